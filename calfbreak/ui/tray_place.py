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
    """Calls `found` once, with whether there is a panel: when there is one, or when waiting longer makes no sense."""

    def __init__(self, found: Callable[[bool], None]) -> None:
        super().__init__()
        self._found: Callable[[bool], None] | None = found
        self._bus = QDBusConnection.sessionBus()
        self.panel = self._bus.isConnected() and self._panel_runs()
        """Whether a panel with the modern protocol runs already."""
        if self.panel or QGuiApplication.platformName() != "xcb" or not self._bus.isConnected():
            self._go()
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._watcher = QDBusServiceWatcher(WATCHER, self._bus, mode, self)
        self._watcher.serviceRegistered.connect(self._came)
        QTimer.singleShot(PATIENCE, self, self._go)

    def _panel_runs(self) -> bool:
        return bool(self._bus.interface().isServiceRegistered(WATCHER).value())

    def _came(self, *_: object) -> None:
        self.panel = True
        self._go()

    def _go(self) -> None:
        found, self._found = self._found, None
        if found is not None:
            found(self.panel)
