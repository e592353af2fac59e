"""A history that is brought along: what `calfbreak history export --json` wrote, or a history file of Calf Break.

Nothing of it is believed: each record must be one that the program could have written itself.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from calfbreak.adapters.store import rows
from calfbreak.adapters.store.database import Newer, connect, copy_to
from calfbreak.adapters.store.export import FORMAT, KEY, Entry
from calfbreak.domain.codec import Misfit, from_json
from calfbreak.domain.history.day import moment_of
from calfbreak.domain.history.knee_to_wall import FARTHEST
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
from calfbreak.domain.rules.calendar import DAY
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.translation import Sentence, said

_IDENTITY = re.compile(r"[0-9a-f]{16}-[0-9]{1,15}(~[0-9a-f]{8})?")
_TIMES = (0.0, 10_000_000_000.0)
"""Unix seconds between which a record may lie: 1970 to 2286."""
_EPOCH = date(1970, 1, 1)
_STRAY = 3
"""Days by which the day of a record may differ from its moment's in UTC: zones, and days that begin late."""
_LONGEST = 366 * DAY
_LONGEST_NAME = 200
"""Characters of the id of a stretch, or of the name of a quiet reason."""


class Unusable(Exception):
    """The file cannot be brought in. The message is a sentence that names it, the place, and what would be right."""


def read_history(path: Path) -> list[Entry]:
    """All records of the file. Raises Unusable; then nothing was changed anywhere."""
    try:
        with path.open("rb") as file:
            is_database = file.read(16) == b"SQLite format 3\0"
        entries = _of_database(path) if is_database else _of_text(path.read_text("utf-8"))
        return [_checked(place, entry) for place, entry in enumerate(entries)]
    except OSError as error:
        raise Unusable(said("{file} cannot be used: {why}.", file=path, why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise Unusable(said("{file} is neither a history file nor an export as JSON.", file=path)) from error
    except Newer as error:
        raise Unusable(
            said("{file} was written by a newer Calf Break ({why}). It is left as it is.", file=path, why=error)
        ) from error
    except sqlite3.Error as error:
        raise Unusable(said("{file} cannot be used: {why}.", file=path, why=error)) from error
    except ValueError as error:
        raise Unusable(Sentence("{file}: {why}.", file=path, why=error)) from error


def _of_text(text: str) -> Iterator[Entry]:
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(
            said(
                "this is no JSON such as `{command}` writes ({why})",
                command="calfbreak history export --json",
                why=error,
            )
        ) from error
    if not isinstance(data, dict) or not isinstance(data.get("records"), list):
        raise ValueError(said("it has no {key}", key=f'"{KEY}", "records"'))
    if data.get(KEY) != FORMAT:
        raise ValueError(
            said("{key} is {value!r}; this Calf Break reads {known}", key=f'"{KEY}"', value=data.get(KEY), known=FORMAT)
        )
    for place, each in enumerate(data["records"]):
        yield _entry(place, each)


def _entry(place: int, data: Any) -> Entry:
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        raise Misfit(said("it has no {key}", key="id"), f"records.{place}")
    try:
        record: Record = from_json(Record, {key: value for key, value in data.items() if key != "id"})
    except Misfit as misfit:
        raise misfit.within(f"records.{place}") from None
    return data["id"], record


def _of_database(path: Path) -> Iterator[Entry]:
    """The rows, from a copy that is brought to the newest version first."""
    with tempfile.TemporaryDirectory(prefix="calfbreak-") as folder:
        copy = Path(folder, path.name)
        # Without a log nobody has the file open. Then SQLite need not leave its own files beside it.
        alone = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{alone}", uri=True)) as original:
            copy_to(original, copy)
        with closing(connect(copy)) as connection:
            yield from rows.records(connection)


def _checked(place: int, entry: Entry) -> Entry:
    identity, record = entry
    if not _IDENTITY.fullmatch(identity):
        raise Misfit(
            said("{value!r:.80} is not an id such as {example}", value=identity, example="0123456789abcdef-17"),
            f"records.{place}",
            "id",
        )
    for name, right in _conditions(record):
        if not right:
            raise Misfit(said("this cannot be"), f"records.{place}", name)
    return entry


def _conditions(record: Record) -> Iterator[tuple[str, bool]]:
    """What must hold of the values, by name."""
    for name in ("began", "ended", "due", "shown", "at"):
        stamp = getattr(record, name, None)
        if isinstance(stamp, Stamp):
            yield name, _TIMES[0] <= stamp.utc <= _TIMES[1] and abs(stamp.offset) < DAY
    counted = record.began.utc if isinstance(record, FeelRecord) else moment_of(record)
    yield "day", abs((record.day - _EPOCH).days - counted // DAY) <= _STRAY
    match record:
        case BoutRecord():
            yield "sitting", 0 <= record.sitting <= _LONGEST
        case StandingRecord():
            yield "standing", 0 <= record.standing <= _LONGEST
        case ReminderRecord():
            yield "latency", record.latency is None or 0 <= record.latency <= _LONGEST
            yield "number", min(record.number, record.nudges, record.snoozes) >= 0
            yield "held_by", all(_is_name(reason) and "," not in reason for reason in record.held_by)
        case SessionRecord():
            yield "stretch", _is_name(record.stretch)
            yield "holds", all(map(_is_hold, record.holds))
        case CheckRecord():
            yield "tries", all(0 <= each <= FARTHEST for each in (*record.left_tries, *record.right_tries))


def _is_hold(hold: Hold) -> bool:
    return 0 <= hold.held <= _LONGEST and 0 <= hold.planned <= _LONGEST and (not hold.stretch or _is_name(hold.stretch))


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and text.isprintable()
