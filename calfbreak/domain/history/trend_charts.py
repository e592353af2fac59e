"""The charts of the page Trends: days, weeks and months, the hours of the day, a year.

In weeks and months the tall bar is the sitting of an average day, so that a week with a holiday is not a good one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from calfbreak.domain.history.chart import Column, Columns, Heat, Square, Table, Tick
from calfbreak.domain.history.scales import ticks_up_to
from calfbreak.domain.history.trends import WEEK, DaySummary, HourCount, Period, heat_map, monday_of, months, weeks
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.wording import charts as words
from calfbreak.domain.wording import clock, duration, tr
from calfbreak.domain.wording.dates import full_date, month_and_year, short_weekday, weekday_and_date
from calfbreak.domain.wording.numbers import percent

DAYS, WEEKS, MONTHS = 14, 16, 12
"""How many of each are shown."""
_TIME_STEPS = (15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR)
_SHARE_STEPS = (0.05, 0.1, 0.25)
_COUNT_STEPS = (1, 2, 5, 10, 20, 50, 100)
_USUAL_HOURS = (8, 18)
"""Hours of the day that are always shown."""


class Grain(StrEnum):
    """What a column stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Slot:
    """A day, week or month with its words."""

    period: Period
    label: str
    """Below its column; may be empty."""
    name: str
    """In a table."""
    words: str


def first_shown(grain: Grain, today: date) -> date:
    """The first day that is shown."""
    match grain:
        case Grain.DAY:
            return today - timedelta(days=DAYS - 1)
        case Grain.WEEK:
            return monday_of(today) - (WEEKS - 1) * WEEK
        case Grain.MONTH:
            whole = today.year * 12 + today.month - MONTHS
            return date(whole // 12, whole % 12 + 1, 1)


def slots(grain: Grain, days: Sequence[DaySummary], today: date) -> tuple[Slot, ...]:
    """The days, weeks or months up to today, empty ones too. `days` are those from `first_shown` on, in order."""
    first = first_shown(grain, today)
    match grain:
        case Grain.DAY:
            return _days(days, first)
        case Grain.WEEK:
            return tuple(
                Slot(
                    week,
                    words.short_date(week.first) if place % 4 == 3 else "",
                    tr("Week of {day}").format(day=full_date(week.first)),
                    words.week_in_words(week),
                )
                for place, week in enumerate(weeks(days, first, today))
            )
        case Grain.MONTH:
            return tuple(
                Slot(
                    each,
                    words.short_month(each.first.month) if place % 2 else "",
                    month_and_year(each.first),
                    words.month_in_words(each),
                )
                for place, each in enumerate(months(days, first, today))
            )


def with_today(days: Sequence[DaySummary], today: date, sat: float, longest: float) -> tuple[DaySummary, ...]:
    """The days, today with what was sat so far (seconds), the bout that is still running included."""
    if not sat and (not days or days[-1].day != today):
        return tuple(days)
    last = days[-1] if days and days[-1].day == today else DaySummary(day=today)
    return (*(each for each in days if each.day != today), replace(last, sat=sat, longest=longest))


def _days(days: Sequence[DaySummary], first: date) -> tuple[Slot, ...]:
    by_day = {each.day: each for each in days}
    found = []
    for place in range(DAYS):
        day = first + timedelta(days=place)
        summary = by_day.get(day)
        period = Period(first=day, last=day, days=(summary,) if summary else ())
        label = str(day.day) if place % 3 == 1 else ""
        found.append(Slot(period, label, weekday_and_date(day), words.day_in_words(day, summary)))
    return tuple(found)


def sitting(grain: Grain, shown: Sequence[Slot]) -> Columns:
    """Sitting, the longest bout and the stretches of each slot."""
    each_day = grain is Grain.DAY
    match grain:
        case Grain.DAY:
            title = tr("Sitting and stretches, last 14 days")
        case Grain.WEEK:
            title = tr("Sitting and stretches, week by week")
        case Grain.MONTH:
            title = tr("Sitting and stretches, month by month")
    sat, longest, done = tr("Sat") if each_day else tr("Sat a day"), tr("Longest bout"), tr("Stretches")
    most = max((max(slot.period.sat_a_day, slot.period.longest) for slot in shown), default=0.0)
    return Columns(
        title=title,
        columns=tuple(
            Column(
                label=slot.label,
                words=slot.words,
                back=slot.period.sat_a_day,
                front=slot.period.longest,
                dots=slot.period.completed,
            )
            for slot in shown
        ),
        ticks=ticks_up_to(max(most, 2 * HOUR), _TIME_STEPS, words.hours_tick),
        back=sat,
        front=longest,
        dots=done,
        table=Table((_head(grain), sat, longest, done), tuple((slot.name, *_figures(slot.period)) for slot in shown)),
    )


def _figures(period: Period) -> tuple[str, ...]:
    if not period.days:
        return "–", "–", "–"
    return duration(period.sat_a_day), duration(period.longest), str(period.completed)


def long_bouts(grain: Grain, shown: Sequence[Slot], interval: float) -> Columns:
    """Which share of the bouts was `interval` (seconds) or longer."""
    title = tr("Bouts of {interval} or longer").format(interval=duration(interval))
    shares = [slot.period.long_share for slot in shown]
    counted = [(sum(day.long_bouts for day in slot.period.days), slot.period.bouts) for slot in shown]
    return Columns(
        title=title,
        columns=tuple(
            Column(label=slot.label, words=words.share_in_words(slot.name, *numbers, interval), front=share)
            for slot, share, numbers in zip(shown, shares, counted, strict=True)
        ),
        ticks=ticks_up_to(max((share or 0.0 for share in shares), default=0.0), _SHARE_STEPS, percent),
        front=tr("Share of all bouts"),
        table=Table(
            (_head(grain), tr("Share of all bouts"), tr("Long bouts"), tr("All bouts")),
            tuple(
                (slot.name, "–" if share is None else percent(share), str(long), str(every))
                for slot, share, (long, every) in zip(shown, shares, counted, strict=True)
            ),
        ),
    )


def _head(grain: Grain) -> str:
    match grain:
        case Grain.DAY:
            return tr("Day")
        case Grain.WEEK:
            return tr("Week")
        case Grain.MONTH:
            return tr("Month")


def passed_over(counts: Sequence[HourCount]) -> Columns:
    """When in the day reminders are shown, and when they are passed over. `counts` are those of all 24 hours."""
    busy = [count.hour for count in counts if count.reminders]
    first, last = min([_USUAL_HOURS[0], *busy]), max([_USUAL_HOURS[1] - 1, *busy])
    shown = [count for count in counts if first <= count.hour <= last]
    titles = tr("Shown"), tr("Skipped or unanswered")
    return Columns(
        title=tr("Reminders through the day"),
        columns=tuple(
            Column(
                label=clock(count.hour * HOUR) if count.hour % 4 == 0 else "",
                words=words.hour_in_words(count),
                back=float(count.reminders),
                front=float(count.passed_over),
            )
            for count in shown
        ),
        ticks=ticks_up_to(max((count.reminders for count in shown), default=0), _COUNT_STEPS, "{:.0f}".format),
        back=titles[0],
        front=titles[1],
        table=Table(
            (tr("Hour"), *titles),
            tuple((clock(count.hour * HOUR), str(count.reminders), str(count.passed_over)) for count in shown),
        ),
    )


def year(days: Sequence[DaySummary], shown: int, today: date, goal: int) -> Heat:
    """The stretches of each day of the year `shown`; days on which nothing was recorded are left empty."""
    cells = heat_map(days, shown)
    levels = goal + 1
    return Heat(
        title=tr("Stretches in {year}").format(year=shown),
        squares=tuple(
            Square(
                column=cell.column,
                row=cell.row,
                words=words.day_in_words(cell.day, cell.summary),
                level=min(goal, cell.summary.completed) if cell.summary and cell.day <= today else None,
            )
            for cell in cells
        ),
        levels=levels,
        columns=tuple(Tick(cell.column, words.short_month(cell.day.month)) for cell in cells if cell.day.day == 15),
        rows=tuple(Tick(number, short_weekday(number)) for number in (0, 2, 4, 6)),
        legend=(*(str(count) for count in range(goal)), tr("{number} or more").format(number=goal)),
        table=Table(
            (tr("Day"), tr("Stretches"), tr("Sat")),
            tuple(
                (
                    full_date(cell.day),
                    str(cell.summary.completed) if cell.summary else "–",
                    duration(cell.summary.sat) if cell.summary else "–",
                )
                for cell in cells
            ),
        ),
    )
