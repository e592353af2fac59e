"""The small parts of which all windows are made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
    QWindow,
)
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from calfbreak.ui.theme import BUTTON_RADIUS, font

GUARD_TIME = 1500
"""Milliseconds for which a window that came unasked can be neither clicked nor typed into (rule 5.5)."""
TITLE_BAR = 2
"""What a desktop puts above a window, as `em`. Before a window is shown nobody can say how much that will be."""


def label(
    words: str = "", *, kind: str = "", times: float = 1.0, bold: bool = False, least: int = 0, wrap: bool = False
) -> QLabel:
    """A text: `kind` is its role in the style sheet, `times` and `least` as in `theme.font`."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setFont(font(times, bold=bold, least=least))
    made.setWordWrap(wrap)
    return made


class Button(QPushButton):
    """Return presses it when it has the keyboard, as space does; Qt's own only does so as a default button.

    The arrow keys to the sides go on to the window: in the stretch they mean something, and Qt's own button would take
    them to give the keyboard to its neighbour.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Enter press it, once however long they are held."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the accent's colour its edge is hardly another one when it has the keyboard: a light line within is."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            within = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self.palette().buttonText(), 2))
                painter.drawRoundedRect(within, BUTTON_RADIUS - 3, BUTTON_RADIUS - 3)


def button(words: str, pressed: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """A button that is never pressed by Return from elsewhere, and takes the keyboard only by Tab."""
    made = Button(words)
    made.setProperty("kind", "primary" if primary else "")
    made.setAutoDefault(False)
    made.setDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked: pressed())
    return made


def arrows(window: QWidget) -> tuple[int, int]:
    """The arrow keys that lead on and back: where one reads from right to left, the left one leads on."""
    on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    return (back, on) if window.isRightToLeft() else (on, back)


def em(times: float) -> int:
    """A length that grows with the desktop's font, px; 1 is 15 px at the font size of most desktops."""
    return round(QFontMetricsF(font()).height() * times)


def line() -> QFrame:
    """A thin line between two things."""
    made = QFrame()
    made.setProperty("kind", "line")
    made.setFixedHeight(1)
    return made


def card() -> QFrame:
    """A ground with round corners."""
    made = QFrame()
    made.setProperty("kind", "card")
    return made


def plain_tip(words: str) -> str:
    """What somebody wrote, for a tooltip: Qt takes what looks like HTML for it, and fetches pictures that it names."""
    return QtText.convertFromPlainText(words) if QtText.mightBeRichText(words) else words


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say this now."""
    event = QAccessibleAnnouncementEvent(widget, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def places_windows() -> bool:
    """Whether a program may choose where its windows are. Wayland leaves that to the desktop."""
    return not QGuiApplication.platformName().startswith("wayland")


def screen_in_use() -> QScreen | None:
    """The screen on which the pointer is; the first one where that cannot be told, None without any."""
    below: QScreen | None = QGuiApplication.screenAt(QCursor.pos())
    return below if below is not None else QGuiApplication.primaryScreen()


def room_on(screen: QScreen) -> QRect:
    """Where the inside of a window can be: the screen without its panels, and without the window's title bar."""
    return screen.availableGeometry().adjusted(0, em(TITLE_BAR), 0, 0)


def centre_on_screen_in_use(window: QWidget) -> None:
    """Put the window in the middle of the screen on which the pointer is, where that is possible."""
    screen = screen_in_use()
    if screen is None or not places_windows():
        return
    room = room_on(screen)
    window.ensurePolished()
    if (layout := window.layout()) is not None:
        layout.activate()  # from here on it is no smaller than its content, and not only when it is shown
    window.resize(window.size().boundedTo(room.size()))
    inside = QRect(QPoint(), window.size())
    inside.moveCenter(room.center())
    inside.moveTop(max(inside.top(), room.top()))  # a window that cannot be so low can at least be moved
    window.move(inside.topLeft() - QPoint(0, em(TITLE_BAR)))


def bring_to_front(window: QWidget) -> None:
    """Show the window before all others and give it the keyboard, also one that somebody has made small, or that is on
    another of several virtual desktops: it comes to the one in use.
    """
    handle: QWindow | None = window.windowHandle()
    if handle is not None and window.isVisible() and not window.isMinimized() and not handle.isExposed():
        window.hide()  # it is opened anew by `show`; in any other way it would only be marked where it is
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def open_in_front(window: QWidget) -> None:
    """As `bring_to_front`; a window that is not open yet comes in the middle of the screen in use."""
    if not window.isVisible():
        centre_on_screen_in_use(window)
    bring_to_front(window)


def fit(window: QWidget) -> None:
    """Make the window as large as its content wants; Qt's own `adjustSize` stops at two thirds of the screen."""
    window.ensurePolished()
    layout = window.layout()
    wanted = window.sizeHint().expandedTo(window.minimumSize()).boundedTo(window.maximumSize())
    if layout is not None and layout.hasHeightForWidth():
        wanted.setHeight(layout.totalHeightForWidth(wanted.width()))
    window.resize(wanted)


class Guard(QObject):
    """Swallows keys and clicks for a moment, so that nobody presses a button that they have not seen yet."""

    SWALLOWED = frozenset({
        QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd,
    })  # fmt: skip

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._guarded: list[QWidget] = []
        self._timer = QTimer(self, singleShot=True, interval=GUARD_TIME)
        self._timer.timeout.connect(self.lift)

    @property
    def up(self) -> bool:
        """Whether it swallows now."""
        return bool(self._guarded)

    def raise_for_a_moment(self) -> None:
        """Swallow from now on, for `GUARD_TIME`."""
        self.lift()
        self._guarded = [self._window, *self._window.findChildren(QWidget)]
        for widget in self._guarded:
            widget.installEventFilter(self)
        self._timer.start()

    def lift(self) -> None:
        """Let everything through."""
        self._timer.stop()
        for widget in self._guarded:
            widget.removeEventFilter(self)
        self._guarded = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks here before it hands out an event."""
        return event.type() in self.SWALLOWED
