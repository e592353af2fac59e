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
from calfbreak.domain.translation import said
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
        self._bus: Bus | None = None
        self._owner = ""
        self._dialect: Dialect | None = None
        line.join(self._connected)

    def ask(self, told: Told) -> None:
        """Find out whether it is on; first of all who serves, if that is not known yet."""
        if self._dialect is not None:
            self._dialect.ask(told)
        elif self._owner:
            self._introduce(told)
        else:
            told(Reading(frozenset(), said("no notification service runs")))

    def close(self) -> None:
        """Listen no longer."""
        self._forget()
        self._line.close()

    def _connected(self, bus: Bus) -> None:
        self._bus = bus
        bus.on_owner(SERVICE.name, self._owned)

    def _owned(self, owner: str) -> None:
        known = self._dialect is not None
        self._forget()
        self._owner = owner
        if known:
            self._changed()
        if owner:
            self._introduce(lambda reading: None)

    def _introduce(self, told: Told) -> None:
        """Ask the service for its name. One that has just started may not answer yet; the next question tries again."""
        owner = self._owner
        peer = Peer(owner, SERVICE.path, SERVICE.interface)
        self._line.call(peer, "GetServerInformation", "", (), "ssss", lambda answer: self._named(owner, answer, told))

    def _named(self, owner: str, answer: Answer, told: Told) -> None:
        if owner != self._owner:
            told(unknown(said("another notification service takes its place")))
        elif isinstance(answer, Failure):
            told(unknown(said("the notification service does not work: {why}", why=answer)))
        elif (make := self._dialects.get(answer[0].lower())) is None:
            told(unknown(said("{name} does not tell of it", name=answer[0])))
        else:
            self._speak(make, told)

    def _speak(self, make: Callable[[], Dialect], told: Told) -> None:
        if self._dialect is None and self._bus is not None:
            try:
                dialect = make()
            except Unavailable as why:
                told(unknown(why))
                return
            dialect.listen(self._bus, self._changed)
            self._dialect = dialect
            self._changed()
        self.ask(told)

    def _forget(self) -> None:
        self._owner = ""
        if self._dialect is not None:
            self._dialect.close()
            self._dialect = None
