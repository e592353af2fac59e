"""When does it matter what else goes on at the desk?

To find out whether somebody is in a call, watches a film or wants quiet takes child processes and questions to other
programs. So the runtime asks only when the answer could change what the engine does now.
"""

from __future__ import annotations

from calfbreak.domain.rules import presence, reminder
from calfbreak.domain.rules.numbers import ENGAGED_LIMIT, GRAIN, Rules
from calfbreak.domain.rules.state import State


def matters(state: State, rules: Rules) -> bool:
    """Whether the answer could change anything at the moment of the state."""
    if state.locked or state.asleep:
        return False
    if state.away_since is not None:
        return could_return(state)
    if state.engaged or state.quiet:
        return True
    look = presence.next_look(state, rules.break_after)
    if look is not None and state.at.elapsed >= look - GRAIN:
        return True
    if not reminder.is_due(state, rules) or state.reminder is None:
        return False
    return state.reminder.on_screen or reminder.may_be_shown(state, rules)


def could_return(state: State) -> bool:
    """Whether a call or a film could end the absence: it counts for so long after the last input only."""
    unlocked = not state.locked and not state.asleep
    return state.away_since is not None and unlocked and state.at.elapsed < state.last_input + ENGAGED_LIMIT
