"""What is heard of a session: every cue at its moment, once, and none of what was left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.stretching.cues import Cue, cues_between, cues_of, just_before, next_cue
from calfbreak.domain.stretching.session import PhaseKind, begin, lay_out, repeat, tick
from calfbreak.domain.stretching.stretch import Prescription, Sides

PRESCRIPTIONS = st.builds(
    Prescription,
    hold=st.integers(10, 60),
    repetitions=st.integers(1, 6),
    sides=st.sampled_from(Sides),
    get_ready=st.integers(1, 10),
    switch=st.integers(1, 10),
    rest=st.integers(1, 10),
)


WITHIN = ("hold", "half-way", "tick")
"""What is heard of a hold itself."""


def heard(prescription: Prescription) -> list[tuple[float, str]]:
    return [(each.time, each.cue.value) for each in cues_of(lay_out(prescription))]


def test_the_cues_of_two_short_holds() -> None:
    assert heard(Prescription(hold=10, repetitions=1)) == [
        (0, "get-ready"),
        (5, "hold"), (10, "half-way"), (12, "tick"), (13, "tick"), (14, "tick"), (15, "switch"),
        (20, "hold"), (25, "half-way"), (27, "tick"), (28, "tick"), (29, "tick"), (30, "done"),
    ]  # fmt: skip


@pytest.mark.parametrize("hold", [10, 15, 60])
def test_every_hold_that_can_be_set_has_a_middle(hold: float) -> None:
    middles = [time for time, cue in heard(Prescription(hold=hold, repetitions=1)) if cue == "half-way"]
    assert middles == [5 + hold / 2, 10 + hold * 3 / 2]


def test_the_short_holds_of_the_first_start_have_none() -> None:
    assert "half-way" not in [cue for _, cue in heard(Prescription(hold=6))]


@pytest.mark.parametrize("sides", [Sides.ALTERNATE, Sides.BOTH])
def test_who_goes_back_hears_no_change_of_legs(sides: Sides) -> None:
    session = begin(1, "wall-straight", Prescription(sides=sides), 0.0)
    for number in range(70):  # into the second hold
        session = tick(session, (number + 1) / 2)
    session = repeat(session, session.ticked)
    before, after = (lay_out(Prescription(sides=sides)), session.phases)
    changed = [(one.cue, other.cue) for one, other in zip(cues_of(before), cues_of(after), strict=True) if one != other]
    assert len(changed) == 1
    assert changed[0][1] is Cue.GET_READY


def test_a_set_is_done_when_both_legs_have_been_held_equally_often() -> None:
    openings = [cue for _, cue in heard(Prescription(repetitions=3)) if cue not in WITHIN]
    assert openings == ["get-ready", "switch", "set-done", "switch", "set-done", "switch", "done"]


def test_both_legs_together_rest_between_two_holds() -> None:
    openings = [cue for _, cue in heard(Prescription(repetitions=3, sides=Sides.BOTH)) if cue not in WITHIN]
    assert openings == ["get-ready", "rest", "rest", "done"]


@pytest.mark.slow
@given(PRESCRIPTIONS, st.lists(st.floats(0.001, 0.5), min_size=1, max_size=30))
def test_whoever_goes_through_in_steps_hears_each_cue_once_and_in_order(
    prescription: Prescription, steps: list[float]
) -> None:
    phases = lay_out(prescription)
    time, turn, given_so_far = just_before(0.0), 0, []
    while time < phases[-1].begins:
        following = min(time + steps[turn % len(steps)], phases[-1].begins)
        given_so_far += cues_between(phases, time, following)
        time, turn = following, turn + 1
    assert tuple(given_so_far) == cues_of(phases)


@given(PRESCRIPTIONS)
def test_every_phase_begins_with_exactly_one_cue_and_only_holds_have_others(prescription: Prescription) -> None:
    phases = lay_out(prescription)
    cues = cues_of(phases)
    for phase in phases:
        mine = [each for each in cues if each.phase == phase]
        assert mine[0].time == phase.begins
        assert len(mine) == 1 or phase.kind is PhaseKind.HOLD
        assert all(phase.begins < each.time < phase.ends for each in mine[1:])
    assert [each.time for each in cues] == sorted({each.time for each in cues}), "never two at once"


@pytest.mark.parametrize(
    ("time", "following"), [(just_before(0.0), 0), (0, 5), (4.99, 5), (5, 12.5), (12.5, 17), (119.5, 120), (120, None)]
)
def test_the_next_cue(time: float, following: float | None) -> None:
    assert next_cue(lay_out(Prescription()), time) == following


def test_a_jump_hears_what_begins_there_and_nothing_before() -> None:
    phases = lay_out(Prescription())
    assert [each.cue for each in cues_between(phases, just_before(20.0), 20.0)] == [Cue.SWITCH]
    assert cues_between(phases, 20.0, 20.0) == ()


def test_whoever_wants_no_time_to_get_ready_hears_one_sound_and_not_two_at_once() -> None:
    wanted = Prescription(hold=10, repetitions=1, get_ready=0)
    assert heard(wanted)[0] == (0, "hold")
    phases = lay_out(wanted, wanted)
    times = [each.time for each in cues_of(phases)]
    assert len(times) == len(set(times))
