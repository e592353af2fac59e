"""Whose file this is."""

from __future__ import annotations

import os
import sys


def own_user() -> int:
    """The number of the user who runs this program; 0 on Windows, as the owner of every file is there."""
    if sys.platform == "win32":
        return 0  # who may use a file is said by its access list there, which a new file inherits from its folder
    else:  # noqa: RET505 - the type checker wants to see that Windows does not come here
        return os.getuid()
