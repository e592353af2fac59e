"""All stretches and routines that are known, those that ship and those that a person has made."""

from __future__ import annotations

from dataclasses import dataclass, field

from calfbreak.domain.stretching.stretch import Dose, Routine, Stretch


@dataclass(frozen=True, slots=True)
class Catalog:
    """All stretches and routines, by id, and what is wrong with files that were left out."""

    stretches: dict[str, Stretch]
    routines: dict[str, Routine]
    problems: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    """The ids of the stretches and routines that the person has made."""
    doses: dict[str, Dose] = field(default_factory=dict)
    """What the person holds of single stretches and routines, where it differs from what these say."""

    @property
    def names(self) -> dict[str, str]:
        """The name of each stretch and routine, by id."""
        names = {each.id: each.name for each in self.stretches.values()}
        return names | {each.id: each.name for each in self.routines.values()}
