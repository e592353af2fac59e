"""The knee-to-wall check, guided: what to do in words and as a figure, and three tries for each leg."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from calfbreak.domain.commands import RecordCheck
from calfbreak.domain.history.knee_to_wall import LEGS, MOST_TRIES
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import frame_at, lay_out
from calfbreak.domain.stretching.stretch import Prescription, Stretch
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.progress import best_line, leg_name, try_name
from calfbreak.ui.beside import Pictured
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.history.distance_box import DistanceBox
from calfbreak.ui.history.panel import Panel
from calfbreak.ui.parts import announce, button, em, label
from calfbreak.ui.theme import Theme

_POSES = {part: f"knee-to-wall-{part}" for part in ("ready", "hold")} | {"switch": "knee-to-wall-ready"}
_FIGURE = Stretch(
    id="knee-to-wall", name="", muscles=(), needs=("wall",), steps=(), cue="", ready_cue="", switch_cue="",
    cautions=(), sources=(), prescription=Prescription(), poses=_POSES,
)  # fmt: skip


class CheckWindow(Panel):
    """Takes the measurements. `wish` is told when they are to be saved."""

    def __init__(
        self,
        *,
        wish: Callable[[RecordCheck], None],
        theme: Theme,
        dress: Callable[[FigureView], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`dress` gives the figure its person, the one of the stretches."""
        super().__init__(tr("Knee-to-wall check — Calf Break"), theme=theme, parent=parent)
        self._wish = wish
        self.figure = FigureView(theme=theme)
        if dress:
            dress(self.figure)
        self.tries = {leg: tuple(self._box(leg, number) for number in range(MOST_TRIES)) for leg in LEGS}
        self.best = {leg: label(kind="accent", bold=True) for leg in LEGS}
        self.trouble = label(kind="problem", wrap=True)
        self.trouble.hide()
        self.save = button(tr("Save"), self._save, primary=True)
        self.cancel = button(tr("Not now"), self.close)
        self._arrange()
        self.show_leg(Side.LEFT)
        self._look()
        self.resize(em(54), em(33))

    def _box(self, leg: Side, number: int) -> DistanceBox:
        box = DistanceBox(try_name(leg, number + 1))
        box.valueChanged.connect(lambda _value: self._look())
        box.installEventFilter(self)
        return box

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(label(tr("How far do your ankles bend?"), bold=True, times=1.3, wrap=True))
        for number, words in enumerate(self._steps(), 1):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(label(str(number), kind="accent", bold=True))
            row.addWidget(label(words, wrap=True), 1)
            right.addLayout(row)
        right.addSpacing(8)
        right.addLayout(self._fields())
        right.addWidget(self.trouble)
        right.addWidget(label(tr("Stop if it hurts. Leave a leg out by leaving its fields empty."), kind="secondary",
                              wrap=True))  # fmt: skip
        right.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        right.addLayout(buttons)
        instructions = QWidget()
        instructions.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 24, 20, 24)
        layout.addWidget(Pictured(instructions, self.figure, least=24, picture_first=True))

    def _steps(self) -> tuple[str, ...]:
        return (
            tr("Stand in front of a wall without shoes, one foot forward, its toes towards the wall."),
            tr("Bend the front knee until it touches the wall. The heel stays on the floor."),
            tr("Move the foot back, a little at a time, as far as knee and heel both still touch."),
            tr("Measure from the big toe to the wall. Three tries with each leg; the best one counts."),
        )

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for row, leg in enumerate(LEGS):
            grid.addWidget(label(leg_name(leg), bold=True), row, 0)
            for column, box in enumerate(self.tries[leg]):
                grid.addWidget(box, row, column + 1)
            grid.addWidget(self.best[leg], row, MOST_TRIES + 1)
        grid.setColumnStretch(MOST_TRIES + 1, 1)
        return grid

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The figure shows the leg whose field has the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            for leg, boxes in self.tries.items():
                if watched in boxes:
                    self.show_leg(leg)
        return False

    def show_leg(self, leg: Side) -> None:
        """Show the figure with this foot at the wall."""
        phases = lay_out(_FIGURE.prescription)
        hold = next(phase for phase in phases if phase.side is leg and phase.lasts == _FIGURE.prescription.hold)
        self.figure.show_frame(frame_at(phases, hold.begins + hold.lasts / 2), _FIGURE)
        words = (
            tr("The left knee touches the wall, the left heel stays on the floor.")
            if leg is Side.LEFT
            else tr("The right knee touches the wall, the right heel stays on the floor.")
        )
        self.figure.setAccessibleName(words)

    def values(self, leg: Side) -> tuple[float, ...]:
        """What was measured with this leg, in order."""
        return tuple(box.cm for box in self.tries[leg] if box.cm is not None)

    def _look(self) -> None:
        for leg in LEGS:
            self.best[leg].setText(best_line(self.values(leg)))
        trouble = next((box.trouble for leg in LEGS for box in self.tries[leg] if box.trouble), "")
        self.save.setEnabled(not trouble and any(self.values(leg) for leg in LEGS))
        if trouble != self.trouble.text():
            self.trouble.setText(trouble)
            announce(self.trouble, trouble)
        self.trouble.setVisible(bool(trouble))

    def _save(self) -> None:
        self._wish(RecordCheck(self.values(Side.LEFT), self.values(Side.RIGHT)))
        self.close()
