"""How a session felt, and the offer that may follow: a shorter hold, or a longer one. Never by itself.

Two times "too much" in a row offer one step less, five times "easy" one step more. Only sessions of the same stretch
(or routine) with the same hold count, and only those after which somebody answered. What is offered is for this stretch
alone, and within 10 to 60 s: who was told to hold longer, or less, is offered the way there in one step. An offer that
was not taken is not repeated until five more sessions.

A stretch works within wide limits: holds of 15 to 30 s are common advice, and no gain is known beyond 60 s (Bandy and
Irion 1994; Page 2012). So a person's own feeling may choose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import Feel, FeelRecord, SessionRecord
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.stretching.stretch import Plan

TOO_MUCH_IN_A_ROW, EASY_IN_A_ROW = 2, 5
STEP, LEAST, MOST = 5.0, 10.0, 60.0
"""Seconds by which a hold changes at once, and between which an offer stays."""
REST = 5
"""Sessions until an offer is made again."""
MEMORY = 30
"""Days back to which an answer says something about today."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Another hold, if the person wants it."""

    session: int
    """The session after which it is made."""
    now: float
    """Seconds that each hold lasts now."""
    hold: float
    """Seconds that it could last."""
    plan: str
    """The id of the stretch or routine for which it is made …"""
    name: str
    """… and its name."""


@dataclass(frozen=True, slots=True)
class Experience:
    """What is known of one session for this purpose."""

    hold: float | None
    """Seconds that each hold should have lasted; None if they were not all the same."""
    feel: Feel | None
    """None if nobody answered."""
    offered: bool = False
    """An offer was made after it."""


def answered(
    days: Iterable[DayHistory], session: int, feel: Feel, at: Moment, plan: Callable[[str], Plan | None]
) -> tuple[FeelRecord, Offer | None] | None:
    """What to remember of the answer, and the offer that follows from it. None if there is nothing to answer.

    `days` are the last ones, in order; `plan` gives the stretch or routine with an id as it would be done now. The
    session is the last one with this number, and can be answered once.
    """
    sessions, feels = _all(days)
    asked = next((each for each in reversed(sessions) if each.number == session), None)
    if asked is None or _key(asked) in feels:
        return None
    begun = [each for each in sessions if each.stretch == asked.stretch and (each.holds or each is asked)]
    past = [_experience(each, feels.get(_key(each))) for each in begun]
    past[-1] = Experience(past[-1].hold, feel)
    offer = _offer(past, session, plan(asked.stretch)) if sessions[-1] == asked else None
    return FeelRecord(session, asked.began, feel, offer is not None, at.stamp(), asked.day), offer


def _offer(past: Sequence[Experience], session: int, plan: Plan | None) -> Offer | None:
    if plan is None or plan.hold is None:
        return None
    other = another_hold(past, plan.hold)
    return None if other is None else Offer(session, plan.hold, other, plan.id, plan.name)


def another_hold(past: Sequence[Experience], hold: float) -> float | None:
    """The hold (seconds) to offer after these sessions of one stretch, the latest last; None if there is none."""
    if any(each.offered and each.hold == hold for each in past[-REST:-1]):
        return None
    feels = _feels_with(past, hold)
    if _all_are(Feel.TOO_MUCH, feels[-TOO_MUCH_IN_A_ROW:], TOO_MUCH_IN_A_ROW):
        other = min(max(LEAST, hold - STEP), MOST)
        return other if other < hold else None
    if _all_are(Feel.EASY, feels[-EASY_IN_A_ROW:], EASY_IN_A_ROW):
        other = max(min(MOST, hold + STEP), LEAST)
        return other if other > hold else None
    return None


def _feels_with(past: Sequence[Experience], hold: float) -> list[Feel]:
    """The answers since the hold is what it is, the latest last."""
    feels: list[Feel] = []
    for each in reversed(past):
        if each.hold != hold:
            break
        if each.feel is not None:
            feels.append(each.feel)
    return feels[::-1]


def _all_are(feel: Feel, feels: Sequence[Feel], number: int) -> bool:
    return len(feels) == number and all(each is feel for each in feels)


def _all(days: Iterable[DayHistory]) -> tuple[list[SessionRecord], dict[tuple[int, float], FeelRecord]]:
    sessions: list[SessionRecord] = []
    feels: dict[tuple[int, float], FeelRecord] = {}
    for day in days:
        sessions += day.sessions
        feels.update({(each.session, each.began.utc): each for each in day.feels})
    return sessions, feels


def _key(session: SessionRecord) -> tuple[int, float]:
    return session.number, session.began.utc


def _experience(session: SessionRecord, said: FeelRecord | None) -> Experience:
    planned = {hold.planned for hold in session.holds}
    hold = planned.pop() if len(planned) == 1 else None
    return Experience(hold, said.feel if said else None, bool(said and said.offered))
