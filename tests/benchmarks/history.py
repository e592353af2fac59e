"""What ten years of records cost: 200,000 rows, written by the journal itself.

    python tests/benchmarks/history.py

To reach: what is asked for today takes at most 5 ms, what a year's trends need at most 200 ms. Processor time, because
the file is in memory and the machine may be busy. Figures, no verdict.
"""

from __future__ import annotations

import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from calfbreak.adapters.store.history import History
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.store.rows import TABLES
from calfbreak.domain.history import trends
from calfbreak.domain.history.insight import insight, looked_at
from calfbreak.domain.history.records import (
    Answer,
    BoutEnd,
    BoutRecord,
    CheckRecord,
    Hold,
    Outcome,
    Record,
    ReminderRecord,
    SessionRecord,
    Side,
    StandingRecord,
)
from calfbreak.domain.rules.moment import Stamp

FIRST, DAYS = date(2016, 11, 23), 3653
LAST = FIRST + timedelta(days=DAYS - 1)
HOUR = 3600.0
GOAL = 3
ROUNDS = 20


def day_of_records(day: date, number: int) -> Iterator[Record]:
    """A day at the desk: 14 bouts, 14 reminders, about 3 sessions of 8 holds, standing twice, a check now and then."""
    begins = (day - date(1970, 1, 1)).days * 24 * HOUR + 8 * HOUR
    at = [Stamp(begins + quarter * HOUR / 4, 3600) for quarter in range(60)]
    holds = tuple(Hold((Side.LEFT, Side.RIGHT)[place % 2], 15.0, 15.0, True) for place in range(8))
    for each in range(14):
        length = 1500.0 + 370 * ((number + each) % 7)
        yield BoutRecord(at[each * 4], at[each * 4 + 3], length, BoutEnd.NATURAL_BREAK, day)
    for each in range(14):
        answer = (Answer.STRETCHED, Answer.SKIPPED, Answer.MISSED)[(number + each) % 3]
        due = at[each * 4 + 2]
        yield ReminderRecord(number * 14 + each, due, due, due, answer, 0, 0, (), day, 12.0)
    for each in range(2 + number % 3):
        yield SessionRecord(
            number * 5 + each, "wall-straight", at[each * 8], at[each * 8 + 1], Outcome.COMPLETED, holds, None, day
        )
    for each in range(2):
        yield StandingRecord(at[each * 20], at[each * 20 + 2], 1800.0, day)
    if number % 14 == 0:
        yield CheckRecord(at[0], (9.0, 9.5), (8.5, 8.0), day)


def write(path: Path, days: int = DAYS) -> int:
    """Ten years of records, or only the last `days`; how many rows that are."""
    with closing(Journal(path, sys.exit)) as journal:
        numbers = range(DAYS - days, DAYS)
        records = [each for number in numbers for each in day_of_records(FIRST + timedelta(days=number), number)]
        journal.commit(records, "{}")
    with closing(sqlite3.connect(path)) as connection:
        names = ["holds", *(table.name for table in TABLES)]
        return sum(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names)


def year_of_trends(history: History) -> None:
    """All that a page with the trends of a year shows."""
    first = LAST - timedelta(days=364)
    days = history.summaries(first, LAST, HOUR)
    trends.weeks(days, first, LAST)
    trends.months(days, first, LAST)
    trends.heat_map(days, LAST.year)
    history.hours(first, LAST)


def whole_insight(history: History) -> None:
    """The sentence of the week."""
    first, last = looked_at(LAST)
    insight(history.summaries(first, last, HOUR), history.hours(first, last), LAST, GOAL)


def milliseconds(path: Path, work: Callable[[History], object], *, opened: bool = True) -> str:
    """Median and worst of some rounds; each with the file newly opened, or already open and asked once."""
    times = []
    with closing(History(path, sys.exit)) as history:
        for _ in range(ROUNDS):
            history._day = None
            if not opened:
                history._disconnect()
            began = time.process_time()
            work(history)
            times.append(1000 * (time.process_time() - began))
    return f"{statistics.median(times):8.2f} ms, worst {max(times):.2f}"


def main() -> int:
    """Print the figures."""
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "history.db")
        began = time.perf_counter()
        count = write(path)
        print(f"{count:,} rows, {path.stat().st_size / 2**20:.1f} MB, written in {time.perf_counter() - began:.1f} s")
        print("today, first (the file is opened)", milliseconds(path, lambda each: each.day(LAST), opened=False))
        print("today                            ", milliseconds(path, lambda each: each.day(LAST)))
        print("the streak                       ", milliseconds(path, lambda each: each.streak(LAST, GOAL)))
        print("a streak of ten years            ", milliseconds(path, lambda each: each.streak(LAST, 0)))
        print("every check                      ", milliseconds(path, lambda each: each.checks()))
        print("the insight                      ", milliseconds(path, whole_insight))
        print("a year's trends                  ", milliseconds(path, year_of_trends))
        print("ten years of days                ", milliseconds(path, lambda each: each.summaries(FIRST, LAST, HOUR)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
