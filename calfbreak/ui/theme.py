"""How everything looks: colours, corners, spacing, the size of text, and whether anything moves.

A window is dressed with one style sheet and one palette, both made from `Roles`, and dressed again whenever the choice
or the desktop changes. A desktop that is set to high contrast wins over the choice. Text sizes are multiples of the
desktop's own font, never fixed, with a least size where something must be read from two metres.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from calfbreak.ui.colours import (
    DARK,
    HIGH_CONTRAST,
    HIGH_CONTRAST_DARK,
    LIGHT,
    Roles,
    is_dark,
    palette_of,
    roles_of_palette,
)  # fmt: skip
from calfbreak.ui.desktop_look import DesktopLook
from calfbreak.ui.style_sheet import style_sheet
from calfbreak.ui.tray_icon import program_icon

CARD_RADIUS = 14
BUTTON_RADIUS = 10
CONTROL_HEIGHT = 1.6
"""The room for the text of a control, in lines."""
_CONTRAST_PALETTES = sys.platform == "win32"
"""Where high contrast is a palette that the person has chosen. Elsewhere it is a wish, and the palette is ours."""


class Choice(StrEnum):
    """What a person may choose; the values are those of the settings file."""

    DESKTOP = "desktop"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"
    HIGH_CONTRAST_DARK = "high-contrast-dark"


class Motion(StrEnum):
    """Whether the figure moves from pose to pose; the values are those of the settings file."""

    DESKTOP = "desktop"
    FULL = "full"
    REDUCED = "reduced"


def desktop_is_dark() -> bool:
    """What Qt says of the desktop, or, where it says nothing, what its colours show."""
    match QGuiApplication.styleHints().colorScheme():
        case Qt.ColorScheme.Dark:
            return True
        case Qt.ColorScheme.Light:
            return False
        case _:
            return is_dark(QGuiApplication.palette())


def desktop_wants_contrast() -> bool:
    """Whether Qt knows that the desktop is set to high contrast; False where it cannot tell (before 6.10)."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def desktop_wants_stillness() -> bool:
    """Whether Qt knows that the desktop asks for less motion; False where it cannot tell (before 6.12)."""
    hints = QGuiApplication.styleHints()
    preference = getattr(hints.accessibility(), "motionPreference", None) if hasattr(hints, "accessibility") else None
    return preference is not None and "Reduce" in str(preference())


class _Listener(QWidget):
    """Is told that the desktop changed its colours, as every widget is, and nothing else, because it is never shown.

    A filter on the windows, or on the application, would be asked for each of their pictures.
    """

    def __init__(self, recoloured: Callable[[], None]) -> None:
        super().__init__()
        self._recoloured = recoloured

    def event(self, event: QEvent) -> bool:
        """Hear of other colours."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._recoloured()
        return super().event(event)


class Theme(QObject):
    """The roles in force, and everything that is dressed in them."""

    changed = Signal()
    """Colours or motion: what is painted by hand must be painted again."""
    resized = Signal()
    """The text: windows are laid out for their text, and must be made anew."""

    def __init__(
        self, *, choice: str = Choice.DESKTOP, motion: str = Motion.DESKTOP, parent: QObject | None = None
    ) -> None:
        """`choice` and `motion` as in the settings file; raises ValueError for anything else."""
        super().__init__(parent)
        self._choice, self._motion = Choice(choice), Motion(motion)
        self._desktop = DesktopLook()
        self._own_font = QFont(QGuiApplication.font())
        self._percent = 100
        self._dressed: WeakSet[QWidget] = WeakSet()
        self._listener: _Listener | None = None
        self._roles = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._look_again)

    @property
    def roles(self) -> Roles:
        """The colours to paint with now."""
        return self._roles

    @property
    def moves(self) -> bool:
        """Whether anything may move that need not."""
        if self._motion is Motion.DESKTOP:
            return not (self._desktop.still or desktop_wants_stillness())
        return self._motion is Motion.FULL

    def choose(self, choice: str) -> None:
        """Change at once to one of `Choice`. Raises ValueError for anything else."""
        self._choice = Choice(choice)
        self._look_again()

    def choose_motion(self, motion: str) -> None:
        """Change at once to one of `Motion`. Raises ValueError for anything else."""
        before, self._motion = self.moves, Motion(motion)
        if self.moves != before:
            self.changed.emit()

    def enlarge(self, percent: int) -> None:
        """Text is this large from now on, compared to the desktop's."""
        self._percent = percent
        self._use_font()

    def hear(self, look: DesktopLook) -> None:
        """The desktop says how it wants programs to look."""
        before, self._desktop = self.moves, look
        self._use_font()
        self._look_again()
        if self.moves != before:
            self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Give the window these colours, from now on."""
        if window not in self._dressed:
            self._dressed.add(window)
            window.setWindowIcon(program_icon())
        if self._listener is None:
            self._listener = _Listener(self._look_again)
        self._apply(window)

    def _wanted(self) -> Roles:
        asked = desktop_wants_contrast()
        if asked and _CONTRAST_PALETTES:
            return roles_of_palette(QGuiApplication.palette())
        dark = self._wants_dark()
        if asked or self._desktop.contrast or self._choice in (Choice.HIGH_CONTRAST, Choice.HIGH_CONTRAST_DARK):
            return HIGH_CONTRAST_DARK if dark else HIGH_CONTRAST
        return DARK if dark else LIGHT

    def _wants_dark(self) -> bool:
        if self._choice is Choice.DESKTOP:
            return desktop_is_dark() if self._desktop.dark is None else self._desktop.dark
        return self._choice in (Choice.DARK, Choice.HIGH_CONTRAST_DARK)

    def _look_again(self) -> None:
        wanted = self._wanted()
        if wanted == self._roles:
            return
        self._roles = wanted
        for window in tuple(self._dressed):
            if isValid(window):  # one that was made anew is gone before Python knows it
                self._apply(window)
        self.changed.emit()

    def _apply(self, window: QWidget) -> None:
        window.setPalette(palette_of(self._roles))
        line = round(QFontMetricsF(QGuiApplication.font()).height() * CONTROL_HEIGHT)
        window.setStyleSheet(style_sheet(self._roles, CARD_RADIUS, BUTTON_RADIUS, line))

    def _use_font(self) -> None:
        wanted = self._wanted_font()
        if wanted != QGuiApplication.font():
            QApplication.setFont(wanted)
            self.resized.emit()

    def _wanted_font(self) -> QFont:
        wanted = QFont(self._own_font)
        if self._desktop.family:
            wanted.setFamilies([self._desktop.family])
        if self._desktop.points:
            wanted.setPointSizeF(self._desktop.points)
        # On X11 the desktop enlarges text by its dots per inch, which Qt heeds by itself.
        enlarged = 1.0 if QGuiApplication.platformName() == "xcb" else self._desktop.enlarged
        return times(wanted, enlarged * self._percent / 100)


def font(size: float = 1.0, *, bold: bool = False, least: int = 0) -> QFont:
    """The desktop's font, `size` times as large, but no smaller than `least` px."""
    wanted = times(QGuiApplication.font(), size)
    if least and QFontInfo(wanted).pixelSize() < least:
        wanted.setPixelSize(least)
    wanted.setBold(bold)
    return wanted


def times(usual: QFont, size: float) -> QFont:
    """This font, `size` times as large."""
    wanted = QFont(usual)
    if usual.pointSizeF() > 0:
        wanted.setPointSizeF(usual.pointSizeF() * size)
    else:
        wanted.setPixelSize(max(1, round(usual.pixelSize() * size)))
    return wanted
