"""What can happen. Every event says when; the control socket, the windows and the adapters all speak these."""

from __future__ import annotations

from dataclasses import dataclass

from calfbreak.domain.history.records import Hold
from calfbreak.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody looked when keyboard or mouse was last used."""

    at: Moment
    idle: float | None
    """Seconds (awake) since the last input; None = it cannot be measured, which is not "0 seconds"."""
    informed: bool = True
    """What else goes on at the desk is known, too. Only such a look shows a reminder, or finds that somebody left."""


@dataclass(frozen=True, slots=True)
class Locked:
    """The session was locked, or another user's turn began."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The session is this person's again."""

    at: Moment


@dataclass(frozen=True, slots=True)
class FellAsleep:
    """The computer is about to sleep."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Woke:
    """The computer is awake again."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else goes on at the desk, as far as anybody can tell now."""

    at: Moment
    engaged: frozenset[str] = frozenset()
    """What holds the screen awake and counts as a sign of life: `call`, `video`."""
    quiet: frozenset[str] = frozenset()
    """Quiet reasons that hold: `call`, `dnd`, `fullscreen`, `presentation`."""


@dataclass(frozen=True, slots=True)
class Stood:
    """The person says that they are standing."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Sat:
    """The person says that they sit again."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Snoozed:
    """In ten minutes."""

    at: Moment
    reminder: int | None = None
    """The reminder that is answered; None = whichever is due. One that is not due any more is ignored."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Not this time."""

    at: Moment
    reminder: int | None = None


@dataclass(frozen=True, slots=True)
class Started:
    """Stretch now: from a reminder, or without one."""

    at: Moment
    stretch: str = ""
    """The id of the stretch or routine; empty = the one in the settings."""
    reminder: int | None = None


@dataclass(frozen=True, slots=True)
class SessionProgressed:
    """The open session came further, was paused or goes on."""

    at: Moment
    holds: tuple[Hold, ...]
    """Every hold of the prescription, as far as it was held until now."""
    paused: bool


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The open session came to its end or was stopped."""

    at: Moment
    holds: tuple[Hold, ...]
    """Every hold of the prescription, held or not."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Leave me alone for a time."""

    at: Moment
    lasting: float | None = None
    """Seconds; None = until resumed, or until tomorrow."""
    until_tomorrow: bool = False


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause is over."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asked the program for something that the rules need not know of, such as a window."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Launched:
    """The program starts with the state that was saved."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Quit:
    """The program ends."""

    at: Moment


Event = (
    Looked | Locked | Unlocked | FellAsleep | Woke | Surroundings | Stood | Sat | Snoozed | Skipped | Started
    | SessionProgressed | SessionEnded | Paused | Resumed | Asked | Launched | Quit
)  # fmt: skip

COMMANDS = (Stood, Sat, Snoozed, Skipped, Started, SessionEnded, Paused, Resumed, Asked, Launched, Quit)
"""Events that only a person at the computer causes: each is a sign of life."""
