"""Whether two groups of figures differ: enough to matter, and more than chance would make them.

Theory. Figures of days are skewed (one day of twelve hours among many of six), so groups are compared by their medians,
and by the rank test of Mann and Whitney (Annals of Mathematical Statistics 1947; 18: 50-60): of all pairs with one
figure from each group, in how many is the first the larger one? By chance in half of them, give or take

    sqrt(m n (m + n + 1) / 12)        for groups of m and n

Shares are compared by their difference, which by chance is 0, give or take sqrt(p (1 - p) (1 / m + 1 / n)), p being the
share of both groups together. Counts are whole, so (1 / m + 1 / n) / 2 of the difference counts for nothing (Yates,
Supplement to the Journal of the Royal Statistical Society 1934; 1: 217-235): one reminder of ten is no finding.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

SELDOM = 2.33
"""How many "give or take" a difference must be, so that chance alone makes it in one case of fifty."""
SELDOM_OF_SEVEN = 2.99
"""The same for the most striking one of seven groups."""


def median(values: Sequence[float]) -> float:
    """The value in the middle. (The one of the standard library brings decimal numbers along, a megabyte of them.)"""
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def ranks_apart(one: Sequence[float], other: Sequence[float]) -> float:
    """How far from chance two groups are, in "give or take"; above zero if `one` is the larger. Neither is empty."""
    ordered = sorted(other)
    won = sum(bisect_left(ordered, value) + bisect_right(ordered, value) for value in one) / 2
    pairs = len(one) * len(other)
    return (won - pairs / 2) / math.sqrt(pairs * (len(one) + len(other) + 1) / 12)


def shares_apart(some: int, of: int, others: int, of_others: int) -> float:
    """The same for two shares, `some` of `of` and `others` of `of_others`. Neither group is empty."""
    together, grain = (some + others) / (of + of_others), 1 / of + 1 / of_others
    difference = some / of - others / of_others
    give_or_take = math.sqrt(together * (1 - together) * grain)
    return math.copysign(max(0.0, abs(difference) - grain / 2), difference) / give_or_take if give_or_take else 0.0
