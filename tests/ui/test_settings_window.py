"""Every setting has a control; a change is wished at once, as the settings file would write it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from calfbreak.domain.commands import Change
from calfbreak.domain.settings.settings import DESCRIPTIONS, Page, Value, check, description_of
from calfbreak.ui.parts import em
from calfbreak.ui.setting_control import ChoiceControl, NumberControl, SwitchControl, TextControl
from calfbreak.ui.settings_window import MARGIN, NARROW, ROOMY, SettingsWindow
from calfbreak.ui.theme import Theme
from ui.seen_settings import STRETCHES, labels, number


@pytest.fixture
def window(qtbot: QtBot, wishes: Callable[..., None], theme: Theme) -> SettingsWindow:
    made = SettingsWindow(wish=wishes, theme=theme, values={}, stretches=STRETCHES)
    qtbot.addWidget(made)
    return made


def shown(window: SettingsWindow, key: str) -> str:
    match window.controls[key]:
        case NumberControl() as control:
            return control.spin.text()
        case ChoiceControl() as control:
            return control.combo.currentText()
        case TextControl() as control:
            return control.edit.text()
        case SwitchControl() as control:
            return "on" if control.switch.isChecked() else "off"
        case other:
            raise AssertionError(other)


def test_every_setting_has_a_control_on_its_page(window: SettingsWindow) -> None:
    window.show()
    assert set(window.controls) == {each.key for each in DESCRIPTIONS}
    assert [window.pages.item(row).text() for row in range(window.pages.count())] == [page.value for page in Page]
    for page in Page:
        window.turn_to(page)
        texts = [text for section in window.sections.values() for text in labels(section)]
        for description in DESCRIPTIONS:
            assert (description.label in texts) == (description.page is page)
            assert (description.help in texts) == (description.page is page)


def test_the_defaults(window: SettingsWindow) -> None:
    assert {key: shown(window, key) for key in window.controls} == {
        "interval": "60 min", "break_after": "5 min", "snooze": "10 min", "max_snoozes": "3", "nudge_after": "5 min",
        "max_nudges": "2", "hours": "", "daily_goal": "3", "stretch": "Wall calf stretch",
        "have_wall": "on", "have_chair": "on", "have_floor": "on", "have_step": "off", "have_board": "off",
        "hold": "as the stretch says", "repetitions": "as the stretch says", "board_angle": "30°",
        "step_height": "17 cm", "ask_knee_to_wall": "off", "skin": "Another one each day",
        "hair": "Another one each day",
        "quiet_limit": "30 min", "quiet_in_calls": "on", "quiet_do_not_disturb": "on", "quiet_full_screen": "on",
        "quiet_presentation": "on", "video_is_sitting": "on", "sound": "on", "volume": "70 %", "voice": "off",
        "language": "As the desktop", "theme": "As the desktop", "text_size": "100 %", "motion": "As the desktop",
        "day_starts": "04:00",
    }  # fmt: skip


@pytest.mark.parametrize(("key", "value", "least", "zero"), [("hold", "30s", "10 s", "0s"), ("repetitions", 4, "1", 0)])
def test_below_the_least_stands_what_nought_means(
    window: SettingsWindow, wishes: object, key: str, value: object, least: str, zero: object
) -> None:
    window.show_values({key: value})  # type: ignore[dict-item]
    spin = number(window, key).spin
    spin.setValue(spin.minimum() + 1)
    assert shown(window, key) == least
    spin.stepDown()
    assert shown(window, key) == "as the stretch says"
    assert wishes.made[-1] == Change(key, zero)  # type: ignore[attr-defined]


def test_showing_values_is_no_change(window: SettingsWindow, wishes: object) -> None:
    window.show_values({"interval": "1h30m", "sound": False, "hours": "mon-fri 09:00-17:30", "quiet_limit": "0s"})
    assert [shown(window, key) for key in ("interval", "sound", "hours", "quiet_limit")] == [
        "90 min", "off", "mon-fri 09:00-17:30", "no limit",
    ]  # fmt: skip
    assert wishes.made == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("interval", 75, "1h15m"), ("interval", 15, "15m"), ("interval", 240, "4h"), ("hold", 30, "30s"),
        ("hold", 60, "1m"), ("repetitions", 4, 4), ("max_snoozes", 0, 0), ("quiet_limit", 0, "0s"),
    ],
)  # fmt: skip
def test_a_number_is_wished_as_the_file_writes_it(
    window: SettingsWindow, wishes: object, key: str, typed: int, value: Value
) -> None:
    number(window, key).spin.setValue(typed)
    assert wishes.made == [Change(key, value)]  # type: ignore[attr-defined]
    assert check(description_of(key), value) == value


def test_typing_is_one_change_and_not_one_for_each_digit(window: SettingsWindow, wishes: object) -> None:
    window.show()
    spin = number(window, "interval").spin
    spin.selectAll()
    QTest.keyClicks(spin, "105")
    assert wishes.made == []  # type: ignore[attr-defined]
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert wishes.made == [Change("interval", "1h45m")]  # type: ignore[attr-defined]


def test_the_slider_offers_one_to_two_hours_and_the_field_allows_more(window: SettingsWindow, wishes: object) -> None:
    control = number(window, "interval")
    assert control.slider is not None
    assert (control.slider.minimum() * 5, control.slider.maximum() * 5) == (60, 120)
    assert (control.spin.minimum(), control.spin.maximum()) == (15, 240)
    control.slider.sliderMoved.emit(16)
    assert control.spin.value() == 80
    assert wishes.made == [], "still under way"  # type: ignore[attr-defined]
    control.slider.setValue(16)
    assert wishes.made == [Change("interval", "1h20m")]  # type: ignore[attr-defined]
    control.spin.setValue(200)
    assert wishes.made[1:] == [Change("interval", "3h20m")]  # type: ignore[attr-defined]
    assert control.spin.value() == 200, "the slider's end does not pull the value back"


def test_the_sign_buttons_step(window: SettingsWindow, wishes: object) -> None:
    from PySide6.QtWidgets import QPushButton

    less, more = number(window, "daily_goal").findChildren(QPushButton)
    more.click()
    less.click()
    less.click()
    assert wishes.made == [Change("daily_goal", goal) for goal in (4, 3, 2)]  # type: ignore[attr-defined]


def test_switch_and_choice(window: SettingsWindow, wishes: object) -> None:
    window.controls["sound"].switch.click()  # type: ignore[attr-defined]
    combo = window.controls["theme"].combo  # type: ignore[attr-defined]
    combo.activated.emit(combo.findData("dark"))
    combo = window.controls["stretch"].combo  # type: ignore[attr-defined]
    combo.activated.emit(1)
    assert wishes.made == [  # type: ignore[attr-defined]
        Change("sound", False), Change("theme", "dark"), Change("stretch", "wall-bent"),
    ]  # fmt: skip


def test_a_stretch_that_is_not_offered_is_shown_and_not_lost(window: SettingsWindow) -> None:
    window.show_values({"stretch": "of-my-own"})
    assert shown(window, "stretch") == "of-my-own"


def test_working_hours_are_checked_when_the_line_is_left(window: SettingsWindow, wishes: object) -> None:
    control = window.controls["hours"]
    assert isinstance(control, TextControl)
    refused: list[str] = []
    control.refused.connect(refused.append)
    control.edit.setText("nine to five")
    control.edit.editingFinished.emit()
    assert wishes.made == []  # type: ignore[attr-defined]
    assert refused == ["'nine to five' is not a range of hours such as 09:00-17:30"]
    control.edit.setText("mon-fri 9:00-17:30")
    control.edit.editingFinished.emit()
    assert refused[1:] == [""]
    value = check(description_of("hours"), "mon-fri 9:00-17:30")
    assert wishes.made == [Change("hours", value)]  # type: ignore[attr-defined]
    control.edit.editingFinished.emit()
    assert len(wishes.made) == 1, "leaving the line again changes nothing"  # type: ignore[attr-defined]


def test_a_refusal_stands_below_its_setting(window: SettingsWindow) -> None:
    window.show()
    control = window.controls["day_starts"]
    assert isinstance(control, TextControl)
    control.edit.setText("noon")
    control.edit.editingFinished.emit()
    page = window.sections[Page.GENERAL]
    said = [each for each in page.findChildren(QLabel) if each.property("kind") == "problem" and not each.isHidden()]
    assert [each.text() for each in said] == ["'noon' is not a time of day such as 09:00"]


def test_problems_of_the_file_are_said(window: SettingsWindow) -> None:
    assert window.problem.isHidden()
    window.show_problems(("settings.toml: interval: '5' is not a duration such as 45m, 1h30m or 90s",))
    assert not window.problem.isHidden()
    assert "interval" in window.problem.text()
    window.show_problems(())
    assert window.problem.isHidden()


def test_scrolling_the_page_does_not_change_a_value_on_the_way(window: SettingsWindow, wishes: object) -> None:
    window.show()
    spin = number(window, "break_after").spin
    spin.clearFocus()
    middle = QPointF(spin.rect().center())
    wheel = QWheelEvent(
        middle, QPointF(spin.mapToGlobal(spin.rect().center())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(spin, wheel)
    assert spin.value() == 5
    assert wishes.made == []  # type: ignore[attr-defined]


def test_controls_are_named_for_those_who_do_not_see_them(window: SettingsWindow) -> None:
    assert number(window, "hold").spin.accessibleName() == "Hold"
    assert (
        number(window, "hold").spin.accessibleDescription()
        == "How long each hold lasts. 0 means as long as the stretch itself says."
    )


# --- on a usual day -----------------------------------------------------------------------------------------------


def test_the_page_says_what_the_numbers_mean_and_follows_them(window: SettingsWindow) -> None:
    assert window.usual.reminders.text() == (
        "On a usual day you are reminded at 10:00, 11:02, 13:30, 14:32, 16:10, 17:12."
    )
    window.show_values({"interval": "1h30m"})
    assert window.usual.reminders.text() == "On a usual day you are reminded at 10:30, 14:00, 16:40."
    assert window.usual.hours.text().startswith("From 09:00 to 17:30, with lunch at 12:00")


def test_it_follows_the_slider_before_the_handle_is_let_go(window: SettingsWindow, wishes: object) -> None:
    slider = number(window, "interval").slider
    assert slider is not None
    slider.sliderMoved.emit(18)
    assert "10:30, 14:00, 16:40" in window.usual.reminders.text()
    assert wishes.made == []  # type: ignore[attr-defined]


def test_in_a_narrow_window_every_control_can_still_be_reached(window: SettingsWindow) -> None:
    """As a tiling desktop makes it, or large text on a small screen."""
    window.show()
    window.grab()
    assert window.area.horizontalScrollBar().maximum() == 0, "at its own size nothing has to be moved"
    window.resize(480, 400)
    window.grab()  # lays it out
    more = window.controls["interval"].findChildren(QPushButton)[-1]
    window.area.ensureWidgetVisible(more)
    place = more.rect().translated(more.mapTo(window.area.viewport(), QPoint()))
    assert window.area.viewport().rect().contains(place)


def test_in_a_narrow_window_the_margins_give_way_to_the_page(window: SettingsWindow) -> None:
    """On 1280 by 800 px at 200 % half of the switches of the stretches were beyond the edge."""
    window.show()
    room = []
    for width in (em(ROOMY), em(ROOMY) - 1, em(ROOMY)):
        window.resize(width, em(24))
        window.grab()  # lays it out
        room.append(window.area.viewport().width())
    assert room == [room[0], room[0] + 2 * (MARGIN - NARROW) + (MARGIN - NARROW) - 1, room[0]]
