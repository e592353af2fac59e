"""The guided session as the rules see it: opened, left, ended (rule 3.4). What is shown in it is session.py.

While one is open no reminder is. The sitting clock goes on, because a session that is abandoned was sitting after all;
one in which at least one hold was done ends the bout with the sitting up to its start.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calfbreak.domain.history.records import BoutEnd, Hold, Outcome, SessionRecord
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import reminder
from calfbreak.domain.rules.events import SessionProgressed, Started
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.rules.numbers import GRAIN
from calfbreak.domain.rules.sitting import begin_bout, end_bout, restart_countdown
from calfbreak.domain.rules.state import OpenSession
from calfbreak.domain.rules.turn import Turn

_DAYS_KEPT = 3
"""Days whose completed sessions are counted here: a journey west can bring yesterday back."""


def start(turn: Turn, event: Started) -> None:
    """Open a session; show the one that is open instead, if there is one."""
    state = turn.state
    if state.session:
        turn.ask(fx.OpenSession(state.session.number, state.session.stretch))
        return
    due = state.reminder if reminder.is_due(state, turn.rules) else None
    if event.reminder is not None and (due is None or due.number != event.reminder):
        return
    was_on_screen = due is not None and due.on_screen
    reminder.hide(turn)
    state.sessions += 1
    state.session = OpenSession(
        number=state.sessions,
        stretch=event.stretch,
        began=turn.at.stamp(),
        day=turn.day(turn.now),
        sat_before=state.sat,
        reminder=due.number if due else None,
        was_on_screen=was_on_screen,
        since=turn.now,
        left_since=turn.now if state.locked else None,
    )
    turn.ask(fx.OpenSession(state.sessions, event.stretch))


def progress(turn: Turn, event: SessionProgressed) -> None:
    """Remember how far the session is, so that even a crash keeps what was done."""
    if session := turn.state.session:
        turn.state.session = replace(session, holds=event.holds, paused=event.paused)


def outcome_of(holds: tuple[Hold, ...]) -> Outcome:
    """Completed if every hold was done, partial if at least one was."""
    if holds and all(hold.done for hold in holds):
        return Outcome.COMPLETED
    return Outcome.PARTIAL if any(hold.done for hold in holds) else Outcome.ABANDONED


def end(turn: Turn, holds: tuple[Hold, ...], ended: Stamp | None = None) -> None:
    """The session is over, with `holds` as they were; it ended at `ended` (now, if not given)."""
    state = turn.state
    session = state.session
    if session is None:
        return
    outcome = outcome_of(holds)
    ended = ended or turn.at.stamp()
    record = SessionRecord(
        session.number, session.stretch, session.began, ended, outcome, holds, session.reminder, session.day
    )
    state.session = None
    state.calm_since = turn.now
    turn.ask(fx.RecordSession(record))
    turn.ask(fx.CloseSession(session.number))
    if outcome is not Outcome.ABANDONED:
        _stretched(turn, session)
        if outcome is Outcome.COMPLETED:
            _toward_goal(turn, session.day)
    elif session.was_on_screen and state.reminder:
        reminder.put_off(turn, state.reminder)


def _stretched(turn: Turn, session: OpenSession) -> None:
    state = turn.state
    end_bout(turn, BoutEnd.SESSION, session.began, session.sat_before)
    if state.reminder:
        reminder.stretched(turn, state.reminder, session.since)
    restart_countdown(state)
    begin_bout(turn, turn.now)


def _toward_goal(turn: Turn, day: date) -> None:
    state = turn.state
    counts = dict(state.completed)
    count = counts.pop(day, 0) + 1
    state.completed = (*counts.items(), (day, count))[-_DAYS_KEPT:]
    if count >= turn.rules.daily_goal and state.celebrated != day:
        state.celebrated = day
        turn.ask(fx.Celebrate(day, count))


def settle(turn: Turn) -> None:
    """Notice since when nobody follows the session; stop it when that was too long."""
    state = turn.state
    session = state.session
    if session is None:
        return
    left = state.locked or state.asleep or session.paused
    if left != (session.left_since is not None):
        # An absence that was noticed late began at the last sign of life.
        since = state.away_since if state.away_since is not None else turn.now
        session = replace(session, left_since=since if left else None)
        state.session = session
    if session.left_since is not None and turn.now - session.left_since >= turn.rules.break_after - GRAIN:
        end(turn, session.holds)


def next_end(session: OpenSession | None, break_after: float) -> float | None:
    """The elapsed time at which a session that was left is stopped."""
    return session.left_since + break_after if session and session.left_since is not None else None
