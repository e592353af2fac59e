"""The simulated desk: a person, two clocks and an input source around the real engine.

It does what the running program does: sleeps until `next_wake`, looks at the input before everything that it tells the
engine, and every few seconds while the engine waits for input. Most desktops also tell of the next input by themselves.
Nothing tells that somebody stops typing, or that the computer falls asleep; what happens meanwhile is heard on waking.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from calfbreak.domain.history.records import Answer, Hold, Outcome, Side
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.engine import next_wake, step
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.rules.state import State, fresh
from calfbreak.simulate.timeline import TOLERANCE, Line, Timeline

LOOK_EVERY = 5.0
"""Seconds between looks while the next input matters."""
_BEGINNING = 1_000_000.0
"""Elapsed time at which a timeline begins; any number would do."""
_GRAIN = 0.01
"""Seconds by which a moment may be missed by rounding."""
_HOLDS = 6
"""Holds of the session that `finish` completes."""
_INPUT = ("input", "touch")
_UNNOTICED = ("input", "touch", "idle", "sleep")
"""What happens without the running program being told."""


class Desk:
    """Drives the engine through a timeline."""

    def __init__(self, timeline: Timeline, extra_looks: Iterable[float] = (), told: bool = True) -> None:
        """A desk at the beginning of `timeline`.

        `extra_looks` are further times (seconds since the beginning, rising) at which the program looks; `told` says
        whether this desktop tells of the next input when the program waits for it.
        """
        self.timeline = timeline
        self.told = told
        self.answers: list[Line] = []
        self.log: list[ev.Event] = []
        self.time = 0.0
        self.asleep_for = 0.0
        self.clock_set_by = 0.0
        self.typing = False
        self.last_touch = 0.0
        """Awake time of the last input."""
        self.awake = True
        self.running = True
        self.unheard: list[Line] = []
        """What happened while the computer slept."""
        self.engaged: set[str] = set()
        self.quiet: set[str] = set()
        self.next_poll = inf
        self.extra_looks = iter(extra_looks)
        self.extra = next(self.extra_looks, inf)
        self.state: State = fresh(self.now())
        self.post(ev.Launched(self.now()))

    def now(self) -> Moment:
        """The clocks of the desk."""
        return Moment(
            _BEGINNING + self.time,
            _BEGINNING + self.time - self.asleep_for,
            self.timeline.wall + self.time + self.clock_set_by,
            self.timeline.zone,
        )

    def run(self) -> tuple[Line, ...]:
        """Live through the whole timeline; what the program did."""
        for line in self.timeline.events:
            self._live_until(line.at)
            self._happen(line)
        self._live_until(self.timeline.end - _GRAIN)
        self._overtime()
        return tuple(self.answers)

    def _overtime(self) -> None:
        """From the very end on only what is still expected counts; it may come as late as anything else may."""
        wanted = len(self.timeline.expected)
        if len(self.answers) < wanted:
            self._live_until(self.timeline.end + TOLERANCE)
            del self.answers[wanted:]

    def post(self, event: ev.Event) -> None:
        """Tell the engine, and write down what it answers."""
        self.log.append(event)
        self.state, effects = step(self.state, event, self.timeline.rules)
        for effect in effects:
            if answer := _answer(effect, self.time):
                self.answers.append(answer)
        wake = next_wake(self.state, self.timeline.rules)
        self.next_poll = self.time + LOOK_EVERY if wake.on_input else inf

    def look(self) -> None:
        """Look at the input, as the program does before it tells the engine anything."""
        awake = self.time - self.asleep_for
        if self.typing:
            self.last_touch = awake
        self.post(ev.Looked(self.now(), awake - self.last_touch))

    def _live_until(self, time: float) -> None:
        while self.running and self.awake:
            wake = next_wake(self.state, self.timeline.rules)
            at = inf if wake.at is None else max(wake.at - _BEGINNING, self.time)
            at = min(at, self.next_poll, max(self.extra, self.time))
            if at >= time:
                break
            if self.extra <= at:
                self.extra = next(self.extra_looks, inf)
            self.time = at
            self.look()
        if not self.awake:
            self.asleep_for += time - self.time
        self.time = time

    def _happen(self, line: Line) -> None:
        if not self.awake and line.word not in ("wake", "launch"):
            self.unheard += [line] if line.word != "sleep" else []
            return
        if self.running and self.awake and line.word not in _UNNOTICED:
            self.look()
        tells = line.word not in _INPUT or (self.told and self.next_poll < inf)
        event = self._world(line)
        if event is not None and self.running and tells:
            self.post(event)
        self.running = self.running and line.word != "quit"
        if line.word in ("wake", "launch"):
            unheard, self.unheard = self.unheard, []
            for each in unheard:
                self._happen(each)

    def _world(self, line: Line) -> ev.Event | None:
        """Change the desk; the event of which the program can be told."""
        now = self.now()
        match line.word:
            case "input" | "touch":
                self._touch(line.word)
                return ev.Looked(now, 0.0)
            case "idle":
                self._touch("idle")
                return None
            case "lock":
                self._touch("idle")
                return ev.Locked(now)
            case "unlock":
                return ev.Unlocked(now)
            case "sleep":
                self._touch("idle")
                self.awake = False
                return None
            case "announce":
                return ev.FellAsleep(now)
            case "wake":
                self.awake = True
                return self._looked()
            case "call" | "video" | "dnd" | "fullscreen":
                return self._surround(line)
            case "clock":
                self.clock_set_by += line.amount or 0.0
                return self._looked()
            case "launch":
                return self._launch()
            case "quit":
                return ev.Quit(now)
            case _:
                return _command(line, now)

    def _looked(self) -> ev.Event:
        return ev.Looked(self.now(), self.time - self.asleep_for - self.last_touch)

    def _touch(self, word: str) -> None:
        if self.typing or word in ("input", "touch"):
            self.last_touch = self.time - self.asleep_for
        self.typing = word == "input" or (word == "touch" and self.typing)

    def _surround(self, line: Line) -> ev.Event:
        change = set.add if line.amount else set.discard
        if line.word in ("call", "video"):
            change(self.engaged, line.word)
        if line.word != "video":
            change(self.quiet, line.word)
        return ev.Surroundings(self.now(), frozenset(self.engaged), frozenset(self.quiet))

    def _launch(self) -> ev.Event:
        self._touch("input")
        self.awake = self.running = True
        self.post(ev.Launched(self.now()))
        return ev.Surroundings(self.now(), frozenset(self.engaged), frozenset(self.quiet))


def _command(line: Line, now: Moment) -> ev.Event:
    match line.word:
        case "stand":
            return ev.Stood(now)
        case "sit":
            return ev.Sat(now)
        case "snooze":
            return ev.Snoozed(now)
        case "skip":
            return ev.Skipped(now)
        case "start":
            return ev.Started(now, "wall-straight")
        case "finish":
            return ev.SessionEnded(now, _holds(_HOLDS))
        case "stop":
            return ev.SessionEnded(now, _holds(int(line.amount or 0)))
        case "pause":
            return ev.Paused(now, line.amount)
        case "resume":
            return ev.Resumed(now)
        case _:
            raise AssertionError(f"the timeline let {line.word!r} through")


def _holds(done: int) -> tuple[Hold, ...]:
    return tuple(
        Hold((Side.LEFT, Side.RIGHT)[number % 2], 15.0, 15.0 if number < done else 0.0, number < done)
        for number in range(max(_HOLDS, done))
    )


def _answer(effect: fx.Effect, time: float) -> Line | None:
    match effect:
        case fx.Remind():
            return Line(time, "nudge" if effect.nudge else "remind")
        case fx.Withdraw():
            return Line(time, "withdraw")
        case fx.Refuse():
            return Line(time, "refused")
        case fx.RecordReminder() if effect.reminder.answer in (Answer.MISSED, Answer.SKIPPED):
            return Line(time, effect.reminder.answer.value)
        case fx.RecordBout():
            return Line(time, "bout", effect.bout.sitting)
        case fx.RecordSession():
            partial = effect.session.outcome is Outcome.PARTIAL
            return Line(time, f"session {effect.session.outcome}" + (f" {effect.session.done}" if partial else ""))
        case fx.Celebrate():
            return Line(time, "goal")
        case _:
            return None
