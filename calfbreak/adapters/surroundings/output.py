"""What a child process writes, handed to the loop piece by piece; an empty piece is the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from threading import Event, Thread
from typing import IO, Protocol

from calfbreak.ports import Loop

_PIECE = 65536

Came = Callable[[bytes], None]


class Output(Protocol):
    """Calls back, on the loop's thread, until it is closed."""

    def close(self) -> None:
        """Call no more, and let go of the pipe."""


class WatchedOutput:
    """By watching the pipe."""

    def __init__(self, loop: Loop, pipe: IO[bytes], came: Came) -> None:
        self._pipe = pipe
        self._came = came
        if sys.platform != "win32":
            os.set_blocking(pipe.fileno(), False)
        self._watch = loop.watch(pipe.fileno(), self._read)

    def close(self) -> None:
        """Call no more, and let go of the pipe."""
        self._watch.cancel()
        self._pipe.close()

    def _read(self) -> None:
        try:
            piece = os.read(self._pipe.fileno(), _PIECE)
        except BlockingIOError:
            return
        self._came(piece)


class ThreadedOutput:
    """By a thread that waits: on Windows no loop can watch a pipe."""

    def __init__(self, loop: Loop, pipe: IO[bytes], came: Came) -> None:
        self._loop = loop
        self._pipe = pipe
        self._came = came
        self._closed = Event()
        Thread(target=self._read, name="output", daemon=True).start()

    def close(self) -> None:
        """Call no more. The thread lets go of the pipe when its other end is closed, as it is when the child dies."""
        self._closed.set()

    def _read(self) -> None:
        with self._pipe:
            piece = b"-"
            while piece and not self._closed.is_set():
                piece = os.read(self._pipe.fileno(), _PIECE)
                self._loop.call_soon(lambda piece=piece: self._hand_on(piece))  # type: ignore[misc]

    def _hand_on(self, piece: bytes) -> None:
        if not self._closed.is_set():
            self._came(piece)


def output_of(loop: Loop, pipe: IO[bytes], came: Came) -> Output:
    """In the way of this platform."""
    return (ThreadedOutput if sys.platform == "win32" else WatchedOutput)(loop, pipe, came)
