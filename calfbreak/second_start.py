"""A second start while the first one is not listening: it has only begun (two clicks), or it is about to end."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
from calfbreak.adapters.instance import AlreadyRunning, Instance
from calfbreak.domain.translation import said

LOOKS, BETWEEN_LOOKS = 100, 0.1
"""How often, and how many seconds apart, it is looked whether the first listens by now, or has ended."""


def first_listens(socket: Path, folder: Path, looks: int = LOOKS) -> bool:
    """True once the first listens at `socket`; False once it has let go of its lock in `folder`.

    Raises NoAnswer, with a sentence, if it hangs up, or after `looks` looks in vain.
    """
    for _ in range(looks):
        try:
            ask(socket, {"type": "Status"})
        except NotRunning:
            if _has_ended(folder):
                return False
            Event().wait(BETWEEN_LOOKS)
        else:
            return True
    raise NoAnswer(said("Calf Break has been started, but does not answer yet. Try again in a moment."))


def _has_ended(folder: Path) -> bool:
    try:
        Instance(folder).close()
    except AlreadyRunning:
        return False
    return True
