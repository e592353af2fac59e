"""Plots by eye, by pointer, by keyboard and by ear; as a table; as a file; and what happens when nobody can draw."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from calfbreak.domain.history.chart import Table
from calfbreak.domain.history.trend_charts import Grain
from calfbreak.ui.history import plot_view
from calfbreak.ui.history.plot_card import PlotCard
from calfbreak.ui.history.plot_view import PlotView
from calfbreak.ui.history.window import HistoryWindow
from calfbreak.ui.pictures import sample_day, sample_snapshot
from calfbreak.ui.theme import Theme
from ui.history.conftest import HandPlotter, turn_to


@pytest.fixture
def card(opened: HistoryWindow, plotter: HandPlotter) -> PlotCard:
    """The plot of the last two weeks, drawn."""
    opened.studio.draw()
    plotter.answer()
    assert opened.today.recent.view.drawing is not None
    return opened.today.recent


@pytest.fixture
def view(card: PlotCard) -> PlotView:
    return card.view


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is made to say."""
    said: list[str] = []
    monkeypatch.setattr(plot_view, "announce", lambda widget, words: said.append(words))
    return said


def test_only_what_is_looked_at_is_ordered(opened: HistoryWindow, plotter: HandPlotter) -> None:
    opened.studio.draw()
    (order,) = plotter.orders
    (sheet,) = order.sheets
    view = opened.today.recent.view
    assert (sheet.chart, sheet.width, sheet.height) == (view.chart, view.width(), view.height())
    plotter.answer()
    opened.studio.draw()
    assert len(plotter.orders) == 1, "what is drawn is not ordered again"


def test_a_page_is_ordered_at_once_and_remembered(
    qtbot: QtBot, opened: HistoryWindow, card: PlotCard, plotter: HandPlotter
) -> None:
    turn_to(opened, 1)
    opened.studio.draw()
    assert len(plotter.orders[-1].sheets) == 4
    plotter.answer()
    opened.trends.grains.setCurrentIndex(1)
    opened.studio.draw()
    changed = [sheet.chart.title for sheet in plotter.orders[-1].sheets]
    assert "Sitting and stretches, week by week" in changed
    assert not any(title.startswith("Stretches in") for title in changed), "the year has not changed"
    plotter.answer()
    opened.trends.grains.setCurrentIndex(0)
    before = len(plotter.orders)
    opened.studio.draw()
    assert len(plotter.orders) == before, "the first plots are still there"
    assert opened.trends.sitting.view.drawing is not None


def test_a_wish_that_comes_while_somebody_draws_waits(opened: HistoryWindow, plotter: HandPlotter) -> None:
    opened.studio.draw()
    turn_to(opened, 1)
    opened.studio.draw()
    assert len(plotter.orders) == 1
    plotter.answer()
    assert len(plotter.orders) == 2


def test_another_size_and_another_theme_are_drawn_anew(
    qtbot: QtBot, opened: HistoryWindow, view: PlotView, theme: Theme, plotter: HandPlotter
) -> None:
    before = view.width()
    opened.resize(opened.width() + 200, opened.height())
    qtbot.waitUntil(lambda: view.width() > before)
    opened.studio.draw()
    assert plotter.orders[-1].sheets[0].width == view.width()
    assert view.drawing is not None, "the old drawing is shown until the new one is there"
    assert view.place(0).right() <= view.width()
    plotter.answer()
    theme.choose("dark")
    opened.studio.draw()
    assert plotter.orders[-1].look.card == theme.roles.card


def test_by_itself_it_orders_soon(qtbot: QtBot, opened: HistoryWindow, plotter: HandPlotter) -> None:
    qtbot.waitUntil(lambda: len(plotter.orders) == 1, timeout=5000)


def test_whoever_draws_is_made_ready_when_the_window_opens_and_let_go_when_it_closes(
    qtbot: QtBot, window: HistoryWindow, plotter: HandPlotter
) -> None:
    assert not plotter.ready
    window.open(sample_day(), sample_snapshot())
    assert plotter.ready
    window.close()
    assert not plotter.ready


def test_a_window_that_is_closed_waits_for_nobody(opened: HistoryWindow, plotter: HandPlotter) -> None:
    opened.studio.draw()
    opened.close()
    assert plotter.cancelled == 1


def test_a_tooltip_says_what_is_under_the_pointer(view: PlotView) -> None:
    assert view.chart is not None
    point = view.place(3).center().toPoint()
    assert view.words(view.mark_at(point)) == view.chart.marks[3]
    assert view.words(view.mark_at(QPoint(1, 1))) == ""
    view.event(QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert QToolTip.text() == view.chart.marks[3]


def test_the_arrow_keys_go_from_mark_to_mark_and_each_is_said(qtbot: QtBot, view: PlotView, heard: list[str]) -> None:
    assert view.chart is not None
    marks = view.chart.marks
    view.setFocus(Qt.FocusReason.TabFocusReason)
    keys = (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right)
    for key in keys:
        qtbot.keyClick(view, key)
    assert heard == [marks[0], marks[1], marks[2], marks[1], marks[-1], marks[-1]]
    assert view.accessibleDescription() == marks[-1]
    assert view.accessibleName() == view.chart.title


def test_the_keyboard_may_come_before_the_drawing(
    opened: HistoryWindow, plotter: HandPlotter, qtbot: QtBot, heard: list[str]
) -> None:
    view = opened.today.recent.view
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert heard == []
    opened.studio.draw()
    plotter.answer()
    assert view.chart is not None
    assert view.current == len(view.chart.marks) - 1
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert heard == [view.chart.marks[-2]]


def test_from_right_to_left_the_left_key_goes_on(qtbot: QtBot, view: PlotView, heard: list[str]) -> None:
    assert view.chart is not None
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert heard == list(view.chart.marks[:2])


def test_the_keyboard_shows_where_it_is(qtbot: QtBot, view: PlotView) -> None:
    without = view.grab().toImage()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.grab().toImage() != without


def shown(card: PlotCard) -> Table:
    model = card.table.contents
    across, down = range(model.columnCount()), range(model.rowCount())
    return Table(
        tuple(str(model.headerData(column, Qt.Orientation.Horizontal)) for column in across),
        tuple(tuple(str(model.data(model.index(row, column))) for column in across) for row in down),
    )


def test_the_table_says_the_same_as_the_plot(qtbot: QtBot, card: PlotCard) -> None:
    assert card.view.chart is not None
    assert not card.shows_table
    card.switch.click()
    assert card.shows_table
    assert card.switch.text() == "Plot"
    assert shown(card) == card.view.chart.table
    assert card.table.accessibleName() == card.view.chart.title
    card.switch.click()
    assert not card.shows_table


def test_in_a_year_that_goes_on_keyboard_and_table_begin_with_today(
    qtbot: QtBot, opened: HistoryWindow, plotter: HandPlotter, heard: list[str]
) -> None:
    turn_to(opened, 1)
    opened.studio.draw()
    while plotter.waiting:
        plotter.answer()
    card = opened.trends.map
    card.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card.view, Qt.Key.Key_Left)
    assert heard[0].startswith("Saturday 21 November")
    card.switch.click()
    rows = card.table.viewport().rect()
    today = card.table.visualRect(card.table.contents.index(card.view.chart.newest, 0))  # type: ignore[union-attr]
    assert rows.top() <= today.top() < rows.bottom()


def test_a_table_that_is_open_changes_with_its_plot(qtbot: QtBot, opened: HistoryWindow) -> None:
    turn_to(opened, 1)
    card = opened.trends.sitting
    card.switch.click()
    opened.trends.grains.setCurrentIndex(tuple(Grain).index(Grain.MONTH))
    assert card.view.chart is not None
    assert shown(card) == card.view.chart.table
    assert shown(card).headers[0] == "Month"


def test_where_nobody_can_draw_there_are_tables_and_a_sentence(opened: HistoryWindow, plotter: HandPlotter) -> None:
    opened.studio.draw()
    plotter.fail("The library is missing.")
    card = opened.today.recent
    assert card.shows_table
    assert card.note.isVisible()
    assert card.note.text().endswith("The library is missing.")
    assert not card.save.isVisible()
    turn_to(opened, 1)
    opened.studio.draw()
    assert opened.trends.map.shows_table
    assert len(plotter.orders) == 1, "nobody is asked again in vain"


def test_saved_as_a_drawing_and_as_a_picture(card: PlotCard, tmp_path: Path) -> None:
    card.save_to(tmp_path / "two weeks.svg")
    text = (tmp_path / "two weeks.svg").read_text()
    assert "Sitting and stretches, last 14 days</text>" in text
    assert text.count("<svg") == text.count("</svg>") == 1
    card.save_to(tmp_path / "two weeks.png")
    image = QImage(str(tmp_path / "two weeks.png"))
    assert image.width() > card.view.width() * 2
    assert image.pixelColor(image.width() // 2, image.height() // 2).name() == "#1f7a6c"
    assert str(tmp_path) in card.saved.text()


def test_a_picture_that_cannot_be_written_is_said(card: PlotCard, tmp_path: Path) -> None:
    for name in ("x.svg", "x.png"):
        card.save_to(tmp_path / "no-such-folder" / name)
        assert "cannot be written" in card.saved.text()


def test_a_plot_that_is_not_drawn_yet_cannot_be_saved(opened: HistoryWindow, tmp_path: Path) -> None:
    opened.today.recent.save_to(tmp_path / "x.png")
    assert opened.today.recent.saved.text() == "The plot is not drawn yet."
    assert not (tmp_path / "x.png").exists()
