"""A screen reader as far as a test needs one: it hears announcements and reads the names of controls, over AT-SPI."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, DBusErrorResponse, MatchRule, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

from desktop.accessible import Tree
from desktop.session import Desktop

PROGRAM = "calf-break"
"""What our own program calls itself there."""
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ENV = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""With this a Qt program does not wait for a screen reader to come."""
_BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_ANNOUNCEMENTS = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
_BUTTON = 43
"""The role of a push button."""
_SHOWING = 1 << 25
"""The state of what is on screen."""


class ScreenReader:
    """Starts the accessibility bus of a desktop and listens on it. Programs must be started with `ENV`."""

    def __init__(self, desktop: Desktop) -> None:
        desktop.start(LAUNCHER, "--launch-immediately")
        desktop.wait_until(lambda: _BUS.bus_name in desktop.bus.names(), "the accessibility bus")
        self._connection = open_dbus_connection(bus=desktop.bus.call(_BUS, "GetAddress"))
        self._queue: deque[Any] = deque()
        self._filter = self._connection.filter(_ANNOUNCEMENTS, queue=self._queue)
        self._ask(message_bus.AddMatch(_ANNOUNCEMENTS))
        self._ask(new_method_call(_REGISTRY, "RegisterEvent", "sass", ("object:announcement", [], "")))

    def announcements(self) -> list[str]:
        """Everything that was announced so far, in order."""
        self._ask(message_bus.GetId())  # what was sent before the answer to this has arrived with it
        return [str(message.body[3][1]) for message in self._queue]

    def buttons(self, program: str) -> list[str]:
        """The names of all buttons that a program shows now."""
        found = []
        for place in self._children(_ROOT):
            if self._name(place) == program:
                found += self._buttons(place)
        return found

    def tree(self, program: str) -> Tree:
        """Everything that a program shows."""
        return Tree(self._ask, program)

    def close(self) -> None:
        """Listen no longer."""
        self._filter.close()
        self._connection.close()

    def _buttons(self, place: tuple[str, str]) -> list[str]:
        found = []
        for child in self._children(place):
            with suppress(DBusErrorResponse):  # it went meanwhile
                if self._call(child, "GetRole") == _BUTTON and self._call(child, "GetState")[0] & _SHOWING:
                    found.append(self._name(child))
                found += self._buttons(child)
        return found

    def _children(self, place: tuple[str, str]) -> list[tuple[str, str]]:
        return list(self._call(place, "GetChildren"))

    def _name(self, place: tuple[str, str]) -> str:
        return str(self._ask(Properties(_accessible(place)).get("Name"))[0][1])

    def _call(self, place: tuple[str, str], method: str) -> Any:
        return self._ask(new_method_call(_accessible(place), method))[0]

    def _ask(self, message: Any) -> Any:
        reply = self._connection.send_and_get_reply(message, timeout=10.0)
        if reply.header.message_type is MessageType.error:
            raise DBusErrorResponse(reply)
        return reply.body


@contextmanager
def screen_reader(desktop: Desktop) -> Iterator[ScreenReader]:
    """A screen reader on this desktop. Skips the test where there can be none; in CI it fails."""
    if not Path(LAUNCHER).exists():
        assert os.environ.get("CI") != "true", "at-spi2-core is not installed"
        pytest.skip("at-spi2-core is not installed")
    made = ScreenReader(desktop)
    try:
        yield made
    finally:
        made.close()


def _accessible(place: tuple[str, str]) -> DBusAddress:
    name, path = place
    return DBusAddress(path, name, "org.a11y.atspi.Accessible")
