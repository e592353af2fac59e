"""Nobody falls over: in every pose the centre of mass is above what the body stands, kneels or sits on.

Masses and their places along the bones: Winter, Biomechanics and Motor Control of Human Movement (after Dempster).
"""

from __future__ import annotations

import pytest

from calfbreak.domain.body.figure import INSTEP, Limb, Point, Skeleton, skeleton
from calfbreak.domain.body.pose_names import POSES
from calfbreak.domain.body.poses import posed, scene_of
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.domain.history.records import Side

HEAD, TRUNK, UPPER_ARM, FOREARM, THIGH, SHANK, FOOT = 0.081, 0.497, 0.028, 0.022, 0.1, 0.0465, 0.0145
"""Parts of the body's mass; the forearm with its hand."""
ALONG = {"upper arm": 0.436, "forearm": 0.682, "thigh": 0.433, "shank": 0.433}
"""Where along its bone the middle of its mass is."""
TOUCHES = 0.016
"""What is no further than this from the ground bears weight, in body heights: there are shoes."""
KNEELS, SITS = 0.06, 0.34
"""A knee, and on a chair a hip, that is no higher than this bears weight."""

homes = pytest.mark.parametrize(
    "things",
    [Things(), *(Things(board=slope) for slope in (15, 45)), *(Things(step=height) for height in (0.08, 0.25))],
    ids=("usual", "flat board", "steep board", "low step", "high step"),
)
poses = pytest.mark.parametrize("name", POSES)
sides = pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])


def centre_of_mass(bones: Skeleton) -> Point:
    """Of the whole body."""
    parts = [(HEAD, bones.head), (TRUNK, (bones.pelvis + bones.shoulder) / 2)]
    for arm in (bones.near_arm, bones.far_arm):
        parts += _limb(arm, (UPPER_ARM, ALONG["upper arm"]), (FOREARM, ALONG["forearm"]))
    for leg in (bones.near_leg, bones.far_leg):
        parts += _limb(leg.limb, (THIGH, ALONG["thigh"]), (SHANK, ALONG["shank"]))
        parts.append((FOOT, (leg.foot.heel + leg.foot.toe) / 2))
    return sum((mass * place for mass, place in parts), 0j) / sum(mass for mass, _ in parts)


def _limb(limb: Limb, first: tuple[float, float], second: tuple[float, float]) -> list[tuple[float, Point]]:
    return [
        (first[0], limb.root + (limb.joint - limb.root) * first[1]),
        (second[0], limb.joint + (limb.end - limb.joint) * second[1]),
    ]


def bearing(bones: Skeleton, scene: Scene, things: Things) -> list[float]:
    """Where the body is borne, seen from the side."""
    found = [bones.pelvis.real] if scene is Scene.CHAIR and bones.pelvis.imag < SITS else []
    for leg in (bones.near_leg, bones.far_leg):
        foot = leg.foot
        parts = (foot.heel, foot.ball, foot.toe, foot.above(INSTEP))
        found += [part.real for part in parts if part.imag - things.ground(scene, part.real + 1e-6) < TOUCHES]
        found += [leg.limb.joint.real] if leg.limb.joint.imag < KNEELS else []
    return found


@homes
@sides
@poses
def test_every_pose_is_in_balance(name: str, side: Side, things: Things) -> None:
    """Also where hands lie on a wall or a rail: neither is there to hang on to."""
    bones = skeleton(posed(name, side, things))
    borne = bearing(bones, scene_of(name), things)
    assert min(borne) < centre_of_mass(bones).real < max(borne)


@homes
@sides
@poses
def test_no_pose_asks_for_more_than_the_limbs_reach(name: str, side: Side, things: Things) -> None:
    """What is out of reach is corrected in each picture, and then a knee snaps straight in the midst of a move."""
    pose = posed(name, side, things)
    bones = skeleton(pose)
    assert abs(bones.pelvis - pose.pelvis) < 0.001
    assert abs(bones.near_arm.end - pose.near_hand) < 0.002
    assert abs(bones.far_arm.end - pose.far_hand) < 0.002


def test_from_ready_to_hold_at_the_wall_the_hips_go_forward_and_the_knee_in_front_bends() -> None:
    """As the words say: the knee behind straightens, its heel goes down, and the hips come toward the wall."""
    ready, hold = (skeleton(posed(f"wall-straight-{part}", Side.RIGHT)) for part in ("ready", "hold"))
    assert hold.pelvis.real > ready.pelvis.real + 0.005
    assert hold.far_leg.limb.flexion > ready.far_leg.limb.flexion + 10
    assert hold.near_leg.limb.flexion < ready.near_leg.limb.flexion - 20
    assert ready.near_leg.foot.heel.imag > 0.04
    assert hold.near_leg.foot.heel.imag == 0
