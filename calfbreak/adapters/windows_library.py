"""The libraries of Windows, by ctypes. What uses them has never been run on a real machine."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable


def windows_library(name: str) -> Any:
    """A library of the system by its name, such as `user32`. Raises Unavailable off Windows."""
    if sys.platform == "win32":
        return ctypes.WinDLL(name, use_last_error=True)
    else:  # noqa: RET505 - the type checker wants to see that Windows does not come here
        raise Unavailable(said("this is not {system}", system="Windows"))
