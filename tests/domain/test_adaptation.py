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
from calfbreak.domain.stretching.adaptation import (
    LEAST,
    MOST,
    STEP,
    Experience,
    Offer,
    OtherHold,
    Way,
    another_hold,
    answered,
    way,
)
from calfbreak.domain.stretching.stretch import Plan
from runtime.desk import STRETCH

EASY, RIGHT, MUCH = Feel.EASY, Feel.RIGHT, Feel.TOO_MUCH
DAY = date(2026, 11, 20)
NOW = Moment(1000.0, 1000.0, 1_795_000_000.0, "UTC")


def past(*feels: Feel | None, alike: bool = True) -> list[Experience]:
    return [Experience(alike, feel) for feel in feels]


@pytest.mark.parametrize(
    ("feels", "there"),
    [
        ([MUCH], None),
        ([MUCH, MUCH], Way.SHORTER),
        ([MUCH, None, MUCH], Way.SHORTER),
        ([MUCH, RIGHT, MUCH], None),
        ([RIGHT, MUCH, MUCH], Way.SHORTER),
        ([EASY] * 4, None),
        ([EASY] * 5, Way.LONGER),
        ([EASY, EASY, None, EASY, None, EASY, EASY], Way.LONGER),
        ([EASY, EASY, RIGHT, EASY, EASY, EASY], None),
        ([EASY] * 4 + [MUCH], None),
        ([RIGHT] * 9, None),
        ([], None),
    ],
)
def test_two_times_too_much_or_five_times_easy(feels: list[Feel | None], there: Way | None) -> None:
    assert way(past(*feels)) is there


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
    assert another_hold(hold, Way.SHORTER) == shorter
    assert another_hold(hold, Way.LONGER) == longer


def test_what_was_said_of_another_hold_does_not_count() -> None:
    before = past(MUCH, alike=False)
    assert way([*before, *past(MUCH)]) is None
    assert way([*past(MUCH), *before, *past(MUCH)]) is None
    assert way([*before, *past(MUCH, MUCH)]) is Way.SHORTER


def test_an_offer_that_was_not_taken_waits_for_five_more_sessions() -> None:
    sessions = [Experience(True, MUCH), Experience(True, MUCH, offered=True)]
    ways = []
    for _ in range(6):
        sessions.append(Experience(True, MUCH))
        ways.append(way(sessions))
    assert ways == [None, None, None, None, Way.SHORTER, Way.SHORTER]


def test_an_offer_that_was_taken_does_not_stand_in_the_way_of_the_next_step() -> None:
    before = [Experience(False, MUCH), Experience(False, MUCH, offered=True)]
    assert way([*before, *past(MUCH, MUCH)]) is Way.SHORTER


@given(st.integers(int(LEAST), int(MOST)), st.sampled_from(Way))
def test_whatever_is_held_within_bounds_the_other_hold_is_within_bounds_and_a_step_away(hold: float, way: Way) -> None:
    other = another_hold(hold, way)
    if other is not None:
        assert LEAST <= other <= MOST
        assert 0 < (other - hold) * way.value <= STEP


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
    assert offer == Offer(2, (OtherHold("wall-straight", "Wall calf stretch", now=15, hold=10),))


def test_other_stretches_do_not_count() -> None:
    before, other = session(1), session(2, stretch="wall-bent")
    result = answered(days(before, said(before, MUCH), other), 2, MUCH, NOW, hold_of(15))
    assert result is not None
    assert result[1] is None


def test_where_each_stretch_has_its_own_hold_the_offer_starts_from_that() -> None:
    before = session(1, hold=30)
    result = answered(days(before, said(before, MUCH), session(2, hold=30)), 2, MUCH, NOW, hold_of(30))
    assert result is not None
    assert result[1] == Offer(2, (OtherHold("wall-straight", "Wall calf stretch", now=30, hold=25),))


def test_what_was_held_differently_before_says_nothing_of_the_hold_of_now() -> None:
    before = session(1, hold=30)
    result = answered(days(before, said(before, MUCH), session(2, hold=30)), 2, MUCH, NOW, hold_of(15))
    assert result is not None
    assert result[1] is None


def test_a_routine_whose_stretches_are_held_alike_is_offered_another_hold() -> None:
    before = session(1, stretch="calves")
    result = answered(days(before, said(before, MUCH), session(2, stretch="calves")), 2, MUCH, NOW, hold_of(15, 15))
    assert result is not None
    assert result[1] == Offer(2, (OtherHold("calves", "Wall calf stretch", now=15, hold=10),))


def routine(number: int, *, bent: float = 30) -> SessionRecord:
    """A session of a routine whose stretches are not held alike."""
    one = session(number, stretch="evening")
    straight = [replace(each, stretch="wall-straight") for each in one.holds]
    return replace(one, holds=(*straight, Hold(Side.LEFT, bent, bent, True, "wall-bent")))


def evening(straight: float = 15, bent: float = 30) -> Callable[[str], Plan | None]:
    """The plan of that routine."""
    other = replace(STRETCH, id="wall-bent", name="Bent-knee wall stretch")
    return lambda identity: Plan(identity, "Evening", (STRETCH.prescribed(straight, 0), other.prescribed(bent, 0)))


def offered(plan: Callable[[str], Plan | None], feel: Feel, *sessions: SessionRecord) -> tuple[OtherHold, ...]:
    """What is offered after the last of these sessions, all of which felt like this."""
    *before, last = sessions
    result = answered(days(*before, *(said(each, feel) for each in before), last), last.number, feel, NOW, plan)
    assert result is not None
    record, offer = result
    assert record.offered is (offer is not None)
    return offer.holds if offer else ()


def test_a_routine_whose_stretches_are_held_differently_is_offered_a_step_for_each() -> None:
    assert offered(evening(), MUCH, routine(1), routine(2)) == (
        OtherHold("wall-straight", "Wall calf stretch", now=15, hold=10),
        OtherHold("wall-bent", "Bent-knee wall stretch", now=30, hold=25),
    )
    assert offered(evening(), EASY, *map(routine, range(1, 5))) == ()
    assert [each.hold for each in offered(evening(), EASY, *map(routine, range(1, 6)))] == [20, 35]


def test_a_stretch_at_the_end_of_the_way_stays_where_it_is() -> None:
    sessions = [routine(number, bent=60) for number in range(1, 6)]
    assert [each.plan for each in offered(evening(bent=60), EASY, *sessions)] == ["wall-straight"]
    assert offered(evening(10, 5), MUCH, *(_held(routine(number, bent=5), 10) for number in (1, 2))) == ()


def _held(session: SessionRecord, straight: float) -> SessionRecord:
    holds = (replace(each, planned=straight) if each.stretch == "wall-straight" else each for each in session.holds)
    return replace(session, holds=tuple(holds))


def test_a_routine_in_which_one_hold_has_changed_since_begins_anew() -> None:
    assert offered(evening(), MUCH, routine(1, bent=20), routine(2)) == ()
    assert offered(evening(bent=20), MUCH, routine(1), routine(2)) == ()


def test_a_routine_that_was_left_after_its_first_stretch_counts_like_any_other() -> None:
    whole = routine(2)
    left = replace(whole, holds=whole.holds[:2], outcome=Outcome.PARTIAL)
    assert len(offered(evening(), MUCH, routine(1), left)) == 2


def test_of_what_is_gone_nothing_is_offered() -> None:
    before = session(1)
    result = answered(days(before, said(before, MUCH), session(2)), 2, MUCH, NOW, lambda identity: None)
    assert result is not None
    assert result == (FeelRecord(2, session(2).began, MUCH, False, NOW.stamp(), DAY), None)


def test_a_session_that_was_left_before_its_first_hold_says_nothing() -> None:
    before, left = session(1), replace(session(2), holds=(), outcome=Outcome.ABANDONED)
    result = answered(days(before, said(before, MUCH), left, session(3)), 3, MUCH, NOW, hold_of(15))
    assert result is not None
    assert result[1] == Offer(3, (OtherHold("wall-straight", "Wall calf stretch", now=15, hold=10),))


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
