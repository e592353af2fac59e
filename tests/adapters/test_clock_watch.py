"""The kernel tells of a clock that was set."""

from __future__ import annotations

import ctypes
import errno
import os
import sys

import pytest

from calfbreak.adapters.clock_watch import ClockWatch
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

ADJ_SETOFFSET = 0x100
"""adjtimex(2): add a time to the wall clock."""


class Timex(ctypes.Structure):
    """struct timex; the time to add is `seconds` and the never negative `micros`."""

    _fields_ = [
        ("modes", ctypes.c_uint),
        ("ignored", ctypes.c_long * 8),
        ("seconds", ctypes.c_long),
        ("micros", ctypes.c_long),
        ("rest", ctypes.c_byte * 256),
    ]


def shift_clock(*, on: bool) -> None:
    """Set the clock a microsecond on or back, in one step.

    To set it to what it was read to be would put it back by as long as the process waits in between, and to anything at
    all where the tests run with a false time.
    """
    micro = Timex(ADJ_SETOFFSET, seconds=0, micros=1) if on else Timex(ADJ_SETOFFSET, seconds=-1, micros=999_999)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.adjtimex(ctypes.byref(micro)) < 0:
        assert ctypes.get_errno() == errno.EPERM, os.strerror(ctypes.get_errno())
        pytest.skip("setting the clock is not permitted here")


def test_a_clock_that_was_set_is_told_each_time(loop: SelectorLoop) -> None:
    jumps: list[int] = []
    watch = ClockWatch(loop, lambda: jumps.append(1))
    for count in (1, 2, 3, 4):
        shift_clock(on=count % 2 == 1)
        assert loop.run_until(lambda count=count: len(jumps) >= count)  # type: ignore[misc]
    watch.close()
    watch.close()


def test_time_that_just_passes_is_not_told(loop: SelectorLoop) -> None:
    jumps: list[int] = []
    watch = ClockWatch(loop, lambda: jumps.append(1))
    assert not loop.run_until(lambda: bool(jumps), 0.1)
    watch.close()


def test_a_cancelled_timer_is_set_anew(loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `test_a_clock_that_was_set`, for machines whose clock cannot be set: only the kernel's word is invented."""
    jumps: list[int] = []
    watch = ClockWatch(loop, lambda: jumps.append(1))
    armed: list[int] = []
    arm = watch._arm
    monkeypatch.setattr(watch, "_arm", lambda: (armed.append(1), arm()))

    def cancelled(descriptor: int, size: int) -> bytes:
        raise OSError(125, "Operation canceled")

    monkeypatch.setattr(os, "read", cancelled)
    watch._ready()
    assert (jumps, armed) == ([1], [1])
    monkeypatch.undo()
    watch._ready()
    assert jumps == [1], "nothing to read is no jump"
    watch.close()


def test_a_timer_in_the_past_is_not_what_it_sets(loop: SelectorLoop) -> None:
    watch = ClockWatch(loop, lambda: None)
    left = (ctypes.c_int64 * 4)()
    ctypes.CDLL(None).timerfd_gettime(watch._descriptor, ctypes.byref(left))
    assert left[2] > 100 * 365 * 86400
    watch.close()


def test_elsewhere_it_is_not_available(loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(Unavailable, match="only Linux"):
        ClockWatch(loop, lambda: None)
