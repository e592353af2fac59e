"""What stays as it is in a widget while something moves in front of it: painted once, and shown in pieces."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class StillPicture:
    """A picture as large as its widget."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._made_for: object = None
        self.pixmap = QPixmap()

    def make(self, made_for: object, paint: Callable[[QPainter], None], ground: QPixmap | str) -> QPixmap:
        """The picture, painted anew on the ground (a colour or a picture) if it was made for something else.

        `made_for` names all that it depends on besides the size of the widget and of its pixels.
        """
        wanted = (made_for, self._widget.size(), self._widget.devicePixelRatio())
        if wanted != self._made_for:
            self._made_for = wanted
            self.pixmap = ground.copy() if isinstance(ground, QPixmap) else self._filled(ground)
            with QPainter(self.pixmap) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint(painter)
        return self.pixmap

    def _filled(self, colour: str) -> QPixmap:
        ratio = self._widget.devicePixelRatio()
        made = QPixmap(self._widget.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(colour))
        return made


def show_piece(painter: QPainter, picture: QPixmap, seen: QRect) -> None:
    """Paint the part of the picture that is seen in the widget."""
    ratio = picture.devicePixelRatio()
    if ratio == 1:
        painter.drawPixmap(seen, picture, seen)
    else:
        inside = QRectF(seen)
        painter.drawPixmap(inside, picture, QRectF(inside.topLeft() * ratio, inside.size() * ratio))
