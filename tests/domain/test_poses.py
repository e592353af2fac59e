"""All poses, and all pictures of all stretches: possible for a body, and doing what the words say."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import pytest

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain.body.figure import WALL, Leg, Pose, Skeleton, skeleton
from calfbreak.domain.body.motion import LONG_MOVE, MOVE, way_of
from calfbreak.domain.body.pose_names import POSES, standing_before, together_with
from calfbreak.domain.body.poses import _POSES, posed, scene_of
from calfbreak.domain.body.scene import MAT, SEAT, STEP_EDGE, TOUCH, Scene, Things
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Frame, Phase, PhaseKind, frame_at, lay_out
from calfbreak.domain.stretching.stretch import Prescription, Sides, Stretch
from domain.rig import check_human, pose_at

STRETCHES = load_stretches()
THINGS = (Things(), Things(board=15, step=0.08), Things(board=45, step=0.25))
RATE = 30

every_stretch = pytest.mark.parametrize("stretch", STRETCHES.values(), ids=STRETCHES.keys())
every_home = pytest.mark.parametrize("things", THINGS, ids=("usual", "low", "high"))


@lru_cache
def phases_of(identity: str) -> tuple[Phase, ...]:
    """A session of this stretch, each leg twice; what is held for longer than a breath is held in the same way."""
    return lay_out(STRETCHES[identity].prescribed(5, 2).prescription)


@lru_cache
def pictures(identity: str, things: Things = THINGS[0]) -> list[tuple[Frame, Pose, Skeleton]]:
    """Every picture of a session, thirty a second."""
    phases = phases_of(identity)
    made = []
    for number in range(round(phases[-1].begins * RATE) + 1):
        frame = frame_at(phases, number / RATE)
        pose = pose_at(frame, STRETCHES[identity].poses, things=things)
        made.append((frame, pose, skeleton(pose)))
    return made


def holds(identity: str, things: Things = THINGS[0]) -> list[tuple[Skeleton, Leg, Leg]]:
    """The skeleton, the leg that is stretched and the other one, in every picture of a hold."""
    found = []
    for frame, _, bones in pictures(identity, things):
        if frame.phase.kind is PhaseKind.HOLD:
            legs = (bones.near_leg, bones.far_leg)
            found.append((bones, *(legs[::-1] if frame.phase.side is Side.LEFT else legs)))
    assert len(found) >= 2 * 5 * RATE
    return found


def test_every_name_has_a_pose_and_every_pose_a_name() -> None:
    assert set(POSES) == set(_POSES)
    assert len(POSES) == len(_POSES)


@pytest.mark.parametrize("name", POSES)
def test_only_poses_of_one_place_go_together(name: str) -> None:
    assert together_with(name) == tuple(each for each in POSES if scene_of(each) is scene_of(name))
    assert standing_before(name).endswith("stand")


@every_home
@pytest.mark.parametrize("name", POSES)
@pytest.mark.parametrize("side", Side)
def test_every_pose_is_human(name: str, side: Side, things: Things) -> None:
    check_human(skeleton(posed(name, side, things)), scene_of(name), things)


@every_home
@every_stretch
def test_every_picture_of_every_stretch_is_human(stretch: Stretch, things: Things) -> None:
    scene = scene_of(stretch.poses["hold"])
    for _, _, bones in pictures(stretch.id, things):
        check_human(bones, scene, things)


@every_home
@every_stretch
def test_one_foot_is_always_on_the_ground(stretch: Stretch, things: Things) -> None:
    scene = scene_of(stretch.poses["hold"])
    for _, pose, _ in pictures(stretch.id, things):
        heights = []
        for foot in (pose.near, pose.far):
            parts = (foot.heel, foot.ball, foot.toe)
            heights.append(min(part.imag - things.ground(scene, part.real + 1e-6) for part in parts))
        assert min(heights) <= 0.016, "there are shoes"


@every_home
@every_stretch
def test_feet_stand_still_in_a_hold(stretch: Stretch, things: Things) -> None:
    for first, second in pairwise(holds(stretch.id, things)):
        if first[1].foot != second[1].foot:
            assert first[1] is not second[1], "a hold of the other leg began"
            assert first[0].near_leg.foot != first[0].far_leg.foot


@every_stretch
def test_what_the_hands_hold_on_to_they_reach_in_every_hold(stretch: Stretch) -> None:
    for frame, pose, bones in pictures(stretch.id):
        if frame.phase.kind is PhaseKind.HOLD:
            for arm, wrist in ((bones.near_arm, pose.near_hand), (bones.far_arm, pose.far_hand)):
                assert abs(arm.end - wrist) < 0.002, "the arm is long enough"


@every_stretch
def test_the_figure_is_in_position_when_a_hold_begins(stretch: Stretch) -> None:
    """Getting into position is no part of the hold: nothing jumps there, and nothing moves after it but the breath."""
    phases = phases_of(stretch.id)
    for phase in phases:
        if phase.kind is PhaseKind.HOLD:
            before = skeleton(pose_at(frame_at(phases, phase.begins - 1e-6), stretch.poses))
            after = skeleton(pose_at(frame_at(phases, phase.begins), stretch.poses))
            assert abs(before.head - after.head) < 0.001
            assert abs(before.near_leg.foot.heel - after.near_leg.foot.heel) < 0.001


@every_stretch
def test_nothing_ever_jumps(stretch: Stretch) -> None:
    """From picture to picture no joint moves faster than a hand that is raised to the wall in 0.6 s."""
    for (_, _, one), (frame, _, two) in pairwise(pictures(stretch.id)):
        if frame.phase.kind is PhaseKind.DONE:
            continue  # the window says what was done then, and shows no figure
        for start, end in (
            (one.head, two.head),
            (one.near_arm.end, two.near_arm.end),
            (one.near_leg.limb.joint, two.near_leg.limb.joint),
            (one.far_leg.limb.joint, two.far_leg.limb.joint),
            (one.near_leg.foot.toe, two.near_leg.foot.toe),
            (one.far_leg.foot.toe, two.far_leg.foot.toe),
        ):
            assert abs(end - start) < 0.06


@every_home
@every_stretch
def test_no_knee_snaps(stretch: Stretch, things: Things) -> None:
    """In walking a knee turns by 400 degrees a second at most; one that is pulled straight in a picture is faster."""
    for (_, _, one), (frame, _, two) in pairwise(pictures(stretch.id, things)):
        if frame.phase.kind is not PhaseKind.DONE:
            for before, after in ((one.near_leg, two.near_leg), (one.far_leg, two.far_leg)):
                assert abs(after.limb.flexion - before.limb.flexion) * RATE < 470


@every_stretch
def test_it_is_known_when_the_figure_moves(stretch: Stretch) -> None:
    for (frame, pose, _), (after, later, _) in pairwise(pictures(stretch.id)):
        if frame.phase == after.phase and frame.phase.kind is not PhaseKind.HOLD and pose != later:
            rests, moves_again = way_of(frame.phase, stretch.poses).rest(frame.phase.lasts)
            assert not rests < frame.phase.lasts - frame.left < moves_again - 1.5 / RATE


# --- what the words say ------------------------------------------------------------------------------------------


def flat(leg: Leg) -> bool:
    return leg.foot.heel.imag == leg.foot.toe.imag == 0


def test_wall_straight_behind_heel_down_knee_straight() -> None:
    for bones, behind, front in holds("wall-straight"):
        assert behind.limb.flexion < 8
        assert flat(behind)
        assert behind.foot.heel.real < front.foot.heel.real
        assert behind.dorsiflexion > 25, "that is the stretch"
        assert flat(front)
        assert front.limb.flexion > 30
        assert bones.near_arm.end.real == pytest.approx(TOUCH)


def test_wall_bent_both_knees_bent_both_heels_down() -> None:
    for _, behind, front in holds("wall-bent"):
        assert behind.limb.flexion > 45
        assert front.limb.flexion > 30
        assert flat(behind)
        assert flat(front)
        assert behind.dorsiflexion > 30


@every_home
def test_calf_board_foot_on_the_board_knee_straight_other_heel_up(things: Things) -> None:
    for bones, worked, other in holds("calf-board", things):
        for part in (worked.foot.heel, worked.foot.ball, worked.foot.toe):
            assert part.imag == pytest.approx(things.ground(Scene.BOARD, part.real), abs=1e-9), "flat on the board"
        assert worked.limb.flexion < 10
        assert min(25, things.board) < worked.dorsiflexion < 42
        assert other.foot.heel.imag > 0.03
        assert other.foot.ball.imag == pytest.approx(0, abs=1e-9)
        assert bones.near_arm.end.real == pytest.approx(TOUCH)


@every_home
def test_step_drop_balls_on_the_step_heels_below_it_hands_on_the_rail(things: Things) -> None:
    for bones, near, far in holds("step-drop", things):
        for leg in (near, far):
            assert leg.foot.ball.imag == pytest.approx(things.step_height)
            assert leg.foot.ball.real > STEP_EDGE
            assert leg.foot.heel.real < STEP_EDGE
            assert 0 < leg.foot.heel.imag < things.step_height - 0.02
            assert leg.dorsiflexion > 20
            assert leg.limb.flexion < 15
        hand = bones.near_arm.end
        assert hand.imag == pytest.approx(things.rail(hand.real - STEP_EDGE).imag, abs=0.002)


def test_hamstring_seated_on_the_seat_leg_out_toes_up_trunk_forward() -> None:
    for bones, out, other in holds("hamstring-seated"):
        assert SEAT + 0.03 < bones.pelvis.imag < SEAT + 0.07
        assert out.limb.flexion < 10
        assert out.foot.heel.imag == 0
        assert out.foot.toe.imag > 0.03
        assert flat(other)
        assert bones.shoulder.real > bones.pelvis.real + 0.15
        shin = out.limb.joint
        assert abs(bones.near_arm.end - shin) < 0.12, "hands at the knee"


def test_hip_flexor_knee_on_the_mat_hip_in_front_of_it_trunk_upright() -> None:
    for bones, kneeling, front in holds("hip-flexor"):
        assert kneeling.limb.joint.imag == pytest.approx(MAT + 0.04, abs=0.005)
        assert bones.pelvis.real > kneeling.limb.joint.real + 0.08, "the hip is extended"
        assert abs(bones.shoulder.real - bones.pelvis.real) < 0.03
        assert flat(front)
        assert MAT < kneeling.foot.lowest < MAT + 0.016, "on the mat in its shoe, not in the floor"


def test_knee_to_wall_touches_it_with_the_heel_down() -> None:
    bones = skeleton(posed("knee-to-wall-hold", Side.RIGHT))
    front = bones.near_leg
    assert flat(front)
    assert front.limb.joint.real == pytest.approx(WALL - 0.038, abs=0.01)
    assert front.dorsiflexion > 28


def test_knee_to_wall_is_no_stretch() -> None:
    assert "knee-to-wall" not in STRETCHES


# --- sides and time ----------------------------------------------------------------------------------------------


def test_left_and_right_show_the_same_stretch_on_the_other_leg() -> None:
    left, right = posed("wall-straight-hold", Side.LEFT), posed("wall-straight-hold", Side.RIGHT)
    assert (left.near, left.far) == (right.far, right.near)
    assert left.pelvis == right.pelvis


@every_stretch
def test_without_motion_each_phase_has_one_pose(stretch: Stretch) -> None:
    phases = phases_of(stretch.id)
    for phase in phases[:-1]:
        times = (phase.begins, phase.begins + phase.lasts / 2, phase.ends - 1e-6)
        assert len({pose_at(frame_at(phases, time), stretch.poses, motion=False) for time in times}) == 1


def test_a_small_move_takes_six_tenths_of_a_second_and_a_large_one_twice_that() -> None:
    assert (MOVE, LONG_MOVE) == (0.6, 1.2)
    phases, poses = phases_of("wall-straight"), STRETCHES["wall-straight"].poses
    change = next(phase for phase in phases if phase.kind is PhaseKind.SWITCH)
    together = posed("wall-straight-switch", change.side)
    hips = [pose_at(frame_at(phases, change.begins + passed), poses).pelvis for passed in (MOVE - 0.05, MOVE)]
    assert hips[0] != pytest.approx(together.pelvis, abs=1e-4)
    assert hips[1] == pytest.approx(together.pelvis, abs=1e-4)
    phases, poses = phases_of("hip-flexor"), STRETCHES["hip-flexor"].poses
    assert pose_at(frame_at(phases, LONG_MOVE - 0.05), poses) != posed("hip-flexor-ready", Side.LEFT)
    assert pose_at(frame_at(phases, LONG_MOVE + 0.001), poses) == posed("hip-flexor-ready", Side.LEFT)


def test_in_a_short_phase_all_moves_are_made_quicker() -> None:
    poses = STRETCHES["hip-flexor"].poses
    phases = lay_out(Prescription(switch=1, get_ready=0, hold=5))
    switch = next(phase for phase in phases if phase.kind is PhaseKind.SWITCH)
    assert pose_at(frame_at(phases, switch.ends - 1e-9), poses).far.heel.real == pytest.approx(
        posed("hip-flexor-hold", switch.side).far.heel.real
    )


def test_the_end_is_standing() -> None:
    phases = phases_of("wall-straight")
    after = frame_at(phases, phases[-1].begins + 1)
    assert pose_at(after, STRETCHES["wall-straight"].poses) == posed("stand", Side.RIGHT)


def test_a_stretch_of_both_legs_rests_between_its_holds() -> None:
    phases = lay_out(Prescription(sides=Sides.BOTH, rest=5, repetitions=2))
    resting = next(phase for phase in phases if phase.kind is PhaseKind.REST)
    middle = pose_at(frame_at(phases, resting.begins + 2), STRETCHES["step-drop"].poses)
    assert middle == posed("step-drop-ready", Side.BOTH)
