"""What is remembered: bouts of sitting, standing, reminders, sessions and measurements, as they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calfbreak.domain.rules.calendar import DAY
from calfbreak.domain.rules.moment import Stamp


class BoutEnd(StrEnum):
    """How a bout of sitting ended."""

    NATURAL_BREAK = "natural break"
    SESSION = "session"
    STOOD = "stood"
    PAUSED = "paused"


class Answer(StrEnum):
    """What became of a reminder."""

    STRETCHED = "stretched"
    SKIPPED = "skipped"
    MISSED = "missed"
    NATURAL_BREAK = "natural break"
    STOOD = "stood"
    PAUSED = "paused"
    HOURS_ENDED = "hours ended"


class Outcome(StrEnum):
    """How a guided session ended (rule 3.4)."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    ABANDONED = "abandoned"


class Feel(StrEnum):
    """How a session felt."""

    EASY = "easy"
    RIGHT = "right"
    TOO_MUCH = "too much"


class Side(StrEnum):
    """The leg that is stretched."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Hold:
    """One hold of a session."""

    side: Side
    planned: float
    """Seconds that it should have lasted."""
    held: float
    """Seconds that it was held."""
    done: bool
    """Held to its end; a hold that was skipped is not done."""
    stretch: str = ""
    """The id of its stretch, in a routine of several; empty = that of the session."""


@dataclass(frozen=True, slots=True)
class BoutRecord:
    """Sitting without a break, from the first moment to the last sign of life."""

    began: Stamp
    ended: Stamp
    sitting: float
    """Seconds of sitting, at most `ended - began`."""
    ending: BoutEnd
    day: date
    """The day to which it counts: the one in which it began."""

    @property
    def until(self) -> Stamp:
        """When it ended, by the clock that hung there when it began: `ended`, unless somebody set the clock so far
        meanwhile that this cannot be.
        """
        if self.sitting - 1 <= self.ended.utc - self.began.utc <= self.sitting + DAY:
            return self.ended
        return Stamp(self.began.utc + self.sitting, self.began.offset)


@dataclass(frozen=True, slots=True)
class ReminderRecord:
    """A reminder from the moment it was due until it was answered or given up."""

    number: int
    """Counts the reminders of this installation."""
    due: Stamp
    shown: Stamp | None
    """When it first came on screen; None if something always held it back."""
    ended: Stamp
    answer: Answer
    nudges: int
    snoozes: int
    held_by: tuple[str, ...]
    """The quiet reasons that held it back or took it from the screen, sorted."""
    day: date
    latency: float | None = None
    """Seconds from its first showing to the answer (a session: to its start); None if it was never shown."""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A guided session, completed or not, with every hold as it was."""

    number: int
    """Counts the sessions of this installation."""
    stretch: str
    """The id of the stretch or routine."""
    began: Stamp
    ended: Stamp
    outcome: Outcome
    holds: tuple[Hold, ...]
    reminder: int | None
    """The reminder from which it was started, if any."""
    day: date

    @property
    def done(self) -> int:
        """How many holds were done."""
        return sum(hold.done for hold in self.holds)


@dataclass(frozen=True, slots=True)
class StandingRecord:
    """Standing, from when the person said so until they sat down again or left."""

    began: Stamp
    ended: Stamp
    standing: float
    """Seconds, measured on a clock that never jumps."""
    day: date
    """The day to which it counts: the one in which it began."""


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """A knee-to-wall check. `knee_to_wall.check` makes one from what was typed."""

    at: Stamp
    left_tries: tuple[float, ...]
    """Centimetres, in order; empty if the left leg was not measured."""
    right_tries: tuple[float, ...]
    """Centimetres, in order; empty if the right leg was not measured."""
    day: date

    @property
    def left(self) -> float | None:
        """The best try with the left leg, cm."""
        return max(self.left_tries, default=None)

    @property
    def right(self) -> float | None:
        """The best try with the right leg, cm."""
        return max(self.right_tries, default=None)


@dataclass(frozen=True, slots=True)
class FeelRecord:
    """How a session felt: said seconds after the session was recorded, or never."""

    session: int
    """The number of the session …"""
    began: Stamp
    """… and when it began."""
    feel: Feel
    offered: bool
    """Another hold was offered after this answer."""
    at: Stamp
    day: date
    """The day to which the session counts."""


Record = BoutRecord | ReminderRecord | SessionRecord | StandingRecord | CheckRecord | FeelRecord
