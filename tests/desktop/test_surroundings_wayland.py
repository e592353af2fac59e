"""What else goes on, on real Wayland desktops: what sway and mako tell, and GNOME's do-not-disturb."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.program import Program
from desktop.session import NOTIFICATIONS
from desktop.surroundings import surroundings
from desktop.waiting import wait_until
from desktop.wayland_session import Gnome, Sway, WaylandSession, wayland_session

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
DCONF = Path("/usr/libexec/dconf-service")
FILM = "[title=Film]"


@pytest.fixture
def sway(artefacts: Path) -> Iterator[WaylandSession]:
    with wayland_session(Sway, artefacts) as running:
        yield running


@pytest.fixture
def gnome(artefacts: Path) -> Iterator[WaylandSession]:
    with wayland_session(Gnome, artefacts) as running:
        yield running


def run(session: WaylandSession, *command: str, **env: str) -> None:
    assert Program(command, session.env | env, session.logs / f"{command[0]}.log").wait() == 0


def test_a_film_on_sway(sway: WaylandSession, monkeypatch: pytest.MonkeyPatch) -> None:
    with surroundings(sway.env, monkeypatch) as world:
        assert world.ask() == frozenset()
        assert world.said("full screen (X11)") == "this is a Wayland session, of which X11 does not see everything"
        film = Program(
            [sys.executable, str(HERE / "toy_film.py")],
            sway.env | {"QT_QPA_PLATFORM": "wayland"},
            sway.logs / "film.log",
        )
        try:
            film.expect("playing")
            world.until(lambda: world.ask() == {"fullscreen"})
            run(sway, "swaymsg", f"{FILM} inhibit_idle open")
            assert world.ask() == {"video", "fullscreen"}
            run(sway, "swaymsg", f"{FILM} fullscreen disable")
            assert world.ask() == {"video"}
        finally:
            film.stop()
        world.until(lambda: world.ask() == frozenset())


def test_mako_is_told_not_to_disturb(sway: WaylandSession, monkeypatch: pytest.MonkeyPatch) -> None:
    sway.start("mako")
    wait_until(lambda: NOTIFICATIONS in sway.bus.names(), "mako")
    with surroundings(sway.env, monkeypatch) as world:
        world.until(lambda: world.changes == 1)
        assert world.ask() == frozenset()
        run(sway, "makoctl", "mode", "-a", "do-not-disturb")
        assert world.ask() == {"dnd"}
        run(sway, "makoctl", "mode", "-r", "do-not-disturb")
        assert world.ask() == frozenset()
        assert world.said("do not disturb") == "mako has it off"


def test_sway_that_dies_is_unknown(sway: WaylandSession, monkeypatch: pytest.MonkeyPatch) -> None:
    with surroundings(sway.env, monkeypatch) as world:
        sway.programs[-1].stop()
        assert world.ask() == frozenset()
        assert world.said("full screen, screen held awake (sway)").startswith("unknown: sway cannot be reached")


@pytest.mark.skipif(not DCONF.exists(), reason="dconf-service is not installed")
def test_gnome_is_told_not_to_disturb(gnome: WaylandSession, monkeypatch: pytest.MonkeyPatch) -> None:
    gnome.start("gjs", "/usr/share/gnome-shell/org.gnome.Shell.Notifications")  # this bus starts nothing by itself
    gnome.start(DCONF)
    monkeypatch.setenv("GSETTINGS_BACKEND", "dconf")
    wait_until(lambda: "ca.desrt.dconf" in gnome.bus.names(), "dconf")
    with surroundings(gnome.env, monkeypatch) as world:
        world.until(lambda: not world.ask() and world.said("do not disturb") == "GNOME has it off")
        assert world.changes == 1
        show_banners(gnome, "false")
        world.until(lambda: world.changes == 2)
        assert world.ask() == {"dnd"}
        show_banners(gnome, "true")
        world.until(lambda: world.changes == 3)
        assert world.ask() == frozenset()
        assert world.said("do not disturb") == "GNOME has it off"


def show_banners(session: WaylandSession, value: str) -> None:
    setting = ("org.gnome.desktop.notifications", "show-banners")
    run(session, "gsettings", "set", *setting, value, GSETTINGS_BACKEND="dconf")
