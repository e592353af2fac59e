"""Controls are in the theme's colours, up to the edge of a list, and when they have the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.ui.drawn_controls import CheckBox, ComboBox
from calfbreak.ui.parts import button
from calfbreak.ui.theme import Theme

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
