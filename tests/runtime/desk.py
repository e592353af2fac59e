"""A world for the runtime in which time is moved by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from calfbreak.domain.history.day import DayHistory, history_of
from calfbreak.domain.history.records import Record, Side
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.rules.state import State, fresh
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.cues import Cue
from calfbreak.domain.stretching.stretch import Prescription, Stretch
from calfbreak.runtime.orders import Orders
from calfbreak.runtime.runtime import Runtime
from calfbreak.shelf import Refused

STRETCH = Stretch(
    id="wall-straight", name="Wall calf stretch", muscles=("gastrocnemius",), needs=("wall",), steps=("Stand.",),
    cue="Hold.", ready_cue="Ready.", switch_cue="Switch.", cautions=("Stop if it hurts.",), sources=("A book.",),
    prescription=Prescription(), poses={"ready": "stand", "hold": "stand", "switch": "stand"},
    positions={Side.LEFT: "left leg back", Side.RIGHT: "right leg back"},
)  # fmt: skip


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    moment: Moment = field(default_factory=lambda: Moment(1000.0, 1000.0, 1_779_350_400.0, "UTC"))

    def now(self) -> Moment:
        return self.moment

    def elapsed(self) -> float:
        return self.moment.elapsed

    def bookmark(self) -> tuple[object, ...]:
        return (self.moment.elapsed,)

    def real_seconds(self, seconds: float) -> float:
        return seconds

    def move(self, seconds: float, asleep: float = 0.0) -> None:
        """Let `seconds` pass, `asleep` of them in sleep."""
        now = self.moment
        self.moment = replace(
            now, elapsed=now.elapsed + seconds, awake=now.awake + seconds - asleep, wall=now.wall + seconds
        )


@dataclass
class Timer:
    """A call to come."""

    at: float
    due: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class HandLoop:
    """A loop whose timers ring when the clock is moved past them."""

    clock: HandClock
    timers: list[Timer] = field(default_factory=list)

    def watch(self, descriptor: int, ready: Callable[[], None]) -> Timer:
        raise AssertionError("the runtime watches no descriptors")

    def call_in(self, seconds: float, due: Callable[[], None]) -> Timer:
        timer = Timer(self.clock.moment.awake + seconds, due)
        self.timers.append(timer)
        return timer

    def call_soon(self, due: Callable[[], None]) -> None:
        self.call_in(0.0, due)

    def live(self, seconds: float) -> None:
        """Let time pass, ringing every timer at its moment."""
        end = self.clock.moment.awake + seconds
        while (timer := self.next()) and timer.at <= end:
            self.clock.move(max(0.0, timer.at - self.clock.moment.awake))
            self.timers.remove(timer)
            timer.due()
        self.clock.move(end - self.clock.moment.awake)

    def next(self) -> Timer | None:
        self.timers = [timer for timer in self.timers if not timer.cancelled]
        return min(self.timers, key=lambda timer: timer.at, default=None)


@dataclass
class LoopAlarm:
    """The engine's alarm, on the loop moved by hand."""

    loop: HandLoop
    ring: Callable[[], None]
    timer: Timer | None = None
    rings: int = 0

    def set(self, seconds: float) -> None:
        self.clear()
        self.timer = self.loop.call_in(seconds, self._ring)

    def clear(self) -> None:
        if self.timer:
            self.timer.cancel()

    def close(self) -> None:
        self.clear()

    def _ring(self) -> None:
        self.rings += 1
        self.ring()


@dataclass
class Typist:
    """An input source."""

    clock: HandClock
    types: bool = True
    last: float = 1000.0
    name: str = "a typist"
    closed: bool = False
    measured: bool = True

    def idle(self) -> float | None:
        if self.types:
            self.last = self.clock.moment.awake
        return self.clock.moment.awake - self.last if self.measured else None

    def heed(self, next_input: bool) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


@dataclass
class Notes:
    """A notifier and a set of windows that write down what they are told; the order tells what came first."""

    log: list[str] = field(default_factory=list)
    snapshots: list[Snapshot] = field(default_factory=list)
    name: str = "notes"
    clickable: bool = True
    available: bool = True
    state: str = "fine"
    broken: bool = False

    def show(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> None:
        if self.broken:
            raise OSError("the desktop is on fire")
        self.log.append(f"show {reminder}: {body} [{' '.join(key for key, _ in actions)}]")

    def withdraw(self) -> None:
        self.log.append("withdraw")

    def tell(self, title: str, body: str) -> None:
        self.log.append(f"tell {body}")

    def close(self) -> None:
        self.log.append("close")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.snapshots.append(snapshot)

    def open_session(self, snapshot: Snapshot) -> None:
        self.log.append("open session")

    def close_session(self) -> None:
        self.log.append("close session")

    def play(self, cue: Cue, volume: int) -> None:
        self.log.append(f"sound {cue}")


@dataclass
class MemoryJournal:
    """A journal in memory."""

    notes: Notes
    records: list[Record] = field(default_factory=list)
    states: list[str] = field(default_factory=list)

    def commit(self, records: Iterable[Record], state: str) -> None:
        new = list(records)
        self.records.extend(new)
        self.states.append(state)
        self.notes.log.extend(f"saved {type(record).__name__}" for record in new)

    def day(self, day: date) -> DayHistory:
        return history_of(day, [record for record in self.records if record.day == day])

    def days(self, first: date, last: date) -> tuple[DayHistory, ...]:
        days = sorted({record.day for record in self.records if first <= record.day <= last})
        return tuple(self.day(day) for day in days)


class Desk:
    """The runtime in this world."""

    def __init__(self, settings: Settings | None = None, state: State | None = None) -> None:
        self.clock = HandClock()
        self.loop = HandLoop(self.clock)
        self.person = Typist(self.clock)
        self.notes = Notes()
        self.journal = MemoryJournal(self.notes)
        self.runtime = Runtime(
            state=state or fresh(self.clock.now()),
            settings=settings or Settings(),
            stretches={STRETCH.id: STRETCH},
            clock=self.clock,
            loop=self.loop,
            source=self.person,
            journal=self.journal,
        )
        self.orders = Orders(self.runtime, self)
        self.alarm = LoopAlarm(self.loop, self.runtime.wake)
        self.asked: list[str] = []

    def begin(self) -> Desk:
        """Attach everything and start."""
        self.runtime.attach(windows=self.notes, notifier=self.notes, alarm=self.alarm, chime=self.notes)
        self.runtime.begin()
        return self

    def show(self, window: str) -> None:
        self.asked.append(f"show {window}")

    def reset(self, keys: tuple[str, ...]) -> None:
        if "nonsense" in keys:
            raise ValueError("there is no setting 'nonsense'")
        self.asked.append(f"reset {', '.join(keys)}")

    def change(self, key: str, value: object) -> None:
        if key == "nonsense":
            raise ValueError("there is no setting 'nonsense'")
        self.asked.append(f"{key} = {value}")

    def start_at_login(self, on: bool) -> None:
        self.asked.append(f"start at login: {on}")

    def prescribe(self, plan: str, hold: float | None, repetitions: int | None) -> None:
        if plan == "nonsense":
            raise Refused("There is no stretch or routine nonsense.")
        self.asked.append(f"prescribe {plan}: {hold}, {repetitions}")

    def prescribe_holds(self, holds: Mapping[str, float]) -> None:
        for plan, hold in holds.items():
            self.prescribe(plan, hold, None)

    def notice_files(self) -> None:
        pass

    def read_stretches(self) -> None:
        self.asked.append("read stretches")

    def quit(self) -> None:
        self.asked.append("quit")


@dataclass
class Neighbourhood:
    """A source of surroundings that answers when it is told to."""

    engaged: frozenset[str] = frozenset()
    quiet: frozenset[str] = frozenset()
    slow: bool = False
    asked: int = 0
    waiting: Callable[[frozenset[str], frozenset[str]], None] | None = None
    findings: tuple[tuple[str, str], ...] = ()

    def ask(self, done: Callable[[frozenset[str], frozenset[str]], None]) -> None:
        self.asked += 1
        if self.slow:
            self.waiting = done
        else:
            done(self.engaged, self.quiet)

    def answer(self) -> None:
        done, self.waiting = self.waiting, None
        assert done is not None
        done(self.engaged, self.quiet)

    def close(self) -> None:
        self.asked = -1
