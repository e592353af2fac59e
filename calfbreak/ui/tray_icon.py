"""The tray icon: a ring that fills while you sit, and in it what is going on.

How bright the panel behind it is cannot be known, so the icon brings its own ground: a white disc, and on it dark
shapes; on a dark panel the disc itself is the outline, on a light one the ring is. No two states differ by colour
alone:

    sitting    ring filled in part, calf      snoozed    the same, with a dot
    due        filled disc, white calf        held       full ring, calf, with a bar across a dot
    session    filled disc, white triangle    standing   ring, upright person
    paused     ring, two bars                 away       dotted ring, pale calf
    off hours  dotted ring, moon

`drawn_state` reduces a snapshot to what can be seen of it, so that nothing is drawn twice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from calfbreak.domain.phase import Phase

if TYPE_CHECKING:  # the icon is on the panel before the rules are loaded
    from calfbreak.domain.snapshot import Snapshot

SIZES = (16, 22, 24, 32, 44, 48, 64)
"""What panels ask for, px; Qt hands all of them to the panel, which takes the nearest."""
STEPS = 12
"""How many positions the ring has, as on a clock: with one hour, one every five minutes. Each is sent to the panel."""

GROUND = QColor("#FFFFFF")
INK = QColor("#24343A")
TRACK = QColor("#A9B2B3")
PALE = QColor("#87928F")
ACCENT = QColor("#1F7A6C")
SIGNAL = QColor("#D9481F")


@dataclass(frozen=True, slots=True)
class DrawnState:
    """What can be seen of a snapshot in the icon."""

    phase: Phase
    steps: int
    """How far the ring is filled, 0 to `STEPS`."""


def drawn_state(snapshot: Snapshot) -> DrawnState:
    """What the icon shows of the snapshot. Two equal values look the same."""
    rings = snapshot.phase in (Phase.COUNTING, Phase.SNOOZED)
    return DrawnState(snapshot.phase, math.floor(snapshot.fraction * STEPS + 1e-6) if rings else 0)


@lru_cache(maxsize=4)
def tray_icon(state: DrawnState) -> QIcon:
    """The icon in every size."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(draw(state, size))
    return icon


def program_icon() -> QIcon:
    """The icon of the windows."""
    return tray_icon(DrawnState(Phase.COUNTING, STEPS * 2 // 3))


def draw(state: DrawnState, size: int) -> QPixmap:
    """The icon, `size` px square."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 64, size / 64)
    _Drawing(painter, 64 / size).paint(state)
    painter.end()
    return pixmap


class _Drawing:
    """Paints on a square of 64 units; `pixel` is the size of a real pixel in them."""

    def __init__(self, painter: QPainter, pixel: float) -> None:
        self._painter = painter
        self._width = max(7.0, round(7.0 / pixel) * pixel, 2 * pixel)
        self._small = pixel > 2.5

    def paint(self, state: DrawnState) -> None:
        match state.phase:
            case Phase.DUE:
                self._filled(SIGNAL)
                self._calf(GROUND)
            case Phase.SESSION:
                self._filled(ACCENT)
                self._triangle()
            case Phase.COUNTING | Phase.SNOOZED:
                self._disc()
                self._ring(TRACK)
                self._arc(state.steps / STEPS)
                self._calf(INK)
                if state.phase is Phase.SNOOZED:
                    self._badge(bar=False)
            case Phase.HELD:
                self._disc()
                self._ring(ACCENT)
                self._calf(INK)
                self._badge(bar=True)
            case Phase.PAUSED:
                self._disc()
                self._ring(TRACK)
                self._bars()
            case Phase.STANDING:
                self._disc()
                self._ring(TRACK)
                self._person()
            case Phase.AWAY:
                self._disc()
                self._dotted()
                self._calf(PALE)
            case Phase.OFF_HOURS:
                self._disc()
                self._dotted()
                self._moon()

    def _fill(self, path: QPainterPath, colour: QColor) -> None:
        self._painter.fillPath(path, colour)

    def _disc(self) -> None:
        self._fill(_circle(32, 32, 31.5), GROUND)

    def _filled(self, colour: QColor) -> None:
        self._disc()
        self._fill(_circle(32, 32, 30), colour)

    @property
    def _rim(self) -> QRectF:
        inset = 1.5 + self._width / 2
        return QRectF(inset, inset, 64 - 2 * inset, 64 - 2 * inset)

    def _pen(self, colour: QColor, cap: Qt.PenCapStyle = Qt.PenCapStyle.FlatCap) -> QPen:
        pen = QPen(colour, self._width)
        pen.setCapStyle(cap)
        return pen

    def _ring(self, colour: QColor) -> None:
        self._painter.setPen(self._pen(colour))
        self._painter.drawEllipse(self._rim)

    def _arc(self, fraction: float) -> None:
        if fraction > 0:
            self._painter.setPen(self._pen(ACCENT, Qt.PenCapStyle.RoundCap))
            self._painter.drawArc(self._rim, 90 * 16, -round(fraction * 360 * 16))

    def _dotted(self) -> None:
        pen = self._pen(PALE)
        around = math.pi * self._rim.width() / self._width
        dashes = 8 if self._small else 12
        pen.setDashPattern([around / dashes * 0.5, around / dashes * 0.5])
        self._painter.setPen(pen)
        self._painter.drawEllipse(self._rim)

    def _calf(self, colour: QColor) -> None:
        leg = QPainterPath(QPointF(26, 14))
        leg.lineTo(39, 14)
        leg.cubicTo(39, 24, 36, 30, 35.5, 41)
        leg.cubicTo(39, 43, 44, 43, 45, 48.5)
        leg.lineTo(27, 48.5)
        leg.cubicTo(26, 44, 29, 41, 27.5, 38.5)
        leg.cubicTo(19, 30, 24, 20, 26, 14)
        self._fill(leg, colour)

    def _bars(self) -> None:
        for left in (20.0, 36.0):
            self._fill(_rounded(left, 20, 8, 24), INK)

    def _triangle(self) -> None:
        path = QPainterPath(QPointF(24, 17))
        path.lineTo(48, 32)
        path.lineTo(24, 47)
        path.closeSubpath()
        self._fill(path, GROUND)

    def _person(self) -> None:
        self._fill(_circle(32, 17, 5.5), INK)
        self._fill(_rounded(24, 24, 16, 14), INK)
        self._fill(_rounded(25, 34, 6, 18), INK)
        self._fill(_rounded(33, 34, 6, 18), INK)

    def _moon(self) -> None:
        self._fill(_circle(32, 32, 13) - _circle(38, 27, 11), INK)

    def _badge(self, *, bar: bool) -> None:
        self._fill(_circle(49, 49, 15), GROUND)
        self._fill(_circle(49, 49, 12 if bar else 10), SIGNAL)
        if bar:
            self._fill(_rounded(42, 46, 14, 6), GROUND)


def _circle(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _rounded(x: float, y: float, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), 2, 2)
    return path
