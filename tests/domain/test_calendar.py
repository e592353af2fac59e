"""Zones, days that begin at 04:00, and working hours, in the nights in which clocks change, too."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calfbreak.domain.rules.calendar import (
    DAY,
    HOUR,
    MINUTE,
    Hours,
    clock,
    day_of,
    local,
    next_day_start,
    parse_clock,
    parse_hours,
    start_of_day,
    utc_offset,
    zone_of,
)

BERLIN, NEW_YORK, LORD_HOWE = "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"
ZONES = (BERLIN, NEW_YORK, LORD_HOWE, "America/Havana", "Asia/Kathmandu", "UTC", "UTC+05:30")


def at(zone: str, text: str, fold: int = 0) -> float:
    """Unix time of a local date and time."""
    return datetime.fromisoformat(text).replace(tzinfo=zone_of(zone), fold=fold).timestamp()


def utc(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


# Two days around a change of the clocks each, and ordinary years.
CHANGES = [
    (BERLIN, utc("2026-03-29 01:00")), (BERLIN, utc("2026-10-25 01:00")),
    (NEW_YORK, utc("2026-03-08 07:00")), (NEW_YORK, utc("2026-11-01 06:00")),
    (LORD_HOWE, utc("2026-04-04 15:00")), (LORD_HOWE, utc("2026-10-03 15:30")),
    ("America/Havana", utc("2026-03-08 05:00")), ("America/Havana", utc("2026-11-01 05:00")),
]  # fmt: skip
near_changes = st.sampled_from(CHANGES).flatmap(
    lambda change: st.tuples(st.just(change[0]), st.integers(-DAY, DAY).map(lambda offset: change[1] + offset))
)
whenever = st.tuples(st.sampled_from(ZONES), st.floats(utc("2024-01-01"), utc("2030-01-01")))
moments = near_changes | whenever

quarter = st.integers(0, DAY // (15 * MINUTE) - 1).map(lambda number: number * 15 * MINUTE)
ranges = st.tuples(quarter, quarter.map(lambda end: end or DAY))
weeks = st.lists(st.lists(ranges, max_size=2).map(lambda day: tuple(sorted(day))), min_size=7, max_size=7)
hours = weeks.map(lambda week: Hours(tuple(week)))


# --- zones and days ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "hours_ahead"),
    [("UTC", 0), (BERLIN, 2), (NEW_YORK, -4), (LORD_HOWE, 10.5), ("UTC+05:30", 5.5), ("UTC-03:00", -3)],
)
def test_the_lead_over_utc(zone: str, hours_ahead: float) -> None:
    assert utc_offset(utc("2026-07-01 12:00"), zone) == hours_ahead * HOUR


@pytest.mark.parametrize("name", ["", "Middle/Earth", "UTC+5", "../etc/passwd", "/etc/localtime"])
def test_a_zone_that_does_not_exist_is_a_value_error(name: str) -> None:
    with pytest.raises(ValueError, match="no time zone is called"):
        zone_of(name)


@pytest.mark.parametrize(
    ("local_time", "day"),
    [
        ("2026-05-12 12:00", "2026-05-12"),
        ("2026-05-12 03:59:59", "2026-05-11"),
        ("2026-05-12 04:00", "2026-05-12"),
        ("2026-03-29 03:30", "2026-03-28"),
        ("2026-03-29 04:00", "2026-03-29"),
        ("2027-01-01 01:00", "2026-12-31"),
    ],
)
def test_a_day_begins_at_four(local_time: str, day: str) -> None:
    assert day_of(at(BERLIN, local_time), BERLIN, 4 * HOUR) == date.fromisoformat(day)


@given(moments, st.integers(0, 24 * 60).map(lambda minutes: minutes * MINUTE))
def test_every_moment_lies_in_its_day(moment: tuple[str, float], day_starts: int) -> None:
    zone, wall = moment
    day = day_of(wall, zone, day_starts)
    assert start_of_day(day, zone, day_starts) <= wall < next_day_start(wall, zone, day_starts)


def test_a_day_has_23_or_25_hours_when_the_clocks_change() -> None:
    spring, autumn = (start_of_day(date(2026, *day), BERLIN, 0) for day in ((3, 29), (10, 25)))
    assert next_day_start(spring, BERLIN, 0) - spring == 23 * HOUR
    assert next_day_start(autumn, BERLIN, 0) - autumn == 25 * HOUR


# --- working hours -----------------------------------------------------------------------------------------------


@given(hours, moments)
@example(parse_hours("01:00-02:30"), (BERLIN, utc("2026-10-24 23:30")))
@example(parse_hours("02:30-03:30"), (BERLIN, utc("2026-03-29 00:00")))
@example(parse_hours("22:00-02:15"), (LORD_HOWE, utc("2026-10-03 12:00")))
def test_nothing_changes_before_the_next_change(hours: Hours, moment: tuple[str, float]) -> None:
    zone, wall = moment
    change = hours.next_change(wall, zone)
    end = wall + 9 * DAY if change is None else change
    assert end > wall
    inside = hours.contain(wall, zone)
    steps = min(200, int((end - wall) // (15 * MINUTE)) + 1)
    looks = [min(wall + step * 15 * MINUTE, end - 0.001) for step in range(steps)]
    assert [look for look in [*looks, end - 0.001] if hours.contain(max(wall, look), zone) != inside] == []


@given(hours.filter(lambda each: not each.always), moments)
def test_following_the_changes_visits_both_answers(hours: Hours, moment: tuple[str, float]) -> None:
    zone, wall = moment
    seen, start = {hours.contain(wall, zone)}, wall
    while wall < start + 9 * DAY and (change := hours.next_change(wall, zone)) is not None:
        wall = change
        seen.add(hours.contain(wall, zone))
    assert True in seen


@pytest.mark.parametrize(
    ("text", "local_time", "inside"),
    [
        ("", "2026-05-12 03:00", True),
        ("09:00-17:30", "2026-05-12 08:59:59.9", False),
        ("09:00-17:30", "2026-05-12 09:00", True),
        ("09:00-17:30", "2026-05-12 17:29:59.9", True),
        ("09:00-17:30", "2026-05-12 17:30", True),
        ("09:00-17:30", "2026-05-12 17:30:01", False),
        ("mon-fri 09:00-17:30", "2026-05-16 12:00", False),
        ("tue 22:00-02:00", "2026-05-13 01:59", True),
        ("tue 22:00-02:00", "2026-05-13 02:00:01", False),
        ("tue 22:00-02:00", "2026-05-12 01:00", False),
        ("sun 22:00-02:00", "2026-05-11 01:00", True),
        ("mon 00:00-24:00", "2026-05-11 23:59:59.9", True),
        ("mon 00:00-24:00", "2026-05-12 00:00:01", False),
        ("mon 09:00-09:00", "2026-05-12 08:59", True),
        ("sat-mon 10:00-12:00", "2026-05-17 11:00", True),
    ],
)
def test_working_hours_contain(text: str, local_time: str, inside: bool) -> None:
    assert parse_hours(text).contain(at(BERLIN, local_time), BERLIN) is inside


def test_the_hour_that_comes_twice_counts_once() -> None:
    """Work until half past two ends when the clock first shows it, and does not begin again."""
    night = parse_hours("22:00-02:30")
    first, second = (at(BERLIN, "2026-10-25 02:30", fold) for fold in (0, 1))
    assert second - first == HOUR
    assert night.next_change(at(BERLIN, "2026-10-25 01:00"), BERLIN) == first + 1
    assert night.contain(first, BERLIN)
    assert not night.contain(second - 1, BERLIN)


def test_an_hour_that_does_not_come_is_reached_when_it_would_have_been() -> None:
    hours = parse_hours("02:30-12:00")
    start = hours.next_change(at(BERLIN, "2026-03-29 00:00"), BERLIN)
    assert start == at(BERLIN, "2026-03-29 03:30")


def test_where_nothing_ever_changes_there_is_no_next_change() -> None:
    assert Hours().next_change(utc("2026-05-12"), BERLIN) is None
    assert Hours().always


@given(hours)
def test_hours_are_written_as_they_are_read(hours: Hours) -> None:
    assert parse_hours(str(hours)) == hours


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" 9:00 - 17:30 ", "09:00-17:30"),
        ("MON-TUE 09:00-12:00,13:00-17:30", "mon-tue 09:00-12:00, 13:00-17:30"),
        ("fri-mon 8:00-24:00", "mon 08:00-24:00; fri-sun 08:00-24:00"),
        ("mon 9:00-12:00, 13:00-17:00, SAT 22:00-02:00", "mon 09:00-12:00, 13:00-17:00; sat 22:00-02:00"),
        (";", ""),
    ],
)  # fmt: skip
def test_hours_have_one_spelling(text: str, written: str) -> None:
    assert str(parse_hours(text)) == written


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("9-5", "'9-5' is not a range of hours such as 09:00-17:30"),
        ("mon", "'mon' is not a range"),
        ("foo 09:00-17:00", "weekdays are mon, tue"),
        ("mon-foo 09:00-17:00", "weekdays are mon, tue"),
        ("09:00-25:00", "'25:00' is not a time of day"),
        ("09:00-24:01", "'24:01' is not a time of day"),
        ("09:60-10:00", "'09:60' is not a time of day"),
        ("09:00-10:00,", "'' is not a range"),
    ],
)
def test_hours_that_are_wrong_say_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_hours(text)


@given(st.integers(0, 24 * 60).map(lambda minutes: minutes * MINUTE))
def test_a_time_of_day_is_written_as_it_is_read(seconds: int) -> None:
    assert parse_clock(clock(seconds)) == seconds


def test_local_time_keeps_its_zone() -> None:
    assert local(utc("2026-05-12 12:00"), BERLIN).isoformat() == "2026-05-12T14:00:00+02:00"
