"""How much room words need beside a plot, as the window measured it."""

from __future__ import annotations

from collections.abc import Sequence

from calfbreak.domain.history.chart import Look, Sheet, Tick

AVERAGE = 0.6
"""Width of a letter in its heights, for words that nobody measured."""
GAP = 0.8
"""Between the axis and its words, and as much as the last letter may lean out, in heights of a letter."""


def width_of(words: str, sheet: Sheet, look: Look) -> float:
    """How wide these words are, px."""
    measured = dict(sheet.measured)
    return measured.get(words, AVERAGE * look.pixels * len(words))


def room_beside(ticks: Sequence[Tick], sheet: Sheet, look: Look, *, least: float) -> float:
    """The room beside an upright axis for the widest of its words, in heights of a letter; no less than `least`."""
    widest = max((width_of(tick.label, sheet, look) for tick in ticks), default=0.0)
    return max(least, GAP + widest / look.pixels)
