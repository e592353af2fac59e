"""The control socket of Windows: a named pipe, by the standard library. Never run on a real machine.

Python has no sockets in the file system there, and Qt's loop waits for no pipes; so threads wait, and what must happen
on the loop's thread is handed over. A pipe that Python makes can be written to by who made it, by the system and by
administrators; it is not on the network for others. The same code runs on a Unix socket, where the tests run it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
from collections.abc import Mapping
from hashlib import sha256
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from threading import BoundedSemaphore, Event, Thread, current_thread

from calfbreak.adapters.control_protocol import LONGEST, Handler, NoAnswer, NotRunning, reply_line
from calfbreak.adapters.control_serving import MOST_CLIENTS, PATIENCE, serve_line
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_log = logging.getLogger(__name__)

_PIPE = "AF_PIPE"
_PAUSE = 1.0
"""Seconds until the next client after one that could not be accepted."""
_FAREWELL = 0.5
"""Seconds that a program which ends waits for a client to take its answer."""
_LATEST = 10.0
"""Seconds in which the program must have answered; the longest that it thinks are those of `doctor`."""


def pipe_name(path: Path) -> str:
    """The name of the pipe that stands for the socket at `path`: one for each profile, and so for each person."""
    mark = sha256(os.fsencode(os.path.normcase(path))).hexdigest()[:16]
    return rf"\\.\pipe\calf-break-{mark}"


def exchange(path: Path, line: bytes, limit: float, family: str = _PIPE) -> bytes:
    """Send a line and wait at most `limit` seconds for the one that answers. Raises NotRunning and NoAnswer."""
    try:
        connection = Client(_address(path, family), family)
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise NotRunning(said("Calf Break is not running")) from error
    except OSError as error:
        raise NoAnswer(said("{name} cannot be reached: {why}", name="Calf Break", why=error)) from error
    with connection:
        try:
            connection.send_bytes(line)
            if not connection.poll(limit):
                raise NoAnswer(said("{name} did not answer within {seconds:g} s", name="Calf Break", seconds=limit))
            return connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise NoAnswer(said("{name} hung up", name="Calf Break")) from error


class PipeServer:
    """Listens until closed. Make it only while holding the `Instance`. Raises Unavailable if the name is taken."""

    def __init__(
        self, loop: Loop, path: Path, handle: Handler, patience: float = PATIENCE, family: str = _PIPE
    ) -> None:
        self._loop = loop
        self._handle = handle
        self._patience = patience
        self._family = family
        self._address = _address(path, family)
        self._closing = Event()
        self._places = BoundedSemaphore(MOST_CLIENTS)
        self._answering: set[Thread] = set()
        """The threads of those clients to whom an answer is on its way."""
        try:
            self._listener = Listener(self._address, family, backlog=8)
        except OSError as error:
            raise Unavailable(said("{name} cannot be used: {why}", name=self._address, why=error)) from error
        self._thread = Thread(target=self._accept, name="control", daemon=True)
        self._thread.start()

    def stop_listening(self) -> None:
        """Take no more clients. Who is connected may still get an answer."""
        if not self._closing.is_set():
            self._closing.set()
            with contextlib.suppress(OSError):  # a client of our own ends the wait for one
                Client(self._address, self._family).close()
            self._thread.join(self._patience)
            self._listener.close()

    def close(self) -> None:
        """Take no more clients. Who has an answer may take it; the others are left to the end of the program."""
        self.stop_listening()
        for client in tuple(self._answering):
            client.join(_FAREWELL)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection = self._listener.accept()
            except OSError as error:  # it came and went; if there is more to it, this must not become a race
                _log.warning("a client of the control pipe could not be accepted: %s", error)
                self._closing.wait(_PAUSE)
                continue
            if not self._closing.is_set() and self._places.acquire(blocking=False):
                Thread(target=self._serve, args=(connection,), name="client", daemon=True).start()
            else:
                connection.close()

    def _serve(self, connection: Connection) -> None:
        """One client, in a thread of its own: a line, a reply, the end."""
        client = current_thread()
        try:
            with connection, contextlib.suppress(EOFError, OSError, queue.Empty):
                if connection.poll(self._patience):
                    line = connection.recv_bytes(LONGEST)
                    answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
                    self._loop.call_soon(lambda: self._take(line, client, answers))
                    connection.send_bytes(answers.get(timeout=_LATEST))
                    connection.poll(self._patience)  # what hangs up first may take the reply with it
        finally:
            self._answering.discard(client)
            self._places.release()

    def _take(self, line: bytes, client: Thread, answers: queue.SimpleQueue[bytes]) -> None:
        """On the loop's thread: let the command be handled."""

        def reply(words: Mapping[str, object]) -> None:
            self._answering.add(client)
            answers.put(reply_line(words))  # the first is taken; nobody waits for another

        serve_line(line.rstrip(b"\n"), self._handle, reply)


def _address(path: Path, family: str) -> str:
    return pipe_name(path) if family == _PIPE else str(path)
