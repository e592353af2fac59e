"""Taking the history along, bringing another one in, and deleting: nothing twice, nothing lost, nothing left."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from calfbreak.adapters.store import rows
from calfbreak.adapters.store.changes import Merged, back_up, delete_before, merge
from calfbreak.adapters.store.database import connect
from calfbreak.adapters.store.export import COLUMNS, Entry, write_csv, write_json
from calfbreak.adapters.store.incoming import Unusable, read_history
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.store.schema import MIGRATIONS
from calfbreak.adapters.store.totals import count_before
from calfbreak.domain.history.correction import correction
from calfbreak.domain.history.records import CheckRecord, Feel, FeelRecord, StandingRecord
from example_records import ALL, BOUT, DAY, SESSION, stamp

PAGE = Path(__file__).parents[3] / "calfbreak" / "adapters" / "store" / "README.md"
"""The page of the columns. Pages lie in the checkout only, not in the wheel."""

STANDING = StandingRecord(stamp(100), stamp(700), 600.0, DAY)
CHECK = CheckRecord(stamp(0), (9.0, 9.5), (8.0,), DAY)
FEEL = FeelRecord(1, SESSION.began, Feel.RIGHT, False, stamp(3830), DAY)
EVERY_KIND = (*ALL, STANDING, CHECK, FEEL)


@pytest.fixture
def connection(journal: Journal, path: Path) -> Iterator[sqlite3.Connection]:
    """The history with a record of every kind, open in another process, so to speak."""
    journal.commit(EVERY_KIND, "{}")
    with closing(connect(path)) as connection:
        yield connection


@pytest.fixture
def other(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The history of another computer."""
    with closing(connect(tmp_path / "other.db")) as connection:
        yield connection


def everything(connection: sqlite3.Connection) -> list[Entry]:
    return list(rows.records(connection))


def exported(connection: sqlite3.Connection, path: Path) -> Path:
    with path.open("w", encoding="utf-8") as file:
        write_json(everything(connection), file)
    return path


# --- out and in ------------------------------------------------------------------------------------------------------


def test_there_is_an_example_of_every_kind_of_record() -> None:
    assert {type(record) for record in EVERY_KIND} == {table.kind for table in rows.TABLES}


def test_what_is_exported_comes_in_as_it_was(
    connection: sqlite3.Connection, other: sqlite3.Connection, tmp_path: Path
) -> None:
    entries = read_history(exported(connection, tmp_path / "out.json"))
    assert merge(other, entries) == Merged(new=6, known=0)
    assert everything(other) == everything(connection)


def test_a_correction_goes_along_and_does_not_come_undone_by_merging_what_was_before_it(
    connection: sqlite3.Connection, journal: Journal, other: sqlite3.Connection, tmp_path: Path
) -> None:
    mistyped = read_history(exported(connection, tmp_path / "mistyped.json"))
    merge(other, mistyped)
    journal.commit(correction([CHECK], DAY, (9.1,), ()), "{}")
    corrected = read_history(exported(connection, tmp_path / "corrected.json"))
    assert merge(other, corrected) == Merged(new=2, known=6)
    assert merge(other, mistyped) == Merged(new=0, known=6)
    assert merge(connection, read_history(exported(other, tmp_path / "back.json"))) == Merged(new=0, known=8)
    assert everything(other) == everything(connection)
    (counts,) = journal.checks()
    assert (counts.left_tries, counts.right_tries, counts.day) == ((9.1,), (), DAY)


def test_the_same_file_a_second_time_changes_nothing(connection: sqlite3.Connection, tmp_path: Path) -> None:
    entries = read_history(exported(connection, tmp_path / "out.json"))
    before = everything(connection)
    assert merge(connection, entries) == merge(connection, entries) == Merged(new=0, known=6)
    assert everything(connection) == before


def test_two_computers_end_with_the_same_history(
    connection: sqlite3.Connection, tmp_path: Path, told: list[str]
) -> None:
    with closing(Journal(tmp_path / "laptop" / "history.db", told.append)) as laptop:
        laptop.commit([replace(BOUT, sitting=1800.0), SESSION], "{}")
    with closing(connect(tmp_path / "laptop" / "history.db")) as there:
        mine, theirs = exported(connection, tmp_path / "a.json"), exported(there, tmp_path / "b.json")
        merge(connection, read_history(theirs))
        merge(there, read_history(mine))
        assert sorted(everything(there), key=str) == sorted(everything(connection), key=str)
        assert len(everything(there)) == 8
    assert told == []


def test_a_history_file_can_be_brought_in_and_is_not_touched(
    journal: Journal, connection: sqlite3.Connection, other: sqlite3.Connection, path: Path
) -> None:
    before = path.read_bytes()
    assert merge(other, read_history(path)).new == 6
    assert path.read_bytes() == before
    assert everything(other) == everything(connection)


def test_a_history_file_of_an_older_version_can_be_brought_in(tmp_path: Path, other: sqlite3.Connection) -> None:
    old = tmp_path / "old.db"
    with closing(connect(old, MIGRATIONS[:1])) as first:
        device = "0123456789abcdef"
        row = (f"{device}-1", device, 1e9, 0, 1e9, 0, 60.0, "stood", "2001-09-09")
        first.execute("INSERT INTO bouts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    before = old.read_bytes()
    assert merge(other, read_history(old)).new == 1
    assert old.read_bytes() == before
    assert list(tmp_path.glob("old.db*")) == [old]


def test_a_profile_that_was_copied_loses_nothing(connection: sqlite3.Connection, other: sqlite3.Connection) -> None:
    """Both computers count on from the same number, under the same name."""
    (identity, _), *_ = everything(connection)
    elsewhere = [(identity, replace(BOUT, sitting=61.0))]
    assert merge(connection, elsewhere) == Merged(new=1, known=0)
    assert merge(connection, elsewhere) == Merged(new=0, known=1)
    bouts = [record for _, record in everything(connection) if type(record) is type(BOUT)]
    assert sorted(bout.sitting for bout in bouts) == [61.0, 3600.125]


def test_copies_of_a_profile_end_alike_in_whatever_order_they_meet(tmp_path: Path) -> None:
    """Three computers count on from the same number; the one that came first keeps the id, each time another one."""
    one = "0123456789abcdef-1"
    files = [[(one, replace(BOUT, sitting=sitting))] for sitting in (60.0, 61.0, 62.0)]
    files[0].append(("0123456789abcdef-2", SESSION))
    met = []
    for number, order in enumerate(permutations(files)):
        with closing(connect(tmp_path / f"{number}.db")) as there:
            for file in order:
                merge(there, file)
            met.append(everything(there))
    assert all({record for _, record in each} == {record for _, record in met[0]} for each in met)
    with closing(connect(tmp_path / "0.db")) as there:
        assert [merge(there, each) for each in met] == [Merged(new=0, known=4)] * 6
        assert len(everything(there)) == 4


def test_a_computer_that_takes_its_own_records_back_counts_on_behind_them(
    journal: Journal, connection: sqlite3.Connection, path: Path
) -> None:
    entries = everything(connection)
    delete_before(connection, None)
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'counter'")
    merge(connection, entries)
    journal.commit([replace(BOUT, sitting=61.0)], "{}")
    assert len(everything(connection)) == 7
    assert journal.waiting == ()


def test_the_running_program_sees_what_was_brought_in_and_deleted(
    journal: Journal, connection: sqlite3.Connection
) -> None:
    assert len(journal.day(DAY).bouts) == 1
    merge(connection, [("fedcba9876543210-1", replace(BOUT, sitting=61.0))])
    assert len(journal.day(DAY).bouts) == 2
    delete_before(connection, None)
    assert journal.day(DAY).bouts == ()
    journal.commit([SESSION], "{}")
    assert journal.day(DAY).sessions == (SESSION,)


def test_a_record_that_makes_no_sense_here_stays_and_is_in_nobodys_way(
    journal: Journal, connection: sqlite3.Connection, path: Path
) -> None:
    entries = everything(connection)
    connection.execute("UPDATE bouts SET ending = 'flew away'")
    more = ("fedcba9876543210-1", replace(BOUT, sitting=61.0))
    assert merge(connection, [*entries, more]) == Merged(new=1, known=6)
    assert sorted(connection.execute("SELECT sitting, ending FROM bouts")) == [
        (61.0, "session"),
        (3600.125, "flew away"),
    ]


# --- what cannot be brought in ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: data.update(calfbreak_history=2), "this Calf Break reads 1"),
        (lambda data: data.pop("records"), 'it has no "calfbreak_history", "records"'),
        (lambda data: data["records"][0].pop("id"), "records.0: it has no id"),
        (lambda data: data["records"][0].update(id="x"), "records.0.id: 'x' is not an id"),
        (lambda data: data["records"][0].update(ending="flew"), "records.0.ending: 'flew' is none of"),
        (lambda data: data["records"][0].update(sitting=-1.0), "records.0.sitting: this cannot be"),
        (lambda data: data["records"][0].update(sitting="1"), "records.0.sitting: '1' is not of the type number"),
        (lambda data: data["records"][0]["began"].update(utc=1e300), "records.0.began: this cannot be"),
        (lambda data: data["records"][0]["ended"].update(offset=93_600), "records.0.ended: this cannot be"),
        (lambda data: data["records"][0].update(day="0001-01-01"), "records.0.day: this cannot be"),
        (lambda data: data["records"][0].update(day="2026-05-16"), "records.0.day: this cannot be"),
        (lambda data: data["records"][2].update(held_by=["a,b"]), "records.2.held_by: this cannot be"),
        (lambda data: data["records"][3].update(stretch="\ud800"), "records.3.stretch: this cannot be"),
        (lambda data: data["records"][3].update(stretch="x" * 201), "records.3.stretch: this cannot be"),
        (lambda data: data["records"][3]["holds"][0].update(stretch="\0"), "records.3.holds: this cannot be"),
        (lambda data: data["records"][0].update(chair=1), "records.0.chair: BoutRecord has no such key"),
    ],
)
def test_what_makes_no_sense_is_named_and_nothing_is_brought_in(
    connection: sqlite3.Connection, tmp_path: Path, change: object, sentence: str
) -> None:
    file = exported(connection, tmp_path / "out.json")
    data = json.loads(file.read_text())
    assert callable(change)
    change(data)
    file.write_text(json.dumps(data))
    with pytest.raises(Unusable) as error:
        read_history(file)
    assert str(error.value).startswith(f"{file}: ")
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    "content", [b"", b"[1]", b"{", b"\xff\xfe", b"SQLite format 3\0 and rubbish" * 99, b"[" * 10_000]
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(Unusable, match=r"notes\.txt"):
        read_history(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"nowhere.json cannot be used: No such file or directory\."):
        read_history(tmp_path / "nowhere.json")


# --- the table -------------------------------------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_record(connection: sqlite3.Connection) -> None:
    file = io.StringIO()
    assert write_csv(everything(connection), file) == 6
    file.seek(0)
    table = {row["record"]: row for row in csv.DictReader(file)}
    assert list(table) == ["bout", "standing", "reminder", "session", "check", "feel"]
    assert table["bout"]["seconds"] == "3600.125"
    assert table["bout"]["began"] == "2026-05-12T08:00:00.250+02:00"
    assert (table["session"]["held_left"], table["session"]["held_right"]) == ("15.0", "3.5")
    assert (table["check"]["left_cm"], table["check"]["right_cm"]) == ("9.5", "8.0")
    assert table["reminder"]["held_by"] == "call dnd"
    assert table["feel"]["result"] == "right"


def test_every_column_is_documented() -> None:
    words = PAGE.read_text()
    undocumented = [column for column in COLUMNS if f"`{column}`" not in words]
    assert undocumented == []


def test_every_column_of_the_file_is_documented(connection: sqlite3.Connection) -> None:
    words = PAGE.read_text()
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        missing = [name for name in names if f"`{name.removesuffix('_offset')}`" not in words]
        assert (table, missing) == (table, [])


# --- deleting --------------------------------------------------------------------------------------------------------


def test_only_days_before_the_given_one_are_deleted(journal: Journal, connection: sqlite3.Connection) -> None:
    yesterday = [replace(record, day=DAY - timedelta(days=1)) for record in (BOUT, replace(SESSION, number=9))]
    journal.commit(yesterday, "{}")
    assert count_before(connection, DAY) == 2
    delete_before(connection, DAY)
    assert count_before(connection, DAY) == 0
    assert {record for _, record in everything(connection)} == set(EVERY_KIND)
    assert connection.execute("SELECT count(*) FROM holds").fetchone() == (2,)


def test_nothing_of_what_was_deleted_stays_in_the_file(
    journal: Journal, connection: sqlite3.Connection, path: Path
) -> None:
    mark = b"a-stretch-that-nobody-shall-find"
    journal.commit([replace(SESSION, number=2, stretch=mark.decode())], "{}")
    delete_before(connection, None)
    assert everything(connection) == []
    journal.close()
    connection.close()
    assert all(mark not in file.read_bytes() for file in path.parent.iterdir())


def test_a_backup_is_a_whole_history(connection: sqlite3.Connection, path: Path) -> None:
    copy = back_up(connection, path, "delete", "20260512T080000Z")
    delete_before(connection, None)
    assert copy.name == "history.db.before-delete-20260512T080000Z"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert merge(connection, read_history(copy)).new == 6
    assert {record for _, record in everything(connection)} == set(EVERY_KIND)


def test_a_second_backup_in_the_same_second_leaves_the_first(connection: sqlite3.Connection, path: Path) -> None:
    copies = []
    for _ in range(3):
        copies.append(back_up(connection, path, "delete", "20260512T080000Z"))
        delete_before(connection, None)
    assert [copy.name.rpartition("before-")[2] for copy in copies] == [
        "delete-20260512T080000Z",
        "delete-20260512T080000Z-2",
        "delete-20260512T080000Z-3",
    ]
    assert [len(read_history(copy)) for copy in copies] == [6, 0, 0]


def test_a_backup_that_fails_leaves_nothing_behind(connection: sqlite3.Connection, path: Path) -> None:
    class Full(sqlite3.Connection):
        """Writes half of it, and then there is no more room."""

        def backup(self, target: sqlite3.Connection, **_: object) -> None:  # type: ignore[override]
            target.execute("CREATE TABLE half (way)")
            raise sqlite3.OperationalError("database or disk is full")

    with closing(sqlite3.connect(path, factory=Full)) as full, pytest.raises(sqlite3.OperationalError, match="full"):
        back_up(full, path, "delete", "20260512T080000Z")
    assert [each.name for each in path.parent.iterdir() if "before" in each.name] == []


def test_a_writer_that_is_at_it_is_not_hurt(journal: Journal, connection: sqlite3.Connection, told: list[str]) -> None:
    """What the program wants to write while records are deleted waits, and is there afterwards."""
    journal._disconnect()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM bouts")
    journal.commit([replace(BOUT, sitting=61.0)], "{}")
    connection.execute("COMMIT")
    journal.commit([], "{}")
    assert [bout.sitting for bout in journal.day(DAY).bouts] == [61.0]
    assert len(told) == 1
