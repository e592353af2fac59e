"""A window that nobody sees, to which Windows sends its messages about the session and about power.

Its messages come through the loop of the thread that made it, which is Qt's. It has no parent, because windows that are
for messages only are left out when all are told of sleep. Never run on a real machine.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from ctypes import c_int, c_size_t, c_ssize_t, c_uint16, c_uint32, c_void_p, c_wchar_p
from typing import Any

from calfbreak.adapters.windows_library import windows_library
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_log = logging.getLogger(__name__)

POWER, SESSION = 0x0218, 0x02B1
"""WM_POWERBROADCAST, WM_WTSSESSION_CHANGE."""
_CLASS = "CalfBreakSession"
_THIS_SESSION = 0
"""NOTIFY_FOR_THIS_SESSION."""
_TO_WINDOW = 0
"""DEVICE_NOTIFY_WINDOW_HANDLE."""

Seen = Callable[[int, int], None]
"""Gets each of these messages and its first parameter."""
PROCEDURE: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)(c_ssize_t, c_void_p, c_uint32, c_size_t, c_ssize_t)
"""WNDPROC: window, message and its two parameters. On 64 bits both ways of calling are the same."""


class WindowClass(ctypes.Structure):
    """WNDCLASSEXW."""

    _fields_ = [
        ("cbSize", c_uint32),
        ("style", c_uint32),
        ("lpfnWndProc", PROCEDURE),
        ("cbClsExtra", c_int),
        ("cbWndExtra", c_int),
        ("hInstance", c_void_p),
        ("hIcon", c_void_p),
        ("hCursor", c_void_p),
        ("hbrBackground", c_void_p),
        ("lpszMenuName", c_wchar_p),
        ("lpszClassName", c_wchar_p),
        ("hIconSm", c_void_p),
    ]


class Libraries:
    """What is called of the system, with its types. Raises Unavailable off Windows."""

    def __init__(self, load: Callable[[str], Any] = windows_library) -> None:
        self.user32, self.kernel32, self.wtsapi32 = (load(name) for name in ("user32", "kernel32", "wtsapi32"))
        _declare(self.kernel32.GetModuleHandleW, c_void_p, c_wchar_p)
        _declare(self.user32.RegisterClassExW, c_uint16, c_void_p)
        _declare(self.user32.UnregisterClassW, c_int, c_wchar_p, c_void_p)
        _declare(
            self.user32.CreateWindowExW, c_void_p, c_uint32, c_wchar_p, c_wchar_p, c_uint32,
            c_int, c_int, c_int, c_int, c_void_p, c_void_p, c_void_p, c_void_p,
        )  # fmt: skip
        _declare(self.user32.DestroyWindow, c_int, c_void_p)
        _declare(self.user32.DefWindowProcW, c_ssize_t, c_void_p, c_uint32, c_size_t, c_ssize_t)
        _declare(self.wtsapi32.WTSRegisterSessionNotification, c_int, c_void_p, c_uint32)
        _declare(self.wtsapi32.WTSUnRegisterSessionNotification, c_int, c_void_p)
        _declare(self.user32.RegisterSuspendResumeNotification, c_void_p, c_void_p, c_uint32)
        _declare(self.user32.UnregisterSuspendResumeNotification, c_int, c_void_p)


def _declare(function: Any, result: type, *arguments: type) -> None:
    function.restype, function.argtypes = result, arguments


class HiddenWindow:
    """Calls `seen` with each message about session and power. Raises Unavailable if there can be no such window."""

    def __init__(self, seen: Seen, libraries: Libraries | None = None) -> None:
        self._seen = seen
        self._system = system = libraries or Libraries()
        self._procedure = PROCEDURE(self._receive)  # kept: Windows keeps only its address
        self._instance = system.kernel32.GetModuleHandleW(None)
        described = WindowClass(
            cbSize=ctypes.sizeof(WindowClass),
            lpfnWndProc=self._procedure,
            hInstance=self._instance,
            lpszClassName=_CLASS,
        )
        if not system.user32.RegisterClassExW(ctypes.byref(described)):
            raise Unavailable(said("{name} does not tell of it", name="Windows"))
        self._handle = system.user32.CreateWindowExW(
            0, _CLASS, None, 0, 0, 0, 0, 0, None, None, self._instance, None
        )  # fmt: skip
        if not self._handle:
            system.user32.UnregisterClassW(_CLASS, self._instance)
            raise Unavailable(said("{name} does not tell of it", name="Windows"))
        self._session = system.wtsapi32.WTSRegisterSessionNotification(self._handle, _THIS_SESSION)
        self._power = system.user32.RegisterSuspendResumeNotification(self._handle, _TO_WINDOW)
        words = (
            # Translators: {name} is a system that tells when it is locked, or goes to sleep.
            said("{name} tells", name="Windows")
            if self._session
            else said("{name} tells of sleep, but not of lock", name="Windows")
        )
        self.state: str = words
        """In a sentence for the doctor. A computer without the second kind of notice tells all windows of sleep."""

    def close(self) -> None:
        """Take the window away."""
        if self._handle:
            if self._session:
                self._system.wtsapi32.WTSUnRegisterSessionNotification(self._handle)
            if self._power:
                self._system.user32.UnregisterSuspendResumeNotification(self._power)
            self._system.user32.DestroyWindow(self._handle)
            self._system.user32.UnregisterClassW(_CLASS, self._instance)
            self._handle = None

    def _receive(self, window: int, message: int, what: int, more: int) -> int:
        if message not in (POWER, SESSION):
            return int(self._system.user32.DefWindowProcW(window, message, what, more))
        try:
            self._seen(message, what)
        except Exception:  # noqa: BLE001 - a barrier: nobody but Windows would hear of it
            _log.exception("a message of Windows was not handled")
        return 1  # to a question whether the computer may sleep, that is yes
