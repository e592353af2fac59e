"""The charts of the page Mobility: the knee-to-wall checks of each leg, on the same scales."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calfbreak.domain.history.chart import Course, Spot, Table, Tick
from calfbreak.domain.history.knee_to_wall import DETECTABLE_CHANGE, FARTHEST, Point, courses, degrees
from calfbreak.domain.history.knee_to_wall import Course as LegCourse
from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.history.scales import ticks_between
from calfbreak.domain.wording import charts, tr
from calfbreak.domain.wording.dates import full_date
from calfbreak.domain.wording.numbers import decimal
from calfbreak.domain.wording.progress import centimetres, centimetres_change, leg_name

_STEPS = (1.0, 2.0, 5.0)
_SHORTEST = 28.0
"""Days that the axis of time is long at least."""
_LABELS = 4
"""Dates written below the axis of time, about."""


def leg_charts(checks: Sequence[CheckRecord]) -> tuple[Course, ...]:
    """A chart for each leg that was measured. `checks` are in order."""
    legs = courses(checks)
    if not legs:
        return ()
    first = min(leg.points[0].day for leg in legs)
    span = max(_SHORTEST, *((leg.points[-1].day - first).days for leg in legs))
    values = [value for leg in legs for value in (*leg.band, *(point.cm for point in leg.points))]
    ticks = ticks_between(max(0.0, min(values)), min(FARTHEST, max(values)), _STEPS, lambda cm: f"{cm:.0f}")
    return tuple(_chart(leg, first, span, ticks) for leg in legs)


def _chart(leg: LegCourse, first: date, span: float, ticks: tuple[Tick, ...]) -> Course:
    name = tr("Left leg, cm") if leg.leg is Side.LEFT else tr("Right leg, cm")
    return Course(
        title=name,
        spots=tuple(
            Spot(across=(point.day - first).days, up=point.cm, words=_words(leg, point)) for point in leg.points
        ),
        strong=leg.leg is Side.RIGHT,
        band=leg.band,
        band_label=tr("within the test's error (±{cm} cm)").format(cm=decimal(DETECTABLE_CHANGE)),
        ticks=ticks,
        other_ticks=tuple(Tick(tick.at, f"{degrees(tick.at):.0f}°") for tick in ticks),
        days=_dates(first, span),
        span=span,
        table=Table(
            (tr("Day"), tr("Distance"), tr("Since the first check")),
            tuple((full_date(point.day), centimetres(point.cm), _since_first(leg, point)) for point in leg.points),
        ),
    )


def _words(leg: LegCourse, point: Point) -> str:
    words = tr("{leg}, {day}: {cm}")
    return words.format(leg=leg_name(leg.leg), day=full_date(point.day), cm=centimetres(point.cm))


def _since_first(leg: LegCourse, point: Point) -> str:
    return "–" if point is leg.points[0] else centimetres_change(round(point.cm - leg.points[0].cm, 1))


def _dates(first: date, span: float) -> tuple[Tick, ...]:
    """Dates where they have room: on weeks, or on the first of months."""
    if span <= 90:
        step = max(1, round(span / _LABELS / 7)) * 7
        days = [first + timedelta(days=number) for number in range(0, int(span) + 1, step)]
        return tuple(Tick((day - first).days, charts.short_date(day)) for day in days)
    months = [day for day in (first + timedelta(days=number) for number in range(int(span) + 1)) if day.day == 1]
    shown = months[:: max(1, round(len(months) / _LABELS))]
    return tuple(Tick((day - first).days, _month(day)) for day in shown)


def _month(day: date) -> str:
    return tr("{month} {year}").format(month=charts.short_month(day.month), year=day.year)
