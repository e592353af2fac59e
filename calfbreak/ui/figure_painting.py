"""Paints the figure of `domain/body/figure.py`: the person, and the muscle that works."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QRadialGradient, QTransform

from calfbreak.domain.body.figure import WALL, Foot, Leg, Limb, Point, Skeleton
from calfbreak.domain.body.looks import Hair, Looks
from calfbreak.domain.body.poses import USUAL
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.domain.history.records import Side
from calfbreak.ui import figure_shapes as shapes
from calfbreak.ui.body_colours import body_of
from calfbreak.ui.colours import Roles
from calfbreak.ui.muscle_glow import MUSCLES, Bone, Glow, Spot
from calfbreak.ui.stage import Stage

__all__ = ["MUSCLES", "Glow", "Stage", "paint_figure"]

SHINE_THROUGH = 0.4
"""How much of the far leg's glow comes through the near leg."""
GLOW_LINE = 0.0055
"""How wide the line around a muscle that works is."""
SHANK_OUTLINE = 0.065
"""How far a lower leg with its shoe reaches above its own joints, at most."""


def paint_figure(
    painter: QPainter,
    stage: Stage,
    figure: Skeleton,
    glow: Glow,
    roles: Roles,
    *,
    looks: Looks | None = None,
    scene: Scene = Scene.WALL,
    things: Things = USUAL,
    lowest: float = -1.0,
) -> None:
    """Paint the person into the scene, or no more of it than what is above `lowest` (body heights)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _Person(painter, stage, figure, glow, roles, looks or Looks(), scene, things).paint(lowest)
    painter.restore()


@lru_cache(maxsize=64)
def _brush(colour: str) -> QBrush:
    """Made once: to read a colour takes as long as to fill an arm with it."""
    return QBrush(QColor(colour))


@lru_cache(maxsize=4)
def _light(colour: str) -> QBrush:
    """Brightest in its middle: for `shapes.CIRCLE`."""
    edge = QColor(colour)
    edge.setAlphaF(0.7)
    gradient = QRadialGradient(QPointF(0, 0), shapes.UNIT)
    gradient.setColorAt(0.0, QColor(colour))
    gradient.setColorAt(0.45, QColor(colour))
    gradient.setColorAt(0.98, edge)
    return QBrush(gradient)


@lru_cache(maxsize=8)
def _outline(spot: Spot) -> QPainterPath:
    """The line around a muscle that works."""
    return shapes.ring(spot.length, spot.width, GLOW_LINE)


class _Person:
    """One figure, painted from far to near."""

    def __init__(
        self,
        painter: QPainter,
        stage: Stage,
        figure: Skeleton,
        glow: Glow,
        roles: Roles,
        looks: Looks,
        scene: Scene,
        things: Things,
    ) -> None:
        self._painter = painter
        self._tied = looks.hair is Hair.TIED
        self._body = body_of(looks, roles)
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
        body = self._body
        self._arm(figure.far_arm, body.far_skin, body.far_skin_rim, roles.far_shirt, None)
        self._leg(figure.far_leg, roles.far_trousers, Side.LEFT)
        self._leg(figure.near_leg, roles.trousers, Side.RIGHT)
        self._shine_through(figure.far_leg)
        self._trunk_and_head()
        self._arm(figure.near_arm, body.skin, body.skin_rim, roles.shirt, roles.far_shirt)

    def _along(self, bone: tuple[Point, Point]) -> QTransform:
        """Where the parts of this bone are painted: it begins at the first point and runs to the second."""
        return self._stage.placed(bone[0], _direction(*bone))

    def _ground(self, foot: Foot) -> float:
        """The height of what is under the foot; on a slope its own shade would only look like dirt."""
        if self._scene is Scene.BOARD and foot.pitch < 0:
            return -1.0
        return self._things.ground(self._scene, foot.ball.x + 0.001)

    def _fill(self, place: QTransform, colour: str, *pieces: QPainterPath) -> None:
        self._painter.setTransform(place)
        for piece in pieces:
            self._painter.fillPath(piece, _brush(colour))

    def _shadow(self, leg: Leg) -> None:
        foot = leg.foot
        ground = self._ground(foot)
        shade = max(0.0, 1 - 8 * max(0.0, foot.lowest - ground))
        if shade:
            place = self._stage.placed(Point((foot.heel.x + foot.toe.x) / 2, ground - 0.004), 0.0)
            self._fill(place, f"#{round(34 * shade):02x}000000", shapes.SHADOW)

    def _leg(self, leg: Leg, cloth: str, side: Side) -> None:
        thigh, shank = self._along(leg.thigh), self._along(leg.shank)
        below = max(leg.limb.joint.y, leg.limb.end.y, leg.foot.heel.y) + SHANK_OUTLINE < self._lowest
        if not below:
            self._foot(leg, shank, far=side is Side.LEFT)
        self._fill(thigh, cloth, shapes.THIGH_CLOTH)
        self._light_up(side, Bone.THIGH, thigh)
        if not below:
            self._fill(shank, cloth, shapes.SHANK_CLOTH)
            self._light_up(side, Bone.SHANK, shank)

    def _foot(self, leg: Leg, shank: QTransform, *, far: bool) -> None:
        foot, turn, body, roles = leg.foot, -math.radians(leg.foot.pitch), self._body, self._roles
        sole, toes = self._stage.placed(foot.heel, turn), self._stage.placed(foot.ball, turn + math.radians(foot.bend))
        shoe, rim = (roles.far_shoe, body.far_shoe_rim) if far else (roles.shoe, body.shoe_rim)
        if rim:
            self._fill(toes, rim, shapes.TOE_CAP_RIM)
            self._fill(sole, rim, shapes.SHOE_RIM)
        self._fill(shank, body.far_skin if far else body.skin, shapes.ANKLE)
        self._fill(toes, shoe, shapes.TOE_CAP)
        self._fill(toes, roles.far_shoe, shapes.TOE_SOLE)
        self._fill(sole, shoe, shapes.SHOE)
        self._fill(sole, roles.far_shoe, shapes.SOLE)

    def _shine_through(self, far: Leg) -> None:
        """What works in the far leg is seen, fainter, where the near leg hides it."""
        if self._glow.side is Side.LEFT:
            self._light_up(Side.LEFT, Bone.THIGH, self._along(far.thigh), SHINE_THROUGH)
            self._light_up(Side.LEFT, Bone.SHANK, self._along(far.shank), SHINE_THROUGH)

    def _light_up(self, side: Side, bone: Bone, place: QTransform, part: float = 1.0) -> None:
        """The muscles on this bone in the signal's colour. Of a leg the front is to the left, of the trunk right."""
        edge = self._body.trunk_glow_rim if bone is Bone.TRUNK else self._body.leg_glow_rim
        for spot in self._glow.spots(side, bone):
            self._painter.setTransform(place)
            front = -spot.front if bone is Bone.TRUNK else spot.front
            self._painter.translate(spot.along * shapes.UNIT, front * shapes.UNIT)
            self._painter.setOpacity(self._glow.outline * part)
            self._painter.fillPath(_outline(spot), _brush(edge))
            self._painter.scale(spot.length, spot.width)
            self._painter.setOpacity(min(1.0, self._glow.strength) * part)
            self._painter.fillPath(shapes.CIRCLE, _light(self._roles.signal))
            self._painter.setOpacity(1.0)

    def _trunk_and_head(self) -> None:
        figure, roles, body = self._figure, self._roles, self._body
        bent = _direction(figure.shoulder, figure.head)
        neck, trunk = self._stage.placed(figure.shoulder, bent), self._along((figure.pelvis, figure.shoulder))
        head = self._stage.placed(figure.head, bent - math.radians(figure.head_turn))
        self._fill(neck, body.far_skin_rim, shapes.NECK_RIM)
        self._fill(head, body.skin_rim, shapes.FACE_RIM)
        if body.hair_rim:
            rims = self._hair(shapes.HAIR_RIM, shapes.NAPE_RIM, shapes.TIED_RIM, shapes.BUN_RIM)
            self._fill(head, body.hair_rim, *rims)
        self._fill(neck, body.far_skin, shapes.NECK)
        self._fill(trunk, roles.shirt, shapes.SHIRT)
        self._light_up(self._glow.side, Bone.TRUNK, trunk)
        self._fill(head, body.hair, *self._hair(shapes.HAIR, shapes.NAPE, shapes.TIED, shapes.BUN))
        self._fill(head, body.skin, shapes.FACE)
        self._fill(head, body.far_skin, shapes.EAR)

    def _hair(
        self, crown: QPainterPath, nape: QPainterPath, tied: QPainterPath, bun: QPainterPath
    ) -> tuple[QPainterPath, ...]:
        return (bun, crown, tied) if self._tied else (crown, nape)

    def _arm(self, arm: Limb, skin: str, rim: str, cloth: str, edge: str | None) -> None:
        upper, fore = self._along((arm.root, arm.joint)), self._along((arm.joint, arm.end))
        hand = self._stage.placed(arm.end, _hand(arm, self._scene in (Scene.WALL, Scene.BOARD)))
        self._fill(upper, rim, shapes.ARM_RIM)
        self._fill(fore, rim, shapes.FOREARM_RIM)
        self._fill(hand, rim, shapes.HAND_RIM)
        self._fill(upper, skin, shapes.ARM)
        self._fill(fore, skin, shapes.FOREARM_SKIN)
        self._fill(hand, skin, shapes.HAND)
        self._fill(upper, cloth, shapes.SLEEVE)
        if edge:
            self._fill(upper, edge, shapes.SLEEVE_EDGE)


def _direction(start: Point, end: Point) -> float:
    return math.atan2(end.y - start.y, end.x - start.x)


def _hand(arm: Limb, at_wall: bool) -> float:
    """Where the fingers point: on from the arm, and upwards where they meet the wall."""
    near_wall = min(1.0, max(0.0, (arm.end.x - (WALL - 0.12)) / 0.1)) if at_wall else 0.0
    onward = _direction(arm.joint, arm.end)
    return onward * (1 - near_wall) + math.radians(83) * near_wall
