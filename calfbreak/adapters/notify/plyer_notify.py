"""The last resort: plyer, which can show a bubble and nothing else.

It reports no click, knows no id, replaces and closes nothing, and may take 25 seconds for a service that hangs; so it
works on a thread of its own, one bubble at a time, and only the newest of those that wait.
"""

from __future__ import annotations

import importlib.util
import logging
import threading
import warnings

from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_log = logging.getLogger(__name__)

_TIMEOUT = 10
"""Seconds that the bubble stays where plyer's channel can be told."""


class PlyerNotifier:
    """Shows reminders that cannot be answered on. Raises Unavailable if plyer is not installed."""

    name = "plyer"
    clickable = False
    available = True
    state: str = said("{program}, without buttons", program="plyer")

    def __init__(self) -> None:
        if importlib.util.find_spec("plyer") is None:
            raise Unavailable(
                said("{program} is not installed: {command}", program="plyer", command="pip install plyer")
            )
        self._lock = threading.Lock()
        self._next: tuple[str, str] | None = None
        self._worker: threading.Thread | None = None
        self._complained = False

    def show(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> None:
        """Show title and body; `actions` cannot be shown."""
        self.tell(title, body)

    def withdraw(self) -> None:
        """Forget what waits to be shown; what is on the screen cannot be taken off."""
        with self._lock:
            self._next = None

    def tell(self, title: str, body: str) -> None:
        """Show a message, after the one that is being shown."""
        with self._lock:
            self._next = (title, body)
            if self._worker is None:
                # A daemon: a service that hangs must not keep the program from ending.
                self._worker = threading.Thread(target=self._work, name="plyer", daemon=True)
                self._worker.start()

    def finish(self, limit: float) -> None:
        """Wait until all is shown, but no longer than `limit` seconds."""
        if (worker := self._worker) is not None:
            worker.join(limit)

    def close(self) -> None:
        """Show nothing more."""
        self.withdraw()

    def _work(self) -> None:
        while True:
            with self._lock:
                message, self._next = self._next, None
                if message is None:
                    self._worker = None
                    return
            self._notify(*message)

    def _notify(self, title: str, body: str) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it warns of a library that it does not need
                from plyer import notification

                # notify-send takes a title that is empty, or begins with a dash, for something else.
                notification.notify(
                    title=title.lstrip("-") or "Calf Break", message=body, app_name="Calf Break", timeout=_TIMEOUT
                )
        except Exception as error:  # noqa: BLE001 - its channels raise whatever they like
            if not self._complained:
                self._complained = True
                _log.warning("plyer could not show a notification: %r", error)
