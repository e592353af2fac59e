"""Words that change from phase to phase: they have room beforehand, and nothing is laid out again for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.ui.steady_text import SteadyText
from ui.layings import Layings

SHORT, LONG = "Hold", "Switch to the other leg, and put the first one behind you with its heel on the floor"


class Page(QWidget):
    """A text, and something below it."""

    def __init__(self, text: SteadyText) -> None:
        super().__init__()
        self.steady, self.below = text, QLabel("below")
        self.layings = Layings(self)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(self.below)
        column.addStretch(1)
        self.resize(220, 400)

    def say(self, words: str) -> tuple[int, int]:
        """How often that has it laid out, and where the next thing is then."""
        before = self.layings.count
        self.steady.setText(words)
        QApplication.processEvents()
        return self.layings.count - before, self.below.y()


def page(qtbot: QtBot, text: SteadyText) -> Page:
    made = Page(text)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def test_what_was_foreseen_moves_nothing(qtbot: QtBot) -> None:
    text = SteadyText(wrap=True)
    text.foresee([SHORT, LONG])
    shown = page(qtbot, text)
    (layings, short_below), (more, long_below) = shown.say(SHORT), shown.say(LONG)
    assert (layings, more) == (0, 0)
    assert short_below == long_below
    assert text.text() == LONG
    assert text.height() >= text.heightForWidth(text.width()) >= 3 * text.fontMetrics().height()


def test_what_was_not_foreseen_has_room_too(qtbot: QtBot) -> None:
    shown = page(qtbot, SteadyText(wrap=True))
    _, short_below = shown.say(SHORT)
    layings, long_below = shown.say(LONG)
    assert layings
    assert long_below >= short_below + shown.steady.fontMetrics().height()


def test_it_is_as_small_as_what_is_foreseen_now(qtbot: QtBot) -> None:
    text = SteadyText(wrap=True)
    text.foresee([SHORT, LONG])
    high = text.heightForWidth(200)
    text.foresee([SHORT])
    assert text.heightForWidth(200) < high


def test_a_line_that_is_not_broken_is_as_wide_as_the_widest(qtbot: QtBot) -> None:
    text = SteadyText()
    text.foresee([SHORT, LONG])
    assert text.minimumSizeHint().width() >= text.fontMetrics().horizontalAdvance(LONG)
    assert not text.hasHeightForWidth()


@pytest.mark.parametrize("at", [Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom])
def test_a_short_text_stands_at_its_end_of_the_room(qtbot: QtBot, at: Qt.AlignmentFlag) -> None:
    text = SteadyText(wrap=True, at=at)
    text.foresee([SHORT, LONG])
    shown = page(qtbot, text)
    shown.say(SHORT)
    image = text.grab().toImage()
    ground = image.pixel(0, 0)
    rows = [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(image.width()))]
    assert ((rows[0] + rows[-1]) / 2 > image.height() / 2) is (at is Qt.AlignmentFlag.AlignBottom)


def test_the_letters_of_another_script_are_not_cut_off(qtbot: QtBot) -> None:
    """They come from another font, whose lines are higher than those of the font that was asked for."""
    text, words = SteadyText(times=3), "आगे: रोक, दायाँ पैर"
    text.foresee([words])
    qtbot.addWidget(text)
    usual = QLabel(words, font=text.font())
    qtbot.addWidget(usual)
    assert text.minimumSizeHint().height() >= usual.sizeHint().height()


def test_a_word_without_end_is_broken_but_said_as_one(qtbot: QtBot) -> None:
    text, word = SteadyText(wrap=True, widest=150), "Donaudampfschifffahrtsgesellschaftskapitaen"
    text.foresee([word, SHORT])
    assert text.minimumSizeHint().width() <= 150
    shown = page(qtbot, text)
    shown.say(word)
    assert text.text() == word
    assert text.height() >= 2 * text.fontMetrics().height()
    [inside] = text.findChildren(QLabel)
    seen = QAccessible.queryAccessibleInterface(inside)
    assert seen.role() is QAccessible.Role.StaticText
    assert seen.text(QAccessible.Text.Name) == word
    shown.say(SHORT)
    assert seen.text(QAccessible.Text.Name) == SHORT
