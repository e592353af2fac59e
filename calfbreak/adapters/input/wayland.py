"""Input on Wayland: the compositor tells when nobody has done anything for some seconds, and when somebody is back.

Two protocols say the same: ext_idle_notifier_v1, and org_kde_kwin_idle before it. In version 2 the first has a question
that is not led astray by films: where only older ones are offered, a program that keeps the screen on counts as input.

Of several seats (rare: two people at one computer) the first counts.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.input.link import Link
from calfbreak.adapters.input.track import SITTING, WAITING, Track
from calfbreak.adapters.input.wayland_client import Lost, WaylandClient, connect
from calfbreak.adapters.input.wayland_wire import Event
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_SEAT = "wl_seat"
_IDLED, _RESUMED = 0, 1
"""Events, the same in both protocols."""
_END = 0
"""Request of a notification, the same in both protocols."""


@dataclass(frozen=True, slots=True)
class Protocol:
    """How one protocol asks for a notification."""

    interface: str
    version: int
    """The lowest that can be asked in this way."""
    opcode: int
    seat_first: bool
    """Whether the seat stands before the time."""
    title: str


PROTOCOLS = (
    Protocol("ext_idle_notifier_v1", 2, 2, False, "Wayland ext-idle-notify 2"),
    Protocol(
        "ext_idle_notifier_v1", 1, 1, False, said("{name} (films count as input)", name="Wayland ext-idle-notify")
    ),
    Protocol("org_kde_kwin_idle", 1, 0, True, said("{name} (films count as input)", name="Wayland org_kde_kwin_idle")),
)
"""Best first."""


class WaylandIdle:
    """Follows the compositor's notifications of idleness.

    `called` is told of the next input while that matters; `lost` once, with a sentence, if the compositor is gone or
    tells no more: from then on nothing is known, and another source has to be found.
    Raises Unavailable without a compositor, or if that offers neither protocol.
    """

    def __init__(
        self,
        loop: Loop,
        called: Callable[[], None],
        lost: Callable[[str], None],
        environ: Mapping[str, str] = os.environ,
        connection: socket.socket | None = None,
        now: Callable[[], float] = awake_seconds,
    ) -> None:
        self._called = called
        self._now = now
        self._heeding = self._woken = False
        self._notifications: dict[float, int] = {}
        self._client = WaylandClient(connection or connect(environ))
        try:
            self._protocol = self._choose()
            self.name = self._protocol.title
            self._seat = self._client.bind(_SEAT, 1)
            self._notifier = self._client.bind(self._protocol.interface, self._protocol.version)
            self._track = Track(now())
            self._ask(SITTING)
            self._client.settle()
        except Lost as error:
            self._client.close()
            raise Unavailable(str(error)) from error
        except Unavailable:
            self._client.close()
            raise
        self._client.withdrawn = self._withdrawn
        self._link = Link(loop, self._client, self._ready, lost)

    def idle(self) -> float | None:
        """Seconds (awake) that the last input can be ago at most; None once the compositor is lost."""
        self._read()
        if not self._link.open:
            return None
        now = self._now()
        return now - self._track.last_input(now)

    def heed(self, next_input: bool) -> bool:
        """Whether the next input will be told. It is not while somebody is busy: then it is no news."""
        if not self._link.open:
            return False
        self._heeding = next_input
        try:
            if next_input and WAITING not in self._notifications:
                self._ask(WAITING)
            elif not next_input and WAITING in self._notifications:
                self._drop(WAITING)
        except Lost as error:
            self._link.lose(str(error))
            return False
        return next_input and self._track.idle

    def close(self) -> None:
        """Hang up; nobody is called any more."""
        self._link.close()

    def _choose(self) -> Protocol:
        offered = self._client.globals
        if _SEAT not in offered:
            raise Unavailable(said("{name} does not offer {what}", name="Wayland", what=_SEAT))
        for protocol in PROTOCOLS:
            if protocol.interface in offered and offered[protocol.interface][1] >= protocol.version:
                return protocol
        raise Unavailable(
            said(
                "{name} does not offer {what}",
                name="Wayland",
                what=", ".join(sorted({each.interface for each in PROTOCOLS})),
            )
        )

    def _ask(self, seconds: float) -> None:
        def hear(event: Event) -> None:
            if event.opcode == _IDLED:
                self._track.idled(seconds, self._now())
            elif event.opcode == _RESUMED:
                self._track.resumed(self._now())
                self._woken = True

        number = self._client.make(hear)
        self._track.ask(seconds, self._now())
        self._notifications[seconds] = number
        after = round(seconds * 1000)
        order = (self._seat, after) if self._protocol.seat_first else (after, self._seat)
        self._client.send(self._notifier, self._protocol.opcode, number, *order)

    def _drop(self, seconds: float) -> None:
        number = self._notifications.pop(seconds)
        self._track.drop(seconds, self._now())
        self._client.forget(number)
        self._client.send(number, _END)

    def _ready(self) -> None:
        """Something has come. Somebody who only asks how long it is idle sees it at once, and is not called."""
        self._woken = False
        self._read()
        if self._woken and self._heeding and self._link.open:
            self._called()

    def _read(self) -> None:
        if not self._link.open:
            return
        try:
            self._client.read()
        except Lost as error:
            self._link.lose(str(error))

    def _withdrawn(self, interface: str) -> None:
        if interface in (_SEAT, self._protocol.interface):
            raise Lost(said("{name} does not offer {what}", name="Wayland", what=interface))
