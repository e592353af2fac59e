"""Every record is on disk, once, as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from calfbreak.adapters.store.journal import Journal
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import Answer, BoutEnd, Outcome
from calfbreak.ports import Journal as JournalPort
from example_records import ALL, BOUT, DAY, REMINDER, SESSION, stamp


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def test_it_is_the_journal_that_the_engine_needs(journal: JournalPort) -> None:
    journal.commit((), "{}")


def test_records_come_back_as_they_were(journal: Journal, path: Path, told: list[str]) -> None:
    journal.commit(ALL, '{"state": 1}')
    journal.close()
    with closing(Journal(path, told.append)) as later:
        assert later.day(DAY) == DayHistory(day=DAY, bouts=(BOUT,), reminders=(REMINDER,), sessions=(SESSION,))
        assert later.load_state() == '{"state": 1}'
    assert told == []


def test_a_reminder_that_was_never_shown_comes_back_so(journal: Journal) -> None:
    held = replace(REMINDER, shown=None, held_by=(), answer=Answer.NATURAL_BREAK)
    journal.commit([held], "{}")
    assert journal.day(DAY).reminders == (held,)


@pytest.mark.parametrize("ending", BoutEnd)
def test_every_ending_of_a_bout_can_be_written(journal: Journal, ending: BoutEnd) -> None:
    journal.commit([replace(BOUT, ending=ending)], "{}")
    assert journal.day(DAY).bouts[0].ending is ending


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_can_be_written(journal: Journal, answer: Answer) -> None:
    journal.commit([replace(REMINDER, answer=answer)], "{}")
    assert journal.day(DAY).reminders[0].answer is answer


def test_a_new_history_is_empty(journal: Journal) -> None:
    assert journal.load_state() is None
    assert journal.numbers() == (0, 0)
    assert journal.day(DAY) == DayHistory(day=DAY)
    assert journal.days(date.min, date.max) == ()


def test_only_the_last_state_is_kept(journal: Journal, path: Path) -> None:
    for number in range(3):
        journal.commit((), str(number))
    assert rows(path, "SELECT json FROM state") == [("2",)]


def test_days_are_in_order_and_so_is_what_happened_in_each(journal: Journal) -> None:
    later = replace(BOUT, began=stamp(9000), ended=stamp(9100))
    yesterday = replace(SESSION, number=2, day=DAY - timedelta(days=1))
    journal.commit([later, BOUT, yesterday], "{}")
    history = journal.days(DAY - timedelta(days=7), DAY)
    assert [each.day for each in history] == [DAY - timedelta(days=1), DAY]
    assert history[1].bouts == (BOUT, later)


def test_completed_sessions_are_counted_by_day(journal: Journal) -> None:
    tomorrow = DAY + timedelta(days=1)
    journal.commit(
        [
            replace(SESSION, number=1),
            replace(SESSION, number=2, outcome=Outcome.PARTIAL),
            replace(SESSION, number=3),
            replace(SESSION, number=4, day=tomorrow),
            replace(SESSION, number=5, day=tomorrow + timedelta(days=1)),
        ],
        "{}",
    )
    summaries = journal.summaries(DAY, tomorrow, 3600.0)
    assert {each.day: (each.completed, each.partial) for each in summaries} == {DAY: (2, 1), tomorrow: (1, 0)}


def test_every_record_has_an_id_of_its_own(journal: Journal, path: Path, told: list[str]) -> None:
    journal.commit(ALL, "{}")
    journal.close()
    with closing(Journal(path, told.append)) as later:
        later.commit([BOUT], "{}")
    ids = rows(path, "SELECT id FROM bouts UNION ALL SELECT id FROM reminders UNION ALL SELECT id FROM sessions")
    ((device,),) = rows(path, "SELECT value FROM meta WHERE key = 'device'")
    assert sorted(ids) == [(f"{device}-{counter}",) for counter in (1, 2, 3, 4)]
    assert len(str(device)) == 16


def test_a_record_that_is_given_twice_is_written_once_and_counted(journal: Journal, path: Path) -> None:
    journal.commit([REMINDER, SESSION], "{}")
    journal.commit([REMINDER, SESSION, replace(SESSION, number=2)], "{}")
    assert journal.repeated == 2
    assert [session.number for session in journal.day(DAY).sessions] == [1, 2]
    assert rows(path, "SELECT count(*) FROM holds") == [(4,)]


def test_an_engine_that_counts_anew_loses_nothing(journal: Journal) -> None:
    """The state may be lost while the history is not. Then number 1 comes again, for another session."""
    journal.commit([SESSION], "{}")
    journal.commit([replace(SESSION, began=stamp(90_000))], "{}")
    assert len(journal.day(DAY).sessions) == 2
    assert journal.repeated == 0


def test_the_highest_numbers(journal: Journal) -> None:
    journal.commit([replace(REMINDER, number=7), replace(SESSION, number=4)], "{}")
    assert journal.numbers() == (7, 4)


def test_a_reader_sees_what_the_writer_wrote_while_both_are_there(
    journal: Journal, path: Path, told: list[str]
) -> None:
    with closing(Journal(path, told.append)) as reader:
        journal.commit(ALL, "{}")
        assert reader.day(DAY).sessions == (SESSION,)


def test_the_file_is_the_persons_own(journal: Journal, path: Path) -> None:
    journal.commit(ALL, "{}")
    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {"history.db": 0o600, "history.db-wal": 0o600, "history.db-shm": 0o600}
