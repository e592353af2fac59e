"""The window of the guided session: keys, buttons, focus, and the seconds between two snapshots.

The session itself lives elsewhere and comes with each snapshot. Between two of them the window goes on with a copy of
its own while it is seen and the session runs: a frame with all words comes five times a second and in the moment in
which a phase begins, and between them pictures of what moves: thirty a second while the figure does, fifteen while it
holds. Nothing happens at all while nobody can see it, also where the window is open.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QEnterEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout

from calfbreak.domain import commands, wording
from calfbreak.domain.commands import Command
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.session import LONGEST_STEP, Frame, Phase, PhaseKind, Session, Stage, skip, tick
from calfbreak.domain.stretching.stretch import Routine, Stretch
from calfbreak.domain.wording import tr
from calfbreak.ports import Clock
from calfbreak.ui.closing import PassingWindow
from calfbreak.ui.done_page import DonePage
from calfbreak.ui.figure_film import until_next
from calfbreak.ui.parts import Guard, announce, arrows, centre_on_screen_in_use, em, open_in_front, room_on
from calfbreak.ui.session_buttons import SessionButtons
from calfbreak.ui.session_page import SessionPage
from calfbreak.ui.theme import Theme

FRAME_RATE = 5
"""Frames a second: how often words and numbers are looked at, and session time is counted (see LONGEST_STEP)."""
FAREWELL = 20_000
"""Milliseconds until the window closes by itself when all is done."""


class StretchDialog(PassingWindow):
    """Guides through the session of the snapshots that it is shown."""

    def __init__(
        self,
        *,
        wish: Callable[[Command], None],
        clock: Clock,
        theme: Theme,
        stretches: Mapping[str, Stretch],
        routines: Mapping[str, Routine] | None = None,
    ) -> None:
        """`stretches` and `routines` by id."""
        super().__init__(None, Qt.WindowType.Window)
        self._wish = wish
        self._clock = clock
        self._stretches = stretches
        self._routines = routines or {}
        self._known = self._stretches, self._routines
        self._session: Session | None = None
        self._said: tuple[PhaseKind, int] | None = None
        self._has_room_for: object = None
        self.setProperty("kind", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab would lead to nothing that can be seen
        buttons = SessionButtons(
            pause=self.pause_or_resume, repeat=self.repeat_hold, skip=self.skip_phase, later=self.close
        )
        self.page = SessionPage(theme=theme, buttons=buttons)
        self.done = DonePage(theme=theme, wish=self._answer, close=self.close)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.done)
        self.guard = Guard(self)
        self._frames = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self.next_frame)
        self._pictures = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._pictures.timeout.connect(self._move_on)
        self._next_frame_at = 0.0
        """Seconds of the phase that will have passed then."""
        self._farewell = QTimer(self, singleShot=True, interval=FAREWELL)
        self._farewell.timeout.connect(self.close)
        theme.dress(self)
        self.resize(max(900, em(59)), max(560, em(37)))

    def open(self, snapshot: Snapshot, *, asked: bool) -> None:
        """Show the snapshot's session. Unasked, it takes no keyboard, and for a moment no click."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not asked)
        self.show_snapshot(snapshot)
        if self._session is None:
            return
        if asked:
            self.guard.lift()
            open_in_front(self)
            self.setFocus()
        elif not self.isVisible():
            centre_on_screen_in_use(self)
            self.show()
            self.guard.raise_for_a_moment()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take over what the program knows of the session."""
        if snapshot.session is not None:
            self._take(snapshot.session)
        elif self._session is not None:
            self._leave(self._session, snapshot)

    def _leave(self, session: Session, snapshot: Snapshot) -> None:
        """The program's session is gone: say what was done if it was seen to come to its end, or else go too."""
        told = self.isVisible() or self._pages.currentWidget() is self.done
        if session.stage is Stage.OVER and told:
            self._finish(session)
            self.done.show_today(snapshot)
            return
        self._session = None
        self.close()

    @property
    def in_use(self) -> tuple[Mapping[str, Stretch], Mapping[str, Routine]]:
        """The stretches and routines with which the session that is open began."""
        return self._stretches, self._routines

    def know(self, stretches: Mapping[str, Stretch], routines: Mapping[str, Routine]) -> None:
        """These are known from now on; a session that is open keeps those with which it began."""
        self._known = stretches, routines

    def _take(self, session: Session) -> None:
        self._farewell.stop()
        before = self._session
        if before is None or before.number != session.number:
            self._stretches, self._routines = self._known
        elif (before.stage, session.stage) == (Stage.RUNNING, Stage.PAUSED):
            announce(self, tr("paused"))
        elif (before.stage, session.stage) == (Stage.PAUSED, Stage.RUNNING):
            self._said = None  # what is to be done now is said again
        self._session = session
        name = self._routines.get(session.stretch) or self._stretches[session.stretch]
        self.setWindowTitle(tr("{stretch} — Calf Break").format(stretch=tr(name.name)))
        if session.stage is not Stage.OVER:
            self._pages.setCurrentWidget(self.page)
        self.next_frame()

    def next_frame(self) -> None:
        """Work out the session's time now, and show it."""
        if self._session is None:
            return
        self._session = tick(self._session, self._clock.elapsed())
        if self._session.stage is Stage.OVER:
            self._finish(self._session)
            return
        frame = self._session.frame
        self.page.show_frame(self._session, frame, self._stretches)
        wants_room = self._session.number, self._session.parts, frame.phase.part
        if wants_room != self._has_room_for:
            self._has_room_for = wants_room
            self._make_room()
        self._announce(frame.phase, self._session)
        self._run_or_rest(self._session, frame)

    def _make_room(self) -> None:
        """Be no lower than the words of this stretch need at this width, as far as the screen goes."""
        layout = self.page.layout()
        if layout is not None:
            needs = max(self._pages.minimumSize().height(), layout.totalMinimumHeightForWidth(self.width()))
            self.setMinimumHeight(min(needs, room_on(self.screen()).height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words need more lines."""
        super().resizeEvent(event)
        self._make_room()

    def _run_or_rest(self, session: Session, frame: Frame) -> None:
        if session.stage is not Stage.RUNNING or not self.isVisible():
            self._stand_still()
        elif self._is_seen:
            self._run(frame)
        else:
            self._stand_still()
            self.windowHandle().installEventFilter(self)

    def _run(self, frame: Frame) -> None:
        """Have the next frame come in time, and pictures of what moves until then."""
        passed = frame.phase.lasts - frame.left
        until = min(frame.left, until_next(passed, FRAME_RATE))
        self._next_frame_at = passed + until
        self._frames.start(math.ceil(until * 1000))
        self._await_picture(passed)

    def _await_picture(self, passed: float) -> None:
        wait = self.page.until_next(passed)
        if passed + wait < self._next_frame_at - 0.001:
            self._pictures.start(math.ceil(wait * 1000))

    def _move_on(self) -> None:
        if self._session is not None:
            passed = min(self._clock.elapsed() - self._session.ticked, LONGEST_STEP)
            self._await_picture(self.page.move_on(passed))

    def _stand_still(self) -> None:
        self._frames.stop()
        self._pictures.stop()

    @property
    def _is_seen(self) -> bool:
        """Whether the window is neither made small nor on another of several virtual desktops."""
        return not self.isMinimized() and self.windowHandle().isExposed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Asked only while the window is open and not seen: go on when it is."""
        if event.type() is QEvent.Type.Expose and self._is_seen:
            watched.removeEventFilter(self)
            self.next_frame()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Go on when a window that was made small is not any more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.next_frame()

    def _announce(self, phase: Phase, session: Session) -> None:
        if self._said != (phase.kind, phase.hold) and self.isVisible():
            self._said = (phase.kind, phase.hold)
            announce(self, wording.announced(phase, session, self._stretches[session.parts[phase.part][0]]))

    def _finish(self, session: Session) -> None:
        self._stand_still()
        if not any(hold.done for hold in session.holds):
            self.close()
            return
        if self._pages.currentWidget() is not self.done:
            self.done.show_session(session)
            self._pages.setCurrentWidget(self.done)
            announce(self, wording.done_sentence(session))
            self._farewell.start()

    def _answer(self, command: Command) -> None:
        self._stay()
        self._wish(command)

    def _stay(self) -> None:
        """Somebody is at the last page: it is not taken away from under their hands."""
        if self._farewell.isActive():
            self._farewell.start()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab was pressed."""
        self._stay()
        return super().focusNextPrevChild(onward)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse came."""
        super().enterEvent(event)
        self._stay()

    def pause_or_resume(self) -> None:
        """What the first button and the space bar do."""
        if self._session is None or self._session.stage is Stage.OVER:
            return
        paused = self._session.stage is Stage.PAUSED
        self._wish(commands.ResumeSession() if paused else commands.PauseSession())

    def repeat_hold(self) -> None:
        """What the second button and the arrow back do."""
        if self._session is not None and self._session.stage is not Stage.OVER:
            self._wish(commands.RepeatHold())

    def skip_phase(self) -> None:
        """What the third button and the arrow on do."""
        if self._session is not None and self._session.stage is not Stage.OVER:
            self._session = skip(self._session, self._clock.elapsed())  # so that the end of the last hold is seen
            self._wish(commands.SkipHold())
            self.next_frame()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses, the arrow on skips, the arrow back repeats (right and left in English), Esc leaves."""
        on, back = arrows(self)
        match event.key():
            case Qt.Key.Key_Space if not event.isAutoRepeat():
                self.pause_or_resume()
            case key if key == back and not event.isAutoRepeat():
                self.repeat_hold()
            case key if key == on and not event.isAutoRepeat():
                self.skip_phase()
            case Qt.Key.Key_Escape:
                self.close()
            case _:
                super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        super().showEvent(event)
        self.next_frame()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stand still."""
        super().hideEvent(event)
        self._stand_still()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leaving in the midst of it stops the session; what was done is kept."""
        self._farewell.stop()
        self._stand_still()
        session, self._session, self._said = self._session, None, None
        if session is not None and session.stage is not Stage.OVER:
            self._wish(commands.StopSession())
        super().closeEvent(event)
