"""Export, import and deletion by a child process: ten years of records would keep the resident program busy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from calfbreak.adapters.own_child import ask
from calfbreak.adapters.profile import Profile
from calfbreak.domain.codec import to_text
from calfbreak.domain.history.archive import BringIn, Delete, Export, Failed, Request, Result
from calfbreak.domain.wording.archive import result_line
from calfbreak.ports import Loop

LIMIT = 300.0
"""Seconds. A million records take a minute on an old computer."""


class ProcessArchive:
    """Does what `calfbreak history export`, `import` and `delete` do, in a process of its own."""

    def __init__(self, loop: Loop, profile: Profile) -> None:
        """The records are those of `profile`; a demo must not reach for the person's own."""
        self._loop = loop
        self._environment = profile.environment

    def export(self, file: Path, done: Callable[[bool, str], None]) -> None:
        """Write all records into the file: as a table if it is called .csv, else as JSON."""
        self._ask(Export(str(file)), done)

    def bring_in(self, file: Path, done: Callable[[bool, str], None]) -> None:
        """Merge the records of the file into the history, after a backup."""
        self._ask(BringIn(str(file)), done)

    def delete(self, before: date | None, done: Callable[[bool, str], None]) -> None:
        """Delete the records before that day (all, if none is given), after a backup."""
        self._ask(Delete(before), done)

    def _ask(self, request: Request, done: Callable[[bool, str], None]) -> None:
        ask(
            self._loop, "archive", to_text(request), Result, partial(_answered, done),
            limit=LIMIT, environment=self._environment,
        )  # fmt: skip


def _answered(done: Callable[[bool, str], None], result: Result | None, why: str) -> None:
    result = result or Failed(why)
    done(not isinstance(result, Failed), result_line(result))
