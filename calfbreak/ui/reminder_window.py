"""The reminder in a small window of our own, for desktops whose notifications have no buttons, or that have none.

It stands in a corner, takes no keyboard, and for its first 1.5 s no click. It is one more `Notifier`, to be chosen
where the desktop's own is not enough. On Wayland a program cannot keep a window from taking the keyboard, so there
it is not available.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from calfbreak.domain.phase import Phase
from calfbreak.domain.translation import said
from calfbreak.domain.wording import tr
from calfbreak.ports import Button, Unavailable
from calfbreak.ui.parts import Guard, announce, button, em, fit, label, places_windows, screen_in_use
from calfbreak.ui.theme import Theme
from calfbreak.ui.tray_icon import STEPS, DrawnState, draw

MARGIN = 24
"""px between the window and the edges of the screen."""
DUE, NOTHING_DUE = DrawnState(Phase.DUE, 0), DrawnState(Phase.COUNTING, STEPS * 2 // 3)
"""The icon beside a reminder, and beside a message."""
MESSAGE_TIME, READING = 12_000, 80
"""Milliseconds for which a message without buttons stays: at least so long, and so long for each letter."""


class ReminderWindow:
    """A `ports.Notifier` that shows one small window."""

    name: str = said("own window")
    clickable = True
    available = True
    state: str = said("a small window in a corner, with buttons")

    def __init__(self, *, pressed: Button, theme: Theme) -> None:
        """Raises Unavailable on Wayland."""
        if not places_windows():
            raise Unavailable(said("on Wayland a window of our own would take the keyboard from what you type"))
        self._pressed = pressed
        self._theme = theme
        self.window: QWidget | None = None
        self.guard: Guard | None = None

    def show(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> None:
        """Show the reminder with its buttons, in place of what is shown."""
        window = self._open(self.prepare(reminder, title, body, actions))
        for words in (title, body):  # it never gets the keyboard, so a screen reader would not come by
            announce(window, words)

    def prepare(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> QWidget:
        """The window as it will be shown."""
        return self._window(_Content(title, body, actions, lambda action: self._answer(reminder, action)))

    def tell(self, title: str, body: str) -> None:
        """Show a message that goes by itself."""
        content = _Content(title, body, (("close", tr("Close")),), lambda _: self.withdraw(), NOTHING_DUE)
        window = self._open(self._window(content))
        QTimer.singleShot(max(MESSAGE_TIME, READING * len(body)), window, window.close)

    def withdraw(self) -> None:
        """Take it off the screen."""
        if self.window is not None:
            window, self.window, self.guard = self.window, None, None
            window.close()
            window.deleteLater()

    def close(self) -> None:
        """Take it off the screen for good."""
        self.withdraw()

    def _answer(self, reminder: int, action: str) -> None:
        self.withdraw()
        self._pressed(reminder, action)

    def _open(self, window: QWidget) -> QWidget:
        self.withdraw()
        _put_into_corner(window)
        self.window, self.guard = window, Guard(window)
        window.show()
        self.guard.raise_for_a_moment()
        return window

    def _window(self, content: QFrame) -> QWidget:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        window = QWidget(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        window.setProperty("kind", "notice")
        window.setWindowTitle(tr("Calf Break"))
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        self._theme.dress(window)
        window.setFixedWidth(em(27))
        fit(window)
        return window


class _Content(QFrame):
    """Icon, words, buttons."""

    def __init__(
        self,
        title: str,
        body: str,
        actions: tuple[tuple[str, str], ...],
        pressed: Callable[[str], None],
        drawn: DrawnState = DUE,
    ) -> None:
        super().__init__()
        self.title = label(title, times=1.2, bold=True, wrap=True)
        self.body = label(body, kind="secondary", wrap=True)
        picture = QLabel()
        picture.setPixmap(draw(drawn, em(3.2)))
        self.buttons = {
            key: button(words, partial(pressed, key), primary=number == 0)
            for number, (key, words) in enumerate(actions)
        }
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.body)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, made in enumerate(self.buttons.values()):
            row.addWidget(made, 2 if number == 0 else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addLayout(row)


def _put_into_corner(window: QWidget) -> None:
    screen = screen_in_use()
    if screen is not None:
        room = screen.availableGeometry()
        window.move(room.right() - window.width() - MARGIN, room.bottom() - window.height() - MARGIN)
