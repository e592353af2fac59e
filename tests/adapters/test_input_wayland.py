"""Input on Wayland, against a compositor that says what the test wants; tests/desktop asks real ones."""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from adapters.fake_compositor import EXT_1, EXT_2, KDE, SEAT, FakeCompositor
from calfbreak.adapters.input.wayland import WaylandIdle
from calfbreak.adapters.input.wayland_wire import Garbled, Incoming, encode
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable


class Desk:
    """A source at a compositor, on a clock that stands still unless it is set."""

    def __init__(self, loop: SelectorLoop, offers: Mapping[str, int]) -> None:
        self.loop = loop
        self.now = 1000.0
        self.calls = 0
        self.lost: list[str] = []
        self.compositor = FakeCompositor(offers)
        self.source = WaylandIdle(
            loop, self._called, self.lost.append, {}, self.compositor.theirs, now=lambda: self.now
        )

    def _called(self) -> None:
        self.calls += 1

    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    def told(self, true: Callable[[], bool]) -> None:
        """Let the loop run until what the compositor said has come."""
        assert self.loop.run_until(true), "it was not taken in"

    def idles(self, seconds: float = 10.0) -> None:
        self.compositor.idled(seconds)
        self.told(lambda: self.source._track._spans[seconds].idle)

    def resumes(self, seconds: float = 10.0) -> None:
        self.compositor.resumed(seconds)
        self.told(lambda: not self.source._track.idle)

    def close(self) -> None:
        self.source.close()
        self.compositor.close()


Start = Callable[[Mapping[str, int]], Desk]


@pytest.fixture
def start(loop: SelectorLoop) -> Iterator[Start]:
    desks: list[Desk] = []

    def make(offers: Mapping[str, int]) -> Desk:
        desks.append(Desk(loop, offers))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.mark.parametrize(
    ("offers", "asked"),
    [
        (EXT_2, ("ext_idle_notifier_v1", 2, 10.0, True)),
        (EXT_1, ("ext_idle_notifier_v1", 1, 10.0, True)),
        (KDE, ("org_kde_kwin_idle", 0, 10.0, True)),
    ],
)
def test_the_best_protocol_that_is_offered_is_asked(
    start: Start, offers: Mapping[str, int], asked: tuple[str, int, float, bool]
) -> None:
    assert start(offers).compositor.asked == [asked]


def test_while_somebody_is_busy_the_last_input_is_at_most_ten_seconds_ago(start: Start) -> None:
    desk = start(EXT_2)
    assert desk.source.idle() == 0
    for _ in range(5):
        desk.pass_time(7)
        assert desk.source.idle() in (7, 10)
    assert desk.source.idle() == 10


def test_from_a_pause_on_it_is_known_exactly(start: Start) -> None:
    desk = start(EXT_2)
    desk.pass_time(300)
    desk.idles()
    desk.pass_time(50)
    assert desk.source.idle() == 60
    desk.resumes()
    assert desk.source.idle() == 0
    desk.pass_time(4)
    assert desk.source.idle() == 4
    desk.pass_time(20)
    assert desk.source.idle() == 10


def test_a_first_pause_proves_no_input(start: Start) -> None:
    """The compositor counts from when it is asked, if nobody does anything; that is no sign of life 10 s later."""
    desk = start(EXT_2)
    desk.pass_time(10.4)
    desk.idles()
    desk.pass_time(30)
    assert desk.source.idle() == pytest.approx(40.4)


def test_the_next_input_is_told_only_while_it_matters(start: Start) -> None:
    desk = start(EXT_2)
    desk.pass_time(60)
    desk.idles()
    desk.resumes()
    assert desk.calls == 0
    desk.pass_time(60)
    desk.idles()
    assert desk.source.heed(True)
    desk.resumes()
    assert desk.calls == 1
    desk.pass_time(60)
    desk.idles()
    assert not desk.source.heed(False)
    desk.resumes()
    assert desk.calls == 1


def test_somebody_who_is_busy_has_to_be_looked_at(start: Start) -> None:
    """Who types on never pauses, so no next input is ever told."""
    assert not start(EXT_2).source.heed(True)


@pytest.mark.parametrize("offers", [EXT_2, KDE])
def test_a_shorter_pause_is_watched_for_only_while_the_next_input_matters(
    start: Start, offers: Mapping[str, int]
) -> None:
    desk = start(offers)
    for _ in range(3):
        desk.source.heed(True)
        desk.source.heed(True)
        desk.compositor.wait_for(lambda: set(desk.compositor.notifications) == {3.0, 10.0})
        desk.source.heed(False)
        desk.compositor.wait_for(lambda: set(desk.compositor.notifications) == {10.0})
    assert desk.compositor.ended == [3.0, 3.0, 3.0]
    assert [asked[2] for asked in desk.compositor.asked] == [10.0, 3.0, 3.0, 3.0]


def test_one_jolt_is_one_input(start: Start) -> None:
    """With the shorter pause it is known after 3 s that nothing came after it."""
    desk = start(EXT_2)
    desk.pass_time(600)
    desk.idles()
    desk.source.heed(True)
    desk.pass_time(3)
    desk.idles(3.0)
    desk.pass_time(300)
    desk.resumes()
    assert (desk.calls, desk.source.idle()) == (1, 0)
    desk.pass_time(3)
    desk.idles(3.0)
    desk.pass_time(2)
    assert desk.source.idle() == 5
    desk.pass_time(5)
    desk.idles(10.0)
    assert desk.source.idle() == 10


def test_who_looks_sees_what_has_come_and_is_not_called_for_it(start: Start, loop: SelectorLoop) -> None:
    desk = start(EXT_2)
    desk.pass_time(60)
    desk.idles()
    desk.source.heed(True)
    desk.compositor.resumed(10.0)
    assert desk.source.idle() == 0
    loop.run_until(lambda: False, 0.02)
    assert desk.calls == 0


def test_events_in_pieces_are_put_together(start: Start) -> None:
    desk = start(EXT_2)
    desk.pass_time(60)
    desk.compositor.idled(10.0, piece=1)
    desk.told(lambda: desk.source._track.idle)
    assert desk.source.idle() == 10


@pytest.mark.parametrize(
    ("end", "why"),
    [
        (lambda compositor: compositor.ours.shutdown(socket.SHUT_RDWR), "hung up"),
        (lambda compositor: compositor.withdraw("ext_idle_notifier_v1"), "does not offer ext_idle_notifier_v1"),
        (lambda compositor: compositor.withdraw("wl_seat"), "does not offer wl_seat"),
        (lambda compositor: compositor.complain(), r"refuses: no such thing \(7"),
        (lambda compositor: compositor.ours.sendall(bytes(64)), "makes no sense"),
        (lambda compositor: compositor.say(2, 0, b""), "too short"),
    ],
)
def test_what_ends_is_said_once_and_nothing_is_known_from_then_on(
    start: Start, end: Callable[[FakeCompositor], None], why: str
) -> None:
    desk = start(EXT_1)
    end(desk.compositor)
    desk.told(lambda: bool(desk.lost))
    assert len(desk.lost) == 1
    assert re.search(why, desk.lost[0])
    assert desk.source.idle() is None
    assert not desk.source.heed(True)


def test_an_unknown_event_is_no_reason_to_end(start: Start) -> None:
    desk = start(EXT_1)
    desk.compositor.say(4242, 9, bytes(12))
    desk.compositor.say(1, 77, bytes(4))
    desk.pass_time(60)
    desk.idles()
    assert desk.source.idle() == 10


def test_after_the_end_nobody_is_called(start: Start, loop: SelectorLoop) -> None:
    desk = start(EXT_1)
    desk.source.close()
    desk.compositor.ours.shutdown(socket.SHUT_RDWR)
    loop.run_until(lambda: False, 0.02)
    assert desk.lost == []
    assert desk.source.idle() is None


@pytest.mark.parametrize(
    ("offers", "why"),
    [
        (SEAT, "does not offer ext_idle"),
        ({"ext_idle_notifier_v1": 2}, "does not offer wl_seat"),
        ({}, "does not offer wl_seat"),
    ],
)
def test_what_is_not_offered_is_named(loop: SelectorLoop, offers: Mapping[str, int], why: str) -> None:
    compositor = FakeCompositor(offers)
    with pytest.raises(Unavailable, match=why):
        WaylandIdle(loop, list, lambda why: None, {}, compositor.theirs)
    assert compositor.theirs.fileno() == -1
    compositor.close()


def test_a_compositor_that_says_nothing_is_not_waited_for(loop: SelectorLoop) -> None:
    compositor = FakeCompositor(EXT_2, answers=False)
    with pytest.raises(Unavailable, match="did not answer within 1 s"):
        WaylandIdle(loop, list, lambda why: None, {}, compositor.theirs)
    compositor.close()


def test_a_compositor_that_is_not_there_is_named(loop: SelectorLoop, tmp_path: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-3"}
    with pytest.raises(Unavailable, match="wayland-3 cannot be reached"):
        WaylandIdle(loop, list, lambda why: None, environ)
    with pytest.raises(Unavailable, match="XDG_RUNTIME_DIR is not set"):
        WaylandIdle(loop, list, lambda why: None, {})


def test_requests_and_events_have_the_same_form() -> None:
    incoming = Incoming()
    incoming.add(encode(5, 2, 40, "wl_seat", 1))
    (event,) = incoming.events()
    assert (event.source, event.opcode) == (5, 2)
    assert (event.number(), event.text(), event.number()) == (40, "wl_seat", 1)
    with pytest.raises(Garbled, match="too short"):
        event.number()


def test_an_impossible_size_is_noticed() -> None:
    for size in (0, 4, 10):
        incoming = Incoming()
        incoming.add(struct.pack("=IHH", 1, 0, size))
        with pytest.raises(Garbled, match="bytes"):
            list(incoming.events())
