"""The end of a session: what was done, how the day goes, and how it felt."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfbreak.domain import wording
from calfbreak.domain.commands import Command
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.session import Session
from calfbreak.domain.wording import tr
from calfbreak.ui.feel_question import FeelQuestion
from calfbreak.ui.goal_ring import GoalRing
from calfbreak.ui.parts import announce, button, em, label
from calfbreak.ui.theme import Theme

MARGIN, NARROW = 32, 12
"""px around all, and where the page is low."""


class DonePage(QWidget):
    """Shown when nothing is left to do."""

    def __init__(self, *, theme: Theme, wish: Callable[[Command], None], close: Callable[[], object]) -> None:
        super().__init__()
        self.title = label(times=1.9, bold=True, least=24)
        self.words = label(kind="secondary", times=1.15, wrap=True)
        self.today = label(kind="secondary", times=1.15, wrap=True)
        self.ring = GoalRing(theme=theme)
        self.question = FeelQuestion(wish)
        self.button = button(tr("Close"), close, primary=True)
        self.button.setMinimumWidth(em(11))
        self.ring.setMinimumSize(em(7), em(7))
        self.ring.setMaximumHeight(em(12))
        self._told = False
        """How the day goes is known."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(16)
        layout.addStretch(1)
        layout.addWidget(self.ring, 100)
        layout.addSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(4)
        for text in (self.title, self.words, self.today):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.addWidget(self.words)
        words.addWidget(self.today)
        layout.addWidget(self.title)
        layout.addLayout(words)
        layout.addSpacing(8)
        layout.addWidget(self.question)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def show_session(self, session: Session) -> None:
        """Say what was done. The rest follows with the next snapshot, when the session is recorded."""
        complete = all(hold.done for hold in session.holds)
        self.title.setText(tr("Well stretched") if complete else tr("Done for now"))
        self.words.setText(wording.done_sentence(session))
        self.today.setVisible(False)
        self._told = False
        self.question.ask(session.number)
        self.question.setVisible(False)
        self._use_room()

    def show_today(self, snapshot: Snapshot) -> None:
        """Add how the day goes, and the question, or what is offered after it."""
        told, self._told = self._told, True
        self.today.setText(wording.today_line(snapshot))
        self.today.setVisible(True)
        self.ring.show_today(snapshot.today.completed, snapshot.today.goal)
        self.question.show_offer(snapshot.offer)
        self.question.setVisible(True)
        self._use_room()
        if not told:
            announce(self, self.today.text())
            announce(self, wording.feel_question())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A screen may be low, and letters large."""
        super().resizeEvent(event)
        self._use_room()

    def _use_room(self) -> None:
        """Give up the ring, which says nothing that the words do not say, before anything lies over another thing."""
        layout = self.layout()
        assert layout is not None
        for ring, margin in ((True, MARGIN), (False, MARGIN), (False, NARROW)):
            self.ring.setVisible(ring and self._told)
            layout.setContentsMargins(MARGIN, margin, MARGIN, margin)
            layout.invalidate()
            if layout.totalMinimumHeightForWidth(self.width()) <= self.height():
                break
