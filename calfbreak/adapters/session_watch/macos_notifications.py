"""Notifications of macOS, by ctypes: Objective-C's messages, and a block for each answer. Never run on a real machine.

A block is a structure that the compiler would lay out (Block Implementation Specification of LLVM): what kind it is,
flags, the function, and a description with its size. One that captures nothing is global: it is never copied and never
freed, so it must live for as long as somebody may call it. Its function gets the block itself and the notification.

Notifications come on the main thread, through its run loop, which is Qt's.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_uint32, c_ulong, c_void_p
from typing import Any, Protocol

from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_log = logging.getLogger(__name__)

GLOBAL = 1 << 28
"""BLOCK_IS_GLOBAL."""
ADD = "addObserverForName:object:queue:usingBlock:"
_FRAMEWORKS = "/System/Library/Frameworks"
_UTF8 = 0x08000100
"""kCFStringEncodingUTF8."""
INVOKE = CFUNCTYPE(None, c_void_p, c_void_p)


class Description(Structure):
    """Block_descriptor."""

    _fields_ = [("reserved", c_ulong), ("size", c_ulong)]


class Block(Structure):
    """Block_layout."""

    _fields_ = [
        ("isa", c_void_p),
        ("flags", c_int),
        ("reserved", c_int),
        ("invoke", INVOKE),
        ("descriptor", POINTER(Description)),
    ]


_DESCRIPTION = Description(0, ctypes.sizeof(Block))
_kept: list[Block] = []
"""Every block that was ever handed out. macOS may call one that it was told to forget; there are six in a program."""


class Runtime(Protocol):
    """What is asked of Objective-C. Objects are numbers: their addresses, 0 for nil."""

    global_block: int
    """What a block says that captures nothing."""

    def named_class(self, name: str) -> int:
        """A class; 0 if there is none of this name."""

    def send(self, receiver: int, selector: str, *arguments: int) -> int:
        """Send a message whose arguments, and whose answer, are objects."""

    def string(self, text: str) -> int:
        """An NSString."""


class ObjectiveC:
    """The real one. Raises Unavailable off macOS."""

    def __init__(self) -> None:
        try:
            ctypes.CDLL(f"{_FRAMEWORKS}/AppKit.framework/AppKit")  # it has the workspace
            self._core = ctypes.CDLL(f"{_FRAMEWORKS}/CoreFoundation.framework/CoreFoundation")
            self._library = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
            system = ctypes.CDLL("/usr/lib/libSystem.B.dylib")
            self.global_block = ctypes.addressof(c_void_p.in_dll(system, "_NSConcreteGlobalBlock"))
        except (OSError, ValueError) as error:
            raise Unavailable(said("{name} cannot be used: {why}", name="macOS", why=error)) from error
        _declare(self._library.objc_getClass, c_char_p)
        _declare(self._library.sel_registerName, c_char_p)
        _declare(self._core.CFStringCreateWithCString, c_void_p, c_char_p, c_uint32)

    def named_class(self, name: str) -> int:
        """A class; 0 if there is none of this name."""
        return self._library.objc_getClass(name.encode()) or 0

    def send(self, receiver: int, selector: str, *arguments: int) -> int:
        """Send a message. It must be called with exactly the types of the method, hence a new type each time."""
        method = CFUNCTYPE(c_void_p, c_void_p, c_void_p, *(c_void_p for _ in arguments))
        call = ctypes.cast(self._library.objc_msgSend, method)
        return call(receiver, self._library.sel_registerName(selector.encode()), *arguments) or 0

    def string(self, text: str) -> int:
        """An NSString, which is the same as a CFString. It is never let go of: there are six of them."""
        return self._core.CFStringCreateWithCString(None, text.encode(), _UTF8) or 0


def _declare(function: Any, *arguments: type) -> None:
    function.restype, function.argtypes = c_void_p, arguments


class NotificationCenters:
    """Asks for notifications and hands them on. Raises Unavailable off macOS."""

    def __init__(self, runtime: Runtime | None = None) -> None:
        self._runtime = runtime = runtime or ObjectiveC()
        shared = runtime.send(runtime.named_class("NSWorkspace"), "sharedWorkspace")
        self._workspace = runtime.send(shared, "notificationCenter")
        self._distributed = runtime.send(runtime.named_class("NSDistributedNotificationCenter"), "defaultCenter")
        if not (self._workspace and self._distributed):
            raise Unavailable(said("{name} does not tell of it", name="macOS"))
        self._observers: list[tuple[int, int]] = []

    def workspace(self, name: str, heard: Callable[[], None]) -> None:
        """Call `heard` with each notification of the workspace that has this name."""
        self._observe(self._workspace, name, heard)

    def distributed(self, name: str, heard: Callable[[], None]) -> None:
        """Call `heard` with each notification of this name that any program sends to all."""
        self._observe(self._distributed, name, heard)

    def close(self) -> None:
        """Ask for none any more."""
        for center, observer in self._observers:
            self._runtime.send(center, "removeObserver:", observer)
        self._observers.clear()

    def _observe(self, center: int, name: str, heard: Callable[[], None]) -> None:
        def called(block: int, notification: int) -> None:
            try:
                heard()
            except Exception:  # noqa: BLE001 - a barrier: nobody but macOS would hear of it
                _log.exception("%s was not handled", name)

        block = Block(self._runtime.global_block, GLOBAL, 0, INVOKE(called), ctypes.pointer(_DESCRIPTION))
        _kept.append(block)
        words = self._runtime.string(name)
        observer = self._runtime.send(center, ADD, words, 0, 0, ctypes.addressof(block))
        self._observers.append((center, observer))
