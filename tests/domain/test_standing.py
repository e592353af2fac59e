"""Standing is recorded: when, and how long; and how long a reminder waited for its answer."""

from __future__ import annotations

from datetime import date

import pytest

from calfbreak.domain.history.records import Answer, StandingRecord
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from domain.chair import ALL, HOUR, MINUTE, MONDAY, NONE, Chair


def stood(chair: Chair) -> list[StandingRecord]:
    return [effect.standing for effect in chair.all(fx.RecordStanding)]


def test_standing_is_recorded_when_the_person_sits_down() -> None:
    chair = Chair()
    chair.type(HOUR / 2)
    chair.tell(ev.Stood)
    chair.type(20 * MINUTE)
    chair.tell(ev.Sat)
    (record,) = stood(chair)
    assert record.standing == pytest.approx(20 * MINUTE)
    assert record.began.utc == pytest.approx(MONDAY + HOUR / 2)
    assert record.ended.utc == pytest.approx(MONDAY + HOUR / 2 + 20 * MINUTE)
    assert (record.began.offset, record.day) == (3600, date(2026, 11, 23))


def test_who_leaves_stood_until_the_last_sign_of_life() -> None:
    chair = Chair()
    chair.tell(ev.Stood)
    chair.type(10 * MINUTE)
    chair.read(HOUR)
    (record,) = stood(chair)
    assert record.standing == pytest.approx(10 * MINUTE)
    assert record.ended.utc == pytest.approx(MONDAY + 10 * MINUTE)
    assert not chair.state.standing


def test_a_slip_of_the_hand_is_not_recorded() -> None:
    chair = Chair()
    chair.tell(ev.Stood)
    chair.type(MINUTE - 1)
    chair.tell(ev.Sat)
    assert stood(chair) == []


def test_a_short_absence_is_part_of_it() -> None:
    chair = Chair()
    chair.tell(ev.Stood)
    chair.type(5 * MINUTE)
    chair.tell(ev.Locked)
    chair.hang(3 * MINUTE)
    chair.tell(ev.Unlocked)
    chair.type(2 * MINUTE)
    chair.tell(ev.Sat)
    assert stood(chair)[0].standing == pytest.approx(10 * MINUTE)


def test_a_clock_that_is_set_changes_only_the_name_of_the_hour() -> None:
    chair = Chair()
    chair.tell(ev.Stood)
    chair.type(5 * MINUTE)
    chair.wall -= 24 * HOUR
    chair.look()
    chair.type(5 * MINUTE)
    chair.tell(ev.Sat)
    (record,) = stood(chair)
    assert record.standing == pytest.approx(10 * MINUTE)
    assert record.ended.utc < record.began.utc


def test_standing_goes_on_after_a_restart_and_ends_with_a_long_one() -> None:
    chair = Chair()
    chair.tell(ev.Stood)
    chair.type(5 * MINUTE)
    chair.tell(ev.Quit)
    chair.hang(2 * MINUTE)
    chair.tell(ev.Launched)
    assert chair.state.standing
    chair.type(5 * MINUTE)
    chair.tell(ev.Quit)
    chair.hang(HOUR)
    chair.tell(ev.Launched)
    assert not chair.state.standing
    assert stood(chair)[0].standing == pytest.approx(12 * MINUTE)


def test_it_stands_between_the_bout_and_the_session() -> None:
    chair = Chair()
    chair.tell(ev.Stood)
    chair.type(5 * MINUTE)
    assert [type(effect) for effect in chair.tell(ev.Sat)] == [fx.RecordStanding]


# --- the latency of an answer ----------------------------------------------------------------------------------------


def test_the_answer_comes_so_long_after_the_first_showing() -> None:
    chair = Chair()
    chair.type(HOUR + 7 * MINUTE)  # shown, and nudged after five minutes
    chair.tell(ev.Skipped)
    assert chair.reminders[0].latency == pytest.approx(7 * MINUTE)


def test_a_stretch_answers_when_it_begins() -> None:
    chair = Chair()
    chair.type(HOUR + MINUTE)
    chair.tell(ev.Started, "wall-straight", 1)
    chair.hang(2 * MINUTE)
    chair.tell(ev.SessionEnded, ALL)
    assert chair.reminders[0].answer is Answer.STRETCHED
    assert chair.reminders[0].latency == pytest.approx(MINUTE)


def test_a_stretch_that_was_abandoned_was_no_answer() -> None:
    chair = Chair()
    chair.type(HOUR + MINUTE)
    chair.tell(ev.Started, "wall-straight", 1)
    chair.hang(MINUTE)
    chair.tell(ev.SessionEnded, NONE)
    chair.type(12 * MINUTE)
    chair.tell(ev.Skipped)
    assert chair.reminders[0].latency == pytest.approx(14 * MINUTE)


def test_what_was_never_shown_was_never_waited_for() -> None:
    chair = Chair()
    chair.tell(ev.Surroundings, frozenset(), frozenset({"dnd"}))
    chair.type(HOUR + MINUTE)
    chair.tell(ev.Skipped)
    (record,) = chair.reminders
    assert (record.shown, record.latency, record.held_by) == (None, None, ("dnd",))


def test_a_clock_that_is_set_makes_no_answer_early() -> None:
    chair = Chair()
    chair.type(HOUR + MINUTE)
    chair.wall -= 24 * HOUR
    chair.tell(ev.Skipped)
    assert chair.reminders[0].latency == pytest.approx(MINUTE)
