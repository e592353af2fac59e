"""The bytes between this program and a message bus. All of jeepney is here; `bus` imports this late.

jeepney's own connections wait for replies, and a signal that comes in meanwhile is lost to the loop; so the loop reads
everything, and replies are told from signals afterwards.
"""

from __future__ import annotations

import logging
import socket
from dataclasses import dataclass
from itertools import count
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    new_error,
    new_method_call,
)
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses

from calfbreak.adapters.unix_socket import unix_socket
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_log = logging.getLogger(__name__)

_HANDSHAKE = 1.0
"""Seconds that the bus may take for each step of its greeting."""
_UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod"


class Lost(Exception):
    """The connection is over."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message, as far as this program needs it."""

    sender: str
    path: str
    interface: str
    member: str
    reply_to: int
    """The serial number of the call that this answers; 0 = it is a signal."""
    error: str
    """The name of the error, if it is one."""
    signature: str
    body: tuple[Any, ...]


class Wire:
    """An authenticated connection. Raises Unavailable if there is none to be had at `address`."""

    def __init__(self, address: str) -> None:
        self._socket = _connect(address)
        self._socket.setblocking(False)
        self._parser = Parser()
        self._serials = count(1)
        self._unsent = b""

    def fileno(self) -> int:
        """The descriptor to watch."""
        return self._socket.fileno()

    def send_call(
        self, to: tuple[str, str, str], member: str, signature: str, body: tuple[Any, ...], answered: bool
    ) -> int:
        """Queue a call to a (name, path, interface); its serial number."""
        name, path, interface = to
        message = new_method_call(DBusAddress(path, name, interface), member, signature or None, body)
        if not answered:
            message.header.flags |= MessageFlag.no_reply_expected
        return self._queue(message)

    def flush(self) -> bool:
        """Send what fits; whether all of it did. Raises Lost."""
        try:
            while self._unsent:
                self._unsent = self._unsent[self._socket.send(self._unsent) :]
        except BlockingIOError:
            return False
        except OSError as error:
            raise Lost(str(error)) from error
        return True

    def receive(self) -> list[Incoming]:
        """All messages that are complete. Raises Lost at the end of the connection."""
        try:
            data = self._socket.recv(65536)
        except BlockingIOError:
            return []
        except OSError as error:
            raise Lost(str(error)) from error
        if not data:
            raise Lost(said("{name} hung up", name="D-Bus"))
        self._parser.add_data(data)
        return [incoming for message in self._complete() if (incoming := self._understood(message)) is not None]

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _complete(self) -> list[Message]:
        messages: list[Message] = []
        while True:
            before = self._parser.buf.bytes_buffered
            try:
                message = self._parser.get_next_message()
            except Exception as error:
                if self._parser.buf.bytes_buffered == before:
                    raise Lost(
                        said("{name} answers something that makes no sense: {why}", name="D-Bus", why=error)
                    ) from error
                # Whoever sent it, it must not end the program; the rest of the stream is in step.
                _log.warning("a message on the bus could not be read: %s", error)
                self._parser.next_msg_size = None
                continue
            if message is None:
                return messages
            messages.append(message)

    def _understood(self, message: Message) -> Incoming | None:
        header, fields = message.header, message.header.fields
        if header.message_type is MessageType.method_call:
            if not header.flags & MessageFlag.no_reply_expected:
                text = "Calf Break offers nothing on the bus"
                self._queue(new_error(message, _UNKNOWN_METHOD, "s", (text,)))
            return None
        return Incoming(
            sender=fields.get(HeaderFields.sender, ""),
            path=fields.get(HeaderFields.path, ""),
            interface=fields.get(HeaderFields.interface, ""),
            member=fields.get(HeaderFields.member, ""),
            reply_to=fields.get(HeaderFields.reply_serial, 0) if header.message_type is not MessageType.signal else 0,
            error=fields.get(HeaderFields.error_name, ""),
            signature=fields.get(HeaderFields.signature, ""),
            body=message.body,
        )

    def _queue(self, message: Message) -> int:
        serial = next(self._serials)
        self._unsent += message.serialise(serial=serial)
        return serial


def _connect(address: str) -> socket.socket:
    """A connection to the first address in the list that answers."""
    why: object = said("no address that can be used")
    try:
        for path in get_connectable_addresses(address):
            connection = unix_socket()
            try:
                connection.settimeout(_HANDSHAKE)
                connection.connect(path)
                _greet(connection)
            except (OSError, AuthenticationError, Lost) as error:
                why = getattr(error, "strerror", None) or error
                connection.close()
            else:
                return connection
    except (RuntimeError, ValueError) as error:
        why = error
    raise Unavailable(said("{name} cannot be reached: {why}", name=address, why=why))


def _greet(connection: socket.socket) -> None:
    greeting = Authenticator()
    for line in greeting:
        connection.sendall(line)
        heard = connection.recv(1024)
        if not heard:
            raise Lost(said("{name} hung up", name="D-Bus"))
        greeting.feed(heard)
    connection.sendall(BEGIN)
