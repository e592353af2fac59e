"""The poses that the figure knows, by the names that the stretches' files use, and the way through them in a session.

A pose is written for one leg behind; `posed` gives it to the left or the right leg. What the figure does in each phase
is a function of session time: it is in position when a hold begins, because getting there is no part of the hold.

    get ready    stand -> ready                     ... -> hold
    switch       hold  -> switch -> ready (other)   ... -> hold
    rest         hold  -> ready                     ... -> hold
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from calfbreak.domain.figure import WALL, Foot, Point, Pose, blend, breathe
from calfbreak.domain.records import Side
from calfbreak.domain.session import Frame, Phase, PhaseKind

MOVE = 0.6
"""Seconds from one pose to the next."""

_WRIST = WALL - 0.02
_STAND = Pose(
    pelvis=Point(-0.032, 0.527), lean=1, near=Foot(Point(-0.078, 0)), far=Foot(Point(-0.06, 0)),
    near_hand=Point(-0.002, 0.497), far_hand=Point(0.03, 0.505),
)  # fmt: skip

POSES: dict[str, Pose] = {
    "stand": _STAND,
    "wall-straight-ready": Pose(
        pelvis=Point(-0.078, 0.494), lean=10, head=2, near=Foot(Point(-0.4025, 0.0872), 35),
        far=Foot(Point(-0.06, 0)), near_hand=Point(_WRIST, 0.775), far_hand=Point(_WRIST, 0.795),
    ),
    "wall-straight-hold": Pose(
        pelvis=Point(-0.147, 0.4637), lean=24, head=12, near=Foot(Point(-0.43, 0)),
        far=Foot(Point(-0.06, 0)), near_hand=Point(_WRIST, 0.755), far_hand=Point(_WRIST, 0.775),
    ),
    "wall-straight-switch": Pose(
        pelvis=Point(-0.045, 0.52), lean=5, near=Foot(Point(-0.06, 0)), far=Foot(Point(-0.06, 0)),
        near_hand=Point(_WRIST, 0.775), far_hand=Point(_WRIST, 0.795),
    ),
}  # fmt: skip
"""Each with the near (right) leg behind, where one is."""


@lru_cache(maxsize=64)
def posed(name: str, side: Side) -> Pose:
    """The pose called `name` with this leg behind. Raises KeyError if there is no such pose."""
    pose = POSES[name]
    return replace(pose, near=pose.far, far=pose.near) if side is Side.LEFT else pose


def pose_at(frame: Frame, poses: Mapping[str, str], *, motion: bool = True) -> Pose:
    """What the figure does at this moment of a session.

    `poses` names the poses `ready`, `hold` and `switch` of the stretch. Without motion it is in one pose for the
    whole phase.
    """
    phase = frame.phase
    passed = phase.lasts - frame.left
    if not motion:
        return _still(phase, poses)
    if phase.kind is PhaseKind.HOLD:
        return breathe(posed(poses["hold"], phase.side), passed)
    return _under_way(_stations(phase, poses), passed, phase.lasts)


def _still(phase: Phase, poses: Mapping[str, str]) -> Pose:
    match phase.kind:
        case PhaseKind.HOLD:
            return posed(poses["hold"], phase.side)
        case PhaseKind.GET_READY | PhaseKind.REST:
            return posed(poses["ready"], phase.side)
        case PhaseKind.SWITCH:
            return posed(poses["switch"], phase.side)
        case PhaseKind.DONE:
            return POSES["stand"]


def _stations(phase: Phase, poses: Mapping[str, str]) -> tuple[Pose, ...]:
    """The poses of a phase in order. The last is reached at its end, the others one after another from its start."""
    ready, hold = posed(poses["ready"], phase.side), posed(poses["hold"], phase.side)
    match phase.kind:
        case PhaseKind.GET_READY:
            return (POSES["stand"], ready, hold)
        case PhaseKind.SWITCH:
            before = posed(poses["hold"], Side.RIGHT if phase.side is Side.LEFT else Side.LEFT)
            return (before, posed(poses["switch"], phase.side), ready, hold)
        case PhaseKind.REST:
            return (hold, ready, hold)
        case _:
            return (POSES["stand"],)


def under_way(frame: Frame, *, within: float = 0.0) -> bool:
    """Whether the figure is between two poses at this moment, or will be `within` seconds."""
    moves = _MOVES.get(frame.phase.kind, 0)
    if not moves:
        return False
    move = min(MOVE, frame.phase.lasts / (moves + 1))
    passed = frame.phase.lasts - frame.left
    return passed <= move * (moves - 1) or frame.left <= move + within


def _under_way(stations: tuple[Pose, ...], passed: float, lasts: float) -> Pose:
    moves = len(stations) - 1
    if moves < 1 or lasts <= 0:
        return stations[-1]
    move = min(MOVE, lasts / (moves + 1))
    if passed >= lasts - move:
        return blend(stations[-2], stations[-1], (passed - (lasts - move)) / move)
    number = min(int(passed / move), moves - 1)
    if number == moves - 1:
        return stations[-2]
    return blend(stations[number], stations[number + 1], passed / move - number)


_MOVES = {PhaseKind.GET_READY: 2, PhaseKind.SWITCH: 3, PhaseKind.REST: 2}
"""How often the figure goes from one pose to the next in a phase; see `_stations`."""
