"""Records as rows, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from calfbreak.domain.moment import Stamp
from calfbreak.domain.records import (
    Answer,
    BoutEnd,
    BoutRecord,
    Hold,
    Outcome,
    Record,
    ReminderRecord,
    SessionRecord,
    Side,
)


def insert(connection: sqlite3.Connection, record: Record, device: str, counter: int) -> bool:
    """Write the record down under the id "device-counter". False if it was there already."""
    identity = f"{device}-{counter}"
    base = {"id": identity, "device": device}
    match record:
        case BoutRecord():
            return _insert(connection, "bouts", {**base, **_bout_row(record)})
        case ReminderRecord():
            return _insert(connection, "reminders", {**base, **_reminder_row(record)}, "device, number, due")
        case SessionRecord():
            new = _insert(connection, "sessions", {**base, **_session_row(record)}, "device, number, began")
            if new:
                connection.executemany(
                    "INSERT INTO holds (session, place, side, planned, held, done) VALUES (?, ?, ?, ?, ?, ?)",
                    [(identity, place, h.side, h.planned, h.held, h.done) for place, h in enumerate(record.holds)],
                )
            return new


def bouts(connection: sqlite3.Connection, first: date, last: date) -> Iterable[BoutRecord]:
    """The bouts of the days from `first` to `last`."""
    for row in _select(connection, "bouts", first, last):
        yield BoutRecord(
            began=Stamp(row["began"], row["began_offset"]),
            ended=Stamp(row["ended"], row["ended_offset"]),
            sitting=row["sitting"],
            ending=BoutEnd(row["ending"]),
            day=date.fromisoformat(row["day"]),
        )


def reminders(connection: sqlite3.Connection, first: date, last: date) -> Iterable[ReminderRecord]:
    """The reminders of the days from `first` to `last`."""
    for row in _select(connection, "reminders", first, last):
        yield ReminderRecord(
            number=row["number"],
            due=Stamp(row["due"], row["due_offset"]),
            shown=None if row["shown"] is None else Stamp(row["shown"], row["shown_offset"]),
            ended=Stamp(row["ended"], row["ended_offset"]),
            answer=Answer(row["answer"]),
            nudges=row["nudges"],
            snoozes=row["snoozes"],
            held_by=tuple(filter(None, row["held_by"].split(","))),
            day=date.fromisoformat(row["day"]),
        )


def sessions(connection: sqlite3.Connection, first: date, last: date) -> Iterable[SessionRecord]:
    """The sessions of the days from `first` to `last`, with their holds."""
    held: dict[str, list[Hold]] = {}
    for session, side, planned, seconds, done in connection.execute(
        "SELECT session, side, planned, held, done FROM holds JOIN sessions ON session = id"
        " WHERE day BETWEEN ? AND ? ORDER BY session, place",
        (first.isoformat(), last.isoformat()),
    ):
        held.setdefault(session, []).append(Hold(Side(side), planned, seconds, bool(done)))
    for row in _select(connection, "sessions", first, last):
        yield SessionRecord(
            number=row["number"],
            stretch=row["stretch"],
            began=Stamp(row["began"], row["began_offset"]),
            ended=Stamp(row["ended"], row["ended_offset"]),
            outcome=Outcome(row["outcome"]),
            holds=tuple(held.get(row["id"], ())),
            reminder=row["reminder"],
            day=date.fromisoformat(row["day"]),
        )


def highest_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    """The highest number of a reminder and of a session of this computer; 0 where there is none."""
    of_device = "WHERE device = (SELECT value FROM meta WHERE key = 'device')"
    found = [
        connection.execute(f"SELECT coalesce(max(number), 0) FROM {table} {of_device}").fetchone()[0]
        for table in ("reminders", "sessions")
    ]
    return found[0], found[1]


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object], unique: str = "") -> bool:
    """Insert the row, unless one with the same values in the `unique` columns is there."""
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    # Not OR IGNORE: that would swallow a missing value, too, and so lose the record without a word.
    repeated = f"ON CONFLICT ({unique}) DO NOTHING" if unique else ""
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places}) {repeated}"
    return connection.execute(statement, tuple(row.values())).rowcount == 1


def _select(connection: sqlite3.Connection, table: str, first: date, last: date) -> Iterable[sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    days = (first.isoformat(), last.isoformat())
    return cursor.execute(f"SELECT * FROM {table} WHERE day BETWEEN ? AND ?", days)


def _bout_row(bout: BoutRecord) -> dict[str, object]:
    return {
        "began": bout.began.utc,
        "began_offset": bout.began.offset,
        "ended": bout.ended.utc,
        "ended_offset": bout.ended.offset,
        "sitting": bout.sitting,
        "ending": bout.ending.value,
        "day": bout.day.isoformat(),
    }


def _reminder_row(reminder: ReminderRecord) -> dict[str, object]:
    return {
        "number": reminder.number,
        "due": reminder.due.utc,
        "due_offset": reminder.due.offset,
        "shown": reminder.shown and reminder.shown.utc,
        "shown_offset": reminder.shown and reminder.shown.offset,
        "ended": reminder.ended.utc,
        "ended_offset": reminder.ended.offset,
        "answer": reminder.answer.value,
        "nudges": reminder.nudges,
        "snoozes": reminder.snoozes,
        "held_by": ",".join(reminder.held_by),
        "day": reminder.day.isoformat(),
    }


def _session_row(session: SessionRecord) -> dict[str, object]:
    return {
        "number": session.number,
        "stretch": session.stretch,
        "began": session.began.utc,
        "began_offset": session.began.offset,
        "ended": session.ended.utc,
        "ended_offset": session.ended.offset,
        "outcome": session.outcome.value,
        "reminder": session.reminder,
        "day": session.day.isoformat(),
    }
