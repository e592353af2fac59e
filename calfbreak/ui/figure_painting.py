"""Paints the figure of `domain/figure.py` in its scene: wall, floor, person, and the muscle that works."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF, QRadialGradient, QTransform

from calfbreak.domain.figure import WALL, Leg, Limb, Point, Skeleton
from calfbreak.domain.records import Side
from calfbreak.ui import figure_shapes as shapes
from calfbreak.ui.theme import Roles

WALL_THICKNESS = 0.115
LEFTMOST, RIGHTMOST = -0.58, WALL + WALL_THICKNESS + 0.06
"""What must fit into the picture, in body heights."""
TALLEST = 1.1
OUTLINE = 0.09
"""How far the body reaches beyond its joints, at most."""


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

    def placed(self, origin: Point, turn: float) -> QTransform:
        """From the coordinates of a part that begins at `origin` and is turned by `turn` (radians) to the picture's."""
        along, across = math.cos(turn) * self.scale / shapes.UNIT, math.sin(turn) * self.scale / shapes.UNIT
        return QTransform(
            along, -across, -across, -along, self.left + origin.x * self.scale, self.floor - origin.y * self.scale
        )

    def bounds(self, figure: Skeleton) -> QRectF:
        """The part of the picture that the person fills."""
        joints = (figure.head, figure.shoulder, figure.pelvis, *(
            joint
            for limb in (figure.near_arm, figure.far_arm, figure.near_leg.limb, figure.far_leg.limb)
            for joint in (limb.joint, limb.end)
        ), figure.near_leg.foot.toe, figure.far_leg.foot.toe)  # fmt: skip
        xs, ys = [joint.x for joint in joints], [joint.y for joint in joints]
        left, top = min(xs) - OUTLINE, max(ys) + OUTLINE
        return QRectF(
            self.left + left * self.scale,
            self.floor - top * self.scale,
            (max(xs) + OUTLINE - left) * self.scale,
            (top - min(ys) + OUTLINE) * self.scale,
        )


def paint_room(painter: QPainter, stage: Stage, roles: Roles) -> None:
    """Paint the ground, the floor and the wall, which stay as they are."""
    area = stage.area
    wall = round(stage.left + WALL * stage.scale)
    height = stage.floor - area.top()
    painter.fillRect(area, QColor(roles.scene))
    painter.fillRect(QRectF(area.left(), stage.floor, area.width(), area.bottom() - stage.floor), QColor(roles.floor))
    painter.fillRect(QRectF(wall, area.top(), WALL_THICKNESS * stage.scale, height), QColor(roles.wall))
    painter.fillRect(QRectF(wall, area.top(), 3, height), QColor(roles.wall_edge))


def paint_figure(painter: QPainter, stage: Stage, figure: Skeleton, glow: Glow, roles: Roles) -> None:
    """Paint the person into the room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _Person(painter, stage, figure, glow, roles).paint()
    painter.restore()


@lru_cache(maxsize=64)
def _brush(colour: str) -> QBrush:
    """Made once: to read a colour takes as long as to fill an arm with it."""
    return QBrush(QColor(colour))


@lru_cache(maxsize=4)
def _light(colour: str) -> QBrush:
    """Brightest in its middle: for `shapes.CIRCLE`."""
    edge = QColor(colour)
    edge.setAlphaF(0.38)
    gradient = QRadialGradient(QPointF(0, 0), shapes.UNIT)
    gradient.setColorAt(0.0, QColor(colour))
    gradient.setColorAt(0.45, QColor(colour))
    gradient.setColorAt(0.98, edge)
    return QBrush(gradient)


class _Person:
    """One figure, painted from far to near."""

    def __init__(self, painter: QPainter, stage: Stage, figure: Skeleton, glow: Glow, roles: Roles) -> None:
        self._painter = painter
        self._stage = stage
        self._figure = figure
        self._glow = glow
        self._roles = roles

    def paint(self) -> None:
        roles, figure = self._roles, self._figure
        for leg in (figure.far_leg, figure.near_leg):
            self._shadow(leg)
        self._arm(figure.far_arm, roles.far_skin, roles.far_shirt, None)
        self._leg(figure.far_leg, roles.far_trousers, roles.far_shoe, roles.far_skin, Side.LEFT)
        self._leg(figure.near_leg, roles.trousers, roles.shoe, roles.skin, Side.RIGHT)
        self._trunk_and_head()
        self._arm(figure.near_arm, roles.skin, roles.shirt, roles.far_shirt)

    def _at(self, origin: Point, turn: float) -> None:
        """What is filled from now on begins here and runs in this direction (radians)."""
        self._painter.setTransform(self._stage.placed(origin, turn))

    def _fill(self, colour: str, *pieces: QPolygonF) -> None:
        self._painter.setBrush(_brush(colour))
        for piece in pieces:
            self._painter.drawPolygon(piece)

    def _shadow(self, leg: Leg) -> None:
        height = max(0.0, min(leg.foot.heel.y, leg.foot.toe.y))
        self._at(Point((leg.foot.heel.x + leg.foot.toe.x) / 2, -0.004), 0.0)
        self._fill(f"#{round(34 * max(0.2, 1 - 8 * height)):02x}000000", shapes.SHADOW)

    def _leg(self, leg: Leg, cloth: str, shoe: str, skin: str, side: Side) -> None:
        hip, knee, ankle = leg.limb.root, leg.limb.joint, leg.limb.end
        shin = _direction(knee, ankle)
        self._at(knee, shin)
        self._fill(skin, shapes.ANKLE)
        self._at(leg.foot.heel, -math.radians(leg.foot.pitch))
        self._fill(shoe, shapes.SHOE)
        self._fill(self._roles.far_shoe, shapes.SOLE)
        self._at(hip, _direction(hip, knee))
        self._fill(cloth, shapes.THIGH_CLOTH)
        self._at(knee, shin)
        self._fill(cloth, shapes.SHANK_CLOTH)
        if self._glow.side in (side, Side.BOTH) and self._glow.strength > 0:
            self._light_up()

    def _light_up(self) -> None:
        """The calf in the signal's colour."""
        self._painter.translate(0.0886 * shapes.UNIT, -0.014 * shapes.UNIT)
        self._painter.scale(0.108, 0.0335)
        self._painter.setOpacity(min(1.0, self._glow.strength))
        self._painter.setBrush(_light(self._roles.signal))
        self._painter.drawPolygon(shapes.CIRCLE)
        self._painter.setOpacity(1.0)

    def _trunk_and_head(self) -> None:
        figure, roles = self._figure, self._roles
        neck = _direction(figure.shoulder, figure.head)
        self._at(figure.shoulder, neck)
        self._fill(roles.far_skin, shapes.NECK)
        self._at(figure.pelvis, _direction(figure.pelvis, figure.shoulder))
        self._fill(roles.shirt, shapes.SHIRT)
        self._at(figure.head, neck - math.radians(figure.head_turn))
        self._fill(roles.hair, shapes.HAIR, shapes.NAPE)
        self._fill(roles.skin, shapes.FACE)
        self._fill(roles.far_skin, shapes.EAR)

    def _arm(self, arm: Limb, skin: str, cloth: str, edge: str | None) -> None:
        upper = _direction(arm.root, arm.joint)
        self._at(arm.root, upper)
        self._fill(skin, shapes.ARM)
        self._at(arm.joint, _direction(arm.joint, arm.end))
        self._fill(skin, shapes.FOREARM_SKIN)
        self._at(arm.end, _hand(arm))
        self._fill(skin, shapes.HAND)
        self._at(arm.root, upper)
        self._fill(cloth, shapes.SLEEVE)
        if edge:
            self._fill(edge, shapes.SLEEVE_EDGE)


def _direction(start: Point, end: Point) -> float:
    return math.atan2(end.y - start.y, end.x - start.x)


def _hand(arm: Limb) -> float:
    """Where the fingers point: on from the arm, and upwards where they meet the wall."""
    near_wall = min(1.0, max(0.0, (arm.end.x - (WALL - 0.12)) / 0.1))
    onward = _direction(arm.joint, arm.end)
    return onward * (1 - near_wall) + math.radians(83) * near_wall
