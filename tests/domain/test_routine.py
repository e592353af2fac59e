"""Routines: several stretches in one session, each with its own holds; and which one a name stands for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calfbreak.adapters.catalog import load_catalog
from calfbreak.domain import wording
from calfbreak.domain.history.records import Hold, Side
from calfbreak.domain.stretching import session as machine
from calfbreak.domain.stretching.session import PhaseKind, Session, Stage, begin_parts, duration, frame_at, lay_out
from calfbreak.domain.stretching.stretch import Plan, Prescription, Routine, Sides, plan_of

CATALOG = load_catalog()
WALL = Prescription(hold=10, repetitions=1)
STEP = Prescription(hold=30, repetitions=2, sides=Sides.BOTH, get_ready=10, rest=15)


def begin() -> Session:
    return begin_parts(3, "both", (("wall-straight", WALL), ("step-drop", STEP)), 0.0)


def run(session: Session, seconds: float) -> Session:
    while session.ticked < seconds:
        session = machine.tick(session, min(session.ticked + 0.25, seconds))
    return session


def test_its_stretches_follow_one_another_each_with_its_own_get_ready() -> None:
    laid = [(phase.part, phase.kind.value, phase.side.value, phase.begins, phase.hold) for phase in lay_out(WALL, STEP)]
    assert laid == [
        (0, "get ready", "left", 0, 0), (0, "hold", "left", 5, 0), (0, "switch", "right", 15, 1),
        (0, "hold", "right", 20, 1), (1, "get ready", "both", 30, 2), (1, "hold", "both", 40, 2),
        (1, "rest", "both", 70, 3), (1, "hold", "both", 85, 3), (1, "done", "both", 115, 4),
    ]  # fmt: skip
    assert duration(WALL, STEP) == duration(WALL) + duration(STEP) == 115


def test_sets_are_counted_in_each_stretch_for_itself() -> None:
    phases = lay_out(WALL, WALL)
    for time in (7.0, 37.0):
        frame = frame_at(phases, time)
        assert (frame.phase.kind, frame.phase.repetition, frame.phase.repetitions) == (PhaseKind.HOLD, 1, 1)


def test_each_hold_says_to_which_stretch_it_belongs_and_how_long_it_should_be() -> None:
    over = run(begin(), 120)
    assert over.stage is Stage.OVER
    assert over.holds == (
        Hold(Side.LEFT, 10, 10.0, True, "wall-straight"), Hold(Side.RIGHT, 10, 10.0, True, "wall-straight"),
        Hold(Side.BOTH, 30, 30.0, True, "step-drop"), Hold(Side.BOTH, 30, 30.0, True, "step-drop"),
    )  # fmt: skip


def test_of_one_stretch_alone_the_session_says_it() -> None:
    alone = machine.begin(1, "wall-straight", WALL, 0.0)
    assert [hold.stretch for hold in alone.holds] == ["", ""]


def test_a_hold_that_is_skipped_costs_no_other_stretch_anything() -> None:
    session = machine.skip(run(begin(), 22), 22.0)
    assert session.frame.phase.part == 1
    session = run(session, 22 + 90)
    assert [hold.done for hold in session.holds] == [True, False, True, True]


@pytest.mark.parametrize(
    ("holds", "sentence"),
    [
        ((Side.LEFT, Side.RIGHT), "1 hold on each leg."),
        ((Side.BOTH, Side.BOTH), "2 holds."),
        ((Side.LEFT, Side.RIGHT, Side.BOTH, Side.BOTH), "2 holds with both legs, 1 left, 1 right."),
    ],
)
def test_what_was_done_in_words(holds: tuple[Side, ...], sentence: str) -> None:
    kinds = {Side.LEFT: (("wall-straight", WALL),), Side.BOTH: (("step-drop", STEP),)}
    parts = sum((kinds[side] for side in (Side.LEFT, Side.BOTH) if side in holds), ())
    assert wording.done_sentence(run(begin_parts(1, "x", parts, 0.0), 130)) == sentence


# --- which plan a name stands for ----------------------------------------------------------------------------------


def plan(identity: str, turn: int = 0) -> Plan:
    found = plan_of(identity, CATALOG.stretches, CATALOG.routines, turn=turn)
    assert found is not None
    return found


def ids(found: Plan) -> list[str]:
    return [each.id for each in found.stretches]


def test_a_stretch_alone_and_a_routine() -> None:
    assert (plan("wall-bent").name, ids(plan("wall-bent"))) == ("Bent-knee wall stretch", ["wall-bent"])
    assert (plan("calves").name, ids(plan("calves"))) == ("Calves", ["wall-straight", "wall-bent"])
    assert duration(*plan("calves").prescriptions) == 240


def test_rotate_takes_another_one_each_time_of_those_that_need_no_more_than_every_office_has() -> None:
    seen = [ids(plan("rotate", turn))[0] for turn in range(5)]
    assert seen[0] == seen[4]
    assert set(seen) == {"hamstring-seated", "hip-flexor", "wall-bent", "wall-straight"}


def test_what_is_not_there_is_none() -> None:
    assert plan_of("gone", CATALOG.stretches, CATALOG.routines) is None
    broken = {"mine": Routine("mine", "Mine", ("wall-straight", "gone"))}
    assert plan_of("mine", CATALOG.stretches, broken) is None
    assert plan_of("rotate", {}, {}) is None


def test_a_person_changes_what_they_want_and_the_rest_stays_as_the_stretch_says() -> None:
    assert plan("step-drop").prescribed(0, 0) == plan("step-drop")
    longer = plan("on-the-stairs").prescribed(45, 0).prescriptions[0]
    assert longer == replace(plan("step-drop").prescriptions[0], hold=45)
    fewer = plan("calves").prescribed(0, 2)
    assert [(each.hold, each.repetitions) for each in fewer.prescriptions] == [(15, 2), (15, 2)]
