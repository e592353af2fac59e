"""Watches for a place for the tray icon.

On X11 Qt decides when an icon is made by which protocol it goes to the panel: by the modern one, if a panel with that
runs; else by the old one, for as long as the icon lives. So the first icon waits a while for a panel that comes later
than the program, as at log-in, and is made anew when that comes later still. On Wayland Qt notices it by itself.

Qt never opens its connection to the session bus again when that was lost. But each icon has a connection of its own, so
one that is made anew when there is a bus again is as good as the first. Meanwhile an icon can still go to an X11 panel
by the old protocol; on Wayland there is no other way, so the bus is looked for until it is back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtDBus import QDBusServiceWatcher
from PySide6.QtGui import QGuiApplication

from calfbreak.ui.session_bus import SessionBus

_log = logging.getLogger(__name__)

WATCHER = "org.kde.StatusNotifierWatcher"
PATIENCE = 10_000
"""Milliseconds to wait for a panel."""


class TrayPlace(QObject):
    """Calls `found`, with whether there is a panel with the modern protocol: when there is one, or when waiting longer
    makes no sense; and again whenever the icon has to be made anew.
    """

    def __init__(self, found: Callable[[bool], None]) -> None:
        super().__init__()
        self._found = found
        self._told = False
        self._bus = SessionBus()
        self._bus.lost.connect(self._bus_lost)
        self._bus.back.connect(self._tell)
        self._old_protocol = QGuiApplication.platformName() == "xcb"
        """Whether there is another way onto a panel."""
        self.panel = self._bus.connected and self._panel_runs()
        """Whether a panel with the modern protocol runs."""
        if self.panel or not self._old_protocol or not self._bus.connected:
            self._tell()
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._watcher = QDBusServiceWatcher(WATCHER, self._bus.connection, mode, self)
        self._watcher.serviceRegistered.connect(self._came)
        QTimer.singleShot(PATIENCE, self, self._tired)

    def _panel_runs(self) -> bool:
        return bool(self._bus.connection.interface().isServiceRegistered(WATCHER).value())

    def _came(self, *_: object) -> None:
        """A panel that comes again finds the icon by itself."""
        if not self.panel:
            self.panel = True
            self._tell()

    def _tired(self) -> None:
        if not self._told:
            self._tell()

    def _bus_lost(self) -> None:
        self.panel = False
        if self._old_protocol:
            _log.warning("the session bus was lost: the icon goes to the panel by the old protocol of X11")
            self._tell()
        else:
            _log.warning("the session bus was lost: the icon comes back with it")
            self._bus.look_for_it()

    def _tell(self) -> None:
        self._told = True
        self._found(self.panel)
