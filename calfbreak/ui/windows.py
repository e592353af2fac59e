"""All windows of the program, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from calfbreak.domain.commands import Command, WindowName
from calfbreak.domain.history import DayHistory
from calfbreak.domain.settings import Value
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretch import ROTATE, Routine, Stretch
from calfbreak.domain.wording import tr
from calfbreak.ports import Clock
from calfbreak.ui.theme import Theme
from calfbreak.ui.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from calfbreak.domain.scene import Things
    from calfbreak.ui.history_window import HistoryWindow
    from calfbreak.ui.settings_window import SettingsWindow
    from calfbreak.ui.status_window import StatusWindow
    from calfbreak.ui.stretch_dialog import StretchDialog


class Windows:
    """The tray icon at once, everything else when it is asked for. `read` and `today` tell what is so now."""

    def __init__(
        self,
        *,
        wish: Callable[[Command], None],
        clock: Clock,
        theme: Theme,
        stretches: Mapping[str, Stretch],
        routines: Mapping[str, Routine] | None = None,
        read: Callable[[], Snapshot],
        today: Callable[[], DayHistory],
    ) -> None:
        self._wish = wish
        self._clock = clock
        self.theme = theme
        self._stretches = stretches
        self._routines = routines or {}
        self._read = read
        self._today = today
        self.values: Mapping[str, Value] = {}
        self.problems: tuple[str, ...] = ()
        self.tray: Tray | None = None
        self.dialog: StretchDialog | None = None
        self.history: HistoryWindow | None = None
        self.settings: SettingsWindow | None = None
        self.status: StatusWindow | None = None

    def make_tray(self, icon: QSystemTrayIcon | None = None) -> None:
        """Put the icon on the panel, anew if need be, or give life to one that is there."""
        if self.tray:
            self.tray.close()
        self.tray = Tray(wish=self._wish, read=self._read, icon=icon)
        self.tray.show_snapshot(self._read())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this from now on, wherever anybody looks."""
        if self.tray:
            self.tray.show_snapshot(snapshot)
        if self.dialog:
            self.dialog.show_snapshot(snapshot)
        if self.status and self.status.isVisible():
            self.status.show_snapshot(snapshot)
        if self.history and self.history.isVisible():
            self.history.show_day(self._today(), snapshot)

    def open_session(self, snapshot: Snapshot) -> None:
        """Open the guided session, or bring it to the front. Somebody asked for it: no session opens by itself."""
        from calfbreak.ui.stretch_dialog import StretchDialog

        if self.dialog is None:
            self.dialog = StretchDialog(
                wish=self._wish,
                clock=self._clock,
                theme=self.theme,
                stretches=self._stretches,
                routines=self._routines,
            )
            self.dialog.page.figure.use(_things(self.values))
        self.dialog.open(snapshot, asked=True)

    def close_session(self) -> None:
        """Nothing to do: the dialog sees in the next snapshot that the session is gone, and may say what was done."""

    def show(self, window: WindowName) -> None:
        """Open a window, or bring it to the front."""
        match window:
            case WindowName.STATUS:
                self._show_status()
            case WindowName.HISTORY:
                self._show_history()
            case WindowName.SETTINGS:
                self._show_settings()

    def show_settings(self, values: Mapping[str, Value], problems: tuple[str, ...]) -> None:
        """The settings are these now."""
        self.values, self.problems = values, problems
        self.theme.choose(str(values.get("theme", "desktop")))
        if self.dialog:
            self.dialog.page.figure.use(_things(values))
        if self.settings:
            self.settings.show_values(values)
            self.settings.show_problems(problems)

    def close(self) -> None:
        """Close everything."""
        for window in (self.dialog, self.history, self.settings, self.status):
            if window:
                window.close()
        if self.tray:
            self.tray.close()

    def _show_status(self) -> None:
        from calfbreak.ui.status_window import StatusWindow

        if self.status is None:
            self.status = StatusWindow(wish=self._wish, theme=self.theme)
        self.status.open(self._read())

    def _show_history(self) -> None:
        from calfbreak.ui.history_window import HistoryWindow

        if self.history is None:
            names = dict(self._choices())
            self.history = HistoryWindow(theme=self.theme, names=names)
        self.history.open(self._today(), self._read())

    def _choices(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each stretch and routine."""
        stretches = tuple((each.id, each.name) for each in self._stretches.values())
        return (*stretches, *((each.id, each.name) for each in self._routines.values()))

    def _show_settings(self) -> None:
        from calfbreak.ui.settings_window import SettingsWindow

        if self.settings is None:
            stretches = (*self._choices(), (ROTATE, tr("Another one each time")))
            self.settings = SettingsWindow(
                wish=self._wish, theme=self.theme, values=self.values, stretches=stretches, problems=self.problems
            )
        self.settings.open()


def _things(values: Mapping[str, Value]) -> Things:
    """What the person has at home."""
    from calfbreak.domain.scene import Things
    from calfbreak.domain.settings import description_of

    board, step = (float(values.get(key, description_of(key).default)) for key in ("board_angle", "step_height"))
    return Things(board=board, step=step / 100)
