"""The guided session: its layout, its time, and what is recorded of it (rules 5.2, 5.3)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching import session as machine
from calfbreak.domain.stretching.session import LONGEST_STEP, PhaseKind, Session, Stage, duration, frame_at, lay_out
from calfbreak.domain.stretching.stretch import Prescription, Sides

WALL = Prescription()
BOTH = Prescription(hold=20, repetitions=2, sides=Sides.BOTH, get_ready=3, rest=8)
LEFT, RIGHT = Side.LEFT, Side.RIGHT
TICK = 0.25
WHAT = {"t": machine.tick, "p": machine.pause, "r": machine.resume, "s": machine.skip, "k": machine.repeat}

prescriptions = st.builds(
    Prescription,
    hold=st.floats(10, 60),
    repetitions=st.integers(1, 6),
    sides=st.sampled_from(Sides),
    get_ready=st.floats(0, 30),
    switch=st.floats(0, 30),
    rest=st.floats(0, 60),
)


def begin(prescription: Prescription = WALL) -> Session:
    return machine.begin(1, "wall-straight", prescription, 0.0)


def run(session: Session, seconds: float, tick: float = TICK) -> Session:
    """The session after `seconds` of ticks that come in time."""
    start = session.ticked
    for number in range(1, round(seconds / tick) + 1):
        session = machine.tick(session, start + number * tick)
    return session


def held(session: Session) -> list[float]:
    return [hold.held for hold in session.holds]


def done(session: Session) -> list[bool]:
    return [hold.done for hold in session.holds]


# --- layout ----------------------------------------------------------------------------------------------------------


def test_the_wall_stretch_takes_two_minutes() -> None:
    phases = lay_out(WALL)
    assert [(phase.kind.value, phase.side.value, phase.begins, phase.lasts) for phase in phases] == [
        ("get ready", "left", 0, 5),
        ("hold", "left", 5, 15),
        ("switch", "right", 20, 5),
        ("hold", "right", 25, 15),
        ("switch", "left", 40, 5),
        ("hold", "left", 45, 15),
        ("switch", "right", 60, 5),
        ("hold", "right", 65, 15),
        ("switch", "left", 80, 5),
        ("hold", "left", 85, 15),
        ("switch", "right", 100, 5),
        ("hold", "right", 105, 15),
        ("done", "right", 120, 0),
    ]
    assert duration(WALL) == 120


def test_both_legs_together_rest_between_the_holds() -> None:
    assert [(phase.kind.value, phase.side.value, phase.begins) for phase in lay_out(BOTH)] == [
        ("get ready", "both", 0),
        ("hold", "both", 3),
        ("rest", "both", 23),
        ("hold", "both", 31),
        ("done", "both", 51),
    ]


@given(prescriptions)
def test_phases_follow_one_another_without_gap_and_fill_the_session(prescription: Prescription) -> None:
    phases = lay_out(prescription)
    assert phases[0].begins == 0
    assert all(before.ends == after.begins for before, after in pairwise(phases))
    assert sum(phase.lasts for phase in phases) == pytest.approx(duration(prescription))
    assert phases[-1].kind is PhaseKind.DONE


@given(prescriptions)
def test_left_and_right_are_held_equally_long(prescription: Prescription) -> None:
    holds = [phase for phase in lay_out(prescription) if phase.kind is PhaseKind.HOLD]
    left, right = ([phase.lasts for phase in holds if phase.side is side] for side in (LEFT, RIGHT))
    assert left == right
    assert len(holds) == prescription.repetitions * (1 if prescription.sides is Sides.BOTH else 2)
    assert {phase.lasts for phase in holds} == {prescription.hold}


# --- what is shown ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "kind", "side", "left", "repetition"),
    [
        (-1, "get ready", "left", 5, 1),
        (0, "get ready", "left", 5, 1),
        (4.9, "get ready", "left", 0.1, 1),
        (5, "hold", "left", 15, 1),
        (19.5, "hold", "left", 0.5, 1),
        (20, "switch", "right", 5, 1),
        (40, "switch", "left", 5, 2),
        (50, "hold", "left", 10, 2),
        (119, "hold", "right", 1, 3),
        (120, "done", "right", 0, 3),
        (500, "done", "right", 0, 3),
    ],
)
def test_a_frame(time: float, kind: str, side: str, left: float, repetition: int) -> None:
    frame = frame_at(lay_out(WALL), time)
    assert (frame.phase.kind, frame.phase.side) == (kind, side)
    assert frame.left == pytest.approx(left)
    assert (frame.phase.repetition, frame.phase.repetitions) == (repetition, 3)
    assert frame.whole_left == pytest.approx(min(120, max(0, 120 - time)))


def test_a_frame_says_what_follows() -> None:
    phases = lay_out(WALL)
    assert frame_at(phases, 17).following is phases[2]
    assert frame_at(phases, 110).following is phases[-1]
    assert frame_at(phases, 120).following is phases[-1]


@given(prescriptions, st.floats(0, 1), st.floats(0, 0.02))
def test_frames_are_continuous(prescription: Prescription, where: float, further: float) -> None:
    phases = lay_out(prescription)
    time = where * duration(prescription)
    here, there = frame_at(phases, time), frame_at(phases, time + further)
    assert 0 <= here.fraction <= 1
    assert 0 <= here.left <= here.phase.lasts
    assert here.whole_left - there.whole_left <= further + 1e-9
    if here.phase is there.phase:
        assert here.left - there.left <= further + 1e-9
        assert here.fraction <= there.fraction
    else:
        assert here.left <= further
        assert phases.index(there.phase) > phases.index(here.phase)


# --- its time --------------------------------------------------------------------------------------------------------


def test_a_session_that_nothing_disturbs() -> None:
    session = run(begin(), 119.75)
    assert session.stage is Stage.RUNNING
    session = run(session, TICK)
    assert session.stage is Stage.OVER
    assert held(session) == [15.0] * 6
    assert done(session) == [True] * 6
    assert [hold.side for hold in session.holds] == [LEFT, RIGHT] * 3


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.05, LONGEST_STEP), min_size=1, max_size=40))
def test_late_frames_shorten_nothing(steps: list[float]) -> None:
    session, now, taken = begin(), 0.0, 0.0
    while session.stage is Stage.RUNNING:
        for step in steps:
            now += step
            session = machine.tick(session, now)
        taken = now
    assert held(session) == [15.0] * 6
    assert 120 - 1e-6 <= taken <= 120 + sum(steps)


def test_a_stall_of_three_seconds_is_no_guidance_and_no_hold() -> None:
    session = run(begin(), 10)
    assert held(session)[0] == 5
    session = machine.tick(session, 13.0)
    assert session.time == 10 + LONGEST_STEP
    assert held(session)[0] == 5 + LONGEST_STEP
    session = run(session, 9.5)
    assert session.frame.phase.kind is PhaseKind.SWITCH
    assert held(session)[0] == 15


def test_a_clock_that_stands_still_or_goes_back_changes_nothing() -> None:
    session = run(begin(), 10)
    assert machine.tick(session, 10.0) == session
    assert machine.tick(session, 7.0) == session


def test_a_pause_stops_the_time() -> None:
    session = machine.pause(run(begin(), 10), 10.2)
    assert session.stage is Stage.PAUSED
    later = machine.tick(session, 500.0)
    assert (later.time, later.held) == (session.time, session.held)
    assert machine.pause(later, 501.0).time == session.time
    again = machine.resume(later, 600.0)
    assert again.stage is Stage.RUNNING
    assert machine.tick(again, 600.25).time == pytest.approx(session.time + 0.25)
    assert machine.resume(again, 600.0) == again


def test_what_is_over_stays_over() -> None:
    over = machine.stop(run(begin(), 30), 30.0)
    assert over.stage is Stage.OVER
    assert held(over) == [15, 5, 0, 0, 0, 0]
    assert done(over) == [True, False, False, False, False, False]
    for change in (machine.tick, machine.pause, machine.resume, machine.skip, machine.repeat, machine.stop):
        after = change(over, 40.0)
        assert (after.stage, after.time, after.held) == (Stage.OVER, over.time, over.held)


# --- skip and repeat -------------------------------------------------------------------------------------------------


def test_a_skipped_hold_is_not_done_but_keeps_what_was_held() -> None:
    session = machine.skip(run(begin(), 10), 10.0)
    assert session.frame.phase.kind is PhaseKind.SWITCH
    session = run(session, 100)
    assert session.stage is Stage.OVER
    assert held(session) == [5, 15, 15, 15, 15, 15]
    assert done(session) == [False, True, True, True, True, True]


def test_skipping_the_way_to_a_hold_costs_no_hold() -> None:
    session = machine.skip(begin(), 0.0)
    assert session.frame.phase.kind is PhaseKind.HOLD
    session = run(session, 115)
    assert session.stage is Stage.OVER
    assert done(session) == [True] * 6


def test_skipping_the_last_hold_ends_the_session() -> None:
    session = machine.skip(run(begin(), 110), 110.0)
    assert session.stage is Stage.OVER
    assert done(session) == [True] * 5 + [False]


def test_skipping_while_paused_stays_paused() -> None:
    session = machine.skip(machine.pause(run(begin(), 10), 10.0), 12.0)
    assert session.stage is Stage.PAUSED
    assert session.time == 20


@pytest.mark.parametrize(("seconds", "begins", "number"), [(12.0, 0, 0), (22.0, 0, 0), (27.0, 20, 1), (44.0, 20, 1)])
def test_a_hold_once_more_with_the_time_to_get_ready_for_it(seconds: float, begins: float, number: int) -> None:
    session = machine.repeat(run(begin(), seconds), seconds)
    assert session.time == begins
    assert session.frame.phase.side is (Side.LEFT if number == 0 else Side.RIGHT)
    assert session.held[number] == 0
    session = run(session, 120 - begins)
    assert held(session) == [15.0] * 6
    assert done(session) == [True] * 6


def test_the_way_to_a_hold_once_more_is_one_of_getting_ready() -> None:
    """Who was told to change legs there would turn to the wrong one."""
    second = machine.repeat(run(begin(), 27), 27.0)
    assert (second.frame.phase.kind, second.frame.phase.side) == (PhaseKind.GET_READY, Side.RIGHT)
    assert run(second, 5).frame.phase.kind is PhaseKind.HOLD
    assert run(second, 21).frame.phase.kind is PhaseKind.SWITCH, "the next change is one"


def test_who_goes_back_one_more_changes_legs_again_after_it() -> None:
    second = machine.repeat(run(begin(), 27), 27.0)
    first = machine.repeat(second, second.ticked)
    assert (first.time, first.frame.phase.side) == (0, Side.LEFT)
    assert run(first, 21).frame.phase.kind is PhaseKind.SWITCH


def test_what_was_held_still_counts_when_the_hold_is_done_again_and_left() -> None:
    """A key pressed once too often loses no record."""
    session = machine.repeat(run(begin(), 22), 22.0)
    stopped = machine.stop(run(session, 8), 30.0)
    assert held(stopped)[0] == 15
    assert done(stopped)[0]
    skipped = machine.skip(run(session, 8), 30.0)
    assert (held(skipped)[0], done(skipped)[0]) == (15, True)


def test_of_two_tries_the_better_one_counts() -> None:
    session = machine.repeat(run(begin(), 12), 12.0)
    worse = machine.skip(run(session, 9), 21.0)
    assert (held(worse)[0], done(worse)[0]) == (7, False)
    better = machine.skip(run(session, 16), 28.0)
    assert (held(better)[0], done(better)[0]) == (11, False)


def test_a_skipped_hold_once_more_is_done() -> None:
    session = machine.skip(run(begin(), 10), 10.0)
    session = run(machine.repeat(session, 10.0), 120)
    assert done(session) == [True] * 6


def test_before_the_first_hold_once_more_means_from_the_beginning() -> None:
    assert machine.repeat(run(begin(), 3), 3.0).time == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 4), st.sampled_from("tttttprskk")), max_size=120), prescriptions)
def test_nothing_is_held_that_was_not(story: list[tuple[float, str]], prescription: Prescription) -> None:
    session, now = begin(prescription), 0.0
    running = 0.0
    for seconds, what in story:
        if session.stage is Stage.RUNNING:
            running += min(seconds, LONGEST_STEP)
        now += seconds
        session = WHAT[what](session, now)
        assert sum(session.held) <= running + 1e-6
        assert 0 <= session.time <= duration(prescription)
        assert all(0 <= each <= prescription.hold for each in session.held)
        assert (session.stage is Stage.OVER) == (session.time >= duration(prescription))
