"""Is somebody sitting there? (Rules, section 1.)

    PRESENT --no sign of life for break_after, lock, sleep--> AWAY --+-- lasted break_after --> natural break (once)
        ^                                                            |
        +------- unlock, command, engaged, input that goes on -------+

A sign of life is an instant (input, unlocking, a command) or lasts (a call or film, for two hours after the last
input; a guided session; any moment at all where input cannot be measured). `State.last_sign` is the latest. An absence
begins there, not when it is noticed, so sitting is counted provisionally and taken back (sitting.py).

Somebody who is away and touches the mouse *knocks*. Two inputs 5 s apart with no pause over 15 s are a return, dated
from the first. While a knock is open the natural break waits for its end.

Two clocks tell of sleep: `elapsed` runs during it, `awake` does not. When the first gets ahead, the computer slept,
announced or not. Nothing tells when in the interval; since a wake-up is noticed at once (that is what wakes the
program), the sleep is taken to have ended just now. Idle times are measured on the awake clock, so one that reaches
back behind the sleep is longer by it. A sleep that was announced is over when that is announced too, when the clocks
show that it came and went, or when the computer has been awake for `SLEEP_DOUBT` since: then it did not come.

Input that came before an absence was noticed, but after the last look, is heard of only afterwards; the absence then
began that much later.

Only a look at the input can conclude that somebody idle has left: other events know nothing of the input since.
"""

from __future__ import annotations

from calfbreak.domain.history.records import Answer, BoutEnd
from calfbreak.domain.rules import guided, reminder
from calfbreak.domain.rules.events import Looked, Surroundings
from calfbreak.domain.rules.numbers import (
    ENGAGED_LIMIT,
    GRAIN,
    RETURN_PAUSE,
    RETURN_SPAN,
    SAME_INPUT,
    SLEEP_DOUBT,
    SLEEP_GAP,
)
from calfbreak.domain.rules.sitting import begin_bout, count, end_bout, restart_countdown, take_back
from calfbreak.domain.rules.standing import end_standing
from calfbreak.domain.rules.state import Knock, State
from calfbreak.domain.rules.turn import Turn


def pass_time(turn: Turn) -> None:
    """Count the time since the last event; notice a sleep in it."""
    state, at = turn.state, turn.at
    slept = (at.elapsed - state.at.elapsed) - (at.awake - state.at.awake)
    if slept > SLEEP_GAP:
        if not state.asleep:
            _pass(turn, at.elapsed - slept)
            fall_asleep(turn)
        state.slept_for = slept
        _pass(turn, at.elapsed)
        wake_up(turn)
    else:
        _pass(turn, at.elapsed)
        if state.asleep and at.awake - state.slept_awake >= SLEEP_DOUBT - GRAIN:
            wake_up(turn)
    state.at = at


def _pass(turn: Turn, until: float) -> None:
    state = turn.state
    seconds = max(0.0, until - state.at.elapsed)
    state.at = state.at.ago(-seconds)
    count(state, seconds)
    _sign(state, _lasting_sign(state))


def _lasting_sign(state: State) -> float:
    """The elapsed time up to which there are signs of life that last."""
    now = state.at.elapsed
    if (state.session and state.session.left_since is None) or not state.measured:
        return now
    return min(now, state.last_input + ENGAGED_LIMIT) if state.engaged else state.last_sign


def _sign(state: State, elapsed: float) -> None:
    """A sign of life of somebody present confirms the sitting up to it."""
    if state.away_since is None and elapsed >= state.last_sign:
        state.last_sign = elapsed
        since = max(0.0, state.at.elapsed - elapsed)
        state.sign_wall = state.at.wall - since
        state.unconfirmed = min(state.unconfirmed, since)


def leave(state: State) -> None:
    """An absence begins, at the last sign of life."""
    if state.away_since is None:
        take_back(state)
        state.away_since = state.last_sign
        state.noticed_awake = state.at.awake
        state.settled = False
    state.knock = None


def come_back(turn: Turn, since: float) -> None:
    """The absence ends; it ended at the elapsed time `since`."""
    state = turn.state
    if state.away_since is None:
        return
    if not state.settled and since - state.away_since >= turn.rules.break_after - GRAIN:
        natural_break(turn)
    state.away_since, state.knock = None, None
    state.calm_since = max(state.calm_since, since)
    begin_bout(turn, since)
    count(state, max(0.0, state.at.elapsed - since))
    _sign(state, max(since, state.last_input))


def natural_break(turn: Turn) -> None:
    """The absence has become a natural break: everything starts from zero."""
    state = turn.state
    state.settled = True
    left = turn.at.ago(turn.at.wall - state.sign_wall).stamp()
    end_standing(turn, state.last_sign if state.away_since is None else state.away_since, left)
    if state.session:
        guided.end(turn, state.session.holds)
    reminder.drop(turn, Answer.NATURAL_BREAK)
    end_bout(turn, BoutEnd.NATURAL_BREAK, left)
    restart_countdown(state)


def settle(turn: Turn) -> None:
    """Decide whether the absence is a natural break by now."""
    state = turn.state
    if state.knock and turn.now - state.knock.last >= RETURN_PAUSE - GRAIN:
        state.knock = None
    if state.away_since is None or state.settled or state.asleep:
        return
    limit = state.away_since + turn.rules.break_after - GRAIN
    if turn.now >= limit and not (state.knock and state.knock.first < limit):
        natural_break(turn)


def fall_asleep(turn: Turn) -> None:
    """The computer sleeps: an absence begins, and nobody sees a reminder."""
    turn.state.asleep = True
    turn.state.slept_awake = turn.state.at.awake
    turn.state.slept_for = 0.0
    leave(turn.state)
    reminder.withdraw(turn)


def wake_up(turn: Turn) -> None:
    """The computer is awake. That alone is no return, unless a call or film goes on or nothing can be measured."""
    if turn.state.asleep:
        turn.state.asleep = False
        turn.state.calm_since = turn.now
        return_if_engaged(turn)


def lock(turn: Turn) -> None:
    """The session is locked: an absence begins, and nobody sees a reminder."""
    turn.state.locked = True
    leave(turn.state)
    reminder.withdraw(turn)


def unlock(turn: Turn) -> None:
    """Unlocking is input, and ends an absence. Unlocking what was not locked is neither."""
    state = turn.state
    if not state.locked:
        return
    state.locked = False
    state.calm_since = turn.now
    command(turn)


def command(turn: Turn) -> None:
    """Somebody asked the program for something: a sign of life that ends an absence, if they are at the computer."""
    state = turn.state
    if state.locked:
        settle(turn)
        return
    wake_up(turn)
    state.last_input, state.last_input_awake = turn.now, turn.at.awake
    come_back(turn, turn.now)
    _sign(state, turn.now)


def surround(turn: Turn, event: Surroundings) -> None:
    """A call, a film or a quiet reason began or ended."""
    state = turn.state
    if state.quiet - event.quiet:
        state.calm_since = turn.now
    if not event.quiet:
        state.quiet_since = None
    elif not state.quiet:
        state.quiet_since = turn.at.wall
    state.engaged, state.quiet = event.engaged, event.quiet
    return_if_engaged(turn)
    _sign(state, _lasting_sign(state))


def return_if_engaged(turn: Turn) -> None:
    """A call or film ends an absence; so does anything where input cannot be measured."""
    state = turn.state
    if not state.locked and not state.asleep and (state.is_engaged or not state.measured):
        come_back(turn, turn.now)


def look(turn: Turn, event: Looked) -> None:
    """Somebody looked at the input source."""
    state = turn.state
    state.measured = event.idle is not None
    if event.idle is None:
        return_if_engaged(turn)
        _sign(state, _lasting_sign(state))
        return
    _input(turn, event.idle)
    idle = turn.now - state.last_sign >= turn.rules.break_after - GRAIN
    if turn.informed and state.away_since is None and idle:
        leave(state)


def _input(turn: Turn, idle: float) -> None:
    """The last input is `idle` seconds old (awake)."""
    state = turn.state
    awake = state.at.awake - idle
    if awake <= state.last_input_awake + SAME_INPUT:
        return
    elapsed = state.at.elapsed - idle - (state.slept_for if awake <= state.slept_awake else 0.0)
    if state.away_since is None:
        state.last_input, state.last_input_awake = elapsed, awake
        _sign(state, max(elapsed, state.last_sign))
    elif awake <= state.noticed_awake:
        state.last_input, state.last_input_awake = elapsed, awake
        _left_later(state, elapsed)
    elif not state.locked and not state.asleep:
        state.last_input, state.last_input_awake = elapsed, awake
        _knock(turn, elapsed)


def _left_later(state: State, elapsed: float) -> None:
    """There was input at `elapsed`, before the absence was noticed: it only began then."""
    if state.away_since is None or state.settled or elapsed <= state.away_since:
        return
    longer = elapsed - state.away_since
    if not state.standing and state.pause is None:
        state.sat += longer
    state.away_since = state.last_sign = elapsed
    state.sign_wall += longer


def _knock(turn: Turn, elapsed: float) -> None:
    state = turn.state
    goes_on = state.knock is not None and elapsed - state.knock.last <= RETURN_PAUSE + GRAIN
    state.knock = Knock(state.knock.first if state.knock and goes_on else elapsed, elapsed)
    if elapsed - state.knock.first >= RETURN_SPAN - GRAIN or state.is_engaged:
        come_back(turn, state.knock.first)


def next_look(state: State, break_after: float) -> float | None:
    """The elapsed time at which idleness could first matter; None while it cannot."""
    if state.away_since is not None or not state.measured:
        return None
    if state.session and state.session.left_since is None:
        return None
    expiry = max(state.last_sign, state.last_input + ENGAGED_LIMIT) if state.engaged else state.last_sign
    return expiry + break_after


def next_settling(state: State, break_after: float) -> float | None:
    """The elapsed time at which an absence could become a natural break, or a knock come to nothing."""
    if state.away_since is None or state.asleep:
        return None
    limit = None if state.settled else state.away_since + break_after
    if state.knock is None:
        return limit
    silence = state.knock.last + RETURN_PAUSE
    return silence if limit is None else max(limit, silence)


def next_doubt(state: State) -> float | None:
    """The elapsed time at which a computer that should sleep has been awake for too long to be asleep."""
    return state.at.elapsed + state.slept_awake + SLEEP_DOUBT - state.at.awake if state.asleep else None


def awaits_return(state: State) -> bool:
    """Whether the next input could end the absence, so that it should be noticed soon."""
    return state.away_since is not None and state.measured and not state.locked and not state.asleep
