"""Days: where they begin, journeys, summer time, and a clock that was wrong. Totals stay right.

The whole program in simulated time, with a history on disk and real time zones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calfbreak.adapters.store.journal import Journal
from calfbreak.domain import commands as cmd
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import BoutEnd, Record
from calfbreak.domain.history.trends import DaySummary, heat_map, weeks
from calfbreak.domain.rules.calendar import DAY, HOUR, MINUTE, zone_of
from runtime.desk import Desk

LONG_AGO, FAR_AHEAD = date(1990, 1, 1), date(2090, 1, 1)


class Traveller:
    """Somebody with a laptop, and a history on disk."""

    def __init__(self, journal: Journal, when: str, zone: str) -> None:
        self.journal = journal
        self.desk = Desk()
        self.desk.journal.commit = self.commit  # type: ignore[method-assign]
        self.desk.journal.day = journal.day  # type: ignore[method-assign]
        self.truth = 0.0
        """Seconds really sat."""
        self.slack = 1.0
        """Seconds that may be missing of it: who comes back is noticed within five seconds."""
        self.arrive(when, zone)
        self.desk.begin()

    def commit(self, records: object, state: str) -> None:
        found: list[Record] = list(records)  # type: ignore[call-overload]
        self.desk.journal.records.extend(found)
        self.journal.commit(found, state)

    def arrive(self, when: str, zone: str) -> None:
        """It is this local time at this place; nothing is said of how long that took."""
        wall = datetime.fromisoformat(when).replace(tzinfo=zone_of(zone)).timestamp()
        self.desk.clock.moment = replace(self.desk.clock.moment, wall=wall, zone=zone)

    def sit(self, seconds: float) -> None:
        """Sit and type, and ignore every reminder."""
        self.desk.person.types = True
        self.desk.loop.live(seconds)
        self.truth += seconds

    def leave(self, seconds: float) -> None:
        """Close the lid and go."""
        self.desk.runtime.wake()  # the program knows of the last key
        self.desk.person.types = False
        self.desk.clock.move(seconds, asleep=seconds)
        self.desk.runtime.wake()  # the kernel tells of waking up
        self.slack += 5.0

    def fly(self, hours: float, zone: str) -> None:
        """Close the lid, and open it in another zone."""
        self.leave(hours * HOUR)
        self.desk.clock.moment = replace(self.desk.clock.moment, zone=zone)

    def set_clock(self, seconds: float) -> None:
        """Somebody sets the clock on the wall."""
        self.desk.clock.moment = replace(self.desk.clock.moment, wall=self.desk.clock.moment.wall + seconds)
        self.desk.runtime.wake()

    def stand_up(self) -> None:
        """End the bout, so that all is recorded."""
        self.desk.orders.take(cmd.Stand())

    def days(self) -> tuple[DayHistory, ...]:
        """What the history on disk says."""
        return self.journal.days(LONG_AGO, FAR_AHEAD)

    def sums(self) -> tuple[DaySummary, ...]:
        return self.journal.summaries(LONG_AGO, FAR_AHEAD, HOUR)


def hours_by_day(traveller: Traveller) -> dict[str, float]:
    return {day.day.isoformat(): round(day.sat / HOUR, 2) for day in traveller.days()}


def check(traveller: Traveller) -> None:
    """What must hold whatever the clocks did."""
    days, sums = traveller.days(), traveller.sums()
    assert sum(day.sat for day in days) == pytest.approx(traveller.truth, abs=traveller.slack)
    assert sum(day.sat for day in sums) == pytest.approx(traveller.truth, abs=traveller.slack)
    assert [day.day for day in days] == [day.day for day in sums]
    bouts = [bout for day in days for bout in day.bouts]
    assert sorted(bouts, key=str) == sorted((r for r in traveller.desk.journal.records if r in bouts), key=str)
    assert all(bout.sitting >= MINUTE for bout in bouts)
    assert all(day.sat >= 0 and day.longest >= 0 and day.longest <= day.sat for day in sums)
    reminders = [reminder.number for day in days for reminder in day.reminders]
    assert len(set(reminders)) == len(reminders)
    assert all(each.latency is None or each.latency >= 0 for day in days for each in day.reminders)
    by_week = weeks(sums, sums[0].day, sums[-1].day)
    assert sum(week.sat for week in by_week) == pytest.approx(traveller.truth, abs=traveller.slack)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(tmp_path / "history.db", pytest.fail)) as journal:
        yield journal


def test_the_day_begins_at_four(journal: Journal) -> None:
    owl = Traveller(journal, "2026-05-12T22:00", "Europe/Berlin")
    owl.sit(5.5 * HOUR)  # to half past three
    owl.leave(20 * MINUTE)
    owl.sit(HOUR)  # over four o'clock: the bout counts to the day in which it began
    owl.leave(20 * MINUTE)
    owl.sit(HOUR)
    owl.stand_up()
    assert hours_by_day(owl) == {"2026-05-12": 6.5, "2026-05-13": 1.0}
    check(owl)


def test_who_stretches_over_four_o_clock_is_told_of_the_day_to_which_it_counts(journal: Journal) -> None:
    traveller = Traveller(journal, "2026-05-12 03:59", "Europe/Berlin")
    desk = traveller.desk
    assert desk.orders.take(cmd.Stretch()) is None
    desk.loop.live(121)
    assert journal.day(date(2026, 5, 11)).completed == 1
    assert desk.notes.snapshots[-1].today.completed == 1
    desk.loop.live(MINUTE)
    desk.runtime.publish()
    assert desk.notes.snapshots[-1].today.completed == 0


def test_a_bout_over_four_o_clock_is_shown_today_only_when_it_began_today(journal: Journal) -> None:
    owl = Traveller(journal, "2026-05-13T03:30", "Europe/Berlin")
    owl.sit(20 * MINUTE)
    assert owl.desk.runtime.snapshot().today.sat == pytest.approx(20 * MINUTE)
    owl.sit(20 * MINUTE)
    assert owl.desk.runtime.snapshot().today.sat == 0
    owl.stand_up()
    assert hours_by_day(owl) == {"2026-05-12": 0.67}


@pytest.mark.parametrize(
    ("when", "offsets"),
    [("2026-03-28T23:00", (3600, 7200)), ("2026-10-24T23:00", (7200, 3600))],
    ids=["summer time begins", "summer time ends"],
)
def test_a_night_in_which_the_clocks_change(journal: Journal, when: str, offsets: tuple[int, int]) -> None:
    owl = Traveller(journal, when, "Europe/Berlin")
    owl.sit(4 * HOUR)
    owl.stand_up()
    ((bout,),) = (day.bouts for day in owl.days())
    assert (bout.began.offset, bout.ended.offset) == offsets
    assert bout.sitting == pytest.approx(4 * HOUR, abs=1)
    assert bout.ended.utc - bout.began.utc == pytest.approx(4 * HOUR, abs=1)
    check(owl)


@pytest.mark.parametrize(("day", "length"), [("2026-03-28", 23), ("2026-10-24", 25), ("2026-05-12", 24)])
def test_a_day_may_have_23_or_25_hours(journal: Journal, day: str, length: int) -> None:
    """From four to four, an hour at a time: each day has what it had."""
    owl = Traveller(journal, f"{day}T04:00", "Europe/Berlin")
    for _ in range(length + 1):
        owl.sit(50 * MINUTE)
        owl.leave(10 * MINUTE)
    owl.sit(2 * MINUTE)
    owl.stand_up()
    first, second = (len(each.bouts) for each in owl.days())
    assert (first, second) == (length, 2)
    check(owl)


def test_a_journey_west_brings_yesterday_back(journal: Journal) -> None:
    """From Auckland to Los Angeles one arrives before one left; the day goes on, and counts both."""
    one = Traveller(journal, "2026-05-12T09:00", "Pacific/Auckland")
    one.sit(4 * HOUR)
    one.fly(12, "America/Los_Angeles")  # 06:00 on the same date
    one.sit(3 * HOUR)
    one.stand_up()
    assert hours_by_day(one) == {"2026-05-12": 7.0}
    (day,) = one.days()
    assert [bout.began.offset for bout in day.bouts] == [43_200, -25_200]
    check(one)


def test_a_journey_east_leaves_a_day_out(journal: Journal) -> None:
    one = Traveller(journal, "2026-05-12T15:00", "America/Los_Angeles")
    one.sit(3 * HOUR)
    one.fly(13, "Pacific/Auckland")  # 02:00 on the 14th: still the day of the 13th
    one.sit(HOUR)
    one.leave(8 * HOUR)
    one.sit(2 * HOUR)
    one.stand_up()
    assert hours_by_day(one) == {"2026-05-12": 3.0, "2026-05-13": 1.0, "2026-05-14": 2.0}
    check(one)


def test_a_zone_that_changes_while_one_sits_changes_nothing(journal: Journal) -> None:
    """On a train over the border: the laptop follows, the bout goes on."""
    one = Traveller(journal, "2026-05-12T15:00", "Europe/Lisbon")
    one.sit(30 * MINUTE)
    one.desk.clock.moment = replace(one.desk.clock.moment, zone="Europe/Madrid")
    one.sit(20 * MINUTE)
    one.stand_up()
    (day,) = one.days()
    (bout,) = day.bouts
    assert bout.sitting == pytest.approx(50 * MINUTE, abs=1)
    assert (bout.began.offset, bout.ended.offset) == (3600, 7200)


@pytest.mark.parametrize("wrong", [-10 * 365 * DAY, -DAY, -3 * HOUR, 3 * HOUR, DAY, 10 * 365 * DAY])
def test_a_clock_that_was_wrong_for_a_day(journal: Journal, wrong: float) -> None:
    """The sitting is counted once, to the day that the clock showed; when it is right again, so are the days."""
    one = Traveller(journal, "2026-05-11T09:00", "Europe/Berlin")
    for day in range(3):
        one.set_clock(wrong if day == 1 else 0)
        one.sit(3 * HOUR)
        one.leave(HOUR)
        one.sit(3 * HOUR)
        one.leave(17 * HOUR)
        one.set_clock(-wrong if day == 1 else 0)
    one.sit(2 * MINUTE)
    one.stand_up()
    check(one)
    shown = date(2026, 5, 12) + timedelta(days=int(wrong / DAY))
    expected = Counter({"2026-05-11": 6.0, "2026-05-13": 6.0, "2026-05-14": 0.03})
    expected[shown.isoformat()] += 6.0
    assert hours_by_day(one) == pytest.approx(dict(expected), abs=0.02)
    assert one.journal.streak(date(2026, 5, 14), 3).days == 0
    assert sum(cell.summary is not None for cell in heat_map(one.sums(), shown.year)) >= 1


def test_a_clock_that_is_set_back_while_one_sits_takes_nothing_back(journal: Journal) -> None:
    one = Traveller(journal, "2026-05-12T09:00", "Europe/Berlin")
    one.sit(HOUR)
    one.set_clock(-5 * HOUR)
    one.sit(HOUR)
    one.stand_up()
    (day,) = one.days()
    (bout,) = day.bouts
    assert (bout.sitting, bout.ending) == (pytest.approx(2 * HOUR, abs=1), BoutEnd.STOOD)
    assert bout.ended.utc < bout.began.utc, "the clock said so"
    check(one)


ZONES = ("Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Australia/Lord_Howe", "Asia/Kolkata")
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("sit"), st.integers(2, 200)),
        st.tuples(st.just("leave"), st.integers(6, 900)),
        st.tuples(st.just("fly"), st.sampled_from(ZONES)),
        st.tuples(st.just("set"), st.integers(-2000, 2000)),
    ),
    min_size=1,
    max_size=12,
)


@given(deeds=deeds)
@settings(max_examples=15)
def test_whatever_the_clocks_do_totals_are_right(deeds: list[tuple[str, object]], tmp_path_factory: object) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    with closing(Journal(tmp_path_factory.mktemp("days") / "history.db", pytest.fail)) as journal:
        one = Traveller(journal, "2026-03-27T20:00", "Europe/Berlin")
        for what, value in [*deeds, ("sit", 5)]:
            match what, value:
                case "sit", int():
                    one.sit(value * MINUTE)
                case "leave", int():
                    one.leave(value * MINUTE)
                case "fly", str():
                    one.fly(7, value)
                case "set", int():
                    one.set_clock(value * MINUTE)
        one.stand_up()
        check(one)
