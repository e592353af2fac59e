"""The connection to whoever tells of input: watched until one side hangs up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from calfbreak.ports import Loop


class Connection(Protocol):
    """Something with a descriptor."""

    def fileno(self) -> int:
        """What is watched."""

    def close(self) -> None:
        """Hang up."""


class Link:
    """Calls `ready` when there is something to read, and `lost` once, with a sentence, if the other side hangs up."""

    def __init__(
        self, loop: Loop, connection: Connection, ready: Callable[[], None], lost: Callable[[str], None]
    ) -> None:
        self._loop = loop
        self._connection = connection
        self._lost = lost
        self.open = True
        self._watch = loop.watch(connection.fileno(), ready)

    def close(self) -> None:
        """Hang up; nobody is called any more."""
        if self.open:
            self.open = False
            self._watch.cancel()
            self._connection.close()

    def lose(self, why: str) -> None:
        """The other side is gone. It is told later: who finds out may be in the middle of something."""
        if self.open:
            self.close()
            self._loop.call_soon(lambda: self._lost(why))
