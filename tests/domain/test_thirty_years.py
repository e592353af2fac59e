"""Thirty years of somebody's life at the desk, event by event, and at the end every figure is right.

What must come out is worked out from the schedule below by arithmetic; nothing is asked of the engine.

A working day (local time, wherever they live this quarter), one reminder after each hour of sitting:

    09:00  sits down                          12:45  sits down again
    10:00  reminded, stretches for 2 min      13:45  reminded, snoozes for 10 min
    11:02  reminded, skips                    13:55  reminded, ignores it: nudged 14:00 and 14:05, missed 14:10
    12:00  lunch                              15:10  reminded, stretches for 2 min
                                              16:12  reminded, skips
                                              17:00  goes home

So there are bouts of 60, 118, 145 and 108 minutes. On Saturday evening they sit for five hours, through whatever the
clocks do that night, and out of hours, so no reminder comes. The computer sleeps at night, announced or not.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from calfbreak.domain.history.records import (
    Answer,
    BoutEnd,
    BoutRecord,
    Hold,
    Outcome,
    ReminderRecord,
    SessionRecord,
    Side,
)
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.calendar import HOUR, MINUTE, parse_hours, start_of_day, utc_offset
from calfbreak.domain.rules.engine import next_wake, step
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.rules.state import fresh

WEEKS = 30 * 365 // 7
FIRST = date(2027, 1, 4)
RULES = Rules(break_after=30 * MINUTE, hours=parse_hours("mon-fri 08:30-17:30"), daily_goal=2)
HOMES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")
QUARTER = 13
"""Weeks after which they move."""
ANSWERS = ("start", "skip", "snooze", "ignore", "start", "skip")
STRETCH = 2 * MINUTE
WAKING = 1.0
CLOCK_ERROR = 40.0
"""Seconds by which the wall clock is set, forth and back by turns, in the middle of each week."""
HOLDS = tuple(Hold((Side.LEFT, Side.RIGHT)[number % 2], 15.0, 15.0, True) for number in range(6))


class Life:
    """Somebody, their computer, and the engine in it. Time is Unix time as it truly is."""

    def __init__(self, begins: float) -> None:
        self.began = self.time = begins
        self.slept = self.clock_error = 0.0
        self.zone = HOMES[0]
        self.typing = self.announced = False
        self.last_touch = 0.0
        self.answers: list[str] = []
        self.due: list[tuple[float, ev.Event]] = []
        self.bouts: list[BoutRecord] = []
        self.reminders: list[ReminderRecord] = []
        self.sessions: list[SessionRecord] = []
        self.goals: list[date] = []
        self.steps = 0
        self.state = fresh(self.now())
        self.tell(ev.Launched(self.now()))

    def now(self) -> Moment:
        elapsed = self.time - self.began
        return Moment(elapsed, elapsed - self.slept, self.time + self.clock_error, self.zone)

    def tell(self, event: ev.Event) -> None:
        self.steps += 1
        self.state, effects = step(self.state, event, RULES)
        for effect in effects:
            self.hear(effect)

    def hear(self, effect: fx.Effect) -> None:
        match effect:
            case fx.Remind(nudge=0):
                self.answer(effect.reminder)
            case fx.RecordBout():
                self.bouts.append(effect.bout)
            case fx.RecordReminder():
                self.reminders.append(effect.reminder)
            case fx.RecordSession():
                self.sessions.append(effect.session)
            case fx.Celebrate():
                self.goals.append(effect.day)

    def answer(self, reminder: int) -> None:
        now = self.now()
        match self.answers.pop(0):
            case "start":
                self.due.append((self.time, ev.Started(now, "wall-straight", reminder)))
                self.due.append((self.time + STRETCH, ev.SessionEnded(now, HOLDS)))
            case "skip":
                self.due.append((self.time, ev.Skipped(now, reminder)))
            case "snooze":
                self.due.append((self.time, ev.Snoozed(now, reminder)))

    def look(self) -> None:
        awake = self.now().awake
        if self.typing:
            self.last_touch = awake
        self.tell(ev.Looked(self.now(), awake - self.last_touch))

    def live_until(self, time: float) -> None:
        """Follow `next_wake`, and answer reminders."""
        while True:
            wake = next_wake(self.state, RULES)
            at = time if wake.at is None else min(time, wake.at + self.began)
            if wake.on_input and self.typing:
                at = min(at, self.time + 5)
            if self.due:
                at = min(at, self.due[0][0])
            self.time = max(at, self.time)
            self.look()
            if self.due and self.time >= self.due[0][0]:
                event = self.due.pop(0)[1]
                self.tell(type(event)(**{**_parts(event), "at": self.now()}))
            elif self.time >= time:
                return

    def sit_down(self, time: float) -> None:
        """Wake the computer and, a second later, unlock it or begin to type."""
        self.slept += time - WAKING - self.time
        self.time = time - WAKING
        self.tell(ev.Woke(self.now())) if self.announced else self.look()
        self.time = time
        if self.announced:
            self.tell(ev.Unlocked(self.now()))
        self.typing = True
        self.look()

    def leave(self, time: float, announced: bool) -> None:
        """Stop typing; the computer sleeps, locked and announced, or just so."""
        self.announced = announced
        self.live_until(time)
        self.typing = False
        if announced:
            self.tell(ev.Locked(self.now()))
            self.tell(ev.FellAsleep(self.now()))

    def work(self, day: date, announced: bool) -> None:
        midnight = start_of_day(day, self.zone, 0)
        self.answers = list(ANSWERS)
        self.sit_down(midnight + 9 * HOUR)
        if day.weekday() == 2:
            self.live_until(midnight + 9.5 * HOUR)
            self.clock_error = CLOCK_ERROR - self.clock_error
            self.look()
        self.leave(midnight + 12 * HOUR, announced)
        self.sit_down(midnight + 12.75 * HOUR)
        self.leave(midnight + 17 * HOUR, announced)
        assert not self.answers

    def play(self, day: date, announced: bool) -> None:
        evening = start_of_day(day, self.zone, 23 * HOUR)
        self.sit_down(evening)
        self.leave(evening + 5 * HOUR, announced)


def _parts(event: ev.Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__dataclass_fields__}


@pytest.fixture(scope="module")
def life() -> Life:
    life = Life(start_of_day(FIRST, HOMES[0], 0))
    for week in range(WEEKS):
        monday = FIRST + timedelta(weeks=week)
        life.zone = home(monday)
        for weekday in range(5):
            life.work(monday + timedelta(days=weekday), announced=bool((week + weekday) % 2))
        life.play(monday + timedelta(days=5), announced=bool(week % 2))
    life.sit_down(life.time + 8 * HOUR)
    return life


def home(day: date) -> str:
    return HOMES[(day - FIRST).days // 7 // QUARTER % len(HOMES)]


WORKING_DAYS = [FIRST + timedelta(weeks=week, days=day) for week in range(WEEKS) for day in range(5)]
SATURDAYS = [FIRST + timedelta(weeks=week, days=5) for week in range(WEEKS)]

pytestmark = pytest.mark.slow


def test_every_bout_has_its_length(life: Life) -> None:
    assert Counter(round(bout.sitting / MINUTE, 1) for bout in life.bouts) == {
        60: len(WORKING_DAYS),
        118: len(WORKING_DAYS),
        145: len(WORKING_DAYS),
        108: len(WORKING_DAYS),
        300: len(SATURDAYS),
    }
    whole = (60 + 118 + 145 + 108) * MINUTE * len(WORKING_DAYS) + 5 * HOUR * len(SATURDAYS)
    assert sum(bout.sitting for bout in life.bouts) == pytest.approx(whole, abs=1)
    assert Counter(bout.ending for bout in life.bouts) == {
        BoutEnd.SESSION: 2 * len(WORKING_DAYS),
        BoutEnd.NATURAL_BREAK: 2 * len(WORKING_DAYS) + len(SATURDAYS),
    }


def test_every_bout_belongs_to_its_day(life: Life) -> None:
    days = sorted([*WORKING_DAYS * 4, *SATURDAYS])
    assert [bout.day for bout in life.bouts] == days


def test_every_bout_began_at_its_hour(life: Life) -> None:
    hours = {60: 9, 118: 10 + 2 / 60, 145: 12.75, 108: 15.2, 300: 23}
    for bout in life.bouts:
        zone = home(bout.day)
        expected = start_of_day(bout.day, zone, 0) + hours[round(bout.sitting / MINUTE)] * HOUR
        if bout.sitting > 4 * HOUR:
            expected = start_of_day(bout.day, zone, 23 * HOUR)
        assert -0.1 <= bout.began.utc - expected <= CLOCK_ERROR + 0.1
        assert bout.began.offset == utc_offset(bout.began.utc, zone)


def test_every_reminder_has_its_answer(life: Life) -> None:
    days = len(WORKING_DAYS)
    assert Counter(each.answer for each in life.reminders) == {
        Answer.STRETCHED: 2 * days,
        Answer.SKIPPED: 2 * days,
        Answer.MISSED: days,
    }
    assert Counter((each.snoozes, each.nudges) for each in life.reminders) == {(0, 0): 4 * days, (1, 2): days}
    assert [each.number for each in life.reminders] == list(range(1, 5 * days + 1))


def test_every_day_reached_its_goal_once(life: Life) -> None:
    assert life.goals == WORKING_DAYS
    assert [each.day for each in life.sessions] == sorted(WORKING_DAYS * 2)
    assert {each.outcome for each in life.sessions} == {Outcome.COMPLETED}


def test_the_computer_did_little_for_it(life: Life) -> None:
    days = len(WORKING_DAYS) + len(SATURDAYS)
    assert life.steps / days < 80
    assert len(life.state.completed) <= 3
