"""A knee-to-wall check, from the window or the socket to the journal."""

from __future__ import annotations

from calfbreak.domain import commands as cmd
from calfbreak.domain.codec import from_json
from calfbreak.domain.history.records import CheckRecord
from runtime.desk import Desk


def test_a_check_is_written_down_and_shown() -> None:
    desk = Desk().begin()
    shown = len(desk.notes.snapshots)
    command = from_json(cmd.Request, {"type": "RecordCheck", "left": [9.5, 10], "right": [8.0]})
    assert desk.orders.take(command) is None
    (record,) = desk.journal.records
    assert isinstance(record, CheckRecord)
    assert (record.left, record.right) == (10.0, 8.0)
    assert record.at.utc == desk.clock.moment.wall
    assert len(desk.notes.snapshots) > shown


def test_a_check_that_makes_no_sense_is_refused_with_a_sentence() -> None:
    desk = Desk().begin()
    assert desk.orders.take(cmd.RecordCheck(left=(31.0,))) == "31 cm cannot be: the distance is between 0 and 25 cm."
    assert desk.journal.records == []
