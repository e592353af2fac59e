"""A line that says what was done, or why it was not, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from calfbreak.domain.translation import told
from calfbreak.ui.parts import announce, button, label

Answer = tuple[str, Callable[[], None]]
"""The words of a button, and what it does."""


class Notice(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label(kind="problem", wrap=True)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1)
        self.setVisible(False)

    def say(self, words: str, *answers: Answer) -> None:
        """Say this, with these answers, in place of what was said before."""
        for each in self.buttons:
            self._row.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.buttons = []
        words = told(words)
        self.words.setText(words)
        for answer, act in answers:
            made = button(answer, act)
            self.buttons.append(made)
            self._row.addWidget(made)
        self.setVisible(bool(words))
        if words:
            announce(self, words)

    def clear(self) -> None:
        """Nothing is to be said any more."""
        self.say("")
