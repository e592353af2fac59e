"""Paints the figure of `domain/figure.py`: the person, and the muscle that works."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF, QRadialGradient, QTransform

from calfbreak.domain.figure import WALL, Foot, Leg, Limb, Point, Skeleton
from calfbreak.domain.poses import USUAL
from calfbreak.domain.records import Side
from calfbreak.domain.scene import Scene, Things
from calfbreak.ui import figure_shapes as shapes
from calfbreak.ui.theme import Roles

LEFTMOST, RIGHTMOST = -0.58, WALL + 0.175
"""What must fit into the picture, in body heights."""
TALLEST = 1.1
SHINE_THROUGH = 0.4
"""How much of the far leg's glow comes through the near leg."""
OUTLINE = 0.09
"""How far the body reaches beyond its joints, at most."""
SHANK_OUTLINE = 0.065
"""How far a lower leg with its shoe reaches above its own joints, at most."""


class Bone(StrEnum):
    """What a muscle lies along."""

    SHANK = "shank"
    THIGH = "thigh"
    TRUNK = "trunk"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a muscle glows: along its bone from the joint, beside it (to the front positive), and half its size."""

    bone: Bone
    along: float
    front: float
    length: float
    width: float


MUSCLES = {
    "gastrocnemius": Spot(Bone.SHANK, 0.0886, -0.014, 0.108, 0.0335),
    "soleus": Spot(Bone.SHANK, 0.148, -0.012, 0.074, 0.025),
    "hamstrings": Spot(Bone.THIGH, 0.14, -0.018, 0.1, 0.026),
    "rectus femoris": Spot(Bone.THIGH, 0.125, 0.02, 0.095, 0.023),
    "iliopsoas": Spot(Bone.TRUNK, -0.005, 0.03, 0.06, 0.026),
}
"""The muscles that can be shown; others are named in words alone."""


@dataclass(frozen=True, slots=True)
class Glow:
    """The muscles that work, in which leg, and how brightly, 0 to 1."""

    side: Side
    strength: float
    muscles: tuple[str, ...] = ()

    def spots(self, side: Side, bone: Bone) -> list[Spot]:
        """What glows on this bone."""
        if self.strength <= 0 or self.side not in (side, Side.BOTH):
            return []
        return [spot for muscle in self.muscles if (spot := MUSCLES.get(muscle)) and spot.bone is bone]


class Stage:
    """Where things are in the picture: one body height is `scale` px, x = 0 is at `left`, the floor at `floor`."""

    def __init__(self, area: QRectF, raised: float = 0.0) -> None:
        """`raised`: how high above the floor the person stands, in body heights."""
        self.area = area
        self.floor = round(area.top() + area.height() * 0.88)
        self.scale = min(area.width() / (RIGHTMOST - LEFTMOST), (self.floor - area.top()) / (TALLEST + raised))
        self.left = area.left() + (area.width() - self.scale * (RIGHTMOST - LEFTMOST)) / 2 - LEFTMOST * self.scale

    def placed(self, origin: Point, turn: float) -> QTransform:
        """From the coordinates of a part that begins at `origin` and is turned by `turn` (radians) to the picture's."""
        along, across = math.cos(turn) * self.scale / shapes.UNIT, math.sin(turn) * self.scale / shapes.UNIT
        return QTransform(
            along, -across, -across, -along, self.left + origin.x * self.scale, self.floor - origin.y * self.scale
        )

    def bounds(self, figure: Skeleton, *, upper: bool = False) -> QRectF:
        """The part of the picture that the person fills; `upper`: from the hip upwards, with the arms."""
        limbs = [figure.near_arm, figure.far_arm]
        joints = [figure.head, figure.shoulder, figure.pelvis]
        if not upper:
            limbs += [figure.near_leg.limb, figure.far_leg.limb]
            joints += [figure.near_leg.foot.toe, figure.far_leg.foot.toe]
        joints += [joint for limb in limbs for joint in (limb.joint, limb.end)]
        xs, ys = [joint.x for joint in joints], [joint.y for joint in joints]
        left, top = min(xs) - OUTLINE, max(ys) + OUTLINE
        return QRectF(
            self.left + left * self.scale,
            self.floor - top * self.scale,
            (max(xs) + OUTLINE - left) * self.scale,
            (top - min(ys) + OUTLINE) * self.scale,
        )

    def x(self, x: float) -> float:
        """Where that is in the picture."""
        return self.left + x * self.scale

    def height(self, y: float) -> float:
        """Which height is there in the picture, in body heights."""
        return (self.floor - y) / self.scale

    def y(self, y: float) -> float:
        """Where that height is in the picture."""
        return self.floor - y * self.scale


def paint_figure(
    painter: QPainter,
    stage: Stage,
    figure: Skeleton,
    glow: Glow,
    roles: Roles,
    *,
    scene: Scene = Scene.WALL,
    things: Things = USUAL,
    lowest: float = -1.0,
) -> None:
    """Paint the person into the scene, or no more of it than what is above `lowest` (body heights)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _Person(painter, stage, figure, glow, roles, scene, things).paint(lowest)
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

    def __init__(
        self, painter: QPainter, stage: Stage, figure: Skeleton, glow: Glow, roles: Roles, scene: Scene, things: Things
    ) -> None:
        self._painter = painter
        self._scene = scene
        self._things = things
        self._lowest = -1.0
        self._stage = stage
        self._figure = figure
        self._glow = glow
        self._roles = roles

    def paint(self, lowest: float) -> None:
        roles, figure = self._roles, self._figure
        self._lowest = lowest
        for leg in (figure.far_leg, figure.near_leg):
            if lowest < leg.foot.lowest:
                self._shadow(leg)
        self._arm(figure.far_arm, roles.far_skin, roles.far_shirt, None)
        self._leg(figure.far_leg, roles.far_trousers, roles.far_shoe, roles.far_skin, Side.LEFT)
        self._leg(figure.near_leg, roles.trousers, roles.shoe, roles.skin, Side.RIGHT)
        self._shine_through(figure.far_leg)
        self._trunk_and_head()
        self._arm(figure.near_arm, roles.skin, roles.shirt, roles.far_shirt)

    def _at(self, origin: Point, turn: float) -> None:
        """What is filled from now on begins here and runs in this direction (radians)."""
        self._painter.setTransform(self._stage.placed(origin, turn))

    def _ground(self, foot: Foot) -> float:
        """The height of what is under the foot; on a slope its own shade would only look like dirt."""
        if self._scene is Scene.BOARD and foot.pitch < 0:
            return -1.0
        return self._things.ground(self._scene, foot.ball.x + 0.001)

    def _fill(self, colour: str, *pieces: QPolygonF) -> None:
        self._painter.setBrush(_brush(colour))
        for piece in pieces:
            self._painter.drawPolygon(piece)

    def _shadow(self, leg: Leg) -> None:
        foot = leg.foot
        ground = self._ground(foot)
        shade = max(0.0, 1 - 8 * max(0.0, foot.lowest - ground))
        if shade:
            self._at(Point((foot.heel.x + foot.toe.x) / 2, ground - 0.004), 0.0)
            self._fill(f"#{round(34 * shade):02x}000000", shapes.SHADOW)

    def _leg(self, leg: Leg, cloth: str, shoe: str, skin: str, side: Side) -> None:
        hip, knee, ankle, foot = leg.limb.root, leg.limb.joint, leg.limb.end, leg.foot
        thigh = _direction(hip, knee)
        below = max(knee.y, ankle.y, foot.heel.y) + SHANK_OUTLINE < self._lowest
        if not below:
            self._foot(leg, shoe, skin)
        self._at(hip, thigh)
        self._fill(cloth, shapes.THIGH_CLOTH)
        self._light_up(side, Bone.THIGH, hip, thigh)
        if not below:
            shin = _direction(knee, ankle)
            self._at(knee, shin)
            self._fill(cloth, shapes.SHANK_CLOTH)
            self._light_up(side, Bone.SHANK, knee, shin)

    def _foot(self, leg: Leg, shoe: str, skin: str) -> None:
        foot, sole = leg.foot, -math.radians(leg.foot.pitch)
        self._at(leg.limb.joint, _direction(leg.limb.joint, leg.limb.end))
        self._fill(skin, shapes.ANKLE)
        self._at(foot.ball, sole + math.radians(foot.bend))
        self._fill(shoe, shapes.TOE_CAP)
        self._fill(self._roles.far_shoe, shapes.TOE_SOLE)
        self._at(foot.heel, sole)
        self._fill(shoe, shapes.SHOE)
        self._fill(self._roles.far_shoe, shapes.SOLE)

    def _shine_through(self, far: Leg) -> None:
        """What works in the far leg is seen, fainter, where the near leg hides it."""
        if self._glow.side is Side.LEFT:
            hip, knee, ankle = far.limb.root, far.limb.joint, far.limb.end
            self._light_up(Side.LEFT, Bone.THIGH, hip, _direction(hip, knee), SHINE_THROUGH)
            self._light_up(Side.LEFT, Bone.SHANK, knee, _direction(knee, ankle), SHINE_THROUGH)

    def _light_up(self, side: Side, bone: Bone, origin: Point, turn: float, part: float = 1.0) -> None:
        """The muscles on this bone in the signal's colour. Of a leg the front is to the left, of the trunk right."""
        for spot in self._glow.spots(side, bone):
            self._at(origin, turn)
            front = -spot.front if bone is Bone.TRUNK else spot.front
            self._painter.translate(spot.along * shapes.UNIT, front * shapes.UNIT)
            self._painter.scale(spot.length, spot.width)
            self._painter.setOpacity(min(1.0, self._glow.strength) * part)
            self._painter.setBrush(_light(self._roles.signal))
            self._painter.drawPolygon(shapes.CIRCLE)
            self._painter.setOpacity(1.0)

    def _trunk_and_head(self) -> None:
        figure, roles = self._figure, self._roles
        neck = _direction(figure.shoulder, figure.head)
        self._at(figure.shoulder, neck)
        self._fill(roles.far_skin, shapes.NECK)
        spine = _direction(figure.pelvis, figure.shoulder)
        self._at(figure.pelvis, spine)
        self._fill(roles.shirt, shapes.SHIRT)
        self._light_up(self._glow.side, Bone.TRUNK, figure.pelvis, spine)
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
        self._at(arm.end, _hand(arm, self._scene in (Scene.WALL, Scene.BOARD)))
        self._fill(skin, shapes.HAND)
        self._at(arm.root, upper)
        self._fill(cloth, shapes.SLEEVE)
        if edge:
            self._fill(edge, shapes.SLEEVE_EDGE)


def _direction(start: Point, end: Point) -> float:
    return math.atan2(end.y - start.y, end.x - start.x)


def _hand(arm: Limb, at_wall: bool) -> float:
    """Where the fingers point: on from the arm, and upwards where they meet the wall."""
    near_wall = min(1.0, max(0.0, (arm.end.x - (WALL - 0.12)) / 0.1)) if at_wall else 0.0
    onward = _direction(arm.joint, arm.end)
    return onward * (1 - near_wall) + math.radians(83) * near_wall
