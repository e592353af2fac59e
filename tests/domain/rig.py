"""What is possible for a body, as checks on the numbers of the figure."""

from __future__ import annotations

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
    Skeleton,
)
from calfbreak.domain.body.scene import Scene, Things

KNEE = 150
"""How far knee and elbow bend, degrees."""
UP, DOWN = 46, 65
"""How far an ankle bends towards the shin (with a bent knee and the body's weight), and away from it, degrees."""
TOES_UP = 65
KNEECAP = 0.036
"""Half the thickness of a knee that kneels."""
HUGGING = 0.012
"""A foot on its way may come this near to the edge of what it steps on: there are shoes and soft ground."""


def lengths(limb: Limb) -> tuple[float, float]:
    """Of both bones."""
    return (limb.joint - limb.root).length, (limb.end - limb.joint).length


def check_human(bones: Skeleton, scene: Scene, things: Things | None = None) -> None:
    """Bones, joints, floor and wall are as they are for people."""
    things = things or Things()
    assert (bones.shoulder - bones.pelvis).length == pytest.approx(TRUNK)
    for leg in (bones.near_leg, bones.far_leg):
        assert lengths(leg.limb) == pytest.approx((THIGH, SHANK))
        assert 0 <= leg.limb.flexion <= KNEE
        assert -DOWN <= leg.dorsiflexion <= UP
        assert leg.limb.joint.y >= KNEECAP, "no knee in the floor"
        foot = leg.foot
        assert (foot.ball - foot.heel).length == pytest.approx(BALL)
        assert (foot.toe - foot.ball).length == pytest.approx(FOOT - BALL)
        assert -TOES_UP / 3 <= foot.bend <= TOES_UP
        for part in (foot.heel, foot.ball, foot.toe, foot.above(*INSTEP)):
            assert part.y >= -1e-9, "no foot in the floor"
            assert part.y >= things.ground(scene, part.x - 1e-6) - HUGGING, "no foot in what it stands on"
        assert (leg.limb.end - foot.ankle).length < 1e-9, "the shin ends in the ankle"
        way, aside = leg.limb.end - leg.limb.root, leg.limb.joint - leg.limb.root
        assert way.x * aside.y - way.y * aside.x >= -1e-9, "a knee bends forward"
    for arm in (bones.near_arm, bones.far_arm):
        assert lengths(arm) == pytest.approx((UPPER_ARM, FOREARM))
        assert 0 <= arm.flexion <= KNEE
        if scene in (Scene.WALL, Scene.BOARD):
            assert max(arm.end.x, arm.joint.x, bones.head.x) < WALL, "nobody goes through the wall"
