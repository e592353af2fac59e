"""Remembers which bubble is on the screen, so that a program that was killed leaves none behind for good."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import NamedTuple


class Bubble(NamedTuple):
    """A bubble, named so that no other can be meant: a bus that starts anew gives out the old names again."""

    bus: str
    """The bus's own random id."""
    owner: str
    """The unique name of the service that shows it."""
    id: int


class StaleBubble:
    """One small file, rewritten when the bubble changes. Losing it costs no more than a bubble that stays."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def read(self) -> Bubble | None:
        """What was on the screen when the program last ran, if it did not take it off."""
        if self._file is None:
            return None
        try:
            bus, owner, number = json.loads(self._file.read_text())
            return Bubble(str(bus), str(owner), int(number))
        except (OSError, ValueError, TypeError):
            return None  # there is none, or it was cut off by the power

    def write(self, bubble: Bubble | None) -> None:
        """Remember this one; None = there is none."""
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            if bubble is None:
                self._file.unlink(missing_ok=True)
            else:
                self._file.write_text(json.dumps(bubble))
