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
from calfbreak.domain.knee_to_wall import SOURCES
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


def test_every_text_comes_through_the_catalogue(qapp: QApplication) -> None:
    use(PseudoLanguage())
    try:
        left = {name: found for name, window in windows() if (found := left_in_latin_letters(window))}
    finally:
        use(None)
    assert not left


def test_longer_words_have_room(qapp: QApplication) -> None:
    use(PseudoLanguage())
    try:
        cut = {name: found for name, window in windows() if (found := without_room(window))}
    finally:
        use(None)
    assert not cut


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_cut_off(english_again: QtLanguage, code: str) -> None:
    need_font(code)
    english_again.speak(speak(code, {}))
    assert {name: found for name, window in windows() if (found := without_room(window))} == {}


@pytest.mark.parametrize("code", SCRIPTS)
def test_no_latin_letters_are_left_where_none_are_written(english_again: QtLanguage, code: str) -> None:
    english_again.speak(speak(code, {}))
    assert {name: found for name, window in windows() if (found := left_in_latin_letters(window))} == {}


@pytest.mark.parametrize("code", OTHERS)
def test_windows_are_laid_out_in_the_direction_of_the_script(english_again: QtLanguage, code: str) -> None:
    english_again.speak(speak(code, {}))
    wanted = Qt.LayoutDirection.RightToLeft if right_to_left(code) else Qt.LayoutDirection.LeftToRight
    assert {window.layoutDirection() for _, window in windows()} == {wanted}


def need_font(code: str) -> None:
    """Without a font for its script nothing can be said about the room that a language needs."""
    if code in SCRIPTS and not QFontDatabase.families(SCRIPTS[code]):
        pytest.skip(f"no font for {LANGUAGES[code]} is installed")
