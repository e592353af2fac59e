"""A ring that empties around a number."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.ui.hoop import WHOLE, Hoop
from calfbreak.ui.ring_words import RingWords, ring_words
from calfbreak.ui.still_picture import StillPicture, show_piece
from calfbreak.ui.theme import Theme

THICKNESS = 0.056
"""Of the ring, as a part of its width."""
RING_RATE = 10
"""Pictures of the arc a second: in a hold of half a minute its end goes on by 2 px in each."""
KEPT = 40
"""Pictures of words that are kept at most: those of a hold of half a minute, 10 to 20 kB each."""


class CountdownRing(QWidget):
    """A number and a word in a ring of which `fraction` is filled."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, str, int, bool] = ("", "", 0, False)
        self._hoop = Hoop(0.0, 0.0, 0.0, 0.0)
        self._track = StillPicture(self)
        self._words: dict[tuple[str, str], RingWords] = {}
        self._words_for: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or else the window is painted again beneath it
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumSize(132, 132)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As in the design, at 100 %."""
        return QSize(180, 180)

    def show_value(self, number: str, word: str, fraction: float, *, working: bool) -> None:
        """Show the number above the word. A working ring is painted in the signal's colour."""
        sixteenths = round(min(1.0, max(0.0, fraction)) * WHOLE)
        before, self._shown = self._shown, (number, word, sixteenths, working)
        if self._shown == before:
            return
        if working is not before[3]:
            self.update()
        elif sixteenths != before[2]:
            self.update(self._hoop.between(before[2], sixteenths))
        if (number, word) != before[:2]:
            self.setAccessibleName(f"{number} {word}".strip())
            if self.isVisible():  # or else all of it is painted when it is shown
                stand = self._written(number, word).room | self._written(*before[:2]).room
                self.update(stand if self._hoop.is_around(QRectF(stand)) else self.rect())

    def turn(self, fraction: float) -> None:
        """Go on with the same number and word."""
        number, word, _, working = self._shown
        self.show_value(number, word, fraction, working=working)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ring is as large as there is room."""
        super().resizeEvent(event)
        size = min(self.width(), self.height())
        thickness = size * THICKNESS
        self._hoop = Hoop(self.width() / 2, self.height() / 2, (size - thickness - 2) / 2, thickness)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, number and word from pictures, and the arc over them."""
        number, word, sixteenths, working = self._shown
        roles, words = self._theme.roles, self._written(number, word)
        track = self._track.make(roles, self._paint_track, roles.card)
        seen = event.rect()
        with QPainter(self) as painter:
            show_piece(painter, track, seen)
            if seen.intersects(words.room):
                words.show(painter)
            if sixteenths > 0 and not self._hoop.is_around(QRectF(seen)):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(_round_pen(roles.signal if working else roles.accent, self._hoop.thickness))
                painter.drawArc(self._hoop.box, WHOLE // 4 - sixteenths, self._hoop.painted(sixteenths, seen))

    def _written(self, number: str, word: str) -> RingWords:
        """Number and word, as they stand in the ring."""
        roles, ratio = self._theme.roles, self.devicePixelRatio()
        wanted = (roles, self._hoop, ratio)
        if wanted != self._words_for or len(self._words) >= KEPT:
            self._words_for = wanted
            self._words.clear()
        if (number, word) not in self._words:
            self._words[number, word] = ring_words(number, word, self._hoop, roles, ratio)
        return self._words[number, word]

    def changeEvent(self, event: QEvent) -> None:
        """With other letters the pictures are of no use."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._words.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """The pictures are made anew when they are needed again."""
        super().hideEvent(event)
        self._words.clear()

    def _paint_track(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._theme.roles.track), self._hoop.thickness))
        painter.drawEllipse(self._hoop.box)


@lru_cache(maxsize=4)
def _round_pen(colour: str, thickness: float) -> QPen:
    return QPen(QColor(colour), thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
