"""The ring of the daily goal: one arc for each stretch."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from calfbreak.domain.wording import tr
from calfbreak.ui import painted_text
from calfbreak.ui.theme import Theme, font

GAP = 12.0
"""Degrees between two arcs, on top of the thickness of their round ends."""
_COUNT = 0.53
"""The size of the figures of the count, as a part of the radius of the room in the ring."""
_BETWEEN = 4
"""px between the count and the word."""


class GoalRing(QWidget):
    """How many of the day's stretches are done."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._completed, self._goal = 0, 3
        self.setMinimumSize(128, 128)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As in the design, at 100 %."""
        return QSize(150, 150)

    def show_today(self, completed: int, goal: int) -> None:
        """Show this from now on."""
        self._completed, self._goal = completed, max(1, goal)
        self.setAccessibleName(tr("{done} of {goal} stretches today").format(done=completed, goal=self._goal))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Arcs clockwise from the top, and the count in the middle."""
        roles = self._theme.roles
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = min(self.width(), self.height())
            thickness = size * 0.088
            ring = QRectF(0, 0, size - thickness - 2, size - thickness - 2)
            ring.moveCenter(QPointF(self.width() / 2, self.height() / 2))
            part = 360 / self._goal
            gap = min(GAP + 10, part / 2) if self._goal > 1 else 0.0
            for number in range(self._goal):
                done = number < self._completed
                pen = QPen(QColor(roles.accent if done else roles.track), thickness)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                start = 90 - number * part - gap / 2
                painter.drawArc(ring, round(start * 16), -round((part - gap) * 16))
            self._paint_words(painter, ring.center(), (ring.width() - thickness) / 2)

    def _paint_words(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        """Count and word, one below the other, in the circle that the arcs leave."""
        roles, letters, small = self._theme.roles, font(bold=True), font(0.95)
        count, size = f"{self._completed}/{self._goal}", max(16.0, radius * _COUNT)
        high, word = painted_text.number_extent(count, letters)[1] * size, QFontMetricsF(small).height()
        top = middle.y() - (high + _BETWEEN + word) / 2
        room = painted_text.room_in_circle(middle, radius, top, high)
        painted_text.paint_number(painter, count, room, letters=letters, size=size, colour=roles.text)
        room = painted_text.room_in_circle(middle, radius, top + high + _BETWEEN, word)
        painted_text.paint_words(painter, tr("stretches"), room, letters=small, colour=roles.secondary)
