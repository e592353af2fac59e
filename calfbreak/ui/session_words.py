"""What is said of a running session beside the figure: words, ring, dots, and the buttons below them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from calfbreak.domain import wording
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Frame, Phase, PhaseKind, Session, Stage, frame_at
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.wording import tr, trc, trn
from calfbreak.ui.countdown_ring import RING_RATE, CountdownRing
from calfbreak.ui.figure_film import picture_number
from calfbreak.ui.hold_dots import HoldDots
from calfbreak.ui.parts import em, label, line
from calfbreak.ui.session_buttons import SessionButtons
from calfbreak.ui.steady_label import SteadyLabel
from calfbreak.ui.steady_text import SteadyText
from calfbreak.ui.stretch_list import StretchList
from calfbreak.ui.theme import Theme

COLUMN = 24
"""The least width of the words and buttons beside the figure, as `em`. In a narrower window they take what there is."""
NARROWEST = 19
"""The same without the figure: narrower than this large text would fill more lines than a screen has."""
BETWEEN_LEGS = 3
"""Which item of the row of dots is the space between the legs: after another space, and label and dots of the left."""


class SessionWords(QWidget):
    """From the name of the stretch down to the buttons."""

    def __init__(self, *, theme: Theme, buttons: SessionButtons) -> None:
        super().__init__()
        self.name = SteadyText(kind="accent", times=0.95, bold=True, wrap=True, widest=em(NARROWEST) // 2)
        self.set = SteadyLabel(kind="secondary")
        bottom, top, widest = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop, em(NARROWEST)
        self.phase = SteadyText(times=1.9, bold=True, least=28, wrap=True, at=bottom, widest=widest)
        self.cue = SteadyText(kind="secondary", times=1.15, wrap=True, at=top, widest=widest)
        self.ring = CountdownRing(theme=theme)
        self.dots = {side: HoldDots(theme=theme, side=side) for side in Side}
        self.sides = {side: label(words, kind="secondary") for side, words in _side_labels()}
        self.list = StretchList()
        self.next = SteadyText(kind="secondary")
        self.left = SteadyLabel(kind="secondary")
        self.buttons = buttons
        self._lasts = 0.0
        """Seconds that the phase lasts that is shown."""
        self._said: object = None
        self._seconds_left = self._ring_picture = -1
        self._dots_row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._arrange()

    def _arrange(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # On a small screen with large text the words begin where the figure does.
        column.addSpacerItem(QSpacerItem(0, 24, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum))
        column.addLayout(_row(self.name, self.set))
        column.addSpacing(12)
        column.addWidget(self.phase)
        column.addSpacing(8)
        column.addWidget(self.cue)
        column.addSpacing(16)
        self.ring.setMaximumHeight(em(15))
        column.addStretch(1)
        column.addWidget(self.ring, 100)
        column.addStretch(1)
        column.addSpacing(16)
        self._arrange_dots()
        column.addLayout(self._dots_row)
        column.addSpacing(16)
        column.addWidget(self.list)
        column.addWidget(line())
        column.addSpacing(12)
        column.addLayout(_row(self.next, self.left))
        column.addSpacing(16)
        self.buttons.share_out(em(COLUMN))
        column.addLayout(self.buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _arrange_dots(self) -> None:
        row = self._dots_row
        row.setSpacing(16)
        row.addStretch(1)
        for side in Side:
            row.addWidget(self.sides[side])
            row.addWidget(self.dots[side])
            if side is Side.LEFT:
                row.addStretch(1)
        row.addStretch(1)

    @property
    def least_width(self) -> int:
        """What they cannot do without, px: with the buttons in two rows."""
        rows = [row for place in range(self._column.count()) if (row := self._column.itemAt(place))]
        others = (row.minimumSize().width() for row in rows if row is not self.buttons)
        return max(em(NARROWEST), self.buttons.least_width, *others)

    def least_height(self, width: int) -> int:
        """How high they are at least at this width, px, with the list of the stretches folded."""
        foldable = 0 if self.list.isHidden() or self.list.folded else self.list.saved
        return self._column.totalMinimumHeightForWidth(width) - foldable

    def use_width(self, room: int) -> None:
        """Suit a page in which they have no more than so many px."""
        width = min(em(COLUMN), room)
        self.setMinimumWidth(width)
        self.buttons.share_out(width)

    def show_frame(self, session: Session, frame: Frame, stretches: Mapping[str, Stretch]) -> None:
        """Show the session as it is in this frame of it. `stretches` by id."""
        self._lasts = frame.phase.lasts
        self._show_ring(session, frame)
        stretch = stretches[session.parts[frame.phase.part][0]]
        said = (frame.phase, session.stage, session.skipped, stretch)
        if said != self._said:
            self._said = said
            self._say(session, frame, stretch, stretches)
        if (seconds := math.ceil(frame.whole_left)) != self._seconds_left:
            self._seconds_left = seconds
            self.left.setText(wording.whole_left(frame))

    def move_on(self, passed: float) -> None:
        """Show what moves when so many seconds of the phase have passed."""
        if (number := picture_number(passed, RING_RATE)) != self._ring_picture:
            self._ring_picture = number
            self.ring.turn(self._part_left(passed))

    def foresee(self, session: Session, part: int, stretch: Stretch) -> None:
        """Have room for all that will be said in this stretch, so that nothing jumps from phase to phase."""
        phases = [phase for phase in session.phases if phase.part == part and phase.kind is not PhaseKind.DONE]
        again = [replace(phase, kind=PhaseKind.GET_READY) for phase in phases]  # before a hold that is done once more
        self.name.foresee([tr(stretch.name).upper()])
        self.set.foresee(wording.set_line(frame_at(session.phases, phase.begins)) for phase in phases)
        self.phase.foresee(wording.phase_sentence(phase, stretch.positions) for phase in (*phases, *again))
        self.cue.foresee(_cue(phase, stretch) for phase in (*phases, *again))
        self.next.foresee(wording.next_line(frame_at(session.phases, phase.begins)) for phase in phases)

    def _say(self, session: Session, frame: Frame, stretch: Stretch, stretches: Mapping[str, Stretch]) -> None:
        """Everything that stays as it is while a phase lasts."""
        self.name.setText(tr(stretch.name).upper())
        self.set.setText(wording.set_line(frame))
        self.phase.setText(wording.phase_sentence(frame.phase, stretch.positions))
        self.cue.setText(_cue(frame.phase, stretch))
        for side in Side:
            shown = (side is Side.BOTH) == (frame.phase.side is Side.BOTH)
            self.dots[side].setVisible(shown)
            self.sides[side].setVisible(shown)
            if shown:
                self.dots[side].show_session(session)
        self._dots_row.setStretch(BETWEEN_LEGS, 0 if frame.phase.side is Side.BOTH else 1)
        self.list.show_session(session, stretches)
        self.next.setText(wording.next_line(frame))
        self.buttons.show_paused(session.stage is Stage.PAUSED)

    def _show_ring(self, session: Session, frame: Frame) -> None:
        seconds = math.ceil(frame.left - 1e-6)
        words = trn("second", "seconds", seconds)
        if session.stage is Stage.PAUSED:
            words = tr("paused")
        part = self._part_left(frame.phase.lasts - frame.left)
        self.ring.show_value(str(seconds), words, part, working=frame.phase.kind is PhaseKind.HOLD)

    def _part_left(self, passed: float) -> float:
        if not self._lasts:
            return 0.0
        return max(0.0, 1 - picture_number(passed, RING_RATE) / RING_RATE / self._lasts)


def _side_labels() -> tuple[tuple[Side, str], ...]:
    return ((Side.LEFT, trc("leg", "Left")), (Side.RIGHT, trc("leg", "Right")), (Side.BOTH, tr("Both legs")))


def _row(first: QWidget, last: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(first, 1)
    row.addWidget(last)
    return row


def _cue(phase: Phase, stretch: Stretch) -> str:
    match phase.kind:
        case PhaseKind.GET_READY:
            return tr(stretch.ready_cue)
        case PhaseKind.HOLD:
            return tr(stretch.cue)
        case PhaseKind.SWITCH | PhaseKind.REST:
            return tr(stretch.switch_cue)
        case PhaseKind.DONE:
            return ""
