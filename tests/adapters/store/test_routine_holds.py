"""A hold says to which stretch of a routine it belongs; holds of before routines belong to their session's."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from calfbreak.adapters.store.database import connect
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.store.schema import MIGRATIONS
from example_records import DAY, SESSION

ADDS = next(number for number, step in enumerate(MIGRATIONS) if "holds ADD COLUMN stretch" in "".join(step))


def test_the_stretch_of_a_hold_comes_back(journal: Journal) -> None:
    first, second = SESSION.holds
    session = replace(SESSION, stretch="calves", holds=(first, replace(second, stretch="wall-bent")))
    journal.commit([session], "1")
    assert journal.day(DAY).sessions == (session,)


def test_holds_from_before_there_were_routines_are_kept(path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    with closing(connect(path, MIGRATIONS[:ADDS])) as old, old:
        old.execute(
            "INSERT INTO sessions VALUES ('a-1', 'a', 1, 'wall-straight', ?, 7200, ?, 7200, 'completed', 1, ?)",
            (SESSION.began.utc, SESSION.ended.utc, DAY.isoformat()),
        )
        old.executemany("INSERT INTO holds VALUES ('a-1', ?, ?, 15, ?, ?)", [(0, "left", 15, 1), (1, "right", 3.5, 0)])
    with closing(Journal(path, told.append)) as journal:
        assert journal.day(DAY).sessions == (SESSION,)
    assert told == []
