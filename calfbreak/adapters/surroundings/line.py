"""One connection to a bus that several parts share."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.lasting import LastingBus
from calfbreak.adapters.dbus.terms import Answer, Failure, Kind, Peer
from calfbreak.adapters.surroundings.reading import LIMIT
from calfbreak.domain.translation import said
from calfbreak.ports import Loop

PROPERTIES = "org.freedesktop.DBus.Properties"


class Line:
    """Made when the first part joins; opened again whenever it is lost. Nothing is ever started by asking."""

    def __init__(self, loop: Loop, kind: Kind) -> None:
        self._loop = loop
        self._kind = kind
        self._guests: list[Callable[[Bus], object]] = []
        self._lasting: LastingBus | None = None

    def join(self, connected: Callable[[Bus], object]) -> None:
        """Call `connected` with the connection, now and with each new one. Raises Unavailable without such a bus."""
        if self._lasting is None:
            self._lasting = LastingBus(self._loop, self._kind, self._connected)
        self._guests.append(connected)
        if self._lasting.bus is not None:
            connected(self._lasting.bus)

    def owned(self, name: str) -> bool:
        """Whether somebody owns this name, which a guest follows. Who asks others would have the bus start them."""
        bus = self._lasting.bus if self._lasting else None
        return bus is not None and bus.owner(name) != ""

    def call(
        self,
        peer: Peer,
        member: str,
        signature: str,
        body: tuple[object, ...],
        expected: str,
        done: Callable[[Answer], None],
    ) -> None:
        """Call a method, with the time limit of parts; `done` gets a Failure when there is no connection."""
        bus = self._lasting.bus if self._lasting else None
        if bus is None:
            self._loop.call_soon(lambda: done(Failure("lost", said("{name} does not answer", name="D-Bus"))))
        else:
            bus.call(peer, member, signature, body, done, expected, LIMIT)

    def close(self) -> None:
        """Hang up, for all."""
        self._guests.clear()
        if self._lasting is not None:
            self._lasting.close()

    def _connected(self, bus: Bus) -> None:
        for connected in tuple(self._guests):
            connected(bus)
