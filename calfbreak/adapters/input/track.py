"""When the last input was, as far as notifications of idleness tell.

A compositor does not say when the last input was. It says "nobody has done anything for T seconds", and later "somebody
is back". Between the two the last input is known exactly. While somebody is busy it is known to lie less than T back:
otherwise the first sentence had been said. A second notification with a shorter T narrows it further.

A notification that was only just asked for knows nothing of the time before: what it does not say proves something only
when its T seconds have passed, and if nobody does anything, what it says then proves nothing new.
"""

from __future__ import annotations

from dataclasses import dataclass

SITTING = 10.0
"""T in seconds of the notification that is always there: each pause of that length costs a wake-up or two."""
WAITING = 3.0
"""T of a second one while the next input matters: nearer together, two inputs count as one."""
_GRAIN = 0.5
"""Seconds by which a compositor may be late with what it says."""


@dataclass(slots=True)
class _Span:
    """One notification: its T, when it was asked for, and whether nobody has done anything for T."""

    seconds: float
    asked: float
    proves: bool
    """Whether it tells of input: not if nobody was there when it was asked for, nor has been since."""
    idle: bool = False

    def busy(self, now: float) -> float | None:
        """There was input at this time or later, as it was silent up to now; None if that proves nothing."""
        at = now - self.seconds
        return at if self.proves and at > self.asked + _GRAIN else None


class Track:
    """The latest time at which there certainly was input, on the clock whose readings are given. Starts at `now`:
    whoever starts a program sits there.
    """

    def __init__(self, now: float) -> None:
        self._known = now
        self._spans: dict[float, _Span] = {}

    @property
    def idle(self) -> bool:
        """Whether some notification waits for the next input, and will tell of it."""
        return any(span.idle for span in self._spans.values())

    def ask(self, seconds: float, now: float) -> None:
        """A notification of so many seconds was asked for."""
        self._spans[seconds] = _Span(seconds, now, proves=not self.idle)

    def drop(self, seconds: float, now: float) -> None:
        """That one is waited for no longer; what it proved so far stays known."""
        self.last_input(now)
        self._spans.pop(seconds, None)

    def idled(self, seconds: float, now: float) -> None:
        """Nobody has done anything for so many seconds, and the last input was before that."""
        span = self._spans[seconds]
        self._learn(span.busy(now))
        span.idle = True

    def resumed(self, now: float) -> None:
        """Somebody did something: that ends all pauses at once."""
        for span in self._spans.values():
            span.idle, span.proves = False, True
        self._learn(now)

    def measured(self, idle: float, now: float) -> None:
        """Something else tells exactly for how many seconds nobody has done anything."""
        self._known = now - idle
        for span in self._spans.values():
            span.idle = idle >= span.seconds

    def last_input(self, now: float) -> float:
        """The earliest time at which the last input can have been."""
        if not self.idle:
            for span in self._spans.values():
                self._learn(span.busy(now))
        return self._known

    def _learn(self, at: float | None) -> None:
        """There was input at this time, if it is one."""
        if at is not None:
            self._known = max(self._known, at)
