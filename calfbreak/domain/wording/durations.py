"""Lengths of time as people say them."""

from __future__ import annotations

import math

from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.translation import tr


def duration(seconds: float) -> str:
    """A length of time in whole minutes that have passed: `1 h 03 min`, `37 min`; below a minute `15 s`."""
    whole = max(0, int(seconds + 1e-6))
    hours, minutes = whole // HOUR, whole % HOUR // MINUTE
    if hours and minutes:
        return tr("{hours} h {minutes:02} min").format(hours=hours, minutes=minutes)
    if hours:
        return tr("{hours} h").format(hours=hours)
    if minutes:
        return tr("{minutes} min").format(minutes=minutes)
    return tr("{seconds} s").format(seconds=whole)


def exact_duration(seconds: float) -> str:
    """A length of time to the second: `2 min`, `1 min 40 s`, `15 s`."""
    whole = max(0, round(seconds))
    rest = whole % MINUTE
    if whole < MINUTE or rest == 0:
        return duration(whole)
    return tr("{minutes} {seconds} s").format(minutes=duration(whole - rest), seconds=rest)


def time_until(seconds: float) -> str:
    """A length of time that is still to come, in minutes begun: at 22 min 10 s it says `23 min`."""
    return duration(max(1, math.ceil(seconds / MINUTE - 1e-6)) * MINUTE)


def seconds_left(seconds: float) -> str:
    """A countdown as on a stop watch: `1:25`."""
    whole = max(0, math.ceil(seconds - 1e-6))
    return f"{whole // MINUTE}:{whole % MINUTE:02}"
