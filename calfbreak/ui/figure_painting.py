"""Paints the figure of `domain/figure.py` in its scene: wall, floor, person, and the muscle that works."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from calfbreak.domain.figure import FOOT, WALL, Leg, Limb, Point, Skeleton
from calfbreak.domain.records import Side
from calfbreak.ui.theme import Roles

WALL_THICKNESS = 0.115
LEFTMOST, RIGHTMOST = -0.58, WALL + WALL_THICKNESS + 0.06
"""What must fit into the picture, in body heights."""
TALLEST = 1.1


@dataclass(frozen=True, slots=True)
class Glow:
    """The calf that works, and how brightly, 0 to 1."""

    side: Side
    strength: float


class Stage:
    """Where things are in the picture: one body height is `scale` px, x = 0 is at `left`, the floor at `floor`."""

    def __init__(self, area: QRectF) -> None:
        self.area = area
        self.floor = round(area.top() + area.height() * 0.88)
        self.scale = min(area.width() / (RIGHTMOST - LEFTMOST), (self.floor - area.top()) / TALLEST)
        self.left = area.left() + (area.width() - self.scale * (RIGHTMOST - LEFTMOST)) / 2 - LEFTMOST * self.scale


def paint_room(painter: QPainter, area: QRectF, roles: Roles) -> None:
    """Paint the ground, the floor and the wall, which stay as they are."""
    stage = Stage(area)
    wall = round(stage.left + WALL * stage.scale)
    height = stage.floor - area.top()
    painter.fillRect(area, QColor(roles.scene))
    painter.fillRect(QRectF(area.left(), stage.floor, area.width(), area.bottom() - stage.floor), QColor(roles.floor))
    painter.fillRect(QRectF(wall, area.top(), WALL_THICKNESS * stage.scale, height), QColor(roles.wall))
    painter.fillRect(QRectF(wall, area.top(), 3, height), QColor(roles.wall_edge))


def paint_figure(painter: QPainter, area: QRectF, figure: Skeleton, glow: Glow, roles: Roles) -> None:
    """Paint the person into the room."""
    stage = Stage(area)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(stage.left, stage.floor)
    painter.scale(stage.scale, -stage.scale)
    _Person(painter, figure, glow, roles).paint()
    painter.restore()


class _Person:
    """One figure, painted from far to near in units of body height."""

    def __init__(self, painter: QPainter, figure: Skeleton, glow: Glow, roles: Roles) -> None:
        self._painter = painter
        self._figure = figure
        self._glow = glow
        self._roles = roles

    def paint(self) -> None:
        roles, figure = self._roles, self._figure
        for leg in (figure.far_leg, figure.near_leg):
            self._shadow(leg)
        self._arm(figure.far_arm, roles.far_skin, roles.far_shirt)
        self._leg(figure.far_leg, roles.far_trousers, roles.far_shoe, Side.LEFT)
        self._leg(figure.near_leg, roles.trousers, roles.shoe, Side.RIGHT)
        self._neck()
        self._trunk()
        self._head()
        self._arm(figure.near_arm, roles.skin, roles.shirt, sleeve_edge=True)

    def _fill(self, colour: str, *pieces: QPainterPath) -> None:
        """Pieces that overlap, in one colour. Uniting them would round their curves to corners at this scale."""
        for piece in pieces:
            self._painter.fillPath(piece, QColor(colour))

    def _shadow(self, leg: Leg) -> None:
        height = max(0.0, min(leg.foot.heel.y, leg.foot.toe.y))
        shade = QColor(0, 0, 0, round(34 * max(0.2, 1 - 8 * height)))
        middle = (leg.foot.heel.x + leg.foot.toe.x) / 2
        path = QPainterPath()
        path.addEllipse(QPointF(middle, -0.004), FOOT * 0.62, 0.009)
        self._painter.fillPath(path, shade)

    def _leg(self, leg: Leg, cloth: str, shoe: str, side: Side) -> None:
        limb = leg.limb
        self._shoe(leg, shoe)
        self._fill(cloth, *_taper(limb.root, 0.058, limb.joint, 0.038), *_taper(limb.joint, 0.038, limb.end, 0.023))
        self._fill(cloth, _calf(limb))
        if self._glow.side in (side, Side.BOTH) and self._glow.strength > 0:
            self._light_up(limb)

    def _light_up(self, limb: Limb) -> None:
        """The calf in the signal's colour, brightest in its middle."""
        knee, ankle = limb.joint, limb.end
        shin = ankle - knee
        behind = Point(shin.y, -shin.x) * (1 / shin.length)
        middle = knee + shin * 0.36 + behind * 0.014
        self._painter.save()
        self._painter.translate(middle.x, middle.y)
        self._painter.rotate(math.degrees(math.atan2(shin.y, shin.x)))
        self._painter.scale(1.0, 0.31)
        radius = 0.108
        colour, edge = QColor(self._roles.signal), QColor(self._roles.signal)
        colour.setAlphaF(min(1.0, self._glow.strength))
        edge.setAlphaF(min(1.0, self._glow.strength) * 0.38)
        gradient = QRadialGradient(QPointF(0, 0), radius)
        gradient.setColorAt(0.0, colour)
        gradient.setColorAt(0.45, colour)
        gradient.setColorAt(0.98, edge)
        self._painter.setBrush(gradient)
        self._painter.drawEllipse(QPointF(0, 0), radius, radius)
        self._painter.restore()

    def _shoe(self, leg: Leg, colour: str) -> None:
        self._painter.save()
        self._painter.translate(leg.foot.heel.x, leg.foot.heel.y)
        self._painter.rotate(-leg.foot.pitch)
        upper = QPainterPath(QPointF(0.006, 0.0))
        upper.cubicTo(-0.006, 0.012, -0.004, 0.045, 0.008, 0.058)
        upper.lineTo(0.064, 0.056)
        upper.cubicTo(0.082, 0.034, 0.1, 0.036, 0.128, 0.03)
        upper.cubicTo(0.15, 0.026, FOOT + 0.003, 0.012, FOOT, 0.0)
        upper.closeSubpath()
        self._fill(colour, upper)
        sole = QPainterPath()
        sole.addRoundedRect(QRectF(0.002, 0.0, FOOT - 0.002, 0.011), 0.005, 0.005)
        self._fill(self._roles.far_shoe, sole)
        self._painter.restore()

    def _trunk(self) -> None:
        """Shirt from shoulder to hip, with chest and the hollow of the back."""
        figure = self._figure
        spine = figure.shoulder - figure.pelvis
        up = spine * (1 / spine.length)
        front = Point(up.y, -up.x)

        def at(height: float, forward: float) -> QPointF:
            return _point(figure.pelvis + spine * height + front * forward)

        path = QPainterPath(at(-0.16, -0.055))
        path.cubicTo(at(0.1, -0.085), at(0.3, -0.058), at(0.5, -0.056))
        path.cubicTo(at(0.75, -0.062), at(0.95, -0.066), at(1.1, -0.04))
        path.cubicTo(at(1.19, -0.018), at(1.19, 0.022), at(1.09, 0.042))
        path.cubicTo(at(0.95, 0.068), at(0.75, 0.078), at(0.55, 0.066))
        path.cubicTo(at(0.3, 0.056), at(0.1, 0.062), at(-0.13, 0.06))
        path.cubicTo(at(-0.2, 0.03), at(-0.21, -0.025), at(-0.16, -0.055))
        self._fill(self._roles.shirt, path)

    def _neck(self) -> None:
        figure = self._figure
        self._fill(self._roles.far_skin, *_taper(figure.shoulder, 0.034, figure.head, 0.027))

    def _head(self) -> None:
        figure, roles = self._figure, self._roles
        spine = figure.head - figure.shoulder
        self._painter.save()
        self._painter.translate(figure.head.x, figure.head.y)
        self._painter.rotate(-math.degrees(math.atan2(spine.x, spine.y)) - figure.head_turn)
        hair = QPainterPath()
        hair.addEllipse(QPointF(-0.009, 0.012), 0.055, 0.06)
        nape = QPainterPath(QPointF(-0.063, 0.01))
        nape.cubicTo(-0.066, -0.02, -0.056, -0.05, -0.04, -0.056)
        nape.cubicTo(-0.028, -0.052, -0.02, -0.03, -0.01, 0.0)
        nape.closeSubpath()
        face = QPainterPath(QPointF(-0.012, 0.03))
        face.cubicTo(0.012, 0.05, 0.036, 0.044, 0.044, 0.03)
        face.cubicTo(0.05, 0.018, 0.05, 0.006, 0.056, -0.006)
        face.cubicTo(0.058, -0.011, 0.05, -0.014, 0.048, -0.018)
        face.cubicTo(0.05, -0.04, 0.042, -0.056, 0.024, -0.057)
        face.cubicTo(0.0, -0.057, -0.024, -0.04, -0.028, -0.016)
        face.cubicTo(-0.03, 0.004, -0.024, 0.018, -0.012, 0.03)
        self._fill(roles.hair, hair, nape)
        self._fill(roles.skin, face)
        ear = QPainterPath()
        ear.addEllipse(QPointF(-0.012, -0.008), 0.009, 0.013)
        self._fill(roles.far_skin, ear)
        self._painter.restore()

    def _arm(self, arm: Limb, skin: str, cloth: str, *, sleeve_edge: bool = False) -> None:
        self._fill(skin, *_taper(arm.root, 0.035, arm.joint, 0.026), *_taper(arm.joint, 0.026, arm.end, 0.018))
        self._fill(skin, *_hand(arm))
        end = arm.root + (arm.joint - arm.root) * 0.42
        self._fill(cloth, *_taper(arm.root, 0.042, end, 0.037)[:2])
        if sleeve_edge:
            self._painter.setPen(QPen(QColor(self._roles.far_shirt), 0.005))
            across = _normal(arm.root, arm.joint)
            self._painter.drawLine(_point(end + across * 0.036), _point(end - across * 0.036))
            self._painter.setPen(Qt.PenStyle.NoPen)


def _point(point: Point) -> QPointF:
    return QPointF(point.x, point.y)


def _normal(start: Point, end: Point) -> Point:
    way = end - start
    return Point(-way.y, way.x) * (1 / max(way.length, 1e-9))


def _taper(start: Point, first: float, end: Point, second: float) -> tuple[QPainterPath, ...]:
    """A round bar, `first` thick (radius) at its start and `second` at its end: its sides, and both ends."""
    way = end - start
    along, aside = way * (1 / max(way.length, 1e-9)), _normal(start, end)
    narrows = max(-1.0, min(1.0, (first - second) / max(way.length, 1e-9)))
    out = math.sqrt(1 - narrows**2)
    left, right = along * narrows + aside * out, along * narrows - aside * out
    path = QPainterPath(_point(start + left * first))
    for corner in (end + left * second, end + right * second, start + right * first):
        path.lineTo(_point(corner))
    path.closeSubpath()
    return (path, _circle(start, first), _circle(end, second))


def _circle(middle: Point, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(_point(middle), radius, radius)
    return path


def _calf(limb: Limb) -> QPainterPath:
    """The bulge behind the shin."""
    knee, shin = limb.joint, limb.end - limb.joint
    behind = Point(shin.y, -shin.x) * (1 / shin.length)

    def at(down: float, back: float) -> QPointF:
        return _point(knee + shin * down + behind * back)

    path = QPainterPath(at(0.02, 0.03))
    path.cubicTo(at(0.14, 0.056), at(0.36, 0.066), at(0.58, 0.044))
    path.cubicTo(at(0.74, 0.03), at(0.86, 0.024), at(1.0, 0.022))
    path.lineTo(at(1.0, 0.0))
    path.lineTo(at(0.02, 0.0))
    path.closeSubpath()
    return path


def _hand(arm: Limb) -> tuple[QPainterPath, ...]:
    """A hand that goes on from the arm, and lies flat upwards where it meets the wall."""
    way = arm.end - arm.joint
    along = way * (1 / max(way.length, 1e-9))
    near_wall = min(1.0, max(0.0, (arm.end.x - (WALL - 0.12)) / 0.1))
    aim = along * (1 - near_wall) + Point(0.12, 1.0) * near_wall
    fingers = arm.end + aim * (0.046 / max(aim.length, 1e-9))
    return _taper(arm.end, 0.018, fingers, 0.0135)
