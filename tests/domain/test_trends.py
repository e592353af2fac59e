"""Weeks, months, a year, and the hours of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from calfbreak.domain.history.day import history_of
from calfbreak.domain.history.records import Answer, Outcome, StandingRecord
from calfbreak.domain.history.trends import DaySummary, count_hours, heat_map, months, summarise, weeks
from calfbreak.domain.rules.moment import Stamp
from example_records import ALL, BOUT, DAY, REMINDER, SESSION, stamp

HOUR = 3600.0


def test_a_day_added_up() -> None:
    records = [
        *ALL,
        replace(BOUT, sitting=600.0),
        replace(SESSION, outcome=Outcome.PARTIAL),
        StandingRecord(stamp(0), stamp(90), 90.0, DAY),
        replace(REMINDER, answer=Answer.SKIPPED),
        replace(REMINDER, answer=Answer.MISSED, shown=None),
    ]
    assert summarise(history_of(DAY, records), HOUR) == DaySummary(
        day=DAY, sat=4200.125, longest=3600.125, bouts=2, long_bouts=1, completed=1, partial=1, held=37.0, stood=90.0,
        reminders=2, passed_over=2,
    )  # fmt: skip


def test_a_bout_of_just_the_interval_is_long() -> None:
    assert summarise(history_of(DAY, [replace(BOUT, sitting=HOUR)]), HOUR).long_bouts == 1


MONDAY = date(2026, 5, 4)
SOME = [
    DaySummary(day=MONDAY + timedelta(days=number), sat=HOUR * number, longest=60.0 * number, bouts=2, long_bouts=1)
    for number in (1, 6, 15)
]


def test_weeks_begin_on_monday_and_have_no_gaps() -> None:
    one, two, three = weeks(SOME, MONDAY, MONDAY + timedelta(days=16))
    assert (one.first, one.last, three.first) == (MONDAY, date(2026, 5, 10), date(2026, 5, 18))
    assert (one.sat, one.sat_a_day, one.longest, one.long_share) == (7 * HOUR, 3.5 * HOUR, 360.0, 0.5)
    assert (two.sat, two.sat_a_day, two.longest, two.long_share, two.completed) == (0, 0.0, 0.0, None, 0)
    assert three.days == (SOME[2],)


def test_months_have_no_gaps_either() -> None:
    found = months([replace(SOME[0], day=date(2024, 2, 29))], date(2023, 12, 31), date(2024, 3, 1))
    assert [(each.first, each.last.day) for each in found] == [
        (date(2023, 12, 1), 31), (date(2024, 1, 1), 31), (date(2024, 2, 1), 29), (date(2024, 3, 1), 31),
    ]  # fmt: skip
    assert [len(each.days) for each in found] == [0, 0, 1, 0]


@pytest.mark.parametrize(("year", "days", "columns"), [(2026, 365, 53), (2024, 366, 53), (2012, 366, 54)])
def test_a_year_as_a_map(year: int, days: int, columns: int) -> None:
    cells = heat_map(SOME, year)
    assert len(cells) == days
    assert {cell.column for cell in cells} == set(range(columns))
    assert len({(cell.column, cell.row) for cell in cells}) == days
    assert cells[0].row == date(year, 1, 1).weekday()
    assert {cell.day: cell.summary for cell in cells if cell.summary} == {
        each.day: each for each in SOME if each.day.year == year
    }


def test_hours_are_those_of_the_clock_on_the_wall() -> None:
    """08:00 UTC is 13:30 in Delhi and 01:00 in Los Angeles."""
    eight = 1_778_572_800.0
    delhi = replace(REMINDER, due=Stamp(eight, 19_800), answer=Answer.SKIPPED)
    angeles = replace(REMINDER, due=Stamp(eight, -25_200))
    never_shown = replace(REMINDER, due=Stamp(eight, 0), shown=None)
    hours = count_hours([delhi, angeles, never_shown, BOUT])
    assert [each.hour for each in hours] == list(range(24))
    assert [(each.hour, each.share) for each in hours if each.reminders] == [(1, 0.0), (13, 1.0)]
    assert hours[8].share is None
    again = count_hours([delhi], hours)
    assert (again[13].reminders, again[13].passed_over, again[1].reminders) == (2, 2, 1)
