"""A bus connection that is opened again when it is lost."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.terms import Kind
from calfbreak.ports import Handle, Loop, Unavailable

_FIRST = 1.0
_LONGEST = 60.0
"""Seconds until the next attempt: doubled each time, up to this."""


class LastingBus:
    """Calls `connected` with each new connection, now and after every loss.

    What was listened to and asked for is gone with the old connection: `connected` sets it up again.
    Raises Unavailable if there is no such bus to begin with.
    """

    def __init__(self, loop: Loop, kind: Kind, connected: Callable[[Bus], None], first: float = _FIRST) -> None:
        self._loop = loop
        self._kind = kind
        self._connected = connected
        self._first = self._pause = first
        self._timer: Handle | None = None
        self.bus: Bus | None = None
        """The connection, while there is one."""
        self._connect()

    def close(self) -> None:
        """Hang up, and stay so."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self.bus is not None:
            self.bus.close()
            self.bus = None

    def _connect(self) -> None:
        self.bus = Bus(self._loop, self._kind, self._lost)
        self._pause = self._first
        self._connected(self.bus)

    def _lost(self, why: str) -> None:
        self.bus = None
        self._later()

    def _later(self) -> None:
        self._timer = self._loop.call_in(self._pause, self._again)
        self._pause = min(2 * self._pause, _LONGEST)

    def _again(self) -> None:
        self._timer = None
        try:
            self._connect()
        except Unavailable:
            self._later()
