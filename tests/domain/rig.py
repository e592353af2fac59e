"""What is possible for a body, as checks on the numbers of the figure."""

from __future__ import annotations

import cmath
import math
from collections.abc import Mapping

import pytest

from calfbreak.domain.body.figure import (
    BALL,
    FOOT,
    FOREARM,
    INSTEP,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    WALL,
    Limb,
    Point,
    Pose,
    Skeleton,
)
from calfbreak.domain.body.motion import way_of
from calfbreak.domain.body.poses import USUAL
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.domain.stretching.session import Frame

KNEE = 150
"""How far knee and elbow bend, degrees."""
UP, DOWN = 46, 65
"""How far an ankle bends towards the shin (with a bent knee and the body's weight), and away from it, degrees."""
TOES_UP = 65
HIP_UP, HIP_BACK = 125, 30
"""How far a thigh goes up before the trunk (with a bent knee), and back behind it, degrees."""
ARM_UP, ARM_BACK = 170, 50
"""The same for the upper arm."""
NECK = 40
"""How far a head turns against its trunk, degrees."""
KNEECAP = 0.036
"""Half the thickness of a knee that kneels."""
HUGGING = 0.012
"""A foot on its way may come this near to the edge of what it steps on: there are shoes and soft ground."""


def lengths(limb: Limb) -> tuple[float, float]:
    """Of both bones."""
    return abs(limb.joint - limb.root), abs(limb.end - limb.joint)


def raised(bone: Point, bones: Skeleton) -> float:
    """How far a bone that begins at the trunk is raised to the front, degrees; 0 = along the trunk, as in standing."""
    return math.degrees(cmath.phase(bone / (bones.pelvis - bones.shoulder)))


def check_human(bones: Skeleton, scene: Scene, things: Things | None = None) -> None:
    """Bones, joints, floor and wall are as they are for people."""
    things = things or Things()
    assert abs(bones.shoulder - bones.pelvis) == pytest.approx(TRUNK)
    for leg in (bones.near_leg, bones.far_leg):
        assert lengths(leg.limb) == pytest.approx((THIGH, SHANK))
        assert 0 <= leg.limb.flexion <= KNEE
        assert -DOWN <= leg.dorsiflexion <= UP
        assert leg.limb.joint.imag >= KNEECAP, "no knee in the floor"
        foot = leg.foot
        assert abs(foot.ball - foot.heel) == pytest.approx(BALL)
        assert abs(foot.toe - foot.ball) == pytest.approx(FOOT - BALL)
        assert -TOES_UP / 3 <= foot.bend <= TOES_UP
        for part in (foot.heel, foot.ball, foot.toe, foot.above(INSTEP)):
            assert part.imag >= -1e-9, "no foot in the floor"
            assert part.imag >= things.ground(scene, part.real - 1e-6) - HUGGING, "no foot in what it stands on"
        assert abs(leg.limb.end - foot.ankle) < 1e-9, "the shin ends in the ankle"
        way, aside = leg.limb.end - leg.limb.root, leg.limb.joint - leg.limb.root
        assert (aside * way.conjugate()).imag >= -1e-9, "a knee bends forward"
        assert -HIP_BACK <= raised(aside, bones) <= HIP_UP
    for arm in (bones.near_arm, bones.far_arm):
        assert lengths(arm) == pytest.approx((UPPER_ARM, FOREARM))
        assert 0 <= arm.flexion <= KNEE
        way, aside = arm.end - arm.root, arm.joint - arm.root
        assert (aside * way.conjugate()).imag <= 1e-9, "an elbow bends back"
        assert -ARM_BACK <= raised(aside, bones) <= ARM_UP
        if scene in (Scene.WALL, Scene.BOARD):
            assert max(arm.end.real, arm.joint.real, bones.head.real) < WALL, "nobody goes through the wall"
    lean = math.degrees(cmath.phase(1j / (bones.shoulder - bones.pelvis)))
    assert abs(bones.head_turn - lean) <= NECK, "a head looks on from its trunk"


def pose_at(frame: Frame, poses: Mapping[str, str], *, things: Things = USUAL, motion: bool = True) -> Pose:
    """What the figure does at this moment of a session; `poses` and `motion` as in `way_of`."""
    way = way_of(frame.phase, poses, things=things, motion=motion)
    return way.at(frame.phase.lasts - frame.left, frame.phase.lasts)
