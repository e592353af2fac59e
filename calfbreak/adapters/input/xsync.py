"""Input on X11 without polling: the idle counter of the server's SYNC extension, and an alarm on it.

The counter says to the millisecond how long nobody has done anything. An alarm goes off when it falls back through a
threshold, which it does with the first input after a pause of that length. It is there only while the next input
matters; so while somebody sits and types, the server has nothing to tell us.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Iterator, Mapping

from calfbreak.adapters.input.link import Link
from calfbreak.adapters.input.track import WAITING
from calfbreak.adapters.input.xcb import Connection, require_x11
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_INITIALIZE, _LIST_COUNTERS, _QUERY_COUNTER, _CREATE_ALARM, _DESTROY_ALARM = 0, 1, 5, 8, 11
"""Requests of the extension."""
_ALARM_NOTIFY = 1
"""Its event."""
_VERSION = struct.pack("=BBxx", 3, 1)
_COUNTERS = struct.Struct("=8xI20x")
"""Reply: how many counters follow."""
_COUNTER = struct.Struct("=IiIH")
"""One of them: its number, resolution (high, low), length of its name."""
_VALUE = struct.Struct("=8xiI")
"""Reply: the value of a counter (high, low), in milliseconds."""
_ALARM = struct.Struct("=IIIiIIiI")
"""alarm, what follows, counter, threshold (high, low), test, step of the threshold (high, low)."""
_FOLLOWS = 1 << 0 | 1 << 2 | 1 << 3 | 1 << 4
_FALLING = 1
"""Test: the counter comes from above the threshold to it, or below. With a step of 0 the alarm stays set for the next
time; the step that is taken unless another is named is 1, which the server refuses for falling values.
"""
_LIMIT = 0.5
"""Seconds to wait for a server that hangs. The look then counts as unknown."""


class XSyncIdle:
    """Seconds since the last input on this X server; `called` is told of the next one while it matters.

    `lost` is told once, with a sentence, when the server is gone.
    Raises Unavailable on Wayland, without $DISPLAY, without libxcb, and where the server has no idle counter.
    """

    name = "X11 SYNC"

    def __init__(
        self,
        loop: Loop,
        called: Callable[[], None],
        lost: Callable[[str], None],
        environ: Mapping[str, str] = os.environ,
        connect: Callable[[str], Connection] = Connection,
    ) -> None:
        require_x11(environ)
        self._called = called
        self._alarm: int | None = None
        self._connection = connect("SYNC")
        try:
            self._counter = self._idle_counter()
        except Unavailable:
            self._connection.close()
            raise
        self._link = Link(loop, self._connection, self._ready, lost)

    def idle(self) -> float | None:
        """Seconds (awake) since the last input; None if the server does not answer, or is gone."""
        if not self._link.open:
            return None
        reply = self._connection.ask(_QUERY_COUNTER, struct.pack("=I", self._counter), _LIMIT)
        self._alarms()  # who looks needs no call
        if reply is None or len(reply) < _VALUE.size:
            return None
        high, low = _VALUE.unpack_from(reply)
        return float((high << 32) + low) / 1000

    def heed(self, next_input: bool) -> bool:
        """Whether the next input will be told. It is not while somebody is busy: then it is no news."""
        if next_input and self._link.open:
            self._set_alarm()
            return (self.idle() or 0.0) > WAITING
        self._clear_alarm()
        return False

    def close(self) -> None:
        """Hang up; nobody is called any more."""
        self._link.close()

    def _idle_counter(self) -> int:
        self._connection.ask(_INITIALIZE, _VERSION, _LIMIT)  # the server wants to be asked before anything else
        reply = self._connection.ask(_LIST_COUNTERS, b"", _LIMIT)
        for name, counter in _counters(reply or b""):
            if name == b"IDLETIME":
                return counter
        raise Unavailable(said("{name} does not offer {what}", name="X11", what="IDLETIME"))

    def _set_alarm(self) -> None:
        if self._alarm is None:
            self._alarm = self._connection.new_id()
            threshold = round(WAITING * 1000)
            alarm = _ALARM.pack(self._alarm, _FOLLOWS, self._counter, 0, threshold, _FALLING, 0, 0)
            self._connection.tell(_CREATE_ALARM, alarm)

    def _clear_alarm(self) -> None:
        if self._alarm is not None and self._link.open:
            self._connection.tell(_DESTROY_ALARM, struct.pack("=I", self._alarm))
            self._alarm = None

    def _ready(self) -> None:
        alarms = self._alarms()
        if self._alarm is not None and self._alarm in alarms:
            self._called()

    def _alarms(self) -> list[int]:
        """Which alarms have gone off."""
        events = self._connection.events(_ALARM_NOTIFY)
        if self._connection.broken:
            self._link.lose(said("{name} hung up", name="X11"))
        return [int.from_bytes(event[4:8], sys.byteorder) for event in events]


def _counters(reply: bytes) -> Iterator[tuple[bytes, int]]:
    """Name and number of each counter in a reply; what does not fit into it is left out."""
    if len(reply) < _COUNTERS.size:
        return
    position = _COUNTERS.size
    for _ in range(_COUNTERS.unpack_from(reply)[0]):
        if position + _COUNTER.size > len(reply):
            return
        counter, _, _, length = _COUNTER.unpack_from(reply, position)
        name = reply[position + _COUNTER.size :][:length]
        yield name, counter
        position += _COUNTER.size + length
        position += -position % 4
