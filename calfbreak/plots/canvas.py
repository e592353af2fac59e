"""The ground on which each plot is drawn: matplotlib's figure and axes in the window's colours, measured in pixels.

Text stays text in the SVG, so that Qt shapes it in the desktop's own font, whatever the script. Therefore nothing here
depends on how wide matplotlib thinks a text is: the margins are multiples of the letters' height, and what must be wide
enough for words is as wide as the window measured them.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from calfbreak.domain.history.chart import Box, Drawing, Look, Sheet, Tick

if TYPE_CHECKING:
    from matplotlib.axes._secondary_axes import SecondaryAxis

DOTS_PER_INCH = 72
"""So that a point is a pixel."""


def prepare() -> None:
    """Text as text, the same file each time, and no word about fonts that only Qt needs to know."""
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "calfbreak", "axes.unicode_minus": True})
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    logging.getLogger("matplotlib.font_manager").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", message="Glyph .* missing from font")
    warnings.filterwarnings("ignore", message="Matplotlib currently does not support .* natively")


class Canvas:
    """A figure with one pair of axes."""

    def __init__(self, sheet: Sheet, look: Look, *, leading: float, trailing: float, top: float, bottom: float) -> None:
        """The margins are in heights of a letter."""
        self.look = look
        self.width, self.height = sheet.width, sheet.height
        self.figure = Figure(figsize=(sheet.width / DOTS_PER_INCH, sheet.height / DOTS_PER_INCH), dpi=DOTS_PER_INCH)
        self.figure.patch.set_alpha(0.0)
        if look.right_to_left:
            leading, trailing = trailing, leading
        edges = [each * look.pixels for each in (leading, bottom, trailing, top)]
        inner = (max(1.0, sheet.width - edges[0] - edges[2]), max(1.0, sheet.height - edges[1] - edges[3]))
        place = (edges[0] / sheet.width, edges[1] / sheet.height, inner[0] / sheet.width, inner[1] / sheet.height)
        self.axes: Axes = self.figure.add_axes(place)
        self._dress(self.axes)

    def _dress(self, axes: Axes | SecondaryAxis) -> None:
        axes.patch.set_alpha(0.0)
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.set_axisbelow(True)
        axes.tick_params(length=0, pad=self.look.pixels / 2, labelcolor=self.look.secondary)

    def upright(self, ticks: Sequence[Tick], *, least: float | None = None) -> None:
        """The axis that stands, with a line across at each tick."""
        self.axes.set_ylim(ticks[0].at if least is None else least, ticks[-1].at)
        self._write(self.axes, ticks)
        self.axes.grid(axis="y", color=self.look.line, linewidth=1)
        if self.look.right_to_left:
            self.axes.yaxis.tick_right()

    def upright_again(self, ticks: Sequence[Tick]) -> None:
        """The same axis with other words, on the other side."""
        other = self.axes.secondary_yaxis("left" if self.look.right_to_left else "right")
        self._dress(other)
        self._write(other, ticks)

    def _write(self, axes: Axes | SecondaryAxis, ticks: Sequence[Tick]) -> None:
        labels = [tick.label for tick in ticks]
        axes.set_yticks([tick.at for tick in ticks], labels=labels, **self.letters())

    def across(self, ticks: Sequence[Tick], first: float, last: float) -> None:
        """The axis that lies; it begins where reading begins."""
        self.axes.set_xlim(*((last, first) if self.look.right_to_left else (first, last)))
        labels = [tick.label for tick in ticks]
        self.axes.set_xticks([tick.at for tick in ticks], labels=labels, **self.letters())

    def letters(self, times: float = 1.0) -> dict[str, Any]:
        """Matplotlib's words for the window's font."""
        return {"fontfamily": [self.look.font, "sans-serif"], "fontsize": self.look.pixels * times}

    def pixel(self, across: float, up: float) -> tuple[float, float]:
        """Where a point of the axes lies, px from the bottom left."""
        x, y = self.axes.transData.transform((across, up))
        return float(x), float(y)

    def rectangle(
        self, left: float, bottom: float, width: float, height: float, colour: str, edge: str = "", *, radius: float = 3
    ) -> None:
        """A rectangle with round corners above, px from the bottom left."""
        round_off = max(0.0, min(radius, width / 2, height))
        self.figure.add_artist(
            PathPatch(
                _rounded(left, bottom, width, height, round_off),
                transform=IdentityTransform(), facecolor=colour, edgecolor=edge or "none", linewidth=1 if edge else 0,
            )
        )  # fmt: skip

    def dot(self, across: float, up: float, size: float, colour: str) -> None:
        """A dot around this place, px from the bottom left."""
        middle = (across, up)
        self.figure.add_artist(Ellipse(middle, size, size, transform=IdentityTransform(), color=colour, linewidth=0))

    def box(self, left: float, bottom: float, width: float, height: float) -> Box:
        """A place in the drawing as the window measures it."""
        return Box(round(left, 1), round(self.height - bottom - height, 1), round(width, 1), round(height, 1))

    def drawn(self, boxes: Sequence[Box]) -> Drawing:
        """Everything that was drawn, as SVG."""
        FigureCanvasSVG(self.figure)
        file = io.StringIO()
        self.figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        return Drawing(file.getvalue(), tuple(boxes))


def _rounded(left: float, bottom: float, width: float, height: float, radius: float) -> Path:
    """A rectangle whose upper corners are round."""
    right, top = left + width, bottom + height
    points = [
        (left, bottom), (left, top - radius), (left, top), (left + radius, top), (right - radius, top), (right, top),
        (right, top - radius), (right, bottom), (left, bottom),
    ]  # fmt: skip
    curve, to = Path.CURVE3, Path.LINETO
    return Path(points, [Path.MOVETO, to, curve, curve, to, curve, curve, to, Path.CLOSEPOLY])
