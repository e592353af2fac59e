"""The icon on a real panel: it is there, it says what is going on, and its menu opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from desktop.furniture import PANEL_HEIGHT
from desktop.resident import Resident
from desktop.session import SCREEN_SIZE, Desktop

CORNER = QRect(SCREEN_SIZE.width() - PANEL_HEIGHT, 0, PANEL_HEIGHT, PANEL_HEIGHT)
"""Where the only icon of the panel stands."""


def icon(desktop: Desktop) -> QImage:
    """The icon's pixels on the screen."""
    return desktop.picture().copy(CORNER)


def test_six_states_look_like_six_states(desktop: Desktop) -> None:
    empty = icon(desktop)
    resident = Resident(desktop)
    resident.start()
    seen: dict[str, QImage] = {"nothing": empty}

    def look(state: str) -> None:
        """Wait for a picture that is like none before it, for as long as the state holds."""
        found = resident.wait_until(lambda: _new(icon(desktop), seen), f"another icon for {state}")
        desktop.screenshot(state)
        seen[state] = found

    def _new(picture: QImage, known: dict[str, QImage]) -> QImage | None:
        return picture if all(picture != other for other in known.values()) else None

    with resident.somebody_sits():
        steps: tuple[tuple[str, Callable[[], object]], ...] = (
            ("sitting", lambda: resident.wait_for_phase("counting")),
            ("paused", lambda: resident.say("pause")),
            ("standing", lambda: (resident.say("resume"), resident.say("stand"))),
            ("session", lambda: (resident.say("sit"), resident.say("stretch"))),
        )
        for state, reach in steps:
            reach()
            look(state)
        resident.say("quit")
        resident.program.wait()
        resident.start()
        resident.wait_until_shown()
        look("due")
    resident.wait_for_phase("away", limit=20)
    look("away")
    assert len(seen) == 7


def test_the_menu_opens_and_quits(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start()
    desktop.wait_until(desktop.bus.tray_items, "the icon")
    resident.wait_until(lambda: desktop.find_colour("#24343a", CORNER, tolerance=40), "the icon on the screen")
    before = desktop.picture()
    desktop.click(QPoint(CORNER.center().x() + 3, CORNER.center().y()), button=3)
    resident.wait_until(lambda: desktop.picture() != before, "the menu")
    desktop.screenshot("menu")
    desktop.key("Up", "Return")  # the last entry
    assert resident.program.wait() == 0
    desktop.wait_until(lambda: desktop.bus.tray_items() == [], "the icon to go")
