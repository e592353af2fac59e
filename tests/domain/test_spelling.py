"""What is asked back when a word is not known: only what somebody can have meant."""

from __future__ import annotations

import pytest

from calfbreak.domain.settings.settings import DESCRIPTIONS, suggestion
from calfbreak.domain.spelling import meant

SETTINGS = [each.key for each in DESCRIPTIONS]


@pytest.mark.parametrize(
    ("written", "key"),
    [("intervall", "interval"), ("them", "theme"), ("hodl", "hold"), ("break-after", "break_after")],
)
def test_a_slip_is_recognised(written: str, key: str) -> None:
    assert meant(written, SETTINGS) == key
    assert suggestion(written) == key


@pytest.mark.parametrize("written", ["bogus", "x", "", "colour", "network", "calendar", "wall"])
def test_a_word_that_is_near_nothing_is_no_slip(written: str) -> None:
    assert meant(written, SETTINGS) == ""
