"""Counts how often a window is laid out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Layings(QObject):
    """Of one window, since it was made."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See an event before the window does."""
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False
