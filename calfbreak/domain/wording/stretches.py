"""Stretches and routines as things that one chooses and writes: what they need, how long they take."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from calfbreak.domain.stretching.session import duration as lasts
from calfbreak.domain.stretching.stretch import ROTATE, Plan, Prescription, Routine, Sides, Stretch, plan_of
from calfbreak.domain.translation import mark, tr, trn
from calfbreak.domain.wording.durations import exact_duration

MUSCLES = (
    mark("gastrocnemius"),
    mark("soleus"),
    mark("hamstrings"),
    mark("rectus femoris"),
    mark("iliopsoas"),
)
"""Those that the figure can show."""
THINGS = (mark("wall"), mark("chair"), mark("floor"), mark("step"), mark("rail"), mark("calf board"))
"""Those of which one can say whether there are any."""


def listed(things: Sequence[str]) -> str:
    """`wall, chair`, in the person's language."""
    return tr(", ").join(tr(each) for each in things)


def stretch_line(muscles: Sequence[str], needs: Sequence[str]) -> str:
    """Below the name of a stretch: `Stretches: soleus. Needs: wall.`"""
    if needs:
        words = tr("Stretches: {muscles}. Needs: {things}.")
        return words.format(muscles=listed(muscles), things=listed(needs))
    return tr("Stretches: {muscles}. Needs nothing.").format(muscles=listed(muscles))


def prescription_line(prescription: Prescription) -> str:
    """`3 holds of 15 s on each leg, 2 min in all.`"""
    number = prescription.repetitions
    if prescription.sides is Sides.BOTH:
        words = trn(
            "{number} hold of {hold} with both legs, {whole} in all.",
            "{number} holds of {hold} with both legs, {whole} in all.",
            number,
        )
    else:
        words = trn(
            "{number} hold of {hold} on each leg, {whole} in all.",
            "{number} holds of {hold} on each leg, {whole} in all.",
            number,
        )
    whole = exact_duration(lasts(prescription))
    return words.format(number=number, hold=exact_duration(prescription.hold), whole=whole)


def routine_line(plan: Plan) -> str:
    """`2 stretches, 4 min in all.`"""
    number = len(plan.stretches)
    words = trn("{number} stretch, {whole} in all.", "{number} stretches, {whole} in all.", number)
    return words.format(number=number, whole=exact_duration(lasts(*plan.prescriptions)))


def part_line(name: str, prescription: Prescription) -> str:
    """A stretch in a routine: `Wall calf stretch · 2 min`."""
    return tr("{stretch} · {time}").format(stretch=tr(name), time=exact_duration(lasts(prescription)))


def lacking(missing: Sequence[str]) -> str:
    """Why it cannot be done: `You have said that you have no calf board.`"""
    return tr("You cannot do this one where you are. Missing, as you have set it: {things}.").format(
        things=listed(missing)
    )


def remarks(*, own: bool, missing: Sequence[str], chosen: bool) -> str:
    """What is to be said of a stretch in a list: `chosen, your own, missing: calf board`."""
    said = [tr("chosen")] if chosen else []
    said += [tr("your own")] if own else []
    said += [tr("missing: {things}").format(things=listed(missing))] if missing else []
    return tr(", ").join(said)


def choices(
    stretches: Mapping[str, Stretch], routines: Mapping[str, Routine], equipment: Collection[str], chosen: str
) -> tuple[tuple[str, str], ...]:
    """Id and name of all that can be done with this equipment; the chosen one also if it cannot, marked."""
    plans = (plan_of(each, stretches, routines) for each in (*stretches, *routines))
    offered = [
        (plan.id, entry(tr(plan.name), own=False, possible=not plan.missing(equipment), chosen=False))
        for plan in plans
        if plan and (plan.id == chosen or not plan.missing(equipment))
    ]
    return (*offered, (ROTATE, tr("Another one each time")))


def entry(name: str, *, own: bool, possible: bool, chosen: bool) -> str:
    """A line of the list of stretches, with what is to be said of it in a word."""
    if chosen:
        return tr("{name} ✓").format(name=name)
    if not possible:
        return tr("{name} (not here)").format(name=name)
    return tr("{name} (yours)").format(name=name) if own else name


def entry_for_ears(name: str, *, own: bool, possible: bool, chosen: bool) -> str:
    """The same for a screen reader, in full."""
    said = [name, *([tr("chosen")] if chosen else []), *([tr("your own")] if own else [])]
    return tr(", ").join(said if possible else [*said, tr("cannot be done with what you have")])
