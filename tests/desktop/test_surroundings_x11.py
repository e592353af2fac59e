"""What else goes on, on a real X11 desktop: full screen, and do-not-disturb of real notification services."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.desk import Desk
from calfbreak.adapters.surroundings.parts_here import desk_here
from calfbreak.adapters.surroundings.x11_fullscreen import X11Fullscreen
from desktop.session import Desktop

HERE = Path(__file__).parent
XFCE_POWER = "/xfce4-power-manager/presentation-mode"


class Surroundings:
    """The desk of a desktop, in the test's own process, and how often it said that something changed."""

    def __init__(self, desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP"):
            if name in desktop.env:
                monkeypatch.setenv(name, desktop.env[name])
        self.desktop = desktop
        self.loop = SelectorLoop()
        self.changes = 0
        self.desk: Desk = desk_here(self.loop, self.changed)

    def changed(self) -> None:
        self.changes += 1

    def quiet(self) -> frozenset[str]:
        answers: list[frozenset[str]] = []
        self.desk.ask(lambda engaged, quiet: answers.append(quiet))
        assert self.loop.run_until(lambda: bool(answers), 2.0), "no answer within 2 s"
        return answers[0]

    def until(self, true: Callable[[], object]) -> None:
        assert self.loop.run_until(lambda: bool(true()), 15), self.desk.findings

    def said(self, name: str) -> str:
        return dict(self.desk.findings)[name]

    def close(self) -> None:
        self.desk.close()
        self.loop.close()


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Desktop], Surroundings]]:
    made: list[Surroundings] = []

    def look(desktop: Desktop) -> Surroundings:
        made.append(Surroundings(desktop, monkeypatch))
        return made[-1]

    yield look
    for one in made:
        one.close()


def test_a_window_that_fills_the_screen(bare_desktop: Desktop, around: Callable[[Desktop], Surroundings]) -> None:
    world = around(bare_desktop)
    assert world.quiet() == frozenset()
    film = bare_desktop.start(sys.executable, HERE / "toy_film.py", name="film")
    film.expect("playing")
    world.until(lambda: world.quiet() == {"fullscreen"})
    bare_desktop.screenshot("film")
    bare_desktop.key("Escape")
    film.expect("in a window")
    world.until(lambda: world.quiet() == frozenset())
    assert world.said("full screen (X11)") == "the window in use has a frame"
    bare_desktop.key("f")
    world.until(lambda: world.quiet() == {"fullscreen"})
    film.stop()
    world.until(lambda: world.quiet() == frozenset())


def test_our_own_window_never_counts(
    bare_desktop: Desktop, around: Callable[[Desktop], Surroundings], monkeypatch: pytest.MonkeyPatch
) -> None:
    world = around(bare_desktop)
    film = bare_desktop.start(sys.executable, HERE / "toy_film.py", name="film")
    film.expect("playing")
    world.until(lambda: world.quiet() == {"fullscreen"})
    monkeypatch.setattr(os, "getpid", lambda: film.process.pid)
    assert world.quiet() == frozenset()
    assert world.said("full screen (X11)") == "the window in use is our own"


def test_an_x_server_that_goes_away_is_unknown(
    bare_desktop: Desktop, around: Callable[[Desktop], Surroundings]
) -> None:
    world = around(bare_desktop)
    assert world.quiet() == frozenset()
    (server,) = (program for program in bare_desktop.programs if program.log.stem == "Xvfb")
    server.stop()
    assert world.quiet() == frozenset()
    assert world.said("full screen (X11)") == "unknown: the X server does not answer"


def test_dunst_is_told_not_to_disturb_dies_and_comes_back(
    desktop: Desktop, around: Callable[[Desktop], Surroundings]
) -> None:
    world = around(desktop)
    world.until(lambda: world.changes == 1)
    assert world.quiet() == frozenset()
    desktop.run("dunstctl", "set-paused", "true")
    world.until(lambda: world.changes == 2)
    assert world.quiet() == {"dnd"}
    assert world.said("do not disturb") == "dnd: dunst was told not to disturb"
    (dunst,) = (program for program in desktop.programs if program.log.stem == "dunst")
    dunst.stop()
    world.until(lambda: world.changes == 3)
    assert world.quiet() == frozenset()
    assert world.said("do not disturb") == "no notification service runs"
    desktop.start_dunst()
    world.until(lambda: world.changes == 4)
    assert world.quiet() == frozenset()
    assert world.said("do not disturb") == "dunst may disturb"


def test_xfce_is_told_not_to_disturb_and_that_somebody_presents(
    xfce_desktop: Desktop, around: Callable[[Desktop], Surroundings]
) -> None:
    world = around(xfce_desktop)
    world.until(lambda: world.changes == 1)
    assert world.quiet() == frozenset()
    switch(xfce_desktop, "xfce4-notifyd", "/do-not-disturb", "true")
    world.until(lambda: world.changes >= 2)
    assert world.quiet() == {"dnd"}
    switch(xfce_desktop, "xfce4-power-manager", XFCE_POWER, "true")
    world.until(lambda: world.quiet() == {"dnd", "presentation"})
    changes = world.changes
    switch(xfce_desktop, "xfce4-notifyd", "/do-not-disturb", "false")
    world.until(lambda: world.changes > changes)
    assert world.quiet() == {"presentation"}
    xfce_desktop.run("xfconf-query", "-c", "xfce4-power-manager", "-p", XFCE_POWER, "--reset")
    world.until(lambda: world.quiet() == frozenset())


def switch(desktop: Desktop, channel: str, key: str, value: str) -> None:
    desktop.run("xfconf-query", "-c", channel, "-p", key, "--create", "--type", "bool", "--set", value)


def test_asking_about_the_screen_takes_no_time(
    bare_desktop: Desktop, around: Callable[[Desktop], Surroundings]
) -> None:
    around(bare_desktop)
    part = X11Fullscreen()
    said: list[object] = []
    for _ in range(100):
        part.ask(said.append)  # answers before it returns
    part.close()
    assert len(said) == 100
