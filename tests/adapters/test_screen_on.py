"""The screen stays on while a stretch is shown: who is asked for it, and that hanging up is enough."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from adapters.bus_peer import Service
from calfbreak.adapters.input.xcb import Connection
from calfbreak.adapters.screen_on import KEEPERS, ScreenOn
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

_QUERY_INFO, _SET_SCREEN_SAVER, _FORCE_SCREEN_SAVER = 1, 107, 115


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")


@pytest.mark.usefixtures("no_server")
def test_every_service_that_is_there_is_asked_and_nobody_else(
    loop: SelectorLoop, serve: Callable[..., Service], bus: str
) -> None:
    saver = serve("org.freedesktop.ScreenSaver")
    power = serve("org.freedesktop.PowerManagement")
    saver.answers["org.freedesktop.ScreenSaver", "Inhibit"] = ("u", (7,))
    screen = ScreenOn(loop, "Wall calf stretch")
    loop.run_until(lambda: saver.heard and power.heard, 5)
    assert [saver.heard, power.heard] == [[("Inhibit", ("calf-break", "Wall calf stretch"))]] * 2
    screen.close()


@pytest.mark.usefixtures("no_server")
def test_of_gnome_it_asks_that_the_session_is_not_idle(
    loop: SelectorLoop, serve: Callable[..., Service], bus: str
) -> None:
    manager = serve("org.gnome.SessionManager")
    screen = ScreenOn(loop, "Calves")
    loop.run_until(lambda: bool(manager.heard), 5)
    assert manager.heard == [("Inhibit", ("calf-break", 0, "Calves", 8))]
    screen.close()


@pytest.mark.usefixtures("no_server", "bus")
def test_closed_before_anybody_was_found_it_asks_nobody(loop: SelectorLoop, serve: Callable[..., Service]) -> None:
    services = [serve(keeper.peer.name) for keeper in KEEPERS]
    ScreenOn(loop, "Calves").close()
    loop.run_until(lambda: any(service.heard for service in services), 0.2)
    assert not any(service.heard for service in services)


@pytest.mark.usefixtures("no_server")
def test_where_nobody_can_be_asked_it_says_why(loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(Unavailable, match=r"DBUS_SESSION_BUS_ADDRESS.*; .*Wayland"):
        ScreenOn(loop, "Calves")


@pytest.mark.usefixtures("xvfb")
def test_x11_does_not_blank_until_it_is_closed(loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    server = Connection()
    saver = Connection("MIT-SCREEN-SAVER")

    def blank() -> bool:
        reply = saver.ask(_QUERY_INFO, struct.pack("=I", saver.root), 1)
        assert reply is not None
        return reply[1] == 1

    server.tell(_SET_SCREEN_SAVER, struct.pack("=hhBBxx", 1, 0, 1, 0))
    assert loop.run_until(blank, 5), "after a second without input"
    screen = ScreenOn(loop, "Calves")
    server.tell(_FORCE_SCREEN_SAVER, b"")
    assert loop.run_until(lambda: not blank(), 5)
    assert not loop.run_until(blank, 2.5)
    screen.close()
    assert loop.run_until(blank, 5)
    server.close()
    saver.close()


def test_windows_is_told_and_told_again(loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a stand-in; nobody has run it there."""
    told: list[int] = []
    library = SimpleNamespace(SetThreadExecutionState=told.append)
    monkeypatch.setattr("calfbreak.adapters.screen_on.windows_library", lambda name: library)
    monkeypatch.setattr("calfbreak.adapters.screen_on.sys", SimpleNamespace(platform="win32"))
    screen = ScreenOn(loop, "Calves")
    assert told == [0x8000_0003]
    screen.close()
    assert told == [0x8000_0003, 0x8000_0000]


def test_on_macos_a_child_keeps_it_on_and_ends_with_it(
    loop: SelectorLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against a stand-in; nobody has run it there."""
    program = tmp_path / "caffeinate"
    program.write_text(f'#!/bin/sh\necho "$$ $@" > {tmp_path}/told\nexec sleep 100\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("calfbreak.adapters.screen_on.sys", SimpleNamespace(platform="darwin"))
    screen = ScreenOn(loop, "Calves")
    told = tmp_path / "told"
    assert loop.run_until(lambda: told.exists() and told.read_text().endswith("\n"), 10)
    process, *words = told.read_text().split()
    assert words == ["-d", "-w", str(os.getpid())]
    screen.close()
    assert loop.run_until(lambda: not Path(f"/proc/{process}").exists(), 10)
