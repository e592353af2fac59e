"""The stretches and routines, also those that the person has made: a port like those of ports.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calfbreak.domain.stretching.catalog import Catalog
    from calfbreak.domain.stretching.draft import Draft
    from calfbreak.domain.stretching.stretch import Routine, Stretch


class Refused(Exception):
    """What was asked cannot be done, and nothing was changed. The message says why, and what would help."""


class Taken(Refused):
    """It would take the place of something that is there."""


class StretchShelf(Protocol):
    """The stretches and routines, and those of them that the person has made and can change.

    Every change is on disk, and known to the running program, when the call returns. All raise `Refused`.
    """

    @property
    def catalog(self) -> Catalog:
        """What there is now."""

    def read(self) -> Catalog:
        """Read all files again."""

    def new_id(self, name: str) -> str:
        """An id for something of this name that nothing else has."""

    def written(self, identity: str) -> str:
        """What stands in the file of this stretch or routine of theirs; nothing if there is none."""

    def save(self, stretch: Stretch, *, over: str | None = None, replace: bool = False) -> None:
        """Write a stretch of the person's own, in place of the one of theirs with this id.

        `over` is what was `written` when the person began; raises Taken if something else stands there by now, unless
        with `replace` it takes that place.
        """

    def save_routine(self, routine: Routine, *, over: str | None = None, replace: bool = False) -> None:
        """Write a routine of the person's own, as `save` does."""

    def keep_draft(self, draft: Draft | None) -> None:
        """Keep what somebody is writing in case the program ends; None when there is nothing any more."""

    def draft(self) -> Draft | None:
        """What somebody was writing when the program ended."""

    def delete(self, identity: str) -> Callable[[], None]:
        """Take away a stretch or routine of theirs; what comes back brings it back."""

    def keep_picture(self, file: str) -> str:
        """Take a copy of a picture (PNG, JPEG or SVG); where it is."""

    def prescribe(self, identity: str, hold: float | None, repetitions: int | None) -> None:
        """What is held of this stretch or routine from now on: seconds, and holds for each leg.

        None leaves as it is, 0 is as it says itself.
        """

    def prescribe_holds(self, holds: Mapping[str, float]) -> None:
        """Seconds that each hold of these lasts from now on, all or none; their repetitions stay."""

    def export(self, identity: str, file: str, *, replace: bool = False) -> None:
        """Write the file of a stretch or routine somewhere else. Raises Taken if one is there.

        A picture goes with it, and with a routine the stretches of the person's own of which it is made.
        """

    def bring_in(self, file: str, *, replace: bool = False, beside: bool = False) -> str:
        """Take over a file, whole or not at all; the id that it has here. Raises Taken if that id is known.

        With `replace` it takes that place, with `beside` it gets another id. The same holds for each stretch that comes
        with a routine.
        """
