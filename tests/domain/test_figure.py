"""The figure stays human: bones keep their length, joints bend the right way and not too far, nothing sinks."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from calfbreak.domain.body.figure import (
    BALL,
    FOOT,
    FULL_REACH,
    SHANK,
    THIGH,
    Foot,
    Limb,
    Point,
    below_ankle,
    on_ball,
    skeleton,
)
from calfbreak.domain.body.moves import blend, breathe, ease
from calfbreak.domain.body.poses import posed
from calfbreak.domain.body.scene import Scene
from calfbreak.domain.history.records import Side
from domain.rig import check_human

WALL = [
    "stand",
    *(f"wall-{knee}-{part}" for knee in ("straight", "bent") for part in ("ready", "hold", "switch")),
]


@pytest.mark.parametrize("first", WALL)
@pytest.mark.parametrize("second", WALL)
def test_on_the_way_between_any_two_poses_at_the_wall_the_figure_stays_human(first: str, second: str) -> None:
    for side in (Side.LEFT, Side.RIGHT):
        for part in range(21):
            check_human(skeleton(blend(posed(first, Side.RIGHT), posed(second, side), part / 20)), Scene.WALL)


def test_a_foot_that_travels_is_lifted_and_one_that_tips_stays_on_its_ball() -> None:
    ready, hold = posed("wall-straight-ready", Side.RIGHT), posed("wall-straight-hold", Side.RIGHT)
    tipping = blend(ready, hold, 0.5).near
    assert tipping.ball.real == pytest.approx(ready.near.ball.real, abs=1e-3)
    assert tipping.heel.imag > 0.01
    assert tipping.toe.imag == pytest.approx(0, abs=1e-9), "the toes stay flat"
    stepping = blend(hold, posed("wall-straight-switch", Side.RIGHT), 0.5).near
    assert stepping.lowest > 0.02


def test_where_both_feet_travel_one_stands_while_the_other_goes() -> None:
    start, end = posed("step-drop-stand", Side.BOTH), posed("step-drop-ready", Side.BOTH)
    for part in range(101):
        now = blend(start, end, part / 100)
        ground = start.near.heel.imag
        assert min(now.near.lowest, now.far.lowest) == pytest.approx(ground, abs=1e-3)
    early = blend(start, end, 0.3)
    assert early.far.ball.real == start.far.ball.real, "the far foot waits"


def test_a_hip_beyond_the_legs_sinks_until_they_reach() -> None:
    bones = skeleton(posed("stand", Side.RIGHT).__class__(
        pelvis=Point(0, 0.9), lean=0, near=Foot(Point(0, 0)), far=Foot(Point(0, 0)),
        near_hand=Point(0.1, 0.5), far_hand=Point(0.1, 0.5),
    ))  # fmt: skip
    assert abs(bones.pelvis - bones.near_leg.foot.ankle) == pytest.approx((THIGH + SHANK) * FULL_REACH)


@pytest.mark.parametrize(("bend", "degrees"), [(0, 0), (90, 90), (140, 140)])
def test_flexion_is_the_angle_between_the_bones(bend: float, degrees: float) -> None:
    turn = math.radians(bend)
    limb = Limb(Point(0, 0), Point(0, -1), Point(-math.sin(turn), -1 - math.cos(turn)))
    assert limb.flexion == pytest.approx(degrees)


@pytest.mark.parametrize(("pitch", "ground"), [(0, 0), (40, 0), (-30, -30), (-16, 0)])
def test_a_foot_on_its_ball_has_its_toes_on_the_ground(pitch: float, ground: float) -> None:
    foot = on_ball(Point(0.1, 0.2), pitch, ground)
    assert abs(foot.ball - Point(0.1, 0.2)) < 1e-12
    assert abs(foot.ball - foot.heel) == pytest.approx(BALL)
    assert abs(foot.toe - foot.ball) == pytest.approx(FOOT - BALL)
    toes = foot.toe - foot.ball
    assert math.degrees(math.atan2(-toes.imag, toes.real)) == pytest.approx(ground)


def test_a_foot_below_an_ankle_ends_the_shin() -> None:
    foot = below_ankle(Point(0.3, 0.1), 148)
    assert abs(foot.ankle - Point(0.3, 0.1)) < 1e-12


def test_breath_moves_the_trunk_and_nothing_else() -> None:
    pose = posed("wall-straight-hold", Side.RIGHT)
    leans = [breathe(pose, second / 4, left=30).lean for second in range(17)]
    assert leans[0] == leans[16] == pose.lean
    assert max(leans) - min(leans) == pytest.approx(1, abs=0.1)
    assert breathe(pose, 1, left=30).near == pose.near


def test_the_breath_has_faded_when_the_hold_ends() -> None:
    """A hold of 15 seconds ends in the midst of a breath, and the figure would jump."""
    pose = posed("wall-bent-hold", Side.RIGHT)
    leans = [breathe(pose, 13 + tick / 30, 2 - tick / 30).lean for tick in range(61)]
    assert max(abs(after - before) for before, after in pairwise([*leans, pose.lean])) < 0.15
    assert max(abs(lean - pose.lean) for lean in leans) > 0.3


def test_who_sits_down_bows_and_is_upright_again_on_the_chair() -> None:
    stand, seated = posed("hamstring-seated-stand", Side.RIGHT), posed("hamstring-seated-switch", Side.RIGHT)
    leans = [blend(stand, seated, part / 10).lean for part in range(11)]
    assert max(leans) > 25
    assert (leans[0], leans[-1]) == (stand.lean, pytest.approx(seated.lean))
    wall = [posed(f"wall-straight-{name}", Side.RIGHT) for name in ("switch", "hold")]
    assert max(blend(*wall, part / 10).lean for part in range(11)) == pytest.approx(max(each.lean for each in wall))


def test_a_foot_that_turns_over_to_kneel_does_not_drag_its_toes() -> None:
    stand, kneel = posed("hip-flexor-stand", Side.RIGHT), posed("hip-flexor-ready", Side.RIGHT)
    assert blend(stand, kneel, 0.5).near.lowest > 0.02


def test_easing_starts_and_ends_gently_and_never_goes_back() -> None:
    values = [ease(step / 100) for step in range(101)]
    assert (values[0], values[50], values[-1]) == (0, 0.5, 1)
    assert all(first <= second for first, second in pairwise(values))
    assert values[1] < 0.001
    assert ease(-1) == 0
    assert ease(2) == 1
