"""Everybody who can tell of lock and sleep, together."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Protocol

from calfbreak.adapters.session_watch.lock import Lock
from calfbreak.adapters.session_watch.sleep import Sleep
from calfbreak.domain.translation import listed, said
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
        self.refused: list[tuple[str, str]] = []
        """The sources that cannot work here, and why."""
        self._sources: list[_Source] = []
        for name, make in _candidates(loop, Lock(locked, unlocked), Sleep(asleep, awake)):
            try:
                self._sources.append(make())
            except Unavailable as why:
                self.refused.append((name, str(why)))

    @property
    def state(self) -> str:
        """How things stand, in a sentence for the doctor."""
        nobody = said("nobody tells of lock and sleep; a sleep is noticed by the clocks")
        return listed("; ", (source.state for source in self._sources)) or nobody

    def close(self) -> None:
        """Listen no longer."""
        for source in self._sources:
            source.close()


def _candidates(loop: Loop, lock: Lock, sleep: Sleep) -> tuple[tuple[str, Callable[[], _Source]], ...]:
    """Names, and ways to make them, of those that there are for this platform. All of them are asked."""
    if sys.platform == "win32":
        from calfbreak.adapters.session_watch.windows import WindowsSession

        return (("Windows", partial(WindowsSession, lock, sleep)),)
    elif sys.platform == "darwin":  # noqa: RET505 - the type checker wants to see that the others do not come here
        from calfbreak.adapters.session_watch.macos import MacSession

        return (("macOS", partial(MacSession, lock, sleep)),)
    else:
        from calfbreak.adapters.session_watch.logind import LogindWatch
        from calfbreak.adapters.session_watch.screensaver import ScreenSaverWatch

        return (
            ("logind", partial(LogindWatch, loop, lock, sleep)),
            (said("screen saver"), partial(ScreenSaverWatch, loop, lock)),
        )
