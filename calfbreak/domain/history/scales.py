"""Where an axis is marked: few steps, round numbers, and an end at or above the largest value."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from calfbreak.domain.history.chart import Tick

MOST_STEPS = 5


def ticks_up_to(largest: float, steps: Sequence[float], words: Callable[[float], str]) -> tuple[Tick, ...]:
    """From 0 to `largest` or a little beyond, in the smallest of `steps` that needs no more than `MOST_STEPS`.

    The last of `steps` is doubled as often as is necessary.
    """
    return ticks_between(0.0, max(largest, steps[0]), steps, words)


def ticks_between(
    least: float, largest: float, steps: Sequence[float], words: Callable[[float], str]
) -> tuple[Tick, ...]:
    """The same from a multiple of the step at or below `least`."""
    found = next((step for step in steps if (largest - least) / step <= MOST_STEPS), steps[-1])
    while (largest - least) / found > MOST_STEPS:
        found *= 2
    first, last = math.floor(least / found), math.ceil(largest / found)
    return tuple(Tick(number * found, words(number * found)) for number in range(first, last + 1))
