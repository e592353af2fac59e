"""The control socket: how the command line, and a second start, reach the running program.

One line of JSON in, `{"v": 1, "command": {…}}`, one line out, then the connection ends. Only the same person can
connect: the socket lies in a folder of their own, has mode 0600, and the kernel is asked who is at the other end. No
client can hold anything up: lines are bounded, silence is cut off, and nothing here waits.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import struct
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from calfbreak.adapters.control_protocol import LONGEST, Handler, reply_line
from calfbreak.adapters.control_serving import MOST_CLIENTS, PATIENCE, serve_line
from calfbreak.adapters.ownership import own_user
from calfbreak.adapters.private import private_folder
from calfbreak.adapters.unix_socket import unix_socket
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop, Unavailable

_log = logging.getLogger(__name__)

_RETRY = 0.05
"""Seconds until a reply that did not fit into the socket is tried again."""


class ControlServer:
    """Listens until closed. Make it only while holding the `Instance`: it takes the place of a dead socket.

    Raises Unavailable if the folder is not this person's, or the path is too long for a socket.
    """

    def __init__(self, loop: Loop, path: Path, handle: Handler, patience: float = PATIENCE) -> None:
        self._loop = loop
        self._path = path
        self._handle = handle
        self._patience = patience
        self._clients: set[_Client] = set()
        private_folder(path.parent)
        self._socket = _listen(path)
        self._watch = loop.watch(self._socket.fileno(), self._accept)

    def stop_listening(self) -> None:
        """Remove the socket. Who is connected may still get an answer."""
        if self._socket.fileno() >= 0:
            self._watch.cancel()
            self._socket.close()
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Hang up on everybody and remove the socket."""
        self.stop_listening()
        for client in tuple(self._clients):
            client.close()

    def _accept(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        except OSError as error:
            _log.warning("a client of the control socket could not be accepted: %s", error)
            return
        if _user_of(connection) != own_user() or len(self._clients) >= MOST_CLIENTS:
            _log.warning("a client of the control socket was refused: not this user, or too many at once")
            connection.close()
            return
        client = _Client(self._loop, connection, self._handle, self._clients.discard, self._patience)
        self._clients.add(client)


class _Client:
    """One connection: a line, a reply, the end."""

    def __init__(
        self,
        loop: Loop,
        connection: socket.socket,
        handle: Handler,
        gone: Callable[[_Client], None],
        patience: float,
    ) -> None:
        connection.setblocking(False)
        self._loop = loop
        self._connection = connection
        self._handle = handle
        self._gone = gone
        self._patience = patience
        self._received = b""
        self._asked = self._answered = False
        self._timer: Handle | None = loop.call_in(patience, self.close)
        self._watch = loop.watch(connection.fileno(), self._read)

    def close(self) -> None:
        """Hang up."""
        self._answered = True
        self._wait(None)
        self._watch.cancel()
        self._connection.close()
        self._gone(self)

    def _wait(self, timer: Handle | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = timer

    def _read(self) -> None:
        try:
            data = self._connection.recv(LONGEST)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data or self._asked:  # gone, or talking on where one line was agreed
            self.close()
            return
        self._received += data
        if b"\n" in data or len(self._received) > LONGEST:
            self._asked = True
            self._wait(None)
            serve_line(self._received.partition(b"\n")[0], self._handle, self._answer)

    def _answer(self, reply: Mapping[str, object]) -> None:
        if not self._answered:
            self._answered = True
            self._wait(self._loop.call_in(self._patience, self.close))
            self._send(reply_line(reply))

    def _send(self, rest: bytes) -> None:
        if self._connection.fileno() < 0:
            return
        try:
            rest = rest[self._connection.send(rest) :]
        except BlockingIOError:
            pass  # its buffer is full; it gets `PATIENCE` to empty it
        except OSError:
            rest = b""
        if rest:
            self._loop.call_in(_RETRY, lambda: self._send(rest))
        else:
            self.close()


def _listen(path: Path) -> socket.socket:
    listener = unix_socket()
    listener.setblocking(False)
    try:
        path.unlink(missing_ok=True)
        listener.bind(str(path))
        path.chmod(0o600)
        listener.listen(MOST_CLIENTS)
    except OSError as error:
        listener.close()
        raise Unavailable(said("{name} cannot be used: {why}", name=path, why=error.strerror or error)) from error
    return listener


def _user_of(connection: socket.socket) -> int:
    """The user at the other end, as the kernel knows it; -1 if it does not say."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            size = struct.calcsize("3i")
            _, user, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
            return int(user)
        return -1
    else:  # noqa: RET505 - the type checker wants to see that Linux does not come here
        return own_user()  # the folder and the mode of the socket have to do
