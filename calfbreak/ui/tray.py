"""The tray icon's presence on the panel: picture, tooltip, menu and clicks.

The menu is looked at whenever it is about to open, because panels that show it by D-Bus copy it then, and because its
minutes need not be kept up to date while nobody looks.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from calfbreak.domain import commands, wording
from calfbreak.domain.commands import Command, WindowName
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.stretch import Plan
from calfbreak.domain.wording import tr
from calfbreak.ui.tray_icon import DrawnState, drawn_state, tray_icon
from calfbreak.ui.tray_menu import Entry, entries, fill


class Tray:
    """The icon. It costs nothing between two snapshots, and little for one that looks the same."""

    def __init__(
        self,
        *,
        wish: Callable[[Command], None],
        read: Callable[[], Snapshot | None] | None = None,
        offered: Callable[[], tuple[Plan, ...]] = tuple,
        icon: QSystemTrayIcon | None = None,
    ) -> None:
        """`wish` takes what a person chooses. Asked when the menu opens: `read` for the newest snapshot, `offered` for
        the stretches and routines that can be done.

        `icon` is one that is on the panel already. Its menu is taken over, because panels keep hold of the first.
        """
        self._wish = wish
        self._read = read
        self._offered = offered
        self._snapshot: Snapshot | None = None
        self._drawn: DrawnState | None = None
        self._said = ""
        self._offers: tuple[Entry, ...] = ()
        """What is in the menu."""
        self._shape: object = None
        """What the menu was made for, as far as that decides which lines it has."""
        self.icon = icon or QSystemTrayIcon()
        taken: QMenu | None = self.icon.contextMenu()
        self.menu = QMenu() if taken is None else taken
        self.menu.aboutToShow.connect(self.fill_menu)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self._fill()

    @staticmethod
    def available() -> bool:
        """Whether the desktop has a place for it now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this from now on."""
        self._snapshot = snapshot
        state, said = drawn_state(snapshot), wording.tooltip(snapshot)
        if state != self._drawn:
            self._drawn = state
            self.icon.setIcon(tray_icon(state))
        if said != self._said:
            self._said = said
            self.icon.setToolTip(said)
        shape = snapshot.phase, snapshot.reminder, snapshot.stretch, tr("Quit")  # the last: which language is spoken
        if shape != self._shape or not self.icon.isVisible():
            self._shape = shape
            self._fill()
        if not self.icon.isVisible():
            self.icon.show()

    def close(self) -> None:
        """Take the icon off the panel."""
        self.icon.hide()
        self.menu.deleteLater()

    def fill_menu(self) -> None:
        """Make the menu say what is so now; what has not changed in it stays."""
        if self._read is not None:
            self._snapshot = self._read() or self._snapshot
        self._fill()

    def _fill(self) -> None:
        lines = entries(self._snapshot, self._offered)
        first, *rest = lines
        if rest and tuple(rest) == self._offers[1:]:
            self.menu.actions()[0].setText(first.words)
        else:
            fill(self.menu, lines, self._wish)
        self._offers = lines

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        match reason:
            case QSystemTrayIcon.ActivationReason.Trigger if sys.platform != "darwin":  # there a click opens the menu
                self._wish(commands.Show(WindowName.PANEL))
            case QSystemTrayIcon.ActivationReason.MiddleClick:
                self._wish(commands.Stretch())
