"""Ends the program in good order when the system asks: SIGTERM, SIGINT, SIGHUP.

Python runs signal handlers only between two of its own instructions, and a Qt program that waits runs none; so the
interpreter is told to write a byte into a socket, which the loop watches.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from calfbreak.ports import Handle, Loop

_SIGNALS = tuple(signal.Signals[name] for name in ("SIGTERM", "SIGINT", "SIGHUP") if name in signal.Signals.__members__)
"""Windows has no SIGHUP."""


class EndingSignals:
    """Calls `end` once, from the loop, when one of the signals comes."""

    def __init__(self, loop: Loop, end: Callable[[], None]) -> None:
        self._end = end
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in _SIGNALS:
            signal.signal(number, lambda *_: None)
        self._watch: Handle | None = loop.watch(self._reader.fileno(), self._came)

    def close(self) -> None:
        """Leave the signals alone."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
            signal.set_wakeup_fd(-1)
            self._reader.close()
            self._writer.close()

    def _came(self) -> None:
        self.close()
        self._end()
