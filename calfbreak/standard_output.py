"""Standard output, which may end before the program does: the disk is full, or a reader has enough (`| head -1`).

Python says so with a traceback, often after the last line of the program, where nobody can answer it. Here the file
itself says that it was the one that failed, and all is written while the command still runs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO, TextIOWrapper, UnsupportedOperation
from typing import TYPE_CHECKING

from calfbreak.domain.translation import tr

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

ENOUGH, FAILED = 0, 1


class OutputEnds(Exception):
    """Nothing more can be written. No OSError, so that nobody takes it for one of another file."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def tell(self) -> int:
        """Say why, unless a reader had enough; the exit status."""
        if isinstance(self.error, BrokenPipeError):
            return ENOUGH
        with suppress(OSError):  # standard error may be the same full disk
            print(
                tr("{file} cannot be written: {why}.").format(file="stdout", why=self.error.strerror), file=sys.stderr
            )
        return FAILED


class _Watched(FileIO):
    """Raises OutputEnds at the first write that fails; what is still in some buffer then comes here and vanishes."""

    ended = False

    def write(self, data: ReadableBuffer, /) -> int:
        if self.ended:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except OSError as error:
            self.ended = True
            raise OutputEnds(error) from error


@contextmanager
def watched_output() -> Iterator[None]:
    """Within, standard output raises OutputEnds, at the end at the latest."""
    plain = sys.stdout
    watched = _watched(plain)
    sys.stdout = watched or plain
    try:
        yield
    finally:
        sys.stdout = plain
        if watched:
            watched.flush()


def _watched(plain: object) -> TextIOWrapper | None:
    """The same file, watched. None for a terminal, which is never full, and where there is no file."""
    if not isinstance(plain, TextIOWrapper) or plain.isatty():
        return None
    try:
        file = BufferedWriter(_Watched(plain.fileno(), "w", closefd=False))
    except UnsupportedOperation:  # a test's
        return None
    return TextIOWrapper(file, plain.encoding, plain.errors, write_through=plain.write_through)
