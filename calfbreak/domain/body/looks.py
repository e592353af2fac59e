"""Who the figure is: one of several skin tones and of two hair styles, another one each day, or the same always.

Chance has no place in the rules, so the day itself is the dice: its name, mixed well. The same day shows the same
figure on every computer and after every restart, and over the years all of them come about equally often.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from zlib import crc32

DAILY = "daily"
"""The setting's word for another one each day."""


class Skin(StrEnum):
    """A skin tone, as the setting `skin` names it, from the palest to the darkest."""

    PALE = "pale"
    LIGHT = "light"
    OLIVE = "olive"
    BROWN = "brown"
    DARK = "dark"


class Hair(StrEnum):
    """A hair style, as the setting `hair` names it."""

    SHORT = "short"
    TIED = "tied"


@dataclass(frozen=True, slots=True)
class Looks:
    """What the figure looks like."""

    skin: Skin = Skin.LIGHT
    hair: Hair = Hair.SHORT


def looks_on(day: date, *, skin: str = DAILY, hair: str = DAILY) -> Looks:
    """The figure of this day, with what was chosen for good. Raises ValueError for an unknown tone or style."""
    return Looks(
        _of_the_day(tuple(Skin), day, "skin") if skin == DAILY else Skin(skin),
        _of_the_day(tuple(Hair), day, "hair") if hair == DAILY else Hair(hair),
    )


_T = TypeVar("_T")


def _of_the_day(choices: tuple[_T, ...], day: date, what: str) -> _T:
    return choices[crc32(f"{what} {day.isoformat()}".encode()) % len(choices)]
