"""Windows that are asked for come to the front, wherever they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calfbreak.ui import parts
from calfbreak.ui.parts import open_in_front


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_window_that_was_made_small_is_shown_again(window: QWidget) -> None:
    open_in_front(window)
    window.showMinimized()
    assert window.isMinimized()
    open_in_front(window)
    assert window.isVisible()
    assert not window.isMinimized()


def test_one_that_fills_the_screen_goes_on_doing_so(window: QWidget) -> None:
    window.showMaximized()
    window.showMinimized()
    open_in_front(window)
    assert window.isMaximized()
    assert not window.isMinimized()


def test_only_a_window_that_is_not_open_yet_is_put_in_the_middle(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    centred: list[QWidget] = []
    monkeypatch.setattr(parts, "centre_on_screen_in_use", centred.append)
    open_in_front(window)
    window.move(QPoint(7, 9))
    open_in_front(window)
    assert centred == [window]
    assert window.pos() == QPoint(7, 9)
