"""What the numbers mean: a usual working day, lived through with the very rules that hold on every other day.

    sits    from the beginning of the day to its end, hands on the keyboard, and stretches whenever reminded
    lunch   LUNCH long, 6/17 into the day: at 12:00 if one works from 9:00 to 17:30
    coffee  COFFEE long, 12/17 into the day: at 15:00

A day with working hours of several ranges has its lunch between them; a short one has no lunch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from calfbreak.domain.history.records import Hold, Side
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.calendar import DAY, HOUR, MINUTE, Hours
from calfbreak.domain.rules.engine import next_wake, step
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.rules.numbers import RETURN_SPAN, Rules
from calfbreak.domain.rules.state import State, fresh

USUAL = (9 * HOUR, 17 * HOUR + 30 * MINUTE)
"""The day of somebody who has set no hours, in seconds after midnight."""
LUNCH, COFFEE = 30 * MINUTE, 10 * MINUTE
SESSION = 2 * MINUTE
"""How long a stretch takes unless something else is said."""
_LONGEST = 12 * HOUR
"""Nobody sits longer than this in one go; hours that do only say when reminders may come."""
_LUNCH_FROM, _COFFEE_FROM = 6 * HOUR, 3 * HOUR
"""A range at least this long has a lunch, and a coffee, in it."""
_QUARTER = 15 * MINUTE
_MONDAY = datetime(2024, 1, 1, tzinfo=UTC).timestamp()
"""The midnight before a Monday, in a zone whose clocks never change."""
_ZONE = "UTC"

Span = tuple[int, int]
"""Beginning and end, in seconds after the midnight before the day begins."""


@dataclass(frozen=True, slots=True)
class UsualDay:
    """A day and its reminders. All times in seconds after the midnight before it begins; they may go beyond 24 h."""

    begins: int
    ends: int
    lunch: int | None
    """When it begins, if there is one within the hours."""
    coffee: int | None
    reminders: tuple[int, ...]


def usual_day(rules: Rules, session: float = SESSION) -> UsualDay:
    """The usual day with these rules, when a stretch takes `session` seconds."""
    weekday, work = _work(rules.hours)
    lunch, coffee = _breaks(work)
    spans = tuple(_without(work, lunch, coffee))
    reminders = _Person(rules, _MONDAY + weekday * DAY, session).live(spans)
    return UsualDay(
        begins=work[0][0],
        ends=work[-1][1],
        lunch=lunch[0] if lunch else None,
        coffee=coffee[0] if coffee else None,
        reminders=tuple(int(at) // MINUTE * MINUTE for at in reminders),
    )


def _work(hours: Hours) -> tuple[int, tuple[Span, ...]]:
    """The first weekday on which there is work, and its ranges."""
    weekday, ranges = next(((day, ranges) for day, ranges in enumerate(hours.week) if ranges), (0, (USUAL,)))
    work: list[Span] = []
    for start, end in ranges:
        span = _sat((start, end + DAY if end <= start else end))
        if not work or span[0] > work[-1][1]:
            work.append(span)
        else:  # ranges that touch or overlap are one
            work[-1] = (work[-1][0], max(work[-1][1], span[1]))
    return weekday, tuple(work)


def _sat(span: Span) -> Span:
    """The part of a range in which one sits."""
    start, end = span
    if end - start <= _LONGEST:
        return span
    usual = max(start, USUAL[0]), min(end, USUAL[1])
    return usual if usual[1] - usual[0] >= _COFFEE_FROM else (start, start + USUAL[1] - USUAL[0])


def _breaks(work: tuple[Span, ...]) -> tuple[Span | None, Span | None]:
    """Lunch and coffee, where there is time for them."""
    start, end = work[-1]
    length = end - start
    if len(work) == 1 and length >= _LUNCH_FROM:
        lunch, coffee = (_quarter(start + length * part // 17) for part in (6, 12))
        return (lunch, lunch + LUNCH), (coffee, coffee + COFFEE)
    if length >= _COFFEE_FROM:
        coffee = _quarter(start + length // 2)
        return None, (coffee, coffee + COFFEE)
    return None, None


def _quarter(second: int) -> int:
    return round(second / _QUARTER) * _QUARTER


def _without(work: tuple[Span, ...], *breaks: Span | None) -> Iterator[Span]:
    """The ranges without the breaks, which are in order and each within one range."""
    for start, end in work:
        edges = [start, *(edge for each in breaks if each and start < each[0] < end for edge in each), end]
        yield from ((edges[at], edges[at + 1]) for at in range(0, len(edges), 2))


class _Person:
    """Somebody who lives through the day, with an engine that watches."""

    def __init__(self, rules: Rules, midnight: float, session: float) -> None:
        self._rules = rules
        self._midnight = midnight
        self._session = session
        self._time = 0.0
        self._state: State
        self._reminders: list[float] = []

    def live(self, spans: tuple[Span, ...]) -> list[float]:
        """Sit during these spans; when reminders came."""
        self._time = float(spans[0][0])
        self._state = fresh(self._now())
        self._tell(ev.Launched(self._now()))
        for (start, end), (back, _) in pairwise((*spans, (spans[-1][1], 0))):
            self._sit(start, end)
            self._be_away(end, back)
        return self._reminders

    def _sit(self, start: float, end: float) -> None:
        for touch in (start, start + RETURN_SPAN):  # one touch alone is no return
            self._time = max(self._time, touch)
            self._look(0.0)
        while (at := self._next()) < end:
            self._time = at
            self._look(0.0)
        if self._time < end:
            self._time = end
            self._look(0.0)

    def _be_away(self, since: float, until: float) -> None:
        while (at := self._next()) <= until:
            self._time = at
            self._look(at - since)

    def _next(self) -> float:
        """When the program looks next; while it waits for input it looks often, as in life."""
        wake = next_wake(self._state, self._rules)
        at = self._time + DAY if wake.at is None else max(wake.at, self._time + 1.0)
        return min(at, self._time + RETURN_SPAN) if wake.on_input and self._state.away_since is None else at

    def _look(self, idle: float) -> None:
        if any(isinstance(effect, fx.Remind) for effect in self._tell(ev.Looked(self._now(), idle))):
            self._reminders.append(self._time)
            self._stretch()

    def _stretch(self) -> None:
        self._tell(ev.Started(self._now()))
        self._time += self._session
        done = Hold(Side.BOTH, self._session, self._session, done=True)
        self._tell(ev.SessionEnded(self._now(), (done,)))

    def _tell(self, event: ev.Event) -> tuple[fx.Effect, ...]:
        self._state, effects = step(self._state, event, self._rules)
        return effects

    def _now(self) -> Moment:
        return Moment(self._time, self._time, self._midnight + self._time, _ZONE)
