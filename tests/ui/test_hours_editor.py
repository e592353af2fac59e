"""Working hours, weekday by weekday."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QSlider,
)
from pytestqt.qtbot import QtBot

from calfbreak.domain.commands import Change
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.settings.settings import Page
from calfbreak.ui.hours_control import HoursControl
from calfbreak.ui.settings_window import SettingsWindow
from calfbreak.ui.theme import Theme
from ui.seen_settings import STRETCHES, number


@pytest.fixture
def window(qtbot: QtBot, wishes: Callable[..., None], theme: Theme) -> SettingsWindow:
    made = SettingsWindow(wish=wishes, theme=theme, values={}, stretches=STRETCHES)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def hours(window: SettingsWindow) -> HoursControl:
    window.show()
    control = window.controls["hours"]
    assert isinstance(control, HoursControl)
    control.unfold.click()
    assert control.editor.isVisible()
    return control


def test_the_editor_shows_each_day(hours: HoursControl) -> None:
    hours.show_value("mon-thu 09:00-12:00, 13:00-17:30; fri 22:00-02:00")
    shown = {number: day.ranges() for number, day in hours.editor.days.items() if day.ranges()}
    both = ((9 * HOUR, 12 * HOUR), (13 * HOUR, 17 * HOUR + 30 * MINUTE))
    assert shown == {0: both, 1: both, 2: both, 3: both, 4: ((22 * HOUR, 2 * HOUR),)}
    night = hours.editor.days[4].findChildren(QLabel)
    assert [each.text() for each in night if not each.isHidden()] == ["–", "the next day"]


def test_ranges_are_added_changed_and_taken_away(hours: HoursControl, wishes: object) -> None:
    day = hours.editor.days[5]
    day.more.click()
    day.more.click()
    first, second = day.rows
    assert first.start.hasFocus() or second.start.hasFocus()
    second.start.setTime(QTime(22, 0))
    second.end.setTime(QTime(2, 15))
    first.less.click()
    assert wishes.made == [  # type: ignore[attr-defined]
        Change("hours", each) for each in (
            "sat 09:00-17:30", "sat 09:00-17:30, 18:30-20:30", "sat 09:00-17:30, 22:00-20:30",
            "sat 09:00-17:30, 22:00-02:15", "sat 22:00-02:15",
        )
    ]  # fmt: skip
    assert hours.edit.text() == "sat 22:00-02:15"


def test_all_work_days_can_be_as_monday(hours: HoursControl, wishes: object) -> None:
    hours.show_value("mon 08:00-16:00; sun 10:00-12:00")
    hours.editor.same.click()
    assert wishes.made == [Change("hours", "mon-fri 08:00-16:00; sun 10:00-12:00")]  # type: ignore[attr-defined]
    hours.editor.none.click()
    assert wishes.made[1:] == [Change("hours", "")]  # type: ignore[attr-defined]


def test_what_is_typed_shows_in_the_editor(hours: HoursControl, wishes: object) -> None:
    hours.edit.setText("tue 9:00-10:00")
    hours.edit.editingFinished.emit()
    assert hours.editor.days[1].ranges() == ((9 * HOUR, 10 * HOUR),)
    assert wishes.made == [Change("hours", "tue 09:00-10:00")]  # type: ignore[attr-defined]


def test_an_edit_that_comes_back_leaves_the_keyboard_where_it_is(hours: HoursControl) -> None:
    hours.show_value("mon 09:00-24:00")
    (row,) = hours.editor.days[0].rows
    hours.show_value("mon 09:00-00:00")
    assert hours.editor.days[0].rows == [row]


def test_the_tab_key_goes_through_the_days_in_order(hours: HoursControl, window: SettingsWindow) -> None:
    hours.show_value("mon 09:00-12:00; wed 09:00-12:00")
    hours.editor.days[0].more.click()
    order, widget = [], hours.unfold.nextInFocusChain()
    while widget is not hours.unfold:
        order.append(widget)
        widget = widget.nextInFocusChain()
    expected = [each for day in hours.editor.days.values() for each in day.controls()]
    assert len(expected) == 7 + 3 * 3
    assert [each for each in order if each in expected] == expected
    goal = number(window, "daily_goal").spin
    assert order.index(expected[-1]) < order.index(goal) < order.index(window.sections[Page.REMINDER].reset_button)


def test_every_control_of_the_window_has_a_name(hours: HoursControl, window: SettingsWindow) -> None:
    hours.show_value("mon-sun 09:00-12:00")
    kinds = (QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox, QSlider, QListWidget)
    inner = [each for kind in kinds for each in window.findChildren(kind)]
    nameless = [
        each for each in inner
        if not (each.accessibleName() or (isinstance(each, QAbstractButton) and len(each.text()) > 1))
        and not isinstance(each.parent(), QAbstractSpinBox | QLineEdit | QComboBox)
    ]  # fmt: skip
    assert nameless == []
