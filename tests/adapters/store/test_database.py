"""All or nothing, damage, and versions."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from calfbreak.adapters.store.database import Newer, connect, transaction, version_of
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.store.schema import MIGRATIONS
from example_records import ALL, BOUT, DAY, SESSION, stamp


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def test_records_are_forced_to_the_disk_and_a_state_alone_is_not(journal: Journal) -> None:
    statements: list[str] = []
    assert journal._connection is not None
    journal._connection.set_trace_callback(statements.append)
    journal.commit((), "{}")
    journal.commit([BOUT], "{}")
    assert [each for each in statements if "synchronous" in each] == [
        "PRAGMA synchronous = NORMAL",
        "PRAGMA synchronous = FULL",
    ]


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    path.parent.mkdir()
    with closing(connect(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError), transaction(connection):
            connection.executemany("INSERT INTO state VALUES (1, ?)", [("half",), ("twice",)])
        assert connection.execute("SELECT * FROM state").fetchall() == []


@pytest.mark.parametrize("content", [b"not a database" * 500, b"\0" * 8192, os.urandom(5000)])
def test_a_file_that_is_no_database_is_set_aside(path: Path, told: list[str], content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with closing(Journal(path, told.append)) as journal:
        journal.commit([BOUT], "1")
        assert journal.day(DAY).bouts == (BOUT,)
    (aside,) = path.parent.glob("history.db.bad-*")
    assert aside.read_bytes() == content
    assert len(told) == 1
    assert str(path) in told[0]
    assert aside.name in told[0]


def test_damage_after_a_crash_is_found_at_the_start(path: Path, told: list[str]) -> None:
    with closing(Journal(path, told.append)) as journal:
        journal.commit([replace(BOUT, began=stamp(number)) for number in range(500)], "1")
    content = path.read_bytes()
    path.write_bytes(content[:-4096] + b"\xff" * 4096)  # old bouts, which nobody would read for a long time
    path.with_name("history.db-wal").touch()
    with closing(Journal(path, told.append)) as journal:
        assert len(told) == 1
        journal.commit([SESSION], "2")
        assert journal.day(DAY).sessions == (SESSION,)
    assert len(list(path.parent.glob("history.db.bad-*"))) >= 1
    assert len(told) == 1


def test_damage_while_the_program_runs_loses_no_record_of_this_commit(
    journal: Journal, path: Path, told: list[str]
) -> None:
    journal.commit([replace(BOUT, began=stamp(number)) for number in range(500)], "1")
    journal._disconnect()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 20_000)
    journal.commit([SESSION], "2")
    assert journal.waiting == ()
    assert journal.day(DAY).sessions == (SESSION,)
    assert len(told) == 1


NEXT = (*MIGRATIONS, ("ALTER TABLE bouts ADD COLUMN chair TEXT", "UPDATE meta SET value = value"))


def test_an_older_file_is_copied_and_then_upgraded(journal: Journal, path: Path) -> None:
    journal.commit(ALL, "1")
    journal.close()
    with closing(connect(path, NEXT)) as connection:
        assert version_of(connection) == len(NEXT)
        assert connection.execute("SELECT chair FROM bouts").fetchall() == [(None,)]
    copy = path.with_name(f"history.db.v{len(MIGRATIONS)}")
    assert rows(copy, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert rows(copy, "SELECT json FROM state") == [("1",)]


def test_an_upgrade_that_fails_leaves_the_old_file(journal: Journal, path: Path) -> None:
    journal.commit(ALL, "1")
    journal.close()
    with pytest.raises(sqlite3.OperationalError):
        connect(path, (*MIGRATIONS, ("ALTER TABLE bouts ADD COLUMN chair TEXT", "DROP TABLE nowhere")))
    assert rows(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert ("chair",) not in rows(path, "SELECT name FROM pragma_table_info('bouts')")


def test_a_file_of_today_is_not_copied(journal: Journal, path: Path) -> None:
    journal.close()
    connect(path).close()
    assert [file.name for file in path.parent.iterdir()] == ["history.db"]


def test_a_newer_file_is_left_alone(path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    connect(path, NEXT).close()
    before = path.read_bytes()
    with pytest.raises(Newer):
        connect(path)
    with closing(Journal(path, told.append)) as journal:
        journal.commit([BOUT], "1")
        assert journal.day(DAY).bouts == (BOUT,)
        assert journal.load_state() == "1"
        versions = f"its version is {len(NEXT)}, this program knows {len(MIGRATIONS)}"
        assert told == [f"{path} was written by a newer Calf Break ({versions}). It is left as it is."]
    assert path.read_bytes() == before


def test_two_programs_may_make_the_file_at_once(path: Path) -> None:
    path.parent.mkdir()
    with closing(connect(path)) as one, closing(connect(path)) as other:
        assert version_of(one) == version_of(other) == len(MIGRATIONS)
    assert rows(path, "SELECT count(*) FROM meta WHERE key = 'device'") == [(1,)]
