"""All parts together: asked at the same time, each with a time limit, none able to hold up the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from calfbreak.adapters.surroundings.reading import ENGAGED, QUIET, Part, Reading, Topic, unknown
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop, Unavailable

_log = logging.getLogger(__name__)

Done = Callable[[frozenset[str], frozenset[str]], None]
Candidate = tuple[str, Callable[[], Part]]
"""What a part is called, and how it is made."""

ALL = frozenset(str(topic) for topic in Topic)
PATIENCE = 1.8
"""Seconds after which the answer is given without those who still owe theirs."""


@dataclass(slots=True)
class _Seat:
    """A part at the table, and what it said last."""

    name: str
    part: Part
    said: str = said("not asked yet")


class Desk:
    """The `SurroundingsSource` of the program: engaged and quiet, of all parts that work here."""

    def __init__(self, loop: Loop, candidates: Iterable[Candidate], enabled: frozenset[str] = ALL) -> None:
        self._loop = loop
        self._enabled = enabled
        self._rounds: set[_Round] = set()
        self._seats: list[_Seat] = []
        self._refused: list[tuple[str, str]] = []
        for name, make in candidates:
            try:
                self._seats.append(_Seat(name, make()))
            except Unavailable as why:
                self._refused.append((name, str(why)))

    @property
    def findings(self) -> tuple[tuple[str, str], ...]:
        """Name and state of each part, in sentences for the doctor; those that cannot work here come last."""
        working = [
            (seat.name, seat.said if self._wanted(seat) else said("switched off in the settings"))
            for seat in self._seats
        ]
        return (*working, *self._refused)

    def use(self, enabled: frozenset[str]) -> None:
        """From the next question on, ask only about these topics."""
        self._enabled = enabled

    def ask(self, done: Done) -> None:
        """Ask every part that is wanted; `done` gets engaged and quiet, once, later, within PATIENCE."""
        _Round(self._loop, [seat for seat in self._seats if self._wanted(seat)], partial(self._finish, done)).begin(
            self._rounds
        )

    def close(self) -> None:
        """Let go of the outside world; questions that are under way are not answered any more."""
        for turn in tuple(self._rounds):
            turn.cancel()
        self._rounds.clear()
        for seat in self._seats:
            seat.part.close()

    def _wanted(self, seat: _Seat) -> bool:
        return bool(seat.part.topics & self._enabled)

    def _finish(self, done: Done, turn: _Round) -> None:
        self._rounds.discard(turn)
        holds = turn.holds & self._enabled
        done(_words(holds & ENGAGED), _words(holds & QUIET))


class _Round:
    """One question to several parts."""

    def __init__(self, loop: Loop, seats: list[_Seat], finished: Callable[[_Round], None]) -> None:
        self._loop = loop
        self._waiting = {id(seat): seat for seat in seats}
        self._finished = finished
        self._timer: Handle | None = None
        self._over = False
        self.holds: frozenset[str] = frozenset()

    def begin(self, rounds: set[_Round]) -> None:
        rounds.add(self)
        self._timer = self._loop.call_in(PATIENCE, self._late)
        for seat in tuple(self._waiting.values()):
            self._ask(seat)
        self._loop.call_soon(self._look)  # nobody to wait for, or all have answered at once

    def cancel(self) -> None:
        self._over = True
        if self._timer is not None:
            self._timer.cancel()

    def _ask(self, seat: _Seat) -> None:
        try:
            seat.part.ask(partial(self._told, seat))
        except Exception as error:  # noqa: BLE001 - a barrier: one part must not cost the others their answer
            _log.exception("%s could not be asked", seat.name)
            self._told(seat, unknown(error))

    def _told(self, seat: _Seat, reading: Reading) -> None:
        if self._waiting.pop(id(seat), None) is not None:
            self.holds |= reading.holds
            seat.said = reading.said
            if self._timer is not None:
                self._loop.call_soon(self._look)

    def _look(self) -> None:
        if not self._waiting and not self._over:
            self._end()

    def _late(self) -> None:
        for seat in self._waiting.values():
            seat.said = said("{name} did not answer within {seconds:g} s", name=seat.name, seconds=PATIENCE)
        self._waiting.clear()
        self._end()

    def _end(self) -> None:
        self.cancel()
        self._finished(self)


def _words(topics: Iterable[str]) -> frozenset[str]:
    return frozenset(str(topic) for topic in topics)
