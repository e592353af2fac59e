"""What is heard of a session, and when: the person stands with the back to the screen.

Every cue has its moment in session time, and is given when session time runs over it:

    get ready   hold      half way        tick tick tick   switch    hold …             done
    |-----------|---------|---------------|----|----|------|---------|--- … ------------|
                                          3    2    1 s left

The hold after which both legs have been held equally often ends with `SET_DONE` in place of `SWITCH`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import inf, nextafter

from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Phase, PhaseKind

LONG_HOLD = 10
"""Seconds from which a hold is long enough to be told its middle: every one that can be set is."""
LAST_SECONDS = (3, 2, 1)
"""Seconds before the end of a hold at which it ticks."""


class Cue(StrEnum):
    """One sound, as distinct from the others as its meaning; the value names its file."""

    GET_READY = "get-ready"
    HOLD = "hold"
    HALF_WAY = "half-way"
    TICK = "tick"
    """One of the last three seconds."""
    SWITCH = "switch"
    REST = "rest"
    SET_DONE = "set-done"
    """Switch; and both legs have now been held equally often."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue with its moment."""

    time: float
    """Session time, seconds."""
    cue: Cue
    phase: Phase
    """The phase that begins, or the hold that is under way."""


@lru_cache(maxsize=8)
def cues_of(phases: tuple[Phase, ...]) -> tuple[CueAt, ...]:
    """Every cue of a session that is laid out like this, in order."""
    return tuple(cue for number, phase in enumerate(phases) for cue in _cues(phase, phases[:number]))


def cues_between(phases: tuple[Phase, ...], after: float, until: float) -> tuple[CueAt, ...]:
    """The cues after the session time `after`, up to and including `until` (seconds)."""
    return tuple(each for each in cues_of(phases) if after < each.time <= until)


def next_cue(phases: tuple[Phase, ...], time: float) -> float | None:
    """The session time (seconds) of the first cue after `time`; None if there is none."""
    return next((each.time for each in cues_of(phases) if each.time > time), None)


def just_before(time: float) -> float:
    """The last session time at which a cue at `time` has not been given yet: where one is who has jumped to `time`."""
    return nextafter(time, -inf)


def _cues(phase: Phase, earlier: tuple[Phase, ...]) -> list[CueAt]:
    if not phase.lasts and phase.kind is not PhaseKind.DONE:
        return []  # whoever wants no time to get ready would hear two sounds at once
    cues = [CueAt(phase.begins, _opening(phase, earlier), phase)]
    if phase.kind is PhaseKind.HOLD:
        if phase.lasts >= LONG_HOLD:
            cues.append(CueAt(phase.begins + phase.lasts / 2, Cue.HALF_WAY, phase))
        cues += [CueAt(phase.ends - left, Cue.TICK, phase) for left in LAST_SECONDS if left < phase.lasts / 2]
    return cues


def _opening(phase: Phase, earlier: tuple[Phase, ...]) -> Cue:
    match phase.kind:
        case PhaseKind.GET_READY:
            return Cue.GET_READY
        case PhaseKind.HOLD:
            return Cue.HOLD
        case PhaseKind.SWITCH:
            held = [each.side for each in earlier if each.kind is PhaseKind.HOLD]
            return Cue.SET_DONE if held.count(Side.LEFT) == held.count(Side.RIGHT) else Cue.SWITCH
        case PhaseKind.REST:
            return Cue.REST
        case PhaseKind.DONE:
            return Cue.DONE
