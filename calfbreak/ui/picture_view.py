"""A picture of a person's own, in the place of the figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QImageReader, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.ui.painted_text import broken, paint_words
from calfbreak.ui.parts import plain_tip
from calfbreak.ui.theme import CARD_RADIUS, Theme, font

_MARGIN = 16
"""Between the picture and the edge of its ground, px."""


class PictureView(QWidget):
    """Shows one picture as large as there is room for, and says in words what is to be seen in it."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file = ""
        self._image = QImage()
        self._made_for: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 320)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As large as the figure."""
        return QSize(470, 512)

    def show_picture(self, file: str, words: str) -> None:
        """Show this file, of which the words say what is to be seen."""
        if words != self.accessibleName():
            self.setAccessibleName(words)
            self.setToolTip(plain_tip(words))
        if file != self._file:
            self._file = file
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on a ground, or its words; a transparent drawing is made for paper, so its ground is white."""
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            ground = QPainterPath()
            ground.addRoundedRect(QRectF(self.rect()), CARD_RADIUS, CARD_RADIUS)
            image = self._scaled()
            painter.fillPath(ground, QColor("#FFFFFF" if image.hasAlphaChannel() else self._theme.roles.scene))
            place = QRectF(0, 0, image.width(), image.height())
            place.setSize(place.size() / self.devicePixelRatio())
            place.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(place, image)
            if image.isNull():  # it was there when the stretches were read, and is gone or broken now
                self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        """What would be to be seen, in the middle."""
        letters, wide = font(), self.width() - 2 * _MARGIN
        high = QFontMetricsF(letters).lineSpacing()
        lines = broken(self.accessibleName(), wide, letters)
        top = (self.height() - high * len(lines)) / 2
        for number, words in enumerate(lines):
            room = QRectF(_MARGIN, top + number * high, wide, high)
            paint_words(painter, words, room, letters=letters, colour=self._theme.roles.text)

    def _scaled(self) -> QImage:
        """The picture for this room, read once for each size."""
        room = (self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)) * self.devicePixelRatio()
        if (self._file, room) != self._made_for:
            self._made_for = self._file, room
            self._image = read_picture(self._file, room)
        return self._image


def read_picture(file: str, room: QSize) -> QImage:
    """The picture in this file as large as fits into the room, sharp if it is a drawing; null if there is none."""
    reader = QImageReader(file)
    reader.setAutoTransform(True)
    if not reader.canRead():
        return QImage()
    drawn = bytes(reader.format().data()).startswith(b"svg")
    if drawn and not reader.size().isEmpty():
        reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull() or drawn or room.isEmpty():
        return image
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
