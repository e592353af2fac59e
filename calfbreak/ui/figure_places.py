"""Where each part of the person is in the picture."""

from __future__ import annotations

import cmath
import math
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QTransform

from calfbreak.domain.body.figure import WALL, Foot, Leg, Limb, Point, Skeleton, tilted
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.ui.stage import Stage

SHADE = 34
"""How dark the shadow of a foot on the ground is, of 255."""
SHADOW_REACH = 0.125
"""A foot that is lifted so high has no shadow any more."""
FINGERS_UP = math.radians(83)
"""How hands lie on a wall."""
FLEETING = 3.0
"""px from one picture to the next: what travels as far is a blur for the eye, with smooth edges or without."""
NEAR_WALL = (WALL - 0.12, 0.1)
"""Where a hand begins to turn towards it, and over how long a way it does."""


class Part(IntEnum):
    """A part that moves as one, in the order in which an `Arrangement` lists them."""

    FAR_UPPER_ARM = 0
    FAR_FOREARM = 1
    FAR_HAND = 2
    FAR_THIGH = 3
    FAR_SHANK = 4
    FAR_SOLE = 5
    FAR_TOES = 6
    NEAR_THIGH = 7
    NEAR_SHANK = 8
    NEAR_SOLE = 9
    NEAR_TOES = 10
    TRUNK = 11
    NECK = 12
    HEAD = 13
    NEAR_UPPER_ARM = 14
    NEAR_FOREARM = 15
    NEAR_HAND = 16


class Shadow(NamedTuple):
    """Of a foot, on the ground."""

    place: QTransform
    shade: QColor


class Arrangement(NamedTuple):
    """All that has to be known of a figure to paint it."""

    places: tuple[QTransform, ...]
    """From the coordinates of each `Part` to those of the picture."""
    shadows: tuple[Shadow, ...]
    bounds: QRect
    """The part of the picture that the person fills, px."""
    fleeting: frozenset[Part]
    """Of the large parts those that travel so far from the picture before to this one that their edges are a blur."""


def arrange(stage: Stage, figure: Skeleton, before: Skeleton, scene: Scene, things: Things) -> Arrangement:
    """The figure in the picture; `before`: as it was in the picture before, if it moves."""
    feet = figure.far_leg.foot, figure.near_leg.foot
    shadows = (_shadow(stage, foot, _ground(foot, scene, things)) for foot in feet)
    return Arrangement(
        places=_places(stage, figure, at_wall=scene in (Scene.WALL, Scene.BOARD)),
        shadows=tuple(shadow for shadow in shadows if shadow is not None),
        bounds=stage.bounds(figure).toAlignedRect(),
        fleeting=_fleeting(figure, before, FLEETING / stage.scale),
    )


def _fleeting(figure: Skeleton, before: Skeleton, limit: float) -> frozenset[Part]:
    """The parts of which one end or the other has travelled further than `limit`, in body heights."""
    hip, shoulder = abs(figure.pelvis - before.pelvis), abs(figure.shoulder - before.shoulder)
    travelled = {Part.TRUNK: max(hip, shoulder), Part.HEAD: abs(figure.head - before.head)}
    for thigh, shank, now, then in (
        (Part.FAR_THIGH, Part.FAR_SHANK, figure.far_leg.limb, before.far_leg.limb),
        (Part.NEAR_THIGH, Part.NEAR_SHANK, figure.near_leg.limb, before.near_leg.limb),
    ):
        knee = abs(now.joint - then.joint)
        travelled[thigh] = max(hip, knee)
        travelled[shank] = max(knee, abs(now.end - then.end))
    return frozenset(part for part, far in travelled.items() if far > limit)


def _places(stage: Stage, figure: Skeleton, *, at_wall: bool) -> tuple[QTransform, ...]:
    bent = _direction(figure.shoulder, figure.head)
    return (
        *_arm(stage, figure.far_arm, at_wall),
        *_leg(stage, figure.far_leg),
        *_leg(stage, figure.near_leg),
        stage.placed(figure.pelvis, _direction(figure.pelvis, figure.shoulder)),
        stage.placed(figure.shoulder, bent),
        stage.placed(figure.head, bent * tilted(-figure.head_turn)),
        *_arm(stage, figure.near_arm, at_wall),
    )


def _arm(stage: Stage, arm: Limb, at_wall: bool) -> tuple[QTransform, ...]:
    onward = _direction(arm.joint, arm.end)
    return (
        stage.placed(arm.root, _direction(arm.root, arm.joint)),
        stage.placed(arm.joint, onward),
        stage.placed(arm.end, _hand(arm, onward) if at_wall else onward),
    )


def _hand(arm: Limb, onward: Point) -> Point:
    """Where the fingers point: on from the arm, and upwards where they meet the wall."""
    begins, lasts = NEAR_WALL
    near = min(1.0, (arm.end.real - begins) / lasts)
    return cmath.rect(1.0, cmath.phase(onward) * (1 - near) + FINGERS_UP * near) if near > 0 else onward


def _leg(stage: Stage, leg: Leg) -> tuple[QTransform, ...]:
    limb, foot = leg
    return (
        stage.placed(limb.root, _direction(limb.root, limb.joint)),
        stage.placed(limb.joint, _direction(limb.joint, limb.end)),
        stage.placed(foot.heel, foot.along),
        stage.placed(foot.ball, tilted(foot.bend - foot.pitch)),
    )


def _direction(start: Point, end: Point) -> Point:
    way = end - start
    return way / abs(way)


def _ground(foot: Foot, scene: Scene, things: Things) -> float:
    """The height of what is under the foot; on a slope its own shade would only look like dirt."""
    if scene is Scene.BOARD and foot.pitch < 0:
        return -1.0
    return things.ground(scene, foot.ball.real + 0.001)


def _shadow(stage: Stage, foot: Foot, ground: float) -> Shadow | None:
    shade = 1 - max(0.0, foot.lowest - ground) / SHADOW_REACH
    if shade <= 0:
        return None
    middle = Point((foot.heel.real + foot.toe.real) / 2, ground - 0.004)
    return Shadow(stage.placed(middle, Point(1.0)), QColor(0, 0, 0, round(SHADE * shade)))
