"""What every `Loop` must do, whichever it is."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from pytestqt.qtbot import QtBot

from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.qt_loop import QtLoop
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Loop

Run = Callable[[Callable[[], bool]], bool]
"""Runs the loop until something is true, and says whether it became so within a second or two."""


@pytest.fixture(params=["qt", "selector"])
def running(request: pytest.FixtureRequest) -> Iterator[tuple[Loop, Run]]:
    if request.param == "selector":
        bare = SelectorLoop()
        yield bare, lambda true: bare.run_until(true, 2.0)
        bare.close()
    else:
        request.getfixturevalue("qapp")
        qt = QtLoop()
        yield qt, lambda true: _spin(true, 2.0)
        qt.deleteLater()
        QCoreApplication.sendPostedEvents(qt)


def _spin(true: Callable[[], bool], limit: float) -> bool:
    end = awake_seconds() + limit
    while not true():
        if awake_seconds() > end:
            return False
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    return True


def test_timers_ring_once_in_the_order_of_their_times(running: tuple[Loop, Run]) -> None:
    loop, run = running
    rung: list[str] = []
    loop.call_in(0.03, lambda: rung.append("late"))
    loop.call_in(0.01, lambda: rung.append("early"))
    loop.call_in(0.05, lambda: rung.append("end"))
    assert run(lambda: "end" in rung)
    assert rung == ["early", "late", "end"]


def test_a_timer_never_rings_early(running: tuple[Loop, Run]) -> None:
    loop, run = running
    rung: list[float] = []
    begin = awake_seconds()
    loop.call_in(0.0207, lambda: rung.append(awake_seconds()))
    assert run(lambda: bool(rung))
    assert rung[0] - begin >= 0.0207 - 0.001


def test_a_cancelled_timer_stays_silent(running: tuple[Loop, Run]) -> None:
    loop, run = running
    rung: list[str] = []
    timer = loop.call_in(0.01, lambda: rung.append("cancelled"))
    loop.call_in(0.03, lambda: rung.append("end"))
    timer.cancel()
    timer.cancel()
    assert run(lambda: "end" in rung)
    assert rung == ["end"]
    timer.cancel()


def test_a_timer_may_set_the_next(running: tuple[Loop, Run]) -> None:
    loop, run = running
    rung: list[int] = []

    def ring() -> None:
        rung.append(1)
        if len(rung) < 3:
            loop.call_in(0, ring)

    loop.call_in(0, ring)
    assert run(lambda: len(rung) == 3)


def test_a_wait_longer_than_a_month_is_possible(running: tuple[Loop, Run]) -> None:
    loop, run = running
    rung: list[str] = []
    timer = loop.call_in(50 * 86400, lambda: rung.append("much too early"))
    loop.call_in(0.01, lambda: rung.append("end"))
    assert run(lambda: bool(rung))
    assert rung == ["end"]
    timer.cancel()


def test_a_descriptor_is_reported_while_it_can_be_read(running: tuple[Loop, Run]) -> None:
    loop, run = running
    read, write = os.pipe()
    got: list[bytes] = []
    watch = loop.watch(read, lambda: got.append(os.read(read, 1)))
    os.write(write, b"ab")
    assert run(lambda: len(got) == 2)
    watch.cancel()
    watch.cancel()
    os.write(write, b"c")
    loop.call_in(0.02, lambda: got.append(b"end"))
    assert run(lambda: b"end" in got)
    assert got == [b"a", b"b", b"end"]
    os.close(read)
    os.close(write)


def test_a_watch_that_cancels_itself_is_not_called_again(running: tuple[Loop, Run]) -> None:
    loop, run = running
    read, write = os.pipe()
    os.write(write, b"ab")
    calls: list[int] = []

    def ready() -> None:
        calls.append(1)
        watch.cancel()

    watch = loop.watch(read, ready)
    loop.call_in(0.02, lambda: calls.append(0))
    assert run(lambda: 0 in calls)
    assert calls == [1, 0]
    os.close(read)
    os.close(write)


def test_another_thread_may_post(running: tuple[Loop, Run]) -> None:
    loop, run = running
    threads: list[threading.Thread] = []
    worker = threading.Thread(target=lambda: loop.call_soon(lambda: threads.append(threading.current_thread())))
    worker.start()
    assert run(lambda: bool(threads))
    worker.join()
    assert threads == [threading.main_thread()]


def test_what_is_posted_runs_later_and_in_order(running: tuple[Loop, Run]) -> None:
    loop, run = running
    ran: list[int] = []
    for number in range(3):
        loop.call_soon(lambda number=number: ran.append(number))  # type: ignore[misc]
    assert ran == []
    assert run(lambda: len(ran) == 3)
    assert ran == [0, 1, 2]


def test_a_qt_wait_beyond_the_longest_is_made_of_several(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calfbreak.adapters.qt_loop._LONGEST", 10)
    rung: list[float] = []
    begin = awake_seconds()
    loop = QtLoop()
    loop.call_in(0.035, lambda: rung.append(awake_seconds() - begin))
    assert _spin(lambda: bool(rung), 2.0)
    assert rung[0] >= 0.034


def test_qt_keeps_nothing_of_a_timer_that_rang(qtbot: QtBot) -> None:
    loop = QtLoop()
    rung: list[int] = []
    for _ in range(20):
        loop.call_in(0, lambda: rung.append(1))
    loop.call_in(100, lambda: None).cancel()
    assert _spin(lambda: len(rung) == 20, 2.0)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not loop.children()
