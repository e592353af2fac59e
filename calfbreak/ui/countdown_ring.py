"""A ring that empties around a number."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.ui import painted_text
from calfbreak.ui.still_picture import StillPicture, show_piece
from calfbreak.ui.theme import Theme, font

WHOLE = 360 * 16
"""A full circle, in 1/16 of a degree, as Qt counts."""
THICKNESS = 0.056
"""Of the ring, as a part of its width."""
NUMBER = 0.29
"""Height of the number's font, as a part of the ring's width."""
_INSIDE = 0.72
"""How much of its width is left for the number, at most."""
_ACROSS = 0.94
"""The same for number and word together, from corner to corner."""
_WORD = (1.05, 0.9, 0.75, 0.6)
"""How large the word may be, compared to other text: as large as there is room."""
_BETWEEN = 8
"""px between number and word."""
LEAST_NUMBER = 48
"""px: the number is read from two metres."""


class Hoop(NamedTuple):
    """The middle line of a ring in its widget, and how thick it is; px."""

    x: float
    y: float
    radius: float
    thickness: float

    @property
    def box(self) -> QRectF:
        """The square around the middle line."""
        return QRectF(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)

    def between(self, first: int, last: int) -> QRect:
        """Where the arc ends at these two angles, and at those between them; 1/16 of a degree from the top."""
        (x, y), (end_x, end_y) = self._at(first), self._at(last)
        bulge = self.radius * (1 - math.cos(math.radians(abs(last - first) / 32)))
        margin = self.thickness + bulge + 2
        left, top = math.floor(min(x, end_x) - margin), math.floor(min(y, end_y) - margin)
        return QRect(left, top, math.ceil(max(x, end_x) + margin) - left, math.ceil(max(y, end_y) + margin) - top)

    def is_around(self, room: QRectF) -> bool:
        """Whether nothing of the ring is in this room."""
        across = max(abs(room.left() - self.x), abs(room.right() - self.x))
        down = max(abs(room.top() - self.y), abs(room.bottom() - self.y))
        return math.hypot(across, down) + 1 <= self.radius - self.thickness / 2

    def _at(self, angle: int) -> tuple[float, float]:
        turn = math.radians(angle / 16)
        return self.x + math.sin(turn) * self.radius, self.y - math.cos(turn) * self.radius

    def painted(self, arc: int, seen: QRect) -> int:
        """How much of an arc must be painted, from its end, where only this part is seen; 1/16 of a degree.

        Most of what the ring costs while it moves are pieces of the arc that are there already.
        """
        x, y = self._at(arc)
        across = max(abs(seen.left() - x), abs(seen.right() - x))
        down = max(abs(seen.top() - y), abs(seen.bottom() - y))
        half_chord = (math.hypot(across, down) + self.thickness) / 2
        if half_chord >= self.radius:
            return arc
        reach = math.ceil(math.degrees(2 * math.asin(half_chord / self.radius)) * 16)
        return arc if arc + reach > WHOLE else min(arc, reach)  # of an arc that is nearly whole both ends are seen


class CountdownRing(QWidget):
    """A number and a word in a ring of which `fraction` is filled."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, str, int, bool] = ("", "", 0, False)
        self._hoop = Hoop(0.0, 0.0, 0.0, 0.0)
        self._written = QRectF()
        """Where number and word stand."""
        self._track, self._still = StillPicture(self), StillPicture(self)
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
            self._write_anew()

    def _write_anew(self) -> None:
        """Have painted again where words stand now and where they stood, and no more of the ring than that."""
        if not self.isVisible():
            return  # all of it is painted when it is shown
        before = self._written
        self._still_picture()
        written = before.united(self._written)
        self.update(written.toAlignedRect() if self._hoop.is_around(written) else self.rect())

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
        """Track, number and word from a picture, and the arc over it."""
        _, _, sixteenths, working = self._shown
        roles, still = self._theme.roles, self._still_picture()
        touched = QRect()
        with QPainter(self) as painter:
            for seen in event.region():  # type: ignore[attr-defined] # it can be walked through, unknown to the stubs
                show_piece(painter, still, seen)
                if not self._hoop.is_around(QRectF(seen)):
                    touched |= seen
            if sixteenths > 0 and not touched.isEmpty():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(_round_pen(roles.signal if working else roles.accent, self._hoop.thickness))
                painter.drawArc(self._hoop.box, WHOLE // 4 - sixteenths, self._hoop.painted(sixteenths, touched))

    def _still_picture(self) -> QPixmap:
        """What stays as it is for a second."""
        number, word, _, _ = self._shown
        roles = self._theme.roles
        track = self._track.make(roles, self._paint_track, roles.card)
        return self._still.make((roles, number, word), self._paint_words, track)

    def _paint_track(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._theme.roles.track), self._hoop.thickness))
        painter.drawEllipse(self._hoop.box)

    def _paint_words(self, painter: QPainter) -> None:
        number, word, _, _ = self._shown
        ring = self._hoop.box
        roles, letters, size = self._theme.roles, font(bold=True), number_size(number, ring.width())
        high = painted_text.number_extent(number, letters)[1] * size
        small = _word_letters(word, high, ring.width())
        below = QFontMetricsF(small).height() if small else 0.0
        top = ring.center().y() - (high + (_BETWEEN + below if small else 0)) / 2
        radius = self._hoop.radius - self._hoop.thickness / 2
        room = painted_text.room_in_circle(ring.center(), radius, top, high)
        painted_text.paint_number(painter, number, room, letters=letters, size=size, colour=roles.text)
        self._written = painted_text.number_box(number, room, letters, size)
        if small:
            room = painted_text.room_in_circle(ring.center(), radius, top + high + _BETWEEN, below)
            painted_text.paint_words(painter, word, room, letters=small, colour=roles.secondary)
            self._written |= painted_text.words_box(word, room, small)


@lru_cache(maxsize=4)
def _round_pen(colour: str, thickness: float) -> QPen:
    return QPen(QColor(colour), thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _word_letters(word: str, high: float, width: float) -> QFont | None:
    """The letters of the word below a number that is `high`, in a ring of this `width`, px; smaller ones, if need be.

    None where even those have no room: the number matters more, and for screen readers the word is still there.
    """
    for part in _WORD if word else ():
        letters = font(part)
        metrics = QFontMetricsF(letters)
        if math.hypot(metrics.horizontalAdvance(word), high + _BETWEEN + metrics.height()) <= width * _ACROSS:
            return letters
    return None


def number_size(number: str, width: float) -> float:
    """The size of the number's font in a ring of this width, px.

    No smaller than can be read from afar, unless the number would not fit.
    """
    wide, _ = painted_text.number_extent(number, font(bold=True))
    return min(max(LEAST_NUMBER, width * NUMBER), width * _INSIDE / max(wide, 0.01))
