"""How each window is made. The code of a window is loaded when the first one of its kind is made, and not before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calfbreak.domain.commands import Command
from calfbreak.domain.settings.settings import Page
from calfbreak.domain.stretching.stretch import Routine, Stretch
from calfbreak.ports import Archive, Past, Plotter
from calfbreak.shelf import StretchShelf
from calfbreak.ui.known import Known
from calfbreak.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calfbreak.ui.history.window import HistoryWindow
    from calfbreak.ui.settings_window import SettingsWindow
    from calfbreak.ui.status_window import StatusWindow
    from calfbreak.ui.stretch_dialog import StretchDialog
    from calfbreak.ui.stretches.window import StretchesWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowMaker:
    """Gives each window what it needs. `history_parts` are what draws plots, and what exports and imports."""

    wish: Callable[[Command], None]
    theme: Theme
    known: Known
    past: Past
    history_parts: Callable[[], tuple[Plotter, Archive]]

    def status(self, *, panel: bool = False) -> StatusWindow:
        """What is going on, as a window or as a panel at the icon."""
        from calfbreak.ui.status_window import StatusWindow

        return StatusWindow(wish=self.wish, theme=self.theme, panel=panel)

    def session(self, stretches: Mapping[str, Stretch], routines: Mapping[str, Routine]) -> StretchDialog:
        """The guided session, with these stretches and routines."""
        from calfbreak.ui.stretch_dialog import StretchDialog

        return StretchDialog(
            wish=self.wish, clock=self.known.clock, theme=self.theme, stretches=stretches, routines=routines
        )

    def history(self) -> HistoryWindow:
        """What was."""
        from calfbreak.ui.history.window import HistoryWindow

        plotter, archive = self.history_parts()
        return HistoryWindow(
            theme=self.theme, names=dict(self.known.names()), past=self.past, plotter=plotter, archive=archive,
            wish=self.wish, asks=bool(self.known.values.get("ask_knee_to_wall")), dress=self.known.dress_figure,
        )  # fmt: skip

    def stretches(self, shelf: StretchShelf) -> StretchesWindow:
        """All stretches and routines of this shelf."""
        from calfbreak.ui.stretches.window import StretchesWindow

        return StretchesWindow(wish=self.wish, theme=self.theme, shelf=shelf)

    def settings(self, slots: Mapping[Page, Sequence[Callable[[], QWidget]]]) -> SettingsWindow:
        """All settings. `slots` make, page by page, what stands above them."""
        from calfbreak.ui.settings_window import SettingsWindow

        known = self.known
        return SettingsWindow(
            wish=self.wish, theme=self.theme, values=known.values, stretches=known.choices(), problems=known.problems,
            locked=known.locked, own=known.own, slots=slots, taken=known.taken,
        )  # fmt: skip
