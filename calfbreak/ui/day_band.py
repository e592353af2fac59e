"""The day as a band: bouts of sitting as blocks, stretches as dots."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain, count

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfbreak.domain.rules.calendar import DAY, HOUR
from calfbreak.domain.wording import clock, tr
from calfbreak.ui import painted_text
from calfbreak.ui.theme import Theme, font

USUAL = (8 * HOUR, 18 * HOUR)
"""The part of a day that is always shown, in seconds after midnight."""
HEIGHT = 28
DOT, AROUND = 8, 3
"""px: the radius of a dot, and the line around it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A bout, in seconds after the day's midnight, and what its tooltip says."""

    begins: float
    ends: float
    words: str
    running: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A stretch, in seconds after the day's midnight."""

    at: float
    words: str
    complete: bool


class DayBand(QWidget):
    """Blocks and dots above a scale of hours."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: tuple[Block, ...] = ()
        self._dots: tuple[Dot, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The band, and a line of text below."""
        return QSize(520, HEIGHT + 16 + round(QFontMetricsF(font(0.9)).height()))

    def show_day(self, blocks: tuple[Block, ...], dots: tuple[Dot, ...]) -> None:
        """Show these."""
        self._blocks, self._dots = blocks, dots
        self.setAccessibleName(tr("The day as a band"))
        self.setAccessibleDescription("; ".join([*(each.words for each in blocks), *(each.words for each in dots)]))
        self.update()

    @property
    def span(self) -> tuple[float, float]:
        """First and last second that are shown: the usual day, and more where something lies outside."""
        edges = [edge for block in self._blocks for edge in (block.begins, block.ends)]
        edges += [dot.at for dot in self._dots]
        first = min([USUAL[0], *edges]) // HOUR * HOUR
        last = math.ceil(max([USUAL[1], *edges]) / HOUR) * HOUR
        return (first, last)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, blocks, dots, hours."""
        roles = self._theme.roles
        band = self._band()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QPainterPath()
            ground.addRoundedRect(band, 6, 6)
            painter.fillPath(ground, QColor(roles.scene))
            painter.save()
            painter.setClipPath(ground)
            for block in self._blocks:
                self._paint_block(painter, band, block)
            painter.restore()
            if roles.scene == roles.card:  # in high contrast only an edge tells where the day begins and ends
                painter.strokePath(ground, QPen(QColor(roles.line), 2))
            for dot in self._dots:
                middle = QPointF(self._middle(band, dot), band.center().y())
                painter.setPen(QPen(QColor(roles.card), AROUND))
                painter.setBrush(QColor(roles.signal))
                painter.drawEllipse(middle, DOT, DOT)
                if not dot.complete:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(roles.card))
                    painter.drawEllipse(middle, 3.5, 3.5)
            self._paint_hours(painter, band)

    def _band(self) -> QRectF:
        return QRectF(0, 2, self.width(), HEIGHT)

    def _x(self, band: QRectF, second: float) -> float:
        first, last = self.span
        part = (second - first) / (last - first)
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return band.left() + band.width() * (1 - part if backwards else part)

    def _middle(self, band: QRectF, dot: Dot) -> float:
        """Where a dot is: all of it is seen, also at the very beginning of the day."""
        edge = DOT + AROUND / 2
        return min(max(self._x(band, dot.at), band.left() + edge), band.right() - edge)

    def _edges(self, band: QRectF, block: Block) -> tuple[float, float]:
        """Left and right of a block, px."""
        edges = self._x(band, block.begins), self._x(band, block.ends)
        return min(edges), max(edges)

    def _paint_block(self, painter: QPainter, band: QRectF, block: Block) -> None:
        roles = self._theme.roles
        left, right = self._edges(band, block)
        right = max(right, left + 2)
        painter.fillRect(QRectF(left, band.top(), right - left, band.height()), QColor(roles.tint))
        foot = QRectF(left, band.bottom() - 5, right - left, 5)
        painter.fillRect(foot, QColor(roles.accent))
        if block.running:
            now = self._x(band, block.ends)
            painter.fillRect(QRectF(min(now, right - 2), band.top(), 2, band.height()), QColor(roles.accent))

    def _paint_hours(self, painter: QPainter, band: QRectF) -> None:
        letters = font(0.9)
        metrics = QFontMetricsF(letters)
        colour = self._theme.roles.secondary
        first, last = self.span
        room = metrics.horizontalAdvance(clock(22 * HOUR)) * 1.6
        steps = chain((1, 2, 3, 4, 6, 12), count(24, 24))
        step = next(hours for hours in steps if band.width() * hours * HOUR / (last - first) >= room)
        second = math.ceil(first / HOUR / step) * step * HOUR
        while second <= last:
            words = clock(second % DAY)
            width = metrics.horizontalAdvance(words)
            left = min(max(0.0, self._x(band, second) - width / 2), band.right() - width)
            place = QRectF(left, band.bottom() + 8, width, metrics.height())
            painted_text.paint_words(painter, words, place, letters=letters, colour=colour)
            second += step * HOUR

    def event(self, event: QEvent) -> bool:
        """What a block or dot is, where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: float) -> str:
        """What stands at this place, px from the left."""
        band = self._band()
        for dot in self._dots:
            if abs(self._middle(band, dot) - x) <= DOT:
                return dot.words
        for block in self._blocks:
            left, right = self._edges(band, block)
            if left <= x <= right:
                return block.words
        return ""
