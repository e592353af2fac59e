"""Looking for the programs that parts ask through."""

from __future__ import annotations

import shutil

from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable


def located(program: str, package: str) -> str:
    """Where a program is. Raises Unavailable, with the Debian package that holds it, if it is nowhere."""
    if path := shutil.which(program):
        return path
    raise Unavailable(said("{program} is not installed: {command}", program=program, command=f"apt install {package}"))
