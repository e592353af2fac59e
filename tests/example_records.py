"""A bout, its reminder and the stretch that followed: records as the engine makes them."""

from __future__ import annotations

from datetime import date

from calfbreak.domain.history.records import (
    Answer,
    BoutEnd,
    BoutRecord,
    Hold,
    Outcome,
    ReminderRecord,
    SessionRecord,
    Side,
)
from calfbreak.domain.rules.moment import Stamp

DAY = date(2026, 5, 12)


def stamp(seconds: float) -> Stamp:
    """So many seconds after eight in the morning."""
    return Stamp(1_778_565_600.25 + seconds, 7200)


BOUT = BoutRecord(stamp(0), stamp(3700.5), 3600.125, BoutEnd.SESSION, DAY)
REMINDER = ReminderRecord(1, stamp(3600), stamp(3660), stamp(3700), Answer.STRETCHED, 1, 2, ("call", "dnd"), DAY)
SESSION = SessionRecord(
    number=1,
    stretch="wall-straight",
    began=stamp(3700),
    ended=stamp(3820),
    outcome=Outcome.COMPLETED,
    holds=(Hold(Side.LEFT, 15, 15.0, True), Hold(Side.RIGHT, 15, 3.5, False)),
    reminder=1,
    day=DAY,
)
ALL = (BOUT, REMINDER, SESSION)
