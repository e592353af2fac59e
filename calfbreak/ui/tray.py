"""The tray icon's presence on the panel: picture, tooltip, menu and clicks.

The menu is made anew whenever it is about to open, because panels that show it by D-Bus copy it then, and because
nothing has to be kept up to date while nobody looks.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from calfbreak.domain import commands, wording
from calfbreak.domain.calendar import HOUR, MINUTE
from calfbreak.domain.commands import Command, WindowName
from calfbreak.domain.phase import Phase
from calfbreak.domain.session import duration
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretch import Plan
from calfbreak.domain.wording import tr
from calfbreak.ui.tray_icon import DrawnState, drawn_state, tray_icon

PAUSES = (30 * MINUTE, HOUR, 2 * HOUR)
"""What the menu offers, seconds."""


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
        self.icon = icon or QSystemTrayIcon()
        taken: QMenu | None = self.icon.contextMenu()
        self.menu = QMenu() if taken is None else taken
        self.menu.aboutToShow.connect(self.fill_menu)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self.fill_menu()

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
        if not self.icon.isVisible():
            self.fill_menu()
            self.icon.show()

    def close(self) -> None:
        """Take the icon off the panel."""
        self.icon.hide()
        self.menu.deleteLater()

    def fill_menu(self) -> None:
        """Make the menu for what is going on now."""
        if self._read is not None:
            self._snapshot = self._read() or self._snapshot
        self.menu.clear()
        snapshot = self._snapshot
        if snapshot is None:
            self._add(self.menu, tr("Quit"), commands.QuitProgram())
            return
        self._add(self.menu, wording.status_line(snapshot), commands.Show(WindowName.STATUS))
        if not snapshot.measured:
            self.menu.addAction(wording.unmeasured_note()).setEnabled(False)
        self.menu.addSeparator()
        self._add_answers(snapshot)
        self._add_presence(snapshot)
        self.menu.addSeparator()
        self._add(self.menu, tr("History"), commands.Show(WindowName.HISTORY))
        self._add(self.menu, tr("Settings"), commands.Show(WindowName.SETTINGS))
        self.menu.addSeparator()
        self._add(self.menu, tr("Quit"), commands.QuitProgram())

    def _add_answers(self, snapshot: Snapshot) -> None:
        if snapshot.phase is Phase.SESSION:
            self._add(self.menu, tr("Show the stretch"), commands.Stretch())
            return
        if snapshot.reminder is None or snapshot.phase not in (Phase.DUE, Phase.HELD):
            self._add_stretches(snapshot)
            return
        answers: dict[str, Command] = {
            "start": commands.Stretch(reminder=snapshot.reminder),
            "snooze": commands.Snooze(snapshot.reminder),
            "skip": commands.Skip(snapshot.reminder),
        }
        for key, label in wording.reminder_actions(snapshot):
            self._add(self.menu, label, answers[key])
        self.menu.addSeparator()

    def _add_stretches(self, snapshot: Snapshot) -> None:
        """Stretch now: the chosen one first, then every other one that can be done."""
        others = [plan for plan in self._offered() if plan.id != snapshot.stretch]
        if not others:
            self._add(self.menu, tr("Stretch now"), commands.Stretch())
            return
        stretches = self.menu.addMenu(tr("Stretch now"))
        self._add(stretches, _with_time(tr(snapshot.stretch_name), snapshot.stretch_lasts), commands.Stretch())
        stretches.addSeparator()
        for plan in others:
            words = _with_time(tr(plan.name), duration(*plan.prescriptions))
            self._add(stretches, words, commands.Stretch(plan.id))

    def _add_presence(self, snapshot: Snapshot) -> None:
        busy = snapshot.phase is Phase.SESSION
        if snapshot.phase is Phase.PAUSED:
            self._add(self.menu, tr("Resume"), commands.Resume())
            return
        standing = snapshot.phase is Phase.STANDING
        words, command = (tr("I sit again"), commands.Sit()) if standing else (tr("I'm standing"), commands.Stand())
        self._add(self.menu, words, command).setEnabled(not busy)
        pauses = self.menu.addMenu(tr("Pause"))
        pauses.setEnabled(not busy)
        for length in PAUSES:
            words = tr("For {length}").format(length=wording.exact_duration(length))
            self._add(pauses, words, commands.Pause(lasting=length))
        self._add(pauses, tr("Until tomorrow"), commands.Pause(until_tomorrow=True))
        self._add(pauses, tr("Until I resume"), commands.Pause())

    def _add(self, menu: QMenu, words: str, command: Command) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda: self._wish(command))
        return action

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        match reason:
            case QSystemTrayIcon.ActivationReason.Trigger if sys.platform != "darwin":  # there a click opens the menu
                self._wish(commands.Show(WindowName.PANEL))
            case QSystemTrayIcon.ActivationReason.MiddleClick:
                self._wish(commands.Stretch())


def _with_time(name: str, seconds: float) -> str:
    """A stretch and how long it takes, as an entry of the menu."""
    # An ampersand would be taken for the mark of a letter to press.
    return tr("{stretch} · {lasts}").format(stretch=name, lasts=wording.exact_duration(seconds)).replace("&", "&&")
