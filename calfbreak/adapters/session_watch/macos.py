"""Lock, another user's turn, sleep and waking, as macOS notifies of them. Never run on a real machine.

The lock is told by two distributed notifications that Apple does not document but has sent for fifteen years; who turns
to another user is told of by the workspace.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from calfbreak.adapters.session_watch.lock import Lock
from calfbreak.adapters.session_watch.macos_notifications import NotificationCenters
from calfbreak.adapters.session_watch.sleep import Sleep
from calfbreak.domain.translation import said

_LOCKED, _ELSEWHERE = "macOS: locked", "macOS: another session is shown"


class Centers(Protocol):
    """Where notifications can be asked for."""

    def workspace(self, name: str, heard: Callable[[], None]) -> None:
        """Call `heard` with each notification of the workspace that has this name."""

    def distributed(self, name: str, heard: Callable[[], None]) -> None:
        """Call `heard` with each notification of this name that any program sends to all."""

    def close(self) -> None:
        """Ask for none any more."""


class MacSession:
    """Tells lock and sleep. Raises Unavailable off macOS."""

    state: str = said("{name} tells", name="macOS")

    def __init__(self, lock: Lock, sleep: Sleep, centers: Centers | None = None) -> None:
        self._centers = centers = centers or NotificationCenters()
        centers.workspace("NSWorkspaceWillSleepNotification", lambda: sleep.say(True))
        centers.workspace("NSWorkspaceDidWakeNotification", lambda: sleep.say(False))
        centers.workspace("NSWorkspaceSessionDidResignActiveNotification", lambda: lock.say(_ELSEWHERE, True))
        centers.workspace("NSWorkspaceSessionDidBecomeActiveNotification", lambda: lock.say(_ELSEWHERE, False))
        centers.distributed("com.apple.screenIsLocked", lambda: lock.say(_LOCKED, True))
        centers.distributed("com.apple.screenIsUnlocked", lambda: lock.say(_LOCKED, False))

    def close(self) -> None:
        """Listen no longer."""
        self._centers.close()
