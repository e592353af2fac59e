"""Looking for the programs that parts ask through."""

from __future__ import annotations

import shutil

from calfbreak.ports import Unavailable


def located(program: str, package: str) -> str:
    """Where a program is. Raises Unavailable, with the Debian package that holds it, if it is nowhere."""
    if path := shutil.which(program):
        return path
    raise Unavailable(f"{program} is not installed: apt install {package}")
