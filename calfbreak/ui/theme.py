"""Colours, corners and spacing: light, dark, as the desktop, or the desktop's own high contrast.

A window is dressed with one style sheet and one palette, both made from `Roles`, and dressed again whenever the choice
or the desktop changes. Text sizes are multiples of the desktop's own font, never fixed, with a least size where
something must be read from two metres.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from calfbreak.ui.style_sheet import style_sheet
from calfbreak.ui.tray_icon import program_icon

SPACES = (4, 8, 12, 16, 24, 32)
"""The only distances in a window, px."""
CARD_RADIUS = 14
BUTTON_RADIUS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What each colour is for."""

    window: str
    card: str
    scene: str
    """Behind the figure."""
    text: str
    secondary: str
    line: str
    """Separates; carries no meaning."""
    control: str
    """The edge of something that can be pressed, and a dot that is still empty."""
    accent: str
    tint: str
    """The accent, faint, as a ground."""
    on_accent: str
    signal: str
    """The muscle that works, the hold that runs, the reminder that is due."""
    floor: str
    wall: str
    wall_edge: str
    skin: str
    far_skin: str
    hair: str
    shirt: str
    far_shirt: str
    trousers: str
    far_trousers: str
    shoe: str
    far_shoe: str
    dark: bool = False


LIGHT = Roles(
    window="#F4F2ED", card="#FFFFFF", scene="#F3EFE7", text="#1D282B", secondary="#5E6A6F", line="#E6E2DA",
    control="#7F8787", accent="#1F7A6C", tint="#E1F0EC", on_accent="#FFFFFF", signal="#E4572E",
    floor="#D6CDBC", wall="#E2DACA", wall_edge="#CDC3AF", skin="#D9A282", far_skin="#BA8468", hair="#3A2922",
    shirt="#1F7A6C", far_shirt="#18615A", trousers="#32515C", far_trousers="#22383F", shoe="#FDFCFA",
    far_shoe="#C2C7C3",
)  # fmt: skip
DARK = Roles(
    window="#12181A", card="#1A2225", scene="#161E20", text="#ECF1F0", secondary="#93A3A6", line="#2B373A",
    control="#6C7C7F", accent="#4CC2AC", tint="#213A37", on_accent="#0C1A18", signal="#FF8A5C",
    floor="#242C2E", wall="#2C3437", wall_edge="#465054", skin="#D9A282", far_skin="#B07D63", hair="#4A342B",
    shirt="#2F9C89", far_shirt="#237869", trousers="#44707E", far_trousers="#2B4A55", shoe="#DADEDD",
    far_shoe="#9DA6A6", dark=True,
)  # fmt: skip


class Choice(StrEnum):
    """What a person may choose; the values are those of the settings file."""

    DESKTOP = "desktop"
    LIGHT = "light"
    DARK = "dark"


def roles_of_palette(palette: QPalette) -> Roles:
    """The desktop's own colours in our roles: for high contrast, where nothing of ours may stand in the way."""

    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    window, text = colour(QPalette.ColorRole.Window), colour(QPalette.ColorRole.WindowText)
    base, accent = colour(QPalette.ColorRole.Base), colour(QPalette.ColorRole.Highlight)
    on_accent = colour(QPalette.ColorRole.HighlightedText)
    dark = is_dark(palette)
    figure = {name: getattr(DARK if dark else LIGHT, name) for name in _FIGURE}
    return Roles(
        window=window, card=base, scene=base, text=text, secondary=text, line=text, control=text, accent=accent,
        tint=window, on_accent=on_accent, signal=accent, dark=dark, **figure,
    )  # fmt: skip


_FIGURE = tuple(field.name for field in fields(Roles) if field.name not in (
    "window", "card", "scene", "text", "secondary", "line", "control", "accent", "tint", "on_accent", "signal", "dark",
))  # fmt: skip


def is_dark(palette: QPalette) -> bool:
    """Whether text is brighter than its ground."""
    ground, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    return ground.lightnessF() < text.lightnessF()


def desktop_is_dark() -> bool:
    """What the desktop says, or, where it says nothing, what its colours show."""
    match QGuiApplication.styleHints().colorScheme():
        case Qt.ColorScheme.Dark:
            return True
        case Qt.ColorScheme.Light:
            return False
        case _:
            return is_dark(QGuiApplication.palette())


def desktop_wants_contrast() -> bool:
    """Whether the desktop is set to high contrast; False where Qt cannot tell (before 6.10)."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def desktop_wants_stillness() -> bool:
    """Whether the desktop asks for less motion; False where Qt cannot tell (before 6.12)."""
    hints = QGuiApplication.styleHints()
    preference = getattr(hints.accessibility(), "motionPreference", None) if hasattr(hints, "accessibility") else None
    return preference is not None and "Reduce" in str(preference())


class Theme(QObject):
    """The roles in force, and everything that is dressed in them."""

    changed = Signal()

    def __init__(self, *, choice: str = Choice.DESKTOP, parent: QObject | None = None) -> None:
        """`choice` is `desktop`, `light` or `dark`; raises ValueError for anything else."""
        super().__init__(parent)
        self._choice = Choice(choice)
        self._dressed: WeakSet[QWidget] = WeakSet()
        self._told_dark: bool | None = None
        self._roles = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._look_again)

    @property
    def roles(self) -> Roles:
        """The colours to paint with now."""
        return self._roles

    def choose(self, choice: str) -> None:
        """Change at once to `desktop`, `light` or `dark`."""
        self._choice = Choice(choice)
        self._look_again()

    def hear(self, dark: bool | None) -> None:
        """The desktop says whether it is dark; None if it has no preference."""
        self._told_dark = dark
        self._look_again()

    def dress(self, window: QWidget) -> None:
        """Give the window these colours, from now on."""
        if window not in self._dressed:
            self._dressed.add(window)
            window.setWindowIcon(program_icon())
            window.installEventFilter(self)  # on the windows, not the application: that would cost every event
        self._apply(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the desktop changed its colours."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._look_again()
        return False

    def _wanted(self) -> Roles:
        if desktop_wants_contrast():
            return roles_of_palette(QGuiApplication.palette())
        if self._choice is Choice.DESKTOP:
            dark = desktop_is_dark() if self._told_dark is None else self._told_dark
            return DARK if dark else LIGHT
        return DARK if self._choice is Choice.DARK else LIGHT

    def _look_again(self) -> None:
        wanted = self._wanted()
        if wanted == self._roles:
            return
        self._roles = wanted
        for window in tuple(self._dressed):
            self._apply(window)
        self.changed.emit()

    def _apply(self, window: QWidget) -> None:
        window.setPalette(palette_of(self._roles))
        window.setStyleSheet(style_sheet(self._roles, CARD_RADIUS, BUTTON_RADIUS))


def palette_of(roles: Roles) -> QPalette:
    """The roles as Qt's palette, for what the style sheet does not reach."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: roles.window, role.WindowText: roles.text, role.Base: roles.card, role.Text: roles.text,
        role.AlternateBase: roles.window, role.Button: roles.card, role.ButtonText: roles.text,
        role.Highlight: roles.accent, role.HighlightedText: roles.on_accent, role.PlaceholderText: roles.secondary,
        role.ToolTipBase: roles.card, role.ToolTipText: roles.text, role.Link: roles.accent, role.Mid: roles.control,
    }  # fmt: skip
    for name, colour in pairs.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(roles.secondary))
    return palette


def font(times: float = 1.0, *, bold: bool = False, least: int = 0) -> QFont:
    """The desktop's font, `times` as large, but no smaller than `least` px."""
    wanted = QFont(QGuiApplication.font())
    size = wanted.pointSizeF()
    if size > 0:
        wanted.setPointSizeF(size * times)
    else:
        wanted.setPixelSize(max(1, round(wanted.pixelSize() * times)))
    if least and _pixels(wanted) < least:
        wanted.setPixelSize(least)
    wanted.setBold(bold)
    return wanted


def _pixels(wanted: QFont) -> float:
    return QFontInfo(wanted).pixelSize()
