"""Two groups: do they differ by more than chance makes them differ?"""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.history.comparison import SELDOM, median, ranks_apart, shares_apart

figures = st.lists(st.floats(0, 50_000), min_size=1, max_size=30)


@pytest.mark.parametrize(("values", "middle"), [((3.0,), 3.0), ((9.0, 1.0, 2.0), 2.0), ((4.0, 1.0, 2.0, 90.0), 3.0)])
def test_the_value_in_the_middle(values: tuple[float, ...], middle: float) -> None:
    assert median(values) == middle


def test_all_pairs_won_by_one_group() -> None:
    assert ranks_apart([3, 4], [1, 2]) == pytest.approx((4 - 2) / math.sqrt(4 * 5 / 12))
    assert ranks_apart([5.0], [5.0]) == 0.0, "a pair of equals is won by half"


@given(figures, figures)
def test_groups_change_sides_and_outliers_weigh_no_more_than_others(one: list[float], other: list[float]) -> None:
    assert ranks_apart(one, other) == pytest.approx(-ranks_apart(other, one))
    largest = max(*one, *other)
    raised = [value * 1000 if value == largest else value for value in one]
    assert ranks_apart(raised, [value * 1000 if value == largest else value for value in other]) == pytest.approx(
        ranks_apart(one, other)
    )


def test_chance_is_called_a_finding_as_seldom_as_promised() -> None:
    """Every way in which ten different figures fall into two groups of five: chance itself, counted out."""
    splits = list(combinations(range(10), 5))
    found = sum(abs(ranks_apart(split, [n for n in range(10) if n not in split])) >= SELDOM for split in splits)
    assert 0 < found / len(splits) <= 0.02


def test_shares() -> None:
    assert shares_apart(5, 10, 15, 30) == 0.0
    assert shares_apart(0, 10, 0, 10) == 0.0, "nothing on both sides"
    assert shares_apart(15, 30, 2, 20) == -shares_apart(2, 20, 15, 30) > SELDOM
    assert abs(shares_apart(0, 200, 1, 10)) < SELDOM, "one of ten is no finding"
