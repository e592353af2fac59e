"""The streak, and what it forgives."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.streak import Streak, longest_streak, streak
from calfbreak.domain.trends import DaySummary, monday_of
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


def test_more_than_the_goal_is_reached_and_a_stretch_on_a_free_day_counts() -> None:
    free = DaySummary(day=MONDAY, sat=60.0, completed=4)
    assert streak([free], MONDAY, GOAL).days == 1


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


@given(st.text("xo._", min_size=1, max_size=60))
def test_what_always_holds(story: str) -> None:
    found, all_days = of(story), days(story)
    assert 0 <= found.days <= sum(day.completed >= GOAL for day in all_days)
    past = all_days if story[-1] != "o" else all_days[:-1]  # today is no miss
    assert found.days <= longest_streak(past, GOAL)
    weeks = [monday_of(day) for day in found.forgiven]
    assert len(set(weeks)) == len(weeks), "one a week"
    assert all(found.since is not None and found.since < day for day in found.forgiven)


@pytest.mark.parametrize(("story", "count"), [("", 0), ("xxxoxoxx", 4), ("xxooxxx", 3), ("oxo", 1), ("xox", 2)])
def test_the_longest_streak_so_far(story: str, count: int) -> None:
    assert longest_streak(days(story), GOAL) == count
