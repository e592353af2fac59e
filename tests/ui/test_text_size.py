"""Text of another size, and another figure, in the midst of it: open windows follow at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain.body.looks import Hair, Looks, Skin
from calfbreak.domain.commands import WindowName
from calfbreak.domain.phase import Phase
from calfbreak.ui.desktop_look import DesktopLook
from calfbreak.ui.history.sample_past import NoArchive, NoPlotter, SamplePast
from calfbreak.ui.parts import room_on
from calfbreak.ui.pictures import StillClock, sample_day, sample_session, sample_snapshot
from calfbreak.ui.theme import Theme
from calfbreak.ui.windows import Windows
from ui.conftest import Wishes

STRETCHES = load_stretches()
DURING = sample_snapshot(Phase.SESSION, session=sample_session(STRETCHES["wall-straight"], 10.0))


@pytest.fixture
def windows(qapp: QApplication, wishes: Wishes) -> Iterator[Windows]:
    theme = Theme(choice="light")
    made = Windows(
        wish=wishes,
        clock=StillClock(),
        theme=theme,
        stretches=STRETCHES,
        read=lambda: DURING,
        today=sample_day,
        past=SamplePast(),
        history_parts=lambda: (NoPlotter(), NoArchive()),
    )
    made.open_session(DURING)
    yield made
    theme.hear(DesktopLook())
    theme.enlarge(100)
    for window in (made.dialog, made.settings):
        if window is not None:
            window.hide()


def sizes(windows: Windows) -> tuple[int, int]:
    """Of a plain text, and of the large sentence, px."""
    assert windows.dialog is not None
    page = windows.dialog.page
    return QFontInfo(page.words.next.font()).pixelSize(), QFontInfo(page.words.phase.font()).pixelSize()


def test_the_open_stretch_is_made_anew_with_larger_text(windows: Windows, wishes: Wishes) -> None:
    before = windows.dialog
    plain, _ = sizes(windows)
    windows.show_settings({"text_size": 200}, ())
    assert windows.dialog is not before
    assert windows.dialog is not None
    assert windows.dialog.isVisible()
    assert sizes(windows) == pytest.approx((2 * plain, 1.9 * 2 * plain), abs=1)
    assert wishes.made == [], "the session goes on"


def test_with_larger_text_an_open_window_is_larger_and_stays_on_the_screen(windows: Windows) -> None:
    dialog = windows.dialog
    assert dialog is not None
    room = room_on(dialog.screen())
    dialog.setGeometry(room.right() - 420, room.bottom() - 440, 400, 420)
    windows.show_settings({"text_size": 130}, ())
    assert windows.dialog is not None
    place = windows.dialog.geometry()
    assert place.width() >= 760
    assert place.height() >= 560
    assert room.contains(place)


def test_the_desktop_may_enlarge_text_too(windows: Windows) -> None:
    windows.show(WindowName.SETTINGS)
    settings, (plain, _) = windows.settings, sizes(windows)
    windows.theme.hear(DesktopLook(enlarged=1.5))
    assert windows.settings is not settings
    assert sizes(windows) == pytest.approx((1.5 * plain, 1.9 * 1.5 * plain), abs=1)


def test_what_does_not_change_the_text_leaves_the_windows_alone(windows: Windows) -> None:
    before = windows.dialog
    windows.show_settings({"text_size": 100, "theme": "dark", "motion": "reduced"}, ())
    windows.theme.hear(DesktopLook(contrast=True))
    assert windows.dialog is before


def test_the_figure_is_who_somebody_chose_and_else_the_one_of_the_day(windows: Windows) -> None:
    def figure() -> Looks:
        assert windows.dialog is not None
        return windows.dialog.page.figure._looks

    assert figure() == Looks(Skin.DARK, Hair.TIED), "that of 22 November 2026"
    windows.show_settings({"skin": "pale", "hair": "short"}, ())
    assert figure() == Looks(Skin.PALE, Hair.SHORT)
