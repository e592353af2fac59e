"""The journal: what happened, and the engine's state, in one transaction each time.

Nothing of the outside world reaches the engine as an exception. What cannot be written now (the disk is full, another
process holds the file, it is read-only) waits in memory and in a file of its own (waiting.py), is shown as if it were
written, and goes along with the next commit; the person is told once. A damaged file is set aside, a new one is begun,
and what can be read of the old one is taken over (salvage.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import TypeVar

from calfbreak.adapters.set_aside import set_aside
from calfbreak.adapters.store import rows
from calfbreak.adapters.store.database import transaction
from calfbreak.adapters.store.history import History
from calfbreak.adapters.store.salvage import salvage
from calfbreak.adapters.store.waiting import another
from calfbreak.domain.history.records import Record, ReminderRecord, SessionRecord
from calfbreak.domain.translation import Sentence, said, saidn

T = TypeVar("T")


class Journal(History):
    """The history on disk, for the one program that writes it."""

    repeated = 0
    """Records that were given a second time and therefore not written again."""

    def commit(self, records: Iterable[Record], state: str) -> None:
        """Write the records, and those that waited, and the state together, or none of it.

        Records are on disk when this returns, or wait (`waiting`); a state alone survives a crash of the program but
        not necessarily a power cut.
        """
        self._waiting.extend(records)
        self._state = state
        if self._attempt(self._write) is None:
            self._keep()

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

    def close(self) -> None:
        """Try once more to write what waits, and close the file. Says so if records are lost by that."""
        if self._closed:
            return
        if self._waiting and self._attempt(self._write) is None and self._batch is None:
            self._report(
                saidn(
                    "{number} record could not be written to {file}.",
                    "{number} records could not be written to {file}.",
                    len(self._waiting),
                    file=self.path,
                )
            )
        super().close()

    def _adopt(self) -> None:
        super()._adopt()
        if self._waiting or self._state is not None:
            self._attempt(self._write)
        elif self._batch:  # it was written, and only its file was left
            self._waiting_file.remove()
            self._batch = None

    def _write(self, connection: sqlite3.Connection) -> bool:
        repeated = 0
        with transaction(connection, lasting=bool(self._waiting)):
            if self._waiting:
                repeated = self._insert_waiting(connection)
            if self._state is not None:
                connection.execute("INSERT OR REPLACE INTO state (only, json) VALUES (1, ?)", (self._state,))
            if self._batch:
                connection.execute("INSERT OR IGNORE INTO meta VALUES ('written ' || ?, '')", (self._batch.token,))
        self.repeated += repeated
        if self._waiting:
            self._day = None
        self._waiting.clear()
        self._state = None
        if self._batch:
            self._waiting_file.remove()
            self._batch = None
        return True

    def _insert_waiting(self, connection: sqlite3.Connection) -> int:
        known = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('device', 'counter')"))
        device, counter, repeated = known["device"], int(known["counter"]), 0
        for record in self._waiting:
            if rows.insert(connection, record, device, counter + 1):
                counter += 1
            else:
                repeated += 1
        connection.execute("UPDATE meta SET value = ? WHERE key = 'counter'", (str(counter),))
        return repeated

    def _keep(self) -> None:
        """Put what waits into its file, so that a crash does not lose it."""
        batch = another(self._batch, self._waiting, self._state)
        if self._waiting_file.write(batch):
            self._batch = batch

    def _damaged(self, work: Callable[[sqlite3.Connection], T], damage: sqlite3.Error) -> T | None:
        """Set the damaged file aside, take over what can be read of it, and do the work with the new one."""
        self._disconnect()
        try:
            aside = set_aside(self.path, "-wal", "-shm")
            connection = self._connected()
            with transaction(connection):
                recovered = salvage(aside, connection)
            self._report(
                said(
                    "{file} is damaged ({why}). It is kept as {aside}, and a new one was begun. {found}",
                    file=self.path,
                    why=damage,
                    aside=aside.name,
                    found=_found(recovered),
                )
            )
            return self._done(work(connection))
        except (OSError, sqlite3.Error) as error:
            self._complain(
                said(
                    "{file} is damaged ({why}) and cannot be replaced ({hindrance}).",
                    file=self.path,
                    why=damage,
                    hindrance=error,
                )
            )
        return None


def _found(recovered: int) -> Sentence:
    """How much of a damaged file was saved."""
    if not recovered:
        return said("Nothing could be read of it.")
    return saidn("{number} record was recovered from it.", "{number} records were recovered from it.", recovered)
