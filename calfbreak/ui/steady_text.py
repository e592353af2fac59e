"""Words that change from phase to phase, with room for all that they will be: nothing around them moves then.

A window in which a text changes its height is laid out anew, and what is below the text jumps. So the texts that will
come are told beforehand. The label inside has always the size of its room, because for each new text in a label that
could change its size Qt lays out the whole window, even if it stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.ui.parts import label

_HIGH = 10_000
"""px: higher than any text."""


class SteadyText(QWidget):
    """A text with as much room as the largest of those that were foreseen."""

    def __init__(
        self,
        *,
        kind: str = "",
        times: float = 1.0,
        bold: bool = False,
        least: int = 0,
        wrap: bool = False,
        at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        """As `parts.label`; `at` says where a text stands that needs less than the room."""
        super().__init__()
        self._label = label(kind=kind, times=times, bold=bold, least=least, wrap=wrap)
        self._label.setParent(self)
        self._label.setAlignment(at | Qt.AlignmentFlag.AlignLeading)
        self.setFont(self._label.font())
        self._foreseen: frozenset[str] = frozenset()
        self._heights: dict[int, int] = {}
        """For each width that was asked for, px."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    def setText(self, words: str) -> None:
        """Say this now. What was not foreseen has room too, but things may move for it."""
        if words not in self._foreseen:
            self.foresee((*self._foreseen, words))
        self._label.setText(words)

    def foresee(self, texts: Iterable[str]) -> None:
        """From now on it will say these."""
        wanted = frozenset(texts)
        if wanted != self._foreseen:
            self._foreseen = wanted
            self._heights.clear()
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """What the highest text needs, px."""
        if width not in self._heights:
            self._heights[width] = max((self._box(each, width).height() for each in self._foreseen), default=0)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Room for its longest word, or for its longest line if it has only one."""
        wide = max((self._box(each, 0).width() for each in self._foreseen), default=0)
        return QSize(wide, QFontMetrics(self.font()).height())

    def minimumSizeHint(self) -> QSize:
        """It cannot do with less."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The label fills the room."""
        super().resizeEvent(event)
        self._label.setFixedSize(event.size())

    def _box(self, words: str, width: int) -> QRect:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap if self._label.wordWrap() else 0
        return QFontMetrics(self.font()).boundingRect(QRect(0, 0, width, _HIGH), int(flags), words)
