"""What a screen reader is told that our own widgets are."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.ui.roles import make_roles_known


class Painting(QWidget):
    """Paints itself."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing, for now."""


@pytest.fixture(autouse=True)
def known() -> None:
    make_roles_known()


def told(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """Role and name."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


def test_a_plain_window_is_a_window_by_its_present_title(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle("Before")
    window.show()
    assert told(window) == (QAccessible.Role.Window, "Before")
    window.setWindowTitle("After")
    assert told(window) == (QAccessible.Role.Window, "After")


def test_what_is_painted_and_has_a_name_is_a_picture(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    named, nameless, place = Painting(window), Painting(window), QWidget(window)
    named.setAccessibleName("The day as a band")
    place.setAccessibleName("A group")
    assert told(named) == (QAccessible.Role.Graphic, "The day as a band")
    assert told(nameless)[0] == QAccessible.Role.Client
    assert told(place)[0] == QAccessible.Role.Client


def test_a_picture_may_get_its_name_when_somebody_listens_already(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    picture = Painting(window)
    assert told(picture)[0] == QAccessible.Role.Client
    picture.setAccessibleName("9 seconds")
    gc.collect()
    assert told(picture) == (QAccessible.Role.Graphic, "9 seconds")


def test_what_qt_knows_stays_what_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in (QLabel("Words"), QPushButton("Press me")):
        layout.addWidget(widget)
    assert [told(layout.itemAt(number).widget())[0] for number in (0, 1)] == [
        QAccessible.Role.StaticText, QAccessible.Role.Button,
    ]  # fmt: skip
    assert QAccessible.queryAccessibleInterface(window).childCount() == 2


def test_windows_come_and_go_and_their_roles_with_them(qtbot: QtBot) -> None:
    for _ in range(50):
        window = Painting()
        assert told(window)[0] == QAccessible.Role.Window
        window.deleteLater()
        del window
        gc.collect()
        qtbot.wait(0)
