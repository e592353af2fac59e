"""Numbers with fractions as they are written where the person lives."""

from __future__ import annotations

from calfbreak.domain.formats import formats
from calfbreak.domain.translation import tr


def decimal(value: float, digits: int = 1) -> str:
    """`2.5`, or `2,5`."""
    return f"{value:.{digits}f}".replace(".", formats().decimal)


def percent(share: float) -> str:
    """A share of one in whole percent: `40 %`."""
    return tr("{number} %").format(number=f"{share * 100:.0f}")
