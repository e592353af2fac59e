"""Do-not-disturb, as the notification service that runs here knows it.

There is no common way to ask, so the service is asked for its name, and its own way is taken. Another one may take its
place at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.terms import Answer, Failure, Peer
from calfbreak.adapters.surroundings.line import Line
from calfbreak.adapters.surroundings.notification_services import SERVICE, Dialect
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, unknown
from calfbreak.ports import Unavailable

Changed = Callable[[], None]


class DoNotDisturb:
    """Asks the service in its dialect; `changed` is called where a service tells by itself that it switched.

    `dialects` are by the name that the service gives itself, in small letters.
    Raises Unavailable without a session bus.
    """

    topics = frozenset({Topic.DND})

    def __init__(self, line: Line, dialects: Mapping[str, Callable[[], Dialect]], changed: Changed) -> None:
        self._line = line
        self._dialects = dialects
        self._changed = changed
        self._dialect: Dialect | None = None
        self._state = "no notification service runs"
        line.join(self._connected)

    def ask(self, told: Told) -> None:
        """Find out whether it is on."""
        if self._dialect is None:
            told(Reading(frozenset(), self._state))
        else:
            self._dialect.ask(told)

    def close(self) -> None:
        """Listen no longer."""
        self._forget("closed")
        self._line.close()

    def _connected(self, bus: Bus) -> None:
        bus.on_owner(SERVICE.name, lambda owner: self._owned(bus, owner))

    def _owned(self, bus: Bus, owner: str) -> None:
        known = self._dialect is not None
        self._forget("the notification service has not said its name yet" if owner else "no notification service runs")
        if known:
            self._changed()
        if not owner:
            return
        peer = Peer(owner, SERVICE.path, SERVICE.interface)
        self._line.call(peer, "GetServerInformation", "", (), "ssss", lambda answer: self._named(bus, owner, answer))

    def _named(self, bus: Bus, owner: str, answer: Answer) -> None:
        if bus.owner(SERVICE.name) != owner:
            return  # another one has taken its place meanwhile
        if isinstance(answer, Failure):
            self._state = f"unknown: the notification service does not say its name ({answer})"
            return
        make = self._dialects.get(answer[0].lower())
        if make is None:
            self._state = f"unknown: {answer[0]} has no do-not-disturb that one could ask for"
            return
        try:
            self._dialect = make()
        except Unavailable as why:
            self._state = unknown(why).said
            return
        self._dialect.listen(bus, self._changed)
        self._changed()

    def _forget(self, state: str) -> None:
        if self._dialect is not None:
            self._dialect.close()
            self._dialect = None
        self._state = state
