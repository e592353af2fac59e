"""Autostart asked of a portal on a real bus."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from calfbreak.adapters.autostart.portal import PortalAutostart
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.domain.autostart import Standing

NAME = "org.freedesktop.portal.Desktop"
HANDLE = "/org/freedesktop/portal/desktop/request/1_1/token"


Starts = Callable[[int | None, bool], "Portal"]


class Portal(threading.Thread):
    """Answers one request: with the `response` and what it grants, or, if there is none, with an error."""

    def __init__(self, address: str, response: int | None, granted: bool) -> None:
        super().__init__(daemon=True)
        self.connection: DBusConnection = open_dbus_connection(address)
        self.connection.send_and_get_reply(message_bus.RequestName(NAME))
        self.response, self.granted = response, granted
        self.asked: dict[str, Any] = {}

    def run(self) -> None:
        while True:
            message = self.connection.receive()
            if message.header.message_type is MessageType.method_call:
                break
        self.asked = message.body[1]
        if self.response is None:
            self.connection.send(new_error(message, "org.freedesktop.portal.Error.NotAllowed", "s", ("no",)))
            return
        self.connection.send(new_method_return(message, "o", (HANDLE,)))
        request = DBusAddress(HANDLE, interface="org.freedesktop.portal.Request")
        results = {"background": ("b", True), "autostart": ("b", self.granted)}
        self.connection.send(new_signal(request, "Response", "ua{sv}", (self.response, results)))


@pytest.fixture
def portal(bus: str) -> Iterator[Starts]:
    started: list[Portal] = []

    def start(response: int | None, granted: bool) -> Portal:
        started.append(Portal(bus, response, granted))
        started[-1].start()
        return started[-1]

    yield start
    for each in started:
        each.join(5)
        each.connection.close()


def switch(loop: SelectorLoop, autostart: PortalAutostart, on: bool) -> str:
    said: list[str] = []
    autostart.switch(on, said.append)
    assert loop.run_until(lambda: bool(said))
    assert loop.waiting == 0
    return said[0]


def test_it_is_asked_for_and_granted(loop: SelectorLoop, tmp_path: Path, portal: Starts) -> None:
    autostart = PortalAutostart(loop, tmp_path / "memory.json", ("--at-login",))
    assert autostart.read().standing is Standing.OFF
    there = portal(0, True)
    assert switch(loop, autostart, True) == ""
    assert there.asked["autostart"] == ("b", True)
    assert there.asked["commandline"] == ("as", ["calfbreak", "--at-login"])
    assert autostart.read().standing is Standing.ON
    assert "portal" in autostart.read().where


def test_it_is_given_up(loop: SelectorLoop, tmp_path: Path, portal: Starts) -> None:
    memory = tmp_path / "memory.json"
    memory.write_text('{"autostart": true}')
    autostart = PortalAutostart(loop, memory, ())
    there = portal(0, False)
    assert switch(loop, autostart, False) == ""
    assert there.asked["autostart"] == ("b", False)
    assert autostart.read().standing is Standing.OFF


@pytest.mark.parametrize(("response", "sentence"), [(1, "did not allow"), (2, "broke off"), (None, "NotAllowed")])
def test_it_is_refused(
    loop: SelectorLoop,
    tmp_path: Path,
    portal: Starts,
    response: int | None,
    sentence: str,
) -> None:
    autostart = PortalAutostart(loop, tmp_path / "memory.json", ())
    portal(response, False)
    assert sentence in switch(loop, autostart, True)
    assert autostart.read().standing is Standing.OFF


def test_without_a_portal_it_says_so(loop: SelectorLoop, tmp_path: Path, bus: str) -> None:
    assert "portal cannot do it" in switch(loop, PortalAutostart(loop, tmp_path / "m", ()), True)


def test_without_a_bus_it_says_so(loop: SelectorLoop, tmp_path: Path) -> None:
    assert "bus" in switch(loop, PortalAutostart(loop, tmp_path / "m", ()), True)
