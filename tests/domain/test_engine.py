"""The engine as a whole: pauses, hours, launches; purity; the order of what is asked; the next moment."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from calfbreak.domain.history.records import Answer, BoutEnd
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.calendar import parse_hours
from calfbreak.domain.rules.engine import Wake, step
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.rules.sitting import bout_sitting
from domain.chair import ALL, HOUR, MINUTE, MONDAY, Chair

DAY = 24 * HOUR
SATURDAY_NIGHT = 1_806_192_000.0 - 3 * HOUR
"""2027-03-27 22:00 in Berlin; the clocks go forward that night."""


def test_a_step_changes_nothing_that_it_was_given() -> None:
    chair = Chair()
    chair.type(59 * MINUTE)
    chair.hang(MINUTE)
    before = deepcopy(chair.state)
    event = ev.Looked(chair.now, 0.0)
    first = step(chair.state, event, chair.rules)
    assert chair.state == before
    assert step(chair.state, event, chair.rules) == first


def test_effects_come_in_the_order_withdraw_bout_session_goal() -> None:
    chair = Chair(Rules(daily_goal=1))
    chair.type(HOUR)
    chair.tell(ev.Started, "wall-straight")
    chair.asked.clear()
    chair.tell(ev.SessionEnded, ALL)
    assert [type(effect) for effect in chair.asked] == [
        fx.RecordReminder,
        fx.RecordBout,
        fx.RecordSession,
        fx.Celebrate,
        fx.CloseSession,
    ]
    chair.type(HOUR)
    assert [type(effect) for effect in chair.tell(ev.Stood)] == [fx.Withdraw, fx.RecordReminder, fx.RecordBout]


# --- pause and standing ----------------------------------------------------------------------------------------------


def test_a_pause_until_tomorrow_ends_when_the_day_begins() -> None:
    chair = Chair(wall=SATURDAY_NIGHT)
    chair.type(HOUR / 2)
    chair.tell(ev.Paused, until_tomorrow=True)
    assert (chair.bouts[0].sitting, chair.bouts[0].ending) == (HOUR / 2, BoutEnd.PAUSED)
    assert chair.state.pause is not None
    assert chair.state.pause.until_wall == SATURDAY_NIGHT + 5 * HOUR, "22:00 to 04:00, and an hour was left out"
    chair.tell(ev.Locked)
    chair.read(4.5 * HOUR - 1)
    assert chair.state.pause is not None
    chair.read(1)
    assert chair.state.pause is None


def test_a_pause_until_tomorrow_follows_the_clock_that_was_set() -> None:
    chair = Chair()
    chair.tell(ev.Paused, until_tomorrow=True)
    chair.wall += 20 * HOUR
    chair.look()
    assert chair.state.pause is None


def test_a_pause_of_no_length_is_over() -> None:
    chair = Chair()
    chair.tell(ev.Paused, 0.0)
    assert chair.state.pause is None
    chair.tell(ev.Paused, -5.0)
    assert chair.state.pause is None


def test_a_pause_answers_a_snoozed_reminder() -> None:
    chair = Chair()
    chair.type(HOUR)
    chair.tell(ev.Snoozed)
    chair.tell(ev.Paused)
    assert chair.reminders[0].answer is Answer.PAUSED


def test_who_stands_stands_once() -> None:
    chair = Chair()
    chair.type(HOUR)
    chair.tell(ev.Stood)
    assert chair.reminders[0].answer is Answer.STOOD
    assert chair.tell(ev.Stood) == ()
    assert chair.tell(ev.Sat) == ()
    calm = chair.state.calm_since
    chair.type(MINUTE)
    chair.tell(ev.Sat)
    assert chair.state.calm_since == calm, "they were sitting already"


def test_standing_while_paused() -> None:
    chair = Chair()
    chair.tell(ev.Paused)
    chair.tell(ev.Stood)
    chair.tell(ev.Resumed)
    chair.type(2 * HOUR)
    assert bout_sitting(chair.state) == 0
    chair.tell(ev.Sat)
    chair.type(HOUR)
    assert chair.all(fx.Remind) == [fx.Remind(1, 0, HOUR)]


def test_a_stretch_while_standing_counts_and_is_no_sitting() -> None:
    chair = Chair()
    chair.tell(ev.Stood)
    chair.tell(ev.Started, "wall-straight")
    chair.hang(2 * MINUTE)
    chair.tell(ev.SessionEnded, ALL)
    chair.type(2 * HOUR)
    assert chair.state.standing
    assert chair.bouts == []


def test_resuming_what_was_not_paused_changes_nothing() -> None:
    chair = Chair()
    chair.type(30 * MINUTE)
    assert chair.tell(ev.Resumed) == ()
    chair.type(30 * MINUTE)
    assert len(chair.all(fx.Remind)) == 1


# --- hours -----------------------------------------------------------------------------------------------------------


def test_hours_end_a_snooze_and_say_so() -> None:
    chair = Chair(Rules(hours=parse_hours("09:00-10:05")))
    chair.type(HOUR)
    chair.tell(ev.Snoozed)
    chair.type(10 * MINUTE)
    assert chair.reminders[0].answer is Answer.HOURS_ENDED
    assert chair.tell(ev.Skipped) == (fx.Refuse(fx.Refusal.NOTHING_DUE),)


def test_hours_end_during_a_session() -> None:
    chair = Chair(Rules(hours=parse_hours("09:00-10:01")))
    chair.type(HOUR)
    chair.tell(ev.Started, "wall-straight", 1)
    chair.hang(2 * MINUTE)
    chair.tell(ev.SessionEnded, ())
    assert chair.reminders[0].answer is Answer.HOURS_ENDED
    chair.type(HOUR)
    assert len(chair.all(fx.Remind)) == 1


def test_a_timer_that_rings_a_hair_early_is_in_time() -> None:
    chair = Chair(Rules(hours=parse_hours("10:00-17:00")))
    chair.tell(ev.Locked)
    chair.hang(HOUR - 0.0004)
    chair.look()
    assert chair.state.in_hours
    assert chair.wake.at != pytest.approx(HOUR, abs=1)


# --- launch ----------------------------------------------------------------------------------------------------------


def test_a_long_night_without_the_program_is_a_natural_break() -> None:
    chair = Chair()
    chair.type(40 * MINUTE)
    chair.tell(ev.Quit)
    chair.hang(15 * HOUR)
    chair.tell(ev.Launched)
    (bout,) = chair.bouts
    assert (bout.sitting, bout.ended.utc, bout.day) == (40 * MINUTE, MONDAY + 40 * MINUTE, date(2026, 11, 23))
    assert bout_sitting(chair.state) == 0


def test_a_crash_counts_from_the_last_sign_of_life_that_was_saved() -> None:
    chair = Chair()
    chair.type(40 * MINUTE)
    chair.read(4 * MINUTE)
    chair.look()
    chair.hang(2 * MINUTE)
    chair.tell(ev.Launched)
    assert [bout.sitting for bout in chair.bouts] == [40 * MINUTE]


def test_after_a_short_crash_the_bout_goes_on() -> None:
    chair = Chair()
    chair.type(40 * MINUTE)
    chair.hang(2 * MINUTE)
    chair.tell(ev.Launched)
    assert chair.bouts == []
    chair.type(20 * MINUTE)
    assert chair.all(fx.Remind) == [fx.Remind(1, 0, HOUR)]


def test_what_was_locked_quiet_and_engaged_is_asked_anew() -> None:
    chair = Chair()
    chair.tell(ev.Surroundings, frozenset({"call"}), frozenset({"call"}))
    chair.tell(ev.Locked)
    chair.tell(ev.FellAsleep)
    chair.tell(ev.Launched)
    state = chair.state
    assert (state.locked, state.asleep, state.engaged, state.quiet) == (False, False, frozenset(), frozenset())
    assert state.away_since is None


def test_the_program_was_not_running_when_the_clock_went_back() -> None:
    chair = Chair()
    chair.type(40 * MINUTE)
    chair.tell(ev.Quit)
    chair.elapsed -= HOUR
    chair.tell(ev.Launched)
    assert chair.state.at.elapsed == 40 * MINUTE
    assert bout_sitting(chair.state) == 40 * MINUTE


# --- days and clocks -------------------------------------------------------------------------------------------------


def test_a_bout_belongs_to_the_day_in_which_it_began() -> None:
    chair = Chair(wall=MONDAY - 6 * HOUR)
    chair.type(2 * HOUR)
    chair.read(10 * MINUTE)
    assert chair.bouts[0].day == date(2026, 11, 22)


def test_a_new_zone_changes_the_name_of_the_hour_and_nothing_else() -> None:
    chair = Chair()
    chair.type(30 * MINUTE)
    chair.zone = "America/New_York"
    chair.type(30 * MINUTE)
    assert chair.all(fx.Remind) == [fx.Remind(1, 0, HOUR)]
    chair.tell(ev.Skipped)
    assert chair.reminders[0].due.offset == -5 * HOUR
    chair.read(10 * MINUTE)
    assert (chair.bouts[0].began.offset, chair.bouts[0].ended.offset) == (HOUR, -5 * HOUR)


def test_a_clock_that_is_set_back_over_a_bout_leaves_its_length() -> None:
    chair = Chair()
    chair.type(30 * MINUTE)
    chair.wall -= 3 * DAY
    chair.type(10 * MINUTE)
    chair.tell(ev.Stood)
    assert chair.bouts[0].sitting == 40 * MINUTE


# --- the next moment -------------------------------------------------------------------------------------------------


def test_who_sits_is_looked_at_when_idleness_could_first_matter() -> None:
    chair = Chair()
    assert chair.wake == Wake(5 * MINUTE, on_input=False)
    chair.type(58 * MINUTE)
    assert chair.wake == Wake(HOUR, on_input=False)


def test_who_is_away_is_waited_for() -> None:
    chair = Chair()
    chair.read(10 * MINUTE)
    assert chair.wake == Wake(None, on_input=True)


def test_a_locked_computer_waits_for_nothing_but_the_break() -> None:
    chair = Chair()
    chair.tell(ev.Locked)
    assert chair.wake == Wake(5 * MINUTE, on_input=False)
    chair.read(5 * MINUTE)
    assert chair.wake == Wake(None, on_input=False)


def test_a_knock_is_waited_for() -> None:
    chair = Chair()
    chair.read(10 * MINUTE)
    chair.hang(10)
    chair.key()
    chair.look()
    assert chair.wake == Wake(10 * MINUTE + 25, on_input=True)


def test_a_call_is_good_for_two_hours() -> None:
    chair = Chair()
    chair.tell(ev.Surroundings, frozenset({"call"}), frozenset({"call"}))
    assert chair.wake == Wake(HOUR, on_input=False)
    chair.type(HOUR)
    assert chair.wake == Wake(3 * HOUR + 5 * MINUTE, on_input=False)


def test_a_pause_is_slept_through() -> None:
    chair = Chair()
    chair.measured = False
    chair.look()
    chair.tell(ev.Paused, 1800.0)
    assert chair.wake == Wake(1800, on_input=False)
    chair.tell(ev.Paused)
    assert chair.wake == Wake(None, on_input=False)
    chair.tell(ev.Paused, until_tomorrow=True)
    assert chair.wake == Wake(19 * HOUR, on_input=False)


def test_the_beginning_of_hours_is_waited_for() -> None:
    chair = Chair(Rules(hours=parse_hours("mon 10:00-17:00")))
    chair.tell(ev.Locked)
    chair.read(10 * MINUTE)
    assert chair.wake == Wake(HOUR, on_input=False)


def test_rules_that_change_are_heeded_at_once() -> None:
    chair = Chair()
    chair.type(MINUTE)
    chair.rules = replace(chair.rules, break_after=2 * MINUTE)
    assert chair.wake.at == 3 * MINUTE
