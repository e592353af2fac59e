"""What the person can be guided through: every stretch and routine that is known, and which one is meant."""

from __future__ import annotations

from collections.abc import Mapping

from calfbreak.domain.settings import Settings
from calfbreak.domain.stretch import USUAL, Plan, Routine, Stretch, alone, plan_of


class Repertoire:
    """Stretches and routines by id. There is always at least one stretch."""

    def __init__(self, stretches: Mapping[str, Stretch], routines: Mapping[str, Routine]) -> None:
        self.stretches = stretches
        self.routines = routines

    @property
    def ids(self) -> tuple[str, ...]:
        """All that can be asked for by id."""
        return (*self.stretches, *self.routines)

    def knows(self, identity: str) -> bool:
        """Whether there is a stretch or routine with this id."""
        return plan_of(identity, self.stretches, self.routines) is not None

    def plan(self, identity: str, settings: Settings, turn: int) -> Plan:
        """The stretch or routine with this id (the chosen one, if empty or unknown), as prescribed in the settings.

        `turn` counts the sessions so far: who wants another stretch each time gets the next one.
        """
        for each in (identity, settings.stretch, USUAL):
            if found := plan_of(each, self.stretches, self.routines, turn=turn):
                break
        else:
            found = alone(next(iter(self.stretches.values())))
        return found.prescribed(settings.hold, settings.repetitions)
