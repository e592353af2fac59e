"""One sentence a week, or none: only what the days carry."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from statistics import NormalDist
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.history.insight import GoalAndLongest, LateAndBefore, PartOfDay, Weekday, insight, looked_at
from calfbreak.domain.history.trends import DaySummary, HourCount
from calfbreak.domain.wording.progress import insight_line, insight_numbers

TODAY = date(2026, 5, 13)
HOUR, MINUTE = 3600.0, 60.0
GOAL = 3


def days(weeks: int, make: Callable[[date], DaySummary]) -> list[DaySummary]:
    """The working days of the weeks before this one."""
    monday = looked_at(TODAY)[1] + timedelta(days=1)
    every = (monday - timedelta(days=number) for number in range(7 * weeks, 0, -1))
    return [make(day) for day in every if day.weekday() < 5]


def plain(day: date) -> DaySummary:
    return DaySummary(day=day, sat=6 * HOUR, longest=HOUR, completed=GOAL)


def test_it_is_about_whole_weeks_that_are_over() -> None:
    assert looked_at(TODAY) == (date(2026, 2, 16), date(2026, 5, 10))
    assert looked_at(date(2026, 5, 11)) == looked_at(date(2026, 5, 17))


def test_with_less_than_four_weeks_there_is_none() -> None:
    def make(day: date) -> DaySummary:
        return DaySummary(day=day, sat=6 * HOUR, longest=HOUR * (1 + day.day % 2), completed=GOAL * (day.day % 2))

    assert insight(days(3, make), (), TODAY, GOAL) is None
    assert insight(days(4, make), (), TODAY, GOAL) is not None


def test_where_nothing_differs_there_is_none() -> None:
    assert insight(days(8, plain), (), TODAY, GOAL) is None


def test_the_goal_and_the_longest_bout() -> None:
    def make(day: date) -> DaySummary:
        reached = day.weekday() in (0, 2)
        longest = 58 * MINUTE if reached else 107 * MINUTE
        return DaySummary(day=day, sat=6 * HOUR, longest=longest, completed=GOAL if reached else 1)

    found = insight(days(4, make), (), TODAY, GOAL)
    assert found == GoalAndLongest(GOAL, 58 * MINUTE, 8, 107 * MINUTE, 12)
    assert insight_line(found) == "On days with 3 stretches your longest bout was 58 min, else 1 h 47 min."
    assert insight_numbers(found) == (
        "Median of the longest bout: 8 days with the goal reached, 12 days without. "
        "Days with less than an hour of sitting are left out."
    )


def test_the_weekday() -> None:
    def make(day: date) -> DaySummary:
        return DaySummary(day=day, sat=(9 if day.weekday() == 3 else 5) * HOUR, longest=HOUR)

    found = insight(days(8, make), (), TODAY, GOAL)
    assert found == Weekday(3, 9 * HOUR, 8, 5 * HOUR, 32)
    assert insight_line(found) == "On Thursdays you sat 9 h, on other days 5 h."
    assert "8 such days, 32 others" in insight_numbers(found)


def test_the_part_of_the_day() -> None:
    hours = [HourCount(9, 20, 2), HourCount(15, 30, 15)]
    found = insight(days(4, plain), hours, TODAY, GOAL)
    assert found == PartOfDay(0.1, 20, 0.5, 30)
    assert insight_line(found) == "Before noon you passed over 10 % of the reminders, after noon 50 %."
    assert "of 20 reminders before noon and 30 after" in insight_numbers(found)
    assert insight(days(4, plain), [HourCount(9, 9, 9), HourCount(15, 30, 1)], TODAY, GOAL) is None, "too few"


def test_late_and_before() -> None:
    edge = looked_at(TODAY)[1] - timedelta(weeks=4)

    def make(day: date) -> DaySummary:
        return DaySummary(day=day, sat=(5 if day > edge else 8) * HOUR, longest=HOUR)

    found = insight(days(12, make), (), TODAY, GOAL)
    assert found == LateAndBefore(5 * HOUR, 20, 8 * HOUR, 40)
    assert insight_line(found) == "In the last four weeks you sat 5 h a day, in the weeks before 8 h."
    assert "20 days in the last four weeks, 40 days before" in insight_numbers(found)


def test_it_stays_for_a_week_and_then_the_next_has_its_turn() -> None:
    def make(day: date) -> DaySummary:
        reached = day.weekday() < 3
        return DaySummary(
            day=day, sat=(9 if day.weekday() == 3 else 5) * HOUR, longest=HOUR * (1 if reached else 2),
            completed=GOAL * reached,
        )  # fmt: skip

    every = days(12, make)
    week = {insight(every, (), date(2026, 5, 11) + timedelta(days=number), GOAL) for number in range(7)}
    assert len(week) == 1
    later = insight(every, (), date(2026, 5, 18), GOAL)
    assert type(later) is not type(week.pop())


def test_a_sunday_with_ten_minutes_is_not_held_against_the_goal() -> None:
    """Who sits ten minutes on free days has no long bouts then, and no stretches: that is no effect of stretching."""

    def make(day: date) -> DaySummary:
        free = day.weekday() in (3, 4)
        if free:
            return DaySummary(day=day, sat=10 * MINUTE, longest=10 * MINUTE)
        return DaySummary(day=day, sat=6 * HOUR, longest=HOUR, completed=GOAL)

    found = [insight(days(8, make), (), TODAY + timedelta(weeks=week), GOAL) for week in range(4)]
    assert not any(isinstance(each, GoalAndLongest) for each in found)


@pytest.mark.parametrize(
    ("morning", "afternoon"),
    [((200, 0), (10, 1)), ((1000, 3), (1000, 4)), ((200, 2), (60, 1)), ((10, 2), (10, 5))],
    ids=["one reminder", "both 0 %", "1 % and 2 %", "few"],
)
def test_what_a_few_reminders_make_is_not_said(morning: tuple[int, int], afternoon: tuple[int, int]) -> None:
    hours = [HourCount(9, *morning), HourCount(15, *afternoon)]
    assert insight(days(4, plain), hours, TODAY, GOAL) is None


def test_a_difference_that_rounding_hides_is_not_said() -> None:
    def make(day: date) -> DaySummary:
        reached = day.weekday() in (0, 2)
        return DaySummary(day=day, sat=HOUR, longest=61.0 if reached else 119.0, completed=GOAL * reached)

    assert insight(days(8, make), (), TODAY, GOAL) is None, "1 min, else 1 min"


def test_a_weekday_with_two_days_does_not_hide_the_one_with_most() -> None:
    fridays = [day.day for day in days(8, plain) if day.day.weekday() == 4]

    def make(day: date) -> DaySummary:
        few = day in fridays[:2]
        return DaySummary(day=day, sat=(14 if few else 9 if day.weekday() == 3 else 5) * HOUR, longest=HOUR)

    every = [day for day in days(8, make) if day.day not in fridays[2:]]
    found = insight(every, (), TODAY, GOAL)
    assert isinstance(found, Weekday)
    assert found.weekday == 3


@pytest.mark.parametrize("spread", [0.2, 0.4, 0.7])
def test_chance_seldom_makes_a_sentence(spread: float) -> None:
    """People whose days differ by chance alone, and by much: nearly all of them are told that nothing stands out."""
    numbers = count()

    def chance() -> float:
        return (crc32(b"%d" % next(numbers)) + 0.5) / 2**32

    def around(middle: float) -> float:
        return middle * math.exp(NormalDist(0, spread).inv_cdf(chance()))

    def make(day: date) -> DaySummary:
        sat = around(4 * HOUR)
        return DaySummary(
            day=day, sat=sat, longest=min(sat, around(HOUR)), completed=(1, 2, GOAL, GOAL)[int(4 * chance())]
        )

    def passed_over(reminders: int) -> int:
        return sum(chance() < 0.3 for _ in range(reminders))

    people = 150
    told = 0
    for person in range(people):
        hours = [HourCount(hour, 20, passed_over(20)) for hour in range(9, 18)]
        told += insight(days(4 + person % 9, make), hours, TODAY, GOAL) is not None
    assert told / people < 0.1


@given(
    st.lists(st.tuples(st.floats(0, 50_000), st.floats(0, 20_000), st.integers(0, 6)), max_size=84), st.integers(1, 6)
)
def test_whatever_the_days_were_the_sentence_says_a_large_difference(
    values: list[tuple[float, float, int]], goal: int
) -> None:
    first, _ = looked_at(TODAY)
    every = [
        DaySummary(day=first + timedelta(days=number), sat=sat, longest=longest, completed=completed)
        for number, (sat, longest, completed) in enumerate(values)
    ]
    found = insight(every, (), TODAY, goal)
    if found is not None:
        assert re.search(r"\d", insight_line(found))
        assert re.search(r"\d+ days|\d+ such days", insight_numbers(found))
