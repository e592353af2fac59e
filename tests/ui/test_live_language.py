"""Another language in the midst of it: open windows change their words and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.languages import speak
from calfbreak.domain import commands
from calfbreak.domain.commands import WindowName
from calfbreak.domain.languages import ENGLISH
from calfbreak.domain.phase import Phase
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.ui.about_window import AboutWindow
from calfbreak.ui.history.sample_past import NoArchive, NoPlotter, SamplePast
from calfbreak.ui.pictures import StillClock, sample_day, sample_session, sample_snapshot
from calfbreak.ui.qt_language import QtLanguage
from calfbreak.ui.settings_window import SettingsWindow
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.theme import Theme
from calfbreak.ui.windows import Windows
from languages.seen import texts
from ui.conftest import Wishes

STRETCHES = load_stretches()


class Moment:
    """What is going on; a test may change it."""

    snapshot: Snapshot = sample_snapshot()

    def read(self) -> Snapshot:
        """It, now."""
        return self.snapshot


@pytest.fixture
def moment() -> Moment:
    return Moment()


@pytest.fixture
def windows(qapp: QApplication, moment: Moment, wishes: Wishes) -> Iterator[Windows]:
    made = Windows(
        wish=wishes,
        clock=StillClock(),
        theme=Theme(choice="light"),
        stretches=STRETCHES,
        read=moment.read,
        today=sample_day,
        past=SamplePast(),
        history_parts=lambda: (NoPlotter(), NoArchive()),
    )
    yield made
    made.close()


@pytest.fixture
def language(qapp: QApplication) -> Iterator[QtLanguage]:
    made = QtLanguage(qapp)
    yield made
    made.speak(speak(ENGLISH, {}))


def switch(language: QtLanguage, windows: Windows, code: str) -> None:
    """What the program does when the setting changes."""
    language.speak(speak(code, {}))
    windows.renew()


def everything(window: QWidget) -> str:
    return "\n".join(texts(window))


def test_open_windows_change_their_language_where_they_are(windows: Windows, language: QtLanguage) -> None:
    windows.show(WindowName.STATUS)
    windows.show(WindowName.SETTINGS)
    assert windows.status is not None
    assert windows.settings is not None
    windows.status.move(120, 80)
    windows.settings.resize(770, 570)
    windows.settings.pages.setCurrentRow(4)
    old, place = windows.settings, windows.status.pos()
    switch(language, windows, "de")
    assert windows.settings is not old
    assert old.isHidden()
    assert windows.status.isVisible()
    assert windows.settings.isVisible()
    assert windows.status.pos() == place
    assert (windows.settings.width(), windows.settings.height()) == (770, 570)
    assert windows.settings.pages.currentRow() == 4
    assert "Sitzt seit 37 Min" in everything(windows.status)
    assert windows.settings.windowTitle() == "Einstellungen — Calf Break"
    switch(language, windows, ENGLISH)
    assert windows.settings.windowTitle() == "Settings — Calf Break"


def test_windows_that_were_closed_stay_closed_and_open_in_the_new_language(
    windows: Windows, language: QtLanguage
) -> None:
    windows.show(WindowName.SETTINGS)
    assert windows.settings is not None
    windows.settings.close()
    switch(language, windows, "fr")
    assert windows.settings is None
    assert windows.history is None
    windows.show(WindowName.SETTINGS)
    assert windows.settings is not None
    assert windows.settings.windowTitle() == "Réglages — Calf Break"


def test_a_session_goes_on(windows: Windows, language: QtLanguage, moment: Moment, wishes: Wishes) -> None:
    moment.snapshot = sample_snapshot(Phase.SESSION, session=sample_session(STRETCHES["wall-straight"], 51.0))
    windows.open_session(moment.snapshot)
    switch(language, windows, "de")
    assert windows.dialog is not None
    assert windows.dialog.isVisible()
    assert "Halten — linkes Bein hinten" in everything(windows.dialog)
    assert not [wish for wish in wishes.made if isinstance(wish, commands.StopSession)]


def test_a_session_of_a_stretch_that_was_deleted_goes_on(
    windows: Windows, language: QtLanguage, moment: Moment, wishes: Wishes
) -> None:
    moment.snapshot = sample_snapshot(Phase.SESSION, session=sample_session(STRETCHES["wall-straight"], 51.0))
    windows.open_session(moment.snapshot)
    rest = {key: each for key, each in STRETCHES.items() if key != "wall-straight"}
    windows.use_catalog(Catalog(rest, {}), ())
    for code in ("de", "fr"):
        switch(language, windows, code)
        assert windows.dialog is not None
        assert windows.dialog.isVisible()
        assert "wall-straight" in windows.dialog.in_use[0]
    assert not [wish for wish in wishes.made if isinstance(wish, commands.StopSession)]
    following = replace(sample_session(STRETCHES["wall-bent"], 3.0), number=99)
    windows.show_snapshot(sample_snapshot(Phase.SESSION, session=following))
    assert windows.dialog is not None
    assert windows.dialog.in_use == (rest, {})


def test_what_was_done_may_still_be_said_in_the_old_language(
    windows: Windows, language: QtLanguage, moment: Moment
) -> None:
    """The last page asks how it felt: it does not vanish because somebody chooses a language."""
    moment.snapshot = sample_snapshot(Phase.SESSION, session=sample_session(STRETCHES["wall-straight"], 120.5))
    windows.open_session(moment.snapshot)
    moment.snapshot = sample_snapshot()
    windows.show_snapshot(moment.snapshot)
    last = windows.dialog
    switch(language, windows, "de")
    assert windows.dialog is last
    assert last is not None
    assert last.isVisible()


def test_the_session_after_it_speaks_the_new_one(
    windows: Windows, language: QtLanguage, moment: Moment, wishes: Wishes
) -> None:
    moment.snapshot = sample_snapshot(Phase.SESSION, session=sample_session(STRETCHES["wall-straight"], 120.5))
    windows.open_session(moment.snapshot)
    moment.snapshot = sample_snapshot()
    windows.show_snapshot(moment.snapshot)
    switch(language, windows, "de")
    following = replace(sample_session(STRETCHES["wall-straight"], 3.0), number=99)
    moment.snapshot = sample_snapshot(Phase.SESSION, session=following)
    windows.show_snapshot(moment.snapshot)  # the window may see it before it is asked to open
    windows.open_session(moment.snapshot)
    assert windows.dialog is not None
    assert windows.dialog.isVisible()
    assert windows.dialog.page.words.buttons.later.text() == "Später"
    assert not [wish for wish in wishes.made if isinstance(wish, commands.StopSession)]


def test_the_keyboard_stays_where_it_is(windows: Windows, language: QtLanguage) -> None:
    windows.show(WindowName.SETTINGS)
    assert windows.settings is not None
    first = windows.settings.findChild(QLineEdit)
    first.setFocus()
    switch(language, windows, "de")
    assert windows.settings.focusWidget() is windows.settings.findChild(QLineEdit)


def test_arabic_is_laid_out_from_right_to_left_and_english_back_again(windows: Windows, language: QtLanguage) -> None:
    windows.show(WindowName.SETTINGS)
    assert windows.settings is not None
    switch(language, windows, "ar")
    assert windows.settings.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert windows.settings.pages.mapTo(windows.settings, windows.settings.pages.rect().center()).x() > 400
    assert QLocale().toString(1234) == "1,234", "digits as everywhere else in the program"
    switch(language, windows, ENGLISH)
    assert windows.settings.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_qt_says_its_own_words_in_the_language(qapp: QApplication, language: QtLanguage) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
    language.speak("de")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    language.speak("ta")  # Qt brings no Tamil
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
    language.speak("fr")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuler"


def test_the_window_in_use_is_in_use_again(qtbot: QtBot, windows: Windows, language: QtLanguage) -> None:
    windows.show(WindowName.HISTORY)
    windows.show(WindowName.STATUS)
    windows.show(WindowName.HISTORY)
    qtbot.waitUntil(lambda: windows.history is not None and windows.history.isActiveWindow())
    windows.show(WindowName.STATUS)
    qtbot.waitUntil(lambda: windows.status is not None and windows.status.isActiveWindow())
    switch(language, windows, "de")
    qtbot.waitUntil(lambda: windows.status is not None and windows.status.isActiveWindow())


def test_a_minimised_window_stays_it(windows: Windows, language: QtLanguage) -> None:
    windows.show(WindowName.SETTINGS)
    assert windows.settings is not None
    windows.settings.showMinimized()
    switch(language, windows, "de")
    assert windows.settings.isMinimized()


def test_the_window_in_use_comes_last(
    qtbot: QtBot, windows: Windows, language: QtLanguage, moment: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wayland gives the keyboard to the newest window: the stretch took it from the settings in which one chose."""
    moment.snapshot = sample_snapshot(Phase.SESSION, session=sample_session(STRETCHES["wall-straight"], 51.0))
    windows.open_session(moment.snapshot)
    windows.show(WindowName.SETTINGS)
    qtbot.waitUntil(lambda: windows.settings is not None and windows.settings.isActiveWindow())
    shown: list[str] = []
    monkeypatch.setattr(SettingsWindow, "showEvent", lambda *_: shown.append("settings"))
    monkeypatch.setattr(StretchDialog, "showEvent", lambda *_: shown.append("stretch"))
    switch(language, windows, "de")
    assert shown == ["stretch", "settings"]
    qtbot.waitUntil(lambda: windows.settings is not None and windows.settings.isActiveWindow())


@pytest.mark.parametrize("last", [WindowName.SETTINGS, WindowName.ABOUT])
def test_what_tells_about_the_program_is_made_in_its_turn(
    qtbot: QtBot, windows: Windows, language: QtLanguage, monkeypatch: pytest.MonkeyPatch, last: WindowName
) -> None:
    windows.introductions.files = dict.fromkeys(("settings", "history", "log"), Path("/nowhere"))
    first = WindowName.ABOUT if last is WindowName.SETTINGS else WindowName.SETTINGS
    windows.show(first)
    windows.show(last)
    in_use = windows.settings if last is WindowName.SETTINGS else windows.introductions.about
    qtbot.waitUntil(lambda: in_use is not None and in_use.isActiveWindow())
    shown: list[WindowName] = []
    monkeypatch.setattr(SettingsWindow, "showEvent", lambda *_: shown.append(WindowName.SETTINGS))
    monkeypatch.setattr(AboutWindow, "showEvent", lambda *_: shown.append(WindowName.ABOUT))
    switch(language, windows, "de")
    assert shown == [first, last]
