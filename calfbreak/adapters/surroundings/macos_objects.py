"""The calls of CoreAudio, CoreMediaIO and IOKit, by ctypes. Never run on a real machine.

CoreAudio and CoreMediaIO share one model: numbered objects with properties, each named by a selector and a scope of
four letters; a property's value is, for all that is asked here, a list of 32-bit numbers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from ctypes import POINTER, byref, c_char_p, c_int, c_int32, c_long, c_uint32, c_void_p
from typing import Any, Protocol

from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_FRAMEWORKS = "/System/Library/Frameworks"
_UTF8 = 0x08000100
"""kCFStringEncodingUTF8."""
_INT = 9
"""kCFNumberIntType."""


class Address(ctypes.Structure):
    """AudioObjectPropertyAddress, CMIOObjectPropertyAddress."""

    _fields_ = [("selector", c_uint32), ("scope", c_uint32), ("element", c_uint32)]


def four_letters(code: str) -> int:
    """A four-character code as the number that it stands for."""
    return int.from_bytes(code.encode("ascii"), "big")


class Objects(Protocol):
    """The objects of a framework."""

    def numbers(self, which: int, selector: str, scope: str) -> list[int] | None:
        """The value of a property; None if the object does not have it."""


class FrameworkObjects:
    """The objects of a real framework.

    `size_of` and `data_of` are its two functions; CoreMediaIO's second one has room for the size and for the size used,
    CoreAudio's has one for both.
    """

    def __init__(self, size_of: Callable[..., int], data_of: Callable[..., int], separate_sizes: bool) -> None:
        self._size_of = size_of
        self._data_of = data_of
        self._separate_sizes = separate_sizes

    def numbers(self, which: int, selector: str, scope: str) -> list[int] | None:
        """The value of a property; None if the object does not have it."""
        address = Address(four_letters(selector), four_letters(scope), 0)
        size = c_uint32(0)
        if self._size_of(c_uint32(which), byref(address), c_uint32(0), None, byref(size)) != 0:
            return None
        values = (c_uint32 * (size.value // 4))()
        sizes: tuple[Any, ...] = (size, byref(c_uint32(0))) if self._separate_sizes else (byref(size),)
        if self._data_of(c_uint32(which), byref(address), c_uint32(0), None, *sizes, byref(values)) != 0:
            return None
        return list(values)


def core_audio() -> Objects:
    """Sound. Raises Unavailable off macOS."""
    library = _framework("CoreAudio")
    return FrameworkObjects(library.AudioObjectGetPropertyDataSize, library.AudioObjectGetPropertyData, False)


def core_media_io() -> Objects:
    """Cameras. Raises Unavailable off macOS."""
    library = _framework("CoreMediaIO")
    return FrameworkObjects(library.CMIOObjectGetPropertyDataSize, library.CMIOObjectGetPropertyData, True)


def display_assertions() -> Callable[[Iterable[str]], int]:
    """How many assertions of some types there are; what it gives raises OSError. Raises Unavailable off macOS."""
    iokit, core = _framework("IOKit"), _framework("CoreFoundation")
    core.CFStringCreateWithCString.restype = c_void_p
    core.CFStringCreateWithCString.argtypes = [c_void_p, c_char_p, c_uint32]
    core.CFDictionaryGetValue.restype = c_void_p
    core.CFDictionaryGetValue.argtypes = [c_void_p, c_void_p]
    core.CFNumberGetValue.argtypes = [c_void_p, c_long, c_void_p]
    core.CFRelease.argtypes = [c_void_p]
    iokit.IOPMCopyAssertionsStatus.restype = c_int32
    iokit.IOPMCopyAssertionsStatus.argtypes = [POINTER(c_void_p)]
    return lambda types: _count(iokit, core, types)


def _count(iokit: Any, core: Any, types: Iterable[str]) -> int:
    status = c_void_p()
    if iokit.IOPMCopyAssertionsStatus(byref(status)) != 0 or status.value is None:
        raise OSError(said("{name} does not answer", name="IOPMCopyAssertionsStatus"))
    try:
        return sum(_level(core, status, name) for name in types)
    finally:
        core.CFRelease(status)


def _level(core: Any, status: c_void_p, name: str) -> int:
    key = core.CFStringCreateWithCString(None, name.encode(), _UTF8)
    level = c_int(0)
    if number := core.CFDictionaryGetValue(status, key):
        core.CFNumberGetValue(number, _INT, byref(level))
    core.CFRelease(key)
    return level.value


def _framework(name: str) -> Any:
    try:
        return ctypes.CDLL(f"{_FRAMEWORKS}/{name}.framework/{name}")
    except OSError as error:
        raise Unavailable(said("{name} cannot be used: {why}", name=name, why=error)) from error
