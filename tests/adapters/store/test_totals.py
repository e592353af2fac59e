"""The file adds up as `trends` says, and what still waits is added, too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from calfbreak.adapters.store import database
from calfbreak.adapters.store.journal import Journal
from calfbreak.domain.history.correction import correction
from calfbreak.domain.history.records import Answer, CheckRecord, Outcome, Record, StandingRecord
from calfbreak.domain.history.streak import streak
from calfbreak.domain.history.trends import count_hours, summarise
from example_records import BOUT, DAY, REMINDER, SESSION, stamp

INTERVAL = 3600.0
GOAL = 2


def some_days(count: int) -> list[Record]:
    """Records of so many days up to DAY, no two alike."""
    found: list[Record] = []
    for number in range(count):
        day = DAY - timedelta(days=number)
        found += [replace(BOUT, sitting=3000.0 + 400 * each + number, day=day) for each in range(number % 4)]
        found += [
            replace(
                REMINDER, number=10 * number + each, day=day, due=stamp(4000 * each), answer=answer,
                shown=None if each == 2 else stamp(4000 * each),
            )
            for each, answer in enumerate((Answer.SKIPPED, Answer.MISSED, Answer.STRETCHED, Answer.SKIPPED))
        ]  # fmt: skip
        found += [
            replace(SESSION, number=10 * number + each, day=day, outcome=list(Outcome)[each % 3])
            for each in range(number % 5)
        ]
        found += [StandingRecord(stamp(0), stamp(90), 90.0 + number, day)] * (number % 2)
    return [*found, CheckRecord(stamp(1), (9.0,), (), DAY), CheckRecord(stamp(0), (8.0,), (), DAY + timedelta(days=1))]


@pytest.fixture(params=["written", "waiting"])
def filled(
    request: pytest.FixtureRequest, journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Journal]:
    """All of it written, or the later half waiting because the file is locked."""
    records = some_days(30)
    if request.param == "written":
        journal.commit(records, "{}")
        yield journal
        return
    journal.commit(records[::2], "{}")
    monkeypatch.setattr(database, "BUSY", 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        journal._disconnect()
        other.execute("BEGIN IMMEDIATE")
        journal.commit(records[1::2], "{}")
        assert len(journal.waiting) == len(records) // 2
        yield journal


def test_days_are_added_up_as_trends_says(filled: Journal) -> None:
    first = DAY - timedelta(days=20)
    by_hand = [summarise(day, INTERVAL) for day in filled.days(first, DAY + timedelta(days=9))]
    assert list(filled.summaries(first, DAY + timedelta(days=9), INTERVAL)) == by_hand
    assert len(by_hand) == 22


def test_hours_are_counted_as_trends_says(filled: Journal) -> None:
    every = [reminder for day in filled.days(DAY - timedelta(days=9), DAY) for reminder in day.reminders]
    assert filled.hours(DAY - timedelta(days=9), DAY) == count_hours(every)
    assert sum(each.reminders for each in count_hours(every)) == 30


def test_the_streak_is_the_one_of_all_days(filled: Journal) -> None:
    everything = filled.summaries(date.min, date.max, INTERVAL)
    for goal in (1, 2, 3):
        assert filled.streak(DAY, goal) == streak(everything, DAY, goal)


def test_a_streak_that_is_longer_than_what_is_read_at_first(journal: Journal) -> None:
    days = [DAY - timedelta(days=number) for number in range(400)]
    journal.commit([replace(SESSION, number=number, day=day) for number, day in enumerate(days)], "{}")
    journal.commit([replace(BOUT, day=day) for day in days], "{}")
    assert journal.streak(DAY, 1).days == 400
    assert journal.streak(DAY, 2).days == 0


def test_checks_are_in_order(filled: Journal) -> None:
    assert [check.left for check in filled.checks()] == [8.0, 9.0]
    assert filled.first_day() == DAY - timedelta(days=29)


def test_a_check_that_was_corrected_counts_as_it_is_now(filled: Journal) -> None:
    first, second = filled.checks()
    filled.commit(correction([first], first.day, (8.4,), (8.1,)), "{}")
    filled.commit(correction([second], second.day, (), ()), "{}")
    assert [(each.day, each.left, each.right) for each in filled.checks()] == [(first.day, 8.4, 8.1)]
    (read,) = filled.days(first.day, first.day)
    assert read.checks[0] == first, "what was written stays"


def test_the_day_is_read_again_only_when_somebody_changed_the_file(journal: Journal, path: Path) -> None:
    journal.commit([BOUT], "{}")
    journal.day(DAY)
    statements: list[str] = []
    assert journal._connection is not None
    journal._connection.set_trace_callback(statements.append)
    journal.commit([], "{}")
    statements.clear()
    journal.day(DAY)
    assert statements == ["PRAGMA data_version"]
    with closing(sqlite3.connect(path)) as other:
        other.execute("DELETE FROM bouts")
        other.commit()
    assert journal.day(DAY).bouts == ()
