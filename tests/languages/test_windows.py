"""Every window in every language: nothing is left in English, and nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.languages import speak
from calfbreak.domain.history.knee_to_wall import SOURCES
from calfbreak.domain.languages import ENGLISH, LANGUAGES, right_to_left
from calfbreak.domain.translation import use
from calfbreak.ui import pictures
from calfbreak.ui.qt_language import QtLanguage
from calfbreak.ui.theme import Theme
from languages.pseudo import PseudoLanguage
from languages.seen import SCRIPTS, texts, without_room

STRETCHES = load_stretches()
OTHERS = sorted(set(LANGUAGES) - {ENGLISH})
QUOTATIONS = (
    *SOURCES,
    *(source for stretch in STRETCHES.values() for source in stretch.sources),
    *LANGUAGES.values(),
    *(name.capitalize() for name in LANGUAGES.values()),
    "Nobody draws here.",  # what the sample history says of itself
)
_NOT_WORDS = re.compile(
    r"Calf Break|\bmon-fri\b|\bmon\b|\bEsc\b|\b(?:PNG|SVG|JPEG|TOML|CSV|JSON|MIT|Qt|PySide6?|UTF-8)\b|\bC(?:trl)?\+\w"
    r"|\S*[/\\]\S*|\b[\w-]+\.(?:db|toml|log|py|dll|desktop)\b|\b\d+(?:m|h|s)\b|\brotate\b"
)
"""What is the same in every language: names, formats, paths, and what is written into a settings file."""
_LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[QtLanguage]:
    language = QtLanguage(qapp)
    yield language
    language.speak(speak(ENGLISH, {}))
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def windows() -> Iterator[tuple[str, QWidget]]:
    for name, window in pictures.windows(Theme(choice="light"), STRETCHES):
        window.grab()  # lays it out
        QApplication.sendPostedEvents()  # and again, where a bar for scrolling has taken some of the room
        yield name, window


def left_in_latin_letters(window: QWidget) -> set[str]:
    """Texts with words of plain Latin letters that are no names."""
    return {text for text in texts(window) if _LATIN.search(_NOT_WORDS.sub("", without_quotations(text)))}


def without_quotations(text: str) -> str:
    """The text without what stands in it as somebody else wrote it."""
    for quotation in QUOTATIONS:
        text = text.replace(quotation, "")
    return text


def test_every_text_comes_through_the_catalogue_and_longer_words_have_room(qapp: QApplication) -> None:
    use(PseudoLanguage())
    try:
        found = {name: (left_in_latin_letters(window), without_room(window)) for name, window in windows()}
    finally:
        use(None)
    assert {name: left for name, (left, _) in found.items() if left} == {}
    assert {name: cut for name, (_, cut) in found.items() if cut} == {}


@pytest.mark.slow
@pytest.mark.parametrize("code", OTHERS)
def test_every_window_in_this_language(english_again: QtLanguage, code: str) -> None:
    """Nothing is cut off, nothing is left in Latin letters where none are written, and the layout has its direction."""
    english_again.speak(speak(code, {}))
    wanted = Qt.LayoutDirection.RightToLeft if right_to_left(code) else Qt.LayoutDirection.LeftToRight
    cut: dict[str, list[str]] = {}
    for name, window in windows():
        assert window.layoutDirection() is wanted, name
        assert code not in SCRIPTS or left_in_latin_letters(window) == set(), name
        if lacks := without_room(window):
            cut[name] = lacks
    need_font(code)
    assert cut == {}


def need_font(code: str) -> None:
    """Without a font for its script nothing can be said about the room that a language needs."""
    if code in SCRIPTS and not QFontDatabase.families(SCRIPTS[code]):
        pytest.skip(f"no font for {LANGUAGES[code]} is installed")
