"""Which time zone Windows is set to: a name that changes when somebody sets another. Never run on a real machine."""

from __future__ import annotations

import ctypes
from ctypes import c_int32, c_uint8, c_uint16
from typing import Any

from calfbreak.adapters.windows_library import windows_library

_FAILED = 0xFFFFFFFF
"""TIME_ZONE_ID_INVALID."""
_Date = c_uint16 * 8
"""SYSTEMTIME."""
_Name = c_uint16 * 32
"""WCHARs, which have 16 bits on Windows only."""


class DynamicTimeZone(ctypes.Structure):
    """DYNAMIC_TIME_ZONE_INFORMATION."""

    _fields_ = [
        ("Bias", c_int32),
        ("StandardName", _Name),
        ("StandardDate", _Date),
        ("StandardBias", c_int32),
        ("DaylightName", _Name),
        ("DaylightDate", _Date),
        ("DaylightBias", c_int32),
        ("TimeZoneKeyName", c_uint16 * 128),
        ("DynamicDaylightTimeDisabled", c_uint8),
    ]


def zone_key(kernel32: Any = None) -> str:
    """Its name in the registry, such as `W. Europe Standard Time`; empty if Windows does not say."""
    library = kernel32 or windows_library("kernel32")
    zone = DynamicTimeZone()
    if library.GetDynamicTimeZoneInformation(ctypes.byref(zone)) & _FAILED == _FAILED:
        return ""
    return bytes(zone.TimeZoneKeyName).decode("utf-16-le").partition("\0")[0]
