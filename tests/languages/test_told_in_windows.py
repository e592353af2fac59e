"""A reason that was `said` in English reaches every window in the person's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from calfbreak.domain.settings.settings import DESCRIPTIONS, Kind
from calfbreak.domain.translation import said, told, use
from calfbreak.ui.setting_control import TextControl
from calfbreak.ui.settings_window import SettingsWindow
from calfbreak.ui.stretches.fields import TextField
from calfbreak.ui.stretches.notice import Notice
from calfbreak.ui.theme import Theme
from languages.left_in_english import left_in_english
from languages.pseudo import PseudoLanguage

WHY = said("{file}: {reason}. Defaults are used.", file="settings.toml", reason=said("it is empty"))


@pytest.fixture
def in_another_language(qapp: QApplication) -> Iterator[None]:
    use(PseudoLanguage())
    yield
    use(None)


def test_the_settings_window(in_another_language: None) -> None:
    window = SettingsWindow(
        wish=lambda command: None, theme=Theme(choice="light"), values={}, stretches=(), problems=(WHY, WHY)
    )
    assert window.problem.text() == f"{told(WHY)}\n{told(WHY)}"
    assert left_in_english(window.problem.text()) == []


def test_a_notice_over_the_stretches(in_another_language: None) -> None:
    notice = Notice()
    notice.say(WHY)
    assert notice.words.text() == told(WHY) != WHY


def test_a_field_of_a_form(in_another_language: None) -> None:
    field = TextField("", 10)
    field.refuse(WHY)
    assert field.refusal.text() == field.control.accessibleDescription() == told(WHY) != WHY


def test_a_setting_that_is_typed(in_another_language: None) -> None:
    control = TextControl(next(each for each in DESCRIPTIONS if each.kind is Kind.TIME))
    heard: list[str] = []
    control.refused.connect(heard.append)
    control.edit.setText("dance")
    control.edit.editingFinished.emit()
    (why,) = heard
    assert why
    assert left_in_english(why) == []
