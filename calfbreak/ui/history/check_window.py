"""The knee-to-wall check, guided: what to do in words and as a figure, and three tries for each leg."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfbreak.domain.commands import RecordCheck
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import frame_at, lay_out
from calfbreak.domain.stretching.stretch import Prescription, Stretch
from calfbreak.domain.wording import tr
from calfbreak.ui.beside import Pictured
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.history.panel import Panel
from calfbreak.ui.history.tries import Tries
from calfbreak.ui.parts import button, em, label
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
        self.tries = Tries()
        self.tries.changed.connect(self._look)
        self.tries.reached.connect(self.show_leg)
        self.save = button(tr("Save"), self._save, primary=True)
        self.cancel = button(tr("Not now"), self.close)
        self._arrange()
        self.show_leg(Side.LEFT)
        self._look()
        self.resize(em(54), em(33))

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
        right.addWidget(self.tries)
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

    def _look(self) -> None:
        self.save.setEnabled(self.tries.right and not self.tries.empty)

    def _save(self) -> None:
        self._wish(RecordCheck(self.tries.values(Side.LEFT), self.tries.values(Side.RIGHT)))
        self.close()
