"""What the history window and `calfbreak history` show of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from calfbreak.domain.history.records import (
    BoutRecord,
    CheckRecord,
    FeelRecord,
    Outcome,
    Record,
    ReminderRecord,
    SessionRecord,
    StandingRecord,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHistory:
    """All records of one day, in the order in which they began."""

    day: date
    bouts: tuple[BoutRecord, ...] = ()
    reminders: tuple[ReminderRecord, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    standing: tuple[StandingRecord, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    feels: tuple[FeelRecord, ...] = ()

    @property
    def sat(self) -> float:
        """Seconds of sitting in closed bouts."""
        return sum(bout.sitting for bout in self.bouts)

    @property
    def longest(self) -> float:
        """Seconds of the longest closed bout."""
        return max((bout.sitting for bout in self.bouts), default=0.0)

    @property
    def stood(self) -> float:
        """Seconds of standing."""
        return sum(each.standing for each in self.standing)

    @property
    def completed(self) -> int:
        """Completed sessions."""
        return sum(session.outcome is Outcome.COMPLETED for session in self.sessions)


def history_of(day: date, records: Iterable[Record]) -> DayHistory:
    """The history of a day, from all its records in any order."""
    ordered = sorted(records, key=moment_of)
    return DayHistory(
        day=day,
        bouts=tuple(each for each in ordered if isinstance(each, BoutRecord)),
        reminders=tuple(each for each in ordered if isinstance(each, ReminderRecord)),
        sessions=tuple(each for each in ordered if isinstance(each, SessionRecord)),
        standing=tuple(each for each in ordered if isinstance(each, StandingRecord)),
        checks=tuple(each for each in ordered if isinstance(each, CheckRecord)),
        feels=tuple(each for each in ordered if isinstance(each, FeelRecord)),
    )


def moment_of(record: Record) -> float:
    """Unix time at which what was recorded began."""
    match record:
        case ReminderRecord():
            return record.due.utc
        case CheckRecord() | FeelRecord():
            return record.at.utc
        case _:
            return record.began.utc
