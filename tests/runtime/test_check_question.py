"""A person who wants it is asked for a knee-to-wall check: once in two weeks, after a stretch, and never nagged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from calfbreak.domain.history.records import CheckRecord, Outcome, SessionRecord
from calfbreak.domain.history.streak import Streak
from calfbreak.domain.history.trends import DaySummary, HourCount
from calfbreak.domain.rules.moment import Stamp
from calfbreak.runtime.check_question import question_after
from example_records import SESSION

BEGAN = date(2026, 3, 2)


class Days:
    """A past of completed sessions (how many on which day after the first) and of checks."""

    def __init__(self, completed: dict[int, int], checks: tuple[int, ...] = ()) -> None:
        self._completed = {BEGAN + timedelta(days=day): count for day, count in completed.items()}
        self._checks = tuple(CheckRecord(Stamp(0, 0), (8.0,), (8.0,), BEGAN + timedelta(days=day)) for day in checks)

    def summaries(self, first: date, last: date, interval: float) -> tuple[DaySummary, ...]:
        """The days with sessions."""
        days = sorted(self._completed.items())
        return tuple(DaySummary(day=day, completed=count) for day, count in days if first <= day <= last)

    def checks(self) -> tuple[CheckRecord, ...]:
        """The checks."""
        return self._checks

    def first_day(self) -> date | None:
        """The first day."""
        return BEGAN

    def hours(self, first: date, last: date) -> tuple[HourCount, ...]:
        """Nobody asks."""
        raise NotImplementedError

    def streak(self, today: date, goal: int) -> Streak:
        """Nobody asks."""
        raise NotImplementedError

    def count_before(self, day: date | None) -> int:
        """Nobody asks."""
        raise NotImplementedError

    def rest(self) -> None:
        """Nothing is kept."""


def session(day: int, outcome: Outcome = Outcome.COMPLETED) -> SessionRecord:
    return replace(SESSION, day=BEGAN + timedelta(days=day), outcome=outcome)


@pytest.mark.parametrize(
    ("day", "completed", "checks", "asked"),
    [
        (13, {13: 1}, (0,), False),
        (14, {14: 1}, (0,), True),
        (14, {14: 2}, (0,), False),
        (20, {20: 1}, (0,), True),
        (20, {15: 1, 20: 1}, (0,), False),
        (28, {1: 3, 14: 1, 28: 1}, (0, 14), True),
        (20, {20: 1}, (0, 14), False),
        (28, {14: 1, 27: 2, 28: 1}, (0,), True),
        (30, {14: 1, 28: 1, 30: 1}, (0,), False),
    ],
    ids=["too early", "the first after two weeks", "the second of the day", "after a holiday", "asked on another day",
         "after the next two weeks", "measured in between", "two weeks after a question without an answer",
         "once in those, too"],
)  # fmt: skip
def test_the_first_stretch_after_two_weeks_is_the_moment(
    day: int, completed: dict[int, int], checks: tuple[int, ...], asked: bool
) -> None:
    question = question_after(session(day), Days(completed, checks))
    assert (question is not None) is asked
    assert question is None or ("two weeks" in question) is (day - checks[-1] < 28)


def test_who_never_measured_is_asked_two_weeks_after_the_first_record() -> None:
    assert question_after(session(13), Days({13: 1})) is None
    question = question_after(session(15), Days({15: 1}))
    assert question is not None
    assert "two weeks" not in question


def test_who_begins_to_want_it_later_is_asked_within_two_weeks() -> None:
    past = (Days({**dict.fromkeys(range(day), 3), day: 1}) for day in range(40, 60))
    asked = [day for day, days in enumerate(past, 40) if question_after(session(day), days)]
    assert asked == [42, 56]


def test_after_a_month_nobody_is_told_that_it_was_two_weeks() -> None:
    question = question_after(session(28), Days({28: 1}, (0,)))
    assert question is not None
    assert "two weeks" not in question


def test_a_stretch_that_was_stopped_is_no_moment() -> None:
    assert question_after(session(14, Outcome.PARTIAL), Days({14: 1}, (0,))) is None


def test_a_check_that_was_dated_a_year_ahead_keeps_nobody_from_being_asked() -> None:
    """The clock was wrong when it was made."""
    question = question_after(session(14), Days({14: 1}, (0, 365)))
    assert question is not None
    assert "two weeks" in question
