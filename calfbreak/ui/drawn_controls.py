"""Controls that the style sheet alone cannot draw in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QToolTip,
    QWidget,
)

from calfbreak.ui.parts import em, plain_tip
from calfbreak.ui.theme import Theme


class ComboBox(QComboBox):
    """A combo box whose arrow is painted in the theme's colours, so that no picture file is needed.

    Where its place is too narrow for what was chosen, it says so with an ellipsis, and all of it in its tool tip; its
    list is as wide as it must be.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def elided(self) -> str:
        """What is seen of the choice."""
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        place = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, place.width() - 2)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Qt asks here for what it paints."""
        super().initStyleOption(option)
        option.currentText = self.elided()

    def event(self, event: QEvent) -> bool:
        """Somebody wants to know the rest of it."""
        if isinstance(event, QHelpEvent) and self.elided() != self.currentText():
            QToolTip.showText(event.globalPos(), plain_tip(self.currentText()), self)
            return True
        return super().event(event)

    def showPopup(self) -> None:
        """Open the list."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + em(1))
        # The frame is a window of its own, and would show the desktop's colours above and below the list.
        self.view().window().setPalette(self.palette())
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and an arrow on it."""
        super().paintEvent(event)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        tip = QPointF(16 if mirrored else self.width() - 16, self.height() / 2 + 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.roles.secondary), 2))
            painter.drawPolyline([tip + QPointF(-5, -5), tip, tip + QPointF(5, -5)])


class CheckBox(QCheckBox):
    """A box whose tick is painted in the theme's colours, on the ground that the style sheet gives it."""

    def __init__(self, words: str, *, theme: Theme) -> None:
        super().__init__(words)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and words, and the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = QRectF(self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.roles.on_accent), box.width() / 8))
            tick = ((-0.25, 0.0), (-0.07, 0.2), (0.27, -0.22))
            painter.drawPolyline([box.center() + QPointF(x * box.width(), y * box.height()) for x, y in tick])


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
            accent = roles.accent if self.isEnabled() else roles.control
            edge = roles.text if self.hasFocus() else (accent if self.isChecked() else roles.control)
            painter.setPen(QPen(QColor(edge), 2))
            painter.setBrush(QColor(accent if self.isChecked() else roles.card))
            painter.drawRoundedRect(area, radius, radius)
            if self.hasFocus():  # one more within, unlike what is there: in high contrast the edge alone is none
                painter.setPen(QPen(QColor(roles.on_accent if self.isChecked() else roles.text), 2.5))
                painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), radius - 2, radius - 2)
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
