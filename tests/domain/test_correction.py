"""A mistyped check is put right by records that follow it, in whatever order histories are merged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.history.correction import correction, measured_on, takes_back, that_count
from calfbreak.domain.history.knee_to_wall import courses
from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.rules.moment import Stamp

DAY = date(2026, 5, 12)
Tries = tuple[float, ...]


def check(at: float, left: Tries, right: Tries, day: date = DAY) -> CheckRecord:
    return CheckRecord(Stamp(at, 7200), left, right, day)


FIRST, MISTYPED = check(0.0, (8.0,), (8.0,), DAY - timedelta(days=14)), check(100.0, (19.5, 9.0), (9.0,))
LATER = check(200.0, (9.9,), (9.8,), DAY + timedelta(days=14))


def counted(*checks: CheckRecord) -> list[tuple[date, Tries, Tries]]:
    ordered = sorted(checks, key=lambda each: each.at.utc)
    return [(each.day, each.left_tries, each.right_tries) for each in that_count(ordered)]


def test_the_corrected_value_stands_on_the_day_of_the_mistyped_one() -> None:
    right = correction([MISTYPED], DAY, (9.5, 9.0), (9.0,))
    assert counted(FIRST, MISTYPED, *right, LATER) == [
        (FIRST.day, (8.0,), (8.0,)),
        (DAY, (9.5, 9.0), (9.0,)),
        (LATER.day, (9.9,), (9.8,)),
    ]
    assert [each.at.offset for each in right] == [7200, 7200]
    assert all(100.0 < each.at.utc < 101.0 for each in right), "it stays on its day"


def test_a_leg_that_was_not_measured_after_all_is_taken_back() -> None:
    right = correction([MISTYPED], DAY, (), (9.0,))
    assert counted(MISTYPED, *right) == [(DAY, (), (9.0,))]
    (course,) = courses(that_count([MISTYPED, *right]))
    assert course.leg is Side.RIGHT


def test_a_check_that_is_removed_is_gone_and_what_was_measured_after_it_counts() -> None:
    gone = correction([MISTYPED], DAY, (), ())
    assert [takes_back(each) for each in gone] == [True]
    assert counted(FIRST, MISTYPED, *gone) == [(FIRST.day, (8.0,), (8.0,))]
    again = check(160.0, (9.1,), ())
    assert counted(MISTYPED, *gone, again) == [(DAY, (9.1,), ())]


def test_what_was_removed_can_be_brought_back() -> None:
    gone = correction([MISTYPED], DAY, (), ())
    back = correction([MISTYPED, *gone], DAY, MISTYPED.left_tries, MISTYPED.right_tries)
    assert counted(MISTYPED, *gone, *back) == counted(MISTYPED)


def test_the_last_correction_holds() -> None:
    records = [MISTYPED]
    for left in (9.1, 9.2, 9.3):
        records += correction(records, DAY, (left,), ())
    assert counted(*records) == [(DAY, (9.3,), ())]


def test_all_checks_of_the_day_are_put_right_at_once() -> None:
    again = check(150.0, (), (29.0 - 20,))
    assert measured_on([MISTYPED, again], DAY) == {Side.LEFT: (19.5, 9.0), Side.RIGHT: (9.0,)}
    assert counted(MISTYPED, again, *correction([MISTYPED, again], DAY, (9.5,), (9.2,))) == [(DAY, (9.5,), (9.2,))]


def test_a_day_without_a_check_has_nothing_to_correct() -> None:
    with pytest.raises(ValueError, match="There is no check on 2026-05-12"):
        correction([], DAY, (9.0,), ())


@pytest.mark.parametrize(("left", "words"), [((31.0,), "between 0 and 25 cm"), ((1.0,) * 4, "at most 3 tries")])
def test_a_correction_that_makes_no_sense_is_refused(left: Tries, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        correction([MISTYPED], DAY, left, ())


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=8), st.data())
def test_the_order_in_which_records_arrive_from_other_computers_does_not_matter(
    deeds: list[tuple[int, bool]], data: st.DataObject
) -> None:
    days = [DAY + timedelta(days=number) for number in range(3)]
    records = {day: [check(1000.0 * number, (8.0,), (8.0,), day)] for number, day in enumerate(days)}
    for step, (number, remove) in enumerate(deeds):
        left = () if remove else (9.0 + step / 10,)
        records[days[number]] += correction(records[days[number]], days[number], left, ())
    all_of_them = [each for of_day in records.values() for each in of_day]
    assert counted(*data.draw(st.permutations(all_of_them))) == counted(*all_of_them)
    last: dict[int, Tries] = dict.fromkeys(range(3), (8.0,))
    last |= {number: () if remove else (9.0 + step / 10,) for step, (number, remove) in enumerate(deeds)}
    found = {day: left for day, left, _ in counted(*all_of_them)}
    assert found == {days[number]: left for number, left in last.items() if left}
