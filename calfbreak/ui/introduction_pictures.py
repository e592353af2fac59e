"""The windows of the first meeting for the pictures: every page of the first start, About, the panel at the icon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from PySide6.QtWidgets import QWidget

from calfbreak.domain.autostart import Autostart, Standing
from calfbreak.domain.commands import Command
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.ports import Clock
from calfbreak.ui.about_window import HISTORY, LOG, SETTINGS, AboutWindow
from calfbreak.ui.first_start import READY, TASTE, TRY, FirstStart
from calfbreak.ui.parts import fit
from calfbreak.ui.status_window import StatusWindow
from calfbreak.ui.theme import Theme

_PAGES = {"1": 0, "2": 1, "3": 2, "4": TRY, "taste": TASTE, "ready": READY}
_HOME = PurePosixPath("~")
_FILES = {
    SETTINGS: _HOME / ".config/calf-break/settings.toml",
    HISTORY: _HOME / ".local/share/calf-break/history.db",
    LOG: _HOME / ".local/state/calf-break/calfbreak.log",
}


def introduction_pictures(
    theme: Theme, stretches: Mapping[str, Stretch], clock: Clock, moments: Mapping[str, Snapshot]
) -> Iterator[tuple[str, QWidget]]:
    """Name and window of each picture. `moments` are what the panel shows, by the name of the picture."""
    for name, page in _PAGES.items():
        yield f"first-start-{name}", _first_start(theme, stretches, clock, page)
    yield "about", AboutWindow(theme=theme, files=_FILES, stretches=stretches)
    for name, snapshot in moments.items():
        panel = StatusWindow(wish=_nothing, theme=theme, panel=True)
        panel.show_snapshot(snapshot)
        fit(panel)
        yield name, panel


def _first_start(theme: Theme, stretches: Mapping[str, Stretch], clock: Clock, page: int) -> FirstStart:
    window = FirstStart(
        wish=_nothing,
        theme=theme,
        clock=clock,
        stretches=stretches,
        values={},
        locked={},
        cued=lambda cue, session, stretch: None,
        voice=True,
        tray=True,
    )
    window.show_autostart(Autostart(standing=Standing.OFF))
    window.show_page(page)
    if page == TASTE:
        window.taste.begin()
    return window


def _nothing(command: Command) -> None:
    """Nobody listens to a picture."""
