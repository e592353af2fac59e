"""The history window for the pictures: every page, and what it opens, over an invented year and a half."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QWidget

from calfbreak.domain.body.looks import Hair, Looks, Skin
from calfbreak.domain.body.poses import USUAL
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.wording import tr
from calfbreak.ports import Plotter
from calfbreak.ui.history.check_window import CheckWindow
from calfbreak.ui.history.correction_window import CorrectionWindow
from calfbreak.ui.history.deletion import DeletionWindow
from calfbreak.ui.history.sample_past import LAST, NoArchive, NoPlotter, SamplePast
from calfbreak.ui.history.window import HistoryWindow
from calfbreak.ui.pictures import sample_day, sample_snapshot
from calfbreak.ui.theme import Theme

_CHOSEN = Looks(Skin.BROWN, Hair.TIED)


def history_pictures(
    theme: Theme, stretches: Mapping[str, Stretch], plotter: Plotter | None = None
) -> Iterator[tuple[str, QWidget]]:
    """Name and window of each picture. Without a plotter there are tables instead of plots."""
    history = HistoryWindow(
        theme=theme,
        names={each.id: tr(each.name) for each in stretches.values()},
        past=SamplePast(),
        plotter=plotter or NoPlotter(),
        archive=NoArchive(),
        wish=_nothing,
        asks=True,
    )
    history.show_day(sample_day(), sample_snapshot())
    for number, name in enumerate(("history", "history-trends", "history-mobility")):
        history.pages.setCurrentIndex(number)
        history.grab()  # lays out what is not on screen, so that the plots know their size
        history.studio.draw(hidden=True)
        yield name, history
    yield "history-check", _check(theme)
    yield "history-correct", CorrectionWindow(checks=SamplePast().checks(), correct=_nothing, theme=theme)
    yield "history-delete", DeletionWindow(theme=theme, today=LAST, count=SamplePast().count_before, delete=_nothing)


def _check(theme: Theme) -> QWidget:
    """A check under way, with a person that somebody chose."""
    check = CheckWindow(wish=_nothing, theme=theme, dress=lambda figure: figure.use(USUAL, _CHOSEN))
    check.tries.show_values({Side.LEFT: (9.1, 9.6), Side.RIGHT: (9.4,)})
    return check


def _nothing(wish: object) -> None:
    """Nobody listens to a picture."""
