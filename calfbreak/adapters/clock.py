"""The only place where the time is read.

`elapsed` runs on while the computer sleeps, `awake` stands still meanwhile, `wall` is what the computer believes. Every
system has other names for the first two (`_clocks`). They count from the boot; a `Bookmark` that was saved lets them go
on across a restart of the program and, by the wall clock, of the computer.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from calfbreak.adapters.zone import LocalZone
from calfbreak.domain.rules.moment import Moment

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Bookmark(NamedTuple):
    """Where the clocks stood when it was saved. Plain numbers and one text, so that it can be kept as JSON."""

    elapsed: float
    awake: float
    wall: float
    boot: str
    """The boot in which it was saved; empty if boots cannot be told apart."""
    since_boot: float
    """The raw reading behind `elapsed`, seconds."""
    awake_since_boot: float
    """The raw reading behind `awake`, seconds."""


class Machine(Protocol):
    """The clocks of the computer, raw. Tests set their own."""

    def elapsed(self) -> float:
        """Seconds since some moment of this boot, time asleep included."""

    def awake(self) -> float:
        """Seconds awake since some moment of this boot."""

    def wall(self) -> float:
        """Unix time, seconds."""

    def boot(self) -> str:
        """A name for this boot; empty if it has none."""


class Computer:
    """The real clocks."""

    def __init__(self) -> None:
        self._elapsed, self._awake = _clocks()

    def elapsed(self) -> float:
        """Seconds since the boot."""
        return self._elapsed()

    def awake(self) -> float:
        """Seconds awake since the boot."""
        return self._awake()

    def wall(self) -> float:
        """Unix time, seconds."""
        return time.time()

    def boot(self) -> str:
        """The kernel's random name of this boot; empty where there is none."""
        try:
            return _BOOT_ID.read_text().strip()
        except OSError:
            return ""


def _clocks() -> tuple[Callable[[], float], Callable[[], float]]:
    """One that runs during sleep, and one that does not; neither ever jumps."""
    if sys.platform == "win32":
        from calfbreak.adapters.windows_clocks import sleeping_and_waking

        return sleeping_and_waking()
    elif sys.platform == "darwin":  # noqa: RET505 - the type checker wants to see that the others do not come here
        # Apple's CLOCK_MONOTONIC runs during sleep, in which it differs from everybody else's.
        return partial(time.clock_gettime, time.CLOCK_MONOTONIC), partial(time.clock_gettime, time.CLOCK_UPTIME_RAW)
    else:
        boottime: int | None = getattr(time, "CLOCK_BOOTTIME", None)  # the BSDs have none
        return (time.monotonic if boottime is None else partial(time.clock_gettime, boottime)), time.monotonic


class BootClock:
    """The clock of the running program."""

    def __init__(self, continue_from: Bookmark | None = None, machine: Machine | None = None) -> None:
        self._machine = machine or Computer()
        self._zone = LocalZone()
        self._boot = self._machine.boot()
        self._elapsed_base = self._awake_base = 0.0
        if continue_from is not None:
            elapsed, awake = self.since(continue_from)
            self._elapsed_base = continue_from.elapsed + elapsed - self._machine.elapsed()
            self._awake_base = continue_from.awake + awake - self._machine.awake()

    def now(self) -> Moment:
        """All clocks, read at once."""
        return Moment(
            elapsed=self.elapsed(),
            awake=self._machine.awake() + self._awake_base,
            wall=self._machine.wall(),
            zone=self._zone.name(),
        )

    def elapsed(self) -> float:
        """The elapsed time alone, seconds."""
        return self._machine.elapsed() + self._elapsed_base

    def bookmark(self) -> Bookmark:
        """What must be saved for the clocks to go on from here."""
        return self.mark(self.now())

    def mark(self, shown: Moment) -> Bookmark:
        """A bookmark that says `shown` for the present moment."""
        raw = self._machine
        return Bookmark(shown.elapsed, shown.awake, shown.wall, self._boot, raw.elapsed(), raw.awake())

    def since(self, bookmark: Bookmark) -> tuple[float, float]:
        """Seconds elapsed, and seconds awake, since the bookmark was saved; never negative.

        Within one boot its clocks tell both. After a new boot only the wall clock spans the gap, and the computer was
        awake in it for no longer than it has been up; a wall clock that was set back makes the gap zero.
        """
        elapsed, awake = self._machine.elapsed(), self._machine.awake()
        if self._boot and self._boot == bookmark.boot:
            return max(0.0, elapsed - bookmark.since_boot), max(0.0, awake - bookmark.awake_since_boot)
        gap = max(0.0, self._machine.wall() - bookmark.wall)
        return gap, min(gap, awake)

    def real_seconds(self, seconds: float) -> float:
        """How long one has to wait for `seconds` to pass on this clock."""
        return seconds


class ScaledClock:
    """A clock on which `scale` seconds pass in one real second: for the demo and for quick tests.

    Raises ValueError unless `scale` is above zero.
    """

    def __init__(self, clock: BootClock, scale: float, continue_from: Bookmark | None = None) -> None:
        if not scale > 0:
            raise ValueError(f"scale = {scale}: a clock must run forward, so it must be above 0")
        self._clock = clock
        self._scale = scale
        self._began = self._shown = clock.now()
        if continue_from is not None:
            elapsed, awake = (scale * gap for gap in clock.since(continue_from))
            self._shown = Moment(
                continue_from.elapsed + elapsed,
                continue_from.awake + awake,
                continue_from.wall + elapsed,
                self._began.zone,
            )

    def now(self) -> Moment:
        """All clocks, read at once."""
        real = self._clock.now()
        return Moment(
            elapsed=self._elapsed_at(real.elapsed),
            awake=self._shown.awake + self._scale * (real.awake - self._began.awake),
            wall=self._shown.wall + self._scale * (real.wall - self._began.wall),
            zone=real.zone,
        )

    def elapsed(self) -> float:
        """The elapsed time alone, seconds."""
        return self._elapsed_at(self._clock.elapsed())

    def _elapsed_at(self, real: float) -> float:
        return self._shown.elapsed + self._scale * (real - self._began.elapsed)

    def run_at(self, scale: float) -> None:
        """Go on from here at another speed. Whoever waits has to work out anew how long."""
        self._shown, self._began, self._scale = self.now(), self._clock.now(), scale

    def bookmark(self) -> Bookmark:
        """What must be saved for the clocks to go on from here."""
        return self._clock.mark(self.now())

    def real_seconds(self, seconds: float) -> float:
        """How long one has to wait for `seconds` to pass on this clock."""
        return seconds / self._scale


def awake_seconds() -> float:
    """Seconds on the clock that timers run on: it never jumps and stands still while the computer sleeps."""
    return time.monotonic()
