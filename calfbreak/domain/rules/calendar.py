"""Local time: zones, the day that begins at `day_starts`, and working hours.

A wall clock reading is Unix time in seconds; a zone is a name (see `zone_of`). Nothing here knows what time it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from calfbreak.domain.translation import said

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_LAST_SECOND = 1
"""How long working hours go on after the time at which they end (see Hours)."""

_FIXED = re.compile(r"UTC([+-])(\d\d):(\d\d)")
_PARTS = re.compile(r";|,(?=\s*[A-Za-z])")
_DAYS = re.compile(r"([a-z]{3})(?:-([a-z]{3}))?\s+")
_RANGE = re.compile(r"(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)")


def parse_day(text: str) -> date:
    """The day that was typed. Raises ValueError with a sentence if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            said("{value!r:.80} is not a date such as {example}", value=text, example="2026-11-22")
        ) from None


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """The zone called `name`: an IANA name, or `UTC±HH:MM`.

    Raises ValueError if there is no such zone.
    """
    if fixed := _FIXED.fullmatch(name):
        sign, hours, minutes = fixed.groups()
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(offset if sign == "+" else -offset)
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise ValueError(f"no time zone is called {name!r}") from error


def local(wall: float, zone: str) -> datetime:
    """The local date and time at `wall`."""
    return datetime.fromtimestamp(wall, zone_of(zone))


def utc_offset(wall: float, zone: str) -> int:
    """Seconds that the local clock is ahead of UTC at `wall`."""
    offset = local(wall, zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def day_of(wall: float, zone: str, day_starts: float) -> date:
    """The day to which `wall` belongs, when a day begins `day_starts` seconds after midnight."""
    today = local(wall, zone).date()
    return today if wall >= start_of_day(today, zone, day_starts) else today - timedelta(days=1)


def start_of_day(day: date, zone: str, day_starts: float) -> float:
    """Unix time at which `day` begins: when the clock first shows it, or would if that hour is left out."""
    naive = datetime(day.year, day.month, day.day) + timedelta(seconds=day_starts)
    return naive.replace(tzinfo=zone_of(zone)).timestamp()


def next_day_start(wall: float, zone: str, day_starts: float) -> float:
    """Unix time of the next `day_starts` after `wall`: "until tomorrow"."""
    return start_of_day(day_of(wall, zone, day_starts) + timedelta(days=1), zone, day_starts)


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours: for each weekday (Monday first) the ranges, in seconds after midnight.

    A range that ends at or before its start goes over midnight and belongs to the day in which it starts. The second at
    which a range ends still belongs to it: what is due at 17:30 sharp comes before work ends at 17:30.
    No range on any day means that there are no working hours: always inside.
    """

    week: tuple[tuple[tuple[int, int], ...], ...] = ((),) * 7

    @property
    def always(self) -> bool:
        return not any(self.week)

    def contain(self, wall: float, zone: str) -> bool:
        """Whether `wall` lies within the hours."""
        if self.always:
            return True
        return any(begins <= wall < ends for begins, ends in self._spans(local(wall, zone).date(), zone))

    def next_change(self, wall: float, zone: str) -> float | None:
        """Unix time of the next moment at which `contain` may give another answer, or None if there is none."""
        if self.always:
            return None
        spans = self._spans(local(wall, zone).date(), zone)
        return min((edge for span in spans for edge in span if edge > wall), default=None)

    @lru_cache(maxsize=8)  # noqa: B019 - Hours are values, and few
    def _spans(self, today: date, zone: str) -> tuple[tuple[float, float], ...]:
        """Beginning and end, in Unix time, of all ranges from yesterday to eight days ahead.

        Both questions above are answered from these, so that they agree in the nights in which the clocks change.
        """
        return tuple(
            (start_of_day(day, zone, start), start_of_day(day + timedelta(days=end <= start), zone, end) + _LAST_SECOND)
            for day in (today + timedelta(days=ahead) for ahead in range(-1, 9))
            for start, end in self.week[day.weekday()]
        )

    def __str__(self) -> str:
        """The hours as `parse_hours` reads them; empty if there are none."""
        parts = []
        for ranges, days in groupby(enumerate(self.week), key=lambda numbered: numbered[1]):
            if ranges:
                times = ", ".join(f"{clock(start)}-{clock(end)}" for start, end in ranges)
                parts.append(f"{_named(tuple(number for number, _ in days))}{times}")
        return "; ".join(parts)


def _named(days: tuple[int, ...]) -> str:
    """Weekdays that follow one another, by name, and nothing for all of them."""
    if len(days) == len(WEEKDAYS):
        return ""
    first, last = WEEKDAYS[days[0]], WEEKDAYS[days[-1]]
    return f"{first} " if len(days) == 1 else f"{first}-{last} "


def clock(seconds: float) -> str:
    """Seconds after midnight as HH:MM."""
    return f"{int(seconds) // HOUR:02}:{int(seconds) % HOUR // MINUTE:02}"


def parse_clock(text: str) -> int:
    """Seconds after midnight of `HH:MM`. Raises ValueError for anything else."""
    match = re.fullmatch(r"(\d{1,2}):(\d\d)", text.strip())
    if not match or int(match[1]) > 24 or int(match[2]) > 59 or (int(match[1]) == 24 and int(match[2])):
        raise ValueError(said("{text} is not a time of day such as 09:00", text=repr(text)))
    return int(match[1]) * HOUR + int(match[2]) * MINUTE


def parse_hours(text: str) -> Hours:
    """Working hours from words: `09:00-17:30`, or `mon-fri 09:00-12:00, 13:00-17:30; sat 22:00-02:00`.

    A comma before a weekday is as good as a semicolon. An empty text means no working hours. Raises ValueError with
    what would be right.
    """
    week: list[list[tuple[int, int]]] = [[] for _ in WEEKDAYS]
    for part in filter(None, (piece.strip().lower() for piece in _PARTS.split(text))):
        days, ranges = _days_of(part)
        for day in days:
            week[day].extend(ranges)
    return Hours(tuple(tuple(sorted(ranges)) for ranges in week))


def _days_of(part: str) -> tuple[list[int], list[tuple[int, int]]]:
    days = list(range(7))
    rest = part
    if named := _DAYS.match(part):
        first, last = named[1], named[2] or named[1]
        if first not in WEEKDAYS or last not in WEEKDAYS:
            raise ValueError(said("{text}: weekdays are {weekdays}", text=repr(part), weekdays=", ".join(WEEKDAYS)))
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
        days = [(start + step) % 7 for step in range((end - start) % 7 + 1)]
        rest = part[named.end() :]
    ranges = []
    for piece in rest.split(","):
        if not _RANGE.fullmatch(piece.strip()):
            raise ValueError(said("{text} is not a range of hours such as 09:00-17:30", text=repr(piece.strip())))
        start_text, end_text = piece.split("-")
        ranges.append((parse_clock(start_text) % DAY, parse_clock(end_text)))
    return days, ranges
