"""The first tenth of a second: Qt, and the icon on the panel. Imports as little as that needs."""

from __future__ import annotations

import os
from collections.abc import Callable

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from calfbreak.domain.phase import Phase
from calfbreak.ui.tray_icon import DrawnState, tray_icon
from calfbreak.ui.tray_place import TrayPlace

_BREATH = 40
"""Milliseconds for the panel to fetch the icon before the rest is loaded."""
VERSION = PySide6.__version__


class Opening:
    """Makes the application object; with `early`, also an icon, as soon as there is a place for it.

    The icon shows an empty ring and its menu is empty until the program gives it life, a moment later.
    """

    def __init__(self, *, early: bool = False) -> None:
        # Qt loads GTK for its platform theme on GTK desktops: 8 MB for nothing that this program shows.
        os.environ.setdefault("QT_QPA_PLATFORMTHEME", "generic")
        # A desktop without portals is no news to somebody who starts a tray program.
        os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.services.warning=false")
        self.application = QApplication(["calf-break"])
        # While this cache holds anything Qt wakes every 10 to 30 s to look through it, and every new icon goes into it.
        QPixmapCache.setCacheLimit(0)
        self.application.setApplicationName("calf-break")
        self.application.setApplicationDisplayName("Calf Break")
        self.application.setDesktopFileName("calf-break")
        self.application.setQuitOnLastWindowClosed(False)
        self.icon: QSystemTrayIcon | None = None
        self._found = False
        self._waiting: Callable[[QSystemTrayIcon | None], None] | None = None
        self._early = early
        self._place = TrayPlace(self._there_is_a_place)

    def run(self, load: Callable[[], None]) -> int:
        """Run until somebody quits, and `load` the rest of the program first; the exit status."""
        QTimer.singleShot(_BREATH, load)
        return int(self.application.exec())

    def when_there_is_a_place(self, make: Callable[[QSystemTrayIcon | None], None]) -> None:
        """Call `make`, with the icon if it is on the panel already, now or when there is a place; without one whenever
        the icon has to be made anew.
        """
        self._waiting = make
        if self._found:
            make(self.icon)

    def _there_is_a_place(self, panel: bool) -> None:
        self._found = True
        if self._waiting is not None:
            self._waiting(None)
        elif self._early and panel:
            self.icon = QSystemTrayIcon(tray_icon(DrawnState(Phase.COUNTING, 0)))
            # Some panels (waybar) never ask again for the menu of an icon that came without one.
            self.menu = QMenu()
            self.icon.setContextMenu(self.menu)
            self.icon.show()
