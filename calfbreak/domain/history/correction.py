"""A check that was written down wrong is put right without changing a record.

Records are only ever added, so that histories can be merged any number of times. A check without any value therefore
takes back what was measured on its day before it, and what is right follows as a check of its own. Both are dated a
moment after the last check of that day: they lie in that day, and every computer puts them in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from calfbreak.domain.history.knee_to_wall import LEGS, valid_tries
from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.translation import said

_MOMENT = 0.001
"""Seconds between records that follow one another at once."""

Tries = tuple[float, ...]
"""Centimetres, in order; empty if the leg was not measured."""


def takes_back(check: CheckRecord) -> bool:
    """Whether this check says that nothing was measured on its day until then."""
    return not check.left_tries and not check.right_tries


def that_count(checks: Sequence[CheckRecord]) -> tuple[CheckRecord, ...]:
    """The checks that nobody has taken back. `checks` are in order."""
    taken_back = {each.day: place for place, each in enumerate(checks) if takes_back(each)}
    return tuple(each for place, each in enumerate(checks) if place > taken_back.get(each.day, -1))


def measured_on(checks: Sequence[CheckRecord], day: date) -> dict[Side, Tries]:
    """What counts of each leg on this day, as it was measured last. `checks` are in order, and all count."""
    tries: dict[Side, Tries] = dict.fromkeys(LEGS, ())
    for each in checks:
        if each.day == day:
            tries[Side.LEFT] = each.left_tries or tries[Side.LEFT]
            tries[Side.RIGHT] = each.right_tries or tries[Side.RIGHT]
    return tries


def correction(
    of_day: Sequence[CheckRecord], day: date, left: Sequence[float], right: Sequence[float]
) -> tuple[CheckRecord, ...]:
    """The records after which exactly this was measured on `day`; nothing, if both legs are empty.

    `of_day` are all checks of that day in order, also those that were taken back. Raises ValueError, with a sentence,
    if there are none, or a value makes no sense.
    """
    if not of_day:
        raise ValueError(said("There is no check on {day}.", day=day.isoformat()))
    tries = valid_tries(left, right)
    last = of_day[-1]
    back = CheckRecord(_after(last), (), (), day)
    return (back, CheckRecord(_after(back), *tries, day)) if any(tries) else (back,)


def _after(check: CheckRecord) -> Stamp:
    return replace(check.at, utc=check.at.utc + _MOMENT)
