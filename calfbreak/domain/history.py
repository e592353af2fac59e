"""What the history window and `calfbreak history` show of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calfbreak.domain.records import BoutRecord, Outcome, ReminderRecord, SessionRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHistory:
    """All records of one day, in the order in which they began."""

    day: date
    bouts: tuple[BoutRecord, ...] = ()
    reminders: tuple[ReminderRecord, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()

    @property
    def sat(self) -> float:
        """Seconds of sitting in closed bouts."""
        return sum(bout.sitting for bout in self.bouts)

    @property
    def longest(self) -> float:
        """Seconds of the longest closed bout."""
        return max((bout.sitting for bout in self.bouts), default=0.0)

    @property
    def completed(self) -> int:
        """Completed sessions."""
        return sum(session.outcome is Outcome.COMPLETED for session in self.sessions)
