"""Words that are painted by hand, in every language: none is cut off, lies over another, or is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

import calfbreak
from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.languages import speak
from calfbreak.domain.languages import ENGLISH, LANGUAGES
from calfbreak.domain.phase import Phase
from calfbreak.domain.translation import use
from calfbreak.ui import painted_text, pictures
from calfbreak.ui.countdown_ring import CountdownRing
from calfbreak.ui.history.pictures import history_pictures
from calfbreak.ui.introduction_pictures import introduction_pictures
from calfbreak.ui.qt_language import QtLanguage
from calfbreak.ui.stretches.pictures import stretch_pictures
from calfbreak.ui.theme import Theme, font
from languages.pseudo import PseudoLanguage
from languages.seen import SCRIPTS
from languages.test_windows import need_font
from pictures.painted import Record, lay_out, painters, recorded, without_room

STRETCHES = load_stretches()
SIZES = (100, 150, 200)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture
def language(qapp: QApplication) -> Iterator[QtLanguage]:
    """Speaks; and everything is English again, and as large as it was."""
    spoken, theme = QtLanguage(qapp), Theme(choice="light")
    yield spoken
    theme.enlarge(100)
    spoken.speak(speak(ENGLISH, {}))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def windows_with_painted_words(theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """One of each window in which words are painted: making all of them in every language would take minutes."""
    snapshots = {"panel": pictures.sample_snapshot(), "panel-due": pictures.sample_snapshot(Phase.DUE)}
    for made, number in (
        (pictures.dialogs(theme, STRETCHES), None),
        (history_pictures(theme, STRETCHES), 1),
        (stretch_pictures(theme, STRETCHES), 1),
        (introduction_pictures(theme, STRETCHES, pictures.StillClock(), snapshots), None),
    ):
        for name, window in islice(made, number):
            yield name, window
            delete(window)  # a change of font reaches every widget that there is


def looked_through(percent: int) -> tuple[dict[str, list[str]], set[str]]:
    """What is wrong in each window with text of this size, in its usual and in its smallest size; and all words."""
    theme = Theme(choice="light")
    theme.enlarge(percent)
    wrong: dict[str, list[str]] = {}
    words: set[str] = set()
    with recorded() as record:
        for name, window in windows_with_painted_words(theme):
            lay_out(window)
            words |= {each.words for _, painted in record.words(window) for each in painted}
            found = without_room(window, record)
            window.resize(window.minimumSizeHint().expandedTo(window.minimumSize()))
            lay_out(window)
            if found := found + without_room(window, record):
                wrong[name] = found
    return wrong, words


@pytest.mark.slow
@pytest.mark.parametrize("percent", [SIZES[0], SIZES[-1]])
@pytest.mark.parametrize("code", LANGUAGES)
def test_painted_words_have_room_in_every_language(language: QtLanguage, code: str, percent: int) -> None:
    need_font(code)
    language.speak(speak(code, {}))
    wrong, words = looked_through(percent)
    assert wrong == {}
    assert len(words) > 20
    if code in SCRIPTS:
        assert {each for each in words if _LATIN.search(each)} == set()


@pytest.mark.slow
@pytest.mark.parametrize("percent", SIZES)
def test_painted_words_have_room_when_they_are_longer_and_all_is_turned_round(
    qapp: QApplication, language: QtLanguage, percent: int
) -> None:
    use(PseudoLanguage())
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    wrong, words = looked_through(percent)
    assert wrong == {}
    assert {each for each in words if _LATIN.search(each)} == set()
    assert sum(bool(_WORDS.search(each)) for each in words) > 5


def test_all_words_are_painted_in_one_place() -> None:
    """Or else the tests here would not see them."""
    painted = re.compile(r"\b(?:drawText|drawStaticText|drawTextItem|addText|drawGlyphRun)\b")
    folder = Path(calfbreak.__file__).parent
    found = {file.relative_to(folder) for file in folder.rglob("*.py") if painted.search(file.read_text("utf-8"))}
    assert found == {Path("ui/painted_text.py")}
    assert CountdownRing in painters()


class Sign(QWidget):
    """Paints words where it is told to."""

    def __init__(self, *words: tuple[str, QRectF]) -> None:
        super().__init__()
        self.words = words
        self.resize(200, 100)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint them."""
        with QPainter(self) as painter:
            for words, room in self.words:
                painted_text.paint_words(painter, words, room, letters=font(), colour="#000000")


def wrong_with(sign: Sign) -> list[str]:
    with recorded() as record:
        return _listened(record, sign)


def _listened(record: Record, sign: Sign) -> list[str]:
    usual = Sign.paintEvent
    Sign.paintEvent = record.during(usual)  # type: ignore[method-assign]
    try:
        lay_out(sign)
        return without_room(sign, record)
    finally:
        Sign.paintEvent = usual  # type: ignore[method-assign]


ALL = QRectF(0, 0, 200, 100)


def test_words_with_room_are_fine(qtbot: QtBot) -> None:
    sign = Sign(("up", QRectF(0, 0, 200, 50)), ("down", QRectF(0, 50, 200, 50)))
    qtbot.addWidget(sign)
    assert wrong_with(sign) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ((("far too long for so narrow a sign, and longer still", ALL),), "beyond its room"),
        ((("down below", QRectF(0, 90, 200, 40)),), "beyond the widget"),
        ((("one", ALL), ("other", ALL)), "lies over"),
        ((("cut sho…", ALL),), "is not all of it"),
    ],
)
def test_words_without_room_would_be_seen(qtbot: QtBot, words: tuple[tuple[str, QRectF], ...], wrong: str) -> None:
    sign = Sign(*words)
    qtbot.addWidget(sign)
    assert any(wrong in each for each in wrong_with(sign))


def test_words_beneath_a_widget_would_be_seen(qtbot: QtBot) -> None:
    sign = Sign(("hidden", ALL))
    qtbot.addWidget(sign)
    QLabel("over it", sign).setGeometry(80, 30, 50, 40)
    assert any("lies beneath QLabel" in each for each in wrong_with(sign))


def test_a_word_that_a_ring_leaves_out_would_be_seen(qtbot: QtBot) -> None:
    ring = CountdownRing(theme=Theme(choice="light"))
    qtbot.addWidget(ring)
    ring.resize(ring.minimumSize())
    ring.show_value("15", "words that are longer than the ring is wide in any letters", 0.5, working=True)
    with recorded() as record:
        lay_out(ring)
        assert any("is seen as '15'" in each for each in without_room(ring, record))


@pytest.mark.parametrize(("wide", "lines"), [(10_000, 1), (1, 3)])
def test_words_are_broken_into_lines_that_stay_within_a_width(qapp: QApplication, wide: float, lines: int) -> None:
    assert painted_text.broken("one two three", wide, font()) == (
        ("one two three",) if lines == 1 else ("one", "two", "three")
    )
