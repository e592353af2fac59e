"""What there is to say about one setting: key, page, kind, default, range and words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | bool
"""A setting's value as the settings file writes it."""


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
    """One setting. The words are English, and translated where they are shown."""

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
    unit: str = ""
    """What stands behind a count."""
    words: str = ""
    """Other words by which people may look for it."""
