"""What any moving figure costs on this machine at this minute: the least that the guided stretch can be compared with.

Fourteen round bars swing in a window without anything else, 200 x 260 px painted anew thirty times a second. A
processor that is shared with others does the same work in half the time at one minute and in twice at the next.
"""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

BARS = 14
RATE = 30
"""Pictures a second."""
_APART = 0.45
"""Radians between one bar and the next."""
_LONG, _THICK = 50, 14
_GROUND, _COLOUR = "#f3efe6", "#1f7a6a"


class BareRig(QWidget):
    """A window with bars that swing while they are let."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(480, 600)
        self._bars = _Bars(self)
        self._pictures = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=round(1000 / RATE))
        self._pictures.timeout.connect(self._bars.update)

    def swing(self, yes: bool) -> None:
        """Move, or stand still."""
        if yes:
            self._pictures.start()
        else:
            self._pictures.stop()


class _Bars(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(140, 100, 200, 260)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """All bars where they are now."""
        now = time.monotonic()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(_GROUND))
            for number in range(BARS):
                turn = 0.6 * math.sin(2 * now + number) + number * _APART
                start = QPointF(100 + 30 * math.cos(number), 130 + 60 * math.sin(1.3 * number))
                painter.setPen(QPen(QColor(_COLOUR), _THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(start, start + _LONG * QPointF(math.cos(turn), math.sin(turn)))
