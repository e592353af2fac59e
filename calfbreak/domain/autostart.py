"""Whether the desktop starts the program when the person logs in, as it was found on the system."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How things are."""

    ON = "on"
    OFF = "off"
    STALE = "stale"
    """Asked for, but what would be started is gone: the program was moved."""
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Autostart:
    """What was found."""

    standing: Standing
    where: str = ""
    """The file, or the place in the registry, that says so; empty where nothing does."""
    command: str = ""
    """What would be started."""
    why: str = ""
    """A sentence: why it is impossible."""

    @property
    def wanted(self) -> bool:
        """Whether somebody asked for it, even if it cannot work any more."""
        return self.standing in (Standing.ON, Standing.STALE)


def impossible(why: str) -> Autostart:
    """It cannot be had here."""
    return Autostart(standing=Standing.IMPOSSIBLE, why=why)
