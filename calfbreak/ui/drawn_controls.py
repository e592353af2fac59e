"""Controls that the style sheet alone cannot draw in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from calfbreak.ui.parts import em
from calfbreak.ui.theme import Theme


class ComboBox(QComboBox):
    """A combo box whose arrow is painted in the theme's colours, so that no picture file is needed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and an arrow on it."""
        super().paintEvent(event)
        tip = QPointF(self.width() - 16, self.height() / 2 + 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.roles.secondary), 2))
            painter.drawPolyline([tip + QPointF(-5, -5), tip, tip + QPointF(5, -5)])


class Switch(QAbstractButton):
    """On or off, as a knob in a groove."""

    def __init__(self, *, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Grows with the font."""
        return QSize(em(3), em(1.7))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groove, knob, and a ring when it has the keyboard."""
        roles = self._theme.roles
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        radius = area.height() / 2
        knob = QRectF(0, 0, area.height() - 8, area.height() - 8)
        side = area.right() - radius if self.isChecked() else area.left() + radius
        knob.moveCenter(area.center())
        knob.moveLeft(side - knob.width() / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = roles.text if self.hasFocus() else (roles.accent if self.isChecked() else roles.control)
            painter.setPen(QPen(QColor(edge), 2))
            painter.setBrush(QColor(roles.accent if self.isChecked() else roles.card))
            painter.drawRoundedRect(area, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(roles.on_accent if self.isChecked() else roles.control))
            painter.drawEllipse(knob)


class _StillWheel(QObject):
    """Lets the wheel scroll the page, not a value that the pointer happens to be over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def scrolls_only_in_focus(widget: QWidget) -> None:
    """Let the wheel change this control only when it has the keyboard."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_StillWheel(widget))
