"""Where one is in a few steps: a dot for each, and a longer one for the step at hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.domain.wording import tr
from calfbreak.ui.theme import Theme

DOT, LONG, GAP = 8, 24, 8


class StepDots(QWidget):
    """Drawn; in the direction in which the person reads."""

    def __init__(self, *, theme: Theme, steps: int) -> None:
        super().__init__()
        self._theme = theme
        self._steps = steps
        self._step = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As many dots as steps, one of them long."""
        return QSize((self._steps - 1) * (DOT + GAP) + LONG, DOT + 4)

    def show_step(self, step: int) -> None:
        """Show that this step, counted from 1, is at hand."""
        self._step = step
        self.setAccessibleName(tr("Step {number} of {all}").format(number=step, all=self._steps))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots in a row."""
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, roles = 0.0, self._theme.roles
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for number in range(1, self._steps + 1):
                width = LONG if number == self._step else DOT
                painter.setBrush(QColor(roles.accent if number <= self._step else roles.control))
                edge = self.width() - left - width if backwards else left
                painter.drawRoundedRect(QRectF(edge, 2, width, DOT), DOT / 2, DOT / 2)
                left += width + GAP
