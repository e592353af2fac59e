"""A line of text that changes often, while nothing around it moves.

Each new text of Qt's label has the whole window laid out again, even if it is as long as the one before. For a time
that counts down that is most of what a second costs, and with figures of unequal width its neighbours would tremble.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel

from calfbreak.ui.theme import font


class SteadyLabel(QLabel):
    """As wide as the widest text that it has shown; the text stands at the end of its line."""

    def __init__(self, *, kind: str = "") -> None:
        """`kind` is its role in the style sheet."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setFont(font())
        self._align()

    def setText(self, words: str) -> None:
        """Show these words; only if they are wider than all before has the window to be laid out anew."""
        super().setText(words)
        self._grow()

    def foresee(self, texts: Iterable[str]) -> None:
        """It will say these, and be no wider for them then than it is from now on."""
        self._grow(max((self.fontMetrics().size(0, each).width() for each in texts), default=0))

    def changeEvent(self, event: QEvent) -> None:
        """With other letters the widths of the texts before mean nothing."""
        super().changeEvent(event)
        match event.type():
            case QEvent.Type.FontChange | QEvent.Type.StyleChange:
                self.setMinimumSize(0, 0)
                self._grow()
            case QEvent.Type.LayoutDirectionChange:
                self._align()

    def _align(self) -> None:
        """To the end of the line of the window: Qt would ask in which direction the words are written."""
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        end = Qt.AlignmentFlag.AlignLeft if backwards else Qt.AlignmentFlag.AlignRight
        self.setAlignment(end | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _grow(self, least: int = 0) -> None:
        needs = self.sizeHint().expandedTo(self.minimumSize()).expandedTo(QSize(least, 0))
        if needs != self.minimumSize():
            self.setFixedSize(needs)  # Qt lays nothing out again for a text in a label that cannot change its size
