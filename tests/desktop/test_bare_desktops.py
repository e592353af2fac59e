"""Where the desktop has no tray, or nobody who shows notifications, or neither, the program works all the same."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QRect

from desktop.resident import DIALOG, Resident
from desktop.session import Desktop

OWN = "^Calf Break$"
START, GRACE = "#1f7a6c", 1.5


def test_without_a_tray(desktop_without_tray: Desktop) -> None:
    resident = Resident(desktop_without_tray)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        desktop_without_tray.click(resident.bubble().center())
        resident.wait_until(lambda: desktop_without_tray.windows(DIALOG), "the guided stretch")
    resident.say()


def test_with_neither_tray_nor_notifications(bare_desktop: Desktop) -> None:
    resident = Resident(bare_desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        (window,) = resident.wait_until(lambda: bare_desktop.windows(OWN), "the program's own reminder")
        bare_desktop.screenshot("own-reminder")
        resident.say("snooze")
        resident.wait_for_phase("snoozed")
        bare_desktop.wait_until(lambda: window not in bare_desktop.windows(OWN), "its own reminder to go")
    resident.say()
    resident.wait_until(lambda: bare_desktop.windows(OWN), "a second start to show what is going on")
    bare_desktop.screenshot("status")


def test_its_own_reminder_takes_no_keyboard_and_no_early_click(bare_desktop: Desktop) -> None:
    """Rule 5.5. Somebody types; the reminder comes; what is typed stays where it belongs."""
    editor = bare_desktop.start(sys.executable, Path(__file__).parent / "toy_editor.py", name="editor")
    editor.expect("ready")
    bare_desktop.wait_until(lambda: bare_desktop.focused_title() == "Toy editor", "the editor to have the keyboard")
    resident = Resident(bare_desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        (window,) = resident.wait_until(lambda: bare_desktop.windows(OWN), "the program's own reminder")
        box = bare_desktop.geometry(window)
        early = resident.wait_until(lambda: bare_desktop.find_colour(START, box, tolerance=2), "its button")
        bare_desktop.click(_inside(early.box))
        bare_desktop.type("word ")
        bare_desktop.screenshot("typing")
    editor.expect("text: word ")
    assert bare_desktop.focused_title() == "Toy editor"
    assert resident.status()["on_screen"], "a click in its first moment answered it"
    assert bare_desktop.windows(DIALOG) == []

    def answered() -> bool:
        bare_desktop.click(_inside(early.box))
        return resident.phase() == "session"

    resident.wait_until(answered, "a click after its first moment to start the stretch")


def _inside(box: QRect) -> QPoint:
    return QPoint(box.left() + 12, box.center().y())
