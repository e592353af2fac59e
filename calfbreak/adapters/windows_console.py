"""Ends the program in good order when Windows asks its console to. Never run on a real machine.

Ctrl-C, Ctrl-Break, the closing of the console's window, logging off, shutting down. Windows calls a handler in a thread
of its own, and ends the process when that returns (or after 5 s); so the handler waits until everything is saved. A
program without a console hears of the end of a session from Qt.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from threading import Event
from typing import Any

from calfbreak.adapters.windows_library import windows_library
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_WAIT = 4.0
"""Seconds that the handler waits for the program to have ended."""
HANDLER: Callable[[Callable[[int], int]], Any] = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)(
    ctypes.c_int, ctypes.c_uint32
)
"""PHANDLER_ROUTINE: BOOL of DWORD. On 64 bits both ways of calling are the same."""


class ConsoleEnding:
    """Calls `end` once, from the loop, when the console is told to end. Raises Unavailable off Windows."""

    def __init__(self, loop: Loop, end: Callable[[], None], kernel32: Any = None, wait: float = _WAIT) -> None:
        self._loop = loop
        self._end = end
        self._wait = wait
        self._begun, self._over = Event(), Event()
        self._kernel32 = kernel32 or windows_library("kernel32")
        self._handler = HANDLER(self._told)  # kept: Windows keeps only its address
        if not self._kernel32.SetConsoleCtrlHandler(self._handler, 1):
            raise Unavailable(said("{name} does not tell of it", name="Windows"))

    def close(self) -> None:
        """Leave the console alone."""
        self._kernel32.SetConsoleCtrlHandler(self._handler, 0)
        self._over.set()

    def _told(self, event: int) -> int:
        """In a thread of Windows'. One means: this was taken care of."""
        if not self._begun.is_set():
            self._begun.set()
            self._loop.call_soon(self._finish)
        self._over.wait(self._wait)
        return 1

    def _finish(self) -> None:
        try:
            self._end()
        finally:
            self._over.set()
