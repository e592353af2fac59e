"""Python looks for garbage only where windows may be deleted: on the thread of the event loop.

Python searches for cycles of objects that nobody needs on whichever thread happens to allocate just then, and deletes
what it finds there. Qt allows the deletion of a widget on the GUI thread alone; on any other the next event for it ends
the program in the middle of Qt. The program has short threads (one looks for the camera, one waits for plyer), so the
search by itself is turned off, and made when the event loop has nothing to do, if it is due by Python's own reckoning.
That costs no wake-up: the loop was awake.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QMetaObject, Qt


def collect_on_this_thread() -> QMetaObject.Connection:
    """From now on, search here and nowhere else. Call it on the GUI thread, after the application object is made."""
    gc.disable()
    # Direct: aboutToBlock is the last thing before the loop sleeps, and a queued call would wake it again.
    return QAbstractEventDispatcher.instance().aboutToBlock.connect(collect_if_due, Qt.ConnectionType.DirectConnection)


def collect_if_due() -> None:
    """Search the oldest generation of objects that has grown enough, and all younger ones with it."""
    grown, enough = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if grown[generation] > enough[generation]:
            gc.collect(generation)
            return
