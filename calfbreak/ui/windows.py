"""All windows of the program, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from calfbreak.domain.autostart import Autostart
from calfbreak.domain.commands import Command, WindowName
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.settings.settings import Page, Value
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.stretch import Plan, Routine, Stretch
from calfbreak.domain.wording import tr
from calfbreak.ports import Archive, Clock, Past, Plotter
from calfbreak.shelf import StretchShelf
from calfbreak.ui.introductions import Introductions
from calfbreak.ui.known import Known
from calfbreak.ui.openings import Openings
from calfbreak.ui.roles import make_roles_known
from calfbreak.ui.theme import Theme
from calfbreak.ui.tray import Tray
from calfbreak.ui.window_maker import WindowMaker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon, QWidget

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
        self.theme = theme
        theme.resized.connect(partial(self.renew, larger=True))
        self._known = Known(clock=clock, stretches=stretches, routines=routines or {})
        self._make = WindowMaker(wish=wish, theme=theme, known=self._known, past=past, history_parts=history_parts)
        self._shelf = shelf
        self._read = read
        self._today = today
        self._past = past
        self._offered = offered
        self.openings = Openings()
        self.introductions = Introductions(
            wish=wish,
            clock=clock,
            theme=theme,
            stretches=lambda: self._known.stretches,
            dress=self._known.dress_figure,
        )
        self.setting_slots: dict[Page, tuple[Callable[[], QWidget], ...]] = {}
        """What makes the controls that stand on a page of the settings and are no settings of the file."""
        self.tray: Tray | None = None
        self.dialog: StretchDialog | None = None
        self._outdated = False
        """The dialog still says what was done, in the language in which it began."""
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
        self.introductions.end_taste()
        if self.dialog is not None and self._outdated:
            self.dialog.hide()  # not closed: it may have seen the next session, which speaks the language of now
            self._forget("dialog")
        if self.dialog is None:
            self.dialog = self._make_dialog(self._known.stretches, self._known.routines)
        self._known.dress_figure(self.dialog.page.figure)
        self.dialog.open(snapshot, asked=True)

    def _make_dialog(self, stretches: Mapping[str, Stretch], routines: Mapping[str, Routine]) -> StretchDialog:
        self._outdated = False
        made = self._make.session(stretches, routines)
        made.closed.connect(partial(self._forget, "dialog"))
        return made

    def _renew_session(self, old: StretchDialog | None) -> None:
        """Open it anew, with the stretches with which it began: one of them may have been deleted since."""
        self.dialog = self._make_dialog(*(old.in_use if old else (self._known.stretches, self._known.routines)))
        self._show_session(self._read())
        self.dialog.know(self._known.stretches, self._known.routines)

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
                self.introductions.show_first_start(self._known.values, self._known.locked)

    def show_settings(
        self,
        values: Mapping[str, Value],
        problems: tuple[str, ...],
        locked: Mapping[str, object] | None = None,
        own: Collection[str] | None = None,
    ) -> None:
        """The settings are these now; `locked` names the file that locks a setting, `own` those of the person."""
        known = self._known
        known.values, known.problems, known.locked, known.own = values, problems, locked or {}, own
        known.style(self.theme)
        if self.dialog:
            self._known.dress_figure(self.dialog.page.figure)
        self._show_in_settings()
        if self.stretches:
            self.stretches.show_values(values)
            self._known.dress(self.stretches.use)

    def show_autostart(self, found: Autostart) -> None:
        """Whether the desktop starts the program, as it was found just now."""
        self.introductions.show_autostart(found)

    def use_catalog(self, catalog: Catalog, problems: tuple[str, ...]) -> None:
        """These stretches and routines are known from now on."""
        known = self._known
        known.stretches, known.routines, known.problems = catalog.stretches, catalog.routines, problems
        if self.dialog:
            self.dialog.know(catalog.stretches, catalog.routines)
        if self.stretches:
            self.stretches.show_catalog(catalog)
        self._show_in_settings()

    def _show_in_settings(self) -> None:
        if self.settings:
            known = self._known
            self.settings.offer_stretches(known.choices())
            self.settings.show_values(known.values, known.locked, known.own)
            self.settings.show_problems(known.problems)

    def renew(self, *, larger: bool = False) -> None:
        """Another language is spoken from now on, or letters are `larger` or smaller: make every window anew where it
        is, and the menu.
        """
        from calfbreak.ui.renewal import renew

        snapshot = self._read()
        openers = {"status": self._show_status, "history": self._show_history, "settings": self._show_settings}
        if self.stretches and not self.stretches.writing:  # what somebody is writing in it would be lost
            openers["stretches"] = self._show_stretches
        if snapshot.session is not None:
            openers["dialog"] = partial(self._renew_session, self.dialog)
        self._outdated = self.dialog is not None and snapshot.session is None
        parts = [
            partial(renew, self, openers, larger=larger),
            partial(self.introductions.renew, self._known.values, self._known.locked, larger=larger),
        ]
        for each in parts if self.introductions.in_use else reversed(parts):  # the window in use comes last
            each()
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
        if self.status is None:
            self.status = self._make.status()
        self.status.open(self._read())

    def _toggle_panel(self) -> None:
        from PySide6.QtCore import QRect

        if self.panel is None:
            self.panel = self._make.status(panel=True)
        self.panel.toggle(self._read(), self.tray.icon.geometry() if self.tray else QRect())

    def _show_history(self) -> None:
        if self.history is None:
            self.history = self._make.history()
            self.history.closed.connect(self._forget_history)
            self.history.changed.connect(lambda: self.show_snapshot(self._read()))
        self.history.open(self._today(), self._read())

    def _forget_history(self) -> None:
        self._forget("history")
        self._past.rest()

    def _forget(self, name: str) -> None:
        """It is closed, and made anew when somebody asks for it: until then it costs nothing."""
        from calfbreak.ui.memory import give_back

        window: QWidget | None = getattr(self, name)
        if window:
            setattr(self, name, None)
            window.deleteLater()
            give_back()

    def _show_stretches(self) -> None:
        if self._shelf is None:
            return
        catalog = self._shelf.read()
        if self.stretches is None:
            self.stretches = self._make.stretches(self._shelf)
            self.stretches.closed.connect(self._forget_stretches)
        self.stretches.show_values(self._known.values)
        self._known.dress(self.stretches.use)
        self.stretches.show_catalog(catalog)
        self.stretches.open()

    def _forget_stretches(self) -> None:
        if self.stretches and not self.stretches.writing:  # what somebody is writing in it would be lost
            self._forget("stretches")

    def _stretches_slot(self) -> QWidget:
        """The way from the settings to the window of the stretches."""
        from calfbreak.ui.parts import button

        return button(tr("See all stretches, change them, write your own…"), self._show_stretches)

    def _show_settings(self) -> None:
        if self.settings is None:
            self.settings = self._make.settings({Page.STRETCHES: (self._stretches_slot,), **self.setting_slots})
            self.settings.closed.connect(partial(self._forget, "settings"))
        self.settings.open()
