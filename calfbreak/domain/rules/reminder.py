"""When is a reminder due, and what can happen to it? (Rules, sections 2 and 3.)

    (none) --countdown reaches interval--> DUE <--snooze over-- SNOOZED
                                            | ^                    ^
                     may be shown: Remind   | | Withdraw           | snooze
                                            v | (quiet, lock)      |
                                        ON SCREEN -----------------+
                                            |  nudge_after: Remind again, max_nudges times
                                            v
         gone: skipped, missed, stretched; or dropped by a natural break, standing, a pause, the end of hours

It *may be shown* (or nudged, or missed) only while the person is present, gave input a moment ago or is engaged, came
back or was disturbed at least `SETTLE` ago, and no quiet reason holds. "Due" and "snoozed" are marks on the sitting
clock, so sitting that is taken back can make a reminder not due again.
"""

from __future__ import annotations

from dataclasses import replace

from calfbreak.domain.history.records import Answer, ReminderRecord
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules.numbers import GRAIN, SETTLE, Rules
from calfbreak.domain.rules.sitting import bout_sitting, restart_countdown
from calfbreak.domain.rules.state import Reminder, State
from calfbreak.domain.rules.turn import Turn

FULLSCREEN = "fullscreen"


def mark(state: State, rules: Rules) -> float:
    """What the sitting clock shows when the reminder is due, or returns from a snooze."""
    if state.reminder and state.reminder.snoozed_until is not None:
        return state.reminder.snoozed_until
    return state.countdown_from + rules.interval


def possible(state: State) -> bool:
    """Whether there can be a reminder at all now."""
    return state.in_hours and state.session is None and state.pause is None and not state.standing


def is_due(state: State, rules: Rules) -> bool:
    """Whether a reminder is due now, on screen or held back: it can be answered."""
    return state.reminder is not None and possible(state) and state.sat >= mark(state, rules) - GRAIN


def holding(state: State, rules: Rules) -> frozenset[str]:
    """The quiet reasons that hold a reminder back now. Full screen alone does so only for a time."""
    outlasted = rules.quiet_limit > 0 and state.sat >= _outlasts_full_screen(state, rules) - GRAIN
    return frozenset() if outlasted and state.quiet == {FULLSCREEN} else state.quiet


def _outlasts_full_screen(state: State, rules: Rules) -> float:
    """What the sitting clock shows when full screen alone holds no longer. A snooze does not put that off."""
    return state.countdown_from + rules.interval + rules.quiet_limit


def may_be_shown(state: State, rules: Rules) -> bool:
    """Rule 2.3: somebody is there, at the keyboard or engaged, settled, and nothing asks for quiet."""
    return (
        possible(state)
        and state.away_since is None
        and (state.recent_input or state.is_engaged)
        and state.at.elapsed - state.calm_since >= SETTLE - GRAIN
        and not holding(state, rules)
    )


def settle(turn: Turn) -> None:
    """Bring the reminder to where it should be now: make it due, show, nudge, miss or withdraw it.

    Whatever disturbs somebody waits for an informed look, which follows at once: only then is it known that they
    are not in a call by now.
    """
    state, rules = turn.state, turn.rules
    if not possible(state):
        return
    _become_due(turn)
    if state.reminder is None:
        return
    held = holding(state, rules)
    if held and is_due(state, rules):
        state.reminder = replace(state.reminder, held_by=state.reminder.held_by | held)
    if state.reminder.on_screen and (held or not is_due(state, rules)):
        withdraw(turn)
    elif turn.informed and is_due(state, rules) and may_be_shown(state, rules):
        _show_or_give_up(turn, state.reminder)


def _become_due(turn: Turn) -> None:
    state = turn.state
    due = state.sat >= mark(state, turn.rules) - GRAIN
    if state.reminder is None and due and state.away_since is None:
        state.reminders += 1
        state.reminder = Reminder(state.reminders, turn.at.stamp(), turn.day(turn.now))
    elif state.reminder and not due and state.reminder.first_shown is None and not state.reminder.snoozes:
        # The sitting that made it due was taken back before anybody saw it.
        state.reminder = None


def _show_or_give_up(turn: Turn, reminder: Reminder) -> None:
    state = turn.state
    if not reminder.on_screen:
        _show(turn, reminder)
    elif state.sat < reminder.shown_sat + turn.rules.nudge_after - GRAIN:
        return
    elif reminder.nudges < turn.rules.max_nudges:
        _show(turn, replace(reminder, nudges=reminder.nudges + 1, all_nudges=reminder.all_nudges + 1), nudge=True)
    else:
        _take_down(turn)
        _finish(turn, reminder, Answer.MISSED)


def _show(turn: Turn, reminder: Reminder, nudge: bool = False) -> None:
    state = turn.state
    if reminder.first_shown is None:
        reminder = replace(reminder, first_shown=turn.at.stamp(), first_shown_at=turn.now)
    state.reminder = replace(reminder, on_screen=True, shown_sat=state.sat)
    turn.ask(fx.Remind(reminder.number, reminder.nudges if nudge else 0, bout_sitting(state)))


def withdraw(turn: Turn) -> None:
    """The program takes the reminder from the screen; it stays what it is."""
    reminder = turn.state.reminder
    if reminder and reminder.on_screen:
        turn.ask(fx.Withdraw(reminder.number))
        turn.state.reminder = replace(reminder, on_screen=False)


def drop(turn: Turn, answer: Answer) -> None:
    """The reminder is withdrawn and done with, because of something else that happened."""
    withdraw(turn)
    if turn.state.reminder:
        _finish(turn, turn.state.reminder, answer)


def _take_down(turn: Turn) -> None:
    reminder = turn.state.reminder
    if reminder and reminder.on_screen:
        turn.ask(fx.TakeDown(reminder.number))
        turn.state.reminder = replace(reminder, on_screen=False)


def _finish(turn: Turn, reminder: Reminder, answer: Answer, answered: float | None = None) -> None:
    """The reminder is gone; the countdown starts from zero. It was answered at `answered` (now, if not given)."""
    shown = reminder.first_shown_at
    record = ReminderRecord(
        number=reminder.number,
        due=reminder.due,
        shown=reminder.first_shown,
        ended=turn.at.stamp(),
        answer=answer,
        nudges=reminder.all_nudges,
        snoozes=reminder.snoozes,
        held_by=tuple(sorted(reminder.held_by)),
        day=reminder.day,
        latency=None if shown is None else max(0.0, (turn.now if answered is None else answered) - shown),
    )
    turn.ask(fx.RecordReminder(record))
    turn.state.reminder = None
    restart_countdown(turn.state)


def _answerable(turn: Turn, number: int | None) -> Reminder | None:
    """The reminder that an answer is for. Refuses an answer to nothing; one that is late or comes twice is let go."""
    state = turn.state
    if state.reminder and is_due(state, turn.rules) and number in (None, state.reminder.number):
        return state.reminder
    if number is None:
        turn.ask(fx.Refuse(fx.Refusal.NOTHING_DUE))
    return None


def snooze(turn: Turn, number: int | None) -> None:
    """In ten minutes, if there is a snooze left."""
    reminder = _answerable(turn, number)
    if reminder and reminder.snoozes >= turn.rules.max_snoozes:
        turn.ask(fx.Refuse(fx.Refusal.NO_SNOOZE_LEFT))
    elif reminder:
        put_off(turn, reminder)


def put_off(turn: Turn, reminder: Reminder) -> None:
    """The reminder returns after `snooze` of sitting, and its nudges start again from the first."""
    _take_down(turn)
    turn.state.reminder = replace(
        reminder,
        on_screen=False,
        snoozes=reminder.snoozes + 1,
        snoozed_until=turn.state.sat + turn.rules.snooze,
        nudges=0,
    )


def skip(turn: Turn, number: int | None) -> None:
    """Not this time: recorded; the bout goes on."""
    if reminder := _answerable(turn, number):
        _take_down(turn)
        _finish(turn, reminder, Answer.SKIPPED)


def hide(turn: Turn) -> None:
    """Off the screen because it is being answered, or because the program ends; it stays what it is."""
    _take_down(turn)


def stretched(turn: Turn, reminder: Reminder, answered: float | None) -> None:
    """A session that began at `answered` answered it."""
    _finish(turn, reminder, Answer.STRETCHED, answered)


def next_decision(state: State, rules: Rules) -> tuple[float | None, bool]:
    """When `settle` could decide something else: an elapsed time, and whether also the next input could."""
    now = state.at.elapsed
    if not possible(state) or state.away_since is not None:
        return None, False
    due = mark(state, rules)
    if state.sat < due - GRAIN:
        return now + due - state.sat, False
    if held := holding(state, rules):
        outlast = held == {FULLSCREEN} and rules.quiet_limit > 0
        return (now + _outlasts_full_screen(state, rules) - state.sat if outlast else None), False
    if state.reminder and state.reminder.on_screen:
        left = state.reminder.shown_sat + rules.nudge_after - state.sat
        if left > GRAIN:
            return now + left, False
    calm = state.calm_since + SETTLE
    somebody = state.recent_input or state.is_engaged
    return (max(calm, now) if somebody or calm > now else None), not somebody
