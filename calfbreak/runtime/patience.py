"""How long the program may sleep: until something could happen, or until what the tray says is no longer true."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.domain.phase import Phase
from calfbreak.domain.rules import curiosity
from calfbreak.domain.rules.calendar import MINUTE
from calfbreak.domain.rules.engine import next_wake
from calfbreak.domain.rules.numbers import GRAIN, Rules
from calfbreak.domain.rules.state import State
from calfbreak.domain.snapshot import Snapshot

LOOK_EVERY = 5.0
"""Seconds between looks at the input while the next input matters."""
RETURN_EVERY = 2.8
"""The same while somebody seems to come back, which takes two inputs at least 5 s apart. A source that knows the last
input to the moment shows them at the second look, one that knows it within 3 s at the third: within 10 s.
"""
ASK_EVERY = 3 * MINUTE
"""Seconds between questions whether a call or a film has ended an absence."""
_MINUTES_SHOWN = (Phase.COUNTING, Phase.SNOOZED, Phase.DUE, Phase.HELD)
"""While one of these lasts, what the tray says changes with each minute."""


def patience(
    state: State, rules: Rules, snapshot: Snapshot, *, heed: Callable[[bool], bool], asks: bool
) -> float | None:
    """Seconds until one has to look again; None if only an event can change anything.

    `heed` tells the input source whether the next input matters, and answers whether it will say so; `asks` is whether
    anybody can be asked about calls and films.
    """
    wake = next_wake(state, rules)
    waits = [] if wake.at is None else [max(0.0, wake.at - state.at.elapsed)]
    told = heed(wake.on_input)
    if wake.on_input and (state.knock or not told):
        waits.append(RETURN_EVERY if state.knock else LOOK_EVERY)
    if asks and curiosity.could_return(state):
        waits.append(ASK_EVERY)
    if snapshot.phase in _MINUTES_SHOWN:
        waits.append(max(GRAIN, MINUTE - snapshot.bout % MINUTE))  # rounding may leave next to nothing of it
    return min(waits, default=None)
