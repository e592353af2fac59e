"""Whether there is a screen to draw on, asked before Qt is: Qt ends the program when it finds none."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libEGL.so.1", "libegl1"),
)
"""What Qt needs on X11 beside its wheel, and the Debian package that has it."""


def display_trouble(environ: Mapping[str, str] = os.environ) -> str | None:
    """A sentence saying what is missing; None if windows can be shown."""
    if not _asks_for_a_display() or environ.get("QT_QPA_PLATFORM"):
        return None
    if environ.get("WAYLAND_DISPLAY"):
        return None
    if not environ.get("DISPLAY"):
        return (
            "There is no screen to show anything on: neither $WAYLAND_DISPLAY nor $DISPLAY is set. "
            "Start Calf Break within a desktop session, or try `calfbreak demo`, which needs none."
        )
    missing = [package for library, package in _LIBRARIES if not _loads(library)]
    if missing:
        return f"Qt needs system libraries. On Debian or Ubuntu: apt-get install {' '.join(missing)}"
    return None


def _asks_for_a_display() -> bool:
    return sys.platform == "linux"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
