"""What is seen of a running session: figure left, words, ring and dots right.

A desktop that lays windows out as tiles takes no notice of how wide they want to be: in a narrow one the figure stands
above the words, and where it is low as well there are only the words.

What it shows depends on the session alone, so that a picture of second 17 is always the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from calfbreak.domain.stretching.session import Frame, Session
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.ui.figure_film import CALM_RATE, RATE, until_next
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.parts import em
from calfbreak.ui.picture_view import PictureView
from calfbreak.ui.session_buttons import SessionButtons
from calfbreak.ui.session_words import COLUMN, SessionWords
from calfbreak.ui.theme import Theme

MARGIN, BETWEEN = 24, 32
"""px around all, and between the figure and the words."""
FIGURE = QSize(280, 320)
"""The least room for the figure beside the words; above them half as high will do."""
SHARES = 13, 10
"""Of the figure and of the words, of the width of a page."""


class SessionPage(QWidget):
    """The guided session."""

    def __init__(self, *, theme: Theme, buttons: SessionButtons) -> None:
        super().__init__()
        self.figure = FigureView(theme=theme)
        self.picture = PictureView(theme=theme)
        self.words = SessionWords(theme=theme, buttons=buttons)
        self._lasts = self._passed = 0.0
        """Seconds that the phase lasts, and that had passed of it in the frame that was shown last."""
        self._moment: tuple[Frame, Stretch] | None = None
        """What the figure has to show."""
        self._pictured: Stretch | None = None
        """The stretch that is shown, if it has a picture of the person's own."""
        self._has_room_for: object = None
        """The stretch of the session whose words the arrangement suits."""
        self._has_room = True
        """There is room for figure or picture."""
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._whole.setSpacing(BETWEEN)
        self._whole.addWidget(self.figure, SHARES[0])
        self._whole.addWidget(self.picture, SHARES[0])
        self._whole.addWidget(self.words, SHARES[1])
        self._choose_sight()

    def minimumSizeHint(self) -> QSize:
        """What the words alone need."""
        width = self.words.least_width
        return QSize(width + 2 * MARGIN, self.words.least_height(width) + 2 * MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window is as wide as the desktop makes it."""
        super().resizeEvent(event)
        self._use_room(event.size())

    def _use_room(self, room: QSize) -> None:
        """Put the figure beside the words, above them, or nowhere, and fold the list if it is too high even so."""
        inside, needs = room.width() - 2 * MARGIN, self.words.least_height
        self.words.use_width(inside)
        beside = inside >= FIGURE.width() + BETWEEN + em(COLUMN)
        least = FIGURE.height() if beside else FIGURE.height() // 2
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._has_room = beside or room.height() >= 2 * MARGIN + least + BETWEEN + needs(inside)
        for each in (self.figure, self.picture):
            each.setMinimumHeight(least)
        self._choose_sight()
        column = max(em(COLUMN), (inside - BETWEEN) * SHARES[1] // sum(SHARES)) if beside else inside
        above = least + BETWEEN if self._has_room and not beside else 0
        self.words.list.fold(room.height() < 2 * MARGIN + above + needs(column) + self.words.list.saved)
        self._whole.activate()  # now, and not after the old arrangement was seen at the new size

    def _choose_sight(self) -> None:
        self.picture.setVisible(self._has_room and self._pictured is not None)
        away = self.figure.isHidden()
        self.figure.setVisible(self._has_room and self._pictured is None)
        if away:
            self._show_figure()

    def _show_figure(self) -> None:
        """While there is no place for the figure nothing is worked out for it."""
        if self._moment is not None and not self.figure.isHidden():
            self.figure.show_frame(*self._moment)

    def show_frame(self, session: Session, frame: Frame, stretches: Mapping[str, Stretch]) -> None:
        """Show the session as it is at its session time: `frame` is its frame. `stretches` by id."""
        part = frame.phase.part
        stretch = stretches[session.parts[part][0]]
        self._lasts, self._passed = frame.phase.lasts, frame.phase.lasts - frame.left
        self._moment = frame, stretch
        self._show_picture(stretch)
        self.words.show_frame(session, frame, stretches)
        wants_room = session.number, part, stretch
        if wants_room != self._has_room_for:
            self._has_room_for = wants_room
            self.words.foresee(session, part, stretch)
            self._use_room(self.size())
        self._show_figure()

    def _show_picture(self, stretch: Stretch) -> None:
        """A picture of the person's own takes the place of the figure."""
        pictured = stretch if stretch.picture else None
        if pictured == self._pictured:
            return
        self._pictured = pictured
        if stretch.picture:
            self.picture.show_picture(stretch.picture, stretch.picture_words)
        self._choose_sight()

    def move_on(self, seconds: float) -> float:
        """Show what moves so long after the frame that was shown last; how much of the phase has passed then."""
        passed = min(self._passed + seconds, self._lasts)
        if not self.figure.isHidden():
            self.figure.move_on(passed)
        self.words.move_on(passed)
        return passed

    def until_next(self, passed: float) -> float:
        """Seconds until something else is to be seen than when so much of this phase has passed."""
        moves = not self.figure.isHidden() and self.figure.moves(passed)
        return until_next(passed, RATE if moves else CALM_RATE)
