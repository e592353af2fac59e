"""Windows that Esc closes, and those that say so when they are closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget


class EscapableWindow(QWidget):
    """Esc closes it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; what is being written in it stays with whoever keeps it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class PassingWindow(EscapableWindow):
    """Made when it is asked for, and given up by its owner once it is `closed`."""

    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so: what is not needed any more can go."""
        super().closeEvent(event)
        self.closed.emit()
