"""A folder that is this person's alone."""

from __future__ import annotations

import stat
from pathlib import Path

from calfbreak.adapters.ownership import own_user
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable


def private_folder(folder: Path) -> Path:
    """Make the folder if it is missing, closed to everybody else; and return it.

    Raises Unavailable if it cannot be made, is not a real folder, or belongs to somebody else.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
        if not stat.S_ISDIR(state.st_mode) or state.st_uid != own_user():
            raise Unavailable(said("{file} must be your own", file=folder))
        if state.st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise Unavailable(said("{name} cannot be used: {why}", name=folder, why=error.strerror)) from error
    return folder
