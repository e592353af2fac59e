"""Values of settings as people write them: read, checked, and written in one spelling."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import isfinite

from calfbreak.domain.rules.calendar import HOUR, MINUTE, clock, parse_clock, parse_hours
from calfbreak.domain.settings.described import Description, Kind, Value
from calfbreak.domain.translation import Sentence, said

_DURATION = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+(?:\.\d+)?)\s*s)?")


def parse_duration(text: str) -> float:
    """Seconds of `90s`, `5m`, `1h30m`, `45 min`; `0` is zero. Raises ValueError for anything else."""
    compact = text.strip().lower()
    if compact in ("0", "0s"):
        return 0.0
    match = _DURATION.fullmatch(compact)
    if not match or not any(match.groups()):
        raise ValueError(_no_duration(text))
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    total = hours * HOUR + minutes * MINUTE + seconds
    if not isfinite(total):
        raise ValueError(_no_duration(f"{text[:20]}…"))
    return total


def write_duration(seconds: float) -> str:
    """A duration as `parse_duration` reads it, in the largest units that fit."""
    if seconds < 0:
        return f"-{write_duration(-seconds)}"
    whole = round(seconds)
    hours, rest = divmod(whole, HOUR)
    minutes, left = divmod(rest, MINUTE)
    parts = [f"{amount}{unit}" for amount, unit in ((hours, "h"), (minutes, "m"), (left, "s")) if amount]
    return "".join(parts) or "0s"


def allowed(description: Description) -> str:
    """What can be chosen, in English and as the file writes it: `15m to 4h.`; empty where there is too much of it."""
    match description.kind:
        case Kind.DURATION:
            return f"{write_duration(description.least)} to {write_duration(description.most)}."
        case Kind.COUNT:
            return f"{description.least:g} to {description.most:g}."
        case Kind.CHOICE if description.choices:
            return f"One of: {', '.join(value for value, _ in description.choices)}."
        case _:
            return ""


def check(description: Description, value: object) -> Value:
    """The value as it is written into the settings file.

    Raises ValueError with a sentence that names the key and what would be right.
    """
    try:
        return _checked(description, value)
    except ValueError as error:
        raise ValueError(Sentence("{key}: {why}", key=description.key, why=error)) from None


def _checked(description: Description, value: object) -> Value:
    match description.kind:
        case Kind.DURATION:
            return _duration(description, value)
        case Kind.COUNT:
            return _count(description, value)
        case Kind.SWITCH:
            return _switch(value)
        case Kind.HOURS:
            return str(parse_hours(_text(value)))
        case Kind.TIME:
            return clock(parse_clock(_text(value)))
        case Kind.CHOICE:
            return _choice(description, value)
        case Kind.TEXT:
            return _text(value)


def _duration(description: Description, value: object) -> str:
    seconds = parse_duration(value) if isinstance(value, str) else _number(value)
    if seconds is None:
        raise ValueError(_no_duration(value))
    _within(description, seconds, write_duration)
    return write_duration(seconds)


def _count(description: Description, value: object) -> int:
    written = isinstance(value, str) and value.removeprefix("-").isdecimal()
    number = _number(int(value) if isinstance(value, str) and written else value)
    if number is None or number != int(number):
        raise ValueError(said("{value} is not a whole number", value=repr(value)))
    _within(description, number, lambda bound: str(int(bound)))
    return int(number)


def _switch(value: object) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false", "on", "off"):
        return value.lower() in ("true", "on")
    if not isinstance(value, bool):
        raise ValueError(said("{value} is neither true nor false", value=repr(value)))
    return value


def _choice(description: Description, value: object) -> str:
    names = [name for name, _ in description.choices]
    if names and value not in names:
        raise ValueError(said("{value} is none of {choices}", value=repr(value), choices=", ".join(names)))
    return _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(said("{value} is not a text in quotes", value=repr(value)))
    return value


def _number(value: object) -> float | None:
    """The value if it is a number of any size but infinite; a switch is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if isinstance(value, int) or isfinite(value) else None


def _no_duration(value: object) -> str:
    return said("{value} is not a duration such as 45m, 1h30m or 90s", value=repr(value))


def _within(description: Description, number: float, write: Callable[[float], str]) -> None:
    if description.least <= number <= description.most or (number == 0 and description.zero):
        return
    found, least, most = write(number), write(description.least), write(description.most)
    if description.zero:
        raise ValueError(
            said(
                "{value} is not between {least} and {most}, nor 0 ({meaning})",
                value=found,
                least=least,
                most=most,
                meaning=Sentence(description.zero),
            )
        )
    raise ValueError(said("{value} is not between {least} and {most}", value=found, least=least, most=most))
