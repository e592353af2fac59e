"""What the program needs of the world, as protocols without logic. Adapters and windows implement them.

Contract: an adapter that cannot work raises `Unavailable` when it is made, with a sentence a person understands.
Afterwards it never raises into its caller for reasons of the outside world; it reports through the callbacks that it
was given, always on the loop's own thread, and never blocks that thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # `calfbreak status` needs nothing of this at run time, and should be instant
    from datetime import date
    from pathlib import Path

    from calfbreak.domain.autostart import Autostart
    from calfbreak.domain.history.chart import Drawings, Order
    from calfbreak.domain.history.day import DayHistory
    from calfbreak.domain.history.records import CheckRecord, Record
    from calfbreak.domain.history.streak import Streak
    from calfbreak.domain.history.trends import DaySummary, HourCount
    from calfbreak.domain.rules.moment import Moment
    from calfbreak.domain.snapshot import Snapshot
    from calfbreak.domain.stretching.cues import Cue


class Unavailable(Exception):
    """This adapter cannot work here. The message says why, and what would help."""


class Handle(Protocol):
    """Something that was asked of the loop and can be taken back."""

    def cancel(self) -> None:
        """Take it back. Does nothing if it is over."""


class Loop(Protocol):
    """The event loop, small enough that Qt, a test or a bare selector can be one."""

    def watch(self, descriptor: int, ready: Callable[[], None]) -> Handle:
        """Call `ready` whenever the descriptor can be read."""

    def call_in(self, seconds: float, due: Callable[[], None]) -> Handle:
        """Call `due` once, after `seconds` (awake, never early by more than the timer's grain)."""

    def call_soon(self, due: Callable[[], None]) -> None:
        """Call `due` from the loop's own thread. The only method that other threads may call."""


class Clock(Protocol):
    """The only door to the time."""

    def now(self) -> Moment:
        """All clocks, read at once."""

    def elapsed(self) -> float:
        """The elapsed time alone, seconds: for pictures, which ask thirty times a second."""


class SavedClock(Clock, Protocol):
    """A clock that goes on after a restart, and may run faster than life."""

    def bookmark(self) -> tuple[object, ...]:
        """What must be saved for the clock to go on."""

    def real_seconds(self, seconds: float) -> float:
        """How long one waits for `seconds` to pass on this clock."""


class InputSource(Protocol):
    """Tells when keyboard or mouse was last used."""

    @property
    def name(self) -> str:
        """What it is called in the doctor's report."""

    def idle(self) -> float | None:
        """Seconds (awake) since the last input; None if it cannot be told.

        A source that knows the last input only within a span answers with the longest time that it can be ago.
        """

    def heed(self, next_input: bool) -> bool:
        """The next input matters now, or no longer. Whether the source will say so when it comes (through a callback
        that it was given); if not, it is looked at every few seconds.
        """

    def close(self) -> None:
        """Let go of the outside world."""


class SurroundingsSource(Protocol):
    """Tells what else goes on at the desk: calls, films, do-not-disturb, full screen."""

    def ask(self, done: Callable[[frozenset[str], frozenset[str]], None]) -> None:
        """Find out, and call `done` once with what engages the person and the quiet reasons that hold, within 2 s.

        What cannot be found out in time counts as neither.
        """

    @property
    def findings(self) -> tuple[tuple[str, str], ...]:
        """Name and state of each part, in sentences for the doctor."""

    def close(self) -> None:
        """Let go of the outside world."""


class Alarm(Protocol):
    """Wakes the engine once, at the moment it asked for."""

    def set(self, seconds: float) -> None:
        """Ring in `seconds`, instead of any earlier wish."""

    def clear(self) -> None:
        """Do not ring."""

    def close(self) -> None:
        """Never ring again; leave nothing behind."""


class Button(Protocol):
    """Receives what a person pressed on a notification."""

    def __call__(self, reminder: int, action: str) -> None:
        """`action` is `start`, `snooze` or `skip`."""


class Notifier(Protocol):
    """Shows the reminder outside our own windows."""

    name: str

    @property
    def state(self) -> str:
        """How things stand, in a sentence for the doctor."""

    @property
    def clickable(self) -> bool:
        """Whether a person can answer on it."""

    @property
    def available(self) -> bool:
        """Whether it could show something now."""

    def show(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> None:
        """Show it, in place of what is shown of this reminder. `actions` are pairs of key and label, best first."""

    def withdraw(self) -> None:
        """Take off the screen what is shown, if anything."""

    def tell(self, title: str, body: str) -> None:
        """Show a plain message that needs no answer."""

    def close(self) -> None:
        """Withdraw, and let go of the outside world."""


class Journal(Protocol):
    """Remembers records and the engine's state."""

    def commit(self, records: Iterable[Record], state: str) -> None:
        """Write the records and the state (JSON) together, or neither; on disk when this returns."""


class DayJournal(Journal, Protocol):
    """A journal that can also be read."""

    def day(self, day: date) -> DayHistory:
        """All records of one day. Asked again and again, it answers at once."""

    def days(self, first: date, last: date) -> tuple[DayHistory, ...]:
        """The days from `first` to `last` on which there is anything, in order."""


class Past(Protocol):
    """What was, added up. Never raises: what cannot be read is missing."""

    def summaries(self, first: date, last: date, interval: float) -> tuple[DaySummary, ...]:
        """The days from `first` to `last` with anything on them, in order; bouts are long from `interval` s on."""

    def hours(self, first: date, last: date) -> tuple[HourCount, ...]:
        """For each hour of the day what became of the reminders that were due in it."""

    def streak(self, today: date, goal: int) -> Streak:
        """The days in a row on which the goal was reached."""

    def checks(self) -> tuple[CheckRecord, ...]:
        """Every knee-to-wall check that nobody has taken back, in order."""

    def first_day(self) -> date | None:
        """The first day on which there is anything."""

    def count_before(self, day: date | None) -> int:
        """How many records there are before that day; of all days, if none is given."""

    def rest(self) -> None:
        """Nobody asks for the time being: give back what was kept to answer quickly."""


class Plotter(Protocol):
    """Draws charts outside this process, one order at a time."""

    def prepare(self) -> None:
        """Something will be drawn soon: do what takes time."""

    def draw(self, order: Order, done: Callable[[Drawings | None, str], None]) -> Handle:
        """Draw, and call `done` once, later: with the drawings, or with None and a sentence that says why not."""

    def rest(self) -> None:
        """Nobody looks any more: let go of everything. What is being drawn is not told of."""


class Archive(Protocol):
    """Takes the records along, brings some in, deletes some. `done` is called once, later: did it work, and a sentence
    for the person.
    """

    def export(self, file: Path, done: Callable[[bool, str], None]) -> None:
        """Write all records into the file: as a table if it is called .csv, else as JSON."""

    def bring_in(self, file: Path, done: Callable[[bool, str], None]) -> None:
        """Merge the records of the file into the history, after a backup."""

    def delete(self, before: date | None, done: Callable[[bool, str], None]) -> None:
        """Delete the records before that day (all, if none is given), after a backup."""


class Chime(Protocol):
    """Makes the sounds of a session."""

    def play(self, cue: Cue, volume: int) -> None:
        """Begin the sound of this cue, as loud as `volume` (percent). Returns at once; silent if there is no sound."""

    def close(self) -> None:
        """Be silent."""


class Voice(Protocol):
    """Speaks."""

    def say(self, sentence: str) -> None:
        """Say this, in place of what is being said. Returns at once; silent if there is no voice to be had."""

    def hush(self) -> None:
        """Stop in the middle of the word."""

    def close(self) -> None:
        """Never speak again; leave nothing behind."""


class AutostartSwitch(Protocol):
    """Whether the desktop starts the program when the person logs in."""

    def read(self) -> Autostart:
        """How things are now, as found on the system."""

    def switch(self, on: bool, done: Callable[[str], None]) -> None:
        """Ask for it, or no longer. `done` is called once, with nothing or with a sentence that says why not."""


class Windows(Protocol):
    """Everything with a window, as far as the running program is concerned."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this from now on."""

    def open_session(self, snapshot: Snapshot) -> None:
        """Open the guided session, or bring it to the front."""

    def close_session(self) -> None:
        """The session is over: close its window, unless it has something left to say."""
