"""Input on GNOME, against an idle monitor of the test's own on a real bus; tests/desktop asks GNOME's."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from calfbreak.adapters.input import mutter
from calfbreak.adapters.input.mutter import MUTTER, MutterIdle
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable


class Monitor:
    """An idle monitor that fires when the test says so."""

    def __init__(self, loop: SelectorLoop, address: str) -> None:
        from jeepney.io.blocking import open_dbus_connection

        self.connection = open_dbus_connection(address)
        self._watch = loop.watch(self.connection.sock.fileno(), self._serve)
        self.idle = 0
        """Milliseconds, what GetIdletime answers."""
        self.watches: dict[int, int] = {}
        """Number to milliseconds; 0 = it waits for the next input."""
        self.answers = True
        self.rubbish = False
        self.measured = 0
        self._numbers = 0

    def own(self) -> None:
        from jeepney import message_bus

        self.connection.send_and_get_reply(message_bus.RequestName(MUTTER.name, 4))

    def disown(self) -> None:
        from jeepney import message_bus

        self.watches.clear()
        self.connection.send_and_get_reply(message_bus.ReleaseName(MUTTER.name))

    def fire(self, milliseconds: int, signature: str = "u") -> None:
        from jeepney import DBusAddress, new_signal

        number = next(number for number, after in self.watches.items() if after == milliseconds)
        if milliseconds == 0:
            del self.watches[number]
        emitter = DBusAddress(MUTTER.path, None, MUTTER.interface)
        self.connection.send(new_signal(emitter, "WatchFired", signature, (number,)))

    def _serve(self) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        self.connection.parser.add_data(self.connection.sock.recv(65536))
        while (message := self.connection.parser.get_next_message()) is not None:
            if message.header.message_type is not MessageType.method_call or not self.answers:
                continue
            member = message.header.fields[HeaderFields.member]
            if self.rubbish:
                self.connection.send(new_method_return(message, "s", ("rubbish",)))
            elif (answer := self._answer(member, message.body)) is None:
                self.connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "s", (member,)))
            else:
                self.connection.send(new_method_return(message, *answer))

    def _answer(self, member: str, body: tuple[Any, ...]) -> tuple[str, tuple[int, ...]] | tuple[()] | None:
        match member:
            case "GetIdletime":
                self.measured += 1
                return "t", (self.idle,)
            case "AddIdleWatch" | "AddUserActiveWatch":
                self._numbers += 1
                self.watches[self._numbers] = body[0] if body else 0
                return "u", (self._numbers,)
            case "RemoveWatch":
                self.watches.pop(body[0], None)
                return ()
        return None

    def close(self) -> None:
        self._watch.cancel()
        self.connection.close()


class Desk:
    """A source at that monitor, on a clock that stands still unless it is set."""

    def __init__(self, loop: SelectorLoop, monitor: Monitor) -> None:
        self.loop, self.monitor = loop, monitor
        self.now = 1000.0
        self.calls = 0
        self.lost: list[str] = []
        self.source = MutterIdle(loop, self._called, self.lost.append, now=lambda: self.now)

    def _called(self) -> None:
        self.calls += 1

    def until(self, true: Callable[[], bool]) -> None:
        assert self.loop.run_until(true)

    def idles(self, seconds: float, watch: int = 10_000) -> None:
        """Nobody does anything, until a watch fires."""
        self.now += seconds
        self.monitor.idle = round(seconds * 1000)
        self.monitor.fire(watch)
        self.until(lambda: self.source._next_input is not None and self.source._track.idle)

    def resumes(self) -> None:
        self.monitor.idle = 0
        self.monitor.fire(0)
        self.until(lambda: not self.source._track.idle)


@pytest.fixture
def monitor(loop: SelectorLoop, bus: str) -> Iterator[Monitor]:
    running = Monitor(loop, bus)
    running.own()
    yield running
    running.close()


@pytest.fixture
def desk(loop: SelectorLoop, monitor: Monitor) -> Iterator[Desk]:
    sat_at = Desk(loop, monitor)
    sat_at.until(lambda: 10_000 in monitor.watches.values() and monitor.measured == 1)
    yield sat_at
    sat_at.source.close()


def test_it_asks_at_once_how_long_nobody_was_there(loop: SelectorLoop, monitor: Monitor) -> None:
    monitor.idle = 7_000
    desk = Desk(loop, monitor)
    desk.until(lambda: desk.source.idle() == 7)
    desk.source.close()


def test_somebody_who_was_long_gone_when_it_started_is_awaited(loop: SelectorLoop, monitor: Monitor) -> None:
    monitor.idle = 900_000
    desk = Desk(loop, monitor)
    desk.until(lambda: 0 in monitor.watches.values() and desk.source._next_input is not None)
    assert desk.source.idle() == 900
    assert desk.source.heed(True)
    desk.resumes()
    assert (desk.calls, desk.source.idle()) == (1, 0)
    desk.source.close()


def test_a_pause_and_its_end(desk: Desk) -> None:
    desk.idles(10)
    desk.now += 50
    assert desk.source.idle() == 60
    desk.resumes()
    assert (desk.calls, desk.source.idle()) == (0, 0)
    desk.now += 15
    assert desk.source.idle() == 10


def test_the_next_input_is_told_only_while_it_matters(desk: Desk) -> None:
    desk.idles(10)
    assert desk.source.heed(True)
    desk.resumes()
    assert desk.calls == 1
    desk.idles(10)
    assert not desk.source.heed(False)
    desk.resumes()
    assert desk.calls == 1


def test_watches_are_there_only_while_they_are_needed(desk: Desk) -> None:
    desk.source.heed(True)
    desk.until(lambda: sorted(desk.monitor.watches.values()) == [3_000, 10_000])
    desk.idles(3, 3_000)
    assert desk.source.heed(True)
    assert sorted(desk.monitor.watches.values()) == [0, 3_000, 10_000]
    desk.resumes()
    desk.source.heed(False)
    desk.until(lambda: list(desk.monitor.watches.values()) == [10_000])


def test_a_watch_that_is_taken_back_before_it_has_a_number_is_removed(desk: Desk) -> None:
    desk.source.heed(True)
    desk.source.heed(False)
    desk.until(lambda: desk.monitor._numbers == 2)
    desk.until(lambda: list(desk.monitor.watches.values()) == [10_000])


def test_an_input_between_the_pause_and_the_watch_for_it_is_found_out(desk: Desk) -> None:
    desk.now += 10
    desk.monitor.idle = 200
    desk.monitor.fire(10_000)
    desk.until(lambda: desk.monitor.measured == 2)
    desk.until(lambda: desk.source.idle() == pytest.approx(0.2))
    assert not desk.source.heed(True)


def test_a_film_keeps_watches_from_firing_but_hides_nobody(desk: Desk) -> None:
    """The first look takes it for somebody busy, and asks; the second knows."""
    desk.now += 60
    desk.monitor.idle = 60_000
    assert desk.source.idle() == 10
    desk.until(lambda: desk.source._next_input is not None)
    desk.now += 60
    assert desk.source.idle() == 120
    assert desk.source.heed(True)
    desk.resumes()
    assert desk.calls == 1


def test_a_restart_of_the_shell_is_survived(desk: Desk) -> None:
    desk.idles(10)
    desk.source.heed(True)
    desk.monitor.disown()
    desk.until(lambda: desk.source._bus is None)
    desk.now += 5
    assert desk.source.idle() == 15, "nobody knows of any input"
    assert not desk.source.heed(True)
    desk.monitor.idle = 400
    desk.monitor.own()
    desk.until(lambda: desk.source.idle() == pytest.approx(0.4))
    assert 10_000 in desk.monitor.watches.values()
    assert desk.lost == []
    desk.idles(10)
    assert desk.source.idle() == 10


def test_a_shell_that_stays_away_is_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutter, "RESTART", 0.05)
    desk.monitor.disown()
    desk.until(lambda: bool(desk.lost))
    assert desk.lost == [
        "org.gnome.Mutter.IdleMonitor tells no more of input: org.gnome.Mutter.IdleMonitor does not run"
    ]
    assert desk.source.idle() is None
    assert not desk.source.heed(True)


def test_a_bus_that_ends_is_a_monitor_that_is_away(desk: Desk, bus_daemon: subprocess.Popen[bytes]) -> None:
    bus_daemon.kill()
    desk.monitor._watch.cancel()
    desk.until(lambda: desk.source._bus is None)
    desk.now += 3
    assert desk.source.idle() == 3


def test_rubbish_is_no_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutter, "RESTART", 0.05)
    desk.monitor.fire(10_000, "i")
    desk.monitor.rubbish = True
    desk.now += 60
    desk.source.idle()
    desk.until(lambda: bool(desk.lost))
    assert "'s' instead of 't'" in desk.lost[0]


def test_after_the_end_nobody_is_called(desk: Desk) -> None:
    desk.idles(10)
    desk.source.heed(True)
    desk.source.close()
    desk.monitor.fire(0)
    desk.loop.run_until(lambda: False, 0.05)
    assert (desk.calls, desk.lost, desk.source.idle()) == (0, [], None)
    assert desk.loop.waiting == 0


def test_without_a_monitor_it_is_not_available(loop: SelectorLoop, bus: str) -> None:
    with pytest.raises(Unavailable, match=r"org\.gnome\.Mutter\.IdleMonitor does not run"):
        MutterIdle(loop, list, lambda why: None)


def test_without_a_bus_it_is_not_available(loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    with pytest.raises(Unavailable, match="cannot be reached"):
        MutterIdle(loop, list, lambda why: None)
