"""The number and the word in a ring, as pictures: in a session the same ones come in each hold.

To lay out and paint letters takes several times as long as to show a picture of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from calfbreak.ui import painted_text
from calfbreak.ui.colours import Roles
from calfbreak.ui.hoop import Hoop
from calfbreak.ui.theme import font

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
_OVER = 2
"""px by which round figures may reach beyond their box."""
LEAST_NUMBER = 48
"""px: the number is read from two metres."""


class RingWords(NamedTuple):
    """A number and a word as they stand in a widget."""

    room: QRect
    """Where they stand."""
    pieces: tuple[tuple[QRect, QPixmap], ...]
    """Each in its place."""

    def show(self, painter: QPainter) -> None:
        """Paint them."""
        for place, picture in self.pieces:
            painter.drawPixmap(place.topLeft(), picture)  # with a size it would be scaled by half a pixel at 150 %


def ring_words(number: str, word: str, hoop: Hoop, roles: Roles, ratio: float) -> RingWords:
    """Number above word in the middle of the hoop; `ratio`: pixels to a px."""
    ring, inside = hoop.box, hoop.radius - hoop.thickness / 2
    letters, size = font(bold=True), number_size(number, ring.width())
    high = painted_text.number_extent(number, letters)[1] * size
    small = _word_letters(word, high, ring.width())
    below = QFontMetricsF(small).height() if small else 0.0
    top = ring.center().y() - (high + (_BETWEEN + below if small else 0)) / 2

    def piece(box: QRectF, paint: Callable[[QPainter], None]) -> tuple[QRect, QPixmap]:
        return _piece(box, roles.card if hoop.is_around(box) else "transparent", ratio, paint)

    room = painted_text.room_in_circle(ring.center(), inside, top, high)
    pieces = [
        piece(
            painted_text.number_box(number, room, letters, size),
            lambda painter: painted_text.paint_number(
                painter, number, room, letters=letters, size=size, colour=roles.text
            ),
        )
    ]
    if small:
        beneath = painted_text.room_in_circle(ring.center(), inside, top + high + _BETWEEN, below)
        pieces.append(
            piece(
                painted_text.words_box(word, beneath, small),
                lambda painter: painted_text.paint_words(painter, word, beneath, letters=small, colour=roles.secondary),
            )
        )
    whole = QRect()
    for place, _ in pieces:
        whole |= place
    return RingWords(whole, tuple(pieces))


def _piece(box: QRectF, ground: str, ratio: float, paint: Callable[[QPainter], None]) -> tuple[QRect, QPixmap]:
    place = box.toAlignedRect().adjusted(-_OVER, -_OVER, _OVER, _OVER)
    made = QPixmap(place.size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(ground))
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-place.topLeft())
        paint(painter)
    return place, made


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
