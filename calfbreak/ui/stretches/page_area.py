"""The area in which a page lies that may need more room than there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class _Ground(QWidget):
    """Wants no more room than its page needs at least; a scroll area would go by how high the words like to be."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        page.setParent(self)

    def minimumSizeHint(self) -> QSize:
        """What the page needs."""
        return self._page.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fills it."""
        super().resizeEvent(event)
        self._page.setGeometry(self.rect())


def scrolled(page: QWidget) -> QScrollArea:
    """The page as large as there is room for; where it needs more than the screen has, it can be moved about."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(_Ground(page))
    return area
