"""Input on real Wayland desktops: what their compositors say when somebody pauses, and comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from calfbreak.adapters.choose import choose
from calfbreak.adapters.input.candidates import candidates
from calfbreak.adapters.selector_loop import SelectorLoop, Watch
from desktop.wayland_session import Gnome, KWin, Sway, WaylandSession, wayland_session

pytestmark = pytest.mark.slow
BEFORE_IT_IS_TOLD = 0.5
"""Seconds that a touch may be older for the compositor than for us: it looks at the clock less often."""


class CountingLoop(SelectorLoop):
    """Counts how often something could be read."""

    readings = 0

    def watch(self, descriptor: int, ready: Callable[[], None]) -> Watch:
        """Count what is ready, and pass it on."""

        def counted() -> None:
            self.readings += 1
            ready()

        return super().watch(descriptor, counted)


class Watcher:
    """The source that is chosen on such a desktop, and what it says."""

    def __init__(self, session: WaylandSession, loop: SelectorLoop) -> None:
        self.loop = loop
        self.calls = 0
        self.lost: list[str] = []
        offered = candidates(loop, self._called, self.lost.append, session.env)
        self.source: Any = choose(offered).adapter

    def _called(self) -> None:
        self.calls += 1

    def idle(self) -> float:
        idle: float | None = self.source.idle()
        assert idle is not None
        return idle

    def idle_since(self, touch: float) -> float:
        """How long nobody has touched anything; no longer than since `touch`, whatever else the machine had to do."""
        idle = self.idle()
        assert idle <= time.monotonic() - touch + BEFORE_IT_IS_TOLD, "it says that nobody was there when somebody was"
        return idle


@pytest.fixture(params=[Sway, KWin, Gnome], ids=lambda kind: kind.__name__)
def session(
    request: pytest.FixtureRequest, artefacts: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WaylandSession]:
    with wayland_session(request.param, artefacts) as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.env["DBUS_SESSION_BUS_ADDRESS"])
        yield running


@pytest.fixture
def watcher(session: WaylandSession) -> Iterator[Watcher]:
    loop = SelectorLoop()
    made = Watcher(session, loop)
    yield made
    made.source.close()
    loop.close()


TITLES = {
    Sway: ("Wayland org_kde_kwin_idle", "Wayland ext-idle-notify"),
    KWin: ("Wayland ext-idle-notify",),
    Gnome: ("org.gnome.Mutter.IdleMonitor",),
}


def test_a_pause_a_return_and_the_end(session: WaylandSession, watcher: Watcher) -> None:
    loop = watcher.loop
    assert watcher.source.name.startswith(TITLES[type(session)])
    touch = time.monotonic()
    session.touch()
    assert not watcher.source.heed(True), "somebody is busy: that has to be looked at"
    assert loop.run_until(lambda: watcher.source.heed(True), 8), "a pause of 3 s is not noticed"
    assert watcher.idle_since(touch) > 2.5, "KWin's timers may be a twentieth early"
    touch = time.monotonic()
    session.touch()
    assert loop.run_until(lambda: watcher.calls == 1, 5), "the next input is not told"
    watcher.idle_since(touch)
    assert loop.run_until(lambda: watcher.idle() > 6, 8)
    watcher.source.heed(False)
    assert loop.run_until(lambda: watcher.idle() > 11, 8), "a pause of 10 s is not noticed"
    assert watcher.source.heed(True)
    session.touch()
    assert loop.run_until(lambda: watcher.calls == 2, 5), "the return is not told"
    assert watcher.lost == []


def test_while_somebody_sits_and_moves_the_mouse_nothing_wakes_us(session: WaylandSession) -> None:
    loop = CountingLoop()
    watcher = Watcher(session, loop)
    session.touch()
    assert loop.run_until(lambda: watcher.source.heed(True), 8)
    watcher.source.heed(False)
    session.touch()
    loop.run_until(lambda: False, 0.5)
    before = loop.readings
    for _ in range(8):
        session.touch()
        loop.run_until(lambda: False, 0.5)
    assert loop.readings == before
    assert watcher.calls == 0
    watcher.source.close()
    loop.close()


def test_a_compositor_that_dies_is_said(
    session: WaylandSession, watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calfbreak.adapters.input.mutter.RESTART", 0.5)
    session.programs[-1].process.kill()
    assert watcher.loop.run_until(lambda: bool(watcher.lost), 10)
    assert watcher.source.idle() is None
    assert not watcher.source.heed(True)
