"""Reading what should be an ordinary file, so that nothing else in its place can hold the program up.

Whoever reads a named pipe waits for somebody to write into it, and a device such as /dev/zero has no end.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from calfbreak.domain.translation import said


def content_of(path: Path, most: int | None = None) -> bytes:
    """What is in the file, or in that to which a link leads.

    Raises OSError, also for what is no ordinary file, or has more than `most` bytes.
    """
    size = _ordinary(path).st_size
    if most is not None and size > most:
        why = said("it is larger than {most} kB; put a smaller one in its place", most=most // 1000)
        raise OSError(errno.EFBIG, why, str(path))
    return path.read_bytes()


def beginning_of(path: Path, length: int) -> bytes:
    """The first bytes of the file, at most `length`. Raises OSError as `content_of` does."""
    _ordinary(path)
    with path.open("rb") as file:
        return file.read(length)


def _ordinary(path: Path) -> os.stat_result:
    known = path.stat()
    if not stat.S_ISREG(known.st_mode) and not stat.S_ISDIR(known.st_mode):  # of a folder the system says it itself
        raise OSError(errno.EINVAL, said("it is not an ordinary file; put one in its place"), str(path))
    return known
