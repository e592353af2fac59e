"""What could not be written to the history yet: in memory, and in a file, so that a crash meanwhile loses nothing.

The file is written anew, in one step, each time something is added: beside the history, or where that is impossible
(a full disk, a folder that vanished) in one of the refuges. It has a token of its own. The history takes the token
along in the transaction that writes what waited, so that a crash before the file is removed writes nothing twice.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from calfbreak.adapters.set_aside import set_aside
from calfbreak.adapters.whole_file import replace_file
from calfbreak.domain.codec import from_text, to_text
from calfbreak.domain.history.records import Record
from calfbreak.domain.translation import said

ENDING = ".waiting"


@dataclass(frozen=True, slots=True)
class Batch:
    """Records, and the state that was saved with the last of them."""

    token: str
    serial: int
    """Counts how often it was written: of two files the one with the higher number is right."""
    records: tuple[Record, ...] = ()
    state: str | None = None


class Unreadable(Exception):
    """A waiting file that cannot be read; it was set aside. The message is a sentence."""


class WaitingFile:
    """The file, at the first of its places that works."""

    def __init__(self, history: Path, refuges: Sequence[Path] = ()) -> None:
        """For the history at `history`; `refuges` are folders that may be used instead of its own."""
        self.places = [folder / (history.name + ENDING) for folder in (history.parent, *refuges)]

    def read(self) -> Batch | None:
        """What waits, if anything does. Raises Unreadable, once, if a file makes no sense."""
        return max(self._batches(), key=lambda batch: batch.serial, default=None)

    def _batches(self) -> Iterator[Batch]:
        for place in self.places:
            try:
                content = place.read_bytes()
            except OSError:
                continue
            try:
                yield from_text(Batch, content.decode())
            except ValueError as error:
                with suppress(OSError):
                    aside = set_aside(place)
                    raise Unreadable(
                        said(
                            "{file} cannot be read ({why}). It is kept as {aside}.",
                            file=place,
                            why=error,
                            aside=aside.name,
                        )
                    ) from error

    def write(self, batch: Batch) -> Path | None:
        """Write it, on disk when this returns; where it is. None if no place can be written to."""
        content = to_text(batch).encode()
        for place in self.places:
            try:
                replace_file(place, content)
            except OSError:
                continue
            return place
        return None

    def remove(self) -> None:
        """Nothing waits any more."""
        for place in self.places:
            with suppress(OSError):
                place.unlink()


def another(batch: Batch | None, records: Sequence[Record], state: str | None) -> Batch:
    """The batch that follows `batch`."""
    before = batch or Batch(os.urandom(8).hex(), 0)
    return replace(before, serial=before.serial + 1, records=tuple(records), state=state)
