"""The streak, and what it forgives."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.history.streak import Streak, streak
from calfbreak.domain.history.trends import DaySummary, monday_of
from calfbreak.domain.wording.progress import streak_line

MONDAY = date(2026, 5, 4)
HOUR = 3600.0
GOAL = 3


def days(story: str) -> list[DaySummary]:
    """A day for each letter, from Monday on: `x` reached, `o` missed, `.` hardly sat, `_` nothing recorded."""
    kinds = {"x": (5 * HOUR, 3), "o": (5 * HOUR, 2), ".": (HOUR - 1, 0)}
    return [
        DaySummary(day=MONDAY + timedelta(days=number), sat=kinds[each][0], completed=kinds[each][1])
        for number, each in enumerate(story.replace(" ", ""))
        if each in kinds
    ]


def of(story: str) -> Streak:
    """The streak on the last day of the story."""
    return streak(days(story), MONDAY + timedelta(days=len(story.replace(" ", "")) - 1), GOAL)


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("x", 1),
        ("xxxxx.. xxxxx__ x", 11),
        ("xxo", 2),  # today is not over
        ("xxox", 3),  # one miss a week is forgiven
        ("xxoxox", 1),  # the second is not
        ("oxx", 2),
        ("xxxxxxo oxxxxxx", 12),  # Sunday and Monday are two weeks
        ("xoxxxxx xoxxxxx x", 13),
        ("xxxxooo x", 1),  # Saturday breaks what Sunday was forgiven for
        ("o", 0),
        (".", 0),
        ("x_______________x", 2),  # three weeks in the woods
        ("xx.", 2),
        ("xxo_", 2),
    ],
)
def test_how_many_days_count(story: str, count: int) -> None:
    assert of(story).days == count


def test_forgiveness_is_said_and_only_where_the_streak_goes_on_behind_it() -> None:
    tuesday = MONDAY + timedelta(days=1)
    assert of("xox").forgiven == (tuesday,)
    assert of("oxx").forgiven == ()
    assert of("xo__").forgiven == (tuesday,)


def test_since_when_and_whether_today_counts() -> None:
    assert of("oxx") == Streak(2, MONDAY + timedelta(days=1), (), today=True)
    assert of("xxo") == Streak(2, MONDAY, (), today=False)
    assert of("xoox") == Streak(1, MONDAY + timedelta(days=3), (), today=True, broken=MONDAY + timedelta(days=2))


@pytest.mark.parametrize(("sat", "completed", "count"), [(HOUR, 3, 1), (HOUR, 4, 1), (HOUR - 1, 4, 0)])
def test_more_than_the_goal_counts_and_a_day_of_little_sitting_does_not(sat: float, completed: int, count: int) -> None:
    """It breaks nothing either: `.` above."""
    assert streak([DaySummary(day=MONDAY, sat=sat, completed=completed)], MONDAY, GOAL).days == count


def test_days_after_today_do_not_count() -> None:
    """A clock that was wrong for a day left them behind."""
    assert streak(days("xxxx"), MONDAY + timedelta(days=1), GOAL).days == 2


def test_in_words() -> None:
    assert streak_line(of(".")) == "No days in a row yet"
    assert streak_line(of("x")) == "1 day"
    assert streak_line(of("xxx")) == "3 days in a row"
    assert streak_line(of("xox")) == "2 days in a row; 1 miss forgiven (Tuesday 5 May)"
    assert streak_line(of("xoxxxxx xox")) == (
        "8 days in a row; 2 misses forgiven, one a week at most (last Tuesday 12 May)"
    )


def walked_through(story: str) -> tuple[int, tuple[date, ...]]:
    """Days and forgiven misses, found by living through the days one after the other."""
    count, forgiven, week_of_last_miss = 0, [], None
    for day in days(story):
        if day.completed >= GOAL:
            count += 1
        elif day.sat >= HOUR and day.day != MONDAY + timedelta(days=len(story) - 1):
            second = monday_of(day.day) == week_of_last_miss
            count, forgiven = (0, []) if second else (count, [*forgiven, day.day] if count else [])
            week_of_last_miss = monday_of(day.day)
    return count, tuple(forgiven)


@given(st.text("xo._", min_size=1, max_size=60))
def test_whatever_the_days_were_it_is_what_one_lives_through(story: str) -> None:
    found = of(story)
    assert (found.days, found.forgiven) == walked_through(story)
    assert len({monday_of(day) for day in found.forgiven}) == len(found.forgiven), "one a week"
