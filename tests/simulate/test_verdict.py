"""Comparing: what is missing fails, what is extra fails, what is late fails."""

from __future__ import annotations

import pytest

from calfbreak.simulate.timeline import Line
from calfbreak.simulate.verdict import Verdict

REMIND, NUDGE = Line(3600, "remind"), Line(3900, "nudge")
BOUT = Line(4000, "bout", 3600)


def passes(expected: tuple[Line, ...], answers: tuple[Line, ...]) -> bool:
    return Verdict("", expected, answers).passes


@pytest.mark.parametrize("answers", [(), (REMIND,), (REMIND, NUDGE, BOUT)])
def test_the_same_passes(answers: tuple[Line, ...]) -> None:
    assert passes(answers, answers)


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_whatever_is_missing_fails(missing: int) -> None:
    whole = (REMIND, NUDGE, BOUT)
    fewer = whole[:missing] + whole[missing + 1 :]
    assert not passes(whole, fewer)
    assert not passes(fewer, whole)


def test_another_order_fails() -> None:
    withdraw = Line(3600, "withdraw")
    assert not passes((REMIND, withdraw), (withdraw, REMIND))


def test_another_word_fails() -> None:
    assert not passes((Line(0, "session partial 2"),), (Line(0, "session partial 3"),))


@pytest.mark.parametrize(("seconds", "expected"), [(-16, False), (-15, True), (15, True), (16, False)])
def test_fifteen_seconds_are_in_time(seconds: float, expected: bool) -> None:
    assert passes((REMIND,), (Line(3600 + seconds, "remind"),)) is expected
    assert passes((BOUT,), (Line(4000, "bout", 3600 + seconds),)) is expected


def test_both_sides_are_shown_with_their_differences() -> None:
    shown = Verdict("", (REMIND, NUDGE, BOUT), (REMIND, Line(4000, "bout", 60))).side_by_side().splitlines()
    assert [line.split() for line in shown] == [
        ["expected", "happened"],
        ["01:00:00", "=>", "remind", "01:00:00", "=>", "remind"],
        ["≠", "01:05:00", "=>", "nudge", "01:06:40", "=>", "bout", "00:01:00"],
        ["≠", "01:06:40", "=>", "bout", "01:00:00", "—"],
    ]
