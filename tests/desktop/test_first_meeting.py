"""A person meets the program on a real desktop: the first start by keyboard alone, once; and the panel at the icon."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QRect

import calfbreak
from desktop.furniture import PANEL_HEIGHT
from desktop.program import Program
from desktop.resident import Resident
from desktop.session import SCREEN_SIZE, Desktop

WELCOME, PANEL = "^Welcome to Calf Break$", "^Calf Break$"
ICON = QPoint(SCREEN_SIZE.width() - PANEL_HEIGHT // 2, PANEL_HEIGHT // 2)
ELSEWHERE = QPoint(SCREEN_SIZE.width() // 4, SCREEN_SIZE.height() * 3 // 4)
COMMAND = (sys.executable, "-P", "-m", "calfbreak")
ENV = {"PYTHONPATH": str(Path(calfbreak.__file__).parent.parent)}


def ask(desktop: Desktop, *words: str) -> int:
    """A command, as somebody types it in a terminal; its exit status."""
    return subprocess.run(
        [*COMMAND, *words], env=desktop.env | ENV, capture_output=True, timeout=30, check=False
    ).returncode


def start(desktop: Desktop) -> Program:
    """Start it as somebody who has no profile of their own, and wait until it answers."""
    program = desktop.start(*COMMAND, name="calfbreak", **ENV)
    desktop.wait_until(lambda: ask(desktop, "status") == 0, "an answer", 30)
    return program


def end(desktop: Desktop, program: Program) -> None:
    assert ask(desktop, "quit") == 0
    program.wait()


def test_the_first_start_by_keyboard_alone_and_never_again(desktop: Desktop) -> None:
    entry = Path(desktop.env["XDG_CONFIG_HOME"], "autostart/calf-break.desktop")
    program = start(desktop)
    desktop.wait_until(lambda: desktop.windows(WELCOME), "the first start", 30)
    desktop.wait_until(lambda: "Welcome" in desktop.focused_title(), "it to have the keyboard")
    desktop.screenshot("first-step")
    desktop.key("Return", "Return", "Return", "Return")  # three steps, and the taste begins
    desktop.key("Right", "Right", "Right", "Right")  # through its four phases
    desktop.key("shift+Tab", "space")  # the last thing on the last page
    desktop.wait_until(entry.exists, "the program to start with the desktop")
    desktop.screenshot("last-step")
    desktop.key("Escape")
    desktop.wait_until(lambda: not desktop.windows(WELCOME), "the first start to go")
    end(desktop, program)

    program = start(desktop)
    assert ask(desktop, "about") == 0  # whatever opens by itself opens before this
    desktop.wait_until(lambda: desktop.windows("^About Calf Break$"), "the window that was asked for")
    assert desktop.windows(WELCOME) == []
    end(desktop, program)


def test_the_panel_opens_at_the_icon_and_goes_when_something_else_is_clicked(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start(scale=1)
    desktop.wait_until(desktop.bus.tray_items, "the icon")

    def opened() -> list[int]:
        if not desktop.windows(PANEL):
            desktop.click(ICON)
        return desktop.windows(PANEL)

    (panel,) = resident.wait_until(opened, "the panel")
    box = desktop.geometry(panel)
    assert QRect(QPoint(0, 0), SCREEN_SIZE).contains(box)
    assert box.top() >= PANEL_HEIGHT
    assert box.right() > SCREEN_SIZE.width() * 3 // 4
    desktop.screenshot("panel")
    desktop.click(ELSEWHERE)
    resident.wait_until(lambda: not desktop.windows(PANEL), "the panel to go")
    resident.wait_until(opened, "the panel again")
    desktop.key("Escape")
    resident.wait_until(lambda: not desktop.windows(PANEL), "the panel to go by Escape")
