"""Settings are found, reset, and locked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
)
from pytestqt.qtbot import QtBot

from calfbreak.domain.commands import Change, Reset
from calfbreak.domain.settings.settings import DESCRIPTIONS, Page, Value
from calfbreak.ui.hours_control import HoursControl
from calfbreak.ui.setting_control import ChoiceControl
from calfbreak.ui.settings_window import SettingsWindow
from calfbreak.ui.theme import Theme
from ui.seen_settings import STRETCHES, labels, number, seen


@pytest.fixture
def window(qtbot: QtBot, wishes: Callable[..., None], theme: Theme) -> SettingsWindow:
    made = SettingsWindow(wish=wishes, theme=theme, values={}, stretches=STRETCHES)
    qtbot.addWidget(made)
    return made


# --- search -------------------------------------------------------------------------------------------------------


def test_search_finds_on_all_pages(window: SettingsWindow) -> None:
    window.show()
    window.search.setText("film")
    assert seen(window) == {"quiet_limit", "video_is_sitting"}
    assert window.pages.currentRow() == -1
    window.search.setText("HOLD back")
    assert seen(window) == {"quiet_limit"}
    assert "Quiet" in labels(window.sections[Page.QUIET])
    assert window.nothing.isHidden()


@pytest.mark.parametrize(
    ("query", "key"),
    [("calf board", "have_board"), ("focus", "quiet_do_not_disturb"), ("night", "day_starts"),
     ("daily_goal", "daily_goal"), ("Deutsch", "language"), ("portugues", "language"), ("animation", "motion")],
)  # fmt: skip
def test_search_knows_other_words_and_keys_and_choices(window: SettingsWindow, query: str, key: str) -> None:
    window.show()
    window.search.setText(query)
    assert key in seen(window)


def test_search_that_finds_nothing_says_so(window: SettingsWindow) -> None:
    window.show()
    window.search.setText("  unicorn ")
    assert seen(window) == set()
    assert window.nothing.text() == "No setting has to do with “unicorn”."
    window.search.clear()
    assert window.nothing.isHidden()
    assert seen(window) == {each.key for each in DESCRIPTIONS if each.page is Page.REMINDER}


def test_turning_to_a_page_ends_the_search(window: SettingsWindow) -> None:
    window.show()
    window.search.setText("film")
    window.turn_to(Page.SOUND)
    assert window.search.text() == ""
    assert seen(window) == {each.key for each in DESCRIPTIONS if each.page is Page.SOUND}


def test_escape_ends_the_search_and_then_closes(window: SettingsWindow) -> None:
    window.show()
    window.search.setText("film")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert (window.search.text(), window.isVisible()) == ("", True)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_value_that_is_found_can_be_changed(window: SettingsWindow, wishes: object) -> None:
    window.show()
    window.search.setText("volume")
    number(window, "volume").spin.setValue(40)
    assert wishes.made == [Change("volume", 40)]  # type: ignore[attr-defined]


# --- reset --------------------------------------------------------------------------------------------------------


def test_a_page_can_be_reset_and_that_can_be_undone(window: SettingsWindow, wishes: object) -> None:
    window.show()
    window.show_values({"sound": False, "volume": 40, "interval": "2h"})
    window.turn_to(Page.SOUND)
    section = window.sections[Page.SOUND]
    section.reset_button.click()
    keys = tuple(each.key for each in DESCRIPTIONS if each.page is Page.SOUND)
    assert wishes.made == [Reset(keys)]  # type: ignore[attr-defined]
    window.show_values({"interval": "2h"})
    assert "This page is as it was at first." in labels(section)
    assert window.focusWidget() is section.undo_button, window.focusWidget()
    section.undo_button.click()
    assert wishes.made[1:] == [Change("sound", False), Change("volume", 40)]  # type: ignore[attr-defined]
    assert section.reset_button.isVisible()
    assert not section.undo_button.isVisible()


def test_undo_leaves_what_was_changed_by_nobody(window: SettingsWindow, wishes: object) -> None:
    """A value of the system comes back by itself, and is not written into the person's file."""
    window.show_values({"volume": 40, "sound": False})
    section = window.sections[Page.SOUND]
    section.reset_button.click()
    window.show_values({"volume": 40})
    section.undo_button.click()
    assert wishes.made[1:] == [Change("sound", False)]  # type: ignore[attr-defined]


def test_undo_brings_back_what_was_the_persons_own_alone(window: SettingsWindow, wishes: object) -> None:
    """Also where the system's value is another by then, or the same as theirs."""
    window.show_values({"volume": 40, "sound": False}, own={"sound"})
    section = window.sections[Page.SOUND]
    section.reset_button.click()
    window.show_values({"volume": 50, "sound": False}, own=())
    section.undo_button.click()
    assert wishes.made[1:] == [Change("sound", False)]  # type: ignore[attr-defined]


def test_a_change_or_another_page_ends_the_offer_to_undo(window: SettingsWindow) -> None:
    window.show()
    window.turn_to(Page.SOUND)
    section = window.sections[Page.SOUND]
    section.reset_button.click()
    number(window, "volume").spin.setValue(30)
    assert not section.undo_button.isVisible()
    section.reset_button.click()
    window.turn_to(Page.QUIET)
    window.turn_to(Page.SOUND)
    assert not section.undo_button.isVisible()


def test_a_window_that_is_made_anew_still_offers_to_undo(
    qtbot: QtBot, wishes: Callable[..., None], theme: Theme
) -> None:
    """A reset may change the language, and with it every window."""
    taken: dict[Page, dict[str, Value]] = {page: {} for page in Page}
    windows = []
    for values in ({"language": "de"}, {}):
        window = SettingsWindow(wish=wishes, theme=theme, values=values, stretches=STRETCHES, taken=taken)
        qtbot.addWidget(window)
        window.show()
        window.turn_to(Page.GENERAL)
        windows.append(window)
        if values:
            window.sections[Page.GENERAL].reset_button.click()
    section = windows[1].sections[Page.GENERAL]
    section.undo_button.click()
    assert wishes.made[1:] == [Change("language", "de")]  # type: ignore[attr-defined]
    assert taken[Page.GENERAL] == {}


def test_what_is_locked_is_not_reset(window: SettingsWindow, wishes: object) -> None:
    window.show_values({}, {"volume": "/etc/xdg/calf-break/settings.toml"})
    window.sections[Page.SOUND].reset_button.click()
    (wish,) = wishes.made  # type: ignore[attr-defined]
    assert "volume" not in wish.keys


# --- locked -------------------------------------------------------------------------------------------------------


def test_a_locked_setting_cannot_be_changed_and_says_by_which_file(window: SettingsWindow) -> None:
    window.show()
    window.turn_to(Page.REMINDER)
    window.show_values({"hours": "09:00-17:00"}, {"hours": "/etc/xdg/calf-break/settings.toml", "snooze": "there"})
    hours = window.controls["hours"]
    assert isinstance(hours, HoursControl)
    assert not hours.edit.isEnabled()
    assert not hours.editor.isEnabled()
    assert not number(window, "snooze").spin.isEnabled()
    texts = labels(window.sections[Page.REMINDER])
    assert "Locked for everybody on this computer, by /etc/xdg/calf-break/settings.toml." in texts
    window.show_values({})
    assert hours.edit.isEnabled()
    assert not [text for text in labels(window.sections[Page.REMINDER]) if text.startswith("Locked")]


def test_a_page_has_room_for_what_is_no_setting(qtbot: QtBot, wishes: Callable[..., None], theme: Theme) -> None:
    window = SettingsWindow(
        wish=wishes, theme=theme, values={}, stretches=STRETCHES, slots={Page.GENERAL: (lambda: QLabel("guest"),)}
    )
    qtbot.addWidget(window)
    window.show()
    window.turn_to(Page.GENERAL)
    assert "guest" in labels(window.sections[Page.GENERAL])
    window.search.setText("language")
    assert "guest" not in labels(window.sections[Page.GENERAL])


def test_the_offered_stretches_follow_what_one_has(window: SettingsWindow) -> None:
    control = window.controls["stretch"]
    assert isinstance(control, ChoiceControl)
    more = (*STRETCHES, ("calf-board", "Calf board stretch"))
    for offered in (more, more, STRETCHES):
        window.offer_stretches(offered)
        window.show_values({"stretch": "wall-bent"})
        entries = range(control.combo.count())
        assert tuple((control.combo.itemData(at), control.combo.itemText(at)) for at in entries) == offered
        assert control.combo.currentData() == "wall-bent"
