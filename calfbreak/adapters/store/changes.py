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
from itertools import count
from pathlib import Path

from calfbreak.adapters.store import rows
from calfbreak.adapters.store.database import copy_to, transaction
from calfbreak.adapters.store.export import Entry
from calfbreak.adapters.store.totals import before_day
from calfbreak.domain.codec import to_text
from calfbreak.domain.history.records import Record

PATIENCE = 10_000
"""Milliseconds to wait for the running program: a person waits for this, not the engine."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the records that were brought in."""

    new: int
    known: int
    """Were there already, and are there once."""


def back_up(connection: sqlite3.Connection, path: Path, why: str, utc: str) -> Path:
    """Copy the history to `NAME.before-WHY-UTC`, or where that is taken to `…-2`, `…-3`; where it is."""
    names = (f"{path.name}.before-{why}-{utc}{f'-{number}' if number > 1 else ''}" for number in count(1))
    copy = next(each for name in names if not (each := path.with_name(name)).exists())
    copy_to(connection, copy)
    return copy


def merge(connection: sqlite3.Connection, entries: Sequence[Entry]) -> Merged:
    """Write the records that are not there yet. The same file a second time changes nothing.

    Two different records with one id (a profile that was copied to another computer, and used on both) both stay: the
    second gets an id that its content decides. Which of them is the second depends on what was merged first, so a
    record is known if it is there under any of the ids that begin alike. One that is there and makes no sense stays.
    """
    strange: set[str] = set()
    known = dict(rows.records(connection, strange=lambda identity, _: strange.add(identity)))
    there = {(_beginning(identity), record) for identity, record in known.items()}
    new = 0
    with transaction(connection):
        for identity, record in entries:
            this = _beginning(identity), record
            if this in there or identity in strange:
                continue
            there.add(this)
            free = identity if identity not in known else _another_id(identity, record)
            known[free] = record
            new += rows.insert_as(connection, record, free)
        _count_on(connection, known)
    return Merged(new, len(entries) - new)


def _beginning(identity: str) -> str:
    """The id that a record got when it was made."""
    return identity.partition("~")[0]


def _another_id(identity: str, record: Record) -> str:
    """An id for a record whose own is taken by another one."""
    return f"{_beginning(identity)}~{sha256(to_text(record).encode()).hexdigest()[:8]}"


def _count_on(connection: sqlite3.Connection, known: dict[str, Record]) -> None:
    """Let this computer's counter be ahead of every id of its own, also of those that were brought back."""
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('device', 'counter')"))
    own = [identity.rpartition("-") for identity in known if identity.startswith(meta["device"] + "-")]
    highest = max((int(_beginning(counter)) for _, _, counter in own), default=0)
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
