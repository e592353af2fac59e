"""Memory that a closed window needed goes back to the system.

The C library of Linux keeps what was freed, in case somebody needs it again. After a window with plots and tables that
are six megabytes, for hours.
"""

from __future__ import annotations

import ctypes
import gc
import sys

from PySide6.QtCore import QTimer

SOON = 250
"""Milliseconds until a window that is to be deleted is."""


def give_back() -> None:
    """Hand back, in a moment, what is free. Does nothing where the system does so by itself."""
    QTimer.singleShot(SOON, _give_back)


def _give_back() -> None:
    gc.collect()
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        if hasattr(library, "malloc_trim"):  # musl has none, and keeps nothing
            library.malloc_trim(0)
