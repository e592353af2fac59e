"""Two things side by side, as long as there is room: in a narrow window a list stands above, a picture is left out.

A desktop that lays windows out as tiles takes no notice of how wide they want to be.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QWidget

from calfbreak.ui.parts import em

BETWEEN = 24
"""px between the two."""
_ANY = 16_777_215
"""px: what Qt takes for no limit."""


class Beside(QWidget):
    """A list and what it lists."""

    def __init__(self, first: QWidget, second: QWidget, *, width: float, least: float, height: float) -> None:
        """`first` is this wide beside `second`, or this high above it, all `em`: above it, where beside it `second`
        would not be `least` wide, and above it there is room for both.
        """
        super().__init__()
        self._first, self._second = first, second
        self._width, self._least, self._height = em(width), em(least), em(height)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(BETWEEN)
        self._layout.addWidget(first)
        self._layout.addWidget(second, 1)
        self._arrange(beside=True)

    def minimumSizeHint(self) -> QSize:
        """What both need one above the other, or less: they scroll."""
        first, second = self._first.minimumSizeHint(), self._second.minimumSizeHint()
        return QSize(max(first.width(), second.width()), max(first.height(), second.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window is as wide as the desktop makes it."""
        super().resizeEvent(event)
        room = event.size()
        wide, high = self._width + BETWEEN + self._least, self._height + BETWEEN + self._least // 2
        self._arrange(beside=room.width() >= wide or room.height() < high)

    def _arrange(self, *, beside: bool) -> None:
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._first.setMinimumSize(self._width if beside else 0, 0 if beside else self._height)
        self._first.setMaximumSize(self._width if beside else _ANY, _ANY if beside else self._height)
        self._layout.activate()  # now, and not after the old arrangement was seen at the new size


class Pictured(QWidget):
    """Words, and a picture that says nothing which they do not say."""

    def __init__(self, words: QWidget, picture: QWidget, *, least: float, picture_first: bool = False) -> None:
        """The picture is seen where the words keep a width of `least`, as `em`."""
        super().__init__()
        self._words, self._picture, self._least = words, picture, em(least)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(BETWEEN)
        self._row.addWidget(words, 5)
        self._row.insertWidget(0 if picture_first else 1, picture, 4)

    def minimumSizeHint(self) -> QSize:
        """What the words alone need."""
        least, around = self._words.minimumSizeHint(), self.contentsMargins()
        wide, high = max(self._least, least.width()), max(self._least // 2, least.height())
        return QSize(wide + around.left() + around.right(), high + around.top() + around.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window is as wide as the desktop makes it."""
        super().resizeEvent(event)
        least = max(self._least, self._words_need())
        pictured = self.contentsRect().width() >= least + BETWEEN + self._picture.minimumWidth()
        self._picture.setVisible(pictured)
        self._words.setMinimumWidth(least if pictured else 0)
        self._row.activate()

    def _words_need(self) -> int:
        """How wide they are at least; where they scroll, without scrolling sideways."""
        if not isinstance(self._words, QScrollArea) or (inner := self._words.widget()) is None:
            return self._words.minimumSizeHint().width()
        return inner.minimumSizeHint().width() + self._words.verticalScrollBar().sizeHint().width()
