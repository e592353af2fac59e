"""What must always hold, whatever happens in whatever order.

The machine plays a desk at which anything can happen: events that do not fit, a program that hangs, naps that nobody
announces, clocks that are set, rules that change. After every step the state and what was asked of the world are held
against what is known of that desk.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from calfbreak.domain.codec import from_text, to_text
from calfbreak.domain.history.records import Hold, Outcome, Side
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.calendar import Hours, parse_hours
from calfbreak.domain.rules.engine import next_wake, step
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.rules.numbers import GRAIN, SLEEP_DOUBT, SLEEP_GAP, Rules
from calfbreak.domain.rules.sitting import bout_sitting
from calfbreak.domain.rules.state import State, fresh
from calfbreak.simulate.desk import Desk
from calfbreak.simulate.timeline import Line, Timeline
from calfbreak.simulate.verdict import Verdict

MONDAY = 1_795_420_800.0
BERLIN = "Europe/Berlin"
SLACK = 1e-3

durations = st.one_of(
    st.floats(0, 20), st.floats(20, 900), st.sampled_from([5.0, 15.0, 30.0, 60.0, 299.0, 300.0, 301.0, 3600.0, 8000.0])
)
quiet_reasons = st.frozensets(st.sampled_from(["call", "dnd", "fullscreen", "presentation"]), max_size=2)
engagements = st.frozensets(st.sampled_from(["call", "video"]), max_size=1)
numbers = st.none() | st.integers(1, 4)
holds = st.lists(st.booleans(), min_size=1, max_size=6).map(
    lambda done: tuple(Hold(Side.LEFT, 15.0, 15.0 * each, each) for each in done)
)
rule_sets = st.builds(
    Rules,
    interval=st.sampled_from([900.0, 3600.0]),
    break_after=st.sampled_from([60.0, 300.0, 1800.0]),
    snooze=st.sampled_from([60.0, 600.0]),
    max_snoozes=st.integers(0, 3),
    nudge_after=st.sampled_from([60.0, 300.0]),
    max_nudges=st.integers(0, 2),
    quiet_limit=st.sampled_from([0.0, 600.0, 1800.0]),
    hours=st.sampled_from([Hours(), Hours(), parse_hours("09:00-10:00, 10:20-12:00"), parse_hours("22:00-10:10")]),
    daily_goal=st.integers(1, 3),
)


class AnyDesk(RuleBasedStateMachine):
    """A desk, and what is known about it without asking the engine."""

    @initialize(rules=rule_sets)
    def sit_down(self, rules: Rules) -> None:
        self.rules = rules
        self.elapsed, self.awake, self.wall, self.zone = 1000.0, 1000.0, MONDAY, BERLIN
        self.last_input = self.awake
        self.measured = True
        self.locked = self.asleep = False
        self.quiet: frozenset[str] = frozenset()
        self.clock_was_set = False
        self.shown: set[int] = set()
        self.ended_reminders: list[int] = []
        self.ended_sessions: list[int] = []
        self.open_session: int | None = None
        self.bouts: list[fx.RecordBout] = []
        self.stood = 0.0
        self.log: list[tuple[ev.Event, Rules]] = []
        self.said: list[tuple[fx.Effect, ...]] = []
        self.first = self.state = fresh(self.now())
        self.tell(ev.Launched(self.now()))

    def now(self) -> Moment:
        return Moment(self.elapsed, self.awake, self.wall, self.zone)

    def tell(self, event: ev.Event) -> None:
        self.state, effects = step(self.state, event, self.rules)
        self.log.append((event, self.rules))
        self.said.append(effects)
        for effect in effects:
            self.hear(effect)

    def hear(self, effect: fx.Effect) -> None:
        match effect:
            case fx.Remind():
                assert self.shown <= {effect.reminder}, "two reminders at once"
                assert effect.reminder not in self.ended_reminders, "a reminder that was done with"
                self.shown.add(effect.reminder)
            case fx.Withdraw() | fx.TakeDown():
                self.shown.remove(effect.reminder)
            case fx.RecordReminder():
                assert effect.reminder.number not in self.ended_reminders, "recorded twice"
                self.ended_reminders.append(effect.reminder.number)
            case fx.RecordBout():
                assert effect.bout.sitting >= 60
                self.bouts.append(effect)
            case fx.RecordStanding():
                assert effect.standing.standing >= 60
                self.stood += effect.standing.standing
            case fx.OpenSession():
                assert self.open_session in (None, effect.session), "two sessions at once"
                self.open_session = effect.session
            case fx.RecordSession():
                assert effect.session.number == self.open_session, "a session that was not open"
                assert (effect.session.outcome is Outcome.COMPLETED) == (
                    effect.session.holds != () and all(hold.done for hold in effect.session.holds)
                )
                self.ended_sessions.append(effect.session.number)
                self.open_session = None

    # --- what can happen ---------------------------------------------------------------------------------------

    @rule(seconds=durations, typing=st.booleans())
    def look(self, seconds: float, typing: bool) -> None:
        """Time passes, and the program looks once: it may have hung for hours."""
        self.pass_time(seconds)
        if typing:
            self.last_input = self.awake
        self.see()

    @rule(seconds=st.floats(0, 1500), typing=st.booleans())
    def live(self, seconds: float, typing: bool) -> None:
        """Time passes, and the program follows `next_wake`."""
        end = self.elapsed + seconds
        for _ in range(5000):
            wake = next_wake(self.state, self.rules)
            poll = self.elapsed + 5 if wake.on_input else end
            at = min(end, poll, end if wake.at is None else wake.at)
            self.pass_time(max(0.0, at - self.elapsed))
            if typing:
                self.last_input = self.awake
            self.see()
            if self.elapsed >= end:
                return
        raise AssertionError("no progress")

    @rule(seconds=durations.map(lambda seconds: seconds + 2 * SLEEP_GAP))
    def nap(self, seconds: float) -> None:
        """The computer sleeps unannounced (or announced, if it said so before); a shorter sleep is not noticed."""
        self.elapsed += seconds
        self.wall += seconds

    @rule(typing=st.booleans())
    def touch(self, typing: bool) -> None:
        self.last_input = self.awake
        if typing:
            self.see()

    @rule(measured=st.booleans())
    def measure(self, measured: bool) -> None:
        self.measured = measured
        self.see()

    @rule()
    def lock(self) -> None:
        self.locked = True
        self.tell(ev.Locked(self.now()))

    @rule()
    def unlock(self) -> None:
        self.locked = False
        self.tell(ev.Unlocked(self.now()))

    @rule()
    def fall_asleep(self) -> None:
        self.asleep, self.announced = True, self.awake
        self.tell(ev.FellAsleep(self.now()))

    @rule()
    def wake_up(self) -> None:
        self.asleep = False
        self.tell(ev.Woke(self.now()))

    @rule(engaged=engagements, quiet=quiet_reasons)
    def surround(self, engaged: frozenset[str], quiet: frozenset[str]) -> None:
        self.quiet = quiet
        self.tell(ev.Surroundings(self.now(), engaged, quiet))

    @rule(kind=st.sampled_from([ev.Stood, ev.Sat, ev.Resumed, ev.Asked]))
    def say(self, kind: type[ev.Stood] | type[ev.Sat] | type[ev.Resumed] | type[ev.Asked]) -> None:
        self.asleep = False
        self.tell(kind(self.now()))

    @rule(kind=st.sampled_from([ev.Snoozed, ev.Skipped]), number=numbers)
    def answer(self, kind: type[ev.Snoozed] | type[ev.Skipped], number: int | None) -> None:
        self.asleep = False
        self.tell(kind(self.now(), number))

    @rule(number=numbers)
    def start(self, number: int | None) -> None:
        self.asleep = False
        self.tell(ev.Started(self.now(), "wall-straight", number))

    @rule(holds=holds, paused=st.booleans())
    def progress(self, holds: tuple[Hold, ...], paused: bool) -> None:
        self.tell(ev.SessionProgressed(self.now(), holds, paused))

    @rule(holds=holds)
    def end_session(self, holds: tuple[Hold, ...]) -> None:
        self.asleep = self.asleep and self.open_session is None
        self.tell(ev.SessionEnded(self.now(), holds))

    @rule(lasting=st.none() | durations, until_tomorrow=st.booleans())
    def pause(self, lasting: float | None, until_tomorrow: bool) -> None:
        self.asleep = False
        self.tell(ev.Paused(self.now(), lasting, until_tomorrow))

    @rule(seconds=durations)
    def start_again(self, seconds: float) -> None:
        """Quit, killed or not: the next program knows what was saved."""
        self.shown.clear()
        self.pass_time(seconds)
        self.locked = self.asleep = False
        self.quiet = frozenset()
        self.state = from_text(State, to_text(self.state))
        self.tell(ev.Launched(self.now()))

    @rule(seconds=durations)
    def quit(self, seconds: float) -> None:
        self.asleep = False
        self.tell(ev.Quit(self.now()))
        assert not self.shown, "left on screen by a program that ended"
        self.start_again(seconds)

    @rule(seconds=st.floats(-30_000, 30_000), zone=st.sampled_from([BERLIN, "Australia/Lord_Howe", "UTC+05:30"]))
    def set_the_clock(self, seconds: float, zone: str) -> None:
        self.wall += seconds
        self.zone = zone
        self.clock_was_set = True
        self.see()

    @rule(rules=rule_sets)
    def change_the_rules(self, rules: Rules) -> None:
        self.rules = rules
        self.see()

    def pass_time(self, seconds: float) -> None:
        self.elapsed += seconds
        self.awake += seconds
        self.wall += seconds

    def see(self) -> None:
        self.tell(ev.Looked(self.now(), self.awake - self.last_input if self.measured else None))

    # --- what must hold ----------------------------------------------------------------------------------------

    @invariant()
    def nobody_is_disturbed(self) -> None:
        state = self.state
        assert self.shown == ({state.reminder.number} if state.reminder and state.reminder.on_screen else set())
        if self.shown:
            assert not self.locked
            assert not self.asleep or self.awake - self.announced >= SLEEP_DOUBT - GRAIN
            assert state.away_since is None
            assert state.pause is None
            assert not state.standing
            assert self.open_session is None
            assert self.rules.hours.contain(state.at.wall, state.at.zone)
            assert not self.quiet or (self.quiet == {"fullscreen"} and self.rules.quiet_limit > 0)

    @invariant()
    def sitting_is_true(self) -> None:
        sat = sum(each.bout.sitting for each in self.bouts) + bout_sitting(self.state)
        assert -SLACK <= bout_sitting(self.state) <= self.state.sat + SLACK
        assert sat <= self.state.sat + SLACK <= self.awake - 1000 + 2 * SLACK
        assert sat + self.stood <= self.elapsed - 1000 + SLACK, "nobody sits and stands at once"
        assert 0 <= self.state.unconfirmed <= self.state.sat + SLACK
        assert self.state.countdown_from <= self.state.sat

    @invariant()
    def bouts_do_not_overlap(self) -> None:
        if self.clock_was_set:
            return
        edges = [edge for each in self.bouts for edge in (each.bout.began.utc, each.bout.ended.utc)]
        assert all(before <= after + SLACK for before, after in pairwise(edges))
        assert all(each.bout.sitting <= each.bout.ended.utc - each.bout.began.utc + SLACK for each in self.bouts)

    @invariant()
    def what_is_open_is_remembered(self) -> None:
        assert self.open_session == (self.state.session.number if self.state.session else None)
        assert len(set(self.ended_sessions)) == len(self.ended_sessions)

    @invariant()
    def the_state_can_be_saved(self) -> None:
        assert from_text(State, to_text(self.state)) == self.state

    @invariant()
    def the_next_moment_is_not_in_the_past(self) -> None:
        wake = next_wake(self.state, self.rules)
        assert wake.at is None or wake.at >= self.state.at.elapsed

    def teardown(self) -> None:
        """The log, written and read again, tells the same story."""
        if not hasattr(self, "log"):
            return
        state = self.first
        for (event, rules), said in zip(self.log, self.said, strict=True):
            state, effects = step(state, from_text(ev.Event, to_text(event)), rules)
            assert effects == said
        assert state == self.state


AnyDesk.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None, derandomize=True)
TestAnyDesk = pytest.mark.slow(AnyDesk.TestCase)

WORDS = (
    "input", "input", "input", "idle", "idle", "touch", "lock", "unlock", "sleep", "wake", "stand", "sit", "snooze",
    "skip", "start", "finish", "resume", "quit", "launch",
)  # fmt: skip
happenings = st.one_of(
    st.sampled_from(WORDS).map(lambda word: Line(0, word)),
    st.tuples(st.sampled_from(["call", "video", "dnd", "fullscreen"]), st.sampled_from([0.0, 1.0])).map(
        lambda pair: Line(0, *pair)
    ),
    st.sampled_from([Line(0, "pause", 1300.0), Line(0, "clock", -5000.0), Line(0, "stop", 0.0), Line(0, "stop", 2.0)]),
)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """A day of somebody to whom anything may happen. No two things happen a round number of minutes apart."""
    at, events, running = 0.0, [Line(0, "input")], True
    for each in draw(st.lists(st.tuples(st.integers(1, 60), happenings), min_size=4, max_size=25)):
        at += each[0] * 61.7
        if each[1].word == ("launch" if running else "quit"):
            continue  # what a crash remembers depends on when it was saved
        running = {"quit": False, "launch": True}.get(each[1].word, running)
        events.append(replace(each[1], at=at))
    rules = Rules(hours=draw(st.sampled_from([Hours(), parse_hours("09:03-10:31, 11:07-19:00")])))
    return Timeline("", MONDAY, BERLIN, rules, tuple(events), (), at + 4000)


@pytest.mark.slow
@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(timelines())
def test_sleeping_until_the_next_moment_misses_nothing(timeline: Timeline) -> None:
    seldom = Desk(timeline).run()
    often = Desk(timeline, range(0, int(timeline.end), 11)).run()
    result = Verdict("", seldom, often)
    assert result.passes, f"{timeline.events}\n{result.side_by_side()}"
