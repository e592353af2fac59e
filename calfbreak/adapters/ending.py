"""Who asks the program to end, on this platform."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from calfbreak.ports import Loop, Unavailable

_log = logging.getLogger(__name__)


def heed_ending(loop: Loop, end: Callable[[], None]) -> object:
    """Call `end` once, from the loop, when the system asks. What comes back must be kept."""
    if sys.platform == "win32":
        from calfbreak.adapters.windows_console import ConsoleEnding

        try:
            return ConsoleEnding(loop, end)
        except Unavailable as why:  # then it has no console, and Qt tells it
            _log.info("%s", why)
            return None
    else:
        from calfbreak.adapters.unix_signals import EndingSignals

        return EndingSignals(loop, end)
