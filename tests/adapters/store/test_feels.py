"""How a session felt: written seconds after the session, read with its day, and brought along from anywhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from calfbreak.adapters.store.journal import Journal
from calfbreak.domain.history.records import Feel, FeelRecord
from example_records import DAY, SESSION, stamp

FEEL = FeelRecord(SESSION.number, SESSION.began, Feel.TOO_MUCH, True, stamp(3830), DAY)


def test_the_answer_is_found_again_with_its_session(journal: Journal, path: Path) -> None:
    journal.commit([SESSION], "1")
    assert journal.day(DAY).feels == ()
    journal.commit([FEEL], "2")
    assert journal.day(DAY).feels == (FEEL,)
    journal.close()
    with closing(Journal(path, lambda sentence: None)) as again:
        assert again.days(DAY, DAY)[0].feels == (FEEL,)
        assert again.days(DAY, DAY)[0].sessions == (SESSION,)


def test_a_session_is_answered_once(journal: Journal) -> None:
    journal.commit([SESSION, FEEL], "1")
    journal.commit([replace(FEEL, feel=Feel.EASY)], "2")
    assert journal.day(DAY).feels == (FEEL,)


def test_an_older_history_gets_a_place_for_answers(journal: Journal, path: Path) -> None:
    journal.commit([SESSION], "1")
    journal.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP TABLE feels; ALTER TABLE holds DROP COLUMN stretch; PRAGMA user_version = 2")
    with closing(Journal(path, lambda sentence: None)) as again:
        again.commit([FEEL], "2")
        assert again.day(DAY).feels == (FEEL,)
        assert again.day(DAY).sessions == (SESSION,)
