"""The knee-to-wall check: what is measured, and what may be said of it.

With the foot flat on the floor and the knee just touching the wall, the distance from the big toe to the wall says how
far the ankle bends. The best of up to three tries counts, for each leg.

    1 cm is about 3.6° of ankle bend         Bennell and others, Australian Journal of Physiotherapy 1998
    the test's error: less than 1.9 cm       Powden and others, Manual Therapy 2015: minimal detectable change
    of change may be none at all             where the same person measures

So a change below 1.9 cm is never called one, and nothing here is a diagnosis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.rules.calendar import day_of
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.translation import said

FARTHEST = 25.0
"""Centimetres; nobody's ankle bends further."""
MOST_TRIES = 3
DEGREES_PER_CM = 3.6
"""Bennell 1998."""
DETECTABLE_CHANGE = 1.9
"""Centimetres. Powden 2015."""
EVERY = timedelta(days=14)
"""How often the check is asked for, where it is wanted."""
LEGS = (Side.LEFT, Side.RIGHT)

SOURCES = (
    """Bennell K, Talbot R, Wajswelner H, Techovanich W, Kelly D, Hall AJ. Intra-rater and inter-rater reliability of \
a weight-bearing lunge measure of ankle dorsiflexion. Australian Journal of Physiotherapy 1998; 44(3): 175-180.""",
    """Powden CJ, Hoch JM, Hoch MC. Reliability and minimal detectable change of the weight-bearing lunge test: a \
systematic review. Manual Therapy 2015; 20(4): 524-532.""",
)


def check(left: Sequence[float], right: Sequence[float], at: Moment, day_starts: float) -> CheckRecord:
    """The record of a check made at this moment. Raises ValueError, with a sentence, if a value makes no sense."""
    if not left and not right:
        raise ValueError(said("A check needs at least one value, for one leg."))
    return CheckRecord(at.stamp(), *valid_tries(left, right), day_of(at.wall, at.zone, day_starts))


def valid_tries(left: Sequence[float], right: Sequence[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The tries with each leg, to the tenth. Raises ValueError, with a sentence, if they make no sense."""
    if max(len(left), len(right)) > MOST_TRIES:
        raise ValueError(said("There are at most {number} tries with each leg.", number=MOST_TRIES))
    return tuple(map(distance, left)), tuple(map(distance, right))


def distance(cm: float) -> float:
    """The distance to the tenth. Raises ValueError, with a sentence, if it cannot be one."""
    if not 0.0 <= cm <= FARTHEST:
        raise ValueError(
            said("{value:g} cm cannot be: the distance is between 0 and {farthest:g} cm.", value=cm, farthest=FARTHEST)
        )
    return round(float(cm), 1) + 0.0  # "-0" is 0


def parse_distance(text: str) -> float:
    """Centimetres, to the tenth, from what was typed: `9`, `9.5`, `9,5 cm`. Raises ValueError with a sentence."""
    words = text.strip()
    try:
        cm = float(words.removesuffix("cm").strip().replace(",", "."))
    except ValueError:
        raise ValueError(
            said("{value!r:.80} is not a distance such as {example}, in centimetres.", value=words, example="9.5")
        ) from None
    return distance(cm)


def degrees(cm: float) -> float:
    """The ankle bend, or a difference of it, in degrees."""
    return cm * DEGREES_PER_CM


def best(record: CheckRecord, leg: Side) -> float | None:
    """The best try with this leg, cm; None if it was not measured."""
    return record.left if leg is Side.LEFT else record.right


@dataclass(frozen=True, slots=True)
class Point:
    """A measured value on the chart."""

    day: date
    cm: float


@dataclass(frozen=True, slots=True)
class Course:
    """How one leg did, from the first check to the last."""

    leg: Side
    points: tuple[Point, ...]
    """At least one, in order."""

    @property
    def band(self) -> tuple[float, float]:
        """The error of the test around the first value: what lies within may be no change at all. Centimetres."""
        first = self.points[0].cm
        return first - DETECTABLE_CHANGE, first + DETECTABLE_CHANGE

    @property
    def change(self) -> float | None:
        """Centimetres from the first value to the last; None after a single check."""
        return round(self.points[-1].cm - self.points[0].cm, 1) if len(self.points) > 1 else None

    @property
    def detectable(self) -> bool:
        """Whether the change is more than the test's error."""
        return self.change is not None and is_detectable(self.change)


def is_detectable(change: float) -> bool:
    """Whether a change of so many centimetres is more than the test's error."""
    return round(abs(change), 1) >= DETECTABLE_CHANGE


def courses(checks: Sequence[CheckRecord]) -> tuple[Course, ...]:
    """Left and right, as far as they were measured. `checks` are in order.

    A leg that was measured again on the same day counts as it was then: so a value that was mistyped can be put right.
    """
    found = []
    for leg in LEGS:
        by_day = {each.day: cm for each in checks if (cm := best(each, leg)) is not None}
        if by_day:
            found.append(Course(leg, tuple(Point(day, cm) for day, cm in by_day.items())))
    return tuple(found)


def difference(record: CheckRecord) -> float | None:
    """How much farther the left leg reached than the right, cm; None unless both were measured."""
    if record.left is None or record.right is None:
        return None
    return round(record.left - record.right, 1)


def up_to(checks: Sequence[CheckRecord], today: date) -> tuple[CheckRecord, ...]:
    """The checks of the past. One that lies ahead was made while the clock was wrong, and is no last value.

    Tomorrow may be the past of somebody who flew west.
    """
    return tuple(each for each in checks if each.day <= today + timedelta(days=1))


def is_due(checks: Sequence[CheckRecord], today: date) -> bool:
    """Whether two weeks have passed since the last check, or there was none."""
    return not checks or today - checks[-1].day >= EVERY
