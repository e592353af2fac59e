"""Somebody else on the bus of a test, who answers on the loop of the test."""

from __future__ import annotations

from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

from calfbreak.adapters.selector_loop import SelectorLoop


class Peer:
    """Owns names and hears what is called of it."""

    def __init__(self, loop: SelectorLoop, address: str, *names: str) -> None:
        self.connection = open_dbus_connection(address)
        for name in names:
            self.connection.send_and_get_reply(message_bus.RequestName(name, 4))
        self.watch = loop.watch(self.connection.sock.fileno(), self._read)

    def _read(self) -> None:
        while True:
            try:
                message = self.connection.receive(timeout=0)
            except TimeoutError:
                return
            if message.header.message_type is MessageType.method_call and (reply := self.answer(message)):
                self.connection.send(reply)

    def answer(self, call: Message) -> Message | None:
        """What to reply; None for nothing."""
        raise NotImplementedError

    def emit(self, path: str, interface: str, member: str, signature: str, *body: object) -> None:
        """Send a signal."""
        self.connection.send(new_signal(DBusAddress(path, None, interface), member, signature, body))

    def end(self) -> None:
        """Leave the bus."""
        if self.connection.sock.fileno() >= 0:
            self.watch.cancel()
            self.connection.close()


class Service(Peer):
    """Answers calls by (interface, member). An answer is (signature, body), or the name of an error."""

    def __init__(self, loop: SelectorLoop, address: str, *names: str) -> None:
        self.answers: dict[tuple[str, str], tuple[str, tuple[Any, ...]] | str] = {}
        self.heard: list[tuple[str, tuple[Any, ...]]] = []
        super().__init__(loop, address, *names)

    def answer(self, call: Message) -> Message | None:
        """From the table."""
        fields = call.header.fields
        key = (fields.get(HeaderFields.interface, ""), fields[HeaderFields.member])
        self.heard.append((key[1], call.body))
        match self.answers.get(key, "org.freedesktop.DBus.Error.UnknownMethod"):
            case str() as error:
                return new_error(call, error, "s", ("no",))
            case signature, body:
                return new_method_return(call, signature, body)
        raise AssertionError(key)
