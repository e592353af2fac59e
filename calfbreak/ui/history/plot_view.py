"""A plot that can be read without eyes and without a mouse.

The drawing is a picture; what makes it more are the boxes of its marks. The pointer over one shows its sentence, the
arrow keys walk from one to the next, and a screen reader says each.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfbreak.domain.history.chart import Box, Chart, Drawing, Look, Sheet
from calfbreak.domain.wording import tr
from calfbreak.ui import painted_text
from calfbreak.ui.parts import announce, arrows, em
from calfbreak.ui.theme import Theme, font

_LEAST = 24
"""Px; a view smaller than this is not laid out yet."""


class PlotView(QWidget):
    """Shows a chart once somebody has drawn it."""

    wanted = Signal()
    """Another drawing is needed."""
    troubled = Signal(str)
    """It cannot be drawn; why."""
    chosen = Signal(int)
    """Return, or a double click, on this mark."""

    def __init__(self, *, theme: Theme, height: float) -> None:
        """`height` in heights of a line."""
        super().__init__()
        self._theme = theme
        self._lines = height
        self.chart: Chart | None = None
        self.drawing: Drawing | None = None
        self.drawn_for: tuple[Sheet, Look] | None = None
        self.current: int | None = None
        """The mark on which the keyboard is."""
        self._picture = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(em(12), em(height * 0.8))

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as its lines."""
        return QSize(em(24), em(self._lines))

    def show_chart(self, chart: Chart) -> None:
        """Show this as soon as it is drawn."""
        if chart == self.chart:
            return
        same_kind = self.chart is not None and len(self.chart.marks) == len(chart.marks)
        self.chart, self.current = chart, self.current if same_kind else None
        self.drawing = self.drawn_for = None
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(tr("The arrow keys go from value to value."))
        self.update()
        self.wanted.emit()

    def sheet(self) -> Sheet | None:
        """What is to be drawn; None if there is nothing, or no room for it yet."""
        if self.chart is None or min(self.width(), self.height()) < _LEAST:
            return None
        return Sheet(self.chart, self.width(), self.height(), _measured(self.chart))

    def show_drawing(self, sheet: Sheet, drawing: Drawing, look: Look) -> None:
        """It is drawn."""
        if self.drawn_for == (sheet, look) or sheet.chart != self.chart:
            return
        self.drawing, self.drawn_for = drawing, (sheet, look)
        self._picture = QPixmap()
        if self.hasFocus():
            self._begin_at_the_newest()
        self.update()

    def show_trouble(self, why: str) -> None:
        """It cannot be drawn."""
        self.troubled.emit(why)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, and a frame around the mark on which the keyboard is."""
        with QPainter(self) as painter:
            if self.drawing is None:
                room, colour = QRectF(self.rect()), self._theme.roles.secondary
                painted_text.paint_words(painter, tr("Drawing …"), room, letters=font(), colour=colour)
                return
            painter.drawPixmap(0, 0, self._rendered())
            if self.hasFocus() and self.current is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(self._theme.roles.text), 2))
                painter.drawRoundedRect(self.place(self.current).adjusted(-2, -2, 2, 2), 4, 4)

    def _rendered(self) -> QPixmap:
        size, ratio = self.size(), self.devicePixelRatio()
        if self._picture.size() != size * ratio:
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            assert self.drawing is not None
            with QPainter(self._picture) as painter:
                QSvgRenderer(QByteArray(self.drawing.svg.encode())).render(painter, QRectF(self.rect()))
        return self._picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size needs another drawing; until then this one is stretched."""
        super().resizeEvent(event)
        self.wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is worth drawing."""
        super().showEvent(event)
        self.wanted.emit()

    # --- marks -------------------------------------------------------------------------------------------------

    def place(self, mark: int) -> QRectF:
        """Where the mark is in the widget."""
        assert self.drawing is not None
        assert self.drawn_for is not None
        sheet, box = self.drawn_for[0], self.drawing.boxes[mark]
        across, down = self.width() / sheet.width, self.height() / sheet.height
        return QRectF(box.left * across, box.top * down, box.width * across, box.height * down)

    def mark_at(self, point: QPoint) -> int | None:
        """The mark under this point: what is drawn last lies on top."""
        if self.drawing is None:
            return None
        return next((mark for mark in range(len(self._boxes) - 1, -1, -1) if self._hit(mark, point)), None)

    @property
    def _boxes(self) -> tuple[Box, ...]:
        return self.drawing.boxes if self.drawing else ()

    def _hit(self, mark: int, point: QPoint) -> bool:
        return self.place(mark).contains(point.toPointF())

    def words(self, mark: int | None) -> str:
        """What the mark says."""
        return "" if mark is None or self.chart is None else self.chart.marks[mark]

    def event(self, event: QEvent) -> bool:
        """What is under the pointer, where it rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words(self.mark_at(event.pos())), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from mark to mark."""
        forth, back = arrows(self)
        last = len(self._boxes) - 1
        match event.key():
            case _ if last < 0:
                super().keyPressEvent(event)
            case key if key == forth:
                self.go_to(0 if self.current is None else min(last, self.current + 1))
            case key if key == back:
                self.go_to(last if self.current is None else max(0, self.current - 1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.current is not None:
                self.chosen.emit(self.current)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(last)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The mark below the pointer is meant."""
        if (mark := self.mark_at(event.position().toPoint())) is not None:
            self.chosen.emit(mark)

    def go_to(self, mark: int) -> None:
        """Put the keyboard on this mark, and say what it is."""
        self.current = mark
        words = self.words(mark)
        self.setAccessibleDescription(words)
        announce(self, words)
        QToolTip.showText(self.mapToGlobal(self.place(mark).bottomRight().toPoint()), words, self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes: to the newest mark."""
        super().focusInEvent(event)
        self._begin_at_the_newest()
        self.update()

    def _begin_at_the_newest(self) -> None:
        if self.current is None and self._boxes and self.chart is not None:
            self.current = self.chart.newest

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()


def letters() -> QFont:
    """The font of the words in a plot, in whole pixels as the drawing has it."""
    said = QFontInfo(font(0.9))
    made = QFont(said.family())
    made.setPixelSize(said.pixelSize())
    return made


def _measured(chart: Chart) -> tuple[tuple[str, float], ...]:
    """How wide the words beside the plot are, px: only the window can shape every script."""
    metrics = QFontMetricsF(letters())
    return tuple((words, metrics.horizontalAdvance(words)) for words in dict.fromkeys(chart.beside) if words)
