"""The way in which this platform plays sounds."""

from __future__ import annotations

import sys
from typing import Protocol

from calfbreak.ports import Chime, Loop


class NamedChime(Chime, Protocol):
    """One that the doctor can tell about."""

    @property
    def name(self) -> str:
        """What plays now."""


def chime_here(loop: Loop) -> NamedChime:
    """What plays sounds. Raises Unavailable, with what is missing."""
    if sys.platform == "win32":
        from calfbreak.adapters.windows_chime import WindowsChime

        return WindowsChime()
    else:  # noqa: RET505 - the type checker wants to see that Windows does not come here
        from calfbreak.adapters.chime import PlayerChime

        return PlayerChime(loop)
