"""How the desktop wants programs to look, worked out of what its settings portal says.

The portal answers for a namespace and a key. Those of org.freedesktop.appearance mean the same on every desktop; fonts
and sizes are each desktop's own, and a portal of GNOME's may answer for them on a desktop that does not use them. What
Xfce, MATE and Cinnamon have instead is in their XSETTINGS, which stand here as one more namespace.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

Said = Mapping[tuple[str, str], object]
"""What the portal said, by namespace and key."""

_APPEARANCE = "org.freedesktop.appearance"
_GNOME, _GNOME_ACCESS = "org.gnome.desktop.interface", "org.gnome.desktop.a11y.interface"
_KDE, _KDE_GENERAL = "org.kde.kdeglobals.KDE", "org.kde.kdeglobals.General"
_GNOMES = frozenset({"gnome", "gnome-classic", "gnome-flashback", "ubuntu", "unity", "budgie", "pantheon"})
"""Desktops, by their names in XDG_CURRENT_DESKTOP, whose font is the one of GNOME's settings."""

XSETTINGS = "xsettings"
"""Stands for the manager of the XSETTINGS, which is no part of the portal."""

QUESTIONS = (
    (_APPEARANCE, "color-scheme"), (_APPEARANCE, "contrast"), (_APPEARANCE, "reduced-motion"),
    (_GNOME, "enable-animations"), (_GNOME, "font-name"), (_GNOME, "text-scaling-factor"),
    (_GNOME_ACCESS, "high-contrast"), (_KDE, "AnimationDurationFactor"), (_KDE_GENERAL, "font"),
)  # fmt: skip
"""All that the portal is asked, as namespace and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DesktopLook:
    """The wishes of a desktop. As it stands, those of one that has none."""

    dark: bool | None = None
    """None = no preference."""
    contrast: bool = False
    """High contrast."""
    still: bool = False
    """No animations."""
    family: str = ""
    """The font; empty = not said."""
    points: float = 0.0
    """Its size; 0 = not said."""
    enlarged: float = 1.0
    """What all text is enlarged by, on top of its size."""


def look_of(said: Said, desktop: str = "") -> DesktopLook:
    """What these answers mean on the desktop with these names (as in XDG_CURRENT_DESKTOP)."""
    gnome = bool(_GNOMES & set(desktop.lower().split(":")))
    family, points = _kde_font(said.get((_KDE_GENERAL, "font")))
    if gnome:
        family, points = _gnome_font(said.get((_GNOME, "font-name")))
    if not points:
        family, points = _gnome_font(said.get((XSETTINGS, "Gtk/FontName")))
    style = said.get((XSETTINGS, "Net/ThemeName"))
    return DesktopLook(
        dark={1: True, 2: False}.get(_whole(said.get((_APPEARANCE, "color-scheme"))), _dark_by_name(style)),
        contrast=(
            _whole(said.get((_APPEARANCE, "contrast"))) == 1
            or said.get((_GNOME_ACCESS, "high-contrast")) is True
            or (isinstance(style, str) and style.lower().startswith("highcontrast"))
        ),
        still=(
            _whole(said.get((_APPEARANCE, "reduced-motion"))) == 1
            or said.get((_GNOME, "enable-animations")) is False
            or said.get((XSETTINGS, "Gtk/EnableAnimations")) == 0
            or _number(said.get((_KDE, "AnimationDurationFactor")), 1.0) == 0.0
        ),
        family=family,
        points=points,
        enlarged=min(4.0, max(0.5, _number(said.get((_GNOME, "text-scaling-factor")), 1.0))) if gnome else 1.0,
    )


def _dark_by_name(style: object) -> bool | None:
    """What the names of GTK's styles tell: those of dark ones end so, as in Adwaita-dark and Greybird-Dark-compact."""
    parts = re.split(r"[-_ ]", style.lower()) if isinstance(style, str) else [""]
    return True if "dark" in parts[1:] or parts[0] == "highcontrastinverse" else None


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _number(value: object, otherwise: float) -> float:
    """A number, which KDE writes as a text."""
    try:
        return float(value) if isinstance(value, int | float | str) else otherwise
    except ValueError:
        return otherwise


def _gnome_font(value: object) -> tuple[str, float]:
    """Family and size of `Cantarell Bold 11`."""
    words = value.rsplit(" ", 1) if isinstance(value, str) else []
    points = _number(words[-1], 0.0) if len(words) == 2 else 0.0
    return (words[0].strip().rstrip(","), points) if points > 0 else ("", 0.0)


def _kde_font(value: object) -> tuple[str, float]:
    """Family and size of `Noto Sans,10,-1,5,50,0,0,0,0,0`, as QFont writes itself."""
    fields = value.split(",") if isinstance(value, str) else []
    points = _number(fields[1], 0.0) if len(fields) > 1 else 0.0
    return (fields[0].strip(), points) if points > 0 else ("", 0.0)
