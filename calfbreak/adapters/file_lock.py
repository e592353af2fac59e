"""A lock on an open file that the system lets go of when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

_BYTE = 1 << 20
"""Which byte Windows locks: one behind everything, because nobody can read a locked one."""


def take_lock(descriptor: int) -> bool:
    """Whether the file is this process's now; nobody waits."""
    if sys.platform == "win32":
        import msvcrt

        return lock_byte(descriptor, msvcrt.locking, msvcrt.LK_NBLCK)
    else:  # noqa: RET505 - the type checker wants to see that Windows does not come here
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def lock_byte(descriptor: int, locking: Callable[[int, int, int], None], mode: int) -> bool:
    """The same by `msvcrt.locking`, which locks from where the file stands, also beyond its end."""
    os.lseek(descriptor, _BYTE, os.SEEK_SET)
    try:
        locking(descriptor, mode, 1)
    except OSError:
        return False
    finally:
        os.lseek(descriptor, 0, os.SEEK_SET)
    return True
