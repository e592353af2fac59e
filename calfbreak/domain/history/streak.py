"""The streak: how many days in a row the goal was reached, and what it forgives.

Rules. A day with less than an hour of sitting neither counts nor breaks, whatever was done on it (nobody needs three
stretches on a Sunday in the woods), and so does a day on which nothing is recorded. Of the other days one counts when
its completed sessions reach the goal, and is a miss when they do not. One miss in each week, Monday to Sunday, is
forgiven, and said so; each further one ends the streak. Today is never a miss: it is not over.

So the streak is what was reached since the last miss that was not the first of its week.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from calfbreak.domain.history.trends import DaySummary, monday_of
from calfbreak.domain.rules.calendar import HOUR

ENOUGH_SITTING = HOUR
"""Seconds of sitting from which on a day can count, or be a miss."""


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
    broken: date | None = None
    """The miss that ended the streak before, if that is among the days looked at."""


def streak(days: Iterable[DaySummary], today: date, goal: int) -> Streak:
    """The streak that `today` is part of, or can still become part of.

    `days` are in order and begin with a Monday, or with the first day there is; what is after `today` does not count.
    """
    past = [each for each in days if each.day <= today and each.sat >= ENOUGH_SITTING]
    misses = [each.day for each in past if each.day != today and each.completed < goal]
    broken = max(_ending(misses), default=None)
    reached = [each.day for each in past if each.completed >= goal and (broken is None or each.day > broken)]
    if not reached:
        return Streak(broken=broken)
    forgiven = tuple(day for day in misses if day > reached[0])
    return Streak(len(reached), reached[0], forgiven, reached[-1] == today, broken)


def _ending(misses: Sequence[date]) -> list[date]:
    """The misses that are not the first of their week."""
    return [day for before, day in pairwise(misses) if monday_of(before) == monday_of(day)]
