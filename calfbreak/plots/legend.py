"""What the colours mean, below the plot: a square and words for each, in as many lines as it takes.

It is laid out with the widths that the window measured, because matplotlib does not know the letters of every script
and would leave wide gaps, or let the last words run out of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import IdentityTransform

from calfbreak.domain.history.chart import Look, Sheet
from calfbreak.plots.canvas import Canvas
from calfbreak.plots.lettering import width_of

LINE, LOWEST = 1.6, 0.5
"""From one line to the next, and from the ground to the last one, in heights of a letter."""
EDGE = 4.0
"""Kept free at both sides, px."""
_SQUARE, _BEFORE_WORDS, _BETWEEN = 0.8, 0.6, 1.8
"""The square, the gap after it and the one after the words, in heights of a letter."""


class Entry(NamedTuple):
    """A colour and its words."""

    colour: str
    edge: str
    """Empty for none."""
    words: str


class Place(NamedTuple):
    """Where an entry stands: its line from above, and px from where reading begins."""

    entry: Entry
    line: int
    begins: float


class Legend:
    """The entries in their lines."""

    def __init__(self, entries: Sequence[Entry], sheet: Sheet, look: Look) -> None:
        self._look = look
        self.places = _in_lines(entries, sheet, look)

    @property
    def height(self) -> float:
        """The room that it needs, in heights of a letter."""
        return LOWEST + LINE * (1 + self.places[-1].line) if self.places else LOWEST

    def draw(self, canvas: Canvas) -> None:
        """Draw it at the ground of the picture."""
        for place in self.places:
            self._draw(canvas, place)

    def _draw(self, canvas: Canvas, place: Place) -> None:
        look, letter = self._look, self._look.pixels
        ground = (LOWEST + LINE * (self.places[-1].line - place.line)) * letter
        side, words_begin = _SQUARE * letter, place.begins + (_SQUARE + _BEFORE_WORDS) * letter
        left = canvas.width - place.begins - side if look.right_to_left else place.begins
        canvas.figure.add_artist(
            FancyBboxPatch(
                (left + 1, ground + 1), side - 2, side - 2, boxstyle="round,pad=1,rounding_size=2",
                facecolor=place.entry.colour, edgecolor=place.entry.edge or "none", transform=IdentityTransform(),
            )
        )  # fmt: skip
        canvas.figure.text(
            (canvas.width - words_begin if look.right_to_left else words_begin) / canvas.width, ground / canvas.height,
            place.entry.words, color=look.secondary, ha="right" if look.right_to_left else "left", va="baseline",
            **canvas.letters(),
        )  # fmt: skip


def _in_lines(entries: Sequence[Entry], sheet: Sheet, look: Look) -> list[Place]:
    """As many entries beside one another as there is room for."""
    places: list[Place] = []
    line, begins = 0, EDGE
    for entry in entries:
        width = (_SQUARE + _BEFORE_WORDS) * look.pixels + width_of(entry.words, sheet, look)
        if begins > EDGE and begins + width > sheet.width - EDGE:
            line, begins = line + 1, EDGE
        places.append(Place(entry, line, begins))
        begins += width + _BETWEEN * look.pixels
    return places
