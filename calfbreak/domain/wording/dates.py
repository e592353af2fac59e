"""Days, months and times of day, in the person's language and after the customs of the place."""

from __future__ import annotations

from datetime import date

from calfbreak.domain.formats import formats
from calfbreak.domain.rules.calendar import DAY, HOUR, MINUTE, local
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.translation import mark, tr, trc

_WEEKDAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"), mark("Saturday"),
    mark("Sunday"),
)  # fmt: skip
_MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"), mark("July"),
    mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip


def clock(second: float) -> str:
    """A time of day, given in seconds after midnight: `14:30`, or `2:30 PM` where people say so."""
    hour, minute = int(second) % DAY // HOUR, int(second) % HOUR // MINUTE
    if not formats().twelve_hours:
        return f"{hour:02}:{minute:02}"
    words = tr("{hour}:{minute} AM") if hour < 12 else tr("{hour}:{minute} PM")
    return words.format(hour=hour % 12 or 12, minute=f"{minute:02}")


def time_of_day(wall: float, zone: str) -> str:
    """The local time at `wall`."""
    then = local(wall, zone)
    return clock(then.hour * HOUR + then.minute * MINUTE)


def clock_of(stamp: Stamp) -> str:
    """The local time of a stamp, at the place where it was made."""
    return clock((stamp.utc + stamp.offset) % DAY)


def weekday(day: date) -> str:
    """`Tuesday`."""
    return tr(_WEEKDAYS[day.weekday()])


def short_weekday(number: int) -> str:
    """`Tue`, for the weekday with this number; 0 is Monday."""
    match number:
        case 0:
            return trc("weekday", "Mon")
        case 1:
            return trc("weekday", "Tue")
        case 2:
            return trc("weekday", "Wed")
        case 3:
            return trc("weekday", "Thu")
        case 4:
            return trc("weekday", "Fri")
        case 5:
            return trc("weekday", "Sat")
        case _:
            return trc("weekday", "Sun")


def month(number: int) -> str:
    """`September`, for 9."""
    return tr(_MONTHS[number - 1])


def month_and_year(day: date) -> str:
    """`September 2026`."""
    return tr("{month} {year}").format(month=month(day.month), year=day.year)


def day_and_month(day: date) -> str:
    """`12 May`."""
    return tr("{day} {month}").format(day=day.day, month=month(day.month))


def weekday_and_date(day: date) -> str:
    """`Tuesday 12 May`."""
    return tr("{weekday} {day} {month}").format(weekday=weekday(day), day=day.day, month=month(day.month))


def full_date(day: date) -> str:
    """`12 May 2026`."""
    return tr("{day} {month} {year}").format(day=day.day, month=month(day.month), year=day.year)
