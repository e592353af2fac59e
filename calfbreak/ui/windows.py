"""All windows of the program, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from calfbreak.domain.autostart import Autostart
from calfbreak.domain.catalog import Catalog
from calfbreak.domain.commands import Command, WindowName
from calfbreak.domain.history import DayHistory
from calfbreak.domain.settings import Page, Value
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretch import Plan, Routine, Stretch
from calfbreak.domain.wording import tr
from calfbreak.ports import Archive, Clock, Past, Plotter, StretchShelf
from calfbreak.ui.introductions import Introductions
from calfbreak.ui.openings import Openings
from calfbreak.ui.roles import make_roles_known
from calfbreak.ui.theme import Theme
from calfbreak.ui.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon, QWidget

    from calfbreak.domain.looks import Looks
    from calfbreak.domain.scene import Things
    from calfbreak.ui.figure_view import FigureView
    from calfbreak.ui.history.window import HistoryWindow
    from calfbreak.ui.settings_window import SettingsWindow
    from calfbreak.ui.status_window import StatusWindow
    from calfbreak.ui.stretch_dialog import StretchDialog
    from calfbreak.ui.stretches.window import StretchesWindow


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
        shelf: StretchShelf | None = None,
        read: Callable[[], Snapshot],
        today: Callable[[], DayHistory],
        past: Past,
        history_parts: Callable[[], tuple[Plotter, Archive]],
        offered: Callable[[], tuple[Plan, ...]] = tuple,
    ) -> None:
        """`offered` tells the stretches and routines that can be done with what there is."""
        make_roles_known()
        self._wish = wish
        self._clock = clock
        self.theme = theme
        theme.resized.connect(self.renew)
        self._stretches = stretches
        self._routines = routines or {}
        self._shelf = shelf
        self._read = read
        self._today = today
        self._past, self._history_parts = past, history_parts
        self._offered = offered
        self.openings = Openings()
        self.introductions = Introductions(
            wish=wish,
            clock=clock,
            theme=theme,
            stretches=lambda: self._stretches,
            dress=self._dress_figure,
        )
        self.values: Mapping[str, Value] = {}
        self.problems: tuple[str, ...] = ()
        self.locked: Mapping[str, object] = {}
        self._own: Collection[str] | None = None
        self._taken: dict[Page, dict[str, Value]] = {page: {} for page in Page}
        """What the last reset of each page took away."""
        self.setting_slots: dict[Page, tuple[Callable[[], QWidget], ...]] = {}
        """What makes the controls that stand on a page of the settings and are no settings of the file."""
        self.tray: Tray | None = None
        self.dialog: StretchDialog | None = None
        self.history: HistoryWindow | None = None
        self.settings: SettingsWindow | None = None
        self.status: StatusWindow | None = None
        self.panel: StatusWindow | None = None
        self.stretches: StretchesWindow | None = None

    def make_tray(self, icon: QSystemTrayIcon | None = None) -> None:
        """Put the icon on the panel, anew if need be, or give life to one that is there."""
        if self.tray:
            self.tray.close()
        self.tray = Tray(wish=self._wish, read=self._read, offered=self._offered, icon=icon)
        self.tray.show_snapshot(self._read())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this from now on, wherever anybody looks."""
        if self.tray:
            self.tray.show_snapshot(snapshot)
        if self.dialog:
            self.dialog.show_snapshot(snapshot)
        for window in (self.status, self.panel):
            if window and window.isVisible():
                window.show_snapshot(snapshot)
        if self.history and self.history.isVisible():
            self.history.show_day(self._today(), snapshot)

    def open_session(self, snapshot: Snapshot) -> None:
        """Open the guided session, or bring it to the front. Somebody asked for it: no session opens by itself."""
        self.openings.do(lambda: self._show_session(snapshot))

    def _show_session(self, snapshot: Snapshot) -> None:
        if self.dialog is None:
            self.dialog = self._make_dialog(self._stretches, self._routines)
        self.dialog.page.figure.use(_things(self.values), self._looks())
        self.dialog.open(snapshot, asked=True)

    def _make_dialog(self, stretches: Mapping[str, Stretch], routines: Mapping[str, Routine]) -> StretchDialog:
        from calfbreak.ui.stretch_dialog import StretchDialog

        return StretchDialog(
            wish=self._wish, clock=self._clock, theme=self.theme, stretches=stretches, routines=routines
        )

    def _renew_session(self, old: StretchDialog | None) -> None:
        """Open it anew, with the stretches with which it began: one of them may have been deleted since."""
        self.dialog = self._make_dialog(*(old.in_use if old else (self._stretches, self._routines)))
        self._show_session(self._read())
        self.dialog.know(self._stretches, self._routines)

    def close_session(self) -> None:
        """Nothing to do: the dialog sees in the next snapshot that the session is gone, and may say what was done."""

    def show(self, window: WindowName) -> None:
        """Open a window, or bring it to the front."""
        self.openings.do(lambda: self._show(window))

    def _show(self, window: WindowName) -> None:
        match window:
            case WindowName.STATUS:
                self._show_status()
            case WindowName.HISTORY:
                self._show_history()
            case WindowName.SETTINGS:
                self._show_settings()
            case WindowName.STRETCHES:
                self._show_stretches()
            case WindowName.PANEL:
                self._toggle_panel()
            case WindowName.ABOUT:
                self.introductions.show_about()
            case WindowName.WELCOME:
                self.introductions.show_first_start(self.values, self.locked)

    def show_settings(
        self,
        values: Mapping[str, Value],
        problems: tuple[str, ...],
        locked: Mapping[str, object] | None = None,
        own: Collection[str] | None = None,
    ) -> None:
        """The settings are these now; `locked` names the file that locks a setting, `own` those of the person."""
        self.values, self.problems, self.locked, self._own = values, problems, locked or {}, own
        self._dress(values)
        if self.dialog:
            self.dialog.page.figure.use(_things(values), self._looks())
        if self.settings:
            self.settings.offer_stretches(self._stretch_choices())
            self.settings.show_values(values, self.locked, self._own)
            self.settings.show_problems(problems)
        if self.stretches:
            self.stretches.show_values(values)
            self.stretches.use(_things(values), self._looks())

    def show_autostart(self, found: Autostart) -> None:
        """Whether the desktop starts the program, as it was found just now."""
        self.introductions.show_autostart(found)

    def use_catalog(self, catalog: Catalog, problems: tuple[str, ...]) -> None:
        """These stretches and routines are known from now on."""
        self._stretches, self._routines, self.problems = catalog.stretches, catalog.routines, problems
        if self.dialog:
            self.dialog.know(catalog.stretches, catalog.routines)
        if self.stretches:
            self.stretches.show_catalog(catalog)
        if self.settings:
            self.settings.offer_stretches(self._stretch_choices())
            self.settings.show_values(self.values, self.locked, self._own)
            self.settings.show_problems(problems)

    def _dress(self, values: Mapping[str, Value]) -> None:
        """The look of everything, as the settings say."""
        self.theme.choose(str(values.get("theme", "desktop")))
        self.theme.choose_motion(str(values.get("motion", "desktop")))
        self.theme.enlarge(int(values.get("text_size", 100)))

    def _dress_figure(self, figure: FigureView) -> None:
        figure.use(_things(self.values), self._looks())

    def _looks(self) -> Looks:
        """Who the figure is today."""
        from calfbreak.domain.calendar import day_of, parse_clock
        from calfbreak.domain.looks import DAILY, looks_on

        now, values = self._clock.now(), self.values
        today = day_of(now.wall, now.zone, parse_clock(str(values.get("day_starts", "04:00"))))
        return looks_on(today, skin=str(values.get("skin", DAILY)), hair=str(values.get("hair", DAILY)))

    def renew(self) -> None:
        """Another language is spoken from now on: make every window anew where it is, and the menu."""
        from calfbreak.ui.renewal import renew

        snapshot = self._read()
        openers = {"status": self._show_status, "history": self._show_history, "settings": self._show_settings}
        if self.stretches and not self.stretches.writing:  # what somebody is writing in it would be lost
            openers["stretches"] = self._show_stretches
        if snapshot.session is not None:
            openers["dialog"] = partial(self._renew_session, self.dialog)
        renew(self, openers)
        self.introductions.renew(self.values, self.locked)
        if self.panel:
            self.panel.deleteLater()
            self.panel = None
        self.show_snapshot(snapshot)

    def close(self) -> None:
        """Close everything."""
        for window in (self.dialog, self.history, self.settings, self.status, self.panel, self.stretches):
            if window:
                window.close()
        self.introductions.close()
        if self.tray:
            self.tray.close()

    def _show_status(self) -> None:
        from calfbreak.ui.status_window import StatusWindow

        if self.status is None:
            self.status = StatusWindow(wish=self._wish, theme=self.theme)
        self.status.open(self._read())

    def _toggle_panel(self) -> None:
        from PySide6.QtCore import QRect

        from calfbreak.ui.status_window import StatusWindow

        if self.panel is None:
            self.panel = StatusWindow(wish=self._wish, theme=self.theme, panel=True)
        self.panel.toggle(self._read(), self.tray.icon.geometry() if self.tray else QRect())

    def _show_history(self) -> None:
        if self.history is None:
            self.history = self._make_history()
        self.history.open(self._today(), self._read())

    def _make_history(self) -> HistoryWindow:
        from calfbreak.ui.history.window import HistoryWindow

        plotter, archive = self._history_parts()
        made = HistoryWindow(
            theme=self.theme, names=dict(self._choices()), past=self._past, plotter=plotter, archive=archive,
            wish=self._wish, asks=bool(self.values.get("ask_knee_to_wall")), dress=self._dress_figure,
        )  # fmt: skip
        made.closed.connect(self._forget_history)
        made.changed.connect(lambda: self.show_snapshot(self._read()))
        return made

    def _forget_history(self) -> None:
        """It is made anew when somebody asks for it: plots and tables are more than a closed window may cost."""
        from calfbreak.ui.memory import give_back

        if self.history:
            self.history.deleteLater()
            self.history = None
            self._past.rest()
            give_back()

    def _show_stretches(self) -> None:
        from calfbreak.ui.stretches.window import StretchesWindow

        if self._shelf is None:
            return
        catalog = self._shelf.read()
        if self.stretches is None:
            self.stretches = StretchesWindow(wish=self._wish, theme=self.theme, shelf=self._shelf)
            self.stretches.closed.connect(self._forget_stretches)
        self.stretches.show_values(self.values)
        self.stretches.use(_things(self.values), self._looks())
        self.stretches.show_catalog(catalog)
        self.stretches.open()

    def _choices(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each stretch and routine."""
        stretches = tuple((each.id, tr(each.name)) for each in self._stretches.values())
        return (*stretches, *((each.id, tr(each.name)) for each in self._routines.values()))

    def _forget_stretches(self) -> None:
        """It is made anew when somebody asks for it, unless somebody was writing in it."""
        if self.stretches and not self.stretches.writing:
            self.stretches.deleteLater()
            self.stretches = None

    def _stretch_choices(self) -> tuple[tuple[str, str], ...]:
        """Id and name of what can be chosen to be guided through."""
        from calfbreak.domain.settings import settings_of
        from calfbreak.domain.wording.stretches import choices

        settings = settings_of(dict(self.values))
        return choices(self._stretches, self._routines, settings.equipment, settings.stretch)

    def _stretches_slot(self) -> QWidget:
        """The way from the settings to the window of the stretches."""
        from calfbreak.ui.parts import button

        return button(tr("See all stretches, change them, write your own…"), self._show_stretches)

    def _show_settings(self) -> None:
        from calfbreak.ui.settings_window import SettingsWindow

        if self.settings is None:
            self.settings = SettingsWindow(
                wish=self._wish,
                theme=self.theme,
                values=self.values,
                stretches=self._stretch_choices(),
                problems=self.problems,
                locked=self.locked,
                own=self._own,
                slots={Page.STRETCHES: (self._stretches_slot,), **self.setting_slots},
                taken=self._taken,
            )
        self.settings.open()


def _things(values: Mapping[str, Value]) -> Things:
    """What the person has at home."""
    from calfbreak.domain.scene import Things
    from calfbreak.domain.settings import description_of

    board, step = (float(values.get(key, description_of(key).default)) for key in ("board_angle", "step_height"))
    return Things(board=board, step=step / 100)
