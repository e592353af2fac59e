"""Twenty seconds of a stretch, to see and hear how it goes. Nothing of it is recorded, and no rule hears of it.

It is the page of the guided session, driven as the session is: by session time, with the same figure and the same
sounds. Nothing runs while it is not seen.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfbreak.domain import wording
from calfbreak.domain.stretching import session as machine
from calfbreak.domain.stretching.cues import CueAt, cues_between, just_before, next_cue
from calfbreak.domain.stretching.session import Session, Stage
from calfbreak.domain.stretching.stretch import Prescription, Stretch
from calfbreak.ports import Clock
from calfbreak.ui.parts import announce
from calfbreak.ui.session_buttons import SessionButtons
from calfbreak.ui.session_page import SessionPage
from calfbreak.ui.theme import Theme

TASTE = Prescription(hold=6, repetitions=1, get_ready=4, switch=4)
"""4 s to get ready, 6 s with each leg, 4 s to change: 20 s."""

Cued = Callable[[CueAt, Session, Stretch], None]


class TastePage(QWidget):
    """The short session. `over` comes when it is done, or was left."""

    over = Signal()

    def __init__(self, *, theme: Theme, clock: Clock, stretch: Stretch, cued: Cued) -> None:
        """`cued` makes a cue heard."""
        super().__init__()
        self._clock = clock
        self._stretch = stretch
        self._cued = cued
        self.session: Session | None = None
        self._heard = just_before(0.0)
        self._said: object = None
        buttons = SessionButtons(
            pause=self.pause_or_resume, repeat=self.repeat_hold, skip=self.skip_phase, later=self.stop
        )
        self.page = SessionPage(theme=theme, buttons=buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._frames = QTimer(self, singleShot=True)
        self._frames.timeout.connect(self._go_on)

    def begin(self) -> None:
        """From the beginning, now."""
        self._heard = just_before(0.0)
        self._said = None
        self._become(machine.begin(0, self._stretch.id, TASTE, self._now()))

    def pause_or_resume(self) -> None:
        """What the first button and the space bar do."""
        if self.session is not None:
            stands = self.session.stage is Stage.PAUSED
            self._become((machine.resume if stands else machine.pause)(self.session, self._now()))

    def repeat_hold(self) -> None:
        """This hold once more."""
        if self.session is not None:
            self._jump(machine.repeat(self.session, self._now()))

    def skip_phase(self) -> None:
        """On to the next phase."""
        if self.session is not None:
            self._jump(machine.skip(self.session, self._now()))

    def stop(self) -> None:
        """Leave it."""
        self._frames.stop()
        if self.session is not None:
            self.session = None
            self.over.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing runs."""
        super().hideEvent(event)
        self._frames.stop()
        self.session = None

    def _now(self) -> float:
        return self._clock.elapsed()

    def _jump(self, session: Session) -> None:
        """What lies between is not heard; what begins there is."""
        self._heard = just_before(session.time)
        self._become(session)

    def _go_on(self) -> None:
        if self.session is not None:
            self._become(machine.tick(self.session, self._now()))

    def _become(self, session: Session) -> None:
        self.session = session
        self._cue(session)
        if session.stage is Stage.OVER:
            self.stop()
            return
        frame = session.frame
        self.page.show_frame(session, frame, {self._stretch.id: self._stretch})
        if (frame.phase.kind, frame.phase.hold) != self._said:
            self._said = (frame.phase.kind, frame.phase.hold)
            announce(self, wording.announced(frame.phase, session, self._stretch))
        if session.stage is Stage.RUNNING:
            heard_at = next_cue(session.phases, session.time)
            wait = min(frame.left, self.page.until_next(frame.phase.lasts - frame.left))
            wait = wait if heard_at is None else min(wait, heard_at - session.time)
            self._frames.start(math.ceil(wait * 1000))
        else:
            self._frames.stop()

    def _cue(self, session: Session) -> None:
        """Make heard of what it is time. While it stands still that waits."""
        if session.stage is not Stage.PAUSED:
            for cue in cues_between(session.phases, self._heard, session.time):
                self._cued(cue, session, self._stretch)
            self._heard = max(self._heard, session.time)
