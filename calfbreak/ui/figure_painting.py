"""Paints the figure of `domain/figure.py`: the person, and the muscle that works."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF, QRadialGradient

from calfbreak.domain.figure import WALL, Foot, Leg, Limb, Point, Skeleton
from calfbreak.domain.looks import Hair, Looks
from calfbreak.domain.poses import USUAL
from calfbreak.domain.records import Side
from calfbreak.domain.scene import Scene, Things
from calfbreak.ui import figure_shapes as shapes
from calfbreak.ui.body_colours import body_of
from calfbreak.ui.colours import Roles
from calfbreak.ui.muscle_glow import MUSCLES, Bone, Glow
from calfbreak.ui.stage import Stage

__all__ = ["MUSCLES", "Glow", "Stage", "paint_figure"]

SHINE_THROUGH = 0.4
"""How much of the far leg's glow comes through the near leg."""
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
    edge.setAlphaF(0.38)
    gradient = QRadialGradient(QPointF(0, 0), shapes.UNIT)
    gradient.setColorAt(0.0, QColor(colour))
    gradient.setColorAt(0.45, QColor(colour))
    gradient.setColorAt(0.98, edge)
    return QBrush(gradient)


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

    def _leg(self, leg: Leg, cloth: str, side: Side) -> None:
        hip, knee, ankle, foot = leg.limb.root, leg.limb.joint, leg.limb.end, leg.foot
        thigh = _direction(hip, knee)
        below = max(knee.y, ankle.y, foot.heel.y) + SHANK_OUTLINE < self._lowest
        if not below:
            self._foot(leg, far=side is Side.LEFT)
        self._at(hip, thigh)
        self._fill(cloth, shapes.THIGH_CLOTH)
        self._light_up(side, Bone.THIGH, hip, thigh)
        if not below:
            shin = _direction(knee, ankle)
            self._at(knee, shin)
            self._fill(cloth, shapes.SHANK_CLOTH)
            self._light_up(side, Bone.SHANK, knee, shin)

    def _foot(self, leg: Leg, *, far: bool) -> None:
        foot, sole, body, roles = leg.foot, -math.radians(leg.foot.pitch), self._body, self._roles
        toes = sole + math.radians(foot.bend)
        shoe, rim = (roles.far_shoe, body.far_shoe_rim) if far else (roles.shoe, body.shoe_rim)
        if rim:
            self._at(foot.ball, toes)
            self._fill(rim, shapes.TOE_CAP_RIM)
            self._at(foot.heel, sole)
            self._fill(rim, shapes.SHOE_RIM)
        self._at(leg.limb.joint, _direction(leg.limb.joint, leg.limb.end))
        self._fill(body.far_skin if far else body.skin, shapes.ANKLE)
        self._at(foot.ball, toes)
        self._fill(shoe, shapes.TOE_CAP)
        self._fill(roles.far_shoe, shapes.TOE_SOLE)
        self._at(foot.heel, sole)
        self._fill(shoe, shapes.SHOE)
        self._fill(roles.far_shoe, shapes.SOLE)

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
        figure, roles, body = self._figure, self._roles, self._body
        neck, spine = _direction(figure.shoulder, figure.head), _direction(figure.pelvis, figure.shoulder)
        gaze = neck - math.radians(figure.head_turn)
        self._at(figure.shoulder, neck)
        self._fill(body.far_skin_rim, shapes.NECK_RIM)
        self._at(figure.head, gaze)
        self._fill(body.skin_rim, shapes.FACE_RIM)
        if body.hair_rim:
            self._fill(body.hair_rim, *self._hair(shapes.HAIR_RIM, shapes.NAPE_RIM, shapes.TIED_RIM, shapes.BUN_RIM))
        self._at(figure.shoulder, neck)
        self._fill(body.far_skin, shapes.NECK)
        self._at(figure.pelvis, spine)
        self._fill(roles.shirt, shapes.SHIRT)
        self._light_up(self._glow.side, Bone.TRUNK, figure.pelvis, spine)
        self._at(figure.head, gaze)
        self._fill(body.hair, *self._hair(shapes.HAIR, shapes.NAPE, shapes.TIED, shapes.BUN))
        self._fill(body.skin, shapes.FACE)
        self._fill(body.far_skin, shapes.EAR)

    def _hair(self, crown: QPolygonF, nape: QPolygonF, tied: QPolygonF, bun: QPolygonF) -> tuple[QPolygonF, ...]:
        return (bun, crown, tied) if self._tied else (crown, nape)

    def _arm(self, arm: Limb, skin: str, rim: str, cloth: str, edge: str | None) -> None:
        upper, fore = _direction(arm.root, arm.joint), _direction(arm.joint, arm.end)
        hand = _hand(arm, self._scene in (Scene.WALL, Scene.BOARD))
        for colour, pieces in (
            (rim, (shapes.ARM_RIM, shapes.FOREARM_RIM, shapes.HAND_RIM)),
            (skin, (shapes.ARM, shapes.FOREARM_SKIN, shapes.HAND)),
        ):
            for origin, turn, piece in zip((arm.root, arm.joint, arm.end), (upper, fore, hand), pieces, strict=True):
                self._at(origin, turn)
                self._fill(colour, piece)
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
