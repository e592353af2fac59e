"""A few questions of X11's core protocol: the number of a name, the owner of a selection, a property of a window."""

from __future__ import annotations

import struct
import sys

from calfbreak.adapters.input.xcb import Connection

_CHANGE_ATTRIBUTES, _INTERN_ATOM, _GET_PROPERTY, _GET_OWNER = 2, 16, 20, 23
"""Requests."""
_EVENTS = 0x800
"""The attribute that says of which events of a window one hears."""
_ANY_TYPE = 0
_HEAD = 32
"""Bytes before the value in a reply."""
_LIMIT = 0.2
"""Seconds to wait for a server that hangs; Qt's own window would hang with it. Usually it takes 0.1 ms."""


class NoAnswer(Exception):
    """The X server answered with an error, too late, or not at all."""


class Core:
    """Asks over a connection of its own. Raises Unavailable if the server cannot be reached."""

    def __init__(self) -> None:
        self.connection = Connection()
        self._atoms: dict[str, int] = {}

    @property
    def root(self) -> int:
        """The root window of the first screen."""
        return self.connection.root

    def atom(self, name: str) -> int:
        """The server's number for a name. Raises NoAnswer."""
        if name not in self._atoms:
            request = struct.pack("=HH", len(name), 0) + name.encode() + bytes(-len(name) % 4)
            self._atoms[name] = int.from_bytes(self._ask(_INTERN_ATOM, request)[8:12], sys.byteorder)
        return self._atoms[name]

    def owner(self, selection: str) -> int:
        """The window that owns a selection; 0 if nobody does. Raises NoAnswer."""
        return int.from_bytes(self._ask(_GET_OWNER, struct.pack("=I", self.atom(selection)))[8:12], sys.byteorder)

    def words(self, window: int, name: str, most: int) -> tuple[int, ...]:
        """The 32-bit values of a property, no more than `most`; none if it has no such values. Raises NoAnswer."""
        size, value = self._property(window, name, most)
        return struct.unpack(f"={len(value) // 4}I", value) if size == 32 else ()

    def octets(self, window: int, name: str, most: int) -> bytes:
        """The bytes of a property, no more than `most`; none if it has no bytes. Raises NoAnswer."""
        size, value = self._property(window, name, most // 4)
        return value if size == 8 else b""

    def listen(self, window: int, mask: int) -> None:
        """Hear of these events of a window from now on."""
        self.connection.tell(_CHANGE_ATTRIBUTES, struct.pack("=III", window, _EVENTS, mask))

    def close(self) -> None:
        """Hang up."""
        self.connection.close()

    def _property(self, window: int, name: str, most: int) -> tuple[int, bytes]:
        """How many bits each value has, and the values. A window that has just gone has none."""
        question = struct.pack("=IIIII", window, self.atom(name), _ANY_TYPE, 0, most)
        try:
            reply = self._ask(_GET_PROPERTY, question)
        except NoAnswer:
            if self.connection.broken:
                raise
            return 0, b""
        size, count = reply[1], int.from_bytes(reply[16:20], sys.byteorder)
        return size, reply[_HEAD : _HEAD + count * size // 8]

    def _ask(self, request: int, body: bytes) -> bytes:
        reply = self.connection.ask(request, body, _LIMIT)
        if reply is None or len(reply) < _HEAD:
            raise NoAnswer
        return reply
