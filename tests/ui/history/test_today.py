"""The page Today, the day at a glance: goal, sums, band and list tell the same records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.languages import speak
from calfbreak.domain.formats import Formats, use_formats
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import BoutEnd, BoutRecord, Outcome
from calfbreak.domain.languages import ENGLISH
from calfbreak.domain.rules.calendar import DAY, HOUR, MINUTE
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.snapshot import Phase, Today
from calfbreak.domain.wording import tr
from calfbreak.ui.day_band import AROUND, DOT, HEIGHT, Block, DayBand, Dot
from calfbreak.ui.history.window import HistoryWindow
from calfbreak.ui.pictures import NOW, sample_day, sample_snapshot
from calfbreak.ui.qt_language import QtLanguage
from calfbreak.ui.theme import Theme
from ui.wcag import contrast


def listed(window: HistoryWindow) -> list[tuple[str, ...]]:
    rows = []
    for row in range(window.today.entries.rowCount()):
        items = [window.today.entries.itemAtPosition(row, column) for column in range(3)]
        rows.append(tuple(item.widget().text() for item in items if item is not None))  # type: ignore[union-attr]
    return [row for row in rows if row]  # a widget over several columns is met in each of them


def test_the_top_of_the_day(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    assert window.date.text() == "Sunday 22 November"
    assert window.today.ring.accessibleName() == "2 of 3 stretches today"
    assert (window.today.sat.text(), window.today.longest.text(), window.today.bout.text()) == (
        "4 h 12 min",
        "1 h 03 min",
        "37 min",
    )


@pytest.mark.parametrize("phase", [Phase.AWAY, Phase.STANDING, Phase.PAUSED])
def test_who_does_not_sit_has_no_running_bout(window: HistoryWindow, phase: Phase) -> None:
    window.show_day(sample_day(), sample_snapshot(phase))
    assert window.today.bout.text() == "–"
    assert not any(block.running for block in window.today.band._blocks)


def test_the_list_latest_first(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    assert listed(window) == [
        ("13:43–now", "Sitting, 37 min", ""),
        ("13:24", "Wall calf stretch", "completed"),
        ("12:45–13:23", "Sitting, 38 min", "then a stretch"),
        ("11:02–11:54", "Sitting, 52 min", "then standing"),
        ("10:52", "Reminder", "skipped"),
        ("09:52–10:54", "Sitting, 1 h 02 min", "then a break"),
        ("09:40", "Wall calf stretch", "completed"),
        ("08:36–09:39", "Sitting, 1 h 03 min", "then a stretch"),
    ]


def test_ring_band_and_plot_tell_the_same_stretches(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    chart = window.today.recent.view.chart
    assert chart is not None
    assert chart.table.rows[-1][1:] == ("4 h 12 min", "1 h 03 min", "2")
    assert len(window.today.band._dots) == 2


def test_the_streak_is_said_plainly_with_what_it_forgave(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    assert window.today.streak.text() == "5 days"
    assert window.today.streak_line.text() == "5 days in a row; 1 miss forgiven (Friday 20 November)"


def test_a_day_without_anything(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    empty = sample_snapshot(Phase.AWAY, bout=0.0, today=Today())
    window.show_day(DayHistory(day=date(2026, 11, 22)), empty)
    assert listed(window) == [("Nothing yet today.",) * 3]
    assert window.today.sat.text() == "0 s"


def test_the_band_shows_each_bout_and_stretch_at_its_time(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    blocks, dots = window.today.band._blocks, window.today.band._dots
    assert [round(block.begins / MINUTE) for block in blocks] == [516, 592, 662, 765, 823]
    assert [block.running for block in blocks] == [False] * 4 + [True]
    assert blocks[-1].ends == pytest.approx(14 * HOUR + 20 * MINUTE)
    assert [(dot.at, dot.complete) for dot in dots] == [(9 * HOUR + 40 * MINUTE, True), (13 * HOUR + 24 * MINUTE, True)]


def test_a_partial_stretch_is_drawn_differently_and_an_abandoned_one_not_at_all(window: HistoryWindow) -> None:
    day = sample_day()
    first, second = day.sessions
    sessions = (replace(first, outcome=Outcome.PARTIAL), replace(second, outcome=Outcome.ABANDONED))
    window.show_day(replace(day, sessions=sessions), sample_snapshot())
    assert [dot.complete for dot in window.today.band._dots] == [False]


def test_the_band_grows_for_an_evening_and_for_the_hours_after_midnight(window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot(Phase.AWAY))
    assert window.today.band.span == (8 * HOUR, 18 * HOUR)
    late = Stamp(NOW.wall + 11 * HOUR, 3600)
    night = BoutRecord(late, Stamp(late.utc + HOUR, 3600), HOUR, BoutEnd.NATURAL_BREAK, date(2026, 11, 22))
    window.show_day(replace(sample_day(), bouts=(night,)), sample_snapshot(Phase.AWAY))
    assert window.today.band.span == (8 * HOUR, 27 * HOUR), "until three in the morning, which is still this day"


def test_a_journey_keeps_the_hour_that_the_clock_showed(window: HistoryWindow) -> None:
    abroad = Stamp(NOW.wall, 9 * 3600)
    bout = BoutRecord(abroad, Stamp(NOW.wall + 600, 9 * 3600), 600, BoutEnd.STOOD, date(2026, 11, 22))
    window.show_day(DayHistory(day=date(2026, 11, 22), bouts=(bout,)), sample_snapshot(Phase.AWAY))
    assert listed(window)[0][0] == "22:20–22:30"


@pytest.mark.parametrize("set_by", [365 * DAY, -365 * DAY, -5 * HOUR])
def test_a_clock_that_is_set_while_one_sits_leaves_a_day_that_can_be_read(window: HistoryWindow, set_by: float) -> None:
    began = Stamp(NOW.wall - 2 * HOUR, 0)
    ended = Stamp(NOW.wall + set_by, 0)
    bout = BoutRecord(began, ended, 2 * HOUR, BoutEnd.STOOD, date(2026, 11, 22))
    window.show_day(DayHistory(day=date(2026, 11, 22), bouts=(bout,)), sample_snapshot(Phase.AWAY))
    assert listed(window)[0][0] == "11:20–13:20"
    (block,) = window.today.band._blocks
    assert (block.ends - block.begins, block.words) == (2 * HOUR, "Sitting 11:20–13:20")
    assert window.today.band.span == (8 * HOUR, 18 * HOUR)


def test_a_clock_that_is_set_forward_by_an_hour_while_one_sits_is_believed(window: HistoryWindow) -> None:
    began, ended = Stamp(NOW.wall - 2 * HOUR, 0), Stamp(NOW.wall + HOUR, 0)
    bout = BoutRecord(began, ended, 2 * HOUR, BoutEnd.STOOD, date(2026, 11, 22))
    assert bout.until == ended


@pytest.mark.parametrize("days", [2, 30, 400])
def test_a_band_of_many_days_can_be_painted(qtbot: QtBot, theme: Theme, days: int) -> None:
    band = DayBand(theme=theme)
    qtbot.addWidget(band)
    band.resize(520, 60)
    empty = band.grab().toImage()
    band.show_day((Block(9 * HOUR, days * DAY, "away with the clock"),), ())
    assert band.grab().toImage() != empty


def test_the_tooltip_tells_what_is_under_the_pointer(qtbot: QtBot, window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    band = window.today.band
    band.resize(600, 60)
    assert band.words_at(10 * 6) == "Sitting 08:36–09:39"
    assert band.words_at(100) == "09:40 Wall calf stretch"
    assert band.words_at(599) == ""


@pytest.mark.parametrize("hour", [6, 20])
def test_a_stretch_at_the_edge_of_the_day_is_seen_whole(qtbot: QtBot, theme: Theme, hour: int) -> None:
    """Half of the dot was cut off."""
    band, signal = DayBand(theme=theme), QColor(theme.roles.signal)
    qtbot.addWidget(band)
    band.resize(520, 60)
    band.show_day((), (Dot(hour * HOUR, "stretch", complete=True),))
    image = band.grab().toImage()
    inside = [x for x in range(image.width()) if image.pixelColor(x, 2 + HEIGHT // 2) == signal]
    assert max(inside) - min(inside) >= 2 * DOT - AROUND - 3, "but for what is blurred at its ends"
    assert band.words_at(inside[0]) == band.words_at(inside[-1]) == "stretch"


def test_in_high_contrast_an_edge_shows_where_the_day_begins_and_ends(qtbot: QtBot) -> None:
    theme = Theme(choice="high-contrast")
    band = DayBand(theme=theme)
    qtbot.addWidget(band)
    band.resize(520, 60)
    image = band.grab().toImage()
    for x in (0, image.width() - 1):
        assert contrast(image.pixelColor(x, 2 + HEIGHT // 2).name(), theme.roles.card) >= 3


@pytest.mark.parametrize("width", [120, 200, 400, 1200])
def test_the_hours_fit_at_any_width(qtbot: QtBot, theme: Theme, width: int) -> None:
    band = DayBand(theme=theme)
    qtbot.addWidget(band)
    band.resize(width, 60)
    assert not band.grab().isNull()


def test_from_right_to_left_the_morning_is_at_the_right(qtbot: QtBot, window: HistoryWindow) -> None:
    window.show_day(sample_day(), sample_snapshot())
    band = window.today.band
    band.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    band.resize(600, 60)
    assert band.words_at(599 - 10 * 6) == "Sitting 08:36–09:39"
    assert band.words_at(1) == ""
    assert not band.grab().isNull()


def test_the_band_writes_hours_as_people_there_do(qtbot: QtBot, theme: Theme) -> None:
    band = DayBand(theme=theme)
    qtbot.addWidget(band)
    band.resize(600, 60)
    usual = band.grab().toImage()
    use_formats(Formats(twelve_hours=True))
    try:
        assert band.grab().toImage() != usual
    finally:
        use_formats(Formats())


@pytest.fixture
def language(qapp: QApplication) -> Iterator[QtLanguage]:
    made = QtLanguage(qapp)
    yield made
    made.speak(speak(ENGLISH, {}))


@pytest.mark.parametrize("code", [ENGLISH, "de", "ta", "ar"])
def test_no_word_of_the_list_is_cut_off_in_any_script(
    qtbot: QtBot, make: Callable[..., HistoryWindow], language: QtLanguage, code: str
) -> None:
    language.speak(speak(code, {}))
    window = make(names={each.id: tr(each.name) for each in load_stretches().values()})
    window.show_day(sample_day(), sample_snapshot())
    with qtbot.waitExposed(window):
        window.show()
    for scroll in window.today.findChildren(QScrollArea):  # the page, and the list in it
        assert scroll.widget().width() <= scroll.viewport().width()
