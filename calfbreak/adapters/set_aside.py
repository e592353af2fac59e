"""Setting a broken file aside: nothing that somebody wrote is ever thrown away."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path


def set_aside(path: Path, *companions: str) -> Path:
    """Rename the file to `NAME.bad-<UTC time of its last change>`, with the companions whose names continue its own.

    Returns the new path. Raises OSError if it cannot be renamed.
    """
    changed = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(path.stat().st_mtime))
    names = (f"{path.name}.bad-{changed}{f'-{number}' if number else ''}" for number in count())
    aside = next(each for name in names if not (each := path.with_name(name)).exists())
    for ending in companions:
        companion = path.with_name(path.name + ending)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + ending))
    path.rename(aside)
    return aside
