"""Input on macOS: the event source of the hardware, asked anew each time. Never run on a real machine.

Needs no permission: it tells when there was input, not which. The state of the hardware leaves out what programs post.
"""

from __future__ import annotations

import ctypes
import math
import sys
from collections.abc import Callable

from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_LIBRARY = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
_HARDWARE = 1
"""kCGEventSourceStateHIDSystemState"""
_ANY_INPUT = 0xFFFFFFFF
"""kCGAnyInputEventType"""


def seconds_since_event() -> Callable[[int, int], float]:
    """CGEventSourceSecondsSinceLastEventType. Raises Unavailable elsewhere."""
    if sys.platform == "darwin":
        return _from(_LIBRARY)
    raise Unavailable(said("this is not {system}", system="macOS"))


def _from(library: str) -> Callable[[int, int], float]:
    try:
        function = ctypes.CDLL(library).CGEventSourceSecondsSinceLastEventType
    except (OSError, AttributeError) as error:
        raise Unavailable(said("{name} cannot be used: {why}", name="CGEventSource", why=error)) from error
    function.restype, function.argtypes = ctypes.c_double, [ctypes.c_int32, ctypes.c_uint32]
    called: Callable[[int, int], float] = function
    return called


class EventSource:
    """Seconds since the last input of keyboard, mouse or trackpad. Raises Unavailable where it is not to be had."""

    name = "macOS CGEventSource"

    def __init__(self, ask: Callable[[int, int], float] | None = None) -> None:
        self._ask = ask or seconds_since_event()

    def idle(self) -> float | None:
        """Seconds since the last input; None if what comes back is not one."""
        seconds = self._ask(_HARDWARE, _ANY_INPUT)
        return seconds if math.isfinite(seconds) and seconds >= 0 else None

    def heed(self, next_input: bool) -> bool:
        """It never calls: it has to be looked at."""
        return False

    def close(self) -> None:
        """Nothing to let go of."""
