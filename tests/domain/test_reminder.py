"""What can happen to a reminder, and what is recorded of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calfbreak.domain.history.records import Answer
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.calendar import parse_hours
from calfbreak.domain.rules.numbers import Rules
from domain.chair import HOUR, MINUTE, MONDAY, Chair

NOBODY = frozenset[str]()
DND = frozenset({"dnd"})
FULLSCREEN = frozenset({"fullscreen"})


@pytest.fixture
def due() -> Chair:
    """Somebody who was reminded just now."""
    chair = Chair()
    chair.type(HOUR)
    assert [type(effect) for effect in chair.asked] == [fx.Remind]
    chair.asked.clear()
    return chair


def test_a_reminder_says_how_long_they_sat() -> None:
    chair = Chair()
    chair.type(HOUR)
    chair.tell(ev.Skipped, 1)
    chair.type(HOUR)
    assert chair.all(fx.Remind) == [fx.Remind(1, 0, HOUR), fx.Remind(2, 0, 2 * HOUR)]


def test_nudges_are_counted() -> None:
    chair = Chair()
    chair.type(HOUR + 15 * MINUTE)
    assert [effect.nudge for effect in chair.all(fx.Remind)] == [0, 1, 2]
    assert [effect.reminder for effect in chair.all(fx.TakeDown)] == [1]


def test_the_record_of_a_reminder_that_was_missed() -> None:
    chair = Chair()
    chair.type(HOUR)
    chair.tell(ev.Snoozed, 1)
    chair.type(10 * MINUTE)
    chair.tell(ev.Surroundings, NOBODY, DND)
    chair.type(MINUTE)
    chair.tell(ev.Surroundings, NOBODY, NOBODY)
    chair.type(16 * MINUTE)
    (record,) = chair.reminders
    assert record.answer is Answer.MISSED
    assert (record.number, record.snoozes, record.nudges, record.held_by) == (1, 1, 2, ("dnd",))
    assert record.due.utc == MONDAY + HOUR
    assert record.shown is not None
    assert record.shown.utc == MONDAY + HOUR
    assert record.ended.utc == pytest.approx(MONDAY + HOUR + (10 + 1 + 1 + 15) * MINUTE)


def test_the_record_of_a_reminder_that_nobody_saw() -> None:
    chair = Chair()
    chair.tell(ev.Surroundings, NOBODY, DND)
    chair.type(HOUR + MINUTE)
    chair.read(10 * MINUTE)
    (record,) = chair.reminders
    assert (record.answer, record.shown, record.held_by) == (Answer.NATURAL_BREAK, None, ("dnd",))


@pytest.mark.parametrize("kind", [ev.Snoozed, ev.Skipped])
@pytest.mark.parametrize("number", [0, 2, 99])
def test_an_answer_to_another_reminder_does_nothing(due: Chair, kind: type[object], number: int) -> None:
    reminder = due.state.reminder
    assert due.tell(kind, number) == ()
    assert due.state.reminder == reminder


def test_a_start_from_a_bubble_of_an_hour_ago_does_nothing(due: Chair) -> None:
    due.tell(ev.Skipped, 1)
    due.tell(ev.Paused)
    due.asked.clear()
    assert due.tell(ev.Started, "wall-straight", 1) == ()
    assert due.state.session is None
    assert due.state.pause is not None


@pytest.mark.parametrize("kind", [ev.Snoozed, ev.Skipped])
def test_the_second_of_two_clicks_does_nothing(due: Chair, kind: type[object]) -> None:
    assert due.tell(kind, 1) != ()
    reminder = due.state.reminder
    assert due.tell(kind, 1) == ()
    assert due.state.reminder == reminder


def test_a_click_after_a_natural_break_does_nothing(due: Chair) -> None:
    due.read(20 * MINUTE)
    due.asked.clear()
    assert due.tell(ev.Snoozed, 1) == ()
    assert due.tell(ev.Snoozed) == (fx.Refuse(fx.Refusal.NOTHING_DUE),)


def test_a_snooze_too_many_is_refused_with_its_reason() -> None:
    chair = Chair(Rules(max_snoozes=1))
    chair.type(HOUR)
    chair.tell(ev.Snoozed, 1)
    chair.type(10 * MINUTE)
    assert chair.tell(ev.Snoozed, 1) == (fx.Refuse(fx.Refusal.NO_SNOOZE_LEFT),)


def test_an_answer_takes_the_bubble_down_first(due: Chair) -> None:
    effects = due.tell(ev.Skipped, 1)
    assert [type(effect) for effect in effects] == [fx.TakeDown, fx.RecordReminder]


def test_a_longer_interval_takes_the_reminder_back(due: Chair) -> None:
    due.rules = replace(due.rules, interval=2 * HOUR)
    assert due.look() == (fx.Withdraw(1),)
    assert due.tell(ev.Skipped) == (fx.Refuse(fx.Refusal.NOTHING_DUE),)
    due.type(HOUR)
    assert due.all(fx.Remind) == [fx.Remind(1, 0, 2 * HOUR)]


def test_a_longer_interval_forgets_a_reminder_that_nobody_saw() -> None:
    chair = Chair()
    chair.tell(ev.Surroundings, NOBODY, DND)
    chair.type(HOUR)
    assert chair.state.reminder is not None
    chair.rules = replace(chair.rules, interval=2 * HOUR)
    chair.look()
    assert chair.state.reminder is None
    assert chair.reminders == []


def test_a_shorter_interval_reminds_at_once() -> None:
    chair = Chair()
    chair.type(30 * MINUTE)
    chair.rules = replace(chair.rules, interval=20 * MINUTE)
    assert chair.look() == (fx.Remind(1, 0, 30 * MINUTE),)


def test_fewer_nudges_than_there_were_make_it_missed(due: Chair) -> None:
    due.type(10 * MINUTE)
    due.rules = replace(due.rules, max_nudges=1)
    due.type(5 * MINUTE)
    assert due.reminders[0].answer is Answer.MISSED


def test_hours_that_are_set_now_withdraw_the_reminder(due: Chair) -> None:
    due.rules = replace(due.rules, hours=parse_hours("13:00-17:00"))
    assert [type(effect) for effect in due.look()] == [fx.Withdraw, fx.RecordReminder]
    assert due.reminders[0].answer is Answer.HOURS_ENDED


def test_full_screen_is_waited_for_exactly(due: Chair) -> None:
    due.tell(ev.Surroundings, NOBODY, FULLSCREEN)
    assert due.wake.at == pytest.approx(HOUR + 5 * MINUTE), "a look at the input comes first"
    due.type(29 * MINUTE)
    assert due.wake.at == pytest.approx(HOUR + 30 * MINUTE)


def test_a_program_that_ends_shows_nothing(due: Chair) -> None:
    due.type(2 * MINUTE)
    assert due.tell(ev.Quit) == (fx.TakeDown(1),)
    assert due.state.reminder is not None
    assert not due.state.reminder.on_screen


def test_after_a_crash_the_reminder_comes_again_once(due: Chair) -> None:
    due.hang(MINUTE)
    assert due.tell(ev.Launched) == ()
    due.type(2 * MINUTE)
    assert due.all(fx.Remind) == [fx.Remind(1, 0, pytest.approx(HOUR + MINUTE))]


def test_nobody_at_the_keyboard_is_waited_for_by_input() -> None:
    chair = Chair()
    chair.type(58 * MINUTE)
    chair.read(3 * MINUTE)
    assert chair.wake.on_input
    chair.key()
    assert [type(effect) for effect in chair.look()] == [fx.Remind]
    assert not chair.wake.on_input
