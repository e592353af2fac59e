"""What cannot be written now waits; nothing of the outside world reaches the engine."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from calfbreak.adapters.store import database
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.store.waiting import WaitingFile
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import CheckRecord
from example_records import ALL, BOUT, DAY, REMINDER, SESSION, stamp


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


@pytest.fixture
def locked(journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Another process that writes for a long time."""
    monkeypatch.setattr(database, "BUSY", 1)
    journal._disconnect()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_while_the_file_is_locked_records_wait_and_are_shown(
    journal: Journal, locked: sqlite3.Connection, told: list[str]
) -> None:
    journal.commit([BOUT, REMINDER], "1")
    journal.commit([SESSION], "2")
    assert journal.waiting == ALL
    assert journal.day(DAY) == DayHistory(day=DAY, bouts=(BOUT,), reminders=(REMINDER,), sessions=(SESSION,))
    assert [each.completed for each in journal.summaries(DAY, DAY, 3600.0)] == [1]
    assert journal.numbers() == (1, 1)
    assert journal.load_state() == "2"


def test_the_person_is_told_once_and_again_when_it_happens_again(
    journal: Journal, locked: sqlite3.Connection, told: list[str]
) -> None:
    journal.commit([BOUT], "1")
    journal.commit([], "2")
    journal.day(DAY)
    assert len(told) == 1
    assert "database is locked" in told[0]
    locked.execute("ROLLBACK")
    journal.commit([], "3")
    locked.execute("BEGIN IMMEDIATE")
    journal.commit([], "4")
    assert len(told) == 2


def test_what_waited_goes_along_with_the_next_commit(
    journal: Journal, locked: sqlite3.Connection, path: Path, told: list[str]
) -> None:
    journal.commit([BOUT, SESSION], "1")
    locked.execute("ROLLBACK")
    journal.commit([REMINDER], "2")
    assert journal.waiting == ()
    journal.close()
    with closing(Journal(path, told.append)) as later:
        assert later.day(DAY) == DayHistory(day=DAY, bouts=(BOUT,), reminders=(REMINDER,), sessions=(SESSION,))
        assert later.load_state() == "2"


def test_closing_writes_what_waited(journal: Journal, locked: sqlite3.Connection, path: Path, told: list[str]) -> None:
    journal.commit([BOUT], "1")
    locked.execute("ROLLBACK")
    journal.close()
    assert len(told) == 1
    with closing(Journal(path, told.append)) as later:
        assert later.day(DAY).bouts == (BOUT,)


def test_closing_says_what_is_lost(
    journal: Journal, locked: sqlite3.Connection, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WaitingFile, "write", lambda *_: None)  # nor is there any other place to write to
    journal.commit(ALL, "1")
    journal.close()
    assert told[1:] == [f"3 records could not be written to {journal.path}."]


def test_a_full_disk_is_not_the_engines_trouble(journal: Journal, told: list[str]) -> None:
    assert journal._connection is not None
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    many = [replace(BOUT, began=stamp(number)) for number in range(500)]
    journal.commit(many, "1")
    assert len(journal.waiting) == 500
    assert "full" in told[0]
    journal.commit([], "2")  # opened anew, there is room again
    assert journal.waiting == ()
    assert len(journal.day(DAY).bouts) == 500


def test_a_folder_that_cannot_be_made_is_not_the_engines_trouble(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    with closing(Journal(tmp_path / "data" / "history.db", told.append)) as journal:
        journal.commit([BOUT], "1")
        assert journal.day(DAY).bouts == (BOUT,)
        assert len(told) == 1
        (tmp_path / "data").unlink()
        journal.commit([], "2")
        assert journal.waiting == ()


def test_a_file_without_permission_is_not_the_engines_trouble(
    path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write everywhere, so the system's answer is given here."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "touch", forbidden)
    with closing(Journal(path, told.append)) as journal:
        journal.commit([BOUT], "1")
        monkeypatch.undo()
        assert len(told) == 1
        assert told[0].startswith(f"{path} cannot be used (Permission denied); ")
        journal.commit([], "2")
        assert rows(path, "SELECT count(*) FROM bouts") == [(1,)]


def test_a_file_that_was_removed_is_made_again(journal: Journal, path: Path) -> None:
    """What is written to a file without a name would be gone at the end of the program."""
    journal.commit([BOUT], "1")
    for file in path.parent.iterdir():
        file.unlink()
    journal.commit([REMINDER], "2")
    assert rows(path, "SELECT count(*) FROM reminders") == [(1,)]


def test_a_word_that_nobody_knows_is_said_and_not_raised(journal: Journal, path: Path, told: list[str]) -> None:
    journal.commit([BOUT], "1")
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE bouts SET ending = 'flew away'")
        other.commit()
    assert journal.day(DAY) == DayHistory(day=DAY)
    assert len(told) == 1
    assert "flew away" in told[0]


def test_a_record_that_makes_no_sense_here_hides_no_other(journal: Journal, path: Path, told: list[str]) -> None:
    """As a newer version may have written one, before somebody went back to this."""
    other_bout, other_check = replace(BOUT, sitting=61.0), CheckRecord(stamp(9), (9.0,), (), DAY)
    journal.commit([BOUT, SESSION, CheckRecord(stamp(0), (8.0,), (), DAY), replace(SESSION, number=2)], "1")
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE bouts SET ending = 'flew away'")
        other.execute("UPDATE holds SET side = 'tail' WHERE session = (SELECT id FROM sessions WHERE number = 1)")
        other.execute("UPDATE checks SET left_tries = '8,many'")
        other.commit()
    journal.commit([other_bout, other_check], "2")
    for _ in range(2):
        assert journal.day(DAY).bouts == (other_bout,)
        assert journal.day(DAY).sessions == (replace(SESSION, number=2),)
        assert journal.checks() == (other_check,)
        assert [day.sat for day in journal.summaries(DAY, DAY, 3600.0)] == [BOUT.sitting + 61.0], "that much is known"
    assert len(told) == 1, "once, not once a minute"
