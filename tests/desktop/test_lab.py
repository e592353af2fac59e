"""The lab itself: what it shows can be seen, and what is pressed on it arrives. Toys stand in for the program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

from desktop.furniture import PANEL_HEIGHT
from desktop.picture import find_colour
from desktop.session import NOTIFICATIONS, Desktop
from desktop.waiting import wait_until

HERE = Path(__file__).parent
GREEN = "#19c37d"


def test_an_icon_can_be_seen_in_the_panel_and_pressed(desktop: Desktop) -> None:
    toy = desktop.start(sys.executable, HERE / "toy_tray.py", GREEN, name="toy")
    toy.expect("shown")
    spot = desktop.wait_until(lambda: desktop.find_colour(GREEN), "the icon on the screen")
    desktop.screenshot("icon")
    assert len(desktop.bus.tray_items()) == 1
    assert QRect(0, 0, 1280, PANEL_HEIGHT).contains(spot.box)
    assert spot.points >= 16 * 16
    desktop.click(spot.centre)
    toy.expect("pressed Trigger")
    desktop.click(spot.centre, button=2)
    toy.expect("pressed MiddleClick")
    toy.stop()
    desktop.wait_until(lambda: not desktop.bus.tray_items(), "the panel to forget the icon")


def test_a_click_on_a_bubble_of_dunst_is_its_default_action(desktop: Desktop) -> None:
    toy = desktop.start(sys.executable, HERE / "toy_notification.py", name="toy")
    toy.expect("sent")
    (bubble,) = desktop.wait_until(lambda: desktop.windows("^Dunst$"), "the bubble")
    desktop.screenshot("bubble")
    assert desktop.bus.dunst_shown() == 1
    desktop.click(desktop.geometry(bubble).center())
    toy.expect("answered default")
    assert desktop.bus.dunst_history()[0]["summary"] == "A toy notification"


def test_the_buttons_of_a_bubble_of_xfce_can_be_pressed(xfce_desktop: Desktop) -> None:
    toy = xfce_desktop.start(sys.executable, HERE / "toy_notification.py", name="toy")
    toy.expect("sent")
    (bubble,) = xfce_desktop.wait_until(lambda: xfce_desktop.windows("^xfce4-notifyd$"), "the bubble")
    xfce_desktop.screenshot("bubble")
    box = xfce_desktop.geometry(bubble)
    xfce_desktop.click(QPoint(box.right() - 50, box.bottom() - 25))
    toy.expect("answered later")


def test_without_a_tray_there_is_none(desktop_without_tray: Desktop) -> None:
    toy = desktop_without_tray.start(sys.executable, HERE / "toy_tray.py", GREEN, name="toy")
    toy.expect("no tray")
    assert desktop_without_tray.bus.names() == ["org.freedesktop.DBus", NOTIFICATIONS]


def test_without_a_notification_service_nobody_answers(desktop_without_notifications: Desktop) -> None:
    toy = desktop_without_notifications.start(sys.executable, HERE / "toy_notification.py", name="toy")
    toy.expect("nobody")


def test_a_program_that_ends_too_early_is_told_at_once(bare_desktop: Desktop) -> None:
    program = bare_desktop.start(sys.executable, "-c", "print('half'); raise SystemExit(3)", name="short")
    with pytest.raises(AssertionError, match=r"ended \(3\) without 'whole':\nhalf"):
        program.expect("whole", limit=60)


def test_a_wait_in_vain_says_what_for() -> None:
    with pytest.raises(AssertionError, match=r"waited 0\.1 s in vain: the moon"):
        wait_until(lambda: False, "the moon", limit=0.1)


def test_colours_are_found_where_they_are() -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    picture.setPixelColor(7, 5, QColor("#102030"))
    picture.setPixelColor(9, 8, QColor("#122030"))
    exact = find_colour(picture, "#102030")
    near = find_colour(picture, "#102030", tolerance=2)
    assert exact is not None
    assert (exact.box, exact.points) == (QRect(7, 5, 1, 1), 1)
    assert near is not None
    assert (near.box, near.points) == (QRect(7, 5, 3, 4), 2)
    assert find_colour(picture, "#102030", within=QRect(8, 0, 32, 30)) is None
