"""Words that a widget paints itself. This is the one place where that happens, so that a test can see all of them.

A label tells by its size hint whether it has room. Painted words tell nothing: they run on over the edge, or into one
another. So whoever paints some says which room they have, they are painted in the middle of it, and a test compares
the two for every window, in every language, with letters of every size, in both directions.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QTransform

_DRAWN = 1000
"""px: the size at which the outline of a number is taken.

The outline that Qt gives of a letter at any other size depends a little on what was drawn before it.
"""


def paint_words(painter: QPainter, words: str, room: QRectF, *, letters: QFont, colour: str) -> None:
    """Paint one line of words in the middle of its room."""
    box = words_box(words, room, letters)
    painter.setFont(letters)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(box.left(), box.top() + round(QFontMetricsF(letters).ascent())), words)


def words_box(words: str, room: QRectF, letters: QFont) -> QRectF:
    """Where the words stand, from the top of the highest letters to the foot of the lowest; it may be too large."""
    metrics = QFontMetricsF(letters)
    wide, high = metrics.horizontalAdvance(words), metrics.height()
    # Letters begin at whole px, or else they are blurred.
    return QRectF(round(room.center().x() - wide / 2), round(room.center().y() - high / 2), wide, high)


def broken(words: str, wide: float, letters: QFont) -> tuple[str, ...]:
    """The words in as few lines as stay within this width, px; a word that is longer has a line for itself."""
    metrics, lines = QFontMetricsF(letters), [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def paint_number(painter: QPainter, number: str, room: QRectF, *, letters: QFont, size: float, colour: str) -> None:
    """Paint a number in the middle of its room, in figures of any `size` (px), which need not be a whole one."""
    box = number_box(number, room, letters, size)
    placed = QTransform.fromTranslate(box.left(), box.bottom()).scale(size / _DRAWN, size / _DRAWN)
    painter.fillPath(placed.map(_outline(number, letters.key())), QColor(colour))


def number_box(number: str, room: QRectF, letters: QFont, size: float) -> QRectF:
    """Where the number stands: figures reach neither above a capital letter nor below the line."""
    wide, high = number_extent(number, letters)
    box = QRectF(0, 0, wide * size, high * size)
    box.moveCenter(room.center())
    return box


def number_extent(number: str, letters: QFont) -> tuple[float, float]:
    """Width and height of the number, for figures of size 1."""
    return _extent(number, letters.key())


def room_in_circle(middle: QPointF, radius: float, top: float, height: float) -> QRectF:
    """The widest room in a circle between two levels, `top` and `height` below it; all px."""
    farthest = max(abs(top - middle.y()), abs(top + height - middle.y()))
    half = max(0.0, radius**2 - farthest**2) ** 0.5
    return QRectF(middle.x() - half, top, 2 * half, height)


@lru_cache(maxsize=32)
def _outline(number: str, key: str) -> QPainterPath:
    """The same numbers come in each phase of a session."""
    outline = QPainterPath()
    outline.addText(QPointF(0, 0), _drawn(key), number)
    return outline


@lru_cache(maxsize=64)
def _extent(number: str, key: str) -> tuple[float, float]:
    metrics = QFontMetricsF(_drawn(key))
    return metrics.horizontalAdvance(number) / _DRAWN, metrics.capHeight() / _DRAWN


def _drawn(key: str) -> QFont:
    """The font of this key (see QFont.key), large."""
    large = QFont()
    large.fromString(key)
    large.setPixelSize(_DRAWN)
    return large
