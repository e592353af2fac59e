"""Who holds the screen awake: the mock of logind, and services on the bus."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable

import pytest

from adapters.bus_peer import Service
from adapters.conftest import end
from adapters.mock_of_logind import mock_of_logind
from adapters.surroundings.conftest import Ask
from calfbreak.adapters.dbus.terms import Kind
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.inhibitors import GNOME, KDE, XFCE, Keeper, KeptAwake, LogindInhibitors, blockers
from calfbreak.adapters.surroundings.line import Line
from calfbreak.adapters.surroundings.reading import Topic
from calfbreak.ports import Unavailable

LOGIND = "org.freedesktop.login1"
LIST = (f"{LOGIND}.Manager", "ListInhibitors")


@pytest.fixture
def line(bus: str, loop: SelectorLoop) -> Line:
    return Line(loop, Kind.SESSION)


def test_a_film_that_blocks_idleness_at_logind(
    serve: Callable[..., Service], line: Line, loop: SelectorLoop, ask: Ask
) -> None:
    logind = serve(LOGIND)
    part = LogindInhibitors(line)
    assert loop.run_until(lambda: line.owned(LOGIND))
    film = ("idle:sleep", "mpv", "playing", "block", os.getuid(), 77)
    logind.answers[LIST] = ("a(ssssuu)", ([film],))
    assert ask(part).said == "the screen is held awake: used by mpv"
    assert ask(part).holds == {Topic.VIDEO}
    logind.answers[LIST] = ("a(ssssuu)", ([],))
    assert ask(part).said == "nothing holds the screen awake"
    part.close()


def test_a_real_systemd_inhibit_at_the_mock_of_logind(
    start: Callable[..., subprocess.Popen[bytes]],
    line: Line,
    loop: SelectorLoop,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start(*mock_of_logind())
    part = LogindInhibitors(line)
    monkeypatch.setattr(os, "getuid", lambda: 1000)  # for the mock, everybody is
    assert loop.run_until(lambda: line.owned(LOGIND), 20)
    assert ask(part).said == "nothing holds the screen awake"
    film = start("systemd-inhibit", "--what=idle", "--who=film", "--mode=block", "sleep", "1000")
    assert loop.run_until(lambda: ask(part).said == "the screen is held awake: used by film")
    end(film)
    assert loop.run_until(lambda: ask(part).holds == frozenset())
    part.close()


@pytest.mark.parametrize(
    "inhibitor",
    [
        ("sleep:shutdown", "updater", "", "block", 1000, 77),
        ("idle", "player", "", "delay", 1000, 77),
        ("idle", "another person's", "", "block", 1001, 77),
        ("idle", "ourselves", "", "block", 1000, 42),
        ("handle-lid-switch", "desktop", "", "block", 1000, 77),
    ],
)
def test_what_holds_no_screen_awake(inhibitor: tuple[str, str, str, str, int, int]) -> None:
    film = ("sleep:idle", "mpv", "playing", "block", 1000, 78)
    assert blockers([inhibitor, film], user=1000, own=42) == ["mpv"]


@pytest.mark.parametrize("keeper", [GNOME, KDE, XFCE], ids=["gnome", "kde", "xfce"])
def test_a_service_that_keeps_the_screen_on(
    keeper: Keeper, serve: Callable[..., Service], line: Line, loop: SelectorLoop, ask: Ask
) -> None:
    part = KeptAwake(line, keeper)
    names = [name for name in (keeper.peer.name, keeper.beside) if name]
    assert ask(part).said == f"{names[-1]} does not run"
    service = serve(*names)
    assert loop.run_until(lambda: all(map(line.owned, names)))
    method = (keeper.peer.interface, keeper.method)
    service.answers[method] = ("b", (True,))
    assert ask(part).holds == {Topic.VIDEO}
    assert service.heard[-1] == (keeper.method, keeper.body)
    service.answers[method] = ("b", (False,))
    assert ask(part).holds == frozenset()
    service.answers[method] = ("s", ("rubbish",))
    assert ask(part).said == "unknown: 's' instead of 'b'"
    del service.answers[method]
    assert ask(part).said.startswith("unknown: org.freedesktop.DBus.Error.UnknownMethod")
    service.end()
    assert loop.run_until(lambda: ask(part).said == f"{names[-1]} does not run")
    part.close()


def test_inhibitions_of_suspending_alone_are_not_about_the_screen(
    serve: Callable[..., Service], line: Line, loop: SelectorLoop, ask: Ask
) -> None:
    part = KeptAwake(line, XFCE)
    service = serve(XFCE.peer.name)
    service.answers[XFCE.peer.interface, "HasInhibit"] = ("b", (True,))
    assert loop.run_until(lambda: line.owned(XFCE.peer.name))
    assert ask(part).holds == frozenset()
    assert service.heard == []
    part.close()


def test_a_bus_that_goes_away_and_a_service_that_hangs_are_unknown(
    bus_daemon: subprocess.Popen[bytes], serve: Callable[..., Service], line: Line, loop: SelectorLoop, ask: Ask
) -> None:
    part = KeptAwake(line, GNOME)
    service = serve(GNOME.peer.name)
    assert loop.run_until(lambda: line.owned(GNOME.peer.name))
    service.watch.cancel()  # from now on it hears, and never answers
    assert ask(part).said == "unknown: org.gnome.SessionManager did not answer within 1.5 s"
    bus_daemon.kill()
    assert loop.run_until(lambda: ask(part).said == "org.gnome.SessionManager does not run")
    part.close()


def test_without_a_bus_it_is_unavailable(loop: SelectorLoop) -> None:
    with pytest.raises(Unavailable, match="cannot be reached"):
        KeptAwake(Line(loop, Kind.SESSION), GNOME)
    with pytest.raises(Unavailable, match="cannot be reached"):
        LogindInhibitors(Line(loop, Kind.SYSTEM))
