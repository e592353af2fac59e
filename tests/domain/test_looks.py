"""Another figure each day: fair dice without chance, and what was chosen stays."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, product

import pytest

from calfbreak.domain.body.looks import DAILY, Hair, Looks, Skin, looks_on
from calfbreak.domain.settings.settings import description_of

DAYS = [date(2026, 1, 1) + timedelta(days) for days in range(3650)]


def test_over_ten_years_every_figure_comes_about_equally_often() -> None:
    seen = Counter(looks_on(day) for day in DAYS)
    assert set(seen) == {Looks(skin, hair) for skin, hair in product(Skin, Hair)}
    assert min(seen.values()) > 0.85 * len(DAYS) / len(seen)


def test_the_days_follow_no_pattern() -> None:
    """A tone is as often followed by the same as by any other."""
    tones = [looks_on(day).skin for day in DAYS]
    again = sum(one is two for one, two in pairwise(tones))
    assert 0.15 < again / len(DAYS) < 0.25
    for apart in (7, 28, 365):
        same = sum(one is two for one, two in zip(tones, tones[apart:], strict=False))
        assert 0.14 < same / len(DAYS) < 0.26, apart


def test_the_same_day_is_the_same_figure() -> None:
    assert looks_on(date(2026, 11, 22)) == looks_on(date(2026, 11, 22)) == Looks(Skin.DARK, Hair.TIED)


@pytest.mark.parametrize("skin", Skin)
def test_what_was_chosen_stays(skin: Skin) -> None:
    figures = {looks_on(day, skin=skin.value) for day in DAYS[:60]}
    assert figures == {Looks(skin, Hair.SHORT), Looks(skin, Hair.TIED)}
    assert {looks_on(day, skin=skin.value, hair="tied") for day in DAYS[:60]} == {Looks(skin, Hair.TIED)}


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="green"):
        looks_on(DAYS[0], skin="green")


@pytest.mark.parametrize(("key", "kinds"), [("skin", Skin), ("hair", Hair)])
def test_the_settings_offer_just_these(key: str, kinds: type[Skin | Hair]) -> None:
    offered = [value for value, _ in description_of(key).choices]
    assert offered == [DAILY, *(kind.value for kind in kinds)]
