"""Lock, another user's turn, sleep and waking, as Windows tells its windows. Never run on a real machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from calfbreak.adapters.session_watch.hidden_window import POWER, SESSION, HiddenWindow, Seen
from calfbreak.adapters.session_watch.lock import Lock
from calfbreak.adapters.session_watch.sleep import Sleep

_LOCKED, _ELSEWHERE = "Windows: locked", "Windows: another session is shown"
SESSION_CHANGES = {
    1: (_ELSEWHERE, False),  # WTS_CONSOLE_CONNECT
    2: (_ELSEWHERE, True),  # WTS_CONSOLE_DISCONNECT
    3: (_ELSEWHERE, False),  # WTS_REMOTE_CONNECT
    4: (_ELSEWHERE, True),  # WTS_REMOTE_DISCONNECT
    7: (_LOCKED, True),  # WTS_SESSION_LOCK
    8: (_LOCKED, False),  # WTS_SESSION_UNLOCK
}
"""What the first parameter of WM_WTSSESSION_CHANGE says; the others (log on, log off, remote control) lock nothing."""
POWER_CHANGES = {
    0x04: True,  # PBT_APMSUSPEND
    0x07: False,  # PBT_APMRESUMESUSPEND, once somebody is there
    0x12: False,  # PBT_APMRESUMEAUTOMATIC, always
}
"""What the first parameter of WM_POWERBROADCAST says of sleep; others are about the battery."""


class Window(Protocol):
    """Where Windows sends its messages."""

    state: str

    def close(self) -> None:
        """Be sent no more."""


class WindowsSession:
    """Tells lock and sleep. Raises Unavailable off Windows, and without a window to be told through."""

    def __init__(self, lock: Lock, sleep: Sleep, window: Callable[[Seen], Window] = HiddenWindow) -> None:
        self._lock = lock
        self._sleep = sleep
        self._window = window(self._seen)

    @property
    def state(self) -> str:
        """How things stand, in a sentence for the doctor."""
        return self._window.state

    def close(self) -> None:
        """Listen no longer."""
        self._window.close()

    def _seen(self, message: int, what: int) -> None:
        if message == SESSION and what in SESSION_CHANGES:
            self._lock.say(*SESSION_CHANGES[what])
        elif message == POWER and what in POWER_CHANGES:
            self._sleep.say(POWER_CHANGES[what])
