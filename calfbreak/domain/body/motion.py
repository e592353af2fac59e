"""What the figure does in each phase, as a function of session time.

It is in position when a hold begins, because getting there is no part of the hold.

    get ready    stand -> ready                     ... -> hold
    switch       hold  -> switch -> ready (other)   ... -> hold
    rest         hold  -> ready                     ... -> hold
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from calfbreak.domain.body.figure import SLIDES, Pose, blend, breathe
from calfbreak.domain.body.poses import USUAL, posed, scene_of
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Frame, Phase, PhaseKind

MOVE, LONG_MOVE = 0.6, 1.2
"""Seconds from one pose to the next; the long one where somebody sits down, kneels, or moves both feet."""
_FAR, _FAR_FOOT = 0.12, 0.4
"""A hip, and a foot, that travel further make a move a long one."""


@dataclass(frozen=True, slots=True)
class Way:
    """The poses of a phase in order, and how long each move takes. The last move ends with the phase."""

    stations: tuple[Pose, ...]
    moves: tuple[float, ...]

    def at(self, passed: float, lasts: float) -> Pose:
        """The pose `passed` seconds into a phase that lasts so long."""
        if not self.moves or lasts <= 0:
            return self.stations[-1]
        shortened = self._shortened(lasts)
        last = self.moves[-1] * shortened
        if passed >= lasts - last:
            return blend(self.stations[-2], self.stations[-1], (passed - (lasts - last)) / last)
        for number, move in enumerate(self.moves[:-1]):
            if passed < move * shortened:
                return blend(self.stations[number], self.stations[number + 1], passed / (move * shortened))
            passed -= move * shortened
        return self.stations[-2]

    def moving(self, passed: float, lasts: float, within: float) -> bool:
        """Whether the figure is between two poses, or will be `within` seconds."""
        if not self.moves:
            return False
        shortened = self._shortened(lasts)
        return passed <= sum(self.moves[:-1]) * shortened or lasts - passed <= self.moves[-1] * shortened + within

    def _shortened(self, lasts: float) -> float:
        """What all moves are shortened by to fit, with a moment of rest before the last."""
        return min(1.0, lasts / (sum(self.moves) + MOVE / 2))


def pose_at(frame: Frame, poses: Mapping[str, str], *, things: Things = USUAL, motion: bool = True) -> Pose:
    """What the figure does at this moment of a session.

    `poses` names the poses `ready`, `hold` and `switch` of the stretch, and `stand` where it is not the usual one.
    Without motion the figure is in one pose for the whole phase.
    """
    phase = frame.phase
    if not motion:
        return _still(phase, poses, things)
    passed = phase.lasts - frame.left
    if phase.kind is PhaseKind.HOLD:
        return breathe(posed(poses["hold"], phase.side, things), passed)
    return _way(phase.kind, phase.side, tuple(poses.items()), things).at(passed, phase.lasts)


def under_way(frame: Frame, poses: Mapping[str, str], *, within: float = 0.0) -> bool:
    """Whether the figure is between two poses at this moment, or will be `within` seconds."""
    phase = frame.phase
    if phase.kind in (PhaseKind.HOLD, PhaseKind.DONE):
        return False
    way = _way(phase.kind, phase.side, tuple(poses.items()), USUAL)
    return way.moving(phase.lasts - frame.left, phase.lasts, within)


def _still(phase: Phase, poses: Mapping[str, str], things: Things) -> Pose:
    name = {PhaseKind.HOLD: "hold", PhaseKind.SWITCH: "switch", PhaseKind.DONE: "stand"}.get(phase.kind, "ready")
    return posed(poses.get(name, "stand"), phase.side, things)


@lru_cache(maxsize=64)
def _way(kind: PhaseKind, side: Side, poses: tuple[tuple[str, str], ...], things: Things) -> Way:
    names = dict(poses)
    stand = posed(names.get("stand", "stand"), side, things)
    ready, hold = posed(names["ready"], side, things), posed(names["hold"], side, things)
    match kind:
        case PhaseKind.GET_READY:
            seated = (posed(names["switch"], side, things),) if scene_of(names["hold"]) is Scene.CHAIR else ()
            stations: tuple[Pose, ...] = (stand, *seated, ready, hold)  # one sits down before one puts a leg out
        case PhaseKind.SWITCH:
            before = posed(names["hold"], Side.RIGHT if side is Side.LEFT else Side.LEFT, things)
            stations = (before, posed(names["switch"], side, things), ready, hold)
        case PhaseKind.REST:
            stations = (hold, ready, hold)
        case _:
            stations = (stand,)
    return Way(stations, tuple(_lasts(start, end) for start, end in pairwise(stations)))


def _lasts(start: Pose, end: Pose) -> float:
    travel = [(new.ball - old.ball).length for old, new in ((start.near, end.near), (start.far, end.far))]
    long = min(travel) > SLIDES or max(travel) > _FAR_FOOT or (end.pelvis - start.pelvis).length > _FAR
    return LONG_MOVE if long else MOVE
