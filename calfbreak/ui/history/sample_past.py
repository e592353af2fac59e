"""An invented year and a half behind the invented afternoon, for pictures and tests: the same on every computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from zlib import crc32

from calfbreak.domain.history.chart import Drawings, Order
from calfbreak.domain.history.records import CheckRecord
from calfbreak.domain.history.streak import Streak, streak
from calfbreak.domain.history.trends import DaySummary, HourCount, monday_of
from calfbreak.domain.rules.calendar import MINUTE
from calfbreak.domain.rules.moment import Stamp
from calfbreak.ports import Handle

LAST = date(2026, 11, 22)
DAYS = 540
SO_FAR = 2
"""Stretches of the invented day until now, as its list has them."""


class SamplePast:
    """Somebody who works on most days, stretches more and more, and whose left ankle bends further by and by."""

    def summaries(self, first: date, last: date, interval: float) -> tuple[DaySummary, ...]:
        """The invented days from `first` to `last`."""
        days = (LAST - timedelta(days=number) for number in range(DAYS - 1, -1, -1))
        return tuple(_day(day) for day in days if first <= day <= last and _worked(day))

    def hours(self, first: date, last: date) -> tuple[HourCount, ...]:
        """Reminders from eight to six, passed over in the afternoon rather than in the morning."""
        worked = len(self.summaries(first, last, 0.0))
        shown = [worked * (8 <= hour < 18) * (4 + hour * 7 % 5) // 8 for hour in range(24)]
        return tuple(HourCount(hour, count, count * (hour - 7) // 20) for hour, count in enumerate(shown))

    def streak(self, today: date, goal: int) -> Streak:
        """The streak of the invented days."""
        first = monday_of(today) - timedelta(weeks=8)
        return streak(self.summaries(first, today, 0.0), today, goal)

    def checks(self) -> tuple[CheckRecord, ...]:
        """A check every second Sunday since the end of August."""
        lefts = (7.0, 7.2, 7.6, 7.5, 8.3, 8.9, 9.6)
        rights = (8.2, 8.1, 8.6, 9.0, 9.2, 9.0, 9.4)
        days = (LAST - timedelta(days=14 * number + 1) for number in range(len(lefts) - 1, -1, -1))
        return tuple(
            CheckRecord(Stamp(0.0, 3600), (left - 0.4, left), (right,), day)
            for day, left, right in zip(days, lefts, rights, strict=True)
        )

    def first_day(self) -> date | None:
        """The first invented day."""
        return LAST - timedelta(days=DAYS - 1)

    def count_before(self, day: date | None) -> int:
        """About thirty records a day."""
        return 30 * len(self.summaries(date.min, date.max if day is None else day - timedelta(days=1), 0.0))

    def rest(self) -> None:
        """Nothing was kept."""


def _dice(day: date, what: str, sides: int) -> int:
    """A number from 0 to `sides` - 1 that belongs to this day."""
    return crc32(f"{what} {day.isoformat()}".encode()) % sides


def _worked(day: date) -> bool:
    return day == LAST or day.weekday() < 5 or _dice(day, "weekend", 5) == 0


def _day(day: date) -> DaySummary:
    practice = 1 - (LAST - day).days / DAYS
    completed = min(4, round(_dice(day, "stretches", 100) / 100 * 2.4 + 2.2 * practice)) if day < LAST else SO_FAR
    longest = (125 - 18 * completed + _dice(day, "longest", 30)) * MINUTE
    sat = max(longest, (300 - 60 * (day.weekday() > 4) + _dice(day, "sat", 180)) * MINUTE)
    return DaySummary(
        day=day, sat=sat, longest=longest, bouts=9, long_bouts=max(0, 4 - completed), completed=completed, reminders=6,
        passed_over=max(0, 3 - completed),
    )  # fmt: skip


class NoPlotter:
    """Draws nothing, and says so."""

    def prepare(self) -> None:
        """There is nothing to prepare."""

    def draw(self, order: Order, done: Callable[[Drawings | None, str], None]) -> Handle:
        """Say so at once."""
        done(None, "Nobody draws here.")
        return self

    def rest(self) -> None:
        """It never does anything else."""

    def cancel(self) -> None:
        """There is nothing to take back."""


class NoArchive:
    """Keeps everything as it is."""

    def export(self, file: object, done: Callable[[bool, str], None]) -> None:
        """Write nothing."""

    def bring_in(self, file: object, done: Callable[[bool, str], None]) -> None:
        """Bring nothing in."""

    def delete(self, before: date | None, done: Callable[[bool, str], None]) -> None:
        """Delete nothing."""
