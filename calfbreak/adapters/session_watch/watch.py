"""Everybody who can tell of lock and sleep, together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from calfbreak.adapters.session_watch.lock import Lock
from calfbreak.adapters.session_watch.logind import LogindWatch
from calfbreak.adapters.session_watch.screensaver import ScreenSaverWatch
from calfbreak.ports import Loop, Unavailable


class _Source(Protocol):
    """Somebody who tells."""

    @property
    def state(self) -> str:
        """How it stands with this one."""

    def close(self) -> None:
        """Listen no longer."""


class SessionWatch:
    """Tells of each change once, whoever tells it first; with no source at all it is silent.

    A session that is locked from the start is told as a change.
    """

    def __init__(
        self,
        loop: Loop,
        locked: Callable[[], object],
        unlocked: Callable[[], object],
        asleep: Callable[[], object],
        awake: Callable[[], object],
    ) -> None:
        lock = Lock(locked, unlocked)
        self.refused: list[tuple[str, str]] = []
        """The sources that cannot work here, and why."""
        self._sources: list[_Source] = []
        candidates: tuple[tuple[str, Callable[[], _Source]], ...] = (
            ("logind", partial(LogindWatch, loop, lock, asleep, awake)),
            ("screen saver", partial(ScreenSaverWatch, loop, lock)),
        )
        for name, make in candidates:
            try:
                self._sources.append(make())
            except Unavailable as why:
                self.refused.append((name, str(why)))

    @property
    def state(self) -> str:
        """How things stand, in a sentence for the doctor."""
        said = "; ".join(source.state for source in self._sources)
        return said or "nobody tells of lock and sleep; a gap between two looks is noticed all the same"

    def close(self) -> None:
        """Listen no longer."""
        for source in self._sources:
            source.close()
