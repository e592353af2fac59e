"""Input on Windows: GetLastInputInfo, asked anew each time. Never run on a real machine.

The system notes the tick of the last keyboard or mouse input of this session, in milliseconds since the start, in 32
bits: it begins again at 0 every 49.7 days. The difference of two such ticks is right across that, if it is taken in 32
bits too. It is told nothing of input while another session has the screen.
"""

from __future__ import annotations

import ctypes
from typing import Protocol

from calfbreak.adapters.windows_library import windows_library
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_WRAP = 1 << 32


class LastInputInfo(ctypes.Structure):
    """LASTINPUTINFO: its own size, and the tick of the last input."""

    _fields_ = [("cbSize", ctypes.c_uint32), ("dwTime", ctypes.c_uint32)]


class System(Protocol):
    """What is asked of Windows."""

    def last_input(self, info: LastInputInfo) -> bool:
        """Fill in the tick of the last input; whether that went well."""

    def tick(self) -> int:
        """The tick now, 32 bits."""


class User32:
    """The real system. Raises Unavailable elsewhere."""

    def __init__(self) -> None:
        self._last_input = windows_library("user32").GetLastInputInfo
        self._tick = windows_library("kernel32").GetTickCount

    def last_input(self, info: LastInputInfo) -> bool:
        """Fill in the tick of the last input; whether that went well."""
        return bool(self._last_input(ctypes.byref(info)))

    def tick(self) -> int:
        """The tick now; ctypes makes it a signed number."""
        return int(self._tick()) % _WRAP


class LastInput:
    """Seconds since the last input in this Windows session. Raises Unavailable where it is not to be had."""

    name = "Windows GetLastInputInfo"

    def __init__(self, system: System | None = None) -> None:
        self._system = system or User32()
        if self.idle() is None:
            # Translators: about what the doctor asks for: input, a call, lock and sleep.
            raise Unavailable(said("{name} does not tell of it", name="Windows"))

    def idle(self) -> float | None:
        """Seconds since the last input; None if the call fails."""
        info = LastInputInfo(ctypes.sizeof(LastInputInfo), 0)
        if not self._system.last_input(info):
            return None
        return float((self._system.tick() - info.dwTime) % _WRAP) / 1000

    def heed(self, next_input: bool) -> bool:
        """It never calls: it has to be looked at."""
        return False

    def close(self) -> None:
        """Nothing to let go of."""
