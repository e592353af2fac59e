"""What else goes on, on a real X11 desktop: full screen, and do-not-disturb of real notification services."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.session import Desktop
from desktop.surroundings import Surroundings, surroundings

HERE = Path(__file__).parent
XFCE_POWER = "/xfce4-power-manager/presentation-mode"


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Desktop], Surroundings]]:
    with ExitStack() as stack:
        yield lambda desktop: stack.enter_context(surroundings(desktop.env, monkeypatch))


def test_a_window_that_fills_the_screen(bare_desktop: Desktop, around: Callable[[Desktop], Surroundings]) -> None:
    world = around(bare_desktop)
    assert world.ask() == frozenset()
    film = bare_desktop.start(sys.executable, HERE / "toy_film.py", name="film")
    film.expect("playing")
    world.until(lambda: world.ask() == {"fullscreen"})
    bare_desktop.screenshot("film")
    bare_desktop.key("Escape")
    film.expect("in a window")
    world.until(lambda: world.ask() == frozenset())
    assert world.said("full screen (X11)") == "the window in use has a frame"
    bare_desktop.key("f")
    world.until(lambda: world.ask() == {"fullscreen"})
    film.stop()
    world.until(lambda: world.ask() == frozenset())


def test_our_own_window_never_counts(
    bare_desktop: Desktop, around: Callable[[Desktop], Surroundings], monkeypatch: pytest.MonkeyPatch
) -> None:
    world = around(bare_desktop)
    film = bare_desktop.start(sys.executable, HERE / "toy_film.py", name="film")
    film.expect("playing")
    world.until(lambda: world.ask() == {"fullscreen"})
    monkeypatch.setattr(os, "getpid", lambda: film.pid)
    assert world.ask() == frozenset()
    assert world.said("full screen (X11)") == "the window in use is our own"


def test_an_x_server_that_goes_away_is_unknown(
    bare_desktop: Desktop, around: Callable[[Desktop], Surroundings]
) -> None:
    world = around(bare_desktop)
    assert world.ask() == frozenset()
    (server,) = (program for program in bare_desktop.programs if program.log.stem == "Xvfb")
    server.stop()
    assert world.ask() == frozenset()
    assert world.said("full screen (X11)") == "unknown: X11 does not answer"


def test_dunst_is_told_not_to_disturb_dies_and_comes_back(
    desktop: Desktop, around: Callable[[Desktop], Surroundings]
) -> None:
    world = around(desktop)
    world.until(lambda: world.changes == 1)
    assert world.ask() == frozenset()
    desktop.run("dunstctl", "set-paused", "true")
    world.until(lambda: world.changes == 2)
    assert world.ask() == {"dnd"}
    assert world.said("do not disturb") == "do not disturb is on: dunst has it on"
    (dunst,) = (program for program in desktop.programs if program.log.stem == "dunst")
    dunst.stop()
    world.until(lambda: world.changes == 3)
    assert world.ask() == frozenset()
    assert world.said("do not disturb") == "no notification service runs"
    desktop.start_dunst()
    world.until(lambda: world.changes == 4)
    assert world.ask() == frozenset()
    assert world.said("do not disturb") == "dunst has it off"


def test_xfce_is_told_not_to_disturb_and_that_somebody_presents(
    xfce_desktop: Desktop, around: Callable[[Desktop], Surroundings]
) -> None:
    world = around(xfce_desktop)
    world.until(lambda: world.changes == 1)
    assert world.ask() == frozenset()
    switch(xfce_desktop, "xfce4-notifyd", "/do-not-disturb", "true")
    world.until(lambda: world.changes >= 2)
    assert world.ask() == {"dnd"}
    switch(xfce_desktop, "xfce4-power-manager", XFCE_POWER, "true")
    world.until(lambda: world.ask() == {"dnd", "presentation"})
    changes = world.changes
    switch(xfce_desktop, "xfce4-notifyd", "/do-not-disturb", "false")
    world.until(lambda: world.changes > changes)
    assert world.ask() == {"presentation"}
    xfce_desktop.run("xfconf-query", "-c", "xfce4-power-manager", "-p", XFCE_POWER, "--reset")
    world.until(lambda: world.ask() == frozenset())


def switch(desktop: Desktop, channel: str, key: str, value: str) -> None:
    desktop.run("xfconf-query", "-c", channel, "-p", key, "--create", "--type", "bool", "--set", value)
