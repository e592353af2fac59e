"""How well two colours can be told apart, as WCAG 2.1 measures it, and colours that can be told apart well enough.

Contrast is a ratio from 1 (none) to 21 (black and white): text needs 4.5, large text, controls and the parts of a
picture 3 (success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from PySide6.QtGui import QColor

TEXT, LARGE = 4.5, 3.0
"""What text, and what anything large or drawn, needs."""
_STEPS = 48
"""How finely a colour is moved towards black or white."""


def luminance(colour: str) -> float:
    """WCAG's relative luminance of a colour such as `#1F7A6C`: 0 for black, 1 for white."""
    made = QColor(colour)
    red, green, blue = (_linear(part) for part in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def rim_of(
    colour: str,
    *grounds: str,
    least: float = LARGE,
    beside: tuple[str, ...] = (),
    apart: float = 1.5,
    ends: tuple[str, ...] = ("#000000", "#FFFFFF"),
) -> str:
    """The nearest darker or paler shade of the colour that stands out from every ground by `least`.

    It also differs by `apart` from the colours that it lies beside. Where nothing does all of that: black or white,
    whichever stands out more. `ends` are what the colour may be mixed with.
    """
    for step in range(_STEPS + 1):
        for end in ends:
            shade = _mixed(colour, end, step / _STEPS)
            needed = (*((ground, least) for ground in grounds), *((other, apart) for other in beside))
            if all(contrast(shade, other) >= ratio for other, ratio in needed):
                return shade
    return max(ends, key=lambda end: min(contrast(end, ground) for ground in grounds))


def _mixed(colour: str, other: str, share: float) -> str:
    first, second = QColor(colour), QColor(other)
    parts = zip((first.red(), first.green(), first.blue()), (second.red(), second.green(), second.blue()), strict=True)
    return QColor(*(round(one + (two - one) * share) for one, two in parts)).name()
