"""Qt's connection to the session bus, and another one when that was lost.

Qt never opens its own connection again. One of another name is as good, for whoever asks for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import count

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_log = logging.getLogger(__name__)

_FIRST, _LONGEST = 1_000, 60_000
"""Milliseconds until a lost bus is looked for again: doubled each time, up to this."""
_LOCAL = ("", "/org/freedesktop/DBus/Local", "org.freedesktop.DBus.Local", "Disconnected")
"""What Qt's own library says when the bus is gone: sender, path, interface, signal."""
_numbers = count(1)


def _of_session(name: str) -> QDBusConnection:
    return QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, name)


class SessionBus(QObject):
    """The connection that works now. It may never have worked: then nothing is ever heard of it."""

    lost = Signal()
    back = Signal()
    """There is a bus again, after `look_for_it`."""

    def __init__(
        self, first: QDBusConnection | None = None, connect: Callable[[str], QDBusConnection] = _of_session
    ) -> None:
        """`first` is Qt's own unless given; `connect` makes one of this name."""
        super().__init__()
        self._connect = connect
        self.connection = first or QDBusConnection.sessionBus()
        self._follow()

    @property
    def connected(self) -> bool:
        """Whether there is a bus now."""
        return self.connection.isConnected()

    def look_for_it(self) -> None:
        """Look for another bus until there is one."""
        self._look_in(_FIRST)

    def _follow(self) -> None:
        if self.connected:
            self.connection.connect(*_LOCAL, self, SLOT("_lost()"))  # type: ignore[call-overload]  # the stubs want bytes

    @Slot()
    def _lost(self) -> None:
        self.lost.emit()

    def _look_in(self, pause: int) -> None:
        def look() -> None:
            name = f"calf-break-{next(_numbers)}"
            found = self._connect(name)
            if found.isConnected():
                self.connection = found
                self._follow()
                _log.info("there is a session bus again")
                self.back.emit()
            else:
                QDBusConnection.disconnectFromBus(name)  # else the dead one is kept under this name for ever
                self._look_in(min(2 * pause, _LONGEST))

        QTimer.singleShot(pause, self, look)
