"""The switch for starting with the desktop, which shows what is so on the system and not what somebody once chose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfbreak.domain.autostart import Autostart, Standing
from calfbreak.domain.commands import Command, Show, StartAtLogin, WindowName
from calfbreak.domain.wording import autostart as words
from calfbreak.domain.wording import tr
from calfbreak.ui.drawn_controls import Switch
from calfbreak.ui.parts import button, label, line
from calfbreak.ui.theme import Theme


class AutostartRow(QWidget):
    """Name, switch, a line of help, and what is wrong if something is."""

    def __init__(self, *, theme: Theme, wish: Callable[[Command], None]) -> None:
        super().__init__()
        self.switch = Switch(theme=theme)
        self.switch.setAccessibleName(words.autostart_label())
        self.switch.setAccessibleDescription(words.autostart_help())
        self.switch.clicked.connect(lambda checked: wish(StartAtLogin(bool(checked))))
        self.said = label(kind="accent", wrap=True)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(label(words.autostart_label(), bold=True, wrap=True), 1)
        across.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(across)
        column.addWidget(label(words.autostart_help(), kind="secondary", wrap=True))
        column.addWidget(self.said)
        self.said.setVisible(False)

    def show_autostart(self, found: Autostart) -> None:
        """Show what was found on the system."""
        self.switch.setChecked(found.wanted)
        self.switch.setEnabled(found.standing is not Standing.IMPOSSIBLE)
        telling = found.standing in (Standing.STALE, Standing.IMPOSSIBLE)
        self.said.setText(words.autostart_line(found) if telling else "")
        self.said.setVisible(telling and bool(self.said.text()))


class GeneralSlot(QWidget):
    """What stands on the settings' page General and is no setting of the file: autostart, and the way to About."""

    def __init__(self, *, theme: Theme, wish: Callable[[Command], None]) -> None:
        super().__init__()
        self.autostart = AutostartRow(theme=theme, wish=wish)
        self.about = button(tr("About Calf Break"), lambda: wish(Show(WindowName.ABOUT)))
        self.welcome = button(tr("Show the first steps again"), lambda: wish(Show(WindowName.WELCOME)))
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.about)
        across.addWidget(self.welcome)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(across)
        column.addWidget(line())
        column.addWidget(self.autostart)
        column.addWidget(line())
