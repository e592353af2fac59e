"""A stretch as data: what it is, what one needs, and its prescription."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from calfbreak.domain.records import Side


class Sides(StrEnum):
    """How the legs take turns."""

    ALTERNATE = "alternate"
    BOTH = "both together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """How long, how often and in which order. Durations in seconds."""

    hold: float = 15
    repetitions: int = 3
    """Holds for each leg (or for both together)."""
    sides: Sides = Sides.ALTERNATE
    get_ready: float = 5
    switch: float = 5
    """Time to change legs, when the legs alternate."""
    rest: float = 5
    """Time between two holds of both legs together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One stretch of the catalogue (a file in assets/stretches)."""

    id: str
    name: str
    muscles: tuple[str, ...]
    needs: tuple[str, ...]
    """Things around the person: wall, step, rail, calf board, chair."""
    steps: tuple[str, ...]
    """What to do, in words, in order."""
    cue: str
    """One sentence shown during a hold."""
    ready_cue: str
    """One sentence shown while getting ready."""
    switch_cue: str
    """One sentence shown while changing legs."""
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    prescription: Prescription
    poses: dict[str, str]
    """Which pose of the figure belongs to `ready`, `hold` and `switch`, and to `stand` if it is not the usual one."""
    positions: dict[str, str] = field(default_factory=dict)
    """Where each leg is when it is stretched, as in "left leg back"; the leg alone where nothing is said."""

    def prescribed(self, hold: float, repetitions: int) -> Stretch:
        """The same stretch with the hold (seconds) and the repetitions that a person chose; 0 = its own."""
        own = self.prescription
        return replace(
            self, prescription=replace(own, hold=hold or own.hold, repetitions=repetitions or own.repetitions)
        )


def sides_of(prescription: Prescription) -> tuple[Side, ...]:
    """The leg of each hold, in order: left and right by turns, or both together."""
    if prescription.sides is Sides.BOTH:
        return (Side.BOTH,) * prescription.repetitions
    return (Side.LEFT, Side.RIGHT) * prescription.repetitions


@dataclass(frozen=True, slots=True)
class Routine:
    """Stretches that are done one after the other (a file in assets/routines)."""

    id: str
    name: str
    stretches: tuple[str, ...]
    """Their ids, in order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session guides through: a stretch alone, or those of a routine."""

    id: str
    """Of the stretch or the routine."""
    name: str
    stretches: tuple[Stretch, ...]

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """Of its stretches, in order."""
        return tuple(stretch.prescription for stretch in self.stretches)

    def prescribed(self, hold: float, repetitions: int) -> Plan:
        """The same plan with the hold (seconds) and the repetitions that a person chose; 0 = those of each stretch."""
        return replace(self, stretches=tuple(each.prescribed(hold, repetitions) for each in self.stretches))


USUAL, ROTATE = "wall-straight", "rotate"
"""The stretch that needs no more than a wall; and the word for another one each time."""
EVERYWHERE = frozenset({"wall", "chair"})
"""What is found in every office: `rotate` takes only stretches that need no more."""


def plan_of(
    identity: str, stretches: Mapping[str, Stretch], routines: Mapping[str, Routine], *, turn: int = 0
) -> Plan | None:
    """The plan with this id; for `rotate` another one at each turn. None if there is none, or a stretch of it is gone.

    `turn` counts the sessions.
    """
    if identity == ROTATE:
        offered = [each for each in stretches.values() if EVERYWHERE.issuperset(each.needs)]
        return alone(offered[turn % len(offered)]) if offered else None
    if identity in stretches:
        return alone(stretches[identity])
    routine = routines.get(identity)
    if routine is None or not all(each in stretches for each in routine.stretches):
        return None
    return Plan(routine.id, routine.name, tuple(stretches[each] for each in routine.stretches))


def alone(stretch: Stretch) -> Plan:
    """The plan of this stretch and no other."""
    return Plan(stretch.id, stretch.name, (stretch,))
