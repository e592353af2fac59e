"""A stretch as data: what it is, what one needs, and its prescription."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from calfbreak.domain.history.records import Side


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
    """Things around the person: wall, chair, floor, step, rail, calf board; others are taken to be there."""
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
    picture: str = ""
    """The file of a picture that is shown in place of the figure."""
    picture_words: str = ""
    """What is to be seen in it, for those who do not see it."""

    def prescribed(self, hold: float, repetitions: int) -> Stretch:
        """The same stretch with the hold (seconds) and the repetitions that a person chose; 0 = its own."""
        own = self.prescription
        return replace(
            self, prescription=replace(own, hold=hold or own.hold, repetitions=repetitions or own.repetitions)
        )

    def missing(self, equipment: Collection[str]) -> tuple[str, ...]:
        """What of its needs there is not. A thing that nobody is asked about is taken to be there."""
        return tuple(each for each in self.needs if each in ASKED_ABOUT and each not in equipment)


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
    repetitions: tuple[int, ...] = ()
    """Holds for each leg, for each of them, where the routine says so; 0 = as the stretch itself says."""


@dataclass(frozen=True, slots=True)
class Dose:
    """What a person holds of one stretch, or in one routine, whatever others say. 0 = nothing is chosen."""

    hold: float = 0
    """Seconds."""
    repetitions: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session guides through: a stretch alone, or those of a routine."""

    id: str
    """Of the stretch or the routine."""
    name: str
    stretches: tuple[Stretch, ...]
    repetitions: tuple[int, ...] = ()
    """Those of the routine, as there."""

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """Of its stretches, in order."""
        return tuple(stretch.prescription for stretch in self.stretches)

    def prescribed(self, hold: float, repetitions: int, doses: Mapping[str, Dose] = MappingProxyType({})) -> Plan:
        """The same plan with the hold (seconds) and the repetitions that a person chose; 0 = those of each stretch.

        What was chosen for this very plan comes first, then what its routine says, then what was chosen for a stretch
        of it, then what was chosen for all.
        """
        whole = doses.get(self.id, Dose())
        stretches = []
        for each, said in zip(self.stretches, self.repetitions or (0,) * len(self.stretches), strict=True):
            dose = doses.get(each.id, Dose())
            times = whole.repetitions or said or dose.repetitions or repetitions
            stretches.append(each.prescribed(whole.hold or dose.hold or hold, times))
        return replace(self, stretches=tuple(stretches))

    def decided_for_all(self, hold: float, repetitions: int, doses: Mapping[str, Dose]) -> Dose:
        """What of that which was chosen for all stretches (see `prescribed`) holds here, as long as nothing is chosen
        for this very plan; 0 where the plan is as it says itself.
        """
        others = {each: dose for each, dose in doses.items() if each != self.id}
        own = self.prescribed(0, 0, others).prescriptions
        now = self.prescribed(hold, repetitions, others).prescriptions
        pairs = tuple(zip(own, now, strict=True))
        return Dose(
            hold if any(a.hold != b.hold for a, b in pairs) else 0,
            repetitions if any(a.repetitions != b.repetitions for a, b in pairs) else 0,
        )

    @property
    def hold(self) -> float | None:
        """Seconds that each hold lasts; None if they differ."""
        holds = {each.hold for each in self.prescriptions}
        return holds.pop() if len(holds) == 1 else None

    def missing(self, equipment: Collection[str]) -> tuple[str, ...]:
        """What it needs and there is not, each thing once."""
        return tuple(dict.fromkeys(thing for each in self.stretches for thing in each.missing(equipment)))


USUAL, ROTATE = "wall-straight", "rotate"
"""The stretch that needs no more than a wall; and the word for another one each time."""
ASKED_ABOUT = frozenset({"wall", "chair", "floor", "mat", "step", "rail", "calf board"})
"""The things of which a person can say whether they have them."""
USUALLY_THERE = frozenset({"wall", "chair", "floor", "mat"})
"""What is found in every office."""


def plan_of(
    identity: str,
    stretches: Mapping[str, Stretch],
    routines: Mapping[str, Routine],
    *,
    turn: int = 0,
    equipment: Collection[str] = USUALLY_THERE,
) -> Plan | None:
    """The plan with this id; for `rotate` another one at each turn, of those that can be done with this equipment.

    None if there is none, or a stretch of it is gone. `turn` counts the sessions.
    """
    if identity == ROTATE:
        offered = [each for each in stretches.values() if not each.missing(equipment)]
        return alone(offered[turn % len(offered)]) if offered else None
    if identity in stretches:
        return alone(stretches[identity])
    routine = routines.get(identity)
    if routine is None or not all(each in stretches for each in routine.stretches):
        return None
    return Plan(routine.id, routine.name, tuple(stretches[each] for each in routine.stretches), routine.repetitions)


def to_begin_with(stretches: Mapping[str, Stretch], equipment: Collection[str], *wished: str) -> str:
    """The id of the first wished one that can be done with this equipment, or of the usual one, or of any other."""
    possible = [each.id for each in stretches.values() if not each.missing(equipment)]
    return next((each for each in (*wished, USUAL) if each in possible), next(iter(possible or stretches)))


def alone(stretch: Stretch) -> Plan:
    """The plan of this stretch and no other."""
    return Plan(stretch.id, stretch.name, (stretch,))
