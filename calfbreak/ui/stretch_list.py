"""The stretches of a routine, one below the other: how long each takes, what is done, and where one is.

Where a window is too low for all of them there is only the next one: above it stands what one does now.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from calfbreak.domain.stretching.session import Session, Stage
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.wording import exact_duration, tr
from calfbreak.ui.parts import em, label, plain_tip
from calfbreak.ui.theme import font

DONE, NOW, TO_COME = "✓", "▸", "·"
NOW_BACKWARDS = "◂"
"""It points at the words, also where they are read from right to left."""


class Name(QLabel):
    """The name of a stretch. Where it has no room one sees how it begins, and a tooltip says the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        """All of it."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font())

    def show_name(self, words: str) -> None:
        """Show this name."""
        if words != self.words:
            self.words = words
            self._fit()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for how it begins."""
        return self.sizeHint().boundedTo(QSize(em(6), super().sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """In bold letters it is longer."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        seen = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(seen)
        self.setToolTip(plain_tip(self.words) if seen != self.words else "")


class StretchList(QWidget):
    """Hidden where there is only one stretch."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QLabel, Name, QLabel]] = []
        self._shown: tuple[int, ...] = ()
        """The rows of which one may be seen, the one that is left when it is folded first."""
        self._folded = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 12)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVisible(False)

    def show_session(self, session: Session, stretches: Mapping[str, Stretch]) -> None:
        """Show the list of this session, with the stretch that runs in it in bold."""
        self.setVisible(len(session.parts) > 1)
        if len(session.parts) == 1:
            return
        while len(self._rows) < len(session.parts):
            self._add_row()
        running = len(session.parts) if session.stage is Stage.OVER else session.frame.phase.part
        last = len(session.parts) - 1
        first = min(running + 1, last)
        self._shown = (first, *(number for number in range(last + 1) if number != first))
        for number, row in enumerate(self._rows[: last + 1]):
            for each in row:
                each.setFont(font(bold=number == running))
            self._fill(row, session, number, running, stretches)
        self._choose_rows()

    @property
    def saved(self) -> int:
        """How much lower it is when it is folded, px."""
        away = [self._rows[number] for number in self._shown[1:]]
        return sum(max(each.sizeHint().height() for each in row) + self._grid.spacing() for row in away)

    @property
    def folded(self) -> bool:
        """Whether there is only one row."""
        return self._folded

    def fold(self, folded: bool) -> None:
        """Show the next stretch alone, or all of them."""
        if folded != self._folded:
            self._folded = folded
            self._choose_rows()

    def _choose_rows(self) -> None:
        seen = self._shown[:1] if self._folded else self._shown
        for number, row in enumerate(self._rows):
            for each in row:
                each.setVisible(number in seen)

    def _fill(
        self,
        row: tuple[QLabel, Name, QLabel],
        session: Session,
        number: int,
        running: int,
        stretches: Mapping[str, Stretch],
    ) -> None:
        mark, name, time = row
        now = NOW_BACKWARDS if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else NOW
        mark.setText(DONE if number < running else now if number == running else TO_COME)
        name.show_name(tr(stretches[session.parts[number][0]].name))
        time.setText(exact_duration(sum(phase.lasts for phase in session.phases if phase.part == number)))
        state = tr("done") if number < running else tr("now") if number == running else tr("to come")
        name.setAccessibleName(f"{name.words}, {time.text()}, {state}")

    def _add_row(self) -> None:
        row = (label(kind="accent"), Name(), label(kind="secondary"))
        for column, each in enumerate(row):
            self._grid.addWidget(each, len(self._rows), column)
        row[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rows.append(row)
