"""The bus connection, against a real bus: calls, signals, names, loss, and peers that talk rubbish."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.lasting import LastingBus
from calfbreak.adapters.dbus.terms import BUS, Answer, Failure, Kind, Peer, address_of
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

OURS = Peer("org.calfbreak.Test", "/org/calfbreak/Test", "org.calfbreak.Test")


class Neighbour:
    """Another program on the same bus, by jeepney's own connection."""

    def __init__(self, address: str) -> None:
        from jeepney.io.blocking import open_dbus_connection

        self.connection = open_dbus_connection(address)

    def own(self, name: str) -> None:
        from jeepney import message_bus

        self.connection.send_and_get_reply(message_bus.RequestName(name, 4))

    def disown(self, name: str) -> None:
        from jeepney import message_bus

        self.connection.send_and_get_reply(message_bus.ReleaseName(name))

    def emit(self, member: str, signature: str = "", body: tuple[object, ...] = (), path: str = OURS.path) -> None:
        from jeepney import DBusAddress, new_signal

        self.connection.send(new_signal(DBusAddress(path, None, OURS.interface), member, signature or None, body))

    def answer(self, signature: str, body: tuple[object, ...]) -> None:
        from jeepney import MessageType, new_method_return

        while True:
            message = self.connection.receive(timeout=5)
            if message.header.message_type is MessageType.method_call:
                self.connection.send(new_method_return(message, signature, body))
                return

    def call(self, name: str) -> object:
        from jeepney import DBusAddress, new_method_call

        return self.connection.send_and_get_reply(new_method_call(DBusAddress("/", name, "any.thing"), "Do"), timeout=5)


@pytest.fixture
def neighbour(bus: str) -> Iterator[Neighbour]:
    other = Neighbour(bus)
    yield other
    other.connection.close()


@pytest.fixture
def ours(bus: str, loop: SelectorLoop) -> Iterator[Bus]:
    connection = Bus(loop, Kind.SESSION)
    yield connection
    connection.close()
    assert loop.waiting == 0, "a closed connection leaves no timer"


def settled(loop: SelectorLoop, connection: Bus) -> None:
    """Wait until the bus has taken in all that was asked of it."""
    answers: list[Answer] = []
    connection.call(BUS, "GetId", done=answers.append)
    assert loop.run_until(lambda: bool(answers))


def test_a_call_is_answered(ours: Bus, loop: SelectorLoop) -> None:
    answers: list[Answer] = []
    ours.call(BUS, "GetId", done=answers.append, expected="s")
    assert answers == [], "never from within the call"
    assert loop.run_until(lambda: bool(answers))
    assert isinstance(answers[0], tuple)


def test_an_error_is_told_by_its_name(ours: Bus, loop: SelectorLoop) -> None:
    answers: list[Answer] = []
    ours.call(Peer("no.such.Name", "/", "no.such"), "Do", done=answers.append)
    assert loop.run_until(lambda: bool(answers))
    assert isinstance(answers[0], Failure)
    assert answers[0].name == "org.freedesktop.DBus.Error.ServiceUnknown"


def test_a_peer_that_hangs_is_given_up(ours: Bus, neighbour: Neighbour, loop: SelectorLoop) -> None:
    neighbour.own(OURS.name)
    answers: list[Answer] = []
    ours.call(OURS, "Do", done=answers.append, limit=0.05)
    assert loop.run_until(lambda: bool(answers))
    assert str(answers[0]).startswith("org.calfbreak.Test did not answer")
    neighbour.answer("s", ("much too late",))
    settled(loop, ours)
    assert len(answers) == 1


def test_an_answer_of_another_shape_is_a_failure(ours: Bus, neighbour: Neighbour, loop: SelectorLoop) -> None:
    neighbour.own(OURS.name)
    answers: list[Answer] = []
    ours.call(OURS, "Do", done=answers.append, expected="u")
    neighbour.answer("s", ("not a number",))
    assert loop.run_until(lambda: bool(answers))
    assert answers == [Failure("signature", "'s' instead of 'u'")]


def test_a_signal_is_heard_from_the_owner_of_the_name_only(
    ours: Bus, neighbour: Neighbour, bus: str, loop: SelectorLoop
) -> None:
    heard: list[tuple[object, ...]] = []
    handle = ours.on_signal(OURS, "Rang", "us", lambda *words: heard.append(words))
    # The bus passes on what any rule asks for, so signals of others do reach this connection.
    ours.call(BUS, "AddMatch", "s", ("type='signal'",))
    neighbour.own(OURS.name)
    settled(loop, ours)
    stranger = Neighbour(bus)
    stranger.emit("Rang", "us", (1, "a stranger"))
    settled(loop, ours)
    neighbour.emit("Rang", "us", (2, "the owner"))
    assert loop.run_until(lambda: bool(heard))
    assert heard == [(2, "the owner")]
    neighbour.emit("Rang", "us", (3, "another path"), path="/elsewhere")
    handle.cancel()
    neighbour.emit("Rang", "us", (4, "too late"))
    settled(loop, ours)
    assert heard == [(2, "the owner")]
    stranger.connection.close()


def test_a_signal_of_another_shape_is_dropped_with_one_line(
    ours: Bus, neighbour: Neighbour, loop: SelectorLoop, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[tuple[object, ...]] = []
    ours.on_signal(OURS, "Rang", "us", lambda *words: heard.append(words))
    neighbour.own(OURS.name)
    settled(loop, ours)
    neighbour.emit("Rang", "s", ("rubbish",))
    neighbour.emit("Rang")
    neighbour.emit("Rang", "us", (5, "right"))
    assert loop.run_until(lambda: bool(heard))
    assert heard == [(5, "right")]
    assert len(caplog.records) == 1
    assert "instead of 'us'" in caplog.text


def test_a_listener_that_fails_does_not_cost_the_others_their_signal(
    ours: Bus, neighbour: Neighbour, loop: SelectorLoop, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []

    def fail(word: str) -> None:
        raise RuntimeError("no luck")

    ours.on_signal(OURS, "Rang", "s", fail)
    ours.on_signal(OURS, "Rang", "s", heard.append)
    neighbour.own(OURS.name)
    settled(loop, ours)
    neighbour.emit("Rang", "s", ("word",))
    assert loop.run_until(lambda: bool(heard))
    assert "no luck" in caplog.text


def test_many_signals_in_one_piece_are_all_heard(ours: Bus, neighbour: Neighbour, loop: SelectorLoop) -> None:
    heard: list[int] = []
    ours.on_signal(OURS, "Rang", "us", lambda number, text: heard.append(number))
    neighbour.own(OURS.name)
    settled(loop, ours)
    for number in range(500):
        neighbour.emit("Rang", "us", (number, "x" * 300))
    assert loop.run_until(lambda: len(heard) == 500)
    assert heard == list(range(500))


def test_the_owner_of_a_name_is_followed(ours: Bus, neighbour: Neighbour, loop: SelectorLoop) -> None:
    owners: list[str] = []
    handle = ours.on_owner(OURS.name, owners.append)
    assert loop.run_until(lambda: owners == [""])
    neighbour.own(OURS.name)
    assert loop.run_until(lambda: len(owners) == 2)
    assert owners[1] == neighbour.connection.unique_name == ours.owner(OURS.name)
    second: list[str] = []
    ours.on_owner(OURS.name, second.append)
    assert loop.run_until(lambda: second == [owners[1]])
    neighbour.disown(OURS.name)
    assert loop.run_until(lambda: owners[2:] == [""])
    handle.cancel()
    handle.cancel()
    neighbour.own(OURS.name)
    assert loop.run_until(lambda: len(second) == 3)
    assert len(owners) == 3


def test_who_calls_this_program_gets_an_error_instead_of_silence(
    ours: Bus, neighbour: Neighbour, loop: SelectorLoop
) -> None:
    import threading

    names: list[Answer] = []
    ours.call(BUS, "ListNames", done=names.append)
    assert loop.run_until(lambda: bool(names))
    assert isinstance(names[0], tuple)
    name = next(name for name in names[0][0] if name.startswith(":") and name != neighbour.connection.unique_name)
    replies: list[object] = []
    caller = threading.Thread(target=lambda: replies.append(neighbour.call(name)))
    caller.start()
    assert loop.run_until(lambda: bool(replies))
    caller.join()
    assert "UnknownMethod" in repr(replies[0])


def test_a_lost_bus_fails_what_is_open_and_is_told_once(
    bus_daemon: subprocess.Popen[bytes], loop: SelectorLoop
) -> None:
    lost: list[str] = []
    answers: list[Answer] = []
    owners: list[str] = []
    ours = Bus(loop, Kind.SESSION, lost.append)
    ours.on_owner("org.freedesktop.DBus", owners.append)
    settled(loop, ours)
    bus_daemon.send_signal(signal.SIGSTOP)
    ours.call(BUS, "GetId", done=answers.append)
    bus_daemon.kill()
    assert loop.run_until(lambda: bool(lost))
    assert [isinstance(answer, Failure) and answer.name for answer in answers] == ["lost"]
    assert owners[-1] == ""
    ours.call(BUS, "GetId", done=answers.append)
    assert loop.run_until(lambda: len(answers) == 2)
    assert len(lost) == 1
    ours.close()
    assert loop.waiting == 0


def test_a_lasting_connection_comes_back_with_the_bus(
    bus_daemon: subprocess.Popen[bytes], bus: str, tmp_path: Path, loop: SelectorLoop
) -> None:
    connections: list[Bus] = []
    lasting = LastingBus(loop, Kind.SESSION, connections.append, first=0.02)
    bus_daemon.kill()
    bus_daemon.wait()
    assert loop.run_until(lambda: lasting.bus is None)
    (tmp_path / "bus").unlink(missing_ok=True)
    assert not loop.run_until(lambda: len(connections) > 1, 0.1)
    again = subprocess.Popen(["dbus-daemon", f"--config-file={tmp_path}/bus.conf", "--nofork"])
    assert loop.run_until(lambda: len(connections) == 2)
    settled(loop, connections[1])
    lasting.close()
    again.kill()
    again.wait()
    assert loop.waiting == 0


def test_a_program_that_is_not_a_bus_is_told_apart(
    loop: SelectorLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket
    import threading

    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        listener.listen()

        def hang_up() -> None:
            listener.accept()[0].close()

        server = threading.Thread(target=hang_up)
        server.start()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/s")
        with pytest.raises(Unavailable, match="cannot be reached"):
            Bus(loop, Kind.SESSION)
        server.join()


@pytest.mark.parametrize("address", ["tcp:host=localhost,port=1", "rubbish", "unix:path=/nowhere/bus"])
def test_an_address_that_leads_nowhere_is_named(
    address: str, loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(Unavailable, match=f"{address} cannot be reached"):
        Bus(loop, Kind.SESSION)


def test_without_an_address_the_runtime_folder_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    assert address_of(Kind.SESSION) == "unix:path=/run/user/7/bus"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    with pytest.raises(Unavailable, match="DBUS_SESSION_BUS_ADDRESS is not set"):
        address_of(Kind.SESSION)
