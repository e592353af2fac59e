"""Full screen on X11: whether the window in use has the state that window managers give to windows without a frame.

Only the window in use counts: a film that fills a second screen, while somebody types on the first, disturbs no less
by a reminder, but is not what they look at.
"""

from __future__ import annotations

import os
import struct
import sys

from calfbreak.adapters.input.xcb import Connection
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, found, unknown
from calfbreak.ports import Unavailable

_INTERN_ATOM, _GET_PROPERTY = 16, 20
"""Requests of the core protocol."""
_ANY_TYPE = 0
_MOST = 64
"""Words of a property; window states are a handful."""
_HEAD = 32
"""Bytes before the value in a reply."""
_LIMIT = 0.2
"""Seconds to wait for a server that hangs; Qt's own window would hang with it. Usually it takes 0.1 ms."""


class X11Fullscreen:
    """Raises Unavailable on Wayland, where X11 knows only some windows, and without an X server."""

    topics = frozenset({Topic.FULLSCREEN})

    def __init__(self) -> None:
        if os.environ.get("XDG_SESSION_TYPE") == "wayland" or os.environ.get("WAYLAND_DISPLAY"):
            raise Unavailable("this is a Wayland session: X11 does not know its windows")
        if not os.environ.get("DISPLAY"):
            raise Unavailable("$DISPLAY is not set: there is no X server to ask")
        self._x = Connection()
        self._atoms: dict[str, int] = {}

    def ask(self, told: Told) -> None:
        """Look at the window in use. Our own windows never count."""
        try:
            told(self._look())
        except _NoAnswer:
            told(unknown("the X server does not answer"))

    def close(self) -> None:
        """Hang up."""
        self._x.close()

    def _look(self) -> Reading:
        active = self._property(self._x.root, "_NET_ACTIVE_WINDOW")
        if not active or not active[0]:
            return Reading(frozenset(), "no window is in use, or the window manager does not tell which")
        window = active[0]
        full = self._atom("_NET_WM_STATE_FULLSCREEN") in self._property(window, "_NET_WM_STATE")
        if full and os.getpid() in self._property(window, "_NET_WM_PID"):
            return Reading(frozenset(), "the window in use is our own")
        return found(Topic.FULLSCREEN, full and "the window in use fills the screen", "the window in use has a frame")

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            request = struct.pack("=HH", len(name), 0) + name.encode() + bytes(-len(name) % 4)
            self._atoms[name] = int.from_bytes(self._ask(_INTERN_ATOM, request)[8:12], sys.byteorder)
        return self._atoms[name]

    def _property(self, window: int, name: str) -> tuple[int, ...]:
        """The 32-bit values of a property; none if it is not set. A window that has just gone has none either."""
        question = struct.pack("=IIIII", window, self._atom(name), _ANY_TYPE, 0, _MOST)
        try:
            reply = self._ask(_GET_PROPERTY, question)
        except _NoAnswer:
            if self._x.broken:
                raise
            return ()
        count = int.from_bytes(reply[16:20], sys.byteorder) if reply[1] == 32 else 0
        return struct.unpack_from(f"={count}I", reply, _HEAD)

    def _ask(self, request: int, body: bytes) -> bytes:
        reply = self._x.ask(request, body, _LIMIT)
        if reply is None or len(reply) < _HEAD:
            raise _NoAnswer
        return reply


class _NoAnswer(Exception):
    """The X server answered with an error, too late, or not at all."""
