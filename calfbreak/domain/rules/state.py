"""Everything the engine remembers. A value: `engine.step` works on a copy, so nobody ever sees it change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calfbreak.domain.history.records import Hold
from calfbreak.domain.rules.moment import Moment, Stamp
from calfbreak.domain.rules.numbers import ENGAGED_LIMIT, RECENT_INPUT


@dataclass(frozen=True, slots=True)
class Bout:
    """The bout of sitting that runs."""

    began: Stamp
    sat_before: float
    """What the sitting clock showed when it began."""
    day: date


@dataclass(frozen=True, slots=True)
class Knock:
    """Input of somebody who may be coming back (rule 1.4). Elapsed times of the first and the last of it."""

    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder from the moment it is due until it is answered or given up, snoozes included."""

    number: int
    due: Stamp
    day: date
    first_shown: Stamp | None = None
    first_shown_at: float | None = None
    """Elapsed time of its first showing."""
    on_screen: bool = False
    """Shown and not taken back. A bubble that the person closed still counts: closing is no answer."""
    shown_sat: float = 0.0
    """What the sitting clock showed when it was shown last."""
    nudges: int = 0
    """How often it was shown again since it was due, or since the last snooze."""
    all_nudges: int = 0
    snoozes: int = 0
    snoozed_until: float | None = None
    """What the sitting clock will show when it returns."""
    held_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenSession:
    """The guided session that is open, as far as the rules are concerned."""

    number: int
    stretch: str
    began: Stamp
    day: date
    sat_before: float
    """What the sitting clock showed when it began."""
    reminder: int | None
    """The reminder that was due when it began."""
    was_on_screen: bool
    """That reminder was on screen: abandoning the session snoozes it."""
    since: float | None = None
    """Elapsed time at which it began."""
    holds: tuple[Hold, ...] = ()
    paused: bool = False
    left_since: float | None = None
    """Elapsed time since which nobody follows it: locked, asleep or paused."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The person wants to be left alone."""

    until: float | None = None
    """Elapsed time at which it ends."""
    until_wall: float | None = None
    """Unix time at which it ends ("until tomorrow")."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The person said that they stand."""

    began: Stamp
    since: float
    """Elapsed time at which it began."""
    day: date


@dataclass
class State:
    """The engine's memory. Elapsed times are those of `Moment.elapsed`."""

    at: Moment
    """The moment up to which everything is counted."""

    # Presence (presence.py)
    last_sign: float = 0.0
    """Elapsed time of the last sign of life."""
    sign_wall: float = 0.0
    """What the wall clock showed then."""
    last_input: float = 0.0
    """Elapsed time of the last input of any kind …"""
    last_input_awake: float = 0.0
    """… and what the awake clock showed then: a reading of the input that goes back no less tells nothing new."""
    away_since: float | None = None
    """Elapsed time at which the absence began; None = present."""
    noticed_awake: float = 0.0
    """What the awake clock showed when the absence was noticed."""
    settled: bool = False
    """This absence has become a natural break."""
    locked: bool = False
    asleep: bool = False
    knock: Knock | None = None
    slept_awake: float = 0.0
    """What the awake clock showed during the last sleep …"""
    slept_for: float = 0.0
    """… and how long that was: an idle time that reaches back behind it is longer by this."""
    measured: bool = True
    engaged: frozenset[str] = frozenset()
    quiet: frozenset[str] = frozenset()
    quiet_since: float | None = None
    """Unix time at which the first of the quiet reasons that hold was noticed."""
    calm_since: float = 0.0
    """Elapsed time of the last return, wake, unlock, …: nobody is reminded right after it."""

    # Sitting (sitting.py)
    sat: float = 0.0
    """The sitting clock: all sitting ever counted, seconds. Bout, countdown, snooze, nudge are differences of it."""
    unconfirmed: float = 0.0
    """How much of it was counted since the last sign of life and would be taken back."""
    bout: Bout | None = None
    countdown_from: float = 0.0
    """What the sitting clock showed when the countdown started from zero."""

    # What the person said, and when reminders may come
    stood: Standing | None = None
    pause: Pause | None = None
    in_hours: bool = True

    # Reminder and session (reminder.py, guided.py)
    reminder: Reminder | None = None
    session: OpenSession | None = None
    reminders: int = 0
    """How many there were."""
    sessions: int = 0
    completed: tuple[tuple[date, int], ...] = ()
    """Completed sessions of the last few days on which there were any, today's last."""
    celebrated: date | None = None
    """The last day on which the goal was reached."""

    @property
    def standing(self) -> bool:
        """The person stands; nothing is counted."""
        return self.stood is not None

    @property
    def is_engaged(self) -> bool:
        """A call or film is a sign of life now (rule 1.2)."""
        return bool(self.engaged) and self.at.elapsed < self.last_input + ENGAGED_LIMIT

    @property
    def recent_input(self) -> bool:
        """There was input a moment ago, or it cannot be known (rule 2.3)."""
        return not self.measured or self.at.elapsed - self.last_input <= RECENT_INPUT


def fresh(at: Moment) -> State:
    """The state of somebody who starts the program for the first time."""
    now = at.elapsed
    return State(at=at, last_sign=now, sign_wall=at.wall, last_input=now, last_input_awake=at.awake, calm_since=now)
