"""What the tests of the parts share: asking one, and services on the bus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jeepney import HeaderFields, Message, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import open_dbus_connection

from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.reading import Part, Reading

Ask = Callable[[Part], Reading]


@pytest.fixture
def ask(loop: SelectorLoop) -> Ask:
    """Asks a part and waits for its answer; more than one answer is an error."""

    def asked(part: Part) -> Reading:
        readings: list[Reading] = []
        part.ask(readings.append)
        assert loop.run_until(lambda: bool(readings), 2.0), "no answer within 2 s"
        loop.run_until(lambda: len(readings) > 1, 0.02)
        (reading,) = readings
        return reading

    return asked


class Service:
    """A service on the bus of the test, which answers calls by (interface, member) on the loop of the test.

    An answer is (signature, body), or the name of an error.
    """

    def __init__(self, loop: SelectorLoop, address: str, *names: str) -> None:
        self.answers: dict[tuple[str, str], tuple[str, tuple[Any, ...]] | str] = {}
        self.heard: list[tuple[str, tuple[Any, ...]]] = []
        self.connection = open_dbus_connection(address)
        for name in names:
            self.connection.send_and_get_reply(message_bus.RequestName(name, 4))
        self.watch = loop.watch(self.connection.sock.fileno(), self.serve)

    def serve(self) -> None:
        while True:
            try:
                call = self.connection.receive(timeout=0)
            except TimeoutError:
                return
            if call.header.message_type is MessageType.method_call:
                self.connection.send(self.answer(call))

    def answer(self, call: Message) -> Message:
        fields = call.header.fields
        key = (fields.get(HeaderFields.interface, ""), fields[HeaderFields.member])
        self.heard.append((key[1], call.body))
        match self.answers.get(key, "org.freedesktop.DBus.Error.UnknownMethod"):
            case str() as error:
                return new_error(call, error, "s", ("no",))
            case signature, body:
                return new_method_return(call, signature, body)
        raise AssertionError(key)

    def end(self) -> None:
        self.watch.cancel()
        self.connection.close()


@pytest.fixture
def serve(loop: SelectorLoop, bus: str) -> Iterator[Callable[..., Service]]:
    """Starts services that end with the test."""
    services: list[Service] = []

    def start_service(*names: str) -> Service:
        services.append(Service(loop, bus, *names))
        return services[-1]

    yield start_service
    for service in services:
        if service.connection.sock.fileno() >= 0:
            service.end()
