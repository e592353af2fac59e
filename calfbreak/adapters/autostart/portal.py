"""Autostart from inside a Flatpak: asked of the desktop's portal, because the sandbox hides the autostart folder.

`org.freedesktop.portal.Background.RequestBackground` answers in a signal, after the person was asked if need be. The
portal has no question for how things are; what it answered last is kept in a file of our own, and said to be that.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.terms import Answer, Failure, Kind, Peer
from calfbreak.domain.autostart import Autostart, Standing
from calfbreak.domain.translation import said, tr
from calfbreak.domain.wording.autostart import file_unchanged
from calfbreak.ports import Handle, Loop, Unavailable

_NAME = "org.freedesktop.portal.Desktop"
PORTAL = Peer(_NAME, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background")
REQUEST = Peer(_NAME, "", "org.freedesktop.portal.Request")
PATIENCE = 120.0
"""Seconds that a person may take to answer the desktop's question."""


class PortalAutostart:
    """The portal, and its last answer in `memory`."""

    def __init__(self, loop: Loop, memory: Path, arguments: tuple[str, ...]) -> None:
        """`arguments` follow the program's name in the command that the portal is to run."""
        self._loop = loop
        self._memory = memory
        self._command = ("calfbreak", *arguments)

    def read(self) -> Autostart:
        """What the portal answered last."""
        try:
            on = json.loads(self._memory.read_text(encoding="utf-8"))["autostart"] is True
        except (OSError, ValueError, KeyError, TypeError):
            return Autostart(standing=Standing.OFF)
        where = said("the desktop's portal, when it was asked last")
        return Autostart(standing=Standing.ON if on else Standing.OFF, where=where, command=self._command[0])

    def switch(self, on: bool, done: Callable[[str], None]) -> None:
        """Ask for it, or no longer; `done` is called with nothing, or with a sentence that says why not."""
        try:
            _Question(self._loop, self._command, on, lambda granted, why: self._answered(on, granted, why, done))
        except Unavailable as why:
            done(str(why))

    def _answered(self, on: bool, granted: bool, why: str, done: Callable[[str], None]) -> None:
        if why:
            done(why)
            return
        from calfbreak.adapters.whole_file import replace_file

        try:
            replace_file(self._memory, json.dumps({"autostart": granted}).encode())
        except OSError as error:
            done(file_unchanged(str(self._memory), error.strerror or ""))
            return
        done(said("The desktop did not allow it.") if on and not granted else "")


class _Question:
    """One request. `answered` is called once, with whether it starts by itself now, and why that is not known."""

    def __init__(self, loop: Loop, command: tuple[str, ...], on: bool, answered: Callable[[bool, str], None]) -> None:
        self._answered: Callable[[bool, str], None] | None = answered
        self._bus = Bus(loop, Kind.SESSION, lambda why: self._finish(False, why))
        # Listened to before it is asked: the answer may be quicker than the reply to the call. No other comes here.
        self._bus.on_signal(REQUEST, "Response", "ua{sv}", self._heard)
        self._timer: Handle = loop.call_in(PATIENCE, lambda: self._finish(False, said("The desktop did not answer.")))
        options = {
            "reason": ("s", tr("Calf Break measures how long you sit from the moment you log in.")),
            "autostart": ("b", on),
            "commandline": ("as", list(command)),
            "dbus-activatable": ("b", False),
        }
        self._bus.call(PORTAL, "RequestBackground", "sa{sv}", ("", options), self._asked, expected="o")

    def _asked(self, answer: Answer) -> None:
        if isinstance(answer, Failure):
            self._finish(False, said("The desktop's portal cannot do it: {why}", why=answer))

    def _heard(self, response: int, results: dict[str, tuple[str, Any]]) -> None:
        """0: it is as `results` say; 1: the person said no; 2: something else ended it."""
        granted = results.get("autostart", ("b", False))[1] is True
        self._finish(granted, "" if response in (0, 1) else said("The desktop broke off the question."))

    def _finish(self, granted: bool, why: str) -> None:
        if self._answered is None:
            return
        answered, self._answered = self._answered, None
        self._timer.cancel()
        self._bus.close()
        answered(granted, why)
