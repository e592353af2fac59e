"""What the rules ask of the world. Data; the runtime carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calfbreak.domain.history.records import BoutRecord, Record, ReminderRecord, SessionRecord, StandingRecord


class Refusal(StrEnum):
    """Why an answer was refused."""

    NOTHING_DUE = "nothing due"
    NO_SNOOZE_LEFT = "no snooze left"
    SESSION_OPEN = "session open"


@dataclass(frozen=True, slots=True)
class Remind:
    """Show the reminder, in place of an earlier showing of the same one."""

    reminder: int
    nudge: int
    """0 = shown for itself, 1 … = the nth nudge."""
    sitting: float
    """Seconds sat in this bout."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the reminder back: the program changed its mind."""

    reminder: int


@dataclass(frozen=True, slots=True)
class TakeDown:
    """Take the reminder off the screen: it was answered, or the program ends."""

    reminder: int


@dataclass(frozen=True, slots=True)
class Refuse:
    """Tell the person that this is not possible, and why."""

    why: Refusal


@dataclass(frozen=True, slots=True)
class RecordBout:
    """Write the bout down."""

    bout: BoutRecord


@dataclass(frozen=True, slots=True)
class RecordStanding:
    """Write the standing down."""

    standing: StandingRecord


@dataclass(frozen=True, slots=True)
class RecordReminder:
    """Write down what became of the reminder."""

    reminder: ReminderRecord


@dataclass(frozen=True, slots=True)
class RecordSession:
    """Write the session down."""

    session: SessionRecord


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Open the guided session, or show it if it is open."""

    session: int
    stretch: str


@dataclass(frozen=True, slots=True)
class CloseSession:
    """The session is over (the person left, or the program ends): close its window."""

    session: int


@dataclass(frozen=True, slots=True)
class Celebrate:
    """The daily goal was reached."""

    day: date
    completed: int


Effect = (
    Remind | Withdraw | TakeDown | Refuse | RecordBout | RecordStanding | RecordReminder | RecordSession | OpenSession
    | CloseSession | Celebrate
)  # fmt: skip


def record_of(effect: Effect) -> Record | None:
    """What the effect wants written down, if anything."""
    match effect:
        case RecordBout():
            return effect.bout
        case RecordStanding():
            return effect.standing
        case RecordReminder():
            return effect.reminder
        case RecordSession():
            return effect.session
        case _:
            return None
