"""Words that have no place where a line may end: somebody's own stretch can have them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from calfbreak.ui.long_words import BREAK, breakable
from calfbreak.ui.theme import font

WIDEST = 100
ADDRESS = "https://example.org/stretches/of-the-calf/with-a-straight-knee"


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(font())


@pytest.mark.parametrize("words", ["", "Knee straight,  heel down", "Halten — linkes Bein"])
def test_words_that_fit_stay_as_they_are(metrics: QFontMetrics, words: str) -> None:
    assert breakable(words, metrics, WIDEST) == words


def test_a_word_that_is_too_wide_can_be_broken_into_pieces_that_fit(metrics: QFontMetrics) -> None:
    broken = breakable(f"See {ADDRESS} first", metrics, WIDEST)
    assert broken.replace(BREAK, "") == f"See {ADDRESS} first"
    pieces = broken.split(" ")[1].split(BREAK)
    assert len(pieces) > 2
    assert all(metrics.horizontalAdvance(piece) <= WIDEST for piece in pieces)
    assert all(metrics.horizontalAdvance(piece + after[0]) > WIDEST for piece, after in pairwise(pieces))


@pytest.mark.parametrize("letter", ["e\u0301", "कि", "👍🏽"])
def test_no_letter_is_taken_apart(metrics: QFontMetrics, letter: str) -> None:
    pieces = breakable(letter * 40, metrics, WIDEST).split(BREAK)
    assert len(pieces) > 1
    assert all(len(piece) % len(letter) == 0 and piece.startswith(letter) for piece in pieces)
