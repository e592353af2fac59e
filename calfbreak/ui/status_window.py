"""What is going on, in a window: for a second start of the program, and for desktops without a tray."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calfbreak.domain import commands, wording
from calfbreak.domain.calendar import HOUR, MINUTE
from calfbreak.domain.commands import Command, WindowName
from calfbreak.domain.phase import Phase
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.wording import tr
from calfbreak.ui.countdown_ring import CountdownRing
from calfbreak.ui.parts import button, centre_on_screen_in_use, em, label
from calfbreak.ui.theme import Theme


class StatusWindow(QWidget):
    """Ring, one line, and what can be done now."""

    def __init__(self, *, wish: Callable[[Command], None], theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._wish = wish
        self._buttons: list[QPushButton] = []
        self.setProperty("kind", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(wording.program_name())
        self.ring = CountdownRing(theme=theme)
        self.ring.setFixedSize(em(13), em(13))
        self.line = label(times=1.3, bold=True, wrap=True)
        self.today = label(kind="secondary")
        self.note = label(kind="secondary", wrap=True)
        self._answers = QHBoxLayout()
        self._answers.setSpacing(8)
        self._arrange()
        theme.dress(self)
        self.resize(em(30), em(29))

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        for text in (self.line, self.today, self.note):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(text)
        layout.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(self._answers)
        more = QHBoxLayout()
        more.setSpacing(8)
        for words, window in ((tr("History"), WindowName.HISTORY), (tr("Settings"), WindowName.SETTINGS)):
            made = button(words, partial(self._wish, commands.Show(window)))
            made.setProperty("kind", "quiet")
            more.addWidget(made, 1)
        layout.addLayout(more)

    def open(self, snapshot: Snapshot) -> None:
        """Show it, in front."""
        self.show_snapshot(snapshot)
        if not self.isVisible():
            centre_on_screen_in_use(self)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this from now on."""
        self.line.setText(wording.status_line(snapshot))
        self.today.setText(wording.today_line(snapshot))
        self.note.setText("" if snapshot.measured else wording.unmeasured_note())
        self.note.setVisible(not snapshot.measured)
        number, word = _ring_words(snapshot)
        due = snapshot.phase in (Phase.DUE, Phase.HELD)
        self.ring.show_value(number, word, snapshot.fraction, working=due)
        self._offer(_offers(snapshot))

    def _offer(self, offers: tuple[tuple[str, Command], ...]) -> None:
        if [made.text() for made in self._buttons] == [words for words, _ in offers]:
            for made, (_, command) in zip(self._buttons, offers, strict=True):
                made.clicked.disconnect()
                made.clicked.connect(lambda _checked, command=command: self._wish(command))
            return
        for made in self._buttons:
            self._answers.removeWidget(made)
            made.deleteLater()
        self._buttons = [
            button(words, partial(self._wish, command), primary=number == 0)
            for number, (words, command) in enumerate(offers)
        ]
        for number, made in enumerate(self._buttons):
            self._answers.addWidget(made, 2 if number == 0 else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _ring_words(snapshot: Snapshot) -> tuple[str, str]:
    """The number in the ring and the word below it."""
    if snapshot.phase in (Phase.DUE, Phase.HELD):
        return (_clock(snapshot.bout), tr("sitting"))
    if snapshot.remaining is None:
        return ("–", "")
    return (str(max(1, math.ceil(snapshot.remaining / MINUTE))), tr("min left"))


def _clock(seconds: float) -> str:
    return f"{int(seconds) // HOUR}:{int(seconds) % HOUR // MINUTE:02}"


def _offers(snapshot: Snapshot) -> tuple[tuple[str, Command], ...]:
    """What can be done now, best first: words and command."""
    match snapshot.phase:
        case Phase.SESSION:
            return ((tr("Show the stretch"), commands.Stretch()),)
        case Phase.DUE | Phase.HELD:
            answers: dict[str, Command] = {
                "start": commands.Stretch(reminder=snapshot.reminder),
                "snooze": commands.Snooze(snapshot.reminder),
                "skip": commands.Skip(snapshot.reminder),
            }
            return tuple((words, answers[key]) for key, words in wording.reminder_actions(snapshot))
        case Phase.PAUSED:
            return ((tr("Resume"), commands.Resume()), (tr("Stretch now"), commands.Stretch()))
        case Phase.STANDING:
            return ((tr("I sit again"), commands.Sit()), (tr("Stretch now"), commands.Stretch()))
        case _:
            pause = tr("Pause {length}").format(length=wording.duration(HOUR))
            return (
                (tr("Stretch now"), commands.Stretch()),
                (tr("I'm standing"), commands.Stand()),
                (pause, commands.Pause(lasting=HOUR)),
            )
