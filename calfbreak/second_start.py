"""Two clicks on the launcher: the second start finds that the first has begun, but may not be listening yet."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask

LOOKS, BETWEEN_LOOKS = 100, 0.1
"""How often, and how many seconds apart, it is looked whether the first listens by now."""


def why_the_first_is_silent(socket: Path, looks: int = LOOKS) -> str:
    """Empty once the program that has begun listens at `socket`; else a sentence, after `looks` looks in vain."""
    for _ in range(looks):
        try:
            ask(socket, {"type": "Status"})
        except NotRunning:
            Event().wait(BETWEEN_LOOKS)
        except NoAnswer as why:
            return str(why)
        else:
            return ""
    return "Calf Break has been started, but does not answer yet. Try again in a moment."
