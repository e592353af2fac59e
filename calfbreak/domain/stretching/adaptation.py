"""How a session felt, and the offer that may follow: a shorter hold, or a longer one. Never by itself.

Two times "too much" in a row offer one step less, five times "easy" one step more. Only sessions of the same stretch
(or routine) with the same holds count, and only those after which somebody answered. What is offered is for this
stretch or routine alone, and within 10 to 60 s: who was told to hold longer, or less, is offered the way there in one
step. An offer that was not taken is not repeated until five more sessions.

A routine whose stretches are not held alike has no hold of its own that could be another. There each stretch is offered
its own, one step on, all in one: somebody has set them apart, and they stay as far apart as the bounds allow.

A stretch works within wide limits: holds of 15 to 30 s are common advice, and no gain is known beyond 60 s (Bandy and
Irion 1994; Page 2012). So a person's own feeling may choose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

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


class Way(Enum):
    """Where a hold could go."""

    SHORTER = -1
    LONGER = 1


@dataclass(frozen=True, slots=True)
class OtherHold:
    """What a stretch is held, or all those of a routine, and what it could be."""

    plan: str
    """The id of the stretch or routine …"""
    name: str
    """… and its name."""
    now: float
    """Seconds that each hold lasts now."""
    hold: float
    """Seconds that it could last."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Other holds, if the person wants them, all or none."""

    session: int
    """The session after which it is made."""
    holds: tuple[OtherHold, ...]
    """One; or several, in a routine whose stretches are not held alike. All go the same way."""

    @property
    def longer(self) -> bool:
        """Whether the holds would be longer; or else they would be shorter."""
        return self.holds[0].hold > self.holds[0].now


@dataclass(frozen=True, slots=True)
class Experience:
    """What is known of one session for this purpose."""

    alike: bool
    """Every hold should have lasted as long as it would now."""
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
    offer = None
    if sessions[-1] == asked and (now := plan(asked.stretch)):
        *before, last = (_experience(each, feels.get(_key(each)), now) for each in begun)
        holds = _other_holds(now, way([*before, replace(last, feel=feel)]))
        offer = Offer(session, holds) if holds else None
    return FeelRecord(session, asked.began, feel, offer is not None, at.stamp(), asked.day), offer


def way(past: Sequence[Experience]) -> Way | None:
    """Where the holds could go after these sessions of one stretch or routine, the latest last; None: nowhere."""
    if any(each.offered and each.alike for each in past[-REST:-1]):
        return None
    feels = _feels_with(past)
    if _all_are(Feel.TOO_MUCH, feels[-TOO_MUCH_IN_A_ROW:], TOO_MUCH_IN_A_ROW):
        return Way.SHORTER
    if _all_are(Feel.EASY, feels[-EASY_IN_A_ROW:], EASY_IN_A_ROW):
        return Way.LONGER
    return None


def another_hold(hold: float, way: Way) -> float | None:
    """The hold (seconds) that comes after this one on the way; None at its end."""
    other = min(max(LEAST, hold + way.value * STEP), MOST)
    return other if (other - hold) * way.value > 0 else None


def _other_holds(plan: Plan, way: Way | None) -> tuple[OtherHold, ...]:
    if way is None:
        return ()
    if plan.hold is not None:
        there = {plan.id: (plan.name, plan.hold)}
    else:
        there = {each.id: (each.name, each.prescription.hold) for each in plan.stretches}
    others = ((each, name, hold, another_hold(hold, way)) for each, (name, hold) in there.items())
    return tuple(OtherHold(each, name, hold, other) for each, name, hold, other in others if other is not None)


def _feels_with(past: Sequence[Experience]) -> list[Feel]:
    """The answers since the holds are what they are, the latest last."""
    feels: list[Feel] = []
    for each in reversed(past):
        if not each.alike:
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


def _experience(session: SessionRecord, said: FeelRecord | None, now: Plan) -> Experience:
    return Experience(_held_as(now, session), said.feel if said else None, bool(said and said.offered))


def _held_as(plan: Plan, session: SessionRecord) -> bool:
    """Whether every hold of the session should have lasted as it would in this plan."""
    holds = {each.id: each.prescription.hold for each in plan.stretches}
    return bool(session.holds) and all(
        each.planned == holds.get(each.stretch or plan.id, plan.hold) for each in session.holds
    )
