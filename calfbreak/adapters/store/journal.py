"""The journal: what happened, and the engine's state, in one transaction each time.

Nothing of the outside world reaches the engine as an exception. What cannot be written now (the disk is full, another
process holds the file, it is read-only) waits in memory, is shown as if it were written, and goes along with the next
commit; the person is told once. A damaged file is set aside and a new one is begun.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from calfbreak.adapters.set_aside import set_aside
from calfbreak.adapters.store import rows
from calfbreak.adapters.store.database import Newer, connect, is_damage, transaction
from calfbreak.domain.history import DayHistory
from calfbreak.domain.records import BoutRecord, Outcome, Record, ReminderRecord, SessionRecord

T = TypeVar("T")


class Journal:
    """The history on disk. Use it from one thread.

    `report` is given a sentence for the person when something goes wrong, once for each failure that lasts.
    """

    def __init__(self, path: Path, report: Callable[[str], None]) -> None:
        self.path = path
        self.repeated = 0
        """Records that were given a second time and therefore not written again."""
        self._report = report
        self._waiting: list[Record] = []
        self._state: str | None = None
        """A state that waits to be written."""
        self._complained = False
        self._closed = False
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._attempt(lambda connection: None)

    # --- writing -----------------------------------------------------------------------------------------------

    def commit(self, records: Iterable[Record], state: str) -> None:
        """Write the records, and those that waited, and the state together, or none of it.

        Records are on disk when this returns, or wait in memory (`waiting`); a state alone survives a crash of the
        program but not necessarily a power cut.
        """
        self._waiting.extend(records)
        self._state = state
        self._attempt(self._write)

    @property
    def waiting(self) -> tuple[Record, ...]:
        """The records that could not be written yet."""
        return tuple(self._waiting)

    def close(self) -> None:
        """Try once more to write what waits, and close the file. Says so if records are lost by that."""
        if self._closed:
            return
        if self._waiting:
            self._attempt(self._write)
        if self._waiting:
            self._report(f"{len(self._waiting)} records could not be written to {self.path}.")
        self._disconnect()
        self._closed = True

    def _write(self, connection: sqlite3.Connection) -> None:
        repeated = 0
        with transaction(connection, lasting=bool(self._waiting)):
            if self._waiting:
                repeated = self._insert_waiting(connection)
            connection.execute("INSERT OR REPLACE INTO state (only, json) VALUES (1, ?)", (self._state,))
        self.repeated += repeated
        self._waiting.clear()
        self._state = None

    def _insert_waiting(self, connection: sqlite3.Connection) -> int:
        known = dict(connection.execute("SELECT key, value FROM meta"))
        device, counter, repeated = known["device"], int(known["counter"]), 0
        for record in self._waiting:
            if rows.insert(connection, record, device, counter + 1):
                counter += 1
            else:
                repeated += 1
        connection.execute("UPDATE meta SET value = ? WHERE key = 'counter'", (str(counter),))
        return repeated

    # --- reading -----------------------------------------------------------------------------------------------

    def load_state(self) -> str | None:
        """The state that was committed last; None if there is none."""
        if self._state is not None:
            return self._state
        row = self._attempt(lambda connection: connection.execute("SELECT json FROM state").fetchone())
        return None if row is None else str(row[0])

    def numbers(self) -> tuple[int, int]:
        """The highest number of a reminder and of a session of this computer; 0 where there is none."""
        reminder, session = self._attempt(rows.highest_numbers) or (0, 0)
        for record in self._waiting:
            if isinstance(record, ReminderRecord):
                reminder = max(reminder, record.number)
            elif isinstance(record, SessionRecord):
                session = max(session, record.number)
        return reminder, session

    def day(self, day: date) -> DayHistory:
        """All records of one day."""
        return next(iter(self.days(day, day)), DayHistory(day=day))

    def days(self, first: date, last: date) -> tuple[DayHistory, ...]:
        """The days from `first` to `last` on which there is anything, in order."""
        written = self._attempt(
            lambda connection: [
                *rows.bouts(connection, first, last),
                *rows.reminders(connection, first, last),
                *rows.sessions(connection, first, last),
            ]
        )
        by_day: dict[date, list[Record]] = {}
        for record in [*(written or ()), *self._waiting]:
            if first <= record.day <= last:
                by_day.setdefault(record.day, []).append(record)
        return tuple(_day_history(day, by_day[day]) for day in sorted(by_day))

    def completed(self, first: date, last: date) -> dict[date, int]:
        """How many sessions were completed on each day from `first` to `last`; days without any are missing."""
        written = self._attempt(
            lambda connection: connection.execute(
                "SELECT day, count(*) FROM sessions WHERE outcome = ? AND day BETWEEN ? AND ? GROUP BY day",
                (Outcome.COMPLETED.value, first.isoformat(), last.isoformat()),
            ).fetchall()
        )
        counts = Counter({date.fromisoformat(day): int(count) for day, count in written or ()})
        for record in self._waiting:
            if isinstance(record, SessionRecord) and record.outcome is Outcome.COMPLETED:
                counts[record.day] += first <= record.day <= last
        return {day: count for day, count in sorted(counts.items()) if count}

    # --- the file ----------------------------------------------------------------------------------------------

    def _attempt(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do the work with an open file; None, and a sentence for the person, if that is impossible."""
        try:
            return self._done(work(self._connected()))
        except Newer as error:
            self._complain(f"{self.path} was written by a newer Calf Break ({error}); it is left as it is.")
        except sqlite3.Error as error:
            if is_damage(error):
                return self._begin_anew(work, error)
            self._disconnect()
            self._complain(f"{self.path} cannot be used ({error}); what happens is kept in memory for now.")
        except OSError as error:
            self._complain(f"{self.path} cannot be used ({error.strerror}); what happens is kept in memory for now.")
        except ValueError as error:
            self._complain(f"{self.path} holds something that this version does not know ({error}).")
        return None

    def _begin_anew(self, work: Callable[[sqlite3.Connection], T], damage: sqlite3.Error) -> T | None:
        """Set the damaged file aside and do the work with a new one."""
        self._disconnect()
        try:
            aside = set_aside(self.path, "-wal", "-shm")
            self._report(f"{self.path} is damaged ({damage}). It is kept as {aside.name}, and a new one was begun.")
            return self._done(work(self._connected()))
        except (OSError, sqlite3.Error) as error:
            self._complain(f"{self.path} is damaged ({damage}) and cannot be replaced ({error}).")
        return None

    def _done(self, result: T) -> T:
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
            self._connection = connect(self.path)
            self._file = _identity(self.path)
        return self._connection

    def _disconnect(self) -> None:
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


def _day_history(day: date, records: list[Record]) -> DayHistory:
    return DayHistory(
        day=day,
        bouts=tuple(sorted((r for r in records if isinstance(r, BoutRecord)), key=lambda r: r.began.utc)),
        reminders=tuple(sorted((r for r in records if isinstance(r, ReminderRecord)), key=lambda r: r.due.utc)),
        sessions=tuple(sorted((r for r in records if isinstance(r, SessionRecord)), key=lambda r: r.began.utc)),
    )
