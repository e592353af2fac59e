"""The icon on waybar: it is there, a click opens the status, its menu has entries, and it survives its bus."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from calfbreak.adapters.profile import Profile
from desktop.bus import bus_at
from desktop.picture import find_colour
from desktop.resident import Resident
from desktop.wayland_seat import SwaySeat
from desktop.wayland_session import START, WaylandSession, wayland_session

ICON = (1268, 15)
MENU = QRect(850, 15, 420, 230)
"""Below the icon; as high as it is when it has all its entries."""
BACKGROUND = "#ffffff"


def test_the_icon_answers_clicks_and_has_its_menu(artefacts: Path) -> None:
    with sway(artefacts) as (session, seat, resident):
        seat.furnish()
        resident.start(scale=1)
        wait_for_icon(session, resident)
        empty = seat.screenshot("empty")

        assert not has_entries(empty)
        wait_for_menu(seat, resident)
        seat.click(300, 600)  # anywhere else: closes it

        def open_status() -> bool:
            seat.click(*ICON)
            return "Calf Break" in seat.windows()

        resident.wait_until(open_status, "the status window")


@pytest.mark.slow
def test_the_icon_comes_back_with_a_bus_that_was_lost(artefacts: Path) -> None:
    with sway(artefacts) as (session, seat, resident):
        seat.furnish()
        resident.start(scale=1)
        wait_for_icon(session, resident)
        for number in (1, 2):  # whoever can do it once only has not done it
            renew_bus(session)
            seat.start_panel()
            wait_for_icon(session, resident, f"number {number}")

        wait_for_menu(seat, resident)
        log = Profile.at(resident.profile).log_file.read_text()
        assert log.count("the session bus was lost") == 2
        assert "Traceback" not in log + resident.program.output


@pytest.mark.slow
def test_the_panel_comes_half_a_minute_later_than_the_program(artefacts: Path) -> None:
    with sway(artefacts) as (session, seat, resident):
        seat.plug_in_mouse()
        resident.start(scale=1)
        begun = time.monotonic()
        resident.wait_until(lambda: time.monotonic() - begun > 30, "a panel that takes its time", 35)
        seat.start_panel()
        wait_for_icon(session, resident)
        wait_for_menu(seat, resident)


@contextmanager
def sway(artefacts: Path) -> Iterator[tuple[WaylandSession, SwaySeat, Resident]]:
    """sway with nothing on it yet, and the program, not yet started."""
    with wayland_session(SwaySeat.session_type, artefacts, SwaySeat.tools) as session:
        yield session, SwaySeat(session), Resident(session)


def wait_for_icon(session: WaylandSession, resident: Resident, which: str = "the only one") -> None:
    """There is one icon, and no second."""
    resident.wait_until(lambda: len(session.bus.tray_items()) == 1, f"the icon, {which}", 40)


def wait_for_menu(seat: SwaySeat, resident: Resident) -> None:
    """The icon is alive: until waybar has drawn it a click finds nothing; what a click opened, the next one closes."""

    def opened() -> bool:
        seat.click(*ICON, button=3)
        return has_entries(seat.screenshot("menu"))

    resident.wait_until(opened, "the menu and its entries")


def renew_bus(session: WaylandSession) -> None:
    """The session bus ends, and with it all that needs it; then there is another one."""
    for name in ("waybar", "mako", "dbus-daemon"):
        next(program for program in reversed(session.programs) if program.command[0] == name).stop()
    session.bus.close()
    (session.home / "runtime/bus").unlink(missing_ok=True)
    session.start("dbus-daemon", f"--config-file={session.home}/bus.conf", "--nofork", "--nopidfile")
    session.bus = bus_at(session.env["DBUS_SESSION_BUS_ADDRESS"], START)


def has_entries(screen: QImage) -> bool:
    """Whether a menu of some height is open there."""
    spot = find_colour(screen, BACKGROUND, MENU, tolerance=4)
    return spot is not None and spot.box.height() > 120
