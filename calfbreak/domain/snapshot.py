"""What a person may see, as one value that can be sent to a window in another process.

Seconds that count down are true at `at`; a window that stays open works out the rest from its own clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.stretching.adaptation import Offer
from calfbreak.domain.stretching.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What was done in the day that began at `day_starts`."""

    completed: int = 0
    goal: int = 3
    sat: float = 0.0
    """Seconds of sitting, the running bout included."""
    longest: float = 0.0
    """Seconds of the longest bout, the running one included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything that tray, windows and command line show of the running program."""

    at: Moment
    phase: Phase
    bout: float
    """Seconds of sitting in this bout."""
    bout_began: float | None = None
    """Unix time at which it began; None if none runs."""
    remaining: float | None
    """Seconds of sitting until the reminder is due (or returns); None when nothing counts down."""
    interval: float
    """Seconds of sitting from zero to due."""
    reminder: int | None = None
    """The reminder that is due now."""
    on_screen: bool = False
    snoozes_left: int = 0
    snooze: float = 600
    """Seconds that a snooze lasts."""
    quiet: tuple[str, ...] = ()
    """Quiet reasons that hold, sorted."""
    quiet_since: float | None = None
    """Unix time at which the first of them was noticed."""
    pause_ends: float | None = None
    """Unix time at which the pause ends; None = until resumed (if paused)."""
    measured: bool = True
    """False where keyboard and mouse cannot be measured: all unlocked time counts."""
    stretch: str = ""
    """The id of the stretch that comes next."""
    stretch_name: str = ""
    stretch_lasts: float = 120
    """Seconds that it takes."""
    session: Session | None = None
    today: Today = Today()
    offer: Offer | None = None
    """Another hold that the person can choose, after how they said the last session felt."""

    @property
    def fraction(self) -> float:
        """How much of the interval has been sat, 0 to 1: the ring of the tray icon."""
        if self.phase in (Phase.DUE, Phase.HELD):
            return 1.0
        if self.remaining is None or self.interval <= 0:
            return 0.0
        return min(1.0, max(0.0, 1.0 - self.remaining / self.interval))
