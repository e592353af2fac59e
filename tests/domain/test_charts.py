"""What the plots show: every mark has its sentence and its row, axes end where the values end, nothing is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.codec import from_text, to_text
from calfbreak.domain.history.chart import Chart, Columns, Course, Drawings, Heat, Order, Undrawn
from calfbreak.domain.history.check_charts import leg_charts
from calfbreak.domain.history.records import CheckRecord
from calfbreak.domain.history.scales import MOST_STEPS, ticks_between, ticks_up_to
from calfbreak.domain.history.trend_charts import (
    DAYS,
    MONTHS,
    WEEKS,
    Grain,
    first_shown,
    long_bouts,
    passed_over,
    sitting,
    slots,
    with_today,
    year,
)
from calfbreak.domain.history.trends import DaySummary, HourCount
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.rules.moment import Stamp

TODAY = date(2026, 11, 22)
"""A Sunday."""


def day(back: int, **values: float) -> DaySummary:
    usual: dict[str, float] = {"sat": 5.0 * HOUR, "longest": 70.0 * MINUTE, "bouts": 8, "long_bouts": 2, "completed": 3}
    return DaySummary(day=TODAY - timedelta(days=back), **(usual | values))  # type: ignore[arg-type]


def check(back: int, left: float | None, right: float | None = None) -> CheckRecord:
    tries = [() if each is None else (each,) for each in (left, right)]
    return CheckRecord(Stamp(0, 0), *tries, TODAY - timedelta(days=back))  # type: ignore[arg-type]


def every_chart() -> list[Chart]:
    days = [day(2), day(1, sat=0.0, longest=0.0, bouts=0, long_bouts=0, completed=0), day(0)]
    charts: list[Chart] = []
    for grain in Grain:
        shown = slots(grain, days, TODAY)
        charts += [sitting(grain, shown), long_bouts(grain, shown, HOUR)]
    counts = [HourCount(hour, hour % 5, hour % 3) for hour in range(24)]
    return [*charts, passed_over(counts), year(days, 2026, TODAY, 3), *leg_charts([check(20, 7.0, 8.0), check(0, 9.5)])]


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: chart.title)
def test_each_mark_has_a_sentence_and_a_row(chart: Chart) -> None:
    assert len(chart.marks) == len(chart.table.rows) > 0
    assert all(words.strip() for words in chart.marks)
    assert {len(row) for row in chart.table.rows} == {len(chart.table.headers)}


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: chart.title)
def test_no_value_lies_beyond_its_axis(chart: Chart) -> None:
    if isinstance(chart, Columns):
        values = [value or 0.0 for column in chart.columns for value in (column.back, column.front)]
        assert max(values) <= chart.ticks[-1].at
    if isinstance(chart, Course):
        assert chart.ticks[0].at <= min(spot.up for spot in chart.spots)
        assert max(spot.up for spot in chart.spots) <= chart.ticks[-1].at
        assert all(0 <= spot.across <= chart.span for spot in chart.spots)


@pytest.mark.parametrize(("grain", "count"), [(Grain.DAY, DAYS), (Grain.WEEK, WEEKS), (Grain.MONTH, MONTHS)])
def test_as_many_columns_as_promised_also_without_records(grain: Grain, count: int) -> None:
    chart = sitting(grain, slots(grain, (), TODAY))
    assert len(chart.columns) == count
    assert all("nothing recorded" in words for words in chart.marks)
    assert first_shown(grain, TODAY) <= TODAY


def test_the_first_month_that_is_shown_is_a_year_ago() -> None:
    assert first_shown(Grain.MONTH, date(2026, 1, 31)) == date(2025, 2, 1)
    assert first_shown(Grain.MONTH, date(2026, 12, 1)) == date(2026, 1, 1)


def test_a_day_in_words_and_in_numbers() -> None:
    chart = sitting(Grain.DAY, slots(Grain.DAY, [day(0, completed=1)], TODAY))
    assert chart.marks[-1] == "Sunday 22 November: 5 h sat, longest 1 h 10 min, 1 stretch."
    assert chart.table.rows[-1] == ("Sunday 22 November", "5 h", "1 h 10 min", "1")
    last = chart.columns[-1]
    assert (last.back, last.front, last.dots) == (5 * HOUR, 70 * MINUTE, 1)


@pytest.mark.parametrize("grain", Grain)
def test_where_nothing_was_recorded_the_table_does_not_speak_of_nought(grain: Grain) -> None:
    table = sitting(grain, slots(grain, [day(0, sat=0.0, longest=0.0, completed=0)], TODAY)).table
    assert table.rows[0][1:] == ("–", "–", "–")
    assert table.rows[-1][1:] == ("0 s", "0 s", "0"), "something was recorded, standing perhaps"


def test_a_week_with_a_holiday_is_not_a_good_one() -> None:
    """The bar is the average of the days on which anybody sat."""
    chart = sitting(Grain.WEEK, slots(Grain.WEEK, [day(3), day(1, sat=7.0 * HOUR)], TODAY))
    assert chart.columns[-1].back == 6 * HOUR
    assert chart.columns[-1].dots == 6
    assert "6 stretches" in chart.marks[-1]


def test_the_share_of_long_bouts() -> None:
    chart = long_bouts(Grain.DAY, slots(Grain.DAY, [day(0)], TODAY), 45 * MINUTE)
    assert chart.title == "Bouts of 45 min or longer"
    assert chart.columns[-1].front == 0.25
    assert chart.marks[-1] == "Sunday 22 November: 2 of 8 bouts lasted 45 min or longer, 25 %."
    assert chart.columns[0].front is None
    assert chart.table.rows[0][1] == "–"


def test_hours_of_the_night_are_shown_only_if_there_was_something() -> None:
    counts = [HourCount(hour, 0, 0) for hour in range(24)]
    assert len(passed_over(counts).columns) == 10
    counts[22] = HourCount(22, 4, 3)
    chart = passed_over(counts)
    assert len(chart.columns) == 15
    assert chart.marks[-1] == "22:00 to 23:00: 3 of 4 reminders skipped or unanswered."


def test_the_year_has_a_square_for_each_day_and_none_for_days_without_records() -> None:
    chart = year([day(1, completed=0), day(0, completed=7)], 2026, TODAY, 3)
    assert len(chart.squares) == 365
    levels = [square.level for square in chart.squares if square.level is not None]
    assert levels == [0, 3], "no stretch, and more than the goal"
    assert len(chart.legend) == chart.levels == 4


def test_reading_begins_with_the_newest_and_not_with_days_that_are_still_to_come() -> None:
    this_year = year([day(40), day(1), day(0)], 2026, TODAY, 3)
    assert this_year.marks[this_year.newest].startswith("Sunday 22 November")
    assert len(this_year.marks) - this_year.newest > 30
    another = year([], 2025, TODAY, 3)
    assert another.marks[another.newest].startswith("Wednesday 31 December")
    others = [chart for chart in every_chart() if not isinstance(chart, Heat)]
    assert all(chart.newest == len(chart.marks) - 1 for chart in others)


def test_today_counts_the_bout_that_is_running() -> None:
    days = (day(1), day(0, sat=HOUR))
    assert with_today(days, TODAY, 2.0 * HOUR, 80.0 * MINUTE) == (
        day(1), replace(day(0), sat=2.0 * HOUR, longest=80.0 * MINUTE),
    )  # fmt: skip
    assert with_today((day(1),), TODAY, 60.0, 60.0)[-1] == DaySummary(day=TODAY, sat=60.0, longest=60.0)
    assert with_today((day(1),), TODAY, 0.0, 0.0) == (day(1),)


def test_a_leg_that_was_not_measured_has_no_chart() -> None:
    assert leg_charts([]) == ()
    assert [chart.title for chart in leg_charts([check(1, 8.0)])] == ["Left leg, cm"]


def test_both_legs_have_the_same_axes_and_each_its_own_band() -> None:
    left, right = leg_charts([check(28, 7.0, 9.0), check(0, 9.6, 9.2)])
    assert left.ticks == right.ticks
    assert left.band == pytest.approx((5.1, 8.9))
    assert right.band == pytest.approx((7.1, 10.9))
    assert left.marks[-1] == "Left, 22 November 2026: 9.6 cm (35°)"
    assert left.table.rows[-1] == ("22 November 2026", "9.6 cm (35°)", "+2.6 cm")
    assert left.other_ticks[0].label.endswith("°")


@given(st.lists(st.integers(1, 4000), min_size=1, max_size=40, unique=True))
def test_dates_below_a_course_are_few_and_within_it(backs: list[int]) -> None:
    for chart in leg_charts([check(back, 8.0) for back in sorted(backs, reverse=True)]):
        assert 1 <= len(chart.days) <= 9
        assert all(0 <= tick.at <= chart.span for tick in chart.days)


@given(st.floats(0, 1e7), st.lists(st.floats(0.01, 1e4), min_size=1, max_size=5).map(sorted))
def test_an_axis_reaches_the_largest_value_in_few_steps(largest: float, steps: list[float]) -> None:
    ticks = ticks_up_to(largest, steps, str)
    assert ticks[0].at == 0.0
    assert ticks[-1].at >= largest * (1 - 1e-9)
    assert 2 <= len(ticks) <= MOST_STEPS + 2


def test_an_axis_that_does_not_begin_with_nothing() -> None:
    assert [tick.at for tick in ticks_between(5.1, 10.3, (1.0, 2.0), str)] == [4.0, 6.0, 8.0, 10.0, 12.0]


def test_orders_and_drawings_cross_the_border_between_processes() -> None:
    from calfbreak.domain.history.chart import Box, Drawing, Look, Sheet

    look = Look(
        card="#ffffff", text="#000000", secondary="#000000", line="#000000", control="#000000", accent="#000000",
        tint="#000000", signal="#000000", font="Sans", pixels=13.0,
    )  # fmt: skip
    order = Order(look, tuple(Sheet(chart, 400, 300) for chart in every_chart()))
    assert from_text(Order, to_text(order)) == order
    for answer in (Drawings((Drawing("<svg/>", (Box(1.0, 2.0, 3.0, 4.0),)),)), Undrawn("why")):
        assert from_text(Drawings | Undrawn, to_text(answer)) == answer


def test_a_map_is_drawn_from_heat_and_a_course_from_points() -> None:
    kinds = [type(chart) for chart in every_chart()]
    assert kinds.count(Columns) == 7
    assert kinds.count(Heat) == 1
    assert kinds.count(Course) == 2
