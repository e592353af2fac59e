"""How sessions felt: the answer to be written down, and the offer that follows from the last days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from calfbreak.domain.history.records import Feel, FeelRecord
from calfbreak.domain.rules.calendar import day_of
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.stretching.adaptation import MEMORY, Offer, answered
from calfbreak.domain.stretching.stretch import Plan
from calfbreak.ports import DayJournal


def answer(
    journal: DayJournal, plan: Callable[[str], Plan | None], day_starts: float, session: int, feel: Feel, at: Moment
) -> tuple[FeelRecord, Offer | None] | None:
    """As `adaptation.answered`, with the days that the journal remembers."""
    today = day_of(at.wall, at.zone, day_starts)
    days = journal.days(today - timedelta(MEMORY), today + timedelta(1))
    return answered(days, session, feel, at, plan)
