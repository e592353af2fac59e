"""A moment, read from all clocks at once, and the stamp that a record keeps of it."""

from __future__ import annotations

from dataclasses import dataclass

from calfbreak.domain.rules.calendar import utc_offset


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something happened, as it is written into a record."""

    utc: float
    """Unix time, seconds."""
    offset: int
    """What the local clock was ahead of UTC at that place and time, seconds."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of every clock. Durations are differences of `elapsed`; `wall` only names the hour."""

    elapsed: float
    """Seconds on a clock that runs during sleep and never jumps; it goes on across restarts."""
    awake: float
    """The same clock without the time asleep."""
    wall: float
    """Unix time as the computer believes it, seconds. It may jump."""
    zone: str
    """The local time zone: an IANA name, or a fixed offset such as `UTC+05:30`."""

    def stamp(self) -> Stamp:
        return Stamp(self.wall, utc_offset(self.wall, self.zone))

    def ago(self, seconds: float) -> Moment:
        """The moment `seconds` earlier, if the computer was awake and no clock was set in between."""
        return Moment(self.elapsed - seconds, self.awake - seconds, self.wall - seconds, self.zone)
