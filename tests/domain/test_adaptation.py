"""The prescription adapts only on request: when another hold is offered, and when it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.history.day import DayHistory, history_of
from calfbreak.domain.history.records import Feel, FeelRecord, Hold, Outcome, Record, SessionRecord, Side
from calfbreak.domain.rules.moment import Moment, Stamp
from calfbreak.domain.stretching.adaptation import LEAST, MOST, STEP, Experience, Offer, another_hold, answered
from calfbreak.domain.stretching.stretch import Plan
from runtime.desk import STRETCH

EASY, RIGHT, MUCH = Feel.EASY, Feel.RIGHT, Feel.TOO_MUCH
DAY = date(2026, 11, 20)
NOW = Moment(1000.0, 1000.0, 1_795_000_000.0, "UTC")


def past(*feels: Feel | None, hold: float = 15) -> list[Experience]:
    return [Experience(hold, feel) for feel in feels]


@pytest.mark.parametrize(
    ("feels", "other"),
    [
        ([MUCH], None),
        ([MUCH, MUCH], 10),
        ([MUCH, None, MUCH], 10),
        ([MUCH, RIGHT, MUCH], None),
        ([RIGHT, MUCH, MUCH], 10),
        ([EASY] * 4, None),
        ([EASY] * 5, 20),
        ([EASY, EASY, None, EASY, None, EASY, EASY], 20),
        ([EASY, EASY, RIGHT, EASY, EASY, EASY], None),
        ([EASY] * 4 + [MUCH], None),
        ([RIGHT] * 9, None),
        ([], None),
    ],
)
def test_two_times_too_much_or_five_times_easy(feels: list[Feel | None], other: float | None) -> None:
    assert another_hold(past(*feels), 15) == other


@pytest.mark.parametrize(
    ("hold", "shorter", "longer"),
    [
        (5, None, 10),
        (8, None, 13),
        (10, None, 15),
        (12, 10, 17),
        (55, 50, 60),
        (58, 53, 60),
        (60, 55, None),
        (62, 57, None),
        (90, 60, None),
    ],
)
def test_it_is_one_step_and_stays_within_bounds(hold: float, shorter: float | None, longer: float | None) -> None:
    assert another_hold(past(MUCH, MUCH, hold=hold), hold) == shorter
    assert another_hold(past(*[EASY] * 5, hold=hold), hold) == longer


def test_what_was_said_of_another_hold_does_not_count() -> None:
    before = past(MUCH, hold=20)
    assert another_hold([*before, *past(MUCH, hold=15)], 15) is None
    assert another_hold([*past(MUCH), *before, *past(MUCH)], 15) is None
    assert another_hold([Experience(None, MUCH), Experience(None, MUCH)], 15) is None


def test_an_offer_that_was_not_taken_waits_for_five_more_sessions() -> None:
    sessions = [Experience(15, MUCH), Experience(15, MUCH, offered=True)]
    offers = []
    for _ in range(6):
        sessions.append(Experience(15, MUCH))
        other = another_hold(sessions, 15)
        offers.append(other)
    assert offers == [None, None, None, None, 10, 10]


def test_an_offer_that_was_taken_does_not_stand_in_the_way_of_the_next_step() -> None:
    sessions = [Experience(20, MUCH), Experience(20, MUCH, offered=True), *past(MUCH, MUCH, hold=15)]
    assert another_hold(sessions, 15) == 10


@given(
    st.lists(
        st.builds(Experience, st.sampled_from([10.0, 12.0, 15.0, 60.0]), st.sampled_from([None, *Feel]), st.booleans())
    ),
    st.sampled_from([10.0, 12.0, 15.0, 60.0]),
)
def test_whatever_happened_to_a_hold_within_bounds_the_offer_is_within_bounds_and_one_step_away(
    sessions: list[Experience], hold: float
) -> None:
    other = another_hold(sessions, hold)
    if other is not None:
        assert LEAST <= other <= MOST
        assert 0 < abs(other - hold) <= STEP


# --- answers ---------------------------------------------------------------------------------------------------------


def session(number: int, *, hold: float = 15, stretch: str = "wall-straight", days: int = 0) -> SessionRecord:
    began = Stamp(NOW.wall + 1000 * number, 0)
    holds = (Hold(Side.LEFT, hold, hold, True), Hold(Side.RIGHT, hold, hold, True))
    return SessionRecord(number, stretch, began, began, Outcome.COMPLETED, holds, None, DAY + timedelta(days))


def said(of: SessionRecord, feel: Feel, *, offered: bool = False) -> FeelRecord:
    return FeelRecord(of.number, of.began, feel, offered, NOW.stamp(), of.day)


def days(*records: Record) -> tuple[DayHistory, ...]:
    return tuple(
        history_of(day, [each for each in records if each.day == day]) for day in sorted({each.day for each in records})
    )


def hold_of(*holds: float) -> Callable[[str], Plan | None]:
    """Plans whose stretches are held for so long."""
    stretches = tuple(STRETCH.prescribed(hold, 0) for hold in holds)
    return lambda identity: Plan(identity, "Wall calf stretch", stretches)


def test_an_answer_is_remembered_with_its_session() -> None:
    assert answered(days(session(1), session(2)), 2, RIGHT, NOW, hold_of(15)) == (
        FeelRecord(2, session(2).began, RIGHT, False, NOW.stamp(), DAY), None,
    )  # fmt: skip


def test_the_second_time_too_much_comes_with_an_offer_also_over_night() -> None:
    before = session(1)
    result = answered(days(before, said(before, MUCH), session(2, days=1)), 2, MUCH, NOW, hold_of(15))
    assert result is not None
    record, offer = result
    assert record.offered
    assert offer == Offer(session=2, now=15, hold=10, plan="wall-straight", name="Wall calf stretch")


def test_other_stretches_do_not_count() -> None:
    before, other = session(1), session(2, stretch="wall-bent")
    result = answered(days(before, said(before, MUCH), other), 2, MUCH, NOW, hold_of(15))
    assert result is not None
    assert result[1] is None


def test_where_each_stretch_has_its_own_hold_the_offer_starts_from_that() -> None:
    before = session(1, hold=30)
    result = answered(days(before, said(before, MUCH), session(2, hold=30)), 2, MUCH, NOW, hold_of(30))
    assert result is not None
    assert result[1] == Offer(session=2, now=30, hold=25, plan="wall-straight", name="Wall calf stretch")


def test_what_was_held_differently_before_says_nothing_of_the_hold_of_now() -> None:
    before = session(1, hold=30)
    result = answered(days(before, said(before, MUCH), session(2, hold=30)), 2, MUCH, NOW, hold_of(15))
    assert result is not None
    assert result[1] is None


def test_a_routine_whose_stretches_are_held_alike_is_offered_another_hold() -> None:
    before = session(1, stretch="calves")
    result = answered(days(before, said(before, MUCH), session(2, stretch="calves")), 2, MUCH, NOW, hold_of(15, 15))
    assert result is not None
    assert result[1] == Offer(session=2, now=15, hold=10, plan="calves", name="Wall calf stretch")


@pytest.mark.parametrize("plan", [hold_of(15, 30), lambda identity: None])
def test_without_one_hold_of_which_it_could_be_said_nothing_is_offered(plan: Callable[[str], Plan | None]) -> None:
    before = session(1)
    result = answered(days(before, said(before, MUCH), session(2)), 2, MUCH, NOW, plan)
    assert result is not None
    assert result == (FeelRecord(2, session(2).began, MUCH, False, NOW.stamp(), DAY), None)


def test_a_session_that_was_left_before_its_first_hold_says_nothing() -> None:
    before, left = session(1), replace(session(2), holds=(), outcome=Outcome.ABANDONED)
    result = answered(days(before, said(before, MUCH), left, session(3)), 3, MUCH, NOW, hold_of(15))
    assert result is not None
    assert result[1] == Offer(session=3, now=15, hold=10, plan="wall-straight", name="Wall calf stretch")


def test_a_session_is_answered_once_and_only_if_it_was() -> None:
    only = session(1)
    assert answered(days(only, said(only, EASY)), 1, MUCH, NOW, hold_of(15)) is None
    assert answered(days(only), 2, MUCH, NOW, hold_of(15)) is None
    assert answered((), 1, MUCH, NOW, hold_of(15)) is None


def test_a_late_answer_to_an_earlier_session_offers_nothing() -> None:
    first, second = session(1), session(2)
    result = answered(days(first, second, said(second, MUCH)), 1, MUCH, NOW, hold_of(15))
    assert result is not None
    assert result[1] is None
