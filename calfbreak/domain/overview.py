"""From the engine's state to what a person may see."""

from __future__ import annotations

from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.phase import Phase
from calfbreak.domain.rules import reminder
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.rules.sitting import bout_sitting
from calfbreak.domain.rules.state import State
from calfbreak.domain.snapshot import Snapshot, Today
from calfbreak.domain.stretching.session import Session, duration
from calfbreak.domain.stretching.stretch import Plan


def phase_of(state: State, rules: Rules) -> Phase:
    """The one thing that matters most now."""
    if state.session:
        return Phase.SESSION
    if state.pause:
        return Phase.PAUSED
    if state.standing:
        return Phase.STANDING
    if state.away_since is not None:
        return Phase.AWAY
    if not state.in_hours:
        return Phase.OFF_HOURS
    if reminder.is_due(state, rules):
        return Phase.HELD if reminder.holding(state, rules) else Phase.DUE
    if state.reminder and state.reminder.snoozed_until is not None:
        return Phase.SNOOZED
    return Phase.COUNTING


def snapshot_of(
    state: State, rules: Rules, *, plan: Plan, session: Session | None = None, history: DayHistory | None = None
) -> Snapshot:
    """The snapshot of a state. `plan` is the next one, `history` what is recorded of today."""
    phase = phase_of(state, rules)
    counts = phase in (Phase.COUNTING, Phase.SNOOZED)
    snoozes = state.reminder.snoozes if state.reminder else 0
    return Snapshot(
        at=state.at,
        phase=phase,
        bout=bout_sitting(state),
        bout_began=state.bout.began.utc if state.bout else None,
        remaining=max(0.0, reminder.mark(state, rules) - state.sat) if counts else None,
        interval=rules.interval,
        reminder=state.reminder.number if state.reminder and phase in (Phase.DUE, Phase.HELD) else None,
        on_screen=bool(state.reminder and state.reminder.on_screen),
        snoozes_left=max(0, rules.max_snoozes - snoozes),
        snooze=rules.snooze,
        quiet=tuple(sorted(state.quiet)),
        quiet_since=state.quiet_since,
        pause_ends=_pause_ends(state),
        measured=state.measured,
        stretch=plan.id,
        stretch_name=plan.name,
        stretch_lasts=duration(*plan.prescriptions),
        session=session,
        today=_today(state, rules, history),
    )


def _pause_ends(state: State) -> float | None:
    if state.pause is None:
        return None
    if state.pause.until is not None:
        return state.at.wall + state.pause.until - state.at.elapsed
    return state.pause.until_wall


def _today(state: State, rules: Rules, history: DayHistory | None) -> Today:
    if history is None:
        return Today(goal=rules.daily_goal)
    running = bout_sitting(state) if state.bout and state.bout.day == history.day else 0.0
    return Today(
        completed=history.completed,
        goal=rules.daily_goal,
        sat=history.sat + running,
        longest=max(history.longest, running),
    )
