"""One reminder, every way to answer it: its own buttons, the tray, the command line; and answers that are none."""

from __future__ import annotations

import pytest
from jeepney import DBusAddress, new_signal
from PySide6.QtCore import QPoint, QRect

from desktop.furniture import PANEL_HEIGHT
from desktop.resident import DIALOG, Resident
from desktop.session import SCREEN_SIZE, Desktop

PANEL = QRect(0, 0, SCREEN_SIZE.width(), PANEL_HEIGHT)
DUE = "#d9481f"
"""The icon's ground while a reminder is due."""


def press(desktop: Desktop, bubble: QRect, from_the_right: int) -> None:
    """Press a button of a bubble of Xfce's: they stand at its lower right, all of one size."""
    desktop.click(QPoint(bubble.right() - 56 - 92 * from_the_right, bubble.bottom() - 30))


def test_skip_on_the_bubble(xfce_desktop: Desktop) -> None:
    resident = Resident(xfce_desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        bubble = resident.bubble()
        xfce_desktop.screenshot("bubble")
        press(xfce_desktop, bubble, from_the_right=0)
        resident.wait_for_phase("counting")
        assert resident.rows("SELECT answer FROM reminders") == [("skipped",)]
        assert resident.rows("SELECT 1 FROM bouts") == []
        xfce_desktop.wait_until(lambda: not xfce_desktop.windows("^xfce4-notifyd$"), "the bubble to go")


def test_later_on_the_bubble_brings_it_back(xfce_desktop: Desktop) -> None:
    resident = Resident(xfce_desktop, 'interval = "15m"\nsnooze = "5m"\n')
    resident.start()
    with resident.somebody_sits():
        first = resident.wait_until_shown()
        press(xfce_desktop, resident.bubble(), from_the_right=1)
        snoozed = resident.wait_for_phase("snoozed")
        assert snoozed["snoozes_left"] == first["snoozes_left"] - 1
        assert resident.wait_until_shown()["reminder"] == first["reminder"]
        resident.bubble()


def test_start_on_the_bubble(xfce_desktop: Desktop) -> None:
    resident = Resident(xfce_desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        press(xfce_desktop, resident.bubble(), from_the_right=2)
        resident.wait_until(lambda: xfce_desktop.windows(DIALOG), "the guided stretch")
        assert resident.phase() == "session"


@pytest.mark.parametrize(
    ("downs", "phase"), [(2, "session"), (3, "snoozed"), (4, "counting")], ids=["start", "later", "skip"]
)
def test_the_tray_menu(desktop: Desktop, downs: int, phase: str) -> None:
    resident = Resident(desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        spot = resident.wait_until(
            lambda: desktop.find_colour(DUE, PANEL, tolerance=4), "the icon to say that it is due"
        )
    before = desktop.picture()
    desktop.click(spot.centre, button=3)
    resident.wait_until(lambda: desktop.picture() != before, "the menu")
    desktop.screenshot("menu")
    desktop.key(*["Down"] * downs, "Return")
    resident.wait_for_phase(phase)
    desktop.wait_until(lambda: resident.bubbles() == 0, "the bubble to go")


@pytest.mark.parametrize(
    ("verb", "phase"),
    [("stretch", "session"), ("snooze", "snoozed"), ("skip", "counting")],
    ids=["start", "later", "skip"],
)
def test_the_command_line(desktop: Desktop, verb: str, phase: str) -> None:
    resident = Resident(desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        resident.bubble()
        resident.say(verb)
        resident.wait_for_phase(phase)
        desktop.wait_until(lambda: resident.bubbles() == 0, "the bubble to go")
        refused = resident.ask("skip")
        assert refused.returncode == 1, "a second answer to the same reminder"


def test_a_second_start_shows_what_is_going_on(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start()
    assert desktop.windows("^Calf Break$") == []
    done = resident.ask()
    assert done.returncode == 0
    assert "already running" in done.stdout
    resident.wait_until(lambda: desktop.windows("^Calf Break$"), "the window that says what is going on")
    desktop.screenshot("status")
    assert len(desktop.bus.tray_items()) == 1


def test_an_answer_from_somebody_else_and_one_that_comes_twice_do_nothing(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start()
    stranger = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")
    with resident.somebody_sits():
        resident.wait_until_shown()
        bubble = resident.bubble()
        for number in range(20):
            desktop.bus.emit(new_signal(stranger, "ActionInvoked", "us", (number, "start")))
        # The bus keeps the order: when this answer has come, the others have come too.
        resident.say("skip")
        desktop.wait_until(lambda: resident.bubbles() == 0, "the bubble to go")
        desktop.click(bubble.center())
        assert resident.status()["reminder"] is None
        resident.wait_until_shown()
    assert resident.rows("SELECT answer FROM reminders") == [("skipped",)]
    assert resident.rows("SELECT 1 FROM sessions") == []
