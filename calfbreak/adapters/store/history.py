"""The history, for reading: also while the program runs and writes, and while something waits to be written.

Nothing of the outside world reaches the caller as an exception: what cannot be read is missing, and the person is told
why, once. A day that is asked for again is read again only if somebody changed the file, so that what another process
brings in or deletes is seen at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from calfbreak.adapters.store import rows, totals
from calfbreak.adapters.store.database import Newer, connect, is_damage
from calfbreak.adapters.store.waiting import Batch, Unreadable, WaitingFile
from calfbreak.domain.history.day import DayHistory, history_of
from calfbreak.domain.history.records import CheckRecord, Record
from calfbreak.domain.history.streak import Streak, streak
from calfbreak.domain.history.trends import DaySummary, HourCount, count_hours, monday_of, summarise
from calfbreak.domain.translation import Sentence, said

T = TypeVar("T")

IMPATIENT = 20
"""Milliseconds to wait for a file that was out of reach the last time."""


class History:
    """The history on disk. Use it from one thread.

    `report` is given a sentence for the person when something goes wrong, once for each failure that lasts.
    """

    def __init__(self, path: Path, report: Callable[[str], None], refuges: Sequence[Path] = ()) -> None:
        """`refuges` are folders in which what waits may be kept when the history's own cannot be written to."""
        self.path = path
        self._report = report
        self._waiting_file = WaitingFile(path, refuges)
        self._batch: Batch | None = None
        """What the waiting file holds."""
        self._waiting: list[Record] = []
        self._state: str | None = None
        """A state that waits to be written."""
        self._complained = False
        self._left_out: set[str] = set()
        """The ids of records that make no sense here."""
        self._closed = False
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._day: tuple[date, int | None, tuple[Record, ...]] | None = None
        """The day that was read last, and the version of the file then."""
        self._adopt()

    @property
    def waiting(self) -> tuple[Record, ...]:
        """The records that could not be written yet."""
        return tuple(self._waiting)

    def close(self) -> None:
        """Close the file."""
        self._disconnect()
        self._closed = True

    # --- reading -----------------------------------------------------------------------------------------------

    def day(self, day: date) -> DayHistory:
        """All records of one day."""
        version = self._attempt(lambda connection: int(connection.execute("PRAGMA data_version").fetchone()[0]))
        if self._day is None or self._day[0] != day or (version is not None and self._day[1] != version):
            found = self._records(day, day)
            self._day = None if found is None else (day, version, tuple(found))
        written = self._day[2] if self._day else ()
        return history_of(day, [*written, *(each for each in self._waiting if each.day == day)])

    def days(self, first: date, last: date) -> tuple[DayHistory, ...]:
        """The days from `first` to `last` on which there is anything, in order."""
        written = self._records(first, last)
        by_day: dict[date, list[Record]] = {}
        for record in [*(written or ()), *self._waiting_between(first, last)]:
            by_day.setdefault(record.day, []).append(record)
        return tuple(history_of(day, by_day[day]) for day in sorted(by_day))

    def summaries(self, first: date, last: date, interval: float) -> tuple[DaySummary, ...]:
        """The days from `first` to `last` on which there is anything, added up, in order.

        A bout counts as long from `interval` (seconds of sitting) on.
        """
        return self._with_what_waits(
            first, last, interval, lambda connection: totals.summaries(connection, first, last, interval)
        )

    def _with_what_waits(
        self, first: date, last: date, interval: float, add_up: Callable[[sqlite3.Connection], dict[date, DaySummary]]
    ) -> tuple[DaySummary, ...]:
        written = self._attempt(add_up) or {}
        for day in {record.day for record in self._waiting_between(first, last)}:
            written[day] = summarise(self.day(day), interval)
        return tuple(written[day] for day in sorted(written))

    def streak(self, today: date, goal: int) -> Streak:
        """The days in a row on which the goal was reached. Reads back only as far as it goes."""
        first_day = self.first_day() or today
        weeks = 8
        while True:
            first = max(monday_of(today) - timedelta(weeks=weeks), first_day)
            add_up = partial(totals.progress, first=first, last=today)
            found = streak(self._with_what_waits(first, today, 0.0, add_up), today, goal)
            if found.broken or first == first_day:
                return found
            weeks *= 4

    def hours(self, first: date, last: date) -> tuple[HourCount, ...]:
        """For each hour of the day what became of the reminders that were due in it, from `first` to `last`."""
        written = self._attempt(lambda connection: totals.hours(connection, first, last)) or []
        return count_hours(self._waiting_between(first, last), written)

    def checks(self) -> tuple[CheckRecord, ...]:
        """Every knee-to-wall check that nobody has taken back, in order."""
        from calfbreak.domain.history.correction import that_count

        written = self._records(tables=[rows.CHECKS])
        found = [each for each in [*(written or ()), *self._waiting] if isinstance(each, CheckRecord)]
        return that_count(sorted(found, key=lambda check: check.at.utc))

    def first_day(self) -> date | None:
        """The first day on which there is anything."""
        written = self._attempt(totals.first_day)
        return min([each for each in (written, *(record.day for record in self._waiting)) if each], default=None)

    def count_before(self, day: date | None) -> int:
        """How many records there are before that day; of all days, if none is given."""
        written = self._attempt(lambda connection: totals.count_before(connection, day)) or 0
        return written + sum(day is None or record.day < day for record in self._waiting)

    def rest(self) -> None:
        """Nobody asks for the time being: give back the pages that were kept, two megabytes after a year's trends."""
        if self._connection is not None:
            self._attempt(lambda connection: connection.execute("PRAGMA shrink_memory"))

    def _records(
        self, first: date = date.min, last: date = date.max, tables: Sequence[rows.Table] = rows.TABLES
    ) -> list[Record] | None:
        """The written records of these days. What this version does not know is left out; the person is told, once."""
        return self._attempt(
            lambda connection: [each for _, each in rows.records(connection, first, last, tables, self._leave_out)]
        )

    def _leave_out(self, identity: str, why: ValueError) -> None:
        if not self._left_out:
            self._report(self._unknown(why))
        self._left_out.add(identity)

    def _waiting_between(self, first: date, last: date) -> Iterable[Record]:
        return [record for record in self._waiting if first <= record.day <= last]

    # --- the file ----------------------------------------------------------------------------------------------

    def _adopt(self) -> None:
        """Take along what waits, unless it was written meanwhile."""
        try:
            self._batch = self._waiting_file.read()
        except Unreadable as why:
            self._report(str(why))
        known = self._attempt(self._is_known)
        if self._batch and not known:
            self._waiting = list(self._batch.records)
            self._state = self._batch.state

    def _is_known(self, connection: sqlite3.Connection) -> bool:
        token = self._batch.token if self._batch else None
        return connection.execute("SELECT 1 FROM meta WHERE key = 'written ' || ?", (token,)).fetchone() is not None

    def _attempt(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do the work with an open file; None, and a sentence for the person, if that is impossible."""
        try:
            return self._done(work(self._connected()))
        except Newer as error:
            self._complain(
                said(
                    "{file} was written by a newer Calf Break ({why}). It is left as it is.", file=self.path, why=error
                )
            )
        except sqlite3.Error as error:
            if is_damage(error):
                return self._damaged(work, error)
            self._disconnect()
            self._complain(self._out_of_reach(error))
        except OSError as error:
            self._complain(self._out_of_reach(error.strerror))
        except ValueError as error:
            self._complain(self._unknown(error))
        return None

    def _unknown(self, why: ValueError) -> Sentence:
        return said("{file} holds something that this version does not know ({why}).", file=self.path, why=why)

    def _out_of_reach(self, why: object) -> str:
        return said(
            "{file} cannot be used ({why}); what happens meanwhile is kept, and written when it works again.",
            file=self.path,
            why=why,
        )

    def _damaged(self, work: Callable[[sqlite3.Connection], T], damage: sqlite3.Error) -> T | None:
        """A reader leaves a damaged file to the program that writes it."""
        self._disconnect()
        self._complain(said("{file} is damaged ({why}).", file=self.path, why=damage))
        return None

    def _done(self, result: T) -> T:
        if not self._waiting and self._state is None:  # else it is the writing that does not work
            self._complained = False
        return result

    def _complain(self, sentence: str) -> None:
        if not self._complained:
            self._complained = True
            self._report(sentence)

    def _connected(self) -> sqlite3.Connection:
        if self._connection is not None and self._file != _identity(self.path):
            # Somebody moved or removed the file. What is written to the open one would never be found.
            self._disconnect()
        if self._connection is None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = connect(self.path, busy=IMPATIENT if self._complained else None)
            self._file = _identity(self.path)
        return self._connection

    def _disconnect(self) -> None:
        self._day = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from another one of the same name."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
