"""Input on X11 by the server's idle counter: against a real server, and against one that talks rubbish."""

from __future__ import annotations

import os
import select
import socket
import struct
import subprocess
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from calfbreak.adapters.input.xcb import Connection
from calfbreak.adapters.input.xscreensaver import XScreenSaver
from calfbreak.adapters.input.xsync import XSyncIdle
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

Server = subprocess.Popen[bytes]
ENVIRON = {"DISPLAY": ":0"}
COUNTER = 63
ALARM = struct.Struct("=BBHI24x")


def listing(*counters: tuple[bytes, int]) -> bytes:
    """A reply that lists counters, as the protocol lays it out."""
    entries = b""
    for name, number in counters:
        entry = struct.pack("=IiIH", number, 0, 4, len(name)) + name
        entries += entry + bytes(-len(entry) % 4)
    return struct.pack("=BxHII20x", 1, 1, len(entries) // 4, len(counters)) + entries


LISTING = listing((b"SERVERTIME", 62), (b"IDLETIME", COUNTER), (b"DEVICEIDLETIME 2", 64))


class FakeServer:
    """What a connection would be; the server's answers are the test's."""

    def __init__(self, counters: bytes | None = LISTING, milliseconds: int = 0) -> None:
        self.counters = counters
        self.milliseconds = milliseconds
        self.value: bytes | None = None
        """What the server answers in place of the true counter, if it is set."""
        self.broken = self.closed = False
        self.waiting: list[bytes] = []
        self.alarms: dict[int, bytes] = {}
        self._ours, self._theirs = socket.socketpair()

    def __call__(self, extension: str) -> FakeServer:
        assert extension == "SYNC"
        return self

    def go_off(self, alarm: int) -> None:
        self.waiting.append(ALARM.pack(84, 1, 0, alarm))
        self._theirs.send(b"!")

    def die(self) -> None:
        self.broken = True
        self._theirs.send(b"!")

    # --- the connection ----------------------------------------------------------------------------------------

    def fileno(self) -> int:
        return self._ours.fileno()

    def new_id(self) -> int:
        return 0x200001 + len(self.alarms)

    def ask(self, opcode: int, body: bytes, limit: float) -> bytes | None:
        if self.broken:
            return None
        match opcode:
            case 0:
                assert body == b"\x03\x01\0\0"
                return bytes(32)
            case 1:
                return self.counters
            case 5:
                assert body == struct.pack("=I", COUNTER)
                true = struct.pack("=8xiI16x", self.milliseconds >> 32, self.milliseconds & 0xFFFFFFFF)
                return true if self.value is None else self.value
        raise AssertionError(f"request {opcode} has no reply")

    def tell(self, opcode: int, body: bytes) -> None:
        (alarm,) = struct.unpack_from("=I", body)
        if opcode == 8:
            self.alarms[alarm] = body[4:]
        else:
            assert opcode == 11
            del self.alarms[alarm]

    def events(self, number: int) -> list[bytes]:
        assert number == 1
        self._ours.setblocking(False)
        if self.waiting or self.broken:
            self._ours.recv(4096)
        events, self.waiting = self.waiting, []
        return events

    def close(self) -> None:
        self.closed = True
        self._ours.close()
        self._theirs.close()


class Desk:
    """A source at a server."""

    def __init__(self, loop: SelectorLoop, environ: Mapping[str, str], connect: Callable[[str], Any]) -> None:
        self.calls = 0
        self.lost: list[str] = []
        self.server: Any = connect
        self.source = XSyncIdle(loop, self._called, self.lost.append, environ, connect)

    def _called(self) -> None:
        self.calls += 1


@pytest.fixture
def desk(loop: SelectorLoop) -> Iterator[Desk]:
    sat_at = Desk(loop, ENVIRON, FakeServer())
    yield sat_at
    sat_at.source.close()


def test_the_counter_has_64_bits(desk: Desk) -> None:
    for milliseconds in (0, 1, 2**31, 2**32 + 5):
        desk.server.milliseconds = milliseconds
        assert desk.source.idle() == milliseconds / 1000


def test_the_alarm_is_for_a_fall_through_three_seconds_and_stays_set(desk: Desk) -> None:
    desk.source.heed(True)
    desk.source.heed(True)
    (alarm,) = desk.server.alarms.values()
    mask, counter, high, low, test, *step = struct.unpack("=IIiIIiI", alarm)
    assert mask == 0b11101, "counter, value, test, step"
    assert (counter, high, low, test, step) == (COUNTER, 0, 3000, 1, [0, 0])


def test_the_alarm_is_there_only_while_the_next_input_matters(desk: Desk) -> None:
    desk.server.milliseconds = 60_000
    assert desk.source.heed(True)
    assert not desk.source.heed(False)
    assert desk.server.alarms == {}
    assert not desk.source.heed(False)


def test_somebody_who_is_busy_has_to_be_looked_at(desk: Desk) -> None:
    desk.server.milliseconds = 2_900
    assert not desk.source.heed(True)


def test_an_alarm_calls_and_another_one_does_not(desk: Desk, loop: SelectorLoop) -> None:
    desk.source.heed(True)
    (alarm,) = desk.server.alarms
    desk.server.go_off(alarm + 7)
    loop.run_until(lambda: False, 0.02)
    assert desk.calls == 0
    desk.server.go_off(alarm)
    assert loop.run_until(lambda: desk.calls == 1)


def test_who_looks_is_not_called_for_what_it_saw(desk: Desk, loop: SelectorLoop) -> None:
    desk.source.heed(True)
    desk.server.go_off(next(iter(desk.server.alarms)))
    assert desk.source.idle() == 0
    loop.run_until(lambda: False, 0.02)
    assert desk.calls == 0


@pytest.mark.parametrize("answer", [None, b"", bytes(8)])
def test_a_reply_that_is_none_is_unknown(desk: Desk, answer: bytes | None) -> None:
    desk.server.value = b"" if answer is None else answer
    if answer is None:
        desk.server.ask = lambda opcode, body, limit: None
    assert desk.source.idle() is None
    assert not desk.source.heed(True)


def test_a_server_that_ends_is_said_once(desk: Desk, loop: SelectorLoop) -> None:
    desk.server.die()
    assert loop.run_until(lambda: bool(desk.lost))
    loop.run_until(lambda: False, 0.02)
    assert desk.lost == ["X11 hung up"]
    assert desk.server.closed
    assert desk.source.idle() is None
    assert not desk.source.heed(True)


@pytest.mark.parametrize(
    "counters",
    [
        None,
        b"",
        bytes(32),
        listing((b"SERVERTIME", 62)),
        LISTING[:40],
        struct.pack("=BxHII20x", 1, 1, 0, 2**32 - 1),
        LISTING[:44] + b"\xff\xff" + LISTING[46:],
    ],
)
def test_without_an_idle_counter_it_is_not_available(loop: SelectorLoop, counters: bytes | None) -> None:
    server = FakeServer(counters)
    with pytest.raises(Unavailable, match="does not offer IDLETIME"):
        Desk(loop, ENVIRON, server)
    assert server.closed


def test_on_wayland_it_is_not_available(loop: SelectorLoop) -> None:
    with pytest.raises(Unavailable, match="Wayland"):
        XSyncIdle(loop, list, lambda why: None, {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})


# --- a real server ---------------------------------------------------------------------------------------------------


@pytest.fixture
def real(xvfb: Server, loop: SelectorLoop) -> Iterator[Desk]:
    sat_at = Desk(loop, os.environ, Connection)
    yield sat_at
    sat_at.source.close()


@pytest.mark.desktop
def test_it_agrees_with_the_screen_saver_extension(real: Desk, loop: SelectorLoop) -> None:
    loop.run_until(lambda: False, 0.2)
    other = XScreenSaver()
    assert real.source.idle() == pytest.approx(other.idle(), abs=0.1)
    other.close()


@pytest.mark.desktop
@pytest.mark.slow
def test_input_of_any_kind_after_a_pause_is_told_at_once(
    real: Desk, xdotool: Callable[..., None], loop: SelectorLoop
) -> None:
    for number, act in enumerate((("key", "a"), ("mousemove", "5", "5"), ("click", "1")), 1):
        assert loop.run_until(lambda: real.source.heed(True), 10.0), "idle time does not grow"
        xdotool(*act)
        assert loop.run_until(lambda n=number: real.calls == n, 1.0), f"{act} is not told"


@pytest.mark.desktop
def test_while_somebody_sits_and_types_nothing_wakes_us(real: Desk, xdotool: Callable[..., None]) -> None:
    """What the server sends is all that could: its descriptor stays unreadable."""
    real.source.heed(True)
    real.source.heed(False)
    real.source.idle()
    xdotool("mousemove", "7", "7", "key", "--repeat", "20", "--delay", "10", "a", "click", "1")
    assert real.source._connection.events(1) == []
    xdotool("key", "--repeat", "20", "--delay", "10", "b")
    assert select.select([real.source._connection.fileno()], [], [], 0.2)[0] == []


@pytest.mark.desktop
def test_a_real_server_that_dies_is_said(real: Desk, xvfb: Server, loop: SelectorLoop) -> None:
    xvfb.kill()
    xvfb.wait()
    assert loop.run_until(lambda: bool(real.lost))
    assert real.source.idle() is None
