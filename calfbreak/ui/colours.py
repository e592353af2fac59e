"""The colours and what each is for: light, dark, two of high contrast, and the desktop's own."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QPalette


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
    track: str
    """What is left of a ring beside its filled part."""
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
    shirt: str
    far_shirt: str
    trousers: str
    far_trousers: str
    shoe: str
    far_shoe: str
    dark: bool = False


LIGHT = Roles(
    window="#F4F2ED", card="#FFFFFF", scene="#F3EFE7", text="#1D282B", secondary="#5E6A6F", line="#E6E2DA",
    track="#EDEAE3", control="#7F8787", accent="#1F7A6C", tint="#E1F0EC", on_accent="#FFFFFF", signal="#E4572E",
    floor="#D6CDBC", wall="#E2DACA", wall_edge="#CDC3AF", shirt="#1F7A6C", far_shirt="#18615A", trousers="#32515C",
    far_trousers="#22383F", shoe="#FDFCFA", far_shoe="#C2C7C3",
)  # fmt: skip
DARK = Roles(
    window="#12181A", card="#1A2225", scene="#161E20", text="#ECF1F0", secondary="#93A3A6", line="#2B373A",
    track="#2B373A", control="#6C7C7F", accent="#4CC2AC", tint="#213A37", on_accent="#0C1A18", signal="#FF8A5C",
    floor="#242C2E", wall="#2C3437", wall_edge="#465054", shirt="#2F9C89", far_shirt="#237869", trousers="#54818F",
    far_trousers="#446E7C", shoe="#DADEDD", far_shoe="#9DA6A6", dark=True,
)  # fmt: skip
HIGH_CONTRAST = Roles(
    window="#FFFFFF", card="#FFFFFF", scene="#FFFFFF", text="#000000", secondary="#000000", line="#000000",
    track="#CCCCCC", control="#000000", accent="#00564A", tint="#D9F2EC", on_accent="#FFFFFF", signal="#B93A0B",
    floor="#8E8E8E", wall="#8E8E8E", wall_edge="#000000", shirt="#00695A", far_shirt="#004A40", trousers="#1F4450",
    far_trousers="#0F262E", shoe="#FFFFFF", far_shoe="#B0B0B0",
)  # fmt: skip
HIGH_CONTRAST_DARK = Roles(
    window="#000000", card="#000000", scene="#000000", text="#FFFFFF", secondary="#FFFFFF", line="#FFFFFF",
    track="#454545", control="#FFFFFF", accent="#6FF5DC", tint="#003B32", on_accent="#000000", signal="#FFA47D",
    floor="#6A6A6A", wall="#6A6A6A", wall_edge="#FFFFFF", shirt="#3CC2AB", far_shirt="#2A8E7E", trousers="#4F8090",
    far_trousers="#3D6675", shoe="#FFFFFF", far_shoe="#B0B0B0", dark=True,
)  # fmt: skip

_SCENERY = tuple(field.name for field in fields(Roles) if field.name not in (
    "window", "card", "scene", "text", "secondary", "line", "track", "control", "accent", "tint", "on_accent", "signal",
    "dark",
))  # fmt: skip


def roles_of_palette(palette: QPalette) -> Roles:
    """The desktop's own colours in our roles: for high contrast, where nothing of ours may stand in the way."""

    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    window, text = colour(QPalette.ColorRole.Window), colour(QPalette.ColorRole.WindowText)
    base, accent = colour(QPalette.ColorRole.Base), colour(QPalette.ColorRole.Highlight)
    on_accent = colour(QPalette.ColorRole.HighlightedText)
    dark = is_dark(palette)
    scenery = {name: getattr(HIGH_CONTRAST_DARK if dark else HIGH_CONTRAST, name) for name in _SCENERY}
    return Roles(
        window=window, card=base, scene=base, text=text, secondary=text, line=text, track=window,
        control=text, accent=accent, tint=window, on_accent=on_accent, signal=accent, dark=dark, **scenery,
    )  # fmt: skip


def is_dark(palette: QPalette) -> bool:
    """Whether text is brighter than its ground."""
    ground, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    return ground.lightnessF() < text.lightnessF()


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
