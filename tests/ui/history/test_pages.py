"""Trends, mobility, the guided check, deletion, and what is told of exports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.domain.commands import RecordCheck
from calfbreak.domain.formats import Formats, use_formats
from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.rules.moment import Stamp
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.history.check_window import CheckWindow
from calfbreak.ui.history.deletion import DeletionWindow
from calfbreak.ui.history.distance_box import DistanceBox
from calfbreak.ui.history.sample_past import LAST, SamplePast
from calfbreak.ui.history.window import HistoryWindow
from calfbreak.ui.pictures import sample_day, sample_snapshot
from calfbreak.ui.theme import Theme
from ui.conftest import Wishes
from ui.history.conftest import HandArchive, turn_to


class Newcomer(SamplePast):
    """Somebody of whom nothing is recorded."""

    def summaries(self, first: date, last: date, interval: float) -> tuple[()]:
        """Nothing."""
        return ()

    def hours(self, first: date, last: date) -> tuple[()]:
        """Nothing."""
        return ()

    def checks(self) -> tuple[CheckRecord, ...]:
        """None."""
        return ()

    def first_day(self) -> date | None:
        """There was none."""
        return None


class Checked(SamplePast):
    """Somebody who made these checks."""

    def __init__(self, *records: CheckRecord) -> None:
        self.records = records

    def checks(self) -> tuple[CheckRecord, ...]:
        """The ones given."""
        return self.records


def check(back: int, left: float | None, right: float | None) -> CheckRecord:
    tries = [() if each is None else (each,) for each in (left, right)]
    return CheckRecord(Stamp(0, 0), *tries, LAST - timedelta(days=back))  # type: ignore[arg-type]


# --- trends ----------------------------------------------------------------------------------------------------------


def test_the_years_go_from_the_first_record_to_today(opened: HistoryWindow) -> None:
    turn_to(opened, 1)
    page = opened.trends
    assert page.map.title.text() == "Stretches in 2026"
    assert not page.later.isEnabled()
    page.earlier.click()
    assert page.map.title.text() == "Stretches in 2025"
    assert page.later.isEnabled()
    assert not page.earlier.isEnabled(), "the invented records begin in 2025"


def test_the_observation_of_the_week_can_be_checked_by_its_numbers(opened: HistoryWindow) -> None:
    turn_to(opened, 1)
    page = opened.trends
    assert page.insight.text().startswith("Before noon you passed over")
    assert page.insight.toolTip() == page.numbers.text() != ""
    assert "reminders before noon" in page.insight.toolTip()


def test_where_there_is_nothing_yet_that_is_said(make: Callable[..., HistoryWindow]) -> None:
    window = make(past=Newcomer())
    window.show_day(sample_day(), sample_snapshot())
    turn_to(window, 1)
    assert window.trends.insight.text().startswith("Nothing stands out yet.")
    assert window.trends.insight.toolTip() == ""
    turn_to(window, 2)
    assert window.mobility.sentence.text() == "Not measured yet."
    assert not any(leg.isVisibleTo(window) for leg in window.mobility.legs)


def test_pages_are_made_when_they_are_looked_at(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    assert list(window._made) == [0]
    turn_to(window, 2)
    assert list(window._made) == [0, 2]


def test_a_record_that_is_added_is_shown_and_a_minute_that_passes_costs_nothing(
    make: Callable[..., HistoryWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    past = SamplePast()
    streak = past.streak
    monkeypatch.setattr(past, "streak", lambda today, goal: asked.append("streak") or streak(today, goal))
    window = make(past=past)
    window.show_day(sample_day(), sample_snapshot())
    window.show_day(sample_day(), sample_snapshot(bout=2400.0))
    assert asked == ["streak"]
    day = sample_day()
    window.show_day(type(day)(day=day.day, bouts=day.bouts[:1]), sample_snapshot())
    assert asked == ["streak", "streak"]


# --- mobility --------------------------------------------------------------------------------------------------------


def test_no_more_is_said_than_the_test_can_tell(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    turn_to(window, 2)
    page = window.mobility
    assert page.sentence.text() == (
        "Left +2.6 cm since August: more than the test's error. Right +1.2 cm: within the test's error."
    )
    assert page.difference.text() == "Your legs differ by 0.2 cm: within the test's error."
    assert [leg.title.text() for leg in page.legs] == ["Left leg, cm", "Right leg, cm"]


@pytest.mark.parametrize(("asks", "back", "said"), [(True, 14, True), (True, 13, False), (False, 30, False)])
def test_a_check_is_asked_for_every_two_weeks_if_wanted(
    make: Callable[..., HistoryWindow], asks: bool, back: int, said: bool
) -> None:
    window = make(past=Checked(check(back, 8.0, 8.0)), asks=asks)
    window.show_day(sample_day(), sample_snapshot())
    turn_to(window, 2)
    assert bool(window.mobility.reminder.text()) is said


def test_a_check_that_was_dated_a_year_ahead_is_not_the_last_word(make: Callable[..., HistoryWindow]) -> None:
    window = make(past=Checked(check(30, 8.0, 8.0), check(15, 8.5, 8.5), check(-365, 20.0, 20.0)), asks=True)
    window.show_day(sample_day(), sample_snapshot())
    turn_to(window, 2)
    assert "+0.5 cm" in window.mobility.sentence.text()
    assert window.mobility.reminder.text() != ""


def test_one_leg_has_one_chart(make: Callable[..., HistoryWindow]) -> None:
    window = make(past=Checked(check(20, None, 8.0), check(1, None, 9.0)))
    window.show_day(sample_day(), sample_snapshot())
    turn_to(window, 2)
    assert [leg.isVisibleTo(window) for leg in window.mobility.legs] == [True, False]
    assert window.mobility.legs[0].title.text() == "Right leg, cm"


# --- the guided check ------------------------------------------------------------------------------------------------


@pytest.fixture
def guide(qtbot: QtBot, theme: Theme, wishes: Wishes) -> CheckWindow:
    made = CheckWindow(wish=wishes, theme=theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def enter(qtbot: QtBot, box: DistanceBox, typed: str) -> None:
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, typed)
    box.interpretText()


def test_the_best_of_three_tries_counts_and_all_are_recorded(qtbot: QtBot, guide: CheckWindow, wishes: Wishes) -> None:
    assert not guide.save.isEnabled(), "nothing is measured yet"
    for box, typed in zip(guide.tries.boxes[Side.LEFT], ("9.1", "9,6", "9"), strict=True):
        enter(qtbot, box, typed)
    enter(qtbot, guide.tries.boxes[Side.RIGHT][0], "0.0")
    assert guide.tries.best[Side.LEFT].text() == "best 9.6 cm (35°)"
    assert guide.tries.best[Side.RIGHT].text() == "best 0.0 cm (0°)"
    guide.save.click()
    assert wishes.made == [RecordCheck((9.1, 9.6, 9.0), (0.0,))]


@pytest.mark.parametrize("typed", ["abc", "-3", "9.55"])
def test_what_is_no_number_to_the_tenth_cannot_be_typed(qtbot: QtBot, guide: CheckWindow, typed: str) -> None:
    box = guide.tries.boxes[Side.LEFT][0]
    enter(qtbot, box, typed)
    assert box.cm is None or 0 <= box.cm <= 25
    assert box.text() != f"{typed} cm"


@pytest.mark.parametrize("typed", ["25.1", "26", "95", "125", "999.9"])
def test_what_is_too_far_is_called_so_and_leaves_no_other_number_behind(
    qtbot: QtBot, guide: CheckWindow, typed: str
) -> None:
    """A key that is refused would make 9.0 cm of a 95 that was meant to be 9.5, and it would be recorded."""
    enter(qtbot, guide.tries.boxes[Side.LEFT][0], "9")
    box = guide.tries.boxes[Side.LEFT][1]
    enter(qtbot, box, typed)
    assert box.text() == f"{float(typed)} cm"
    assert box.cm is None
    assert guide.tries.trouble.isVisibleTo(guide)
    assert guide.tries.trouble.text() == f"{typed} cm cannot be: the distance is between 0 and 25 cm."
    assert guide.tries.best[Side.LEFT].text() == "best 9.0 cm (32°)"
    assert not guide.save.isEnabled()
    enter(qtbot, box, "9.5")
    assert not guide.tries.trouble.isVisibleTo(guide)
    assert guide.save.isEnabled()


def test_a_button_that_cannot_be_pressed_does_not_look_as_if(guide: CheckWindow) -> None:
    assert not guide.save.isEnabled()
    off = guide.save.grab().toImage()
    guide.save.setEnabled(True)
    assert guide.save.grab().toImage() != off


def test_picking_ends_at_the_farthest(qtbot: QtBot, guide: CheckWindow) -> None:
    box = guide.tries.boxes[Side.LEFT][0]
    enter(qtbot, box, "25")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.cm == 25.0
    enter(qtbot, box, "0")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.cm is None


def test_a_distance_can_be_picked_with_the_arrow_keys(qtbot: QtBot, guide: CheckWindow) -> None:
    box = guide.tries.boxes[Side.LEFT][0]
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.cm == 8.0
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.cm == 8.1


def test_a_field_can_be_emptied_again(qtbot: QtBot, guide: CheckWindow) -> None:
    box = guide.tries.boxes[Side.LEFT][0]
    enter(qtbot, box, "9.5")
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    box.interpretText()
    assert box.cm is None
    assert not guide.save.isEnabled()


def test_a_comma_where_people_write_one(qtbot: QtBot, theme: Theme) -> None:
    use_formats(Formats(decimal=","))
    try:
        box = DistanceBox("x")
        qtbot.addWidget(box)
        box.setValue(9.5)
        assert box.text() == "9,5 cm"
    finally:
        use_formats(Formats())


def test_the_figure_shows_the_leg_that_is_measured(qtbot: QtBot, guide: CheckWindow) -> None:
    guide.tries.boxes[Side.LEFT][0].setFocus()
    left = guide.figure.grab().toImage()
    guide.tries.boxes[Side.RIGHT][0].setFocus()
    qtbot.waitUntil(lambda: "right knee" in guide.figure.accessibleName())
    assert guide.figure.grab().toImage() != left


def test_the_figure_of_the_check_is_the_person_of_the_stretches(make: Callable[..., HistoryWindow]) -> None:
    dressed: list[FigureView] = []
    window = make(dress=dressed.append)
    window.mobility.measure.click()
    (check,) = window.findChildren(CheckWindow)
    assert dressed == [check.figure]


def test_nothing_is_recorded_without_saving(guide: CheckWindow, wishes: Wishes) -> None:
    guide.tries.boxes[Side.LEFT][0].setValue(9.0)
    guide.cancel.click()
    assert wishes.made == []
    assert not guide.isVisible()


# --- deletion --------------------------------------------------------------------------------------------------------


@pytest.fixture
def deleted() -> list[date | None]:
    return []


@pytest.fixture
def deletion(qtbot: QtBot, theme: Theme, deleted: list[date | None]) -> DeletionWindow:
    def count(day: date | None) -> int:
        return 40 if day is None else max(0, (day - date(2026, 1, 1)).days)

    made = DeletionWindow(theme=theme, today=LAST, count=count, delete=deleted.append)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_word_must_be_typed(qtbot: QtBot, deletion: DeletionWindow, deleted: list[date | None]) -> None:
    assert "40 records, all there are" in deletion.meaning.text()
    assert not deletion.delete.isEnabled()
    qtbot.keyClicks(deletion.word, "delet")
    deletion.delete.click()
    assert deleted == []
    qtbot.keyClicks(deletion.word, "E")
    deletion.delete.click()
    assert deleted == [None]
    assert not deletion.isVisible()


def test_everything_before_a_day(qtbot: QtBot, deletion: DeletionWindow, deleted: list[date | None]) -> None:
    assert not deletion.day.isVisible()
    deletion.which.setCurrentIndex(1)
    assert deletion.day.isVisible()
    deletion.day.setDate(QDate(2026, 1, 11))
    assert "10 records before 11 January 2026" in deletion.meaning.text()
    qtbot.keyClicks(deletion.word, "delete")
    deletion.delete.click()
    assert deleted == [date(2026, 1, 11)]


def test_where_there_is_nothing_nothing_can_be_deleted(qtbot: QtBot, deletion: DeletionWindow) -> None:
    deletion.which.setCurrentIndex(1)
    deletion.day.setDate(QDate(2025, 6, 1))
    qtbot.keyClicks(deletion.word, "delete")
    assert deletion.meaning.text() == "There is nothing to delete."
    assert not deletion.delete.isEnabled()


def test_esc_keeps_everything(qtbot: QtBot, deletion: DeletionWindow, deleted: list[date | None]) -> None:
    qtbot.keyClicks(deletion.word, "delete")
    qtbot.keyClick(deletion, Qt.Key.Key_Escape)
    assert not deletion.isVisible()
    assert deleted == []


# --- the records as a whole ------------------------------------------------------------------------------------------


def test_what_became_of_the_records_is_said_and_shown(
    qtbot: QtBot, opened: HistoryWindow, archive: HandArchive, tmp_path: Path
) -> None:
    opened._begin(archive.bring_in, tmp_path / "x.json")
    assert opened.outcome.text() == "One moment …"
    assert archive.done is not None
    with qtbot.waitSignal(opened.changed):
        archive.done(True, "17 records brought in.")
    assert opened.outcome.text() == "17 records brought in."


def test_older_days_that_are_deleted_vanish_though_today_is_as_it_was(
    make: Callable[..., HistoryWindow], archive: HandArchive
) -> None:
    past = Checked(check(40, 7.0, None), check(1, 9.5, None))
    window = make(past=past)
    window.show_day(sample_day(), sample_snapshot())
    turn_to(window, 2)
    assert window.mobility.sentence.text().startswith("Left +2.5 cm")
    window._begin(archive.delete, LAST)
    past.records = past.records[1:]
    assert archive.done is not None
    archive.done(True, "Deleted.")
    assert window.mobility.sentence.text().startswith("Left 9.5 cm.")


def test_a_failure_changes_nothing(qtbot: QtBot, opened: HistoryWindow, archive: HandArchive) -> None:
    opened._begin(archive.delete, None)
    assert archive.done is not None
    with qtbot.assertNotEmitted(opened.changed):
        archive.done(False, "The history cannot be used.")
    assert opened.outcome.text() == "The history cannot be used."


def test_an_answer_that_comes_when_the_window_is_closed_harms_nobody(
    opened: HistoryWindow, archive: HandArchive
) -> None:
    opened._begin(archive.delete, None)
    opened.close()
    assert archive.done is not None
    archive.done(True, "Deleted.")


def test_what_ends_while_the_window_is_minimised_is_told_in_it(opened: HistoryWindow, archive: HandArchive) -> None:
    opened._begin(archive.delete, None)
    opened.showMinimized()
    assert archive.done is not None
    archive.done(False, "The history cannot be used.")
    assert opened.outcome.text() == "The history cannot be used."


# --- the whole window ------------------------------------------------------------------------------------------------


def test_esc_closes_the_window(qtbot: QtBot, opened: HistoryWindow) -> None:
    with qtbot.waitSignal(opened.closed):
        qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def reached(qtbot: QtBot, window: HistoryWindow) -> list[str]:
    """What Tab leads to, from the tabs on and once around."""
    window.pages.tabBar().setFocus()
    names: list[str] = []
    while (widget := window.focusWidget()) and (not names or widget is not window.pages.tabBar()):
        names.append(widget.accessibleName() or widget.text())  # type: ignore[attr-defined]
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        assert len(names) < 40, names
    return names


def test_tab_leads_from_the_tabs_through_the_page_to_the_buttons_below(qtbot: QtBot, opened: HistoryWindow) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    title = "Sitting and stretches, last 14 days"
    assert reached(qtbot, opened) == [
        "Pages", f"{title}: plot or table", f"{title}: save as a picture", title, "The day, the latest first",
        "Export …", "Import …", "Delete …",
    ]  # fmt: skip
    turn_to(opened, 2)
    names = reached(qtbot, opened)
    assert names[:3] == ["Pages", "New check …", "Correct …"]
    assert names[-3:] == ["Export …", "Import …", "Delete …"]
    assert names[3:6] == ["Left leg, cm: plot or table", "Left leg, cm: save as a picture", "Left leg, cm"]


@pytest.mark.parametrize("page", range(3))
def test_everything_that_can_be_used_has_a_name_and_can_be_reached(opened: HistoryWindow, page: int) -> None:
    turn_to(opened, page)
    controls = [
        each
        for each in opened.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QLineEdit) and each.isVisible()
    ]
    assert len(controls) > 4
    for each in controls:
        assert each.accessibleName() or (isinstance(each, QAbstractButton) and each.text())
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
