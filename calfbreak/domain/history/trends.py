"""Days added up, and what weeks, months and a year look like.

Everything here is a pure function of `DaySummary` values, of which ten years are a few thousand. The history file adds
up the days by itself (it is faster); `summarise` says what the sums mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import Answer, Outcome, Record, ReminderRecord
from calfbreak.domain.rules.calendar import DAY, HOUR

WEEK = timedelta(days=7)
HOURS = range(24)
PASSED_OVER = (Answer.SKIPPED, Answer.MISSED)
"""The answers that mean "not this time"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """One day, added up."""

    day: date
    sat: float = 0.0
    """Seconds of sitting."""
    longest: float = 0.0
    """Seconds of the longest bout."""
    bouts: int = 0
    long_bouts: int = 0
    """Bouts of at least `interval`."""
    completed: int = 0
    """Completed sessions."""
    partial: int = 0
    """Sessions that were stopped half-way."""
    held: float = 0.0
    """Seconds that holds were held, both legs together."""
    stood: float = 0.0
    """Seconds of standing."""
    reminders: int = 0
    """Reminders that were shown."""
    passed_over: int = 0
    """Reminders that were skipped, or came and went without an answer."""


def summarise(history: DayHistory, interval: float) -> DaySummary:
    """A day, added up; a bout of `interval` seconds or more is a long one."""
    return DaySummary(
        day=history.day,
        sat=history.sat,
        longest=history.longest,
        bouts=len(history.bouts),
        long_bouts=sum(bout.sitting >= interval for bout in history.bouts),
        completed=history.completed,
        partial=sum(session.outcome is Outcome.PARTIAL for session in history.sessions),
        held=sum(hold.held for session in history.sessions for hold in session.holds),
        stood=history.stood,
        reminders=sum(reminder.shown is not None for reminder in history.reminders),
        passed_over=sum(reminder.answer in PASSED_OVER for reminder in history.reminders),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A week or a month."""

    first: date
    last: date
    days: tuple[DaySummary, ...]
    """The days in it on which there is anything, in order."""

    @property
    def sat(self) -> float:
        """Seconds of sitting."""
        return sum(day.sat for day in self.days)

    @property
    def sat_a_day(self) -> float:
        """Seconds of sitting on an average day on which anybody sat."""
        sitting = sum(day.sat > 0 for day in self.days)
        return self.sat / sitting if sitting else 0.0

    @property
    def longest(self) -> float:
        """Seconds of the longest bout."""
        return max((day.longest for day in self.days), default=0.0)

    @property
    def completed(self) -> int:
        """Completed sessions."""
        return sum(day.completed for day in self.days)

    @property
    def bouts(self) -> int:
        """Bouts of sitting."""
        return sum(day.bouts for day in self.days)

    @property
    def long_share(self) -> float | None:
        """Which part of the bouts was `interval` or longer, 0 to 1; None if there were none."""
        return sum(day.long_bouts for day in self.days) / self.bouts if self.bouts else None


def weeks(days: Iterable[DaySummary], first: date, last: date) -> tuple[Period, ...]:
    """The weeks, Monday to Sunday, that have a day from `first` to `last`; also those in which there is nothing."""
    by_week = {monday: tuple(group) for monday, group in groupby(days, key=lambda each: monday_of(each.day))}
    count = (monday_of(last) - monday_of(first)) // WEEK + 1
    mondays = [monday_of(first) + number * WEEK for number in range(count)]
    return tuple(
        Period(first=monday, last=monday + timedelta(days=6), days=by_week.get(monday, ())) for monday in mondays
    )


def months(days: Iterable[DaySummary], first: date, last: date) -> tuple[Period, ...]:
    """The months that have a day from `first` to `last`; also those in which there is nothing."""
    by_month = {month: tuple(group) for month, group in groupby(days, key=lambda each: each.day.replace(day=1))}
    found = []
    month = first.replace(day=1)
    while month <= last:
        following = (month + timedelta(days=31)).replace(day=1)
        found.append(Period(first=month, last=following - timedelta(days=1), days=by_month.get(month, ())))
        month = following
    return tuple(found)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the heat map."""

    day: date
    column: int
    """The week, 0 for the one in which the year begins."""
    row: int
    """The weekday, 0 for Monday."""
    summary: DaySummary | None
    """None if there is nothing on this day."""


def heat_map(days: Iterable[DaySummary], year: int) -> tuple[Cell, ...]:
    """Every day of the year, where it stands in a map with a column for each week."""
    by_day = {each.day: each for each in days}
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    start = monday_of(first)
    all_days = (first + timedelta(days=number) for number in range(length))
    return tuple(Cell(day, (day - start).days // 7, day.weekday(), by_day.get(day)) for day in all_days)


@dataclass(frozen=True, slots=True)
class HourCount:
    """What became of the reminders that were due in one hour of the day, by the clock on the wall then."""

    hour: int
    """0 to 23."""
    reminders: int
    passed_over: int
    """Skipped, or without an answer."""

    @property
    def share(self) -> float | None:
        """Which part was passed over, 0 to 1; None if there were no reminders."""
        return self.passed_over / self.reminders if self.reminders else None


def count_hours(records: Iterable[Record], counted: Sequence[HourCount] = ()) -> tuple[HourCount, ...]:
    """For each of the 24 hours the reminders that were shown, added to those counted before."""
    shown: Counter[int] = Counter({each.hour: each.reminders for each in counted})
    passed: Counter[int] = Counter({each.hour: each.passed_over for each in counted})
    for record in records:
        if isinstance(record, ReminderRecord) and record.shown is not None:
            hour = int(record.due.utc + record.due.offset) % DAY // HOUR
            shown[hour] += 1
            passed[hour] += record.answer in PASSED_OVER
    return tuple(HourCount(hour, shown[hour], passed[hour]) for hour in HOURS)
