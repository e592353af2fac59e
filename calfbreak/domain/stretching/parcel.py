"""A routine for somebody else: one file, with the stretches of their own from whoever wrote it.

It is the file of the routine, and after it a table `[own.ID]` for each of those stretches, which says what a file of
its own would say. What ships with the program is named by the routine and found where the file arrives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calfbreak.domain.stretching.stretch import Routine, Stretch
from calfbreak.domain.stretching.stretch_data import routine_of, stretch_in
from calfbreak.domain.stretching.stretch_table import Table

OWN = "own"
"""The table of the stretches that come with a routine."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A routine, and the stretches that come with it."""

    routine: Routine
    own: dict[str, Stretch]
    """By the ids that the routine knows them by; where they arrive they may get others."""


def is_routine(values: Mapping[str, Any]) -> bool:
    """Whether the table of a file is meant to be a routine's, not a stretch's."""
    return "stretches" in values and "steps" not in values


def parcel_of(identity: str, values: Mapping[str, Any], known: Mapping[str, Stretch]) -> Parcel:
    """What the table of the file `identity`.toml brings along, where these stretches are known. Raises BadStretch."""
    table = Table(f"{identity}.toml", "", values)
    own: dict[str, Stretch] = {}
    if table.has(OWN):
        inner = table.table(OWN)
        own = {each: stretch_in(each, inner.table(each)) for each in inner.keys}
    return Parcel(routine_of(identity, without_own(values), {**known, **own}), own)


def without_own(values: Mapping[str, Any]) -> dict[str, Any]:
    """The table of the routine alone."""
    return {key: value for key, value in values.items() if key != OWN}
