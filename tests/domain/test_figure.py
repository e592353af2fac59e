"""The figure stays human: bones keep their length, joints bend the right way and not too far, nothing sinks."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from calfbreak.domain.figure import (
    FOOT,
    FOREARM,
    FULL_REACH,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    WALL,
    Foot,
    Limb,
    Point,
    Pose,
    Skeleton,
    blend,
    ease,
    skeleton,
)
from calfbreak.domain.poses import MOVE, POSES, pose_at, posed
from calfbreak.domain.records import Side
from calfbreak.domain.session import Frame, PhaseKind, frame_at, lay_out
from calfbreak.domain.stretch import Prescription, Sides

WALL_POSES = {"ready": "wall-straight-ready", "hold": "wall-straight-hold", "switch": "wall-straight-switch"}
PHASES = lay_out(Prescription(repetitions=2))
END = PHASES[-1].begins
EVERY_FRAME = [number / 30 for number in range(round(END * 30) + 1)]


def frames() -> list[tuple[Frame, Pose]]:
    return [(frame, pose_at(frame, WALL_POSES)) for frame in (frame_at(PHASES, time) for time in EVERY_FRAME)]


MOMENTS = frames()


def lengths(limb: Limb) -> tuple[float, float]:
    return (limb.joint - limb.root).length, (limb.end - limb.joint).length


def check_human(bones: Skeleton) -> None:
    assert (bones.shoulder - bones.pelvis).length == pytest.approx(TRUNK)
    for leg in (bones.near_leg, bones.far_leg):
        assert lengths(leg.limb) == pytest.approx((THIGH, SHANK))
        assert 0 <= leg.limb.flexion <= 150
        assert -50 <= leg.dorsiflexion <= 40
        assert (leg.foot.toe - leg.foot.heel).length == pytest.approx(FOOT)
        assert min(leg.foot.heel.y, leg.foot.toe.y) >= -1e-9
        assert (leg.limb.end - leg.foot.ankle).length < 1e-9, "the shin ends in the ankle"
        way = leg.limb.end - leg.limb.root
        aside = leg.limb.joint - leg.limb.root
        assert way.x * aside.y - way.y * aside.x >= -1e-9, "a knee bends forward"
    for arm in (bones.near_arm, bones.far_arm):
        assert lengths(arm) == pytest.approx((UPPER_ARM, FOREARM))
        assert 0 <= arm.flexion <= 150
        assert arm.end.x < WALL
        assert arm.joint.x < WALL


@pytest.mark.parametrize("name", sorted(POSES))
@pytest.mark.parametrize("side", Side)
def test_every_pose_is_human(name: str, side: Side) -> None:
    check_human(skeleton(posed(name, side)))


def test_every_frame_of_a_session_is_human() -> None:
    for _, pose in MOMENTS:
        check_human(skeleton(pose))


@pytest.mark.parametrize("first", sorted(POSES))
@pytest.mark.parametrize("second", sorted(POSES))
def test_on_the_way_between_any_two_poses_the_figure_stays_human(first: str, second: str) -> None:
    for side in (Side.LEFT, Side.RIGHT):
        for part in range(21):
            check_human(skeleton(blend(posed(first, Side.RIGHT), posed(second, side), part / 20)))


def test_in_the_hold_the_leg_behind_is_straight_and_its_heel_is_down() -> None:
    holds = [(frame, pose) for frame, pose in MOMENTS if frame.phase.kind is PhaseKind.HOLD]
    assert len(holds) > 1000
    for frame, pose in holds:
        bones = skeleton(pose)
        behind, front = bones.near_leg, bones.far_leg
        if frame.phase.side is Side.LEFT:
            behind, front = front, behind
        assert behind.limb.flexion < 8
        assert behind.foot.heel.y == behind.foot.toe.y == 0
        assert behind.foot.heel.x < front.foot.heel.x
        assert behind.dorsiflexion > 25, "that is the stretch"
        assert front.foot.heel.y == front.foot.toe.y == 0
        assert front.limb.flexion > 30


def test_in_the_hold_both_hands_are_on_the_wall() -> None:
    for frame, pose in MOMENTS:
        if frame.phase.kind is PhaseKind.HOLD:
            bones = skeleton(pose)
            for arm, wrist in ((bones.near_arm, pose.near_hand), (bones.far_arm, pose.far_hand)):
                assert (arm.end - wrist).length < 1e-9, "the arm is long enough"
                assert arm.end.x == pytest.approx(WALL - 0.02)


def test_the_figure_is_in_position_when_a_hold_begins() -> None:
    """Getting into position is no part of the hold: nothing jumps there, and nothing moves after it but the breath."""
    for phase in PHASES:
        if phase.kind is PhaseKind.HOLD:
            before = skeleton(pose_at(frame_at(PHASES, phase.begins - 1e-6), WALL_POSES))
            after = skeleton(pose_at(frame_at(PHASES, phase.begins), WALL_POSES))
            assert (before.head - after.head).length < 0.001
            assert (before.near_leg.foot.heel - after.near_leg.foot.heel).length < 0.001


def test_nothing_ever_jumps() -> None:
    """From picture to picture no joint moves faster than a hand that is raised to the wall."""
    for (_, first), (_, second) in pairwise(MOMENTS):
        one, two = skeleton(first), skeleton(second)
        for start, end in (
            (one.head, two.head),
            (one.near_arm.end, two.near_arm.end),
            (one.near_leg.limb.joint, two.near_leg.limb.joint),
            (one.near_leg.foot.toe, two.near_leg.foot.toe),
            (one.far_leg.foot.toe, two.far_leg.foot.toe),
        ):
            assert (end - start).length < 0.045 or first == POSES["stand"] or second == POSES["stand"]


def test_one_foot_is_always_on_the_floor() -> None:
    for _, pose in MOMENTS:
        assert min(min(foot.heel.y, foot.toe.y) for foot in (pose.near, pose.far)) < 1e-4


def test_a_foot_that_travels_is_lifted_and_one_that_tips_stays_on_its_toe() -> None:
    ready, hold = posed("wall-straight-ready", Side.RIGHT), posed("wall-straight-hold", Side.RIGHT)
    tipping = blend(ready, hold, 0.5).near
    assert tipping.toe.x == pytest.approx(ready.near.toe.x, abs=1e-3)
    assert tipping.heel.y > 0.01
    stepping = blend(hold, posed("wall-straight-switch", Side.RIGHT), 0.5).near
    assert min(stepping.heel.y, stepping.toe.y) > 0.02


def test_left_and_right_show_the_same_stretch_on_the_other_leg() -> None:
    left, right = posed("wall-straight-hold", Side.LEFT), posed("wall-straight-hold", Side.RIGHT)
    assert (left.near, left.far) == (right.far, right.near)
    assert left.pelvis == right.pelvis


def test_without_motion_each_phase_has_one_pose() -> None:
    for phase in PHASES[:-1]:
        times = (phase.begins, phase.begins + phase.lasts / 2, phase.ends - 1e-6)
        assert len({pose_at(frame_at(PHASES, time), WALL_POSES, motion=False) for time in times}) == 1


def test_after_six_tenths_of_a_second_the_first_move_is_over() -> None:
    assert MOVE == 0.6
    assert pose_at(frame_at(PHASES, MOVE - 0.05), WALL_POSES) != posed("wall-straight-ready", Side.LEFT)
    assert pose_at(frame_at(PHASES, MOVE + 0.001), WALL_POSES) == posed("wall-straight-ready", Side.LEFT)


def test_the_end_is_standing() -> None:
    assert pose_at(frame_at(PHASES, END + 1), WALL_POSES) == POSES["stand"]


def test_a_stretch_of_both_legs_rests_between_its_holds() -> None:
    phases = lay_out(Prescription(sides=Sides.BOTH, rest=5, repetitions=2))
    resting = next(phase for phase in phases if phase.kind is PhaseKind.REST)
    middle = pose_at(frame_at(phases, resting.begins + 2), WALL_POSES)
    assert middle == posed("wall-straight-ready", Side.BOTH)


def test_a_hip_beyond_the_legs_sinks_until_they_reach() -> None:
    bones = skeleton(posed("stand", Side.RIGHT).__class__(
        pelvis=Point(0, 0.9), lean=0, near=Foot(Point(0, 0)), far=Foot(Point(0, 0)),
        near_hand=Point(0.1, 0.5), far_hand=Point(0.1, 0.5),
    ))  # fmt: skip
    assert (bones.pelvis - bones.near_leg.foot.ankle).length == pytest.approx((THIGH + SHANK) * FULL_REACH)


@pytest.mark.parametrize(("bend", "degrees"), [(0, 0), (90, 90), (140, 140)])
def test_flexion_is_the_angle_between_the_bones(bend: float, degrees: float) -> None:
    turn = math.radians(bend)
    limb = Limb(Point(0, 0), Point(0, -1), Point(-math.sin(turn), -1 - math.cos(turn)))
    assert limb.flexion == pytest.approx(degrees)


def test_easing_starts_and_ends_gently_and_never_goes_back() -> None:
    values = [ease(step / 100) for step in range(101)]
    assert (values[0], values[50], values[-1]) == (0, 0.5, 1)
    assert all(first <= second for first, second in pairwise(values))
    assert values[1] < 0.001
    assert ease(-1) == 0
    assert ease(2) == 1
