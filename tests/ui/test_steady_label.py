"""A label whose text changes every second: its window is not laid out again for that."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.ui.parts import label
from calfbreak.ui.steady_label import SteadyLabel
from ui.layings import Layings


class Row(QWidget):
    """A label, and at the end of its line one that changes."""

    def __init__(self) -> None:
        super().__init__()
        self.steady, self.layings = SteadyLabel(), Layings(self)
        row = QHBoxLayout(self)
        row.addWidget(label("Next: switch legs"), 1)
        row.addWidget(self.steady)

    def laid_out_for(self, words: str) -> int:
        before = self.layings.count
        self.steady.setText(words)
        QApplication.processEvents()
        return self.layings.count - before


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    made = Row()
    qtbot.addWidget(made)
    made.show()
    made.laid_out_for("10:00 left")
    return made


def test_a_text_that_is_no_wider_moves_nothing(row: Row) -> None:
    width = row.steady.width()
    assert [row.laid_out_for(words) for words in ("9:59 left", "1:11 left", "0:01 left")] == [0, 0, 0]
    assert (row.steady.text(), row.steady.width()) == ("0:01 left", width)


def test_a_wider_text_has_room(row: Row) -> None:
    assert row.laid_out_for("1:00:00 left")
    assert row.steady.width() >= row.steady.fontMetrics().horizontalAdvance("1:00:00 left")


def test_what_is_foreseen_moves_nothing(row: Row) -> None:
    row.steady.foresee(["10:00 left", "1:00:00 left"])
    QApplication.processEvents()
    assert row.steady.text() == "10:00 left"
    assert row.laid_out_for("1:00:00 left") == 0
    assert row.steady.width() >= row.steady.fontMetrics().horizontalAdvance("1:00:00 left")


def test_with_smaller_letters_it_is_narrower(row: Row) -> None:
    wide, letters = row.steady.width(), row.steady.font()
    letters.setPointSizeF(letters.pointSizeF() / 2)
    row.steady.setFont(letters)
    assert row.steady.minimumWidth() < wide


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_text_stands_at_the_end_of_its_line(row: Row, direction: Qt.LayoutDirection) -> None:
    row.setLayoutDirection(direction)
    row.laid_out_for("1")
    image = row.steady.grab().toImage()
    ground = image.pixel(0, 0)
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]
    middle = (inked[0] + inked[-1]) / 2
    assert (middle > image.width() / 2) is (direction is Qt.LayoutDirection.LeftToRight)
