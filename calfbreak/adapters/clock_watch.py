"""Tells when somebody set the wall clock, and when the computer woke up. Linux only; costs nothing while it waits.

A timer of the kernel that lies in the far future on the wall clock, and asks to be cancelled when that clock jumps. The
time spent asleep is such a jump: it is added to the wall clock on resume.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable

from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_CLOCK_REALTIME = 0
_ABSOLUTE = 1
"""TFD_TIMER_ABSTIME"""
_CANCEL_ON_SET = 2
"""TFD_TIMER_CANCEL_ON_SET; without an absolute time it is ignored."""
_FAR = 2**33
"""Unix time, seconds: the year 2242. The kernel takes no date that is 292 years off."""


class _Timer(ctypes.Structure):
    """struct itimerspec: interval and first expiry, each in seconds and nanoseconds."""

    _fields_ = [(name, ctypes.c_int64) for name in ("interval", "interval_ns", "first", "first_ns")]


class ClockWatch:
    """Calls `jumped` after the wall clock was set, and after the computer slept.

    Raises Unavailable where the kernel has no such timer.
    """

    def __init__(self, loop: Loop, jumped: Callable[[], object]) -> None:
        self._jumped = jumped
        self._libc, self._descriptor = _new_timer()
        self._arm()
        self._watch = loop.watch(self._descriptor, self._ready)

    def close(self) -> None:
        """Watch no longer."""
        if self._descriptor >= 0:
            self._watch.cancel()
            os.close(self._descriptor)
            self._descriptor = -1

    def _arm(self) -> None:
        timer = _Timer(0, 0, _FAR, 0)
        flags = _ABSOLUTE | _CANCEL_ON_SET
        if self._libc.timerfd_settime(self._descriptor, flags, ctypes.byref(timer), None) != 0:
            error = ctypes.get_errno()
            if error != errno.ECANCELED:  # that only says that the clock jumped just now; the timer is set
                raise Unavailable(said("{name} cannot be used: {why}", name="timerfd", why=os.strerror(error)))

    def _ready(self) -> None:
        try:
            os.read(self._descriptor, 8)
        except BlockingIOError:
            return
        except OSError:
            pass  # ECANCELED: the clock jumped; the timer has to be set anew to hear of the next time
        self._arm()
        self._jumped()


def _new_timer() -> tuple[ctypes.CDLL, int]:
    """The C library, and the descriptor of a timer on the wall clock."""
    if sys.platform == "linux" and ctypes.sizeof(ctypes.c_long) == 8:
        library = ctypes.CDLL(None, use_errno=True)
        descriptor: int = library.timerfd_create(_CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC)
        if descriptor < 0:
            raise Unavailable(said("{name} cannot be used: {why}", name="timerfd", why=os.strerror(ctypes.get_errno())))
        return library, descriptor
    raise Unavailable(said("only Linux on 64 bits tells when the clock was set"))
