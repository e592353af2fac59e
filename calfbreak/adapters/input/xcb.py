"""The few calls of libxcb that the screen saver question needs, by ctypes.

Why xcb and not Xlib: Xlib ends the process when the X server goes away or answers with an error, unless three handlers
are set for the whole process; xcb returns both as values. Why bare libxcb: Qt's X11 plug-in needs it anyway, while
libxcb-screensaver and libXss are further packages; its `xcb_send_request` speaks any extension that is named to it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import select
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_size_t, c_uint, c_uint8, c_void_p, string_at

from calfbreak.ports import Unavailable

_CHECKED = 1
"""Flag of xcb_send_request: hand errors to who waits for the reply."""


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

    _fields_ = [("head", c_uint8 * 8), ("present", c_uint8), ("major", c_uint8)]


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
        raise Unavailable(f"libxcb is not installed ({error}): apt install libxcb1") from error
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
        ("xcb_wait_for_reply", c_void_p, [c_void_p, c_uint, POINTER(c_void_p)]),
        ("xcb_discard_reply", None, [c_void_p, c_uint]),
        ("xcb_poll_for_event", c_void_p, [c_void_p]),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments
    return lib


class Connection:
    """A connection to the X server of $DISPLAY, with one extension.

    Raises Unavailable if the server cannot be reached or does not know the extension.
    """

    def __init__(self, extension: str) -> None:
        self._lib = load()
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [c_void_p]
        self._extension = Extension(extension.encode(), 0)
        self._connection = self._lib.xcb_connect(None, None)  # never NULL, even when it fails
        if self.broken:
            self.close()
            raise Unavailable("the X server of $DISPLAY cannot be reached")
        found = self._lib.xcb_get_extension_data(self._connection, byref(self._extension))
        if not found or not found.contents.present:
            self.close()
            raise Unavailable(f"the X server has no {extension} extension")

    @property
    def broken(self) -> bool:
        """Whether the server is gone."""
        return self._connection is None or self._lib.xcb_connection_has_error(self._connection) != 0

    @property
    def root(self) -> int:
        """The root window of the first screen."""
        setup = self._lib.xcb_get_setup(self._connection)
        return int(self._lib.xcb_setup_roots_iterator(setup).data.contents.root)

    def ask(self, opcode: int, body: bytes, size: int, limit: float) -> bytes | None:
        """Send a request of the extension; the first `size` bytes of its reply.

        None if the server answers with an error, not within `limit` seconds, or not at all any more.
        """
        if self.broken:
            return None
        sequence = self._send(opcode, body)
        if not self._answered(limit):
            self._lib.xcb_discard_reply(self._connection, sequence)
            return None
        error = c_void_p()
        reply = self._lib.xcb_wait_for_reply(self._connection, sequence, byref(error))
        self._drop_events()
        answer = string_at(reply, size) if reply else None
        self._free(reply)
        self._free(error)
        return answer

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._lib.xcb_disconnect(self._connection)
            self._connection = None

    def _send(self, opcode: int, body: bytes) -> int:
        """The library writes the head into the first four bytes, and needs two free parts before the first."""
        data = ctypes.create_string_buffer(bytes(4) + body, 4 + len(body))
        parts = (_Part * 4)()
        parts[2] = _Part(ctypes.addressof(data), len(data))
        request = _Request(1, ctypes.pointer(self._extension), opcode, 0)
        first = ctypes.cast(ctypes.addressof(parts) + 2 * ctypes.sizeof(_Part), POINTER(_Part))
        sequence = int(self._lib.xcb_send_request(self._connection, _CHECKED, first, byref(request)))
        self._lib.xcb_flush(self._connection)  # before `data` goes out of scope
        return sequence

    def _answered(self, limit: float) -> bool:
        waiting = select.poll()
        waiting.register(self._lib.xcb_get_file_descriptor(self._connection), select.POLLIN)
        return bool(waiting.poll(limit * 1000))

    def _drop_events(self) -> None:
        """A new keyboard map is told to every client, asked or not."""
        while event := self._lib.xcb_poll_for_event(self._connection):
            self._free(event)
