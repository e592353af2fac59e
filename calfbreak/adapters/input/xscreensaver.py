"""Input on X11: the screen saver extension, asked anew each time (some 20 µs).

The server counts on its monotonic clock, which stands still while the computer sleeps. It counts keyboard and mouse of
every program, but not events that programs send to each other.
"""

from __future__ import annotations

import os
import struct

from calfbreak.adapters.input.xcb import Connection, require_x11
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_QUERY_INFO = 1
_REPLY = struct.Struct("=BBHIIIIIBxxx4x")
"""kind, state, sequence, length, saver window, ms until the saver, ms since user input, event mask, kind of saver."""
_LIMIT = 0.5
"""Seconds to wait for a server that hangs. The look then counts as unknown."""


class XScreenSaver:
    """Seconds since the last input on this X server.

    Raises Unavailable on Wayland, without $DISPLAY, without libxcb, and where the server does not know the extension.
    """

    name = "X11 MIT-SCREEN-SAVER"

    def __init__(self) -> None:
        require_x11(os.environ)
        self._connection = Connection("MIT-SCREEN-SAVER")
        self._question = struct.pack("=I", self._connection.root)
        if self.idle() is None:
            self._connection.close()
            raise Unavailable(said("{name} does not answer", name="X11"))

    def idle(self) -> float | None:
        """Seconds (awake) since the last input; None if the server does not answer, or is gone."""
        reply = self._connection.ask(_QUERY_INFO, self._question, _LIMIT)
        if reply is None or len(reply) < _REPLY.size:
            return None
        milliseconds: int = _REPLY.unpack_from(reply)[6]
        return milliseconds / 1000

    def heed(self, next_input: bool) -> bool:
        """It never calls: it has to be looked at."""
        return False

    def close(self) -> None:
        """Hang up."""
        self._connection.close()
