"""The ring of the daily goal: one arc for each stretch."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from calfbreak.domain.wording import tr
from calfbreak.ui.theme import Theme, font

GAP = 12.0
"""Degrees between two arcs, on top of the thickness of their round ends."""


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
            self._paint_words(painter, ring)

    def _paint_words(self, painter: QPainter, ring: QRectF) -> None:
        big, small = font(1.0, bold=True), font(0.95)
        big.setPixelSize(max(16, round(ring.width() * 0.24)))
        above, below = QFontMetricsF(big), QFontMetricsF(small)
        count, word = f"{self._completed}/{self._goal}", tr("stretches")
        baseline = ring.center().y() + above.capHeight() / 2 - (4 + below.height()) / 2 + 2
        painter.setFont(big)
        painter.setPen(QColor(self._theme.roles.text))
        painter.drawText(QPointF(ring.center().x() - above.horizontalAdvance(count) / 2, baseline), count)
        painter.setFont(small)
        painter.setPen(QColor(self._theme.roles.secondary))
        left = ring.center().x() - below.horizontalAdvance(word) / 2
        painter.drawText(QPointF(left, baseline + 4 + below.ascent()), word)
