"""Whether the session is locked, when several sources have a say in it."""

from __future__ import annotations

from collections.abc import Callable


class Lock:
    """Locked while at least one source says so. Each change is told once; at first it is unlocked."""

    def __init__(self, locked: Callable[[], object], unlocked: Callable[[], object]) -> None:
        self._locked = locked
        self._unlocked = unlocked
        self._sources: set[str] = set()

    def say(self, source: str, locked: bool) -> None:
        """A source says how it is."""
        before = bool(self._sources)
        if locked:
            self._sources.add(source)
        else:
            self._sources.discard(source)
        after = bool(self._sources)
        if before != after:
            (self._locked if after else self._unlocked)()
