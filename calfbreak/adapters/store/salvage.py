"""Reading what is left of a damaged history, page by page, without SQLite, which gives up at the first broken one.

Theory (the file format of SQLite). A file is a row of pages. Our tables have no rowid, so SQLite keeps their rows as
keys of B-trees: whole rows lie in leaves (type 10) and in inner pages (type 2). After the page's header comes an array
of offsets to cells; a cell holds (after a page number, in inner pages) the length of the row, then the row: the length
of its header, one type for each value, and the values. Numbers of variable length have seven bits in each byte. Rows
longer than a quarter of a page go on elsewhere; ours never are, so such cells are left out. The write-ahead log is a
header and frames, each with a page.

The one row of the engine's state lies in a leaf of another type (13), after its length and its key.

Which table a row is from shows in its values: only one kind of record can be made of them.
"""

from __future__ import annotations

import json
import re
import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from calfbreak.adapters.store import rows
from calfbreak.domain.history.records import Hold, Record, SessionRecord
from calfbreak.domain.rules.moment import Stamp

_PAGE = 4096
"""What SQLite chooses, and therefore what our files have."""
_FILE_HEADER, _LOG_HEADER, _FRAME_HEADER = 100, 32, 24
_STATE_PAGE = 13
"""The type of a leaf of a table with a rowid; the state's is the only one, with one row."""
_AT_ONCE = 1.0
"""Seconds by which the records of a transaction can seem later than its state."""
_CELLS = {10: (8, 0), 2: (12, 4)}
"""For each type of page: where the offsets of its cells begin, and what precedes the length of a row."""
_LONGEST_ROW = (_PAGE - 12) * 64 // 255 - 23
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The types of whole numbers, and how many bytes they take."""
_FLOAT, _ZERO, _ONE, _BYTES = 7, 8, 9, 12

_IDENTITY = re.compile(r"[0-9a-f]{16}-[0-9]+[~0-9a-f]*")

Row = tuple[Any, ...]


def salvage(damaged: Path, connection: sqlite3.Connection) -> int:
    """Write every record that can be read of the damaged file into the history, and the engine's state; how many
    records there were.
    """
    columns = {table: _names(connection, table) for table in ("holds", *(table.name for table in rows.TABLES))}
    found: dict[str, Record] = {}
    holds: dict[str, dict[int, Hold]] = {}
    for row in _rows_of(damaged):
        if hold := _hold(row, columns["holds"]):
            holds.setdefault(row[0], {})[row[1]] = hold
        elif record := _record(row, columns):
            found[row[0]] = record
    latest = max((_ended(record) for record in found.values()), default=0.0)
    if state := _state(damaged, latest):
        connection.execute("INSERT OR REPLACE INTO state (only, json) VALUES (1, ?)", (state,))
    return sum(rows.insert_as(connection, _whole(found[each], holds.get(each, {})), each) for each in found)


def _names(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def _hold(row: Row, names: tuple[str, ...]) -> Hold | None:
    try:
        return rows.hold_of(dict(zip(names, row, strict=False))) if type(row[1]) is int else None
    except ValueError:
        return None


def _record(row: Row, columns: dict[str, tuple[str, ...]]) -> Record | None:
    if row[1] != row[0].rpartition("-")[0]:
        return None
    for table in rows.TABLES:
        names = columns[table.name]
        if len(row) <= len(names):
            try:
                return table.record(dict(zip(names, row, strict=False)))
            except ValueError:
                continue
    return None


def _whole(record: Record, holds: dict[int, Hold]) -> Record:
    if isinstance(record, SessionRecord):
        return replace(record, holds=tuple(holds[place] for place in sorted(holds)))
    return record


def _ended(record: Record) -> float:
    """Unix time at which it was over."""
    moment = getattr(record, "ended", None) or getattr(record, "at", None)
    return moment.utc if isinstance(moment, Stamp) else 0.0


# --- the engine's state ----------------------------------------------------------------------------------------------


def _state(damaged: Path, latest: float) -> str | None:
    """The state that was saved last, if it can be read.

    One that is older than the latest record (Unix time) would tell the engine of things that are recorded already, and
    they would be counted twice. Then it is better to begin anew.
    """
    wall, text = max((_saved(page) for page in _pages(damaged)), default=(0.0, ""))
    return text if text and wall >= latest - _AT_ONCE else None


def _saved(page: bytes) -> tuple[float, str]:
    """When a state that lies in this page was saved (Unix time), and the state; (0, "") if there is none."""
    if len(page) < _PAGE or page[0] != _STATE_PAGE:
        return 0.0, ""
    try:
        (cell,) = struct.unpack_from(">H", page, 8)
        _, key = _number(page, cell)
        _, values = _number(page, key)
        text = _values(page, values, _number(page, cell)[0])[1]
        return float(json.loads(text)["state"]["at"]["wall"]), text
    except (IndexError, KeyError, TypeError, struct.error, UnicodeDecodeError, ValueError):
        return 0.0, ""


# --- pages -----------------------------------------------------------------------------------------------------------


def _rows_of(path: Path) -> Iterator[Row]:
    """All rows that begin with an id, the latest last."""
    for page in _pages(path):
        yield from _rows_in(page)


def _pages(path: Path) -> Iterator[bytes]:
    """The pages of the file, then those of its log."""
    content = path.read_bytes()
    for at in range(0, len(content), _PAGE):
        yield content[at : at + _PAGE]
    log = path.with_name(path.name + "-wal")
    content = log.read_bytes() if log.exists() else b""
    for at in range(_LOG_HEADER + _FRAME_HEADER, len(content), _FRAME_HEADER + _PAGE):
        yield content[at : at + _PAGE]


def _rows_in(page: bytes) -> Iterator[Row]:
    if len(page) < _PAGE or page[0] not in _CELLS:
        return
    array, before = _CELLS[page[0]]
    (count,) = struct.unpack_from(">H", page, 3)
    for cell in struct.unpack_from(f">{min(count, (_PAGE - array) // 2)}H", page, array):
        try:
            row = _row(page, cell + before)
        except (IndexError, struct.error, UnicodeDecodeError, ValueError):
            continue  # this cell is broken; its neighbours may not be
        if len(row) > 1 and type(row[0]) is str and _IDENTITY.fullmatch(row[0]):
            yield row


def _row(page: bytes, at: int) -> Row:
    length, at = _number(page, at)
    if length > _LONGEST_ROW:
        raise ValueError("the row goes on elsewhere")
    return _values(page, at, length)


def _values(page: bytes, at: int, length: int) -> Row:
    """The values of a row of that length, which begins with its header."""
    header, begin = _number(page, at)
    if at + length > _PAGE:
        raise ValueError("the row does not lie in this page")
    body, end, types = at + header, at + header, []
    while begin < end:
        kind, begin = _number(page, begin)
        types.append(kind)
    values = []
    for kind in types:
        if body > at + length:
            break
        value, body = _value(page, body, kind)
        values.append(value)
    if body != at + length:
        raise ValueError("the values are not as long as the row")
    return tuple(values)


def _number(page: bytes, at: int) -> tuple[int, int]:
    """A number of variable length, and where it ends."""
    value = 0
    while value < _PAGE:
        byte = page[at]
        value, at = value << 7 | byte & 0x7F, at + 1
        if byte < 0x80:
            return value, at
    raise ValueError("nothing in a page is as long as that")


def _value(page: bytes, at: int, kind: int) -> tuple[Any, int]:
    """The value of that type at `at`, and where it ends."""
    if kind == 0:
        return None, at
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, at
    if kind == _FLOAT:
        return struct.unpack_from(">d", page, at)[0], at + 8
    if size := _INTEGERS.get(kind):
        return int.from_bytes(page[at : at + size], "big", signed=True), at + size
    if kind < _BYTES:
        raise ValueError(f"SQLite has no type {kind}")
    end = at + (kind - _BYTES) // 2
    return (page[at:end].decode() if kind % 2 else page[at:end]), end
