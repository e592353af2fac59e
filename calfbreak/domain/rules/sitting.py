"""The sitting clock and the bout.

There is one sitting clock, `State.sat`. It runs while the person is present and neither stands nor pauses, and it never
starts again: bout, countdown, snooze, nudge and `quiet_limit` only remember what it showed when they began. So when an
absence turns out to have begun earlier than it was noticed, one subtraction takes the sitting back from all of them.
What may be taken back is `State.unconfirmed`: the sitting counted since the last sign of life.
"""

from __future__ import annotations

from dataclasses import replace

from calfbreak.domain.history.records import BoutEnd, BoutRecord
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.rules.numbers import SHORTEST_BOUT
from calfbreak.domain.rules.state import Bout, State
from calfbreak.domain.rules.turn import Turn


def counting(state: State) -> bool:
    """Whether the sitting clock runs."""
    return state.away_since is None and not state.standing and state.pause is None


def count(state: State, seconds: float) -> None:
    """Let the sitting clock run for `seconds` that no sign of life has confirmed yet."""
    if counting(state):
        state.sat += seconds
        state.unconfirmed += seconds


def take_back(state: State) -> None:
    """Take back what was counted since the last sign of life, from everything that counts sitting."""
    state.sat -= state.unconfirmed
    state.unconfirmed = 0.0
    sat = state.sat
    state.countdown_from = min(state.countdown_from, sat)
    # What began after the last sign of life (a pause that ended by itself, say) begins again from here.
    if state.bout and state.bout.sat_before > sat:
        state.bout = replace(state.bout, sat_before=sat)
    if state.reminder and state.reminder.shown_sat > sat:
        state.reminder = replace(state.reminder, shown_sat=sat)
    if state.session and state.session.sat_before > sat:
        state.session = replace(state.session, sat_before=sat)


def restart_countdown(state: State) -> None:
    """The countdown starts from zero."""
    state.countdown_from = state.sat


def begin_bout(turn: Turn, elapsed: float) -> None:
    """A bout begins at the elapsed time given, if one can run and none does."""
    state = turn.state
    if state.bout is None and counting(state):
        state.bout = Bout(turn.stamp(elapsed), state.sat, turn.day(elapsed))


def end_bout(turn: Turn, ending: BoutEnd, ended: Stamp, sat: float | None = None) -> None:
    """The bout ends at `ended`, when the sitting clock showed `sat` (now, if not given); recorded if long enough."""
    state = turn.state
    if state.bout is None:
        return
    sitting = max(0.0, (state.sat if sat is None else sat) - state.bout.sat_before)
    if sitting >= SHORTEST_BOUT:
        turn.ask(fx.RecordBout(BoutRecord(state.bout.began, ended, sitting, ending, state.bout.day)))
    state.bout = None


def bout_sitting(state: State) -> float:
    """Seconds of sitting in the running bout."""
    return max(0.0, state.sat - state.bout.sat_before) if state.bout else 0.0
