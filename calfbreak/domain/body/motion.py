"""What the figure does in each phase, as a function of session time.

It is in position when a hold begins, because getting there is no part of the hold.

    get ready    stand -> ready                     ... -> hold
    switch       hold  -> switch -> ready (other)   ... -> hold
    rest         hold  -> ready                     ... -> hold
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from calfbreak.domain.body.figure import Pose
from calfbreak.domain.body.moves import SLIDES, blend, breathe
from calfbreak.domain.body.poses import USUAL, posed, scene_of
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Phase, PhaseKind

MOVE, LONG_MOVE = 0.6, 1.2
"""Seconds from one pose to the next; the long one where somebody sits down, kneels, or moves both feet."""
_FAR, _FAR_FOOT = 0.12, 0.4
"""A hip, and a foot, that travel further make a move a long one."""


@dataclass(frozen=True, slots=True)
class Way:
    """The poses of a phase in order, and how long each move takes. The last move ends with the phase.

    With one pose only the figure stays in it, and `breathes` if it is to look alive.
    """

    stations: tuple[Pose, ...]
    moves: tuple[float, ...] = ()
    breathes: bool = False

    def at(self, passed: float, lasts: float) -> Pose:
        """The pose `passed` seconds into a phase that lasts so long."""
        if not self.moves or lasts <= 0:
            return breathe(self.stations[-1], passed, lasts - passed) if self.breathes else self.stations[-1]
        shortened = self._shortened(lasts)
        last = self.moves[-1] * shortened
        if passed >= lasts - last:
            return blend(self.stations[-2], self.stations[-1], (passed - (lasts - last)) / last)
        for number, move in enumerate(self.moves[:-1]):
            if passed < move * shortened:
                return blend(self.stations[number], self.stations[number + 1], passed / (move * shortened))
            passed -= move * shortened
        return self.stations[-2]

    def rest(self, lasts: float) -> tuple[float, float]:
        """When in a phase that lasts so long the figure comes to rest between its moves, and when it moves again."""
        if not self.moves:
            return -1.0, math.inf
        shortened = self._shortened(lasts)
        return sum(self.moves[:-1]) * shortened, lasts - self.moves[-1] * shortened

    def _shortened(self, lasts: float) -> float:
        """What all moves are shortened by to fit, with a moment of rest before the last."""
        return min(1.0, lasts / (sum(self.moves) + MOVE / 2))


def way_of(phase: Phase, poses: Mapping[str, str], *, things: Things = USUAL, motion: bool = True) -> Way:
    """What the figure does in this phase of a session.

    `poses` names the poses `ready`, `hold` and `switch` of the stretch, and `stand` where it is not the usual one.
    Without motion the figure is in one pose for the whole phase.
    """
    pose = _Posed(poses, things)
    if phase.kind is PhaseKind.HOLD:
        return Way((pose("hold", phase.side),), breathes=motion)
    if not motion:
        still = {PhaseKind.SWITCH: "switch", PhaseKind.DONE: "stand"}.get(phase.kind, "ready")
        return Way((pose(still, phase.side),))
    stations = _stations(phase, pose, scene_of(poses["hold"]))
    return Way(stations, tuple(_lasts(start, end) for start, end in pairwise(stations)))


@dataclass(frozen=True, slots=True)
class _Posed:
    """The poses of a stretch by their names in it, in somebody's home."""

    poses: Mapping[str, str]
    things: Things

    def __call__(self, name: str, side: Side) -> Pose:
        return posed(self.poses.get(name, "stand"), side, self.things)


def _stations(phase: Phase, pose: _Posed, scene: Scene) -> tuple[Pose, ...]:
    side = phase.side
    stand, ready, hold = (pose(name, side) for name in ("stand", "ready", "hold"))
    match phase.kind:
        case PhaseKind.GET_READY:
            seated = (pose("switch", side),) if scene is Scene.CHAIR else ()
            return (stand, *seated, ready, hold)  # one sits down before one puts a leg out
        case PhaseKind.SWITCH:
            other = Side.RIGHT if side is Side.LEFT else Side.LEFT
            upright = (pose("ready", other),) if scene is Scene.MAT else ()
            return (pose("hold", other), *upright, pose("switch", side), ready, hold)  # nobody changes knees leaning
        case PhaseKind.REST:
            return (hold, ready, hold)
        case _:
            return (stand,)


def _lasts(start: Pose, end: Pose) -> float:
    travel = [abs(new.ball - old.ball) for old, new in ((start.near, end.near), (start.far, end.far))]
    long = min(travel) > SLIDES or max(travel) > _FAR_FOOT or abs(end.pelvis - start.pelvis) > _FAR
    return LONG_MOVE if long else MOVE
