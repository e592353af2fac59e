"""The fields for what was measured in a check: three tries for each leg, and the best of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from calfbreak.domain.history.knee_to_wall import LEGS, MOST_TRIES
from calfbreak.domain.history.records import Side
from calfbreak.domain.wording.progress import best_line, leg_name, try_name
from calfbreak.ui.history.distance_box import DistanceBox
from calfbreak.ui.parts import announce, label


class Tries(QWidget):
    """A row for each leg; what cannot be a distance is called so below them."""

    changed = Signal()
    """Something was typed."""
    reached = Signal(Side)
    """The keyboard came to a field of this leg."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {leg: tuple(self._box(leg, number) for number in range(MOST_TRIES)) for leg in LEGS}
        self.best = {leg: label(kind="accent", bold=True) for leg in LEGS}
        self.trouble = label(kind="problem", wrap=True)
        self.trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._fields())
        layout.addWidget(self.trouble)

    def _box(self, leg: Side, number: int) -> DistanceBox:
        box = DistanceBox(try_name(leg, number + 1))
        box.valueChanged.connect(lambda _value: self._look())
        box.installEventFilter(self)
        return box

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for row, leg in enumerate(LEGS):
            grid.addWidget(label(leg_name(leg), bold=True), row, 0)
            for column, box in enumerate(self.boxes[leg]):
                grid.addWidget(box, row, column + 1)
            grid.addWidget(self.best[leg], row, MOST_TRIES + 1)
        grid.setColumnStretch(MOST_TRIES + 1, 1)
        return grid

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells whose field has the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            for leg, boxes in self.boxes.items():
                if watched in boxes:
                    self.reached.emit(leg)
        return False

    def values(self, leg: Side) -> tuple[float, ...]:
        """What was measured with this leg, cm, in order."""
        return tuple(box.cm for box in self.boxes[leg] if box.cm is not None)

    def show_values(self, values: Mapping[Side, Sequence[float]]) -> None:
        """Begin with these, cm; fields beyond them are empty."""
        for leg, boxes in self.boxes.items():
            for number, box in enumerate(boxes):
                box.show_cm(values[leg][number] if number < len(values[leg]) else None)
        self._look()

    @property
    def empty(self) -> bool:
        """Whether nothing was measured."""
        return not any(self.values(leg) for leg in LEGS)

    @property
    def right(self) -> bool:
        """Whether everything that is typed can be."""
        return not self.trouble.text()

    def _look(self) -> None:
        for leg in LEGS:
            self.best[leg].setText(best_line(self.values(leg)))
        trouble = next((box.trouble for leg in LEGS for box in self.boxes[leg] if box.trouble), "")
        if trouble != self.trouble.text():
            self.trouble.setText(trouble)
            announce(self.trouble, trouble)
        self.trouble.setVisible(bool(trouble))
        self.changed.emit()
