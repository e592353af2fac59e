"""The windows in which the program introduces itself, the first start and About.

Each is made when it is asked for, and thrown away when it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from calfbreak.domain.autostart import Autostart, impossible
from calfbreak.domain.commands import Command
from calfbreak.domain.settings.settings import Value
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.ports import Clock
from calfbreak.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calfbreak.ui.about_window import AboutWindow
    from calfbreak.ui.autostart_row import GeneralSlot
    from calfbreak.ui.figure_view import FigureView
    from calfbreak.ui.first_start import FirstStart
    from calfbreak.ui.taste import Cued


class Introductions:
    """Made with what they need to know; they are seldom seen, and cost nothing before."""

    def __init__(
        self,
        *,
        wish: Callable[[Command], None],
        clock: Clock,
        theme: Theme,
        stretches: Callable[[], Mapping[str, Stretch]],
        dress: Callable[[FigureView], None],
    ) -> None:
        """`stretches` that are known now, by id; `dress` makes a figure look like everywhere else."""
        self._wish = wish
        self._clock = clock
        self._theme = theme
        self._stretches = stretches
        self._dress = dress
        self.files: Mapping[str, Path] = {}
        """The person's files, for About."""
        self.cued: Cued = lambda cue, session, stretch: None
        """Makes a cue heard."""
        self.speaks: Callable[[], bool] = lambda: False
        """Whether there is a voice."""
        self.has_tray: Callable[[], bool] = lambda: True
        self.autostart: Autostart = impossible("")
        self.first_start: FirstStart | None = None
        self.about: AboutWindow | None = None
        self._slot: GeneralSlot | None = None

    def show_first_start(self, values: Mapping[str, Value], locked: Mapping[str, object]) -> None:
        """The four steps, from the beginning."""
        from calfbreak.ui.first_start import FirstStart

        if self.first_start is None:
            self.first_start = FirstStart(
                wish=self._wish,
                theme=self._theme,
                clock=self._clock,
                stretches=self._stretches(),
                values=values,
                locked=locked,
                cued=self.cued,
                dress=self._dress,
                voice=self.speaks(),
                tray=self.has_tray(),
            )
            self.first_start.show_autostart(self.autostart)
            self.first_start.closed.connect(self._forget_first_start)
        self.first_start.open()

    def show_about(self) -> None:
        """Version, licence, files, sources."""
        from calfbreak.ui.about_window import AboutWindow

        if self.about is None:
            self.about = AboutWindow(theme=self._theme, files=self.files, stretches=self._stretches())
            self.about.closed.connect(self._forget_about)
        self.about.open()

    def show_autostart(self, found: Autostart) -> None:
        """Show what was found on the system, now or when it is asked for."""
        self.autostart = found
        if self.first_start is not None:
            self.first_start.show_autostart(found)
        if self._slot is not None and isValid(self._slot):  # it belongs to the settings window, and goes with it
            self._slot.autostart.show_autostart(found)

    def general_slot(self) -> QWidget:
        """What stands on the settings' page General beside the settings."""
        from calfbreak.ui.autostart_row import GeneralSlot

        self._slot = GeneralSlot(theme=self._theme, wish=self._wish)
        self._slot.autostart.show_autostart(self.autostart)
        return self._slot

    def end_taste(self) -> None:
        """A real session begins: there is never more than one."""
        if self.first_start is not None:
            self.first_start.taste.stop()

    @property
    def in_use(self) -> bool:
        """Whether one of them has the keyboard."""
        return any(each is not None and each.isActiveWindow() for each in (self.first_start, self.about))

    def renew(self, values: Mapping[str, Value], locked: Mapping[str, object], *, larger: bool = False) -> None:
        """Another language or letter size: what is open is made anew, on its page."""
        from calfbreak.ui.renewal import renew

        page = self.first_start.stack.currentIndex() if self.first_start is not None else 0
        renew(
            self,
            {"first_start": lambda: self.show_first_start(values, locked), "about": self.show_about},
            larger=larger,
        )
        if self.first_start is not None:
            self.first_start.show_page(page if page != self.first_start.TASTE else page - 1)

    def close(self) -> None:
        """Close everything."""
        for window in (self.first_start, self.about):
            if window is not None:
                window.close()

    def _forget_first_start(self) -> None:
        """It has five figures, and is hardly ever seen again."""
        if self.first_start is not None:
            self.first_start.deleteLater()
            self.first_start = None

    def _forget_about(self) -> None:
        if self.about is not None:
            self.about.deleteLater()
            self.about = None
