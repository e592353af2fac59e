"""A chair with somebody in it, for tests of the engine: clocks moved by hand, and all that the engine asked for."""

from __future__ import annotations

from typing import Any, TypeVar

from calfbreak.domain.history.records import BoutRecord, Hold, ReminderRecord, SessionRecord, Side
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.engine import Wake, next_wake, step
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.rules.state import fresh

MINUTE, HOUR = 60.0, 3600.0
MONDAY = 1_795_420_800.0
"""2026-11-23 09:00 in Berlin."""
POLL = 5.0
E = TypeVar("E")


def holds(*done: bool) -> tuple[Hold, ...]:
    """Holds of 15 s, left and right by turns."""
    sides = (Side.LEFT, Side.RIGHT)
    return tuple(Hold(sides[number % 2], 15.0, 15.0 * each, each) for number, each in enumerate(done))


ALL = holds(*[True] * 6)
NONE = holds(*[False] * 6)


class Chair:
    """Somebody sat down at a computer that was just switched on."""

    def __init__(self, rules: Rules | None = None, wall: float = MONDAY, zone: str = "Europe/Berlin") -> None:
        self.rules = rules or Rules()
        self.elapsed = self.awake = 0.0
        self.wall = wall
        self.zone = zone
        self.measured = True
        self.last_input = 0.0
        self.asked: list[fx.Effect] = []
        self.state = fresh(self.now)
        self.tell(ev.Launched)

    @property
    def now(self) -> Moment:
        return Moment(self.elapsed, self.awake, self.wall, self.zone)

    @property
    def wake(self) -> Wake:
        return next_wake(self.state, self.rules)

    def tell(self, kind: type[Any], *values: object, **named: object) -> tuple[fx.Effect, ...]:
        """Tell the engine of something that happens now; what it asks for."""
        self.state, effects = step(self.state, kind(self.now, *values, **named), self.rules)
        self.asked += effects
        return effects

    def look(self) -> tuple[fx.Effect, ...]:
        """Look at the input."""
        return self.tell(ev.Looked, self.awake - self.last_input if self.measured else None)

    def key(self) -> None:
        """A single key, that the program does not see by itself."""
        self.last_input = self.awake

    def type(self, seconds: float) -> None:
        """Type for so long."""
        self._live(seconds, typing=True)

    def read(self, seconds: float) -> None:
        """Touch nothing for so long."""
        self._live(seconds, typing=False)

    def nap(self, seconds: float) -> None:
        """The computer sleeps for so long; nothing is told of it."""
        self.elapsed += seconds
        self.wall += seconds

    def hang(self, seconds: float) -> None:
        """Time passes without a look."""
        self.elapsed += seconds
        self.awake += seconds
        self.wall += seconds

    def _live(self, seconds: float, typing: bool) -> None:
        end = self.elapsed + seconds
        while self.elapsed < end:
            at = max(self.elapsed, min(end, end if self.wake.at is None else self.wake.at))
            at = min(at, self.elapsed + POLL) if self.wake.on_input else at
            self.hang(at - self.elapsed)
            if typing:
                self.key()
            self.look()

    def all(self, kind: type[E]) -> list[E]:
        """All effects of a kind so far."""
        return [effect for effect in self.asked if isinstance(effect, kind)]

    @property
    def bouts(self) -> list[BoutRecord]:
        return [effect.bout for effect in self.all(fx.RecordBout)]

    @property
    def reminders(self) -> list[ReminderRecord]:
        return [effect.reminder for effect in self.all(fx.RecordReminder)]

    @property
    def sessions(self) -> list[SessionRecord]:
        return [effect.session for effect in self.all(fx.RecordSession)]
