"""What Qt itself needs to know of the language: its own texts, the direction of writing, and how it writes numbers."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from calfbreak.domain.languages import ENGLISH, right_to_left

_LATIN_DIGITS = {"ar": "ar_AE"}
"""Where a language has two sets of digits: Calf Break writes 1, 2, 3 everywhere, and its fields should do so, too."""


class QtLanguage:
    """Keeps Qt at the language that the program speaks. Costs nothing while that is English."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator: QTranslator | None = None
        self._code = ENGLISH

    def speak(self, code: str) -> None:
        """Use this language from now on: a key of `domain.languages.LANGUAGES`. Windows that exist keep their texts."""
        if code == self._code:
            return
        self._code = code
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = _texts_of_qt(code)
        if self._translator is not None:
            self._application.installTranslator(self._translator)
        QLocale.setDefault(QLocale(_LATIN_DIGITS.get(code, code)))
        direction = Qt.LayoutDirection.RightToLeft if right_to_left(code) else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(direction)


def _texts_of_qt(code: str) -> QTranslator | None:
    """Qt's own texts (menus of text fields, standard buttons); None where Qt does not bring them."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if code != ENGLISH and translator.load(f"qtbase_{code}", folder) else None


def languages_of_system() -> tuple[str, ...]:
    """The names of the languages that Windows or macOS asks for, best first; elsewhere the environment tells them."""
    return tuple(QLocale.system().uiLanguages()) if sys.platform in ("win32", "darwin") else ()
