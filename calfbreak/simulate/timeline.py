"""Reads a timeline:

    # a comment; the first one is the title
    # at: 2026-11-23 09:00 Europe/Berlin
    # settings: interval=60m break_after=5m
    00:00:00  input
    01:00:00  => remind
    01:10:00  end

A line is a moment (time since the beginning, sleep included) and what happens then; `=>` is what the program must do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from calfbreak.domain.rules.calendar import DAY, zone_of
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.settings.settings import DESCRIPTIONS, Value, check, description_of, parse_duration, settings_of

TOLERANCE = 15.0
"""Seconds by which the moment of an answer, or the length of a bout, may differ."""
DEFAULT_START = "2026-11-23 09:00 Europe/Berlin"

_LONGEST = 100 * 366 * DAY
"""Seconds that a timeline, a pause or a change of the clock may be long; calendars end somewhere."""
_YEARS = range(1971, 2200)

_MOMENT = re.compile(r"(\d{2,6}):([0-5]\d):([0-5]\d)\s+(.+)", re.ASCII)
_SWITCHED = ("call", "video", "dnd", "fullscreen")
_PLAIN = (
    "input", "idle", "touch", "lock", "unlock", "sleep", "wake", "announce", "stand", "sit", "snooze", "skip", "start",
    "finish", "resume", "quit", "launch", "end",
)  # fmt: skip
_ANSWERS = ("remind", "nudge", "withdraw", "missed", "skipped", "refused", "goal")
_OUTCOMES = re.compile(r"session (completed|abandoned|partial \d+)", re.ASCII)


class Unreadable(ValueError):
    """A timeline that cannot be read. The message names the line and what would be right."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happens, or that the program must do, at a moment."""

    at: float
    """Seconds since the timeline began, sleep included."""
    word: str
    """The event (`pause`, `clock`, …) or the answer (`remind`, `bout`, `session partial 2`, …)."""
    amount: float | None = None
    """Seconds of a pause, a clock change or a bout; holds of a stop; 1 and 0 for on and off."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline, read."""

    title: str
    wall: float
    """Unix time of its beginning."""
    zone: str
    rules: Rules
    events: tuple[Line, ...]
    expected: tuple[Line, ...]
    end: float


@dataclass
class _Reading:
    title: str = ""
    start: str = DEFAULT_START
    values: dict[str, Value] = field(default_factory=dict)
    events: list[Line] = field(default_factory=list)
    expected: list[Line] = field(default_factory=list)
    last: float = 0.0
    end: float | None = None


def read(text: str) -> Timeline:
    """The timeline that `text` tells. Raises Unreadable."""
    reading = _Reading()
    for number, raw in enumerate(text.splitlines(), start=1):
        try:
            _read_line(reading, raw.strip())
        except ValueError as error:
            raise Unreadable(f"line {number}: {error}") from error
    if reading.end is None:
        raise Unreadable("the last line must be a moment and `end`")
    wall, zone = _start(reading.start)
    rules = settings_of(reading.values).rules
    return Timeline(reading.title, wall, zone, rules, tuple(reading.events), tuple(reading.expected), reading.end)


def _read_line(reading: _Reading, line: str) -> None:
    if line.startswith("#"):
        _comment(reading, line[1:].strip())
    elif line:
        if reading.end is not None:
            raise ValueError("nothing may follow `end`")
        at, what = _moment(line)
        if at < reading.last:
            raise ValueError("moments must not go back")
        if at > _LONGEST:
            raise ValueError("a timeline ends within a century")
        reading.last = at
        if what.startswith("=>"):
            reading.expected.append(_answer(at, what[2:].strip()))
        elif what == "end":
            reading.end = at
        else:
            reading.events.append(_event(at, what))


def _comment(reading: _Reading, text: str) -> None:
    if text.startswith("at:"):
        reading.start = text[3:].strip()
        _start(reading.start)
    elif text.startswith("settings:"):
        for pair in _pairs(text[9:]):
            key, _, value = pair.partition("=")
            if key not in {each.key for each in DESCRIPTIONS}:
                raise ValueError(f"no setting is called {key!r}")
            reading.values[key] = check(description_of(key), value)
    elif not reading.title:
        reading.title = text


def _pairs(text: str) -> list[str]:
    """Split at white space, but only where a new `key=` begins: hours have spaces in them."""
    return re.split(r"\s+(?=\w+=)", text.strip()) if text.strip() else []


def _start(text: str) -> tuple[float, str]:
    try:
        day, clock, zone = text.split()
        began = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=zone_of(zone))
        if began.year not in _YEARS:
            raise ValueError(f"{began.year} is too far away")
        return began.timestamp(), zone
    except ValueError as error:
        raise ValueError(f"`at:` wants a date, a time and a zone such as {DEFAULT_START}, not {text!r}") from error


def _moment(line: str) -> tuple[float, str]:
    match = _MOMENT.fullmatch(line)
    if not match:
        raise ValueError(f"{line!r} does not begin with a moment HH:MM:SS and an event")
    hours, minutes, seconds, what = match.groups()
    return float(int(hours) * 3600 + int(minutes) * 60 + int(seconds)), what.split("#")[0].strip()


def _event(at: float, what: str) -> Line:
    word, _, rest = what.partition(" ")
    rest = rest.strip()
    if what in _PLAIN:
        return Line(at, what)
    if word in _SWITCHED and rest in ("on", "off"):
        return Line(at, word, float(rest == "on"))
    if word == "stop" and re.fullmatch(r"\d{1,3}", rest, re.ASCII):
        return Line(at, word, float(rest))
    if word == "pause":
        return Line(at, word, None if rest in ("", "indefinitely") else _duration(rest))
    if word == "clock" and rest[:1] in ("+", "-"):
        return Line(at, word, _duration(rest[1:]) * (1 if rest[0] == "+" else -1))
    raise ValueError(f"{what!r} is no event")


def _duration(text: str) -> float:
    seconds = parse_duration(text)
    if seconds > _LONGEST:
        raise ValueError(f"{text!r} is longer than a century")
    return seconds


def _answer(at: float, what: str) -> Line:
    if what in _ANSWERS or _OUTCOMES.fullmatch(what):
        return Line(at, what)
    word, _, length = what.partition(" ")
    if word == "bout" and (match := re.fullmatch(r"(\d{2,6}):([0-5]\d):([0-5]\d)", length.strip(), re.ASCII)):
        hours, minutes, seconds = (int(part) for part in match.groups())
        return Line(at, word, float(hours * 3600 + minutes * 60 + seconds))
    raise ValueError(f"{what!r} is no answer")
