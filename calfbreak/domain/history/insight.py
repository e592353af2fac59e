"""One sentence a week, computed from the days so far, with the numbers behind it.

With fewer than four weeks of sitting there is none. Each rule compares two groups of days (or of hours) that are both
large enough, and speaks only where the difference is large and hardly chance (comparison.py); of those that have
something to say the weeks take turns. A sentence tells what was, side by side. It claims no cause.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calfbreak.domain.history.comparison import SELDOM, SELDOM_OF_SEVEN, median, ranks_apart, shares_apart
from calfbreak.domain.history.streak import ENOUGH_SITTING
from calfbreak.domain.history.trends import DaySummary, HourCount, monday_of
from calfbreak.domain.rules.calendar import MINUTE

WEEKS_NEEDED = 4
DAYS_NEEDED = 15
"""Days of sitting within the time looked at."""
LOOKS_BACK = timedelta(weeks=12)
FEWEST_DAYS = 5
"""A group of fewer days says nothing."""
FEWEST_REMINDERS = 10
"""The same for the reminders of a part of the day."""
LARGE = 1.25
"""One group's figure must be this many times the other's …"""
LARGE_TIME = 5 * MINUTE
"""… and, if it is a time, this much more (seconds) …"""
LARGE_SHARE = 0.1
"""… or, if it is a share, this much more."""
NOON = 12


@dataclass(frozen=True, slots=True)
class GoalAndLongest:
    """The longest bout (seconds, median) on days on which the goal was reached, and on the others.

    Days with little sitting have no long bouts, and mostly no stretches: they are left out.
    """

    goal: int
    reached: float
    reached_days: int
    other: float
    other_days: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """The weekday with the most sitting (seconds a day, median), and all other days."""

    weekday: int
    """0 for Monday."""
    sat: float
    days: int
    other: float
    other_days: int


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Which part of the reminders is passed over before noon and after."""

    morning: float
    """0 to 1."""
    morning_reminders: int
    afternoon: float
    afternoon_reminders: int


@dataclass(frozen=True, slots=True)
class LateAndBefore:
    """Sitting a day (seconds, median) in the last four weeks, and in those before."""

    now: float
    now_days: int
    before: float
    before_days: int


Insight = GoalAndLongest | Weekday | PartOfDay | LateAndBefore


def looked_at(today: date) -> tuple[date, date]:
    """The first and the last day that the insight of this week is about: whole weeks, the last one being the past."""
    monday = monday_of(today)
    return monday - LOOKS_BACK, monday - timedelta(days=1)


def insight(days: Sequence[DaySummary], hours: Sequence[HourCount], today: date, goal: int) -> Insight | None:
    """The insight of the week in which `today` lies; None if the data do not carry one.

    `days` and `hours` are those of `looked_at`, days in order.
    """
    first, last = looked_at(today)
    sitting = [day for day in days if day.sat > 0 and first <= day.day <= last]
    weeks = {monday_of(day.day) for day in sitting}
    if len(sitting) < DAYS_NEEDED or len(weeks) < WEEKS_NEEDED:
        return None
    rules: tuple[Callable[[], Insight | None], ...] = (
        lambda: _goal_and_longest(sitting, goal),
        lambda: _part_of_day(hours),
        lambda: _weekday(sitting),
        lambda: _course(sitting, monday_of(today)),
    )
    found = [each for rule in rules if (each := rule())]
    return found[monday_of(today).toordinal() // 7 % len(found)] if found else None


def _goal_and_longest(days: Sequence[DaySummary], goal: int) -> Insight | None:
    full = [day for day in days if day.sat >= ENOUGH_SITTING]
    reached = [day.longest for day in full if day.completed >= goal]
    other = [day.longest for day in full if day.completed < goal]
    if not _differ(reached, other):
        return None
    return GoalAndLongest(goal, median(reached), len(reached), median(other), len(other))


def _weekday(days: Sequence[DaySummary]) -> Insight | None:
    by_weekday = {number: [day.sat for day in days if day.day.weekday() == number] for number in range(7)}
    enough = [number for number, sat in by_weekday.items() if len(sat) >= FEWEST_DAYS]
    if not enough:
        return None
    most = max(enough, key=lambda number: median(by_weekday[number]))
    sat, other = by_weekday[most], [day.sat for day in days if day.day.weekday() != most]
    if not _differ(sat, other, SELDOM_OF_SEVEN) or median(other) > median(sat):
        return None
    return Weekday(most, median(sat), len(sat), median(other), len(other))


def _part_of_day(hours: Sequence[HourCount]) -> Insight | None:
    (early, early_passed), (late, late_passed) = (
        (sum(each.reminders for each in part), sum(each.passed_over for each in part))
        for part in ([each for each in hours if each.hour < NOON], [each for each in hours if each.hour >= NOON])
    )
    if min(early, late) < FEWEST_REMINDERS:
        return None
    morning, afternoon = early_passed / early, late_passed / late
    large = abs(morning - afternoon) >= LARGE_SHARE and _large(morning, afternoon)
    if not large or abs(shares_apart(early_passed, early, late_passed, late)) < SELDOM:
        return None
    return PartOfDay(morning, early, afternoon, late)


def _course(days: Sequence[DaySummary], monday: date) -> Insight | None:
    edge = monday - timedelta(weeks=WEEKS_NEEDED)
    now = [day.sat for day in days if day.day >= edge]
    before = [day.sat for day in days if day.day < edge]
    if not _differ(now, before):
        return None
    return LateAndBefore(median(now), len(now), median(before), len(before))


def _differ(one: Sequence[float], other: Sequence[float], seldom: float = SELDOM) -> bool:
    """Whether two groups of times are large enough, differ by much, and hardly by chance."""
    if min(len(one), len(other)) < FEWEST_DAYS:
        return False
    middles = median(one), median(other)
    much = abs(middles[0] - middles[1]) >= LARGE_TIME and _large(*middles)
    return much and abs(ranks_apart(one, other)) >= seldom


def _large(one: float, other: float) -> bool:
    small, large = sorted((one, other))
    return large >= small * LARGE
