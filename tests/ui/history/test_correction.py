"""A check that was mistyped: put right by keyboard and by pointer, removed, and brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calfbreak.domain.commands import Command, CorrectCheck
from calfbreak.domain.history.correction import correction, that_count
from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.rules.moment import Stamp
from calfbreak.ui.history.correction_window import CorrectionWindow
from calfbreak.ui.history.sample_past import LAST, SamplePast
from calfbreak.ui.history.window import HistoryWindow
from calfbreak.ui.pictures import sample_day, sample_snapshot
from ui.history.conftest import HandPlotter, turn_to

FIRST, MISTYPED = LAST - timedelta(days=30), LAST - timedelta(days=16)


class Notebook(SamplePast):
    """Two checks, the second mistyped, and what is done to them."""

    def __init__(self) -> None:
        self.records = [
            CheckRecord(Stamp(0.0, 0), (8.0,), (8.2,), FIRST),
            CheckRecord(Stamp(86400.0, 0), (19.5, 9.0), (9.0,), MISTYPED),
        ]
        self.wishes: list[Command] = []

    def checks(self) -> tuple[CheckRecord, ...]:
        """Those that count."""
        return that_count(sorted(self.records, key=lambda each: each.at.utc))

    def wish(self, command: Command) -> None:
        """Do it as the running program does."""
        assert isinstance(command, CorrectCheck)
        self.wishes.append(command)
        of_day = [each for each in self.records if each.day == command.day]
        self.records += correction(of_day, command.day, command.left, command.right)


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def opened(qtbot: QtBot, make: Callable[..., HistoryWindow], notebook: Notebook, plotter: HandPlotter) -> HistoryWindow:
    """The page Mobility, drawn."""
    window = make(past=notebook, wish=notebook.wish)
    with qtbot.waitExposed(window):
        window.open(sample_day(), sample_snapshot())
    turn_to(window, 2)
    qtbot.waitUntil(lambda: any(len(order.sheets) == 2 for order, _ in plotter.waiting) or _drawn(plotter))
    while plotter.waiting:
        plotter.answer()
    return window


def _drawn(plotter: HandPlotter) -> bool:
    while plotter.waiting and len(plotter.waiting[0][0].sheets) != 2:
        plotter.answer()
    return bool(plotter.waiting)


def question(window: HistoryWindow) -> CorrectionWindow:
    (found,) = (each for each in window.findChildren(CorrectionWindow) if each.isVisible())
    return found


def distances(window: HistoryWindow, leg: int = 0) -> list[str]:
    return [row[1] for row in window.mobility.legs[leg].table.contents.table.rows]


def test_the_button_leads_to_the_last_check_as_it_was_typed(opened: HistoryWindow) -> None:
    opened.mobility.correct.click()
    asked = question(opened)
    assert asked.which.currentText() == "6 November 2026"
    assert asked.tries.values(Side.LEFT) == (19.5, 9.0)
    assert asked.tries.values(Side.RIGHT) == (9.0,)
    assert not asked.save.isEnabled(), "nothing is corrected yet"


def test_another_check_can_be_picked(qtbot: QtBot, opened: HistoryWindow, notebook: Notebook) -> None:
    opened.mobility.correct.click()
    asked = question(opened)
    asked.which.setFocus()
    qtbot.keyClick(asked.which, Qt.Key.Key_Down)
    assert asked.day == FIRST
    assert asked.tries.values(Side.LEFT) == (8.0,)
    asked.tries.boxes[Side.LEFT][0].setValue(8.5)
    asked.save.click()
    assert notebook.wishes == [CorrectCheck(FIRST, (8.5,), (8.2,))]
    assert distances(opened)[0].startswith("8.5 cm")


def test_a_corrected_check_is_shown_at_once_and_can_be_had_as_it_was(opened: HistoryWindow) -> None:
    opened.mobility.correct.click()
    asked = question(opened)
    asked.tries.boxes[Side.LEFT][0].setValue(9.5)
    assert asked.save.isEnabled()
    asked.save.click()
    assert distances(opened) == ["8.0 cm (29°)", "9.5 cm (34°)"]
    notice = opened.checks.notice
    assert notice.isVisibleTo(opened)
    assert notice.words.text() == "The check of 6 November 2026 is corrected."
    notice.buttons[0].click()
    assert distances(opened) == ["8.0 cm (29°)", "19.5 cm (70°)"]
    assert not notice.isVisibleTo(opened)


def test_a_check_can_be_removed_and_brought_back(opened: HistoryWindow, notebook: Notebook) -> None:
    opened.mobility.correct.click()
    question(opened).remove.click()
    assert notebook.wishes == [CorrectCheck(MISTYPED)]
    assert distances(opened) == ["8.0 cm (29°)"]
    assert opened.checks.notice.words.text() == "The check of 6 November 2026 is removed."
    opened.checks.notice.buttons[0].click()
    assert distances(opened) == ["8.0 cm (29°)", "19.5 cm (70°)"]
    assert distances(opened, 1) == ["8.2 cm (30°)", "9.0 cm (32°)"]


def test_what_can_be_undone_has_the_keyboard_and_lies_where_one_reads_it(qtbot: QtBot, opened: HistoryWindow) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    opened.mobility.correct.click()
    question(opened).remove.click()
    opened.activateWindow()
    undo = opened.checks.notice.buttons[0]
    qtbot.waitUntil(undo.hasFocus)
    qtbot.keyClick(undo, Qt.Key.Key_Backtab)
    assert opened.mobility.correct.hasFocus()
    qtbot.keyClick(opened.mobility.correct, Qt.Key.Key_Tab)
    qtbot.keyClick(undo, Qt.Key.Key_Tab)
    assert opened.mobility.legs[0].switch.hasFocus()


def test_the_last_check_that_is_removed_leaves_the_page_as_it_was_before_the_first(
    opened: HistoryWindow, notebook: Notebook
) -> None:
    for _ in range(2):
        opened.mobility.correct.click()
        question(opened).remove.click()
    assert notebook.checks() == ()
    assert opened.mobility.sentence.text() == "Not measured yet."
    assert not opened.mobility.correct.isVisibleTo(opened)
    assert opened.checks.notice.buttons[0].isVisibleTo(opened), "also this can be undone"


def test_return_on_a_mark_of_the_plot_corrects_that_check(qtbot: QtBot, opened: HistoryWindow) -> None:
    view = opened.mobility.legs[1].view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert question(opened).day == FIRST


def test_a_double_click_on_a_mark_of_the_plot_corrects_that_check(opened: HistoryWindow) -> None:
    view = opened.mobility.legs[0].view
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.place(1).center().toPoint())
    assert question(opened).day == MISTYPED


def test_a_double_click_beside_the_marks_asks_nothing(opened: HistoryWindow) -> None:
    view = opened.mobility.legs[0].view
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.rect().bottomRight())
    assert opened.findChildren(CorrectionWindow) == []


def test_return_on_a_row_of_the_table_corrects_that_check(qtbot: QtBot, opened: HistoryWindow) -> None:
    leg = opened.mobility.legs[0]
    leg.switch.click()
    leg.table.setFocus()
    leg.table.setCurrentIndex(leg.table.contents.index(0, 1))
    qtbot.keyClick(leg.table, Qt.Key.Key_Return)
    assert question(opened).day == FIRST


def test_what_cannot_be_a_distance_cannot_be_saved(opened: HistoryWindow) -> None:
    opened.mobility.correct.click()
    asked = question(opened)
    asked.tries.boxes[Side.RIGHT][0].setValue(95.0)
    assert not asked.save.isEnabled()
    assert "95 cm cannot be" in asked.tries.trouble.text()


def test_a_check_without_any_value_is_removed_and_not_saved(opened: HistoryWindow) -> None:
    opened.mobility.correct.click()
    asked = question(opened)
    asked.tries.show_values({Side.LEFT: (), Side.RIGHT: ()})
    assert not asked.save.isEnabled()


def test_esc_leaves_it(qtbot: QtBot, opened: HistoryWindow, notebook: Notebook) -> None:
    opened.mobility.correct.click()
    asked = question(opened)
    asked.tries.boxes[Side.LEFT][0].setValue(9.5)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert not asked.isVisible()
    assert notebook.wishes == []


def test_a_leg_can_be_left_out_afterwards(opened: HistoryWindow, notebook: Notebook) -> None:
    opened.mobility.correct.click()
    asked = question(opened)
    asked.tries.show_values({Side.LEFT: (9.5,), Side.RIGHT: ()})
    asked.save.click()
    assert notebook.wishes == [CorrectCheck(MISTYPED, (9.5,), ())]
    assert distances(opened, 1) == ["8.2 cm (30°)"]


def test_the_day_is_kept_that_was_meant(opened: HistoryWindow) -> None:
    opened.checks.correct(date(2020, 1, 1))
    assert question(opened).day == MISTYPED, "a day that is gone meanwhile: the last one"
