"""The pictures of a phase, thirty a second in a move and half as many in a breath, arranged some way ahead.

Between two pictures the program sleeps, and after each sleep the processor has forgotten all that it worked with: to
work out one picture takes it three times as long as to work out one of many in a row. So they are worked out in a row.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from calfbreak.domain.body.figure import Pose, Skeleton, skeleton
from calfbreak.domain.body.motion import Way
from calfbreak.ui.figure_places import Arrangement

RATE = 30
"""Pictures a second while the figure moves."""
CALM_RATE = 15
"""The same while nothing moves but the breath and the countdown."""
AHEAD = 20
"""Pictures that are arranged at once: those of a short move."""
_EARLY = 0.02
"""What part of a picture's time a timer may be early."""


class Picture(NamedTuple):
    """What is seen of the figure at one moment."""

    pose: Pose
    body: Skeleton
    arranged: Arrangement


class Film:
    """The figure on its way through a phase that lasts so many seconds."""

    def __init__(self, way: Way, lasts: float, arrange: Callable[[Skeleton, Skeleton], Arrangement]) -> None:
        """`arrange` is given the body in a picture, and in the picture before."""
        self._way = way
        self._rate = CALM_RATE if way.breathes else RATE
        self._lasts = lasts
        self._rests, self._starts = way.rest(lasts)
        self._arrange = arrange
        self._pictures: dict[int, Picture] = {}

    def at(self, passed: float) -> Picture:
        """What is seen `passed` seconds into the phase: the same picture until the next one's time has come."""
        number = picture_number(passed, self._rate)
        if number not in self._pictures:
            self._go_on_from(number)
        return self._pictures[number]

    def moves(self, passed: float, within: float = 0.0) -> bool:
        """Whether the figure is between two poses then, or will be `within` seconds."""
        return not self._rests < passed < self._starts - within

    def _go_on_from(self, first: int) -> None:
        """The moves are kept, because they are made again; a breath only until the next one."""
        last = self._pictures.get(first - 1) or self._next(max(0, first - 1), None)
        if self._way.breathes:
            self._pictures.clear()
        for number in range(first, first + AHEAD):
            last = self._pictures[number] = self._next(number, last)

    def _next(self, number: int, before: Picture | None) -> Picture:
        """The picture of this number; the one before it, if the figure does not move."""
        pose = self._way.at(min(number / self._rate, self._lasts), self._lasts)
        if before is not None and before.pose == pose:
            return before
        body = skeleton(pose)
        return Picture(pose, body, self._arrange(body, before.body if before is not None else body))


def picture_number(passed: float, rate: float) -> int:
    """Which picture of `rate` a second is seen `passed` seconds after the first."""
    return math.floor(passed * rate + _EARLY)


def until_next(passed: float, rate: float) -> float:
    """Seconds from then until the next picture."""
    return (picture_number(passed, rate) + 1) / rate - passed
