"""The streak: how many days in a row the goal was reached, and what it forgives.

Rules. A day counts when its completed sessions reach the goal. A day with less than an hour of sitting neither counts
nor breaks (nobody needs three stretches on a Sunday in the woods), and so does a day on which nothing is recorded.
One miss in each week, Monday to Sunday, is forgiven, and said so; the second breaks the streak. Today is never a miss:
it is not over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from calfbreak.domain.calendar import HOUR
from calfbreak.domain.trends import DaySummary, monday_of

ENOUGH_SITTING = HOUR
"""Seconds of sitting from which on a day can be a miss."""


@dataclass(frozen=True, slots=True)
class Streak:
    """Days on which the goal was reached, with no unforgiven miss between them."""

    days: int = 0
    """How many days counted."""
    since: date | None = None
    """The first of them; None if there is none."""
    forgiven: tuple[date, ...] = ()
    """The misses since then that were forgiven, in order."""
    today: bool = False
    """Today counts already."""


def streak(days: Iterable[DaySummary], today: date, goal: int) -> Streak:
    """The streak that `today` is part of, or can still become part of. `days` are in order, and may end with today."""
    count, since, reached = 0, None, False
    forgiven: list[date] = []
    misses: list[date] = []
    """Forgiven if the streak goes on before them."""
    weeks: set[date] = set()
    for each in reversed([each for each in days if each.day <= today]):
        if each.completed >= goal:
            count, since = count + 1, each.day
            reached = reached or each.day == today
            forgiven += misses
            misses = []
        elif each.day != today and each.sat >= ENOUGH_SITTING:
            if monday_of(each.day) in weeks:
                break
            weeks.add(monday_of(each.day))
            misses.append(each.day)
    return Streak(count, since, tuple(reversed(forgiven)), reached)


def longest_streak(days: Iterable[DaySummary], goal: int) -> int:
    """The most days that counted in any streak. `days` are in order."""
    longest = count = 0
    missed_in: date | None = None
    for each in days:
        if each.completed >= goal:
            count += 1
            longest = max(longest, count)
        elif each.sat >= ENOUGH_SITTING:
            monday = monday_of(each.day)
            count = 0 if monday == missed_in else count
            missed_in = monday
    return longest
