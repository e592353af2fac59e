"""What is seen of a running session: figure left, words, ring and dots right.

A desktop that lays windows out as tiles takes no notice of how wide they want to be: in a narrow one the figure stands
above the words, and where it is low as well there are only the words.

What it shows depends on the session alone, so that a picture of second 17 is always the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from calfbreak.domain import wording
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Frame, Phase, PhaseKind, Session, Stage, frame_at
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.wording import tr, trc, trn
from calfbreak.ui.countdown_ring import RING_RATE, CountdownRing
from calfbreak.ui.figure_film import CALM_RATE, RATE, picture_number, until_next
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.hold_dots import HoldDots
from calfbreak.ui.parts import button, em, label, line
from calfbreak.ui.picture_view import PictureView
from calfbreak.ui.steady_label import SteadyLabel
from calfbreak.ui.steady_text import SteadyText
from calfbreak.ui.stretch_list import StretchList
from calfbreak.ui.theme import Theme

COLUMN = 24
"""The least width of the words and buttons beside the figure, as `em`. In a narrower window they take what there is."""
NARROWEST = 19
"""The same without the figure: narrower than this large text would fill more lines than a screen has."""
MARGIN, BETWEEN = 24, 32
"""px around all, and between the figure and the words."""
FIGURE = QSize(280, 320)
"""The least room for the figure beside the words; above them half as high will do."""
BETWEEN_LEGS = 3
"""Which item of the row of dots is the space between the legs: after another space, and label and dots of the left."""
PADDING = 44
"""px of a button and of the space beside it that are not its words."""


class SessionPage(QWidget):
    """The guided session. Its buttons call `pause`, `repeat`, `skip` and `later`."""

    def __init__(
        self,
        *,
        theme: Theme,
        pause: Callable[[], object],
        repeat: Callable[[], object],
        skip: Callable[[], object],
        later: Callable[[], object],
    ) -> None:
        super().__init__()
        self.figure = FigureView(theme=theme)
        self.picture = PictureView(theme=theme)
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
        self.pause = button(tr("Pause"), pause, primary=True)
        self.repeat = button(tr("Repeat"), repeat)
        self.skip = button(tr("Skip"), skip)
        self.later = button(tr("Later"), later)
        self.repeat.setToolTip(tr("Do this hold once more (left arrow)"))
        self.skip.setToolTip(tr("Leave this and go on (right arrow)"))
        self.later.setToolTip(tr("Stop for now; what you did is kept (Esc)"))
        self._lasts = self._passed = 0.0
        """Seconds that the phase lasts, and that had passed of it in the frame that was shown last."""
        self._said: object = None
        self._moment: tuple[Frame, Stretch] | None = None
        """What the figure has to show."""
        self._seconds_left = self._ring_picture = -1
        self._pictured = False
        """The stretch has a picture of the person's own."""
        self._has_room_for: object = None
        """The stretch of the session whose words the arrangement suits."""
        self._has_room = True
        """There is room for figure or picture."""
        self._words = QWidget()
        self._column = QVBoxLayout()
        self._deeds = QGridLayout()
        self._dots_row = QHBoxLayout()
        each = (self.pause, self.repeat, self.skip, self.later)
        widths = [one.fontMetrics().horizontalAdvance(one.text()) + PADDING for one in each]
        longer = max(0, self.pause.fontMetrics().horizontalAdvance(tr("Go on")) + PADDING - widths[0])
        self._words_of_buttons = sum(widths) + longer
        """How wide all buttons are in one row, px; also while the first says something else."""
        self._one_row: bool | None = None
        """The buttons lie in one row."""
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._arrange()

    def _arrange(self) -> None:
        words = self._column
        words.setSpacing(0)
        # On a small screen with large text the words begin where the figure does.
        words.addSpacerItem(QSpacerItem(0, 24, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum))
        words.addLayout(_row(self.name, self.set))
        words.addSpacing(12)
        words.addWidget(self.phase)
        words.addSpacing(8)
        words.addWidget(self.cue)
        words.addSpacing(16)
        self.ring.setMaximumHeight(em(15))
        words.addStretch(1)
        words.addWidget(self.ring, 100)
        words.addStretch(1)
        words.addSpacing(16)
        self._arrange_dots()
        words.addLayout(self._dots_row)
        words.addSpacing(16)
        words.addWidget(self.list)
        words.addWidget(line())
        words.addSpacing(12)
        words.addLayout(_row(self.next, self.left))
        words.addSpacing(16)
        self._deeds.setSpacing(8)
        self._share_out_buttons(self._words_of_buttons <= em(COLUMN))
        words.addLayout(self._deeds)
        self._words.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._whole.setSpacing(BETWEEN)
        self._whole.addWidget(self.figure, 13)
        self._whole.addWidget(self.picture, 13)
        self._whole.addWidget(self._words, 10)
        self._choose_sight()

    def minimumSizeHint(self) -> QSize:
        """What the words alone need."""
        width = self._least_width() + 2 * MARGIN
        return QSize(width, self._needs(width) + 2 * MARGIN)

    def _least_width(self) -> int:
        """What the words cannot do without, px: with the buttons in two rows."""
        buttons = sum(each.minimumSizeHint().width() for each in (self.repeat, self.skip, self.later)) + 2 * 8
        rows = [row for place in range(self._column.count()) if (row := self._column.itemAt(place))]
        return max(em(NARROWEST), buttons, *(row.minimumSize().width() for row in rows if row is not self._deeds))

    def _needs(self, width: int) -> int:
        """How high the words are at least in a page of this width, with the list of the stretches folded."""
        return self._column.totalMinimumHeightForWidth(width - 2 * MARGIN) - self._foldable

    @property
    def _foldable(self) -> int:
        return 0 if self.list.isHidden() or self.list.folded else self.list.saved

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window is as wide as the desktop makes it."""
        super().resizeEvent(event)
        self._use_room(event.size())

    def _use_room(self, room: QSize) -> None:
        """Put the figure beside the words, above them, or nowhere, and fold the list if it is too high even so."""
        self._words.setMinimumWidth(min(em(COLUMN), room.width() - 2 * MARGIN))
        self._share_out_buttons(self._words_of_buttons <= min(em(COLUMN), room.width() - 2 * MARGIN))
        beside = room.width() >= 2 * MARGIN + FIGURE.width() + BETWEEN + em(COLUMN)
        least = FIGURE.height() if beside else FIGURE.height() // 2
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._has_room = beside or room.height() >= 2 * MARGIN + least + BETWEEN + self._needs(room.width())
        for each in (self.figure, self.picture):
            each.setMinimumHeight(least)
        self._choose_sight()
        inside = room.width() - 2 * MARGIN
        column = max(em(COLUMN), (inside - BETWEEN) * 10 // 23) if beside else inside
        above = least + BETWEEN if self._has_room and not beside else 0
        self.list.fold(room.height() < 2 * MARGIN + above + self._needs(column + 2 * MARGIN) + self.list.saved)
        self._whole.activate()  # now, and not after the old arrangement was seen at the new size

    def _choose_sight(self) -> None:
        self.picture.setVisible(self._has_room and self._pictured)
        away = self.figure.isHidden()
        self.figure.setVisible(self._has_room and not self._pictured)
        if away:
            self._show_figure()

    def _show_figure(self) -> None:
        """While there is no place for the figure nothing is worked out for it."""
        if self._moment is not None and not self.figure.isHidden():
            self.figure.show_frame(*self._moment)

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

    def _share_out_buttons(self, one_row: bool) -> None:
        """In one row, or, where their words are long or the window is narrow, in two."""
        if one_row == self._one_row:
            return
        self._one_row = one_row
        others = (self.repeat, self.skip, self.later)
        self._deeds.addWidget(self.pause, 0, 0, 1, 1 if one_row else len(others))
        for number, each in enumerate(others):
            self._deeds.addWidget(each, *((0, number + 1) if one_row else (1, number)))
        for column in range(len(others) + 1):
            wide = 2 if one_row and not column else 1
            self._deeds.setColumnStretch(column, wide if one_row or column < len(others) else 0)

    def show_frame(self, session: Session, frame: Frame, stretches: Mapping[str, Stretch]) -> None:
        """Show the session as it is at its session time: `frame` is its frame. `stretches` by id."""
        stretch = stretches[session.parts[frame.phase.part][0]]
        self._lasts, self._passed = frame.phase.lasts, frame.phase.lasts - frame.left
        self._moment = frame, stretch
        self._show_ring(session, frame)
        said = (frame.phase, session.stage, session.skipped, stretch)
        if said != self._said:
            self._said = said
            self._say(session, frame, stretch, stretches)
        if (seconds := math.ceil(frame.whole_left)) != self._seconds_left:
            self._seconds_left = seconds
            self.left.setText(wording.whole_left(frame))
        wants_room = session.number, frame.phase.part, stretch
        if wants_room != self._has_room_for:
            self._has_room_for = wants_room
            self._foresee(session, frame.phase.part, stretch)
            self._use_room(self.size())
        self._show_figure()

    def move_on(self, seconds: float) -> float:
        """Show what moves so long after the frame that was shown last; how much of the phase has passed then."""
        passed = min(self._passed + seconds, self._lasts)
        if not self.figure.isHidden():
            self.figure.move_on(passed)
        if (number := picture_number(passed, RING_RATE)) != self._ring_picture:
            self._ring_picture = number
            self.ring.turn(self._part_left(passed))
        return passed

    def until_next(self, passed: float) -> float:
        """Seconds until something else is to be seen than when so much of this phase has passed."""
        moves = not self.figure.isHidden() and self.figure.moves(passed)
        return until_next(passed, RATE if moves else CALM_RATE)

    def _show_picture(self, stretch: Stretch) -> None:
        """A picture of the person's own takes the place of the figure."""
        if stretch.picture:
            self.picture.show_picture(stretch.picture, stretch.picture_words)
        self._pictured = bool(stretch.picture)
        self._choose_sight()

    def _foresee(self, session: Session, part: int, stretch: Stretch) -> None:
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
        self._show_picture(stretch)
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
        paused = session.stage is Stage.PAUSED
        self.pause.setText(tr("Go on") if paused else tr("Pause"))
        self.pause.setToolTip(tr("Go on (space)") if paused else tr("Stand still for a moment (space)"))

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
