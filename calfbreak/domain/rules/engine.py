"""The engine: `step` takes the state, an event and the rules, and gives the next state and what to do.

    presence.py   is somebody there?                    sitting.py   how long have they sat?
    reminder.py   is a reminder due, may it be shown?   guided.py    the session that is open
    standing.py   how long do they stand?

Each step counts the time that passed, lets the event do what it does, and then settles: with everything known about
this moment, is an absence a natural break, has a pause ended, do working hours begin, is a reminder due? All that
happens through time alone is decided in settling, so looking more often changes nothing.

`next_wake` answers: when at the earliest could something happen if nothing else does? The program sleeps until then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from calfbreak.domain.history.records import Answer, BoutEnd
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules import guided, presence, reminder
from calfbreak.domain.rules.calendar import next_day_start
from calfbreak.domain.rules.effects import Effect, Refusal, Refuse
from calfbreak.domain.rules.numbers import GRAIN, Rules
from calfbreak.domain.rules.sitting import begin_bout, end_bout, restart_countdown
from calfbreak.domain.rules.standing import begin_standing, end_standing
from calfbreak.domain.rules.state import Pause, State
from calfbreak.domain.rules.turn import Turn


def step(state: State, event: ev.Event, rules: Rules) -> tuple[State, tuple[Effect, ...]]:
    """The state after `event`, and what the world is asked to do, in order.

    Never raises for an event that does not fit: it then changes nothing but the time.
    """
    turn = Turn.of(state, rules, event.at)
    turn.informed = isinstance(event, ev.Looked) and event.informed
    if not isinstance(event, ev.Launched):
        presence.pass_time(turn)
        if isinstance(event, ev.COMMANDS) and not _echo(turn.state, event):
            presence.command(turn)
    _apply(turn, event)
    _settle(turn)
    return turn.state, turn.in_order()


def _echo(state: State, event: ev.Event) -> bool:
    """A window says that its session is over, because it was closed for somebody who left."""
    return isinstance(event, ev.SessionEnded) and state.session is None


def _apply(turn: Turn, event: ev.Event) -> None:
    match event:
        case ev.Looked():
            presence.look(turn, event)
        case ev.Locked():
            presence.lock(turn)
        case ev.Unlocked():
            presence.unlock(turn)
        case ev.FellAsleep():
            presence.fall_asleep(turn)
        case ev.Woke():
            presence.wake_up(turn)
        case ev.Surroundings():
            presence.surround(turn, event)
        case ev.Stood():
            _stand(turn)
        case ev.Sat():
            _sit(turn)
        case ev.Snoozed():
            reminder.snooze(turn, event.reminder)
        case ev.Skipped():
            reminder.skip(turn, event.reminder)
        case ev.Started():
            guided.start(turn, event)
            if turn.state.session:
                _end_pause(turn)
        case ev.SessionProgressed():
            guided.progress(turn, event)
        case ev.SessionEnded():
            guided.end(turn, event.holds)
        case ev.Paused():
            _pause(turn, event)
        case ev.Resumed():
            _end_pause(turn)
        case ev.Quit():
            _quit(turn)
        case ev.Launched():
            _launch(turn)
        case ev.Asked():
            pass  # a sign of life, like every command, and nothing else
        case _:
            assert_never(event)


def _settle(turn: Turn) -> None:
    state = turn.state
    guided.settle(turn)
    presence.settle(turn)
    if state.pause and _pause_over(state.pause, state):
        _end_pause(turn)
    _keep_hours(turn)
    begin_bout(turn, turn.now)
    reminder.settle(turn)


def _launch(turn: Turn) -> None:
    """Start again: the time in between is an absence, from the last sign of life that was saved (rule 4.6)."""
    state = turn.state
    if state.session:
        guided.end(turn, state.session.holds, ended=state.at.stamp())
    if state.reminder:
        state.reminder = replace(state.reminder, on_screen=False)
    presence.leave(state)
    state.locked = state.asleep = False
    state.engaged = state.quiet = frozenset()
    state.quiet_since = None
    state.slept_for = 0.0
    state.at = turn.at
    state.calm_since = turn.now
    presence.command(turn)


def _quit(turn: Turn) -> None:
    if turn.state.session:
        guided.end(turn, turn.state.session.holds)
    reminder.hide(turn)
    turn.state.calm_since = turn.now  # nor is it shown again by a program that ends


def _stand(turn: Turn) -> None:
    state = turn.state
    if state.session:
        turn.ask(Refuse(Refusal.SESSION_OPEN))
    elif not state.standing:
        _stop_counting(turn, Answer.STOOD, BoutEnd.STOOD)
        begin_standing(turn)


def _sit(turn: Turn) -> None:
    if turn.state.standing:
        end_standing(turn, turn.now, turn.at.stamp())
        turn.state.calm_since = turn.now
        restart_countdown(turn.state)


def _pause(turn: Turn, event: ev.Paused) -> None:
    state, at = turn.state, turn.at
    if state.session:
        turn.ask(Refuse(Refusal.SESSION_OPEN))
        return
    _stop_counting(turn, Answer.PAUSED, BoutEnd.PAUSED)
    if event.until_tomorrow:
        state.pause = Pause(until_wall=next_day_start(at.wall, at.zone, turn.rules.day_starts))
    else:
        state.pause = Pause(until=None if event.lasting is None else at.elapsed + max(0.0, event.lasting))


def _stop_counting(turn: Turn, answer: Answer, ending: BoutEnd) -> None:
    reminder.drop(turn, answer)
    end_bout(turn, ending, turn.at.stamp())
    restart_countdown(turn.state)


def _end_pause(turn: Turn) -> None:
    if turn.state.pause:
        turn.state.pause = None
        restart_countdown(turn.state)


def _pause_over(pause: Pause, state: State) -> bool:
    if pause.until_wall is not None:
        return state.at.wall >= pause.until_wall - GRAIN
    return pause.until is not None and state.at.elapsed >= pause.until - GRAIN


def _keep_hours(turn: Turn) -> None:
    """Working hours begin or end."""
    state = turn.state
    inside = turn.rules.hours.contain(turn.at.wall + GRAIN, turn.at.zone)
    if state.in_hours and not inside:
        reminder.drop(turn, Answer.HOURS_ENDED)
    elif inside and not state.in_hours:
        state.calm_since = turn.now
        restart_countdown(state)
    state.in_hours = inside


@dataclass(frozen=True, slots=True)
class Wake:
    """When something could happen next."""

    at: float | None
    """The earliest elapsed time at which something could happen through time alone; None = never."""
    on_input: bool
    """Also the next input could make something happen: notice it, or look every few seconds."""


def next_wake(state: State, rules: Rules) -> Wake:
    """When at the earliest could something happen if nothing else does?"""
    at = state.at
    decision, on_input = reminder.next_decision(state, rules)
    change = rules.hours.next_change(at.wall + GRAIN, at.zone)
    moments = [
        decision,
        presence.next_look(state, rules.break_after),
        presence.next_settling(state, rules.break_after),
        presence.next_doubt(state),
        guided.next_end(state.session, rules.break_after),
        _pause_end(state),
        None if change is None else at.elapsed + change - at.wall,
    ]
    earliest = min((moment for moment in moments if moment is not None), default=None)
    return Wake(
        at=None if earliest is None else max(earliest, at.elapsed),
        on_input=on_input or presence.awaits_return(state),
    )


def _pause_end(state: State) -> float | None:
    if state.pause is None:
        return None
    if state.pause.until_wall is not None:
        return state.at.elapsed + state.pause.until_wall - state.at.wall
    return state.pause.until
