"""A connection to a Wayland compositor: what it offers, and events of the objects that were made.

A connection of our own, beside the one of Qt: it needs no window, stands in for no library, and whatever goes wrong on
it cannot end the program, as an error on the toolkit's connection does.
"""

from __future__ import annotations

import os
import select
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.input.wayland_wire import Event, Garbled, Incoming, encode
from calfbreak.adapters.unix_socket import unix_socket
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_DISPLAY, _REGISTRY = 1, 2
"""Objects: the first is always there, the second is the first that we make."""
_SYNC, _GET_REGISTRY = 0, 1
"""Requests of the display."""
_ERROR, _DELETED = 0, 1
"""Events of the display."""
_GLOBAL, _GLOBAL_GONE = 0, 1
"""Events of the registry."""
_BIND = 0
_LIMIT = 1.0
"""Seconds for the compositor to say what it offers."""


class Lost(Exception):
    """The compositor hung up, or threw us out. The message says why."""


def connect(environ: Mapping[str, str]) -> socket.socket:
    """The socket that the environment names. Raises Unavailable."""
    name = environ.get("WAYLAND_DISPLAY") or "wayland-0"
    folder = environ.get("XDG_RUNTIME_DIR", "")
    if not folder and not Path(name).is_absolute():
        raise Unavailable(said("{variable} is not set", variable="$XDG_RUNTIME_DIR"))
    connection = unix_socket()
    path = os.path.join(folder, name)  # noqa: PTH118 - an absolute name replaces the folder
    try:
        connection.connect(path)
    except OSError as error:
        connection.close()
        raise Unavailable(said("{name} cannot be reached: {why}", name=path, why=error.strerror)) from error
    return connection


class WaylandClient:
    """Speaks with the compositor at the other end of a socket, which it takes over.

    Raises Unavailable if that does not say what it offers within a second.
    """

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        self._socket = connection
        self._incoming = Incoming()
        self._listeners: dict[int, Callable[[Event], None]] = {_REGISTRY: self._registry_says}
        self._used = _REGISTRY
        self._free: list[int] = []
        self.globals: dict[str, tuple[int, int]] = {}
        """What is offered: interface to (name, version), the first of each kind."""
        self.withdrawn: Callable[[str], None] = lambda interface: None
        """Is told which interface is offered no longer."""
        try:
            self.send(_DISPLAY, _GET_REGISTRY, _REGISTRY)
            self.settle()
        except Lost as lost:
            self.close()
            raise Unavailable(str(lost)) from lost

    def fileno(self) -> int:
        """The descriptor to watch; -1 when it is closed."""
        return self._socket.fileno()

    def make(self, heard: Callable[[Event], None]) -> int:
        """The number for a new object, whose events go to `heard`."""
        if self._free:
            number = self._free.pop()
        else:
            self._used += 1
            number = self._used
        self._listeners[number] = heard
        return number

    def bind(self, interface: str, version: int, heard: Callable[[Event], None] = lambda event: None) -> int:
        """An object for something that is offered. Raises KeyError if it is not, Lost."""
        number = self.make(heard)
        name, _ = self.globals[interface]
        self.send(_REGISTRY, _BIND, name, interface, version, number)
        return number

    def send(self, target: int, opcode: int, *arguments: int | str) -> None:
        """Ask something of an object. Raises Lost."""
        message = encode(target, opcode, *arguments)
        try:
            sent = self._socket.send(message)
        except OSError as error:
            raise Lost(said("{name} cannot be reached: {why}", name="Wayland", why=error.strerror)) from error
        if sent < len(message):
            raise Lost(said("{name} does not answer", name="Wayland"))

    def forget(self, number: int) -> None:
        """Hear nothing of an object any more; the compositor says when its number is free again."""
        self._listeners[number] = lambda event: None

    def settle(self) -> None:
        """Wait until the compositor has done all that was asked. Raises Lost, also when it takes too long."""
        done: list[Event] = []
        self.send(_DISPLAY, _SYNC, self.make(done.append))
        end = awake_seconds() + _LIMIT
        while not done:
            ready, _, _ = select.select([self._socket], [], [], max(0.0, end - awake_seconds()))
            if not ready:
                raise Lost(said("{name} did not answer within {seconds:g} s", name="Wayland", seconds=_LIMIT))
            self.read()

    def read(self) -> None:
        """Hear what has come, without waiting. Raises Lost."""
        try:
            data = self._socket.recv(65536)
        except BlockingIOError:
            return
        except OSError as error:
            raise Lost(said("{name} cannot be reached: {why}", name="Wayland", why=error.strerror)) from error
        if not data:
            raise Lost(said("{name} hung up", name="Wayland"))
        self._incoming.add(data)
        try:
            for event in self._incoming.events():
                self._hear(event)
        except Garbled as error:
            raise Lost(
                said("{name} answers something that makes no sense: {why}", name="Wayland", why=error)
            ) from error

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _hear(self, event: Event) -> None:
        if event.source != _DISPLAY:
            if listener := self._listeners.get(event.source):
                listener(event)
        elif event.opcode == _ERROR:
            event.number()
            code = event.number()
            raise Lost(said("{name} refuses: {why}", name="Wayland", why=f"{event.text()} ({code})"))
        elif event.opcode == _DELETED:
            number = event.number()
            if self._listeners.pop(number, None) is not None:
                self._free.append(number)

    def _registry_says(self, event: Event) -> None:
        name = event.number()
        if event.opcode == _GLOBAL:
            self.globals.setdefault(event.text(), (name, event.number()))
        elif event.opcode == _GLOBAL_GONE:
            for interface in [one for one, (known, _) in self.globals.items() if known == name]:
                del self.globals[interface]
                self.withdrawn(interface)
