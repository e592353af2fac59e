"""The words on the plots of the history window, and in their tables."""

from __future__ import annotations

from datetime import date

from calfbreak.domain.history.trends import DaySummary, HourCount, Period
from calfbreak.domain.translation import tr, trc, trn
from calfbreak.domain.wording.dates import clock, full_date, month_and_year, weekday_and_date
from calfbreak.domain.wording.durations import duration
from calfbreak.domain.wording.numbers import percent


def short_month(number: int) -> str:
    """`Sep`, for 9."""
    match number:
        case 1:
            return trc("month", "Jan")
        case 2:
            return trc("month", "Feb")
        case 3:
            return trc("month", "Mar")
        case 4:
            return trc("month", "Apr")
        case 5:
            return trc("month", "May")
        case 6:
            return trc("month", "Jun")
        case 7:
            return trc("month", "Jul")
        case 8:
            return trc("month", "Aug")
        case 9:
            return trc("month", "Sep")
        case 10:
            return trc("month", "Oct")
        case 11:
            return trc("month", "Nov")
        case _:
            return trc("month", "Dec")


def short_date(day: date) -> str:
    """`12 May`, for an axis."""
    return tr("{day} {month}").format(day=day.day, month=short_month(day.month))


def hours_tick(seconds: float) -> str:
    """What an axis of hours says at so many seconds: `4 h`, `30 min`."""
    return duration(seconds) if seconds else "0"


def day_in_words(day: date, summary: DaySummary | None) -> str:
    """A day of the trends, in a sentence."""
    if summary is None:
        return tr("{day}: nothing recorded.").format(day=weekday_and_date(day))
    words = trn(
        "{day}: {sat} sat, longest {longest}, {number} stretch.",
        "{day}: {sat} sat, longest {longest}, {number} stretches.",
        summary.completed,
    )
    return words.format(
        day=weekday_and_date(day),
        sat=duration(summary.sat),
        longest=duration(summary.longest),
        number=summary.completed,
    )


def week_in_words(week: Period) -> str:
    """A week of the trends, in a sentence."""
    if not week.days:
        return tr("Week of {day}: nothing recorded.").format(day=full_date(week.first))
    words = trn(
        "Week of {day}: {sat} sat a day, longest {longest}, {number} stretch.",
        "Week of {day}: {sat} sat a day, longest {longest}, {number} stretches.",
        week.completed,
    )
    return words.format(
        day=full_date(week.first),
        sat=duration(week.sat_a_day),
        longest=duration(week.longest),
        number=week.completed,
    )


def month_in_words(month: Period) -> str:
    """A month of the trends, in a sentence."""
    if not month.days:
        return tr("{month}: nothing recorded.").format(month=month_and_year(month.first))
    words = trn(
        "{month}: {sat} sat a day, longest {longest}, {number} stretch.",
        "{month}: {sat} sat a day, longest {longest}, {number} stretches.",
        month.completed,
    )
    return words.format(
        month=month_and_year(month.first),
        sat=duration(month.sat_a_day),
        longest=duration(month.longest),
        number=month.completed,
    )


def share_in_words(name: str, long_bouts: int, bouts: int, interval: float) -> str:
    """How many bouts were long ones, in a sentence. `name` is that of the day, week or month."""
    if not bouts:
        return tr("{time}: nothing recorded.").format(time=name)
    words = trn(
        "{time}: {long} of {number} bout lasted {interval} or longer, {percent}.",
        "{time}: {long} of {number} bouts lasted {interval} or longer, {percent}.",
        bouts,
    )
    return words.format(
        time=name, long=long_bouts, number=bouts, interval=duration(interval), percent=percent(long_bouts / bouts)
    )


def hour_in_words(count: HourCount) -> str:
    """What became of the reminders of an hour, in a sentence."""
    span = {"begin": clock(count.hour * 3600), "end": clock((count.hour + 1) * 3600)}
    if not count.reminders:
        return tr("{begin} to {end}: no reminders.").format(**span)
    words = trn(
        "{begin} to {end}: {passed} of {number} reminder skipped or unanswered.",
        "{begin} to {end}: {passed} of {number} reminders skipped or unanswered.",
        count.reminders,
    )
    return words.format(**span, passed=count.passed_over, number=count.reminders)


def stretches(count: int) -> str:
    """`1 stretch`, `3 stretches`."""
    return trn("{number} stretch", "{number} stretches", count).format(number=count)
