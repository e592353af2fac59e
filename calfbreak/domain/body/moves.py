"""How one pose becomes another, and how somebody looks alive who only holds one."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from calfbreak.domain.body.figure import BALL, Foot, Point, Pose, tilted

STEP_LIFT = 0.03
"""How high the ball of the foot is lifted when a foot moves a whole step."""
STEP_PITCH = 35.0
"""How far the heel rises above the toes on the way, degrees."""
FIRST_FOOT = 0.5
"""Where both feet travel, the part of the time that each of them takes: one stands while the other goes."""
SLIDES, STEPS = 0.03, 0.1
"""A foot that moves less than the first slides; from the second on it makes a whole step."""
DIP = 0.012
"""How far the hip sinks while both feet travel: or else a leg would be too short half way, and snap straight."""
BOW, SITS = 33.0, 0.2
"""How far one bends forward on the way to a chair, degrees, and how far back the hip goes then: as much as keeps the
middle of the body above the feet until there is something to sit on.
"""
BREATH = 0.5
"""How far the trunk leans back with each breath, degrees."""
BREATH_STEPS = 7.5
"""Pictures of the breath in a second: it is so slow that more would only cost power."""


def ease(part: float) -> float:
    """Slow, fast, slow: 0 to 1 for 0 to 1."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


def blend(start: Pose, end: Pose, part: float) -> Pose:
    """The pose on the way from `start` to `end`, `part` (0 to 1) of the time through.

    Feet are lifted to move, and if both travel, one stands while the other goes. Who sits down bows meanwhile.
    """
    share = near = far = ease(part)
    travels = _stride(start.near, end.near).travel, _stride(start.far, end.far).travel
    dip = bow = 0.0
    if min(travels) > SLIDES:
        near, far = ease(part / FIRST_FOOT), ease((part - (1 - FIRST_FOOT)) / FIRST_FOOT)
        dip = DIP * math.sin(math.pi * share)
    elif max(travels) <= SLIDES:
        bow = _bow(start.pelvis, end.pelvis) * math.sin(math.pi * share)
    return Pose(
        pelvis=_between(start.pelvis, end.pelvis, share) - dip * 1j,
        lean=start.lean + (end.lean - start.lean) * share + bow,
        head=start.head + (end.head - start.head) * share,
        near=_step(start.near, end.near, near),
        far=_step(start.far, end.far, far),
        near_hand=_between(start.near_hand, end.near_hand, share),
        far_hand=_between(start.far_hand, end.far_hand, share),
    )


class _Stride(NamedTuple):
    """What is the same all the way of a foot from one place to another."""

    travel: float
    """How far its ball goes."""
    lift: float
    """How much of a whole step it makes, 0 to 1."""
    walks: bool
    """Its heel goes up before its toes, as in walking; a foot that will land on its heel goes toes first."""


@lru_cache(maxsize=64)
def _stride(start: Foot, end: Foot) -> _Stride:
    travel = abs(end.ball - start.ball)
    lift = min(1.0, max(0.0, (travel - SLIDES) / (STEPS - SLIDES)))
    return _Stride(travel, lift, end.pitch >= 0 and max(start.pitch, end.pitch) <= 90)


def _bow(start: Point, end: Point) -> float:
    """How far one bends forward, degrees, while the hip goes back over feet that stand: or else one would fall."""
    return BOW * min(1.0, max(0.0, start.real - end.real) / SITS)


def _between(start: Point, end: Point, share: float) -> Point:
    return start + (end - start) * share


def _step(start: Foot, end: Foot, share: float) -> Foot:
    """A foot on its way: one that travels is lifted, one that only tips turns about its ball; none sinks."""
    stride, height = _stride(start, end), max(0.0, math.sin(math.pi * share))
    rise = STEP_PITCH * stride.lift * height**0.6 if stride.walks else 0.0
    pitch = start.pitch + (end.pitch - start.pitch) * share + rise
    bend = start.bend + (end.bend - start.bend) * share + rise
    ball = _between(start.ball, end.ball, share) + STEP_LIFT * stride.lift * height * 1j
    foot = Foot(ball - tilted(-pitch) * BALL, pitch, bend)
    clear = 0.0 if stride.walks else STEP_LIFT * stride.lift * height  # what turns over would drag its toes
    sunk = max(0.0, clear - foot.lowest)
    return Foot(foot.heel + sunk * 1j, pitch, bend) if sunk else foot


def breathe(pose: Pose, seconds: float, left: float) -> Pose:
    """The same pose with the slow rise and fall of breath: one in four seconds, in steps too small to be seen.

    It fades in the last second (`left`), so that what comes next begins with the pose itself.
    """
    drawn, remaining = (math.floor(each * BREATH_STEPS) / BREATH_STEPS for each in (seconds, left))
    return pose._replace(lean=pose.lean - BREATH * min(1.0, remaining) * math.sin(math.tau * drawn / 4))
