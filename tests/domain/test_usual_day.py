"""The usual day is lived with the real rules; what it says is what would happen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain import usual_day as module
from calfbreak.domain.rules.calendar import DAY, HOUR, MINUTE, parse_clock, parse_hours
from calfbreak.domain.rules.engine import step
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.usual_day import COFFEE, LUNCH, SESSION, UsualDay, usual_day
from calfbreak.domain.wording.usual_day import usual_hours, usual_reminders
from calfbreak.simulate.desk import Desk
from calfbreak.simulate.timeline import read

NIGHT = parse_hours("sat 22:00-06:00")
DIVIDED = parse_hours("mon-fri 09:00-12:00, 13:00-17:30")


def times(day: UsualDay) -> list[str]:
    return [f"{at // HOUR:02}:{at % HOUR // MINUTE:02}" for at in day.reminders]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        # Two minutes of stretching each time; lunch from 12:00 to 12:30, coffee from 15:00 to 15:10.
        (Rules(), ["10:00", "11:02", "13:30", "14:32", "16:10", "17:12"]),
        (Rules(interval=90 * MINUTE), ["10:30", "14:00", "16:40"]),
        # Ten minutes without input are no break then: somebody may be reading, and sitting goes on.
        (Rules(break_after=15 * MINUTE), ["10:00", "11:02", "13:30", "14:32", "15:34", "16:36"]),
        (Rules(interval=4 * HOUR), []),
        (Rules(interval=20 * MINUTE, break_after=30 * MINUTE, hours=parse_hours("mon 09:00-10:00")),
         ["09:20", "09:42"]),
        (Rules(hours=DIVIDED), ["10:00", "11:02", "14:00", "15:02", "16:25", "17:27"]),
        (Rules(hours=NIGHT), ["23:00", "24:02", "26:15", "27:17", "28:55", "29:57"]),
        (Rules(hours=parse_hours("tue 12:00-13:00")), ["13:00"]),
    ],
)  # fmt: skip
def test_the_reminders_of_a_day(rules: Rules, expected: list[str]) -> None:
    assert times(usual_day(rules)) == expected


def test_a_longer_stretch_makes_the_next_reminder_later() -> None:
    assert times(usual_day(Rules(), session=360.0))[:2] == ["10:00", "11:06"]


@pytest.mark.parametrize(
    ("hours", "begins", "ends", "lunch", "coffee"),
    [
        ("", "09:00", "17:30", "12:00", "15:00"),
        ("mon-fri 08:00-16:30", "08:00", "16:30", "11:00", "14:00"),
        ("mon 09:00-12:00, 13:00-17:30", "09:00", "17:30", None, "15:15"),
        ("fri 08:00-13:00", "08:00", "13:00", None, "10:30"),
        ("fri 08:00-10:00", "08:00", "10:00", None, None),
        ("00:00-24:00", "09:00", "17:30", "12:00", "15:00"),
        ("09:00-09:00", "09:00", "17:30", "12:00", "15:00"),
        ("mon 09:00-13:00, 12:00-17:30", "09:00", "17:30", "12:00", "15:00"),
        ("mon 18:00-17:00", "18:00", "26:30", "21:00", "24:00"),
    ],
)
def test_what_is_taken_for_a_usual_day(
    hours: str, begins: str, ends: str, lunch: str | None, coffee: str | None
) -> None:
    day = usual_day(Rules(hours=parse_hours(hours)))
    seconds = [None if each is None else _seconds(each) for each in (begins, ends, lunch, coffee)]
    assert [day.begins, day.ends, day.lunch, day.coffee] == seconds


def _seconds(text: str) -> int:
    hour, minute = text.split(":")
    return parse_clock(f"{int(hour) % 24:02}:{minute}") + int(hour) // 24 * DAY


def test_the_simulated_desk_says_the_same() -> None:
    """Another driver of the same engine, with another idea of when to look."""
    live = (
        "# at: 2024-01-01 09:00 UTC\n00:00:00 input\n01:00:02 start\n01:02:02 finish\n02:02:04 start\n02:04:04 finish\n"
        "03:00:00 idle\n03:30:00 input\n04:30:02 start\n04:32:02 finish\n05:00:00 end"
    )
    desk = Desk(read(live))
    minutes = [int(line.at // 60) for line in desk.run() if line.word == "remind"]
    assert minutes == [int(at - 9 * HOUR) // MINUTE for at in usual_day(Rules()).reminders[:3]]


quarters = st.integers(0, 95).map(lambda number: number * 15)
any_rules = st.builds(
    Rules,
    interval=st.integers(15, 240).map(lambda minutes: minutes * MINUTE),
    break_after=st.integers(1, 30).map(lambda minutes: minutes * MINUTE),
    hours=st.lists(st.tuples(quarters, quarters), max_size=3).map(
        lambda ranges: parse_hours(
            "; ".join(f"mon {a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in ranges)
        )
    ),
)


@given(any_rules)
def test_every_reminder_follows_an_interval_of_sitting_within_the_day(rules: Rules) -> None:
    day = usual_day(rules)
    assert day.begins < day.ends
    assert all(day.begins + rules.interval - MINUTE < at <= day.ends for at in day.reminders)
    assert all(later - sooner >= rules.interval + SESSION - MINUTE for sooner, later in pairwise(day.reminders))
    for start, lasts in ((day.lunch, LUNCH), (day.coffee, COFFEE)):
        assert start is None or not [at for at in day.reminders if start < at < start + lasts]


def test_in_words() -> None:
    assert usual_reminders(usual_day(Rules(interval=90 * MINUTE)), 5400) == (
        "On a usual day you are reminded at 10:30, 14:00, 16:40."
    )
    assert usual_reminders(usual_day(Rules(interval=4 * HOUR)), 4 * HOUR) == (
        "On a usual day you are not reminded: you never sit for 4 h without a break."
    )
    assert usual_reminders(usual_day(Rules(interval=15 * MINUTE)), 900) == (
        "On a usual day you are reminded 26 times, first at 09:15, then at 09:32, and last at 17:24."
    )
    assert usual_hours(usual_day(Rules())) == (
        "From 09:00 to 17:30, with lunch at 12:00 and a coffee at 15:00; you stretch each time."
    )
    assert usual_hours(usual_day(Rules(hours=NIGHT))) == (
        "From 22:00 to 06:00, with lunch at 00:45 and a coffee at 03:45; you stretch each time."
    )
    assert usual_hours(usual_day(Rules(hours=DIVIDED))) == (
        "From 09:00 to 17:30, with a coffee at 15:15; you stretch each time."
    )
    assert usual_hours(usual_day(Rules(hours=parse_hours("mon 08:00-10:00")))) == (
        "From 08:00 to 10:00; you stretch each time."
    )


@pytest.mark.parametrize(("rules", "most"), [(Rules(), 150), (Rules(interval=15 * MINUTE, break_after=MINUTE), 550)])
def test_it_is_quick_enough_to_follow_a_slider(rules: Rules, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of the engine takes about 50 µs: the day of somebody who is reminded hourly is lived in 10 ms."""
    steps = []
    monkeypatch.setattr(module, "step", lambda *arguments: (steps.append(1), step(*arguments))[1])
    usual_day(rules)
    assert len(steps) <= most
