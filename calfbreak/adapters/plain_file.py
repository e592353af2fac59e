"""Reading what should be an ordinary file, so that nothing else in its place can hold the program up.

Whoever reads a named pipe waits for somebody to write into it, and a device such as /dev/zero has no end.
"""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from calfbreak.domain.translation import said


def content_of(path: Path) -> bytes:
    """What is in the file, or in that to which a link leads. Raises OSError, also for what is no ordinary file."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # of a folder the system says itself what is wrong
        raise OSError(errno.EINVAL, said("it is not an ordinary file; put one in its place"), str(path))
    return path.read_bytes()
