"""Measured values over time, with a band around the first within which a change may be none."""

from __future__ import annotations

from calfbreak.domain.history.chart import Course, Drawing, Look, Sheet
from calfbreak.plots.canvas import Canvas
from calfbreak.plots.lettering import room_beside

RADIUS = 5.0
"""Of a measured value, px."""


def draw_course(chart: Course, sheet: Sheet, look: Look) -> Drawing:
    """The plot of these values."""
    leading = room_beside(chart.ticks, sheet, look, least=3.0)
    trailing = room_beside(chart.other_ticks, sheet, look, least=3.2)
    canvas = Canvas(sheet, look, leading=leading, trailing=trailing, top=0.8, bottom=2.2)
    canvas.upright(chart.ticks)
    canvas.upright_again(chart.other_ticks)
    margin = max(1.0, chart.span * 0.05)
    canvas.across(chart.days, -margin, chart.span + margin)
    colour = look.signal if chart.strong else look.accent
    _band(canvas, chart)
    axes = canvas.axes
    days, values = [spot.across for spot in chart.spots], [spot.up for spot in chart.spots]
    axes.plot(days, values, color=colour, linewidth=2.5, marker="s" if chart.strong else "o", markersize=2 * RADIUS,
              markerfacecolor=look.card, markeredgecolor=colour, markeredgewidth=2.5, clip_on=False)  # fmt: skip
    boxes = []
    for spot in chart.spots:
        x, y = canvas.pixel(spot.across, spot.up)
        boxes.append(canvas.box(x - 2 * RADIUS, y - 2 * RADIUS, 4 * RADIUS, 4 * RADIUS))
    return canvas.drawn(boxes)


def _band(canvas: Canvas, chart: Course) -> None:
    look, axes = canvas.look, canvas.axes
    least, most = axes.get_ylim()
    low, high = max(least, chart.band[0]), min(most, chart.band[1])
    axes.axhspan(low, high, facecolor=look.tint, edgecolor="none", zorder=0.5)
    for edge in (low, high):
        axes.axhline(edge, color=look.control, linewidth=1, linestyle=(0, (3, 3)), zorder=0.6)
    end = 0.02 if look.right_to_left else 0.98
    axes.text(
        end, low, chart.band_label, transform=axes.get_yaxis_transform(), color=look.secondary,
        ha="left" if look.right_to_left else "right", va="bottom", **canvas.letters(),
    )  # fmt: skip
