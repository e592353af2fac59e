"""The alarm rings at its time: once, on this thread, whatever the wall clock does."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from datetime import datetime, timedelta, tzinfo

import pytest

from calfbreak.adapters.alarm import SchedulerAlarm
from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.selector_loop import SelectorLoop


def test_it_rings_once_on_the_loops_thread(loop: SelectorLoop) -> None:
    rung: list[threading.Thread] = []
    alarm = SchedulerAlarm(loop, lambda: rung.append(threading.current_thread()))
    begin = awake_seconds()
    alarm.set(0.02)
    assert loop.run_until(lambda: bool(rung))
    assert awake_seconds() - begin >= 0.02
    assert not loop.run_until(lambda: len(rung) > 1, 0.05)
    assert rung == [threading.current_thread()]
    alarm.close()


def test_a_new_wish_replaces_the_old_one(loop: SelectorLoop) -> None:
    rung: list[int] = []
    alarm = SchedulerAlarm(loop, lambda: rung.append(1))
    for _ in range(50):
        alarm.set(0.01)
        alarm.set(3600)
    assert loop.waiting == 1, "one timer, however often the wish changes"
    assert not loop.run_until(lambda: bool(rung), 0.05)
    alarm.set(0)
    assert loop.run_until(lambda: bool(rung))
    alarm.close()


def test_it_does_not_ring_from_within_set(loop: SelectorLoop) -> None:
    rung: list[int] = []
    alarm = SchedulerAlarm(loop, lambda: rung.append(1))
    alarm.set(0)
    alarm.set(-5)
    assert rung == []
    assert loop.run_until(lambda: rung == [1])
    alarm.close()


def test_ringing_may_set_the_next(loop: SelectorLoop) -> None:
    rung: list[int] = []

    def ring() -> None:
        rung.append(1)
        alarm.set(0.001)

    alarm = SchedulerAlarm(loop, ring)
    alarm.set(0)
    assert loop.run_until(lambda: len(rung) == 20)
    assert loop.waiting == 1
    alarm.close()


def test_cleared_it_stays_silent(loop: SelectorLoop) -> None:
    rung: list[int] = []
    alarm = SchedulerAlarm(loop, lambda: rung.append(1))
    alarm.set(0.01)
    alarm.clear()
    alarm.clear()
    assert loop.waiting == 0
    assert not loop.run_until(lambda: bool(rung), 0.03)
    alarm.close()


def test_nothing_is_left_after_the_end(loop: SelectorLoop) -> None:
    rung: list[int] = []
    threads = threading.active_count()
    alarm = SchedulerAlarm(loop, lambda: rung.append(1))
    alarm.set(0.01)
    alarm.close()
    alarm.close()
    assert loop.waiting == 0
    assert threading.active_count() == threads
    assert not loop.run_until(lambda: bool(rung), 0.03)


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1), timedelta(days=-400), timedelta(days=400)])
def test_a_wall_clock_that_jumps_neither_delays_nor_loses_it(
    jump: timedelta, loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[float] = []
    alarm = SchedulerAlarm(loop, lambda: rung.append(awake_seconds()))
    begin = awake_seconds()
    alarm.set(0.03)

    class Stepped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + jump  # noqa: TID251 - the clock that is stepped

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Stepped)
    monkeypatch.setattr("calfbreak.adapters.scheduler.datetime", Stepped)
    assert loop.run_until(lambda: bool(rung), 1.0)
    assert 0.03 <= rung[0] - begin < 0.5
    alarm.set(0.01)
    assert loop.run_until(lambda: len(rung) == 2, 1.0)
    alarm.close()


def test_a_failed_wake_up_is_logged_and_the_next_one_comes(
    loop: SelectorLoop, caplog: pytest.LogCaptureFixture
) -> None:
    rung: list[int] = []

    def ring() -> None:
        rung.append(1)
        if len(rung) == 1:
            raise RuntimeError("no luck")

    alarm = SchedulerAlarm(loop, ring)
    with caplog.at_level(logging.WARNING):
        alarm.set(0)
        assert loop.run_until(lambda: len(rung) == 1)
    assert [record.getMessage().split(" (")[0] for record in caplog.records] == ["a wake-up of the engine failed"]
    assert "no luck" in caplog.text
    alarm.set(0)
    assert loop.run_until(lambda: len(rung) == 2)
    alarm.close()


def test_a_quick_clock_is_waited_for_in_real_seconds(loop: SelectorLoop) -> None:
    rung: list[int] = []
    alarm = SchedulerAlarm(loop, lambda: rung.append(1), real_seconds=lambda seconds: seconds / 3600)
    alarm.set(60)
    assert loop.run_until(lambda: bool(rung), 1.0)
    alarm.close()


def test_a_wait_without_end_is_only_long(loop: SelectorLoop) -> None:
    alarm = SchedulerAlarm(loop, lambda: None)
    alarm.set(float("inf"))
    assert loop.waiting == 1
    alarm.close()


def test_the_module_does_not_import_the_scheduler() -> None:
    check = "import sys, calfbreak.adapters.alarm; sys.exit('apscheduler' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
