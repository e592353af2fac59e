"""A small window that belongs to the history window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calfbreak.ui.closing import EscapableWindow
from calfbreak.ui.theme import Theme


class Panel(EscapableWindow):
    """A window of its own that closes with its parent, and with Esc."""

    def __init__(self, title: str, *, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "plain")
        self.setWindowTitle(title)
        theme.dress(self)
