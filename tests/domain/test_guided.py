"""The guided session as the rules see it: opened, left, stopped, and what is recorded of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from calfbreak.domain.history.records import Answer, BoutEnd, Outcome
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.numbers import Rules
from domain.chair import ALL, HOUR, MINUTE, MONDAY, NONE, Chair, holds

TODAY = date(2026, 11, 23)
HALF = holds(True, True, True, False, False, False)


@pytest.fixture
def reminded() -> Chair:
    """Somebody who was reminded just now."""
    chair = Chair()
    chair.type(HOUR)
    chair.asked.clear()
    return chair


@pytest.fixture
def stretching() -> Chair:
    """Somebody who has sat for half an hour and stretches."""
    chair = Chair()
    chair.type(30 * MINUTE)
    chair.tell(ev.Started, "step-drop")
    chair.asked.clear()
    return chair


def test_a_session_from_the_reminder(reminded: Chair) -> None:
    assert reminded.tell(ev.Started, "wall-straight", 1) == (fx.TakeDown(1), fx.OpenSession(1, "wall-straight"))
    reminded.hang(2 * MINUTE)
    effects = reminded.tell(ev.SessionEnded, ALL)
    assert [type(effect) for effect in effects] == [
        fx.RecordReminder,
        fx.RecordBout,
        fx.RecordSession,
        fx.CloseSession,
    ]
    (session,) = reminded.sessions
    assert (session.number, session.stretch, session.reminder) == (1, "wall-straight", 1)
    assert (session.outcome, session.done, session.holds) == (Outcome.COMPLETED, 6, ALL)
    assert (session.began.utc, session.ended.utc) == (MONDAY + HOUR, MONDAY + HOUR + 2 * MINUTE)
    assert session.day == TODAY
    assert reminded.reminders[0].answer is Answer.STRETCHED
    assert (reminded.bouts[0].sitting, reminded.bouts[0].ending) == (HOUR, BoutEnd.SESSION)
    assert reminded.bouts[0].ended == session.began


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        (ALL, Outcome.COMPLETED),
        (HALF, Outcome.PARTIAL),
        (holds(False, True, True, True, True, True), Outcome.PARTIAL),
        (NONE, Outcome.ABANDONED),
        ((), Outcome.ABANDONED),
    ],
)
def test_how_a_session_ended(stretching: Chair, end: tuple[fx.Effect, ...], outcome: Outcome) -> None:
    stretching.tell(ev.SessionEnded, end)
    assert stretching.sessions[0].outcome is outcome
    assert stretching.sessions[0].holds == end


def test_a_second_start_shows_the_open_session(stretching: Chair) -> None:
    assert stretching.tell(ev.Started, "wall-straight") == (fx.OpenSession(1, "step-drop"),)
    assert stretching.tell(ev.Started, "wall-straight", 7) == (fx.OpenSession(1, "step-drop"),)


def test_the_end_of_a_session_comes_twice(stretching: Chair) -> None:
    stretching.tell(ev.SessionEnded, ALL)
    assert stretching.tell(ev.SessionEnded, ALL) == ()
    assert stretching.tell(ev.SessionProgressed, ALL, False) == ()
    assert len(stretching.sessions) == 1


def test_a_session_in_progress_is_a_sign_of_life(stretching: Chair) -> None:
    assert stretching.wake.at is None
    stretching.read(20 * MINUTE)
    assert stretching.state.away_since is None
    assert stretching.sessions == []


def test_what_was_done_survives_a_crash(stretching: Chair) -> None:
    stretching.hang(60)
    stretching.tell(ev.SessionProgressed, HALF, False)
    stretching.hang(2 * HOUR)
    effects = stretching.tell(ev.Launched)
    assert fx.RecordSession in map(type, effects)
    (session,) = stretching.sessions
    assert (session.outcome, session.holds) == (Outcome.PARTIAL, HALF)
    assert session.ended.utc == MONDAY + 31 * MINUTE
    assert [bout.sitting for bout in stretching.bouts] == [30 * MINUTE]


def test_a_session_that_was_paused_for_long_is_stopped(stretching: Chair) -> None:
    stretching.tell(ev.SessionProgressed, HALF, True)
    assert stretching.wake.at == 35 * MINUTE
    stretching.type(4 * MINUTE)
    assert stretching.sessions == []
    stretching.type(MINUTE)
    assert stretching.sessions[0].outcome is Outcome.PARTIAL
    assert stretching.all(fx.CloseSession) == [fx.CloseSession(1)]


def test_a_session_that_goes_on_in_time_is_not_stopped(stretching: Chair) -> None:
    stretching.tell(ev.SessionProgressed, HALF, True)
    stretching.type(4 * MINUTE)
    stretching.tell(ev.SessionProgressed, HALF, False)
    stretching.read(4 * MINUTE)
    assert stretching.sessions == []


def test_a_session_that_stays_paused_after_a_short_lock_was_left_since_the_lock(stretching: Chair) -> None:
    stretching.tell(ev.Locked)
    stretching.tell(ev.SessionProgressed, HALF, True)
    stretching.hang(3 * MINUTE)
    stretching.tell(ev.Unlocked)
    stretching.type(2 * MINUTE)
    assert len(stretching.sessions) == 1


def test_a_session_that_was_slept_through_is_stopped_on_waking(stretching: Chair) -> None:
    stretching.tell(ev.SessionProgressed, HALF, False)
    stretching.nap(HOUR)
    stretching.look()
    assert stretching.sessions[0].outcome is Outcome.PARTIAL
    assert [bout.sitting for bout in stretching.bouts] == [30 * MINUTE]


def test_a_paused_session_that_was_abandoned_snoozes_the_reminder(reminded: Chair) -> None:
    reminded.tell(ev.Started, "wall-straight", 1)
    reminded.tell(ev.SessionProgressed, NONE, True)
    reminded.type(5 * MINUTE)
    assert reminded.sessions[0].outcome is Outcome.ABANDONED
    reminded.type(10 * MINUTE)
    assert [effect.reminder for effect in reminded.all(fx.Remind)] == [1]
    assert reminded.state.reminder is not None
    assert reminded.state.reminder.snoozes == 1


def test_a_session_that_is_started_from_elsewhere_while_locked() -> None:
    chair = Chair()
    chair.tell(ev.Locked)
    chair.hang(HOUR)
    chair.tell(ev.Started, "wall-straight")
    assert chair.state.session is not None
    chair.read(5 * MINUTE)
    assert chair.sessions[0].outcome is Outcome.ABANDONED


def test_a_bout_before_and_a_bout_after(stretching: Chair) -> None:
    stretching.hang(2 * MINUTE)
    stretching.tell(ev.SessionEnded, ALL)
    stretching.type(20 * MINUTE)
    stretching.read(10 * MINUTE)
    assert [(bout.sitting, bout.began.utc - MONDAY) for bout in stretching.bouts] == [
        (30 * MINUTE, 0),
        (20 * MINUTE, 32 * MINUTE),
    ]


def stretch(chair: Chair) -> list[fx.Celebrate]:
    chair.type(10 * MINUTE)
    chair.asked.clear()
    chair.tell(ev.Started, "wall-straight")
    chair.tell(ev.SessionEnded, ALL)
    return chair.all(fx.Celebrate)


def test_the_goal_is_reached_once_a_day() -> None:
    chair = Chair()
    assert [stretch(chair) for _ in range(5)] == [[], [], [fx.Celebrate(TODAY, 3)], [], []]
    chair.wall += 24 * HOUR
    assert [len(stretch(chair)) for _ in range(4)] == [0, 0, 1, 0]


def test_a_goal_that_is_raised_afterwards_is_not_reached_again() -> None:
    chair = Chair(Rules(daily_goal=2))
    assert [len(stretch(chair)) for _ in range(2)] == [0, 1]
    chair.rules = replace(chair.rules, daily_goal=3)
    assert stretch(chair) == []


def test_a_goal_that_is_lowered_is_reached_with_the_next() -> None:
    chair = Chair(Rules(daily_goal=5))
    assert [len(stretch(chair)) for _ in range(3)] == [0, 0, 0]
    chair.rules = replace(chair.rules, daily_goal=2)
    assert len(stretch(chair)) == 1


def test_days_that_a_wrong_clock_invented_do_not_crowd_out_today() -> None:
    chair = Chair()
    for years in (1, 1, 1, -3):
        stretch(chair)
        chair.wall += years * 366 * 24 * HOUR
    assert [len(stretch(chair)) for _ in range(3)] == [0, 0, 1]
    assert len(chair.state.completed) == 3
