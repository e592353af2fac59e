"""Which parts there are for the platform at hand. Each says for itself whether it works here."""

from __future__ import annotations

import sys
from collections.abc import Callable

from calfbreak.adapters.surroundings.desk import ALL, Candidate, Desk
from calfbreak.ports import Loop

Changed = Callable[[], None]


def desk_here(loop: Loop, changed: Changed = lambda: None, enabled: frozenset[str] = ALL) -> Desk:
    """The desk of this platform. `changed` is called when something tells by itself that asking again is worth it."""
    return Desk(loop, parts_here(loop, changed), enabled)


def parts_here(loop: Loop, changed: Changed) -> tuple[Candidate, ...]:
    """Name and maker of every part that there is for this platform."""
    if sys.platform == "win32":
        from calfbreak.adapters.surroundings import windows

        return windows.candidates()
    elif sys.platform == "darwin":  # noqa: RET505 - the type checker wants to see that the others are not reached
        from calfbreak.adapters.surroundings import macos

        return macos.candidates()
    else:
        from calfbreak.adapters.surroundings import linux

        return linux.candidates(loop, changed)
