"""Keeps the screen on for as long as a stretch is shown.

Whoever stretches touches neither mouse nor keyboard, for six minutes and more, and desktops dim, blank and lock after
two to ten: a person who follows by eye would look at a dark screen, and a lock would pause the session.

Every service that is there is asked, because a saver and a power manager may both be. All of them let go of what a
program asked for when it leaves the bus, or the X server, so hanging up is the whole way back, also after a crash.
Nothing is started by asking. On sway and its kind only a window itself could ask, and Qt's windows cannot.

Windows is told through the state of a thread, macOS by a child process of its own; neither was run on a real machine.

https://people.freedesktop.org/~hadess/idle-inhibition-spec (org.freedesktop.ScreenSaver, .PowerManagement)
"""

from __future__ import annotations

import logging
import os
import shutil
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.terms import BUS, Answer, Failure, Kind, Peer
from calfbreak.adapters.input.xcb import Connection, require_x11
from calfbreak.adapters.profile import NAME
from calfbreak.adapters.surroundings.child import Child
from calfbreak.adapters.windows_library import windows_library
from calfbreak.domain.translation import listed, said
from calfbreak.ports import Loop, Unavailable

_log = logging.getLogger(__name__)

_IDLE = 8
"""The flag of GNOME's session manager for: the session shall not count as idle."""
_SUSPEND = 5
"""The request of X11's screen saver extension that stops its timers, and those that switch the monitor off."""
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x8000_0000, 0x1, 0x2
"""Of Windows' SetThreadExecutionState: until further notice; no sleep; no dark screen."""
_LONGEST = 7200.0
"""Seconds after which a session is surely over."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """A service that keeps the screen on for whoever asks. `body` says what to send, for a reason in words."""

    peer: Peer
    signature: str
    body: Callable[[str], tuple[Any, ...]]


KEEPERS = (
    Keeper(
        Peer("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager"),
        "susu",
        lambda why: (NAME, 0, why, _IDLE),
    ),
    Keeper(
        Peer("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
        "ss",
        lambda why: (NAME, why),
    ),
    Keeper(
        Peer(
            "org.freedesktop.PowerManagement",
            "/org/freedesktop/PowerManagement/Inhibit",
            "org.freedesktop.PowerManagement.Inhibit",
        ),
        "ss",
        lambda why: (NAME, why),
    ),
)
"""GNOME, Cinnamon, MATE and Budgie; Plasma, LXQt and most savers; Xfce's power manager."""


class Hold(Protocol):
    """Something that keeps the screen on until it is closed."""

    def close(self) -> None:
        """Let the screen do as it likes."""


class ScreenOn:
    """Keeps the screen on from now until it is closed. Raises Unavailable where nobody could be asked."""

    def __init__(self, loop: Loop, why: str) -> None:
        """`why` is what the desktop may tell the person."""
        self._holds: list[Hold] = []
        refused = []
        for make in _makers(loop, why, sys.platform):
            try:
                self._holds.append(make())
            except Unavailable as error:
                refused.append(str(error))
        if not self._holds:
            raise Unavailable(listed("; ", refused))

    def close(self) -> None:
        """Let the screen do as it likes."""
        for each in self._holds:
            each.close()
        self._holds.clear()


def _makers(loop: Loop, why: str, platform: str) -> tuple[Callable[[], Hold], ...]:
    match platform:
        case "win32":
            return (_ByThread,)
        case "darwin":
            return (partial(_ByChild, loop),)
        case _:
            return (partial(_ByBus, loop, why), _ByServer)


class _ByBus:
    """Through the services of the session bus. Raises Unavailable without one."""

    def __init__(self, loop: Loop, why: str) -> None:
        self._why = why
        self._bus = Bus(loop, Kind.SESSION)
        self._bus.call(BUS, "ListNames", done=self._ask, expected="as")

    def _ask(self, names: Answer) -> None:
        there = () if isinstance(names, Failure) else names[0]
        for keeper in KEEPERS:
            if keeper.peer.name in there:
                done = partial(_heed, keeper.peer.name)
                self._bus.call(keeper.peer, "Inhibit", keeper.signature, keeper.body(self._why), done, "u")

    def close(self) -> None:
        self._bus.close()


class _ByServer:
    """Through the X server, which has timers of its own. Raises Unavailable on Wayland and without the extension."""

    def __init__(self) -> None:
        require_x11(os.environ)
        self._connection = Connection("MIT-SCREEN-SAVER")
        self._connection.tell(_SUSPEND, struct.pack("=I", 1))

    def close(self) -> None:
        self._connection.close()


class _ByThread:
    """Through the state of this thread. Raises Unavailable off Windows."""

    def __init__(self) -> None:
        self._library = windows_library("kernel32")
        self._library.SetThreadExecutionState(_CONTINUOUS | _SYSTEM | _DISPLAY)

    def close(self) -> None:
        self._library.SetThreadExecutionState(_CONTINUOUS)


class _ByChild:
    """Through macOS's own `caffeinate`, which ends with us. Raises Unavailable where it is not installed."""

    def __init__(self, loop: Loop) -> None:
        if shutil.which("caffeinate") is None:
            raise Unavailable(said("{program} is not installed", program="caffeinate"))
        command = ("caffeinate", "-d", "-w", str(os.getpid()))
        self._child = Child(loop, command, lambda output, why: None, _LONGEST)

    def close(self) -> None:
        self._child.cancel()


def _heed(name: str, answer: Answer) -> None:
    if isinstance(answer, Failure):
        _log.info("%s does not keep the screen on: %s", name, answer)
