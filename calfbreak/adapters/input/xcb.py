"""The few calls of libxcb that the questions about input need, by ctypes.

Why xcb and not Xlib: Xlib ends the process when the X server goes away or answers with an error, unless three handlers
are set for the whole process; xcb returns both as values. Why bare libxcb: Qt's X11 plug-in needs it anyway, while
libxcb-screensaver and libXss are further packages; its `xcb_send_request` speaks any extension that is named to it.
"""

from __future__ import annotations

import ctypes
import select
import sys
from collections import deque
from collections.abc import Mapping
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_size_t, c_uint, c_uint8, c_void_p, string_at

from calfbreak.adapters.clock import awake_seconds
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_CHECKED = 1
"""Flag of xcb_send_request: hand errors to who waits for the reply."""
_EVENT = 32
"""Bytes of an event, and of a reply without its tail."""
_KEPT = 64
"""Events that may wait for somebody to take them; the oldest go first."""


def require_x11(environ: Mapping[str, str]) -> None:
    """Raises Unavailable on Wayland, and without $DISPLAY.

    An Xwayland server counts only what happens over X11 windows, or does not answer at all.
    """
    if environ.get("XDG_SESSION_TYPE") == "wayland" or environ.get("WAYLAND_DISPLAY"):
        raise Unavailable(said("this is a Wayland session, of which X11 does not see everything"))
    if not environ.get("DISPLAY"):
        raise Unavailable(said("{variable} is not set", variable="$DISPLAY"))


class Extension(Structure):
    """xcb_extension_t. Must live as long as the connection: xcb looks its opcode up once and keeps it by address."""

    _fields_ = [("name", c_char_p), ("global_id", c_int)]


class _Part(Structure):
    """struct iovec: a piece of a request."""

    _fields_ = [("base", c_void_p), ("length", c_size_t)]


class _Request(Structure):
    """xcb_protocol_request_t."""

    _fields_ = [("count", c_size_t), ("extension", POINTER(Extension)), ("opcode", c_uint8), ("is_void", c_uint8)]


class _ExtensionReply(Structure):
    """xcb_query_extension_reply_t, as far as it matters."""

    _fields_ = [("head", c_uint8 * 8), ("present", c_uint8), ("major", c_uint8), ("first_event", c_uint8)]


class _Setup(Structure):
    """xcb_screen_t, as far as it matters."""

    _fields_ = [("root", ctypes.c_uint32)]


class _Screens(Structure):
    """xcb_screen_iterator_t."""

    _fields_ = [("data", POINTER(_Setup)), ("left", c_int), ("index", c_int)]


def load() -> ctypes.CDLL:
    """The library, with its signatures. Raises Unavailable if it is not installed."""
    try:
        lib = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        raise Unavailable(
            said("{program} is not installed: {command}", program="libxcb", command="apt install libxcb1")
        ) from error
    for name, result, arguments in (
        ("xcb_connect", c_void_p, [c_char_p, POINTER(c_int)]),
        ("xcb_disconnect", None, [c_void_p]),
        ("xcb_connection_has_error", c_int, [c_void_p]),
        ("xcb_get_file_descriptor", c_int, [c_void_p]),
        ("xcb_get_setup", c_void_p, [c_void_p]),
        ("xcb_setup_roots_iterator", _Screens, [c_void_p]),
        ("xcb_get_extension_data", POINTER(_ExtensionReply), [c_void_p, POINTER(Extension)]),
        ("xcb_send_request", c_uint, [c_void_p, c_int, POINTER(_Part), POINTER(_Request)]),
        ("xcb_flush", c_int, [c_void_p]),
        ("xcb_poll_for_reply", c_int, [c_void_p, c_uint, POINTER(c_void_p), POINTER(c_void_p)]),
        ("xcb_discard_reply", None, [c_void_p, c_uint]),
        ("xcb_poll_for_event", c_void_p, [c_void_p]),
        ("xcb_generate_id", ctypes.c_uint32, [c_void_p]),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments
    return lib


class Connection:
    """A connection to the X server of $DISPLAY, with one extension; without a name, with the core protocol.

    Raises Unavailable if the server cannot be reached or does not know the extension.
    """

    def __init__(self, extension: str = "") -> None:
        self._lib = load()
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [c_void_p]
        self._extension = Extension(extension.encode(), 0)
        self._connection = self._lib.xcb_connect(None, None)  # never NULL, even when it fails
        if self.broken:
            self.close()
            raise Unavailable(said("{name} does not answer", name="$DISPLAY"))
        self._events: deque[bytes] = deque(maxlen=_KEPT)
        self._first_event = self._look_up(extension) if extension else 0

    @property
    def broken(self) -> bool:
        """Whether the server is gone."""
        return self._connection is None or self._lib.xcb_connection_has_error(self._connection) != 0

    @property
    def root(self) -> int:
        """The root window of the first screen."""
        setup = self._lib.xcb_get_setup(self._connection)
        return int(self._lib.xcb_setup_roots_iterator(setup).data.contents.root)

    def fileno(self) -> int:
        """The descriptor to watch for events."""
        return int(self._lib.xcb_get_file_descriptor(self._connection))

    def new_id(self) -> int:
        """A number for a new resource."""
        return int(self._lib.xcb_generate_id(self._connection))

    def ask(self, opcode: int, body: bytes, limit: float) -> bytes | None:
        """Send a request; its reply, with head and tail.

        None if the server answers with an error, not within `limit` seconds, or not at all any more.
        """
        if self.broken:
            return None
        sequence = self._send(opcode, body, void=False)
        end = awake_seconds() + limit
        reply, error = c_void_p(), c_void_p()
        while not self._lib.xcb_poll_for_reply(self._connection, sequence, byref(reply), byref(error)):
            if not self._readable(end - awake_seconds()):
                self._lib.xcb_discard_reply(self._connection, sequence)
                return None
            self._take_in()
        answer = None if reply.value is None else _whole(reply)
        self._free(reply)
        self._free(error)
        return answer

    def tell(self, opcode: int, body: bytes) -> None:
        """Send a request of the extension that has no reply. An error would come as an event, and is not heard."""
        if not self.broken:
            self._send(opcode, body, void=True)

    def events(self, number: int) -> list[bytes]:
        """What has come by now of an event of the extension, and was not taken before."""
        if not self.broken:
            self._take_in()
        kind = self._first_event + number
        heard = [event for event in self._events if event[0] & 0x7F == kind]
        self._events.clear()
        return heard

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._lib.xcb_disconnect(self._connection)
            self._connection = None

    def _look_up(self, extension: str) -> int:
        """The number of the extension's first event."""
        found = self._lib.xcb_get_extension_data(self._connection, byref(self._extension))
        if not found or not found.contents.present:
            self.close()
            raise Unavailable(said("{name} does not offer {what}", name="X11", what=extension))
        return int(found.contents.first_event)

    def _send(self, opcode: int, body: bytes, void: bool) -> int:
        """The library writes the head into the first four bytes, and needs two free parts before the first."""
        data = ctypes.create_string_buffer(bytes(4) + body, 4 + len(body))
        parts = (_Part * 4)()
        parts[2] = _Part(ctypes.addressof(data), len(data))
        extension = ctypes.pointer(self._extension) if self._extension.name else None
        request = _Request(1, extension, opcode, void)
        first = ctypes.cast(ctypes.addressof(parts) + 2 * ctypes.sizeof(_Part), POINTER(_Part))
        flags = 0 if void else _CHECKED
        sequence = int(self._lib.xcb_send_request(self._connection, flags, first, byref(request)))
        self._lib.xcb_flush(self._connection)  # before `data` goes out of scope
        return sequence

    def _readable(self, limit: float) -> bool:
        return bool(select.select([self.fileno()], [], [], max(0.0, limit))[0])

    def _take_in(self) -> None:
        """Read what has come. Only this reads replies too; a new keyboard map is told to every client, asked or not."""
        while event := self._lib.xcb_poll_for_event(self._connection):
            self._events.append(string_at(event, _EVENT))
            self._free(event)


def _whole(reply: c_void_p) -> bytes:
    """A reply says in its second word how many words follow its first 32 bytes."""
    head = string_at(reply, _EVENT)
    return string_at(reply, _EVENT + 4 * int.from_bytes(head[4:8], sys.byteorder))
