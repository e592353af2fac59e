"""Lock, another user's turn, sleep and waking, as systemd-logind (or elogind) tells them.

logind's signals `Lock` and `Unlock` are only requests, which a desktop may ignore; a program that believed them could
wait for an unlocking that never comes. What came of them stands in `LockedHint`. `Active` is false while the machine
shows another session.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.lasting import LastingBus
from calfbreak.adapters.dbus.terms import Answer, Failure, Kind, Peer
from calfbreak.adapters.session_watch.lock import Lock
from calfbreak.adapters.session_watch.sleep import Sleep
from calfbreak.domain.translation import said
from calfbreak.ports import Loop

_NAME = "org.freedesktop.login1"
_ROOT = "/org/freedesktop/login1"
_MANAGER = Peer(_NAME, _ROOT, f"{_NAME}.Manager")
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SESSION = f"{_NAME}.Session"
_HINT, _ACTIVE = "logind: locked", "logind: another session is active"


class LogindWatch:
    """Tells the lock and the sleep.

    A sleep that is not announced shows as a gap between the clocks. Raises Unavailable without a system bus.
    """

    def __init__(self, loop: Loop, lock: Lock, sleep: Sleep) -> None:
        self._lock = lock
        self._sleep = sleep
        self._session = ""
        self.state = said("{name} has not answered yet", name="logind")
        """How things stand, in a sentence for the doctor."""
        self._lasting = LastingBus(loop, Kind.SYSTEM, self._connected)

    def close(self) -> None:
        """Listen no longer."""
        self._lasting.close()

    def _connected(self, bus: Bus) -> None:
        self._bus = bus
        self._session = ""
        bus.on_signal(_MANAGER, "PrepareForSleep", "b", self._sleep.say)
        # The path is not known yet, and an empty one stands for all sessions; `_changed` gets only its own.
        bus.on_owner(_NAME, self._owned)

    def _owned(self, owner: str) -> None:
        """Now, or again after a restart of logind: ask how everything stands."""
        if not owner:
            self.state = said("{name} does not run: lock is not noticed, and sleep only by the clocks", name="logind")
            return
        self._ask_property(_ROOT, _MANAGER.interface, "PreparingForSleep", "b", self._sleep.say)
        if self._session:
            self._read_session()
        elif session := os.environ.get("XDG_SESSION_ID"):
            self._find("GetSession", "s", session, self._find_by_process)
        else:
            self._find_by_process()

    def _find(self, method: str, signature: str, argument: str | int, otherwise: Callable[[], None]) -> None:
        def found(answer: Answer) -> None:
            if isinstance(answer, Failure):
                otherwise()
            else:
                self._follow(answer[0])

        self._bus.call(_MANAGER, method, signature, (argument,), found, expected="o")

    def _find_by_process(self) -> None:
        self._find("GetSessionByPID", "u", os.getpid(), self._find_by_display)

    def _find_by_display(self) -> None:
        """A program that the user's service manager started belongs to no session; the person has one all the same."""
        self._ask_property(f"{_ROOT}/user/self", f"{_NAME}.User", "Display", "(so)", self._displayed)

    def _displayed(self, display: tuple[str, str]) -> None:
        if display[0]:
            self._follow(display[1])
        else:
            self.state = said("{name} knows no session of yours: lock is not noticed", name="logind")

    def _follow(self, session: str) -> None:
        self._session = session
        self._bus.on_signal(Peer(_NAME, session, _PROPERTIES), "PropertiesChanged", "sa{sv}as", self._changed)
        self._read_session()

    def _read_session(self) -> None:
        peer = Peer(_NAME, self._session, _PROPERTIES)
        self._bus.call(peer, "GetAll", "s", (_SESSION,), self._read, expected="a{sv}")

    def _read(self, answer: Answer) -> None:
        if isinstance(answer, Failure):
            self.state = said("{name} refuses: {why}", name="logind", why=answer)
        else:
            self.state = said("{name}, session {session}", name="logind", session=self._session.rpartition("/")[2])
            self._changed(_SESSION, answer[0], [])

    def _changed(self, interface: str, values: dict[str, tuple[str, Any]], gone: list[str]) -> None:
        if interface != _SESSION:
            return
        for name, source, locked in (("LockedHint", _HINT, True), ("Active", _ACTIVE, False)):
            signature, value = values.get(name, ("", None))
            if signature == "b":
                self._lock.say(source, value is locked)
        if {"LockedHint", "Active"} & set(gone):
            self._read_session()

    def _ask_property(self, path: str, interface: str, name: str, signature: str, told: Callable[[Any], None]) -> None:
        def answered(answer: Answer) -> None:
            if not isinstance(answer, Failure) and answer[0][0] == signature:
                told(answer[0][1])
            elif name == "Display":
                self.state = said("{name} knows no session of yours: lock is not noticed", name="logind")

        self._bus.call(Peer(_NAME, path, _PROPERTIES), "Get", "ss", (interface, name), answered, expected="v")
