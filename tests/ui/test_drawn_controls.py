"""Controls are in the theme's colours, up to the edge of a list, and when they have the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QSlider, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.ui.drawn_controls import CheckBox, ComboBox, Switch
from calfbreak.ui.parts import button
from calfbreak.ui.stepper import Stepper
from calfbreak.ui.theme import Choice, Theme
from ui.wcag import contrast

SHADE = 8
"""Of 255, by which the style may paint the frame of a list lighter than its ground."""


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize("choice", ["light", "dark", "high-contrast-dark"])
def test_an_open_list_has_the_themes_ground_up_to_its_edge(qtbot: QtBot, choice: str) -> None:
    theme, window = Theme(choice=choice), QWidget()
    qtbot.addWidget(window)
    combo = ComboBox(theme)
    combo.addItems(["One", "Two", "Three"])
    QVBoxLayout(window).addWidget(combo)
    theme.dress(window)
    window.show()
    combo.showPopup()
    image = combo.view().window().grab().toImage()
    combo.hidePopup()
    card = QColor(theme.roles.card)
    for y in (1, 2, image.height() - 3, image.height() - 2):
        edge = image.pixelColor(image.width() // 2, y)
        unlike = max(abs(edge.red() - card.red()), abs(edge.green() - card.green()), abs(edge.blue() - card.blue()))
        assert unlike <= SHADE, f"{edge.name()} beside {card.name()}"


CONTROLS: dict[str, Callable[[Theme], QWidget]] = {
    "button": lambda theme: button("Close", lambda: None),
    "primary": lambda theme: button("Close", lambda: None, primary=True),
    "check box": lambda theme: CheckBox("Close", theme=theme),
}


@pytest.mark.parametrize("make", CONTROLS.values(), ids=CONTROLS)
def test_what_has_the_keyboard_wears_the_themes_ring_and_not_the_styles(
    qtbot: QtBot, make: Callable[[Theme], QWidget]
) -> None:
    """Once Tab was pressed Qt's style lays a bluish ground on the words, in which nobody measured a contrast."""
    theme, window = Theme(choice="dark"), QWidget()
    qtbot.addWidget(window)
    control = make(theme)
    QVBoxLayout(window).addWidget(control)
    theme.dress(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    unfocused = control.grab().toImage()
    control.setFocus()
    quiet = control.grab().toImage()
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after Tab
    assert quiet != unfocused
    assert control.grab().toImage() == quiet


def switch(theme: Theme, *, on: bool) -> Switch:
    made = Switch(theme=theme)
    made.setChecked(on)
    return made


def tabs(theme: Theme) -> QTabBar:
    made = QTabBar()
    for words in ("Today", "Trends"):
        made.addTab(words)
    return made


def pages(theme: Theme) -> QListWidget:
    made = QListWidget()
    made.setProperty("kind", "pages")
    made.addItems(["Reminder", "Stretches"])
    made.setCurrentRow(0)
    return made


TAKING_THE_KEYBOARD: dict[str, tuple[Callable[[Theme], QWidget], int]] = {
    "button": (lambda theme: button("Close", lambda: None), 300),
    "primary": (lambda theme: button("Close", lambda: None, primary=True), 300),
    "switch that is on": (lambda theme: switch(theme, on=True), 100),
    "switch that is off": (lambda theme: switch(theme, on=False), 100),
    "choice": (ComboBox, 250),
    "words": (lambda theme: QLineEdit(), 250),
    "many words": (lambda theme: QPlainTextEdit(), 250),
    "number": (lambda theme: Stepper(1, 9), 150),
    "slider": (lambda theme: QSlider(Qt.Orientation.Horizontal), 60),
    "list": (pages, 200),
    "tabs": (tabs, 100),
}
"""What it is, and how many pixels of it have to change at least: about as many as go round it, round the handle of a
slider, or round the current entry or tab."""


@pytest.mark.parametrize("choice", [each for each in Choice if each is not Choice.DESKTOP])
@pytest.mark.parametrize(("make", "around"), TAKING_THE_KEYBOARD.values(), ids=TAKING_THE_KEYBOARD)
def test_one_sees_what_has_the_keyboard(
    qtbot: QtBot, make: Callable[[Theme], QWidget], around: int, choice: Choice
) -> None:
    """As WCAG 2.2 measures it (2.4.13): the two states differ by a contrast of 3 to 1. In high contrast nothing at all
    was seen of it at a switch that is off, at a list in no theme.
    """
    theme, window, other = Theme(choice=choice), QWidget(), button("Elsewhere", lambda: None)
    qtbot.addWidget(window)
    window.setProperty("kind", "plain")
    control = make(theme)
    column = QVBoxLayout(window)
    column.addWidget(control)
    column.addWidget(other)
    theme.dress(window)
    window.resize(200, 160)
    window.show()

    def active() -> bool:
        window.activateWindow()  # again: the window of the test before may still be going, and take it
        return window.isActiveWindow()

    qtbot.waitUntil(active)
    area = control.geometry()
    other.setFocus()
    without = window.grab(area).toImage()
    size = control.sizeHint()
    control.setFocus()
    within = window.grab(area).toImage()
    assert control.sizeHint() == size  # or what is beside it would move
    changed = sum(
        contrast(without.pixelColor(x, y).name(), within.pixelColor(x, y).name()) >= 3
        for x in range(without.width())
        for y in range(without.height())
        if without.pixel(x, y) != within.pixel(x, y)
    )
    assert changed >= around
