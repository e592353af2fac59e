"""The ring that empties around a number: painted in pieces, it is what it would be painted at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfbreak.ui.countdown_ring import KEPT, CountdownRing
from calfbreak.ui.theme import Theme


def most_unlike(first: QImage, second: QImage) -> int:
    """By how much, of 255, the two differ where they differ most."""
    bytes_of = [image.convertToFormat(QImage.Format.Format_RGB32).constBits().tobytes() for image in (first, second)]
    return max(abs(one - other) for one, other in zip(*bytes_of, strict=True))


@pytest.mark.parametrize("lasts", [1.9, 5.0, 30.0])
def test_the_ring_painted_in_pieces_is_the_same_as_painted_at_once(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, lasts: float
) -> None:
    made = CountdownRing(theme=theme)
    qtbot.addWidget(made)
    made.resize(260, 200)
    asked: list[QRect] = []
    made.show_value("3", "seconds", 1.0, working=True)
    canvas = made.grab().toImage()
    monkeypatch.setattr(made, "update", lambda area=None: asked.append(area or made.rect()))
    for number in range(round(lasts * 15) + 1):
        asked.clear()
        made.show_value("3", "seconds", 1 - number / 15 / lasts, working=True)
        for area in asked:
            assert area.width() < 200, "no more than where the arc ends"
            with QPainter(canvas) as painter:
                painter.drawImage(area.topLeft(), made.grab(area).toImage())
        if number % 10 == 0 or number == round(lasts * 15):
            assert most_unlike(canvas, made.grab().toImage()) < 80, (
                "but for the smooth edges: a longer arc is a new curve"
            )


def test_in_a_small_ring_a_word_that_is_too_long_even_in_small_letters_is_left_out(qtbot: QtBot, theme: Theme) -> None:
    """The word would lie over the ring; a screen reader still says it."""

    def ring(word: str) -> QImage:
        made = CountdownRing(theme=theme)
        qtbot.addWidget(made)
        made.resize(132, 132)
        made.show_value("13", word, 0.5, working=True)
        assert made.accessibleName() == f"13 {word}".strip()
        return made.grab().toImage()

    alone = ring("")
    assert ring("a word that goes on and on and on and on") == alone
    assert ring("s") != alone
    assert ring("a long word") != alone, "in smaller letters"


def test_a_second_paints_no_more_of_the_ring_than_where_words_stand(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And leaves nothing of the number before, however much wider that was."""
    made = CountdownRing(theme=theme)
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.show()
    made.show_value("21", "seconds", 0.5, working=True)
    canvas = made.grab().toImage()
    asked: list[QRect] = []
    monkeypatch.setattr(made, "update", lambda area=None: asked.append(area or made.rect()))
    for number, word in (("20", "seconds"), ("8", "seconds"), ("8", "paused"), ("1", "second"), ("60", "seconds")):
        asked.clear()
        made.show_value(number, word, 0.5, working=True)
        (area,) = asked
        assert area.width() * area.height() < made.width() * made.height() / 4
        with QPainter(canvas) as painter:
            painter.drawImage(area.topLeft(), made.grab(area).toImage())
        assert canvas == made.grab().toImage()


def test_an_arc_in_another_colour_is_painted_whole(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    made = CountdownRing(theme=theme)
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.show()
    made.show_value("5", "seconds", 0.5, working=False)
    asked: list[QRect] = []
    monkeypatch.setattr(made, "update", lambda area=None: asked.append(area or made.rect()))
    made.show_value("5", "seconds", 0.5, working=True)
    assert asked == [made.rect()]


def test_the_same_words_are_painted_once_while_they_are_seen(qtbot: QtBot, theme: Theme) -> None:
    made = CountdownRing(theme=theme)
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.show()
    first = made._written("12", "seconds")
    assert made._written("12", "seconds") is first
    for number in range(3 * KEPT):
        made._written(str(number), "seconds")
        assert len(made._words) <= KEPT
    made.hide()
    assert not made._words, "nothing is kept while nobody looks"


def test_words_are_painted_anew_in_a_ring_of_another_size_in_other_colours_and_letters(
    qtbot: QtBot, theme: Theme
) -> None:
    made = CountdownRing(theme=theme)
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.show()
    seen = [made._written("12", "seconds")]
    made.resize(200, 160)
    seen.append(made._written("12", "seconds"))
    theme.choose("dark")
    seen.append(made._written("12", "seconds"))
    usual = QApplication.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 1.5)
    try:
        QApplication.setFont(larger)
        QApplication.processEvents()
        seen.append(made._written("12", "seconds"))
    finally:
        QApplication.setFont(usual)
    assert len({id(each) for each in seen}) == len(seen)
