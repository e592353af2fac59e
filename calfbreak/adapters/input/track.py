"""When the last input was, as far as notifications of idleness tell.

A compositor does not say when the last input was. It says "nobody has done anything for T seconds", and later "somebody
is back". Between the two the last input is known exactly. While somebody is busy it is known to lie less than T back:
otherwise the first sentence had been said. A second notification with a shorter T narrows it further.

A notification that was only just asked for knows nothing of the time before: what it does not say proves something only
when its T seconds have passed, and if nobody does anything, what it says then proves nothing new.
"""

from __future__ import annotations

from dataclasses import dataclass

_GRAIN = 0.5
"""Seconds by which a compositor may be late with what it says."""


@dataclass(slots=True)
class _Span:
    """One notification: its T, when it was asked for, and whether nobody has done anything for T."""

    seconds: float
    asked: float
    idle: bool = False


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
        self._spans[seconds] = _Span(seconds, now)

    def drop(self, seconds: float, now: float) -> None:
        """That one is waited for no longer; what it proved so far stays known."""
        self.last_input(now)
        self._spans.pop(seconds, None)

    def idled(self, seconds: float, now: float) -> None:
        """Nobody has done anything for so many seconds."""
        self.last_input(now)
        self._spans[seconds].idle = True

    def resumed(self, now: float) -> None:
        """Somebody did something: that ends all pauses at once."""
        for span in self._spans.values():
            span.idle = False
        self.learn(now)

    def measured(self, idle: float, now: float) -> None:
        """Something else tells exactly for how many seconds nobody has done anything."""
        self._known = now - idle
        for span in self._spans.values():
            span.idle = idle >= span.seconds

    def learn(self, at: float) -> None:
        """There was input at this time."""
        self._known = max(self._known, at)

    def last_input(self, now: float) -> float:
        """The earliest time at which the last input can have been."""
        if not self.idle:
            for span in self._spans.values():
                at = now - span.seconds
                if at > span.asked + _GRAIN:
                    self.learn(at)
        return self._known
