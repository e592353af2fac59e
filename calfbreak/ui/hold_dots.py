"""The dots that count the holds of each leg."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import PhaseKind, Session, Stage
from calfbreak.domain.wording import leg, tr
from calfbreak.ui.theme import Theme, font


class HoldDots(QWidget):
    """A dot for each hold of one leg: filled = done, ringed = now, barred = skipped, hollow = to come."""

    def __init__(self, *, theme: Theme, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = side
        self._marks: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As many dots as holds, as large as the text beside them."""
        dot, step = _dot()
        return QSize(max(1, len(self._marks)) * step - (step - dot) + 4, dot + 4)

    def show_session(self, session: Session) -> None:
        """Show how far this leg is."""
        marks = marks_of(session, self._side)
        if marks == self._marks:
            return
        resized = len(marks) != len(self._marks)
        self._marks = marks
        done = marks.count("done")
        self.setAccessibleName(
            tr("{leg}: {done} of {all} holds done").format(leg=leg(self._side), done=done, all=len(marks))
        )
        if resized:
            self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots in a row, the first where a line of text begins."""
        dot, step = _dot()
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, mark in enumerate(self._marks):
                from_start = 2 + dot / 2 + number * step
                middle = QPointF(self.width() - from_start if backwards else from_start, self.height() / 2)
                self._paint_dot(painter, middle, dot / 2, mark)

    def _paint_dot(self, painter: QPainter, middle: QPointF, radius: float, mark: str) -> None:
        roles = self._theme.roles
        colour = QColor({"done": roles.accent, "now": roles.signal}.get(mark, roles.control))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if mark == "done" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius - 1, radius - 1)
        if mark == "now":
            painter.setBrush(colour)
            painter.drawEllipse(middle, radius * 3 / 8, radius * 3 / 8)
        if mark == "skipped":
            painter.drawLine(middle - QPointF(radius * 3 / 8, 0), middle + QPointF(radius * 3 / 8, 0))


def _dot() -> tuple[int, int]:
    """How wide a dot is, and how far it is from the beginning of one to that of the next, px."""
    height = QFontMetricsF(font()).height()
    return round(height * 1.06), round(height * 1.6)


def marks_of(session: Session, side: Side) -> tuple[str, ...]:
    """For each hold of this leg in the stretch that runs: `done`, `now`, `skipped` or `to come`."""
    phase = session.frame.phase
    running = phase.kind is PhaseKind.HOLD and session.stage is not Stage.OVER
    marks = []
    holds = session.holds
    for each in session.phases:
        if each.kind is not PhaseKind.HOLD or each.side is not side or each.part != phase.part:
            continue
        if running and each.hold == phase.hold:
            marks.append("now")
        elif holds[each.hold].done:
            marks.append("done")
        else:
            marks.append("skipped" if each.hold in session.skipped else "to come")
    return tuple(marks)
