"""The icon on waybar: it is there, a click opens the status, and its menu has entries."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from desktop.picture import find_colour
from desktop.resident import Resident
from desktop.wayland_seat import SwaySeat
from desktop.wayland_session import wayland_session

ICON = (1268, 15)
MENU = QRect(850, 15, 420, 230)
"""Below the icon; as high as it is when it has all its entries."""
BACKGROUND = "#ffffff"


def test_the_icon_answers_clicks_and_has_its_menu(artefacts: Path) -> None:
    with wayland_session(SwaySeat.session_type, artefacts, SwaySeat.tools) as session:
        seat = SwaySeat(session)
        seat.furnish()
        resident = Resident(session)
        resident.start(scale=1)
        resident.wait_until(lambda: len(session.bus.tray_items()) == 1, "the icon")
        empty = seat.screenshot("empty")

        def open_menu() -> bool:
            """Until waybar has drawn the icon a click finds nothing; what a click opened, the next one closes."""
            seat.click(*ICON, button=3)
            return has_entries(seat.screenshot("menu"))

        assert not has_entries(empty)
        resident.wait_until(open_menu, "the menu and its entries")
        seat.click(300, 600)  # anywhere else: closes it

        def open_status() -> bool:
            seat.click(*ICON)
            return "Calf Break" in seat.windows()

        resident.wait_until(open_status, "the status window")


def has_entries(screen: QImage) -> bool:
    """Whether a menu of some height is open there."""
    spot = find_colour(screen, BACKGROUND, MENU, tolerance=4)
    return spot is not None and spot.box.height() > 120
