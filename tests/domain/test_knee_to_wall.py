"""The check: what may be typed, and what may be said."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from calfbreak.domain.history.knee_to_wall import (
    Course,
    Point,
    check,
    courses,
    degrees,
    difference,
    is_detectable,
    is_due,
    parse_distance,
    up_to,
)
from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.rules.moment import Moment, Stamp
from calfbreak.domain.wording.progress import centimetres, legs_line, mobility_line

AT = Moment(0.0, 0.0, 1_778_565_600.0, "Europe/Berlin")  # 2026-05-12 08:00
DAY_STARTS = 4 * 3600.0


def measured(day: date, left: float | None, right: float | None) -> CheckRecord:
    return CheckRecord(Stamp(0.0, 0), () if left is None else (left,), () if right is None else (right,), day)


SEPTEMBER, NOVEMBER = date(2026, 9, 7), date(2026, 11, 22)


def test_a_check_keeps_every_try_and_the_best_counts() -> None:
    record = check([9.0, 10.2, 9.5], [8.04], AT, DAY_STARTS)
    assert (record.left_tries, record.right_tries) == ((9.0, 10.2, 9.5), (8.0,))
    assert (record.left, record.right) == (10.2, 8.0)
    assert (record.day, record.at.offset) == (date(2026, 5, 12), 7200)


def test_a_leg_may_be_left_out() -> None:
    record = check([], [0.0, 25.0], AT, DAY_STARTS)
    assert (record.left, record.right, difference(record)) == (None, 25.0, None)


@pytest.mark.parametrize("value", [-0.1, 25.1, float("nan"), float("inf")])
def test_a_value_that_cannot_be_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="the distance is between 0 and 25 cm"):
        check([value], [], AT, DAY_STARTS)


def test_nothing_and_too_much_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        check([], [], AT, DAY_STARTS)
    with pytest.raises(ValueError, match="at most 3 tries"):
        check([1.0] * 4, [], AT, DAY_STARTS)


@pytest.mark.parametrize(("text", "cm"), [("9", 9.0), ("9,5", 9.5), (" 9.54 cm ", 9.5), ("0", 0.0), ("25cm", 25.0)])
def test_what_is_typed(text: str, cm: float) -> None:
    assert parse_distance(text) == cm


def test_no_distance_is_less_than_nothing() -> None:
    assert centimetres(parse_distance("-0")) == "0.0 cm (0°)"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "'' is not a distance such as 9.5, in centimetres."),
        ("nine", "'nine' is not a distance such as 9.5, in centimetres."),
        ("30", "30 cm cannot be: the distance is between 0 and 25 cm."),
        ("nan", "nan cm cannot be: the distance is between 0 and 25 cm."),
    ],
)
def test_what_cannot_be_typed_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        parse_distance(text)


def test_a_centimetre_is_so_many_degrees() -> None:
    assert degrees(10.0) == 36.0
    assert centimetres(9.5) == "9.5 cm (34°)"


@pytest.mark.parametrize(("change", "more"), [(0.0, False), (1.8, False), (1.9, True), (-1.9, True), (-1.8, False)])
def test_a_change_below_the_tests_error_may_be_none(change: float, more: bool) -> None:
    assert is_detectable(change) is more


def test_rounding_does_not_hide_a_change() -> None:
    """10.2 less 8.3 is a little less than 1.9 in a computer's numbers."""
    course = Course(Side.LEFT, (Point(SEPTEMBER, 8.3), Point(NOVEMBER, 10.2)))
    assert course.change == 1.9
    assert course.detectable
    assert course.band == (pytest.approx(6.4), pytest.approx(10.2))


def test_each_leg_has_its_own_course() -> None:
    left, right = courses([measured(SEPTEMBER, 9.0, None), measured(NOVEMBER, 9.5, 8.0)])
    assert (left.leg, left.change, len(left.points)) == (Side.LEFT, 0.5, 2)
    assert (right.leg, right.change, right.detectable) == (Side.RIGHT, None, False)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (
            (8.0, 8.0),
            (10.6, 9.2),
            "Left +2.6 cm since September: more than the test's error. Right +1.2 cm: within the test's error.",
        ),
        (
            (8.0, 8.0),
            (9.2, 10.6),
            "Left +1.2 cm since September: within the test's error. Right +2.6 cm: more than the test's error.",
        ),
        (
            (8.0, 8.0),
            (6.0, 8.0),
            "Left −2.0 cm since September: more than the test's error. Right ±0.0 cm: within the test's error.",
        ),
        ((8.0, None), (9.0, 8.0), "Left +1.0 cm since September: within the test's error."),
    ],
)
def test_the_sentence_says_what_the_data_allow(
    first: tuple[float, float], last: tuple[float, float], sentence: str
) -> None:
    assert mobility_line([measured(SEPTEMBER, *first), measured(NOVEMBER, *last)]) == sentence


def test_the_sentence_before_there_is_a_change() -> None:
    assert mobility_line([]) == "Not measured yet."
    once = mobility_line([measured(NOVEMBER, 9.5, 8.0)])
    assert once == "Left 9.5 cm. Right 8.0 cm. The next check shows whether that changes."


@pytest.mark.parametrize(
    ("first", "since"),
    [
        (date(2026, 11, 3), "since 3 November:"),
        (date(2026, 1, 3), "since January:"),
        (date(2025, 9, 7), "since September 2025:"),
        (date(2026, 2, 28), "since February:"),
        (date(2025, 11, 22), "since November 2025:"),
    ],
)
def test_since_when_cannot_be_misread(first: date, since: str) -> None:
    assert since in mobility_line([measured(first, 8.0, None), measured(NOVEMBER, 9.0, None)])


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        (9.0, 7.2, "Your legs differ by 1.8 cm: within the test's error."),
        (9.0, 7.0, "Your left leg reaches 2.0 cm farther than the other."),
        (7.0, 9.0, "Your right leg reaches 2.0 cm farther than the other."),
        (7.0, None, ""),
    ],
)
def test_the_difference_between_the_legs(left: float, right: float | None, sentence: str) -> None:
    assert legs_line(measured(NOVEMBER, left, right)) == sentence


def test_measured_again_on_the_same_day_the_later_check_counts_for_each_leg_that_was() -> None:
    """All that was recorded stays; what was mistyped does not draw the band."""
    checks = [measured(SEPTEMBER, 19.5, 8.0), measured(SEPTEMBER, 9.5, None), measured(NOVEMBER, 9.0, 10.0)]
    assert [[point.cm for point in leg.points] for leg in courses(checks)] == [[9.5, 9.0], [8.0, 10.0]]
    assert mobility_line(checks[:2]) == "Left 9.5 cm. Right 8.0 cm. The next check shows whether that changes."


def test_a_check_that_lies_ahead_is_no_last_value() -> None:
    yesterday, tomorrow, wrong = (measured(NOVEMBER + timedelta(days=days), 9.0, 9.0) for days in (-1, 1, 365))
    assert up_to([yesterday, tomorrow, wrong], NOVEMBER) == (yesterday, tomorrow)


def test_it_is_due_every_two_weeks() -> None:
    checks = [measured(NOVEMBER, 9.0, 9.0)]
    assert is_due([], NOVEMBER)
    assert not is_due(checks, NOVEMBER + timedelta(days=13))
    assert is_due(checks, NOVEMBER + timedelta(days=14))
