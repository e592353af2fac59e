"""Waits for a place for the tray icon.

On X11 Qt asks once, when the first icon is made, whether a panel with the modern protocol runs; if the panel comes a
second later, as at log-in, the icon uses the old protocol for ever, or has no place. On Wayland Qt notices a panel that
comes later by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtGui import QGuiApplication

WATCHER = "org.kde.StatusNotifierWatcher"
PATIENCE = 10_000
"""Milliseconds to wait for a panel."""


class TrayPlace(QObject):
    """Calls `found` once: when there is a panel, or when waiting longer makes no sense."""

    def __init__(self, found: Callable[[], None]) -> None:
        super().__init__()
        self._found: Callable[[], None] | None = found
        self._bus = QDBusConnection.sessionBus()
        if QGuiApplication.platformName() != "xcb" or not self._bus.isConnected() or self._panel_runs():
            self._go()
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._watcher = QDBusServiceWatcher(WATCHER, self._bus, mode, self)
        self._watcher.serviceRegistered.connect(self._go)
        QTimer.singleShot(PATIENCE, self, self._go)

    def _panel_runs(self) -> bool:
        return bool(self._bus.interface().isServiceRegistered(WATCHER).value())

    def _go(self, *_: object) -> None:
        found, self._found = self._found, None
        if found is not None:
            found()
