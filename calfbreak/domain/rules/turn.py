"""One step of the engine under way: the copy of the state that is worked on, the rules, and the effects so far."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date

from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules.calendar import day_of
from calfbreak.domain.rules.moment import Moment, Stamp
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.rules.state import State

_ORDER: tuple[tuple[type, ...], ...] = (
    (fx.Withdraw, fx.TakeDown),
    (fx.RecordReminder,),
    (fx.RecordBout, fx.RecordStanding),
    (fx.RecordSession,),
    (fx.Celebrate,),
)


@dataclass(slots=True)
class Turn:
    """What the parts of the engine hand to one another during one step."""

    state: State
    rules: Rules
    at: Moment
    """The moment of the event."""
    informed: bool = False
    """The event is a look that knows everything about this moment."""
    effects: list[fx.Effect] = field(default_factory=list)

    @classmethod
    def of(cls, state: State, rules: Rules, at: Moment) -> Turn:
        """A turn on a copy of `state`. A moment that lies before the state's is taken as the state's own."""
        if at.elapsed < state.at.elapsed:
            at = replace(at, elapsed=state.at.elapsed, awake=max(at.awake, state.at.awake))
        return cls(copy(state), rules, at)

    @property
    def now(self) -> float:
        return self.at.elapsed

    def ask(self, effect: fx.Effect) -> None:
        """Ask the world for something."""
        self.effects.append(effect)

    def stamp(self, elapsed: float) -> Stamp:
        """The stamp of an elapsed time not long ago."""
        return self.at.ago(self.now - elapsed).stamp()

    def day(self, elapsed: float) -> date:
        """The day to which an elapsed time not long ago belongs."""
        return day_of(self.at.wall - (self.now - elapsed), self.at.zone, self.rules.day_starts)

    def in_order(self) -> tuple[fx.Effect, ...]:
        """The effects as they are carried out: withdraw, reminder, bout, session, goal, then all else."""
        return tuple(sorted(self.effects, key=_rank))


def _rank(effect: fx.Effect) -> int:
    return next((rank for rank, kinds in enumerate(_ORDER) if isinstance(effect, kinds)), len(_ORDER))
