"""The clocks of Windows that differ by the time asleep. Never run on a real machine.

GetTickCount64 counts milliseconds since the start, sleep and hibernation included. QueryUnbiasedInterruptTime counts
hundreds of nanoseconds awake. Both go on with the system's tick, 16 ms, which is small against a sleep. Python's own
`time.monotonic` includes the sleep, so it cannot tell.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from calfbreak.adapters.windows_library import windows_library

Seconds = Callable[[], float]
_TICK = 1e-3
_UNIT = 1e-7


def sleeping_and_waking(kernel32: Any = None) -> tuple[Seconds, Seconds]:
    """Two clocks, in seconds since the start: one runs during sleep, one does not. Raises Unavailable off Windows."""
    library = kernel32 or windows_library("kernel32")
    library.GetTickCount64.restype = ctypes.c_uint64

    def elapsed() -> float:
        return int(library.GetTickCount64()) * _TICK

    def awake() -> float:
        units = ctypes.c_uint64(0)
        if not library.QueryUnbiasedInterruptTime(ctypes.byref(units)):  # it fails for a null pointer only
            raise OSError("QueryUnbiasedInterruptTime failed")
        return units.value * _UNIT

    return elapsed, awake
