"""Bringing records in, and deleting some: each in one transaction, with a copy of the whole history before it.

The program may run meanwhile. It notices that somebody else changed the file, and what it wants to write itself waits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from calfbreak.adapters.store import rows
from calfbreak.adapters.store.database import copy_to, transaction
from calfbreak.adapters.store.export import Entry
from calfbreak.adapters.store.totals import before_day
from calfbreak.domain.codec import to_text
from calfbreak.domain.records import Record

PATIENCE = 10_000
"""Milliseconds to wait for the running program: a person waits for this, not the engine."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the records that were brought in."""

    new: int
    known: int
    """Were there already, and are there once."""


def back_up(connection: sqlite3.Connection, path: Path, why: str, utc: str) -> Path:
    """Copy the history to `NAME.before-WHY-UTC`; where that is."""
    copy = path.with_name(f"{path.name}.before-{why}-{utc}")
    copy_to(connection, copy)
    return copy


def merge(connection: sqlite3.Connection, entries: Sequence[Entry]) -> Merged:
    """Write the records that are not there yet. The same file a second time changes nothing.

    Two different records with one id (a profile that was copied to another computer, and used on both) both stay: the
    second gets an id that its content decides, so that it is known the next time.
    """
    known = dict(rows.records(connection))
    new = 0
    with transaction(connection):
        for entry in entries:
            identity, record = entry
            if identity in known and known[identity] != record:
                identity = f"{identity.partition('~')[0]}~{sha256(to_text(record).encode()).hexdigest()[:8]}"
            if identity not in known:
                new += rows.insert_as(connection, record, identity)
                known[identity] = record
        _count_on(connection, known)
    return Merged(new, len(entries) - new)


def _count_on(connection: sqlite3.Connection, known: dict[str, Record]) -> None:
    """Let this computer's counter be ahead of every id of its own, also of those that were brought back."""
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('device', 'counter')"))
    own = [identity.rpartition("-") for identity in known if identity.startswith(meta["device"] + "-")]
    highest = max((int(counter.partition("~")[0]) for _, _, counter in own), default=0)
    if highest > int(meta["counter"]):
        connection.execute("UPDATE meta SET value = ? WHERE key = 'counter'", (str(highest),))


def delete_before(connection: sqlite3.Connection, day: date | None) -> None:
    """Delete the records before that day (all, if none is given), so that nothing of them stays in the file."""
    connection.execute("PRAGMA secure_delete = ON")
    with transaction(connection):
        limit = before_day(day)
        connection.execute("DELETE FROM holds WHERE session IN (SELECT id FROM sessions WHERE day < ?)", (limit,))
        for table in rows.TABLES:
            connection.execute(f"DELETE FROM {table.name} WHERE day < ?", (limit,))
    # What was deleted is overwritten by now. Only the room is not given back while somebody reads; it is used again.
    with suppress(sqlite3.OperationalError):
        connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
