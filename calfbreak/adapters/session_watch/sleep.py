"""Whether the computer is about to sleep, or awake again, as somebody announces it."""

from __future__ import annotations

from collections.abc import Callable


class Sleep:
    """Every sleep is told, and once after it that it is over; at first the computer is awake.

    A sleep that is announced again is told again: that the one before was over may have gone unheard.
    """

    def __init__(self, asleep: Callable[[], object], awake: Callable[[], object]) -> None:
        self._asleep = asleep
        self._awake = awake
        self._begun = False

    def say(self, begins: bool) -> None:
        """Somebody announces that a sleep begins, or that it is over."""
        if begins or self._begun:
            self._begun = begins
            (self._asleep if begins else self._awake)()
