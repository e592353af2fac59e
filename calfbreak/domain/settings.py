"""Every setting, described once: type, default, range and words.

The settings file, the settings window, the command line and the README's table are all made from `DESCRIPTIONS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite

from calfbreak.domain.calendar import HOUR, MINUTE, clock, parse_clock, parse_hours
from calfbreak.domain.rules import Rules

Value = str | int | float | bool
"""A setting's value as the settings file writes it."""

_DURATION = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+(?:\.\d+)?)\s*s)?")
_DURATION_WORDS = "a duration such as 45m, 1h30m or 90s"
_COUNT_WORDS = "a whole number"


class Kind(StrEnum):
    """How a value is written."""

    DURATION = "duration"
    """`90s`, `5m`, `1h30m`; kept in seconds."""
    COUNT = "count"
    SWITCH = "switch"
    CHOICE = "choice"
    HOURS = "hours"
    """`mon-fri 09:00-17:30`, or empty."""
    TIME = "time of day"
    TEXT = "text"


class Page(StrEnum):
    """The page of the settings window on which a setting stands."""

    REMINDER = "Reminder"
    STRETCHES = "Stretches"
    QUIET = "Quiet"
    SOUND = "Sound"
    GENERAL = "General"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One setting."""

    key: str
    page: Page
    kind: Kind
    default: Value
    label: str
    help: str
    """One line of plain words."""
    least: float = 0
    most: float = 0
    """The allowed range, in seconds or counts; both 0 where there is none."""
    choices: tuple[tuple[str, str], ...] = ()
    """Pairs of value and label."""
    zero: str = ""
    """What 0 means where it stands for something else than none; it is allowed then, below the range too."""
    foreground: tuple[float, float] | None = None
    """The range that the window offers first, where it is narrower than what is allowed."""


_D = Description
DESCRIPTIONS: tuple[Description, ...] = (
    _D(key="interval", page=Page.REMINDER, kind=Kind.DURATION, default="60m", least=15 * MINUTE, most=4 * HOUR,
       foreground=(HOUR, 2 * HOUR), label="Remind me after",
       help="Sitting time after which you are reminded to stretch. One to two hours is what physiotherapists advise."),
    _D(key="break_after", page=Page.REMINDER, kind=Kind.DURATION, default="5m", least=MINUTE, most=30 * MINUTE,
       label="A break is", help="Being away for this long counts as a break, and sitting starts from zero."),
    _D(key="snooze", page=Page.REMINDER, kind=Kind.DURATION, default="10m", least=MINUTE, most=HOUR,
       label="Later means", help="How much more sitting until a snoozed reminder returns."),
    _D(key="max_snoozes", page=Page.REMINDER, kind=Kind.COUNT, default=3, least=0, most=10, label="Later at most",
       help="How many times one reminder can be put off."),
    _D(key="nudge_after", page=Page.REMINDER, kind=Kind.DURATION, default="5m", least=MINUTE, most=HOUR,
       label="Ask again after", help="How much more sitting until a reminder without an answer is shown again."),
    _D(key="max_nudges", page=Page.REMINDER, kind=Kind.COUNT, default=2, least=0, most=10, label="Ask again at most",
       help="How many times a reminder without an answer is shown again before it is given up."),
    _D(key="hours", page=Page.REMINDER, kind=Kind.HOURS, default="", label="Working hours",
       help="Reminders come only within these hours, such as mon-fri 09:00-17:30. Empty means always."),
    _D(key="daily_goal", page=Page.REMINDER, kind=Kind.COUNT, default=3, least=1, most=20, label="Daily goal",
       help="How many completed stretches make a good day."),
    _D(key="stretch", page=Page.STRETCHES, kind=Kind.CHOICE, default="wall-straight", label="Stretch",
       help="The stretch that you are guided through."),
    _D(key="hold", page=Page.STRETCHES, kind=Kind.DURATION, default="0s", least=10, most=60, label="Hold",
       zero="as the stretch says", help="How long each hold lasts. 0 means as long as the stretch itself says."),
    _D(key="repetitions", page=Page.STRETCHES, kind=Kind.COUNT, default=0, least=1, most=6, label="Repetitions",
       zero="as the stretch says", help="How many holds for each leg. 0 means as many as the stretch itself says."),
    _D(key="board_angle", page=Page.STRETCHES, kind=Kind.COUNT, default=30, least=15, most=45, label="Calf board",
       help="How steep your calf board is, in degrees. The figure is drawn on it."),
    _D(key="step_height", page=Page.STRETCHES, kind=Kind.COUNT, default=17, least=8, most=25, label="Step",
       help="How high your step is, in centimetres. The figure is drawn on it."),
    _D(key="quiet_limit", page=Page.QUIET, kind=Kind.DURATION, default="30m", least=0, most=4 * HOUR,
       label="Full screen holds back for",
       help="How long a full-screen window alone can hold a reminder back. 0 means without limit."),
    _D(key="quiet_in_calls", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Not in a call",
       help="While the microphone or the camera is in use a reminder waits, and you count as sitting."),
    _D(key="quiet_do_not_disturb", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Not when asked for quiet",
       help="While the desktop's own do-not-disturb is on a reminder waits."),
    _D(key="quiet_full_screen", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Not over a full screen",
       help="While a window fills the whole screen a reminder waits, but only for a time."),
    _D(key="quiet_presentation", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Not in a presentation",
       help="While the desktop is in presentation mode a reminder waits."),
    _D(key="video_is_sitting", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Watching is sitting",
       help="A film that keeps the screen awake counts as sitting, for at most two hours after the last input."),
    _D(key="sound", page=Page.SOUND, kind=Kind.SWITCH, default=True, label="Sounds",
       help="Short sounds guide you through the stretch, so that you need not look at the screen."),
    _D(key="volume", page=Page.SOUND, kind=Kind.COUNT, default=70, least=0, most=100, label="Volume",
       help="How loud the sounds are, in percent of what the computer's own volume allows."),
    _D(key="voice", page=Page.SOUND, kind=Kind.SWITCH, default=False, label="Voice",
       help="A voice says which leg comes next, where the system has one."),
    _D(key="theme", page=Page.GENERAL, kind=Kind.CHOICE, default="desktop", label="Look",
       choices=(("desktop", "As the desktop"), ("light", "Light"), ("dark", "Dark")), help="Light or dark windows."),
    _D(key="day_starts", page=Page.GENERAL, kind=Kind.TIME, default="04:00", label="A day begins at",
       help="A stretch after midnight still counts for the day before, until this time."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, checked. Durations in seconds."""

    rules: Rules = field(default_factory=Rules)
    stretch: str = "wall-straight"
    hold: float = 0
    """0 = as the stretch says."""
    repetitions: int = 0
    """0 = as the stretch says."""
    board_angle: int = 30
    """Degrees."""
    step_height: int = 17
    """Centimetres."""
    heeds: frozenset[str] = frozenset({"call", "dnd", "fullscreen", "presentation", "video"})
    """What is asked about at the desk: quiet reasons, and `video`."""
    sound: bool = True
    volume: int = 70
    """Percent."""
    voice: bool = False
    theme: str = "desktop"


_HEEDED = {
    "quiet_in_calls": "call",
    "quiet_do_not_disturb": "dnd",
    "quiet_full_screen": "fullscreen",
    "quiet_presentation": "presentation",
    "video_is_sitting": "video",
}
"""The switches, and the reason that each is about."""


def description_of(key: str) -> Description:
    """The description of the setting called `key`. Raises KeyError if there is none."""
    return {each.key: each for each in DESCRIPTIONS}[key]


def parse_duration(text: str) -> float:
    """Seconds of `90s`, `5m`, `1h30m`, `45 min`; `0` is zero. Raises ValueError for anything else."""
    compact = text.strip().lower()
    if compact in ("0", "0s"):
        return 0.0
    match = _DURATION.fullmatch(compact)
    if not match or not any(match.groups()):
        raise ValueError(f"{text!r} is not {_DURATION_WORDS}")
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * HOUR + minutes * MINUTE + seconds


def write_duration(seconds: float) -> str:
    """A duration as `parse_duration` reads it, in the largest units that fit."""
    if seconds < 0:
        return f"-{write_duration(-seconds)}"
    whole = round(seconds)
    hours, rest = divmod(whole, HOUR)
    minutes, left = divmod(rest, MINUTE)
    parts = [f"{amount}{unit}" for amount, unit in ((hours, "h"), (minutes, "m"), (left, "s")) if amount]
    return "".join(parts) or "0s"


def check(description: Description, value: object) -> Value:
    """The value as it is written into the settings file.

    Raises ValueError with a sentence that names the key and what would be right.
    """
    try:
        return _checked(description, value)
    except ValueError as error:
        raise ValueError(f"{description.key}: {error}") from None


def _checked(description: Description, value: object) -> Value:
    match description.kind:
        case Kind.DURATION:
            seconds = parse_duration(value) if isinstance(value, str) else _number(value, _DURATION_WORDS)
            _within(description, seconds, write_duration)
            return write_duration(seconds)
        case Kind.COUNT:
            number = _number(int(value) if isinstance(value, str) and value.isdecimal() else value, _COUNT_WORDS)
            if number != int(number):
                raise ValueError(f"{value!r} is not {_COUNT_WORDS}")
            _within(description, number, lambda bound: str(int(bound)))
            return int(number)
        case Kind.SWITCH:
            if isinstance(value, str) and value.lower() in ("true", "false", "on", "off"):
                return value.lower() in ("true", "on")
            if not isinstance(value, bool):
                raise ValueError(f"{value!r} is neither true nor false")
            return value
        case Kind.HOURS:
            return str(parse_hours(_text(value)))
        case Kind.TIME:
            return clock(parse_clock(_text(value)))
        case Kind.CHOICE:
            names = [name for name, _ in description.choices]
            if names and value not in names:
                raise ValueError(f"{value!r} is none of {', '.join(names)}")
            return _text(value)
        case Kind.TEXT:
            return _text(value)


def _number(value: object, wanted: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"{value!r} is not {wanted}")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text in quotes")
    return value


def _within(description: Description, number: float, write: object) -> None:
    assert callable(write)
    if number == 0 and description.zero:
        return
    if not description.least <= number <= description.most:
        otherwise = f", nor 0 ({description.zero})" if description.zero else ""
        raise ValueError(
            f"{write(number)} is not between {write(description.least)} and {write(description.most)}{otherwise}"
        )


def settings_of(values: dict[str, Value]) -> Settings:
    """The settings that checked values mean; defaults for those that are missing."""
    full = {each.key: values.get(each.key, each.default) for each in DESCRIPTIONS}

    def seconds(key: str) -> float:
        return parse_duration(str(full[key]))

    def count(key: str) -> int:
        return int(full[key])

    rules = Rules(
        interval=seconds("interval"),
        break_after=seconds("break_after"),
        snooze=seconds("snooze"),
        max_snoozes=count("max_snoozes"),
        nudge_after=seconds("nudge_after"),
        max_nudges=count("max_nudges"),
        quiet_limit=seconds("quiet_limit"),
        hours=parse_hours(str(full["hours"])),
        day_starts=parse_clock(str(full["day_starts"])),
        daily_goal=count("daily_goal"),
    )
    return Settings(
        rules=rules,
        stretch=str(full["stretch"]),
        hold=seconds("hold"),
        repetitions=count("repetitions"),
        board_angle=count("board_angle"),
        step_height=count("step_height"),
        heeds=frozenset(reason for key, reason in _HEEDED.items() if full[key]),
        sound=bool(full["sound"]),
        volume=count("volume"),
        voice=bool(full["voice"]),
        theme=str(full["theme"]),
    )
