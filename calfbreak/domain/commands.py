"""What a person can ask of the running program: by a button, the menu, the command line, a second start.

Windows and the control socket carry exactly these; the runtime adds the moment and turns them into events.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calfbreak.domain.history.records import Feel

Setting = str | int | float | bool
"""The value of a setting, as the settings file writes it."""


class WindowName(StrEnum):
    """The windows that can be asked for."""

    STATUS = "status"
    PANEL = "panel"
    """What is going on, near the tray icon; closed again if it is open."""
    HISTORY = "history"
    SETTINGS = "settings"
    ABOUT = "about"
    WELCOME = "welcome"
    """The four steps of the first start."""
    STRETCHES = "stretches"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Open the guided session."""

    stretch: str = ""
    """The id of the stretch; empty = the one in the settings."""
    reminder: int | None = None
    """The reminder that this answers, if it does."""


@dataclass(frozen=True, slots=True)
class Snooze:
    """In ten minutes."""

    reminder: int | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Not this time."""

    reminder: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Leave me alone: for `lasting` seconds, until tomorrow, or until resumed."""

    lasting: float | None = None
    until_tomorrow: bool = False


@dataclass(frozen=True, slots=True)
class Resume:
    """End the pause."""


@dataclass(frozen=True, slots=True)
class Stand:
    """I'm standing."""


@dataclass(frozen=True, slots=True)
class Sit:
    """I sit again."""


@dataclass(frozen=True, slots=True)
class PauseSession:
    """Let the open session stand still."""


@dataclass(frozen=True, slots=True)
class ResumeSession:
    """Go on with the open session."""


@dataclass(frozen=True, slots=True)
class SkipHold:
    """On to the next phase of the open session."""


@dataclass(frozen=True, slots=True)
class RepeatHold:
    """This hold once more."""


@dataclass(frozen=True, slots=True)
class StopSession:
    """End the open session; what was done is kept."""


@dataclass(frozen=True, slots=True)
class Show:
    """Open a window, or bring it to the front."""

    window: WindowName = WindowName.STATUS


@dataclass(frozen=True, slots=True)
class Change:
    """Change one setting, by its key, to a value written as in the settings file."""

    key: str
    value: Setting


@dataclass(frozen=True, slots=True)
class Reset:
    """Take the person's own values of these settings away, so that the defaults hold."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prescribe:
    """Hold one stretch, or do one routine, differently from now on. None leaves as it is, 0 is as it says itself."""

    plan: str
    """The id of the stretch or routine."""
    hold: float | None = None
    """Seconds."""
    repetitions: int | None = None


@dataclass(frozen=True, slots=True)
class PrescribeHolds:
    """Hold several stretches, or do routines, differently from now on: all of them, or none if one is refused."""

    holds: dict[str, float]
    """Seconds, by the id of the stretch or routine."""


@dataclass(frozen=True, slots=True)
class ReadStretches:
    """The files of stretches and routines were changed: read them again."""


@dataclass(frozen=True, slots=True)
class StartAtLogin:
    """Start the program with the desktop, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """Write a knee-to-wall check down: the tries with each leg, in cm; none for a leg that was not measured."""

    left: tuple[float, ...] = ()
    right: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectCheck:
    """This, and nothing else, was measured on a day on which there is a check; if both are empty, nothing was."""

    day: date
    left: tuple[float, ...] = ()
    right: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Felt:
    """That is how the session felt."""

    session: int
    """Its number."""
    feel: Feel


@dataclass(frozen=True, slots=True)
class QuitProgram:
    """End the program."""


EventCommand = Stretch | Snooze | Skip | Pause | Resume | Stand | Sit
"""What the rules hear of."""
SessionCommand = PauseSession | ResumeSession | SkipHold | RepeatHold | StopSession
"""What only the open session hears of."""
Command = (
    EventCommand
    | SessionCommand
    | Show
    | Change
    | Reset
    | Prescribe
    | PrescribeHolds
    | ReadStretches
    | StartAtLogin
    | RecordCheck
    | CorrectCheck
    | Felt
    | QuitProgram
)


@dataclass(frozen=True, slots=True)
class Status:
    """What is going on? Asking is no sign of life: scripts do it."""


@dataclass(frozen=True, slots=True)
class Examine:
    """What works here, and what does not? (`calfbreak doctor`)"""

    discreet: bool = False
    """Leave out what is private."""


Request = Command | Status | Examine
"""What may come over the control socket."""
