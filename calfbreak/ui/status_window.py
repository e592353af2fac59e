"""What is going on: a window for a second start of the program and for desktops without a tray, or a small panel that
opens beside the tray icon and goes when something else is clicked.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from calfbreak.domain import commands, wording
from calfbreak.domain.commands import Command, WindowName
from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.wording import tr
from calfbreak.ui.closing import EscapableWindow
from calfbreak.ui.countdown_ring import CountdownRing
from calfbreak.ui.parts import (
    bring_to_front,
    button,
    centre_on_screen_in_use,
    em,
    fit,
    label,
    places_windows,
    screen_in_use,
)
from calfbreak.ui.theme import Theme

MARGIN = 8
"""px between the panel and the edges of the screen, and the icon."""
SMALLEST = 6
"""The least height of the ring, as `em`: on a low screen it makes room for the words and buttons."""
SAME_CLICK = 300
"""Milliseconds within which losing the keyboard and being asked for are one click on the icon: it closes the panel."""


class StatusWindow(EscapableWindow):
    """Ring, one line, and what can be done now."""

    def __init__(self, *, wish: Callable[[Command], None], theme: Theme, panel: bool = False) -> None:
        """`panel`: without a frame, beside the icon. Where a program cannot place it, it is a small window."""
        placed = panel and places_windows()
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags if placed else Qt.WindowType.Window)
        self.panel = placed
        self._passing = panel
        """It has done its work when a button was pressed."""
        self._wish = wish
        self._left = QElapsedTimer()
        """Runs since the panel closed because something else was clicked."""
        self._buttons: list[QPushButton] = []
        self.setProperty("kind", "notice" if self.panel else "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab would lead to nothing that can be seen
        self.setWindowTitle(wording.program_name())
        self.ring = CountdownRing(theme=theme)
        self.ring.setMaximumHeight(em(10 if panel else 13))
        self.ring.setMinimumHeight(em(10 if panel else SMALLEST))
        self.line = label(times=1.3, bold=True, wrap=True)
        self.today = label(kind="secondary")
        self.note = label(kind="secondary", wrap=True)
        self._answers = QHBoxLayout()
        self._answers.setSpacing(8)
        self._arrange()
        theme.dress(self)
        self.resize(*((em(26), em(20)) if panel else (em(30), em(29))))

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        margin = 16 if self.panel else 24
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self.ring, 100)
        layout.addSpacing(8)
        for text in (self.line, self.today, self.note):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(text)
        layout.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(self._answers)
        self._more: list[QPushButton] = []
        more = QHBoxLayout()
        more.setSpacing(8)
        ways: list[tuple[str, Command]] = [
            (tr("History"), commands.Show(WindowName.HISTORY)), (tr("Settings"), commands.Show(WindowName.SETTINGS)),
        ]  # fmt: skip
        if not self._passing:  # without a tray there is no menu that could say it
            ways.append((tr("Quit"), commands.QuitProgram()))
        for words, command in ways:
            made = button(words, partial(self._wish, command))
            made.setProperty("kind", "quiet")
            made.clicked.connect(self._go)
            more.addWidget(made, 1)
            self._more.append(made)
        layout.addLayout(more)

    def open(self, snapshot: Snapshot) -> None:
        """Show it, in front."""
        self.show_snapshot(snapshot)
        if not self.isVisible() and not self.panel:
            centre_on_screen_in_use(self)
        bring_to_front(self)
        self.setFocus()

    def toggle(self, snapshot: Snapshot, icon: QRect) -> None:
        """Open the panel beside the icon, whose place on the screen is empty if nobody knows it; or close it."""
        if self.isVisible():
            self.close()
        elif not self._left.isValid() or self._left.elapsed() > SAME_CLICK:
            self.show_snapshot(snapshot)
            self._put_beside(icon)
            self.open(snapshot)

    def _put_beside(self, icon: QRect) -> None:
        """Below an icon in the upper half of the screen, above one in the lower. The pointer stands in for the icon."""
        screen = screen_in_use()
        if not self.panel or screen is None:
            return
        fit(self)
        at = icon if icon.isValid() else QRect(QCursor.pos(), QCursor.pos())
        room, box = screen.availableGeometry().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), self.rect()
        box.moveCenter(at.center())
        if at.center().y() < screen.geometry().center().y():
            box.moveTop(at.bottom() + MARGIN)
        else:
            box.moveBottom(at.top() - MARGIN)
        self.move(_clamped(box.left(), room.left(), room.right() - box.width()),
                  _clamped(box.top(), room.top(), room.bottom() - box.height()))  # fmt: skip

    def _go(self) -> None:
        """A button was pressed."""
        if self._passing:
            self.close()

    def changeEvent(self, event: QEvent) -> None:
        """A panel goes when something else gets the keyboard."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.panel and self.isVisible():
            if self.isActiveWindow():
                return
            self._left.start()
            self.close()

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
                made.clicked.connect(self._go)
            return
        for made in self._buttons:
            self._answers.removeWidget(made)
            made.deleteLater()
        self._buttons = [
            button(words, partial(self._wish, command), primary=number == 0)
            for number, (words, command) in enumerate(offers)
        ]
        for number, made in enumerate(self._buttons):
            made.clicked.connect(self._go)
            self._answers.addWidget(made, 2 if number == 0 else 1)
        for before, after in pairwise((*self._buttons, *self._more)):
            self.setTabOrder(before, after)


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


def _clamped(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))
