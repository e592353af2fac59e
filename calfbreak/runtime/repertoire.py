"""What the person can be guided through: every stretch and routine that is known, and which one is meant."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.stretching.stretch import ROTATE, USUAL, Dose, Plan, Routine, Stretch, alone, plan_of


class Repertoire:
    """Stretches and routines by id. There is always at least one stretch."""

    def __init__(
        self,
        stretches: Mapping[str, Stretch],
        routines: Mapping[str, Routine],
        doses: Mapping[str, Dose] = MappingProxyType({}),
    ) -> None:
        """`doses` are what the person holds of single stretches and routines, by id."""
        self.stretches = stretches
        self.routines = routines
        self.doses = doses

    @property
    def ids(self) -> tuple[str, ...]:
        """All that can be asked for by id."""
        return (*self.stretches, *self.routines)

    def knows(self, identity: str) -> bool:
        """Whether there is a stretch or routine with this id."""
        return plan_of(identity, self.stretches, self.routines) is not None or identity == ROTATE

    def plan(self, identity: str, settings: Settings, turn: int) -> Plan:
        """The stretch or routine with this id (the chosen one, if empty or unknown), as prescribed in the settings.

        `turn` counts the sessions so far: who wants another stretch each time gets the next one of those that can be
        done with what there is.
        """
        for each in (identity, settings.stretch, USUAL):
            found = plan_of(each, self.stretches, self.routines, turn=turn, equipment=settings.equipment)
            if found:
                break
        else:
            found = alone(next(iter(self.stretches.values())))
        return self._prescribed(found, settings)

    def known_plan(self, identity: str, settings: Settings) -> Plan | None:
        """The stretch or routine with exactly this id, as prescribed in the settings; None if there is none."""
        found = plan_of(identity, self.stretches, self.routines)
        return self._prescribed(found, settings) if found else None

    def offered(self, settings: Settings) -> tuple[Plan, ...]:
        """Every stretch and routine that can be done with what there is, as prescribed; the stretches first."""
        plans = (self.known_plan(each, settings) for each in self.ids)
        return tuple(each for each in plans if each and not each.missing(settings.equipment))

    def _prescribed(self, plan: Plan, settings: Settings) -> Plan:
        return plan.prescribed(settings.hold, settings.repetitions, self.doses)
