"""Memory that a closed window needed goes back to the system.

Everybody keeps what a window leaves behind, in case it is needed again: Python objects that refer to one another, Qt
its fonts and pixmaps, the C library what was freed, the process the code that only the window ran. After the history
window these are eleven megabytes, for hours. What stays is what Python has imported, and pages of which a small part
is still in use.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QPixmapCache

SOON = 250
"""Milliseconds until a window that is to be deleted is."""


def give_back() -> None:
    """Hand back, in a moment, what is free. Where nobody measured what that brings, only what Python keeps."""
    QTimer.singleShot(SOON, _give_back)


def _give_back() -> None:
    gc.collect()
    if sys.platform == "linux":
        from calfbreak.ui.linux_memory import let_go_of_code, return_freed

        _empty_caches()
        return_freed()
        let_go_of_code()


def _empty_caches() -> None:
    """Qt reads fonts again when it writes the next word, which takes it some milliseconds."""
    QPixmapCache.clear()
    # Qt keeps up to four megabytes of fonts, and lets go of them only when the fonts that there are have changed. So
    # they change: one comes that is none, and all that came are taken away. (No window brings a font of its own.)
    QFontDatabase.addApplicationFontFromData(b"no font")
    QFontDatabase.removeAllApplicationFonts()
