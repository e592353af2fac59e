"""Lock and sleep, told by a mock of logind and by a screen saver of our own, on a real bus."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jeepney import DBusAddress, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

from adapters.bus_peer import Service
from adapters.mock_of_logind import mock_of_logind
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.session_watch.lock import Lock
from calfbreak.adapters.session_watch.watch import SessionWatch

LOGIN = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
MOCK = "org.freedesktop.DBus.Mock"


class Logind:
    """The mock of logind, and what the test lets it do."""

    def __init__(self, address: str) -> None:
        self.process = subprocess.Popen(mock_of_logind())
        self.connection = open_dbus_connection(address)
        self.wait()

    def wait(self) -> None:
        end = time.monotonic() + 20  # noqa: TID251 - waits for another process
        asked = message_bus.NameHasOwner(LOGIN)
        while not self.connection.send_and_get_reply(asked).body[0]:
            assert time.monotonic() < end, "the mock of logind did not start"  # noqa: TID251

    def call(self, path: str, interface: str, method: str, signature: str = "", *body: Any) -> Any:
        message = new_method_call(DBusAddress(path, LOGIN, interface), method, signature or None, body)
        reply = self.connection.send_and_get_reply(message)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return reply.body

    def add_session(self, name: str, user: int = 0) -> str:
        added = self.call(ROOT, MOCK, "AddSession", "ssusb", name, "seat0", user, "sitter", True)
        return str(added[0])

    def update(self, session: str, **values: bool) -> None:
        changed = {name: ("b", value) for name, value in values.items()}
        self.call(session, MOCK, "UpdateProperties", "sa{sv}", f"{LOGIN}.Session", changed)

    def prepare_for_sleep(self, begins: bool) -> None:
        self.call(
            ROOT, MOCK, "EmitSignal", "sssav", f"{LOGIN}.Manager", "PrepareForSleep", "b", [("b", begins)]
        )  # fmt: skip

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(5)


@pytest.fixture
def logind(bus: str) -> Iterator[Logind]:
    mock = Logind(bus)
    yield mock
    mock.end()
    mock.connection.close()


class Told:
    """A watch, and what it told."""

    def __init__(self, loop: SelectorLoop) -> None:
        self.loop = loop
        self.words: list[str] = []
        say = self.words.append
        self.watch = SessionWatch(
            loop, lambda: say("locked"), lambda: say("unlocked"), lambda: say("asleep"), lambda: say("awake")
        )

    def until(self, true: Callable[[], object]) -> None:
        assert self.loop.run_until(lambda: bool(true())), self.words

    def rest(self) -> None:
        self.loop.run_until(lambda: False, 0.05)


@pytest.fixture
def told(loop: SelectorLoop, bus: str) -> Iterator[Callable[[], Told]]:
    made: list[Told] = []

    def make() -> Told:
        made.append(Told(loop))
        return made[-1]

    yield make
    for one in made:
        one.watch.close()


def test_sleep_and_waking_are_told(logind: Logind, told: Callable[[], Told]) -> None:
    world = told()
    world.until(lambda: "knows no session" in world.watch.state or "does not tell which" in world.watch.state)
    logind.prepare_for_sleep(True)
    world.until(lambda: world.words == ["asleep"])
    logind.prepare_for_sleep(False)
    world.until(lambda: world.words == ["asleep", "awake"])


def test_lock_and_unlock_of_our_session_are_told(
    logind: Logind, told: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    ours, other = logind.add_session("c1"), logind.add_session("c2")
    world = told()
    world.until(lambda: "session c1" in world.watch.state)
    logind.update(other, LockedHint=True)
    logind.update(ours, LockedHint=True)
    world.until(lambda: world.words == ["locked"])
    logind.update(ours, IdleHint=True)
    logind.update(ours, LockedHint=False)
    world.until(lambda: world.words == ["locked", "unlocked"])


def test_another_users_turn_counts_as_locked(
    logind: Logind, told: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    ours = logind.add_session("c1")
    world = told()
    world.until(lambda: "session c1" in world.watch.state)
    logind.update(ours, LockedHint=True)
    logind.update(ours, Active=False)
    logind.update(ours, LockedHint=False)
    world.rest()
    assert world.words == ["locked"]
    logind.update(ours, Active=True)
    world.until(lambda: world.words == ["locked", "unlocked"])


def test_a_request_to_lock_is_not_yet_a_lock(
    logind: Logind, told: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    ours = logind.add_session("c1")
    world = told()
    world.until(lambda: "session c1" in world.watch.state)
    logind.call(ours, f"{LOGIN}.Session", "Lock")
    world.rest()
    assert world.words == []


def test_a_session_that_is_locked_from_the_start_is_told(
    logind: Logind, told: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    logind.update(logind.add_session("c1"), LockedHint=True)
    world = told()
    world.until(lambda: world.words == ["locked"])


def test_the_session_is_found_by_the_process(logind: Logind, told: Callable[[], Told]) -> None:
    ours = logind.add_session("c7")
    code = f'assert args[0] == {os.getpid()}; ret = dbus.ObjectPath("{ours}")'
    logind.call(ROOT, MOCK, "AddMethod", "sssss", f"{LOGIN}.Manager", "GetSessionByPID", "u", "o", code)
    world = told()
    world.until(lambda: "session c7" in world.watch.state)


def test_without_a_session_of_its_own_the_persons_display_counts(logind: Logind, told: Callable[[], Told]) -> None:
    ours = logind.add_session("c8")
    display = {"Display": ("(so)", ("c8", ours))}
    logind.call(ROOT, MOCK, "AddObject", "ssa{sv}a(ssss)", f"{ROOT}/user/self", f"{LOGIN}.User", display, [])
    world = told()
    world.until(lambda: "session c8" in world.watch.state)
    logind.update(ours, LockedHint=True)
    world.until(lambda: world.words == ["locked"])


def test_logind_that_restarts_is_heard_again(
    logind: Logind, told: Callable[[], Told], bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    logind.add_session("c1")
    world = told()
    world.until(lambda: "session c1" in world.watch.state)
    logind.end()
    world.until(lambda: "does not run" in world.watch.state)
    again = Logind(bus)
    again.update(again.add_session("c1"), LockedHint=True)
    world.until(lambda: world.words == ["locked"])
    again.end()
    again.connection.close()


def test_without_any_bus_it_is_silent_and_says_so(loop: SelectorLoop) -> None:
    world = Told(loop)
    assert [name for name, _ in world.watch.refused] == ["logind", "screen saver"]
    assert "nobody tells" in world.watch.state
    world.watch.close()


SAVERS = ("org.freedesktop", "org.gnome", "org.cinnamon", "org.mate", "org.xfce")
"""Whose screen savers there are; Plasma has the first."""


class Saver:
    """A screen saver on the bus."""

    def __init__(self, family: str, serve: Callable[..., Service], active: bool) -> None:
        self.name = f"{family}.ScreenSaver"
        self.path = f"/{self.name.replace('.', '/')}"
        self.service = serve()
        self.service.answers[self.name, "GetActive"] = ("b", (active,))
        # The answer is not waited for: by the time others ask, the service is on the loop.
        self.service.connection.send(message_bus.RequestName(self.name, 4))

    def change(self, active: bool) -> None:
        self.service.emit(self.path, self.name, "ActiveChanged", "b", active)


@pytest.mark.parametrize("family", SAVERS)
def test_a_screen_saver_is_the_second_source(
    family: str, serve: Callable[..., Service], told: Callable[[], Told]
) -> None:
    saver = Saver(family, serve, active=False)
    world = told()
    world.until(lambda: saver.name in world.watch.state)
    world.until(lambda: ("GetActive", ()) in saver.service.heard)
    saver.change(True)
    world.until(lambda: world.words == ["locked"])
    saver.change(False)
    world.until(lambda: world.words == ["locked", "unlocked"])


@pytest.mark.parametrize("family", SAVERS)
def test_a_screen_saver_that_is_on_already_and_dies_locks_only_while_it_lives(
    family: str, serve: Callable[..., Service], told: Callable[[], Told]
) -> None:
    saver = Saver(family, serve, active=True)
    world = told()
    world.until(lambda: world.words == ["locked"])
    saver.service.end()
    world.until(lambda: world.words == ["locked", "unlocked"])


def test_a_lock_is_open_when_the_last_source_says_so() -> None:
    words: list[str] = []
    lock = Lock(lambda: words.append("locked"), lambda: words.append("unlocked"))
    for source, locked in (("a", False), ("a", True), ("b", True), ("a", True), ("a", False), ("b", False)):
        lock.say(source, locked)
    assert words == ["locked", "unlocked"]
