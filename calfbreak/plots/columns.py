"""Bars beside one another, with dots or a number above them."""

from __future__ import annotations

from calfbreak.domain.history.chart import Box, Columns, Drawing, Look, Sheet, Tick
from calfbreak.plots.canvas import Canvas
from calfbreak.plots.legend import Entry, Legend
from calfbreak.plots.lettering import room_beside

FEW_DOTS = 6
"""More of them in a column, and it says the number instead."""
WIDEST, SHARE = 24.0, 0.64
"""A bar: px at most, and which part of its place."""


def draw_columns(chart: Columns, sheet: Sheet, look: Look) -> Drawing:
    """The plot of these columns."""
    over = _room_above(chart)
    legend = Legend(_legend(chart, look), sheet, look)
    leading = room_beside(chart.ticks, sheet, look, least=3.6)
    canvas = Canvas(sheet, look, leading=leading, trailing=0.6, top=0.8 + over, bottom=2.2 + legend.height)
    canvas.upright(chart.ticks, least=0.0)
    ticks = [Tick(place, column.label) for place, column in enumerate(chart.columns) if column.label]
    canvas.across(ticks, -0.5, len(chart.columns) - 0.5)
    legend.draw(canvas)
    boxes = [_column(canvas, chart, place) for place in range(len(chart.columns))]
    return canvas.drawn(boxes)


def _most_dots(chart: Columns) -> int:
    return max((column.dots or 0 for column in chart.columns), default=0)


def _room_above(chart: Columns) -> float:
    """Heights of a letter that the dots, or numbers, need above the highest bar."""
    most = _most_dots(chart)
    return 0.0 if not most else 1.4 if most > FEW_DOTS else 0.4 + 0.75 * most


def _legend(chart: Columns, look: Look) -> list[Entry]:
    entries = (
        Entry(look.tint, look.control, chart.back),
        Entry(look.accent, "", chart.front),
        Entry(look.signal, "", chart.dots),
    )
    return [entry for entry in entries if entry.words]


def _column(canvas: Canvas, chart: Columns, place: int) -> Box:
    look, column = canvas.look, chart.columns[place]
    middle, ground = canvas.pixel(place, 0.0)
    room = abs(canvas.pixel(place + 1, 0.0)[0] - middle)
    width = min(WIDEST, room * SHARE)
    top = ground
    for value, colour, edge in ((column.back, look.tint, look.control), (column.front, look.accent, "")):
        if value:
            height = canvas.pixel(place, value)[1] - ground
            canvas.rectangle(middle - width / 2, ground, width, height, colour, edge)
            top = max(top, ground + height)
    if column.dots:
        top = _dots(canvas, chart, middle, top, column.dots)
    return canvas.box(middle - room / 2, ground, room, max(top - ground, 8.0))


def _dots(canvas: Canvas, chart: Columns, middle: float, top: float, count: int) -> float:
    """Dots (or their number) above `top`; where they end."""
    letter = canvas.look.pixels
    if _most_dots(chart) > FEW_DOTS:
        canvas.figure.text(
            middle / canvas.width, (top + 0.3 * letter) / canvas.height, str(count), color=canvas.look.signal,
            ha="center", va="baseline", fontweight="bold", **canvas.letters(0.9),
        )  # fmt: skip
        return top + 1.3 * letter
    step = 0.75 * letter
    for number in range(count):
        canvas.dot(middle, top + (0.6 + 0.75 * number) * letter, 0.52 * letter, canvas.look.signal)
    return top + 0.3 * letter + count * step
