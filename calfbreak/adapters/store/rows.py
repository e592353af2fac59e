"""Records as rows, and back. Each kind of record has a table; the holds of a session have one of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calfbreak.adapters.store.columns import Column, columns_of
from calfbreak.domain.history.records import (
    BoutRecord,
    CheckRecord,
    FeelRecord,
    Hold,
    Record,
    ReminderRecord,
    SessionRecord,
    StandingRecord,
)
from calfbreak.domain.translation import Sentence


@dataclass(frozen=True)
class Table:
    """The table of one kind of record."""

    name: str
    kind: type
    at: str
    """The column with the moment at which it began."""
    unique: str = ""
    """The columns that tell a record that was given twice; empty if nothing but its id does."""
    columns: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", columns_of(self.kind, leave_out=("holds",)))

    def row(self, record: Record) -> dict[str, Any]:
        """The record's columns, without its id."""
        return _written(self.columns, record)

    def record(self, row: Mapping[str, Any], holds: tuple[Hold, ...] = ()) -> Record:
        """The record of a row; columns that it lacks take the record's defaults. Raises ValueError."""
        values = _read(self.columns, row)
        if self.kind is SessionRecord:
            values["holds"] = holds
        record: Record = _made(self.kind, values)
        return record


BOUTS = Table("bouts", BoutRecord, "began")
STANDING = Table("standing", StandingRecord, "began")
REMINDERS = Table("reminders", ReminderRecord, "due", unique="device, number, due")
SESSIONS = Table("sessions", SessionRecord, "began", unique="device, number, began")
CHECKS = Table("checks", CheckRecord, "at")
FEELS = Table("feels", FeelRecord, "at", unique="device, session, began")
TABLES = (BOUTS, STANDING, REMINDERS, SESSIONS, CHECKS, FEELS)
_HOLD = columns_of(Hold)


def table_of(record: Record) -> Table:
    """The table for such a record."""
    return next(table for table in TABLES if table.kind is type(record))


def hold_of(row: Mapping[str, Any]) -> Hold:
    """The hold of a row of `holds`. Raises ValueError."""
    hold: Hold = _made(Hold, _read(_HOLD, row))
    return hold


def insert(connection: sqlite3.Connection, record: Record, device: str, counter: int) -> bool:
    """Write the record down under the id "device-counter". False if it was there already."""
    return insert_as(connection, record, f"{device}-{counter}")


def insert_as(connection: sqlite3.Connection, record: Record, identity: str) -> bool:
    """Write the record down under this id ("device-counter"). False if a record of its unique columns is there."""
    table, device = table_of(record), identity.rpartition("-")[0]
    row = {"id": identity, "device": device, **table.row(record)}
    new = _insert(connection, table.name, row, table.unique)
    if new and isinstance(record, SessionRecord):
        for place, hold in enumerate(record.holds):
            _insert(connection, "holds", {"session": identity, "place": place, **_written(_HOLD, hold)})
    return new


Strange = Callable[[str, ValueError], None]
"""Is told of a record that makes no sense here: its id, and why."""


def records(
    connection: sqlite3.Connection,
    first: date = date.min,
    last: date = date.max,
    tables: Sequence[Table] = TABLES,
    strange: Strange | None = None,
) -> Iterator[tuple[str, Record]]:
    """The records of the days from `first` to `last` with their ids, table by table.

    A record with a value that this version does not know is left out, and `strange` told of it; without `strange` it is
    a ValueError.
    """
    days = (first.isoformat(), last.isoformat())
    for table in tables:
        holds = _rows_of_holds(connection, days) if table is SESSIONS else {}
        for row in _rows(connection, f"SELECT * FROM {table.name} WHERE day BETWEEN ? AND ?", days):
            try:
                record = table.record(row, tuple(hold_of(hold) for hold in holds.get(row["id"], ())))
            except ValueError as error:
                if strange is None:
                    raise
                strange(row["id"], error)
            else:
                yield row["id"], record


def highest_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    """The highest number of a reminder and of a session of this computer; 0 where there is none."""
    of_device = "WHERE device = (SELECT value FROM meta WHERE key = 'device')"
    found = [
        connection.execute(f"SELECT coalesce(max(number), 0) FROM {table} {of_device}").fetchone()[0]
        for table in ("reminders", "sessions")
    ]
    return found[0], found[1]


def _rows_of_holds(connection: sqlite3.Connection, days: tuple[str, str]) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of the holds of each session, in order."""
    held: dict[str, list[Mapping[str, Any]]] = {}
    statement = (
        "SELECT holds.* FROM holds JOIN sessions ON holds.session = sessions.id"
        " WHERE sessions.day BETWEEN ? AND ? ORDER BY holds.session, holds.place"
    )
    for row in _rows(connection, statement, days):
        held.setdefault(row["session"], []).append(row)
    return held


def _rows(connection: sqlite3.Connection, statement: str, values: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(statement, values)
    names = [each[0] for each in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any], unique: str = "") -> bool:
    """Insert the row, unless one with the same values in the `unique` columns is there."""
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    # Not OR IGNORE: that would swallow a missing value, too, and so lose the record without a word.
    repeated = f"ON CONFLICT ({unique}) DO NOTHING" if unique else ""
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places}) {repeated}"
    return connection.execute(statement, tuple(row.values())).rowcount == 1


def _written(columns: tuple[Column, ...], value: object) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in columns:
        row.update(zip(column.names, column.write(getattr(value, column.field)), strict=True))
    return row


def _read(columns: tuple[Column, ...], row: Mapping[str, Any]) -> dict[str, Any]:
    known = (column for column in columns if column.names[0] in row)
    return {column.field: column.read(*(row[name] for name in column.names)) for column in known}


def _made(kind: Any, values: dict[str, Any]) -> Any:
    try:
        return kind(**values)
    except TypeError as error:
        raise ValueError(Sentence("{kind}: {why}", kind=kind.__name__, why=error)) from error
