"""What can be asked about the records as a whole, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Export:
    """Write all records into a file: as a table if it is called .csv, else as JSON."""

    file: str


@dataclass(frozen=True, slots=True)
class BringIn:
    """Merge the records of a file into the history."""

    file: str


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete the records before a day; all, if none is given."""

    before: date | None


Request = Export | BringIn | Delete


@dataclass(frozen=True, slots=True)
class Exported:
    """So many records are in the file now."""

    records: int
    file: str
    """Empty if they were printed."""
    left_out: str = ""
    """A sentence about records that are not in it, if there are any."""


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """So many records are new, and so many were there already."""

    new: int
    known: int
    copy: str
    """The backup."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """The records are gone from the history."""

    records: int
    copy: str
    """The backup; empty where there was nothing to delete."""
    others: tuple[str, ...]
    """Files that still hold older records."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was changed."""

    why: str
    """A sentence."""


Result = Exported | BroughtIn | Deleted | Failed
