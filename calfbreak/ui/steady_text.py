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

from calfbreak.ui.long_words import breakable
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
        widest: int = 0,
    ) -> None:
        """As `parts.label`; `at` says where a text stands that needs less than the room.

        A word that is wider than `widest` px is broken; with 0 none is.
        """
        super().__init__()
        self._label = label(kind=kind, times=times, bold=bold, least=least, wrap=wrap)
        self._label.setParent(self)
        self._label.setAlignment(at | Qt.AlignmentFlag.AlignLeading)
        self.setFont(self._label.font())
        self._widest = widest
        self._words = ""
        self._foreseen: dict[str, str] = {}
        """What it will say, and how that is shown."""
        self._heights: dict[int, int] = {}
        """For each width that was asked for, px."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """What it says now."""
        return self._words

    def setText(self, words: str) -> None:
        """Say this now. What was not foreseen has room too, but things may move for it."""
        if words not in self._foreseen:
            self.foresee((*self._foreseen, words))
        self._words, shown = words, self._foreseen[words]
        self._label.setText(shown)
        self._label.setAccessibleName(words if shown != words else "")  # nobody wants to hear where it is broken

    def foresee(self, texts: Iterable[str]) -> None:
        """From now on it will say these."""
        wanted = frozenset(texts)
        if wanted != self._foreseen.keys():
            self._foreseen = {words: self._shown(words) for words in wanted}
            self._heights.clear()
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """What the highest text needs, px."""
        if width not in self._heights:
            self._heights[width] = max((self._box(each, width).height() for each in self._foreseen.values()), default=0)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Room for its longest word, or for its longest line if it has only one."""
        boxes = [self._box(each, 0) for each in self._foreseen.values()]
        line = QFontMetrics(self.font()).height()
        if not self._label.wordWrap():  # letters of another script may come from a font with higher lines
            line = max((line, *(box.height() for box in boxes)))
        return QSize(max((box.width() for box in boxes), default=0), line)

    def minimumSizeHint(self) -> QSize:
        """It cannot do with less."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The label fills the room."""
        super().resizeEvent(event)
        self._label.setFixedSize(event.size())

    def _shown(self, words: str) -> str:
        return breakable(words, QFontMetrics(self.font()), self._widest) if self._widest else words

    def _box(self, words: str, width: int) -> QRect:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap if self._label.wordWrap() else 0
        return QFontMetrics(self.font()).boundingRect(QRect(0, 0, width, _HIGH), int(flags), words)
