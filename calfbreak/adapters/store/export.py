"""The history for other programs: as JSON, which `incoming.py` reads again, and as one table for a spreadsheet.

Every key and column, with its unit, is in README.md beside this file.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any, TextIO

from calfbreak.domain.codec import to_json
from calfbreak.domain.history.records import (
    BoutRecord,
    CheckRecord,
    FeelRecord,
    Record,
    ReminderRecord,
    SessionRecord,
    Side,
    StandingRecord,
)
from calfbreak.domain.rules.moment import Stamp

FORMAT = 1
KEY = "calfbreak_history"
COLUMNS = (
    "record", "id", "day", "began", "ended", "seconds", "result", "number", "stretch", "reminder", "shown", "latency",
    "nudges", "snoozes", "held_by", "holds", "holds_done", "planned", "held_left", "held_right", "held_both",
    "left_cm", "right_cm",
)  # fmt: skip

Entry = tuple[str, Record]
"""A record with its id."""


def write_json(entries: Iterable[Entry], file: TextIO) -> int:
    """One object with all records, each on a line of its own; how many there were."""
    count = 0
    file.write(f'{{"{KEY}": {FORMAT}, "records": [')
    for identity, record in entries:
        file.write(",\n" if count else "\n")
        json.dump({"id": identity, **to_json(record)}, file, ensure_ascii=False)
        count += 1
    file.write("\n]}\n")
    return count


def write_csv(entries: Iterable[Entry], file: TextIO) -> int:
    """One row for each record, with a header; how many there were. Columns that do not apply are empty."""
    table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    table.writeheader()
    count = 0
    for identity, record in entries:
        table.writerow({"id": identity, "day": record.day.isoformat(), **dict(_cells(record))})
        count += 1
    return count


def _cells(record: Record) -> Iterator[tuple[str, Any]]:
    match record:
        case BoutRecord():
            yield from _span("bout", record.began, record.ended)
            yield from {"seconds": record.sitting, "result": record.ending}.items()
        case StandingRecord():
            yield from _span("standing", record.began, record.ended)
            yield "seconds", record.standing
        case ReminderRecord():
            yield from _span("reminder", record.due, record.ended)
            yield from {"result": record.answer, "number": record.number, "shown": _time(record.shown)}.items()
            yield from {"latency": record.latency, "nudges": record.nudges, "snoozes": record.snoozes}.items()
            yield "held_by", " ".join(record.held_by)
        case SessionRecord():
            yield from _span("session", record.began, record.ended)
            yield from {"result": record.outcome, "number": record.number, "stretch": record.stretch}.items()
            yield from {"reminder": record.reminder, "holds": len(record.holds), "holds_done": record.done}.items()
            yield "planned", sum(hold.planned for hold in record.holds)
            for side in Side:
                yield f"held_{side}", sum(hold.held for hold in record.holds if hold.side is side)
        case CheckRecord():
            yield from {"record": "check", "began": _time(record.at)}.items()
            yield from {"left_cm": record.left, "right_cm": record.right}.items()
        case FeelRecord():
            yield from {"record": "feel", "began": _time(record.at)}.items()
            yield from {"number": record.session, "result": record.feel}.items()


def _span(name: str, began: Stamp, ended: Stamp) -> Iterator[tuple[str, Any]]:
    yield from {"record": name, "began": _time(began), "ended": _time(ended)}.items()


def _time(stamp: Stamp | None) -> str | None:
    """The local time at that place, with its lead over UTC: `2026-05-12T08:00:00.250+02:00`."""
    if stamp is None:
        return None
    zone = timezone(timedelta(seconds=stamp.offset))
    return datetime.fromtimestamp(stamp.utc, zone).isoformat(timespec="milliseconds")
