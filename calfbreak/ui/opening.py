"""The first tenth of a second: Qt, and the icon on the panel. Imports as little as that needs."""

from __future__ import annotations

import os
from collections.abc import Callable

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from calfbreak.domain.phase import Phase
from calfbreak.ui.garbage import collect_on_this_thread
from calfbreak.ui.tray_icon import DrawnState, tray_icon
from calfbreak.ui.tray_place import TrayPlace

_BREATH = 40
"""Milliseconds for the panel to fetch the icon before the rest is loaded."""
_NO_NEWS = "qt.qpa.services.warning=false;qt.qpa.wayland.textinput.warning=false"
"""What Qt need not write into the log: that a desktop has no portals, and, whenever a window loses the keyboard on
Wayland, that it has.
"""
VERSION = PySide6.__version__


def settle_qt() -> None:
    """Tell Qt, before it starts, what this program does without; somebody's own settings come first."""
    # Qt loads GTK for its platform theme on GTK desktops: 8 MB for nothing that this program shows.
    os.environ.setdefault("QT_QPA_PLATFORMTHEME", "generic")
    # Qt shares out every shape of more than 64 spans among threads: for a small figure they wait longer than they
    # paint. One thread alone takes half the processor time where others want it too.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    os.environ.setdefault("QT_LOGGING_RULES", _NO_NEWS)


class Opening:
    """Makes the application object; with `early`, also an icon, as soon as there is a place for it.

    The icon shows an empty ring and its menu is empty until the program gives it life, a moment later.
    """

    def __init__(self, *, early: bool = False) -> None:
        settle_qt()
        self.application = QApplication(["calf-break"])
        collect_on_this_thread()
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
