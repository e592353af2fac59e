"""A ring that empties around a number, and the dots that count the holds of each leg."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import PhaseKind, Session, Stage
from calfbreak.domain.wording import leg, tr
from calfbreak.ui import painted_text
from calfbreak.ui.theme import Theme, font

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


class CountdownRing(QWidget):
    """A number and a word in a ring of which `fraction` is filled."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, str, int, bool] = ("", "", 0, False)
        self._still = QPixmap()
        self._still_made_for: object = None
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
        sixteenths = round(min(1.0, max(0.0, fraction)) * 360 * 16)  # of a degree, as Qt counts
        before, self._shown = self._shown, (number, word, sixteenths, working)
        if self._shown == before:
            return
        if (number, word, working) == (before[0], before[1], before[3]):
            self.update(self._between(before[2], sixteenths))
            return
        self.setAccessibleName(f"{number} {word}".strip())
        self.update()

    def _between(self, first: int, last: int) -> QRect:
        """The part of the widget in which the arc ends between these two angles."""
        ring, thickness = self._ring()
        ends = []
        for angle in (first, last):
            turn = math.radians(angle / 16)
            ends.append(ring.center() + QPointF(math.sin(turn), -math.cos(turn)) * (ring.width() / 2))
        bulge = ring.width() / 2 * (1 - math.cos(math.radians(abs(last - first) / 32)))
        margin = thickness + bulge + 2
        return QRectF(ends[0], ends[1]).normalized().adjusted(-margin, -margin, margin, margin).toAlignedRect()

    def _ring(self) -> tuple[QRectF, float]:
        """The middle line of the ring, and how thick it is."""
        size = min(self.width(), self.height())
        thickness = size * THICKNESS
        ring = QRectF(0, 0, size - thickness - 2, size - thickness - 2)
        ring.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return ring, thickness

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, number and word from a picture, and the arc over it."""
        _, _, sixteenths, working = self._shown
        roles = self._theme.roles
        with QPainter(self) as painter:
            dirty, still = QRectF(event.rect()), self._still_picture()
            ratio = still.devicePixelRatio()
            painter.drawPixmap(dirty, still, QRectF(dirty.topLeft() * ratio, dirty.size() * ratio))
            if sixteenths > 0:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                ring, thickness = self._ring()
                colour = QColor(roles.signal if working else roles.accent)
                painter.setPen(QPen(colour, thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawArc(ring, 90 * 16, -sixteenths)

    def _still_picture(self) -> QPixmap:
        """What stays as it is for a second: painted once for each size, theme, number and word."""
        number, word, _, _ = self._shown
        wanted = (self.size(), self.devicePixelRatio(), self._theme.roles, number, word)
        if wanted != self._still_made_for:
            self._still_made_for = wanted
            self._still = QPixmap(self.size() * self.devicePixelRatio())
            self._still.setDevicePixelRatio(self.devicePixelRatio())
            self._still.fill(QColor(self._theme.roles.card))
            with QPainter(self._still) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                ring, thickness = self._ring()
                painter.setPen(QPen(QColor(self._theme.roles.track), thickness))
                painter.drawEllipse(ring)
                self._paint_words(painter, ring, thickness)
        return self._still

    def _paint_words(self, painter: QPainter, ring: QRectF, thickness: float) -> None:
        number, word, _, _ = self._shown
        roles, letters, size = self._theme.roles, font(bold=True), number_size(number, ring.width())
        high = painted_text.number_extent(number, letters)[1] * size
        small = _word_letters(word, high, ring.width())
        below = QFontMetricsF(small).height() if small else 0.0
        top = ring.center().y() - (high + (_BETWEEN + below if small else 0)) / 2
        radius = (ring.width() - thickness) / 2
        room = painted_text.room_in_circle(ring.center(), radius, top, high)
        painted_text.paint_number(painter, number, room, letters=letters, size=size, colour=roles.text)
        if small:
            room = painted_text.room_in_circle(ring.center(), radius, top + high + _BETWEEN, below)
            painted_text.paint_words(painter, word, room, letters=small, colour=roles.secondary)


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


class HoldDots(QWidget):
    """A dot for each hold of one leg: filled = done, ringed = now, barred = skipped, hollow = to come."""

    def __init__(self, *, theme: Theme, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = side
        self._marks: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As many dots as holds, as large as the text beside them."""
        dot, step = _dot()
        return QSize(max(1, len(self._marks)) * step - (step - dot) + 4, dot + 4)

    def show_session(self, session: Session) -> None:
        """Show how far this leg is."""
        marks = marks_of(session, self._side)
        if marks == self._marks:
            return
        resized = len(marks) != len(self._marks)
        self._marks = marks
        done = marks.count("done")
        self.setAccessibleName(
            tr("{leg}: {done} of {all} holds done").format(leg=leg(self._side), done=done, all=len(marks))
        )
        if resized:
            self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots in a row, the first where a line of text begins."""
        dot, step = _dot()
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, mark in enumerate(self._marks):
                from_start = 2 + dot / 2 + number * step
                middle = QPointF(self.width() - from_start if backwards else from_start, self.height() / 2)
                self._paint_dot(painter, middle, dot / 2, mark)

    def _paint_dot(self, painter: QPainter, middle: QPointF, radius: float, mark: str) -> None:
        roles = self._theme.roles
        colour = QColor({"done": roles.accent, "now": roles.signal}.get(mark, roles.control))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if mark == "done" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius - 1, radius - 1)
        if mark == "now":
            painter.setBrush(colour)
            painter.drawEllipse(middle, radius * 3 / 8, radius * 3 / 8)
        if mark == "skipped":
            painter.drawLine(middle - QPointF(radius * 3 / 8, 0), middle + QPointF(radius * 3 / 8, 0))


def _dot() -> tuple[int, int]:
    """How wide a dot is, and how far it is from the beginning of one to that of the next, px."""
    height = QFontMetricsF(font()).height()
    return round(height * 1.06), round(height * 1.6)


def marks_of(session: Session, side: Side) -> tuple[str, ...]:
    """For each hold of this leg in the stretch that runs: `done`, `now`, `skipped` or `to come`."""
    phase = session.frame.phase
    running = phase.kind is PhaseKind.HOLD and session.stage is not Stage.OVER
    marks = []
    holds = session.holds
    for each in session.phases:
        if each.kind is not PhaseKind.HOLD or each.side is not side or each.part != phase.part:
            continue
        if running and each.hold == phase.hold:
            marks.append("now")
        elif holds[each.hold].done:
            marks.append("done")
        else:
            marks.append("skipped" if each.hold in session.skipped else "to come")
    return tuple(marks)
