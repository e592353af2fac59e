"""Sums that the history file works out by itself, because ten years of records are 200,000 rows."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from calfbreak.adapters.store.rows import TABLES
from calfbreak.domain.history.records import Outcome
from calfbreak.domain.history.trends import PASSED_OVER, DaySummary, HourCount
from calfbreak.domain.rules.calendar import DAY, HOUR

_PASSED_OVER = ", ".join(f"'{answer.value}'" for answer in PASSED_OVER)

_SITTING = """
    SELECT day, sum(sitting) AS sat, max(sitting) AS longest, count(*) AS bouts, sum(sitting >= :interval) AS long_bouts
    FROM bouts WHERE day BETWEEN :first AND :last GROUP BY day"""
_STRETCHES = f"""
    SELECT day, sum(outcome = '{Outcome.COMPLETED}') AS completed, sum(outcome = '{Outcome.PARTIAL}') AS partial
    FROM sessions WHERE day BETWEEN :first AND :last GROUP BY day"""
_HELD = """
    SELECT day, sum(held) AS held FROM sessions JOIN holds ON session = id
    WHERE day BETWEEN :first AND :last GROUP BY day"""
_STANDING = "SELECT day, sum(standing) AS stood FROM standing WHERE day BETWEEN :first AND :last GROUP BY day"
_REMINDERS = f"""
    SELECT day, count(shown) AS reminders, sum(answer IN ({_PASSED_OVER})) AS passed_over
    FROM reminders WHERE day BETWEEN :first AND :last GROUP BY day"""
_SAT = "SELECT day, sum(sitting) FROM bouts WHERE day BETWEEN ? AND ? GROUP BY day"
_DONE = f"SELECT day, count(*) FROM sessions WHERE outcome = '{Outcome.COMPLETED}' AND day BETWEEN ? AND ? GROUP BY day"
_CHECKS = "SELECT DISTINCT day FROM checks WHERE day BETWEEN :first AND :last"
_HOURS = f"""
    SELECT CAST(due + due_offset AS INTEGER) % {DAY} / {HOUR} AS hour, count(*), sum(answer IN ({_PASSED_OVER}))
    FROM reminders WHERE shown IS NOT NULL AND day BETWEEN ? AND ? GROUP BY hour"""


def summaries(connection: sqlite3.Connection, first: date, last: date, interval: float) -> dict[date, DaySummary]:
    """The days on which there is anything, added up. The columns of the statements are called as their fields are."""
    limits = {"first": first.isoformat(), "last": last.isoformat(), "interval": interval}
    found: dict[str, dict[str, Any]] = {}
    for statement in (_SITTING, _STRETCHES, _HELD, _STANDING, _REMINDERS, _CHECKS):
        cursor = connection.execute(statement, limits)
        names = [each[0] for each in cursor.description][1:]
        for day, *values in cursor:
            found.setdefault(day, {}).update(zip(names, values, strict=True))
    return {(day := date.fromisoformat(text)): DaySummary(day=day, **sums) for text, sums in found.items()}


def progress(connection: sqlite3.Connection, first: date, last: date) -> dict[date, DaySummary]:
    """The same, but only sitting and completed sessions: all that a streak needs, and several times as fast."""
    limits = (first.isoformat(), last.isoformat())
    sat, done = dict(connection.execute(_SAT, limits).fetchall()), dict(connection.execute(_DONE, limits).fetchall())
    return {
        (day := date.fromisoformat(text)): DaySummary(day=day, sat=sat.get(text, 0.0), completed=done.get(text, 0))
        for text in sat | done
    }


def hours(connection: sqlite3.Connection, first: date, last: date) -> list[HourCount]:
    """For each hour in which a reminder was shown, how many were, and how many were passed over."""
    return [HourCount(*row) for row in connection.execute(_HOURS, (first.isoformat(), last.isoformat()))]


def first_day(connection: sqlite3.Connection) -> date | None:
    """The first day on which there is anything."""
    tables = ("bouts", "standing", "reminders", "sessions", "checks")
    found = [connection.execute(f"SELECT min(day) FROM {table}").fetchone()[0] for table in tables]
    return min((date.fromisoformat(day) for day in found if day), default=None)


def count_before(connection: sqlite3.Connection, day: date | None) -> int:
    """How many records there are before that day; of all days, if none is given."""
    limit = (before_day(day),)
    counts = (connection.execute(f"SELECT count(*) FROM {table.name} WHERE day < ?", limit) for table in TABLES)
    return sum(int(count.fetchone()[0]) for count in counts)


def before_day(day: date | None) -> str:
    """What is before this text, in a column of days, is before that day; everything, if none is given."""
    return "9999-12-32" if day is None else day.isoformat()
