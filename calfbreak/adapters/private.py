"""A folder that is this person's alone."""

from __future__ import annotations

import stat
from pathlib import Path

from calfbreak.adapters.ownership import own_user
from calfbreak.ports import Unavailable


def private_folder(folder: Path) -> Path:
    """Make the folder if it is missing, closed to everybody else; and return it.

    Raises Unavailable if it cannot be made, is not a real folder, or belongs to somebody else.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
        if not stat.S_ISDIR(state.st_mode) or state.st_uid != own_user():
            raise Unavailable(f"{folder} must be a folder of your own")
        if state.st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise Unavailable(f"{folder} cannot be used: {error.strerror}") from error
    return folder
