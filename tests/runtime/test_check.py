"""A knee-to-wall check, from the window or the socket to the journal."""

from __future__ import annotations

from datetime import date

from calfbreak.domain import commands as cmd
from calfbreak.domain.codec import from_json
from calfbreak.domain.history.correction import that_count
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


def test_a_check_of_an_earlier_day_is_put_right_and_nothing_is_lost() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.RecordCheck((19.5,), (8.0,)))
    (mistyped,) = desk.journal.records
    desk.clock.move(3 * 86400.0)
    assert desk.orders.take(cmd.CorrectCheck(mistyped.day, (9.5,), (8.0,))) is None
    checks = [each for each in desk.journal.records if isinstance(each, CheckRecord)]
    assert checks[0] is mistyped
    assert {each.day for each in checks} == {mistyped.day}
    (counts,) = that_count(checks)
    assert (counts.left, counts.right) == (9.5, 8.0)


def test_a_correction_is_shown_at_once() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.RecordCheck((19.5,), ()))
    shown = len(desk.notes.snapshots)
    command = from_json(cmd.Request, {"type": "CorrectCheck", "day": desk.journal.records[0].day.isoformat()})
    assert desk.orders.take(command) is None
    assert that_count([each for each in desk.journal.records if isinstance(each, CheckRecord)]) == ()
    assert len(desk.notes.snapshots) > shown


def test_a_day_without_a_check_is_named() -> None:
    desk = Desk().begin()
    refused = desk.orders.take(cmd.CorrectCheck(date(2026, 1, 5), (9.5,)))
    assert refused == "There is no check on 2026-01-05."
    assert desk.journal.records == []
