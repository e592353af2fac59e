"""Qt's event loop as a `Loop`.

Every timer is a precise one. A coarse timer may be 5 % off, three minutes in an hour; it exists so that many timers
can share one wake-up, and this program has few that ever run at the same time. An early timer would cost a second look,
a late one would be a late reminder.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal, Slot

_LONGEST = 2**31 - 1
"""The longest that Qt can wait in one go, milliseconds (24.8 days); longer waits are made of several."""


class QtLoop(QObject):
    """Must be made on the GUI thread, after the application object."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def watch(self, descriptor: int, ready: Callable[[], None]) -> Watch:
        """Call `ready` whenever the descriptor can be read."""
        return Watch(descriptor, ready, self)

    def call_in(self, seconds: float, due: Callable[[], None]) -> Timer:
        """Call `due` once, after `seconds` awake; up to a millisecond late, never early."""
        return Timer(seconds, due, self)

    def call_soon(self, due: Callable[[], None]) -> None:
        """Call `due` from the GUI thread. Any thread may ask."""
        self._posted.emit(due)

    @Slot(object)
    def _run(self, due: Callable[[], None]) -> None:
        due()


class Watch(QSocketNotifier):
    """A watched descriptor."""

    def __init__(self, descriptor: int, ready: Callable[[], None], parent: QObject) -> None:
        super().__init__(descriptor, QSocketNotifier.Type.Read, parent)
        self._ready: Callable[[], None] | None = ready
        self.activated.connect(self._read)

    def cancel(self) -> None:
        """Watch no longer."""
        if self._ready is not None:
            self._ready = None
            self.setEnabled(False)
            self.deleteLater()

    def _read(self) -> None:
        if self._ready is not None:
            self._ready()


class Timer(QTimer):
    """One call to come."""

    def __init__(self, seconds: float, due: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._due: Callable[[], None] | None = due
        self._left = max(0, math.ceil(seconds * 1000))
        self.timeout.connect(self._ring)
        self._wait()

    def cancel(self) -> None:
        """Do not call."""
        if self._due is not None:
            self._due = None
            self.stop()
            self.deleteLater()

    def _wait(self) -> None:
        step = min(self._left, _LONGEST)
        self._left -= step
        self.start(step)

    def _ring(self) -> None:
        if self._due is None:
            return
        if self._left:
            self._wait()
            return
        due = self._due
        self.cancel()
        due()
