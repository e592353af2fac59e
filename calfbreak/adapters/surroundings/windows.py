"""Windows: what the privacy settings, the shell and the power service know. Never run on a real machine.

Sources: the registry of capability use, which the privacy page of the settings shows (Windows 10, 1903 and later);
SHQueryUserNotificationState; CallNtPowerInformation. Focus assist has no documented question.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from typing import Protocol

from calfbreak.adapters.surroundings.desk import Candidate
from calfbreak.adapters.surroundings.reading import WORDS, Reading, Told, Topic, found, unknown, used_by
from calfbreak.adapters.windows_library import windows_library
from calfbreak.domain.translation import Sentence, said
from calfbreak.ports import Unavailable

CONSENT = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
"""Below the current user."""
_CAPABILITIES = ("microphone", "webcam")
_PLAIN = "NonPackaged"
"""The key of programs that came without the store: their paths, with # for the backslash."""

STATES = {
    2: Topic.FULLSCREEN,  # QUNS_BUSY: a program fills the screen, or presentation settings are on
    3: Topic.FULLSCREEN,  # QUNS_RUNNING_D3D_FULL_SCREEN
    4: Topic.PRESENTATION,  # QUNS_PRESENTATION_MODE
    6: Topic.DND,  # QUNS_QUIET_TIME
    7: Topic.FULLSCREEN,  # QUNS_APP
}
"""QUERY_USER_NOTIFICATION_STATE, as far as it speaks against a notification (5 accepts them, 1 is a locked session)."""
_SYSTEM_EXECUTION_STATE = 16
"""POWER_INFORMATION_LEVEL."""
_DISPLAY_REQUIRED = 0x2
"""ES_DISPLAY_REQUIRED."""


class Registry(Protocol):
    """The current user's part of the registry."""

    def keys(self, path: str) -> list[str]:
        """The keys below a key. Raises OSError if there is no such key."""

    def number(self, path: str, name: str) -> int | None:
        """A value of a key; None if it has none of that name, or no number."""


class CapabilityUse:
    """Who uses microphone or camera now: began, and has not stopped. Raises Unavailable before Windows 10, 1903."""

    topics = frozenset({Topic.CALL})

    def __init__(self, registry: Registry, own: str = sys.executable) -> None:
        self._registry = registry
        self._own = own.replace("\\", "#").casefold()
        try:
            registry.keys(CONSENT)
        except OSError as error:
            raise Unavailable(said("{name} does not tell of it", name="Windows")) from error

    def ask(self, told: Told) -> None:
        """Read it; well below a millisecond for each program that ever asked."""
        try:
            users = sorted({name for capability in _CAPABILITIES for name in self._users(capability)})
        except OSError as error:
            told(unknown(error))
        else:
            told(found(Topic.CALL, used_by(users), said("nobody uses it")))

    def close(self) -> None:
        """There is nothing to let go of."""

    def _users(self, capability: str) -> Iterator[str]:
        for path, name in self._programs(rf"{CONSENT}\{capability}"):
            began = self._registry.number(path, "LastUsedTimeStart")
            if began and self._registry.number(path, "LastUsedTimeStop") == 0 and name.casefold() != self._own:
                yield name.rpartition("#")[2]

    def _programs(self, path: str) -> Iterator[tuple[str, str]]:
        for name in self._registry.keys(path):
            if name == _PLAIN:
                yield from (
                    (rf"{path}\{name}\{program}", program) for program in self._registry.keys(rf"{path}\{name}")
                )
            else:
                yield rf"{path}\{name}", name


class NotificationState:
    """What the shell says about showing a notification now. `read` raises OSError if it does not answer."""

    topics = frozenset(STATES.values())

    def __init__(self, read: Callable[[], int]) -> None:
        self._read = read

    def ask(self, told: Told) -> None:
        """Ask the shell."""
        try:
            state = self._read()
        except OSError as error:
            told(unknown(error))
            return
        topic = STATES.get(state)
        holds = frozenset({topic} if topic else ())
        words = WORDS[topic] if topic else said("notifications are welcome")
        told(Reading(holds, Sentence("{topic} ({state})", topic=words, state=state)))

    def close(self) -> None:
        """There is nothing to let go of."""


class DisplayRequired:
    """Whether some program needs the screen lit. `read` raises OSError if the power service does not answer."""

    topics = frozenset({Topic.VIDEO})

    def __init__(self, read: Callable[[], int]) -> None:
        self._read = read

    def ask(self, told: Told) -> None:
        """Ask the power service."""
        try:
            needed = self._read() & _DISPLAY_REQUIRED
        except OSError as error:
            told(unknown(error))
        else:
            told(found(Topic.VIDEO, bool(needed), said("nothing holds the screen awake")))

    def close(self) -> None:
        """There is nothing to let go of."""


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """The real one."""

        def keys(self, path: str) -> list[str]:
            """The keys below a key. Raises OSError if there is no such key."""
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                return [winreg.EnumKey(key, index) for index in range(winreg.QueryInfoKey(key)[0])]

        def number(self, path: str, name: str) -> int | None:
            """A value of a key; None if it has none of that name, or no number."""
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                try:
                    value = winreg.QueryValueEx(key, name)[0]
                except FileNotFoundError:
                    return None
            return value if isinstance(value, int) else None

    def notification_state() -> int:
        """QUERY_USER_NOTIFICATION_STATE. Raises OSError."""
        state = ctypes.c_int(0)
        result = windows_library("shell32").SHQueryUserNotificationState(ctypes.byref(state))
        if result != 0:
            raise OSError(
                said("{name} ended with {status}", name="SHQueryUserNotificationState", status=f"{result:#x}")
            )
        return state.value

    def execution_state() -> int:
        """EXECUTION_STATE of the whole system. Raises OSError."""
        flags = ctypes.c_ulong(0)
        status = windows_library("powrprof").CallNtPowerInformation(
            _SYSTEM_EXECUTION_STATE, None, ctypes.c_ulong(0), ctypes.byref(flags), ctypes.c_ulong(ctypes.sizeof(flags))
        )
        if status != 0:
            raise OSError(said("{name} ended with {status}", name="CallNtPowerInformation", status=f"{status:#x}"))
        return flags.value

    def candidates() -> tuple[Candidate, ...]:
        """The parts of this platform."""
        return (
            (said("microphone and camera ({by})", by="Windows"), lambda: CapabilityUse(UserRegistry())),
            (
                said("do not disturb, full screen, presentation ({by})", by="Windows"),
                lambda: NotificationState(notification_state),
            ),
            (said("screen held awake ({by})", by="Windows"), lambda: DisplayRequired(execution_state)),
        )
