"""A year as a map: a column for each week, a square for each day, the darker the more was done."""

from __future__ import annotations

from matplotlib.colors import to_hex, to_rgb

from calfbreak.domain.history.chart import Drawing, Heat, Look, Sheet
from calfbreak.plots.canvas import Canvas
from calfbreak.plots.legend import Entry, Legend
from calfbreak.plots.lettering import room_beside

GAP = 0.2
"""Between two squares, in their widths."""


def draw_heat(chart: Heat, sheet: Sheet, look: Look) -> Drawing:
    """The plot of this map."""
    shades, edges = _shades(look, chart.levels), [look.control, *[""] * (chart.levels - 1)]
    legend = Legend([Entry(*each) for each in zip(shades, edges, chart.legend, strict=True)], sheet, look)
    leading = room_beside(chart.rows, sheet, look, least=3.6)
    canvas = Canvas(sheet, look, leading=leading, trailing=0.6, top=1.9, bottom=legend.height + 0.7)
    columns = 1 + max((square.column for square in chart.squares), default=0)
    rows = 1 + max((square.row for square in chart.squares), default=0)
    axes = canvas.axes
    axes.xaxis.tick_top()
    canvas.across(chart.columns, -0.5, columns - 0.5)
    canvas.upright(chart.rows)
    axes.grid(visible=False)
    axes.set_ylim(rows - 0.5, -0.5)
    side = min(abs(canvas.pixel(1, 0)[0] - canvas.pixel(0, 0)[0]), abs(canvas.pixel(0, 1)[1] - canvas.pixel(0, 0)[1]))
    side *= 1 - GAP
    boxes = []
    for square in chart.squares:
        middle, height = canvas.pixel(square.column, square.row)
        place = (middle - side / 2, height - side / 2, side, side)
        if square.level is None:
            canvas.rectangle(*place, "none", look.line, radius=2)
        else:
            canvas.rectangle(*place, shades[square.level], look.control if square.level == 0 else "", radius=2)
        boxes.append(canvas.box(*place))
    legend.draw(canvas)
    return canvas.drawn(boxes)


def _shades(look: Look, levels: int) -> list[str]:
    """From the card's colour to the accent, in even steps that begin where they can be seen."""
    card, accent = to_rgb(look.card), to_rgb(look.accent)
    parts = [0.0, *(0.3 + 0.7 * number / (levels - 2) for number in range(levels - 1))] if levels > 2 else [0.0, 1.0]
    return [_between(card, accent, part) for part in parts]


def _between(low: tuple[float, ...], high: tuple[float, ...], part: float) -> str:
    red, green, blue = (one + (other - one) * part for one, other in zip(low, high, strict=True))
    return to_hex((red, green, blue))
