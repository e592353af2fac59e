"""What somebody is writing and has not saved: it need not be complete, nor right."""

from __future__ import annotations

from dataclasses import dataclass

from calfbreak.domain.stretching.stretch import Routine, Stretch


@dataclass(frozen=True, slots=True)
class Draft:
    """A stretch or routine as it stands in its form."""

    written: Stretch | Routine
    new: bool
    """It has no file yet."""
    over: str | None
    """What stood in its file when the person began."""
