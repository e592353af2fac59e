"""What the person can be guided through: every stretch and routine that is known, and which one is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.stretching.stretch import ROTATE, USUAL, Dose, Plan, Routine, Stretch, plan_of
from calfbreak.domain.wording import stretch_gone, stretch_not_possible


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

        In place of a chosen one that has vanished, or cannot be done with what there is, comes one that can, if there
        is any. `turn` counts the sessions so far: who wants another stretch each time gets the next one.
        """
        equipment = settings.equipment

        def known(*identities: str) -> Iterator[Plan]:
            for each in identities:
                if plan := plan_of(each, self.stretches, self.routines, turn=turn, equipment=equipment):
                    yield plan

        usual = (settings.stretch, USUAL, *self.ids)
        possible = (each for each in known(*usual) if not each.missing(equipment))
        return self._prescribed(next(chain(known(identity), possible, known(*usual))), settings)

    def why_another(self, settings: Settings, used: Plan) -> str:
        """Why the plan that is used is not the one of the settings, or cannot be done; nothing if all is well."""
        if not self.knows(settings.stretch):
            return stretch_gone(settings.stretch, used.name)
        if used.missing(settings.equipment):
            return stretch_not_possible(used.name, used.name)
        chosen = self.known_plan(settings.stretch, settings)
        if chosen is None or chosen.id == used.id:  # there is none where it is another one each time
            return ""
        return stretch_not_possible(chosen.name, used.name)

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
