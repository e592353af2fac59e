"""Standing, from when the person says so until they sit again or leave; measured on the clock that never jumps."""

from __future__ import annotations

from calfbreak.domain.history.records import StandingRecord
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.rules.numbers import SHORTEST_STANDING
from calfbreak.domain.rules.state import Standing
from calfbreak.domain.rules.turn import Turn


def begin_standing(turn: Turn) -> None:
    """The person stands from now on."""
    turn.state.stood = Standing(turn.at.stamp(), turn.now, turn.day(turn.now))


def end_standing(turn: Turn, elapsed: float, ended: Stamp) -> None:
    """They stood until the elapsed time `elapsed`, which was at `ended`; recorded if long enough."""
    stood, turn.state.stood = turn.state.stood, None
    if stood is not None and elapsed - stood.since >= SHORTEST_STANDING:
        turn.ask(fx.RecordStanding(StandingRecord(stood.began, ended, elapsed - stood.since, stood.day)))
