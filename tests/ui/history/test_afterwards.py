"""Nothing of a closed history window stays: no widget, no plot, no table, and nobody who waits for a drawing."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.domain.commands import Command
from calfbreak.ui.history.sample_past import SamplePast
from calfbreak.ui.history.window import HistoryWindow
from calfbreak.ui.pictures import sample_day, sample_snapshot
from calfbreak.ui.theme import Theme
from ui.history.conftest import HandArchive, HandPlotter, turn_to


def look_at_everything(window: HistoryWindow, qtbot: QtBot, plotter: HandPlotter) -> None:
    """Look at every page until its plots are drawn and painted, and at a table."""
    for page in range(window.pages.count()):
        turn_to(window, page)
        qtbot.waitUntil(lambda: bool(plotter.waiting))
        plotter.answer()
        window.repaint()
    turn_to(window, 1)
    window.trends.sitting.switch.click()
    assert window.trends.sitting.table.contents.table.rows
    assert all(view.drawing for view in window.studio.views)


def test_it_is_gone_with_all_that_was_in_it(
    qtbot: QtBot, theme: Theme, plotter: HandPlotter, archive: HandArchive, wishes: Callable[[Command], None]
) -> None:
    theme.dress(QWidget())  # from the first window on it listens to the desktop
    before = len(QApplication.allWidgets())
    window = HistoryWindow(
        theme=theme, names={}, past=SamplePast(), plotter=plotter, archive=archive, wish=wishes
    )  # fmt: skip
    with qtbot.waitExposed(window):
        window.open(sample_day(), sample_snapshot())
    look_at_everything(window, qtbot, plotter)
    table = window.trends.sitting.table
    parts = [window, window.studio, window.today, window.trends, window.mobility, *window.studio.views]
    left = [weakref.ref(each) for each in (*parts, table, table.contents)]
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del window, parts, table
    gc.collect()
    assert [kept() for kept in left if kept() is not None] == []
    assert len(QApplication.allWidgets()) == before
    theme.choose("dark")  # whoever still listened would be asked to draw again
    assert not plotter.waiting
