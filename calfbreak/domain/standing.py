"""Standing, from when the person says so until they sit again or leave; measured on the clock that never jumps."""

from __future__ import annotations

from calfbreak.domain import effects as fx
from calfbreak.domain.moment import Stamp
from calfbreak.domain.records import StandingRecord
from calfbreak.domain.rules import SHORTEST_STANDING
from calfbreak.domain.state import Standing
from calfbreak.domain.turn import Turn


def begin_standing(turn: Turn) -> None:
    """The person stands from now on."""
    turn.state.stood = Standing(turn.at.stamp(), turn.now, turn.day(turn.now))


def end_standing(turn: Turn, elapsed: float, ended: Stamp) -> None:
    """They stood until the elapsed time `elapsed`, which was at `ended`; recorded if long enough."""
    stood, turn.state.stood = turn.state.stood, None
    if stood is not None and elapsed - stood.since >= SHORTEST_STANDING:
        turn.ask(fx.RecordStanding(StandingRecord(stood.began, ended, elapsed - stood.since, stood.day)))
