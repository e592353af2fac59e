"""The guided stretch in every language, in a narrow tile and with large text: also while it is paused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.languages import speak
from calfbreak.domain.languages import ENGLISH, LANGUAGES
from calfbreak.domain.stretching.session import Session, pause
from calfbreak.ui import pictures
from calfbreak.ui.qt_language import QtLanguage
from calfbreak.ui.theme import Theme
from pictures.clipping import cut_off
from pictures.test_sizes import forced

STRETCHES = load_stretches()
STRETCH = STRETCHES["wall-straight"]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme whose text may be enlarged; it and the language are put back."""
    made = Theme(choice="light")
    yield made
    made.enlarge(100)
    QtLanguage(qapp).speak(speak(ENGLISH, {}))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def moments() -> Iterator[Session]:
    running = pictures.sample_session(STRETCH, 10)
    yield running
    yield pause(running, pictures.NOW.elapsed)


@pytest.mark.parametrize(("percent", "size"), [(100, (390, 770)), (200, (1280, 720))])
@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_everything_has_room(qapp: QApplication, theme: Theme, code: str, percent: int, size: tuple[int, int]) -> None:
    QtLanguage(qapp).speak(speak(code, {}))
    theme.enlarge(percent)
    for session in moments():
        dialog = pictures._dialog(theme, STRETCHES, session)
        forced(dialog, size)
        assert cut_off(dialog) == []
        dialog.deleteLater()
