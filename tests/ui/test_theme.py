"""Everything can be read: contrasts as WCAG measures them, in both themes; and the choice is followed at once."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from calfbreak.ui import tray_icon
from calfbreak.ui.theme import DARK, LIGHT, Roles, Theme, font, is_dark, roles_of_palette

TEXT, LARGE_OR_CONTROL = 4.5, 3.0
"""WCAG 2.1, 1.4.3 and 1.4.11."""


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_agrees_with_the_known_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *(("text", ground, TEXT) for ground in ("window", "card", "scene", "tint", "line")),
        *(("secondary", ground, TEXT) for ground in ("window", "card")),
        *(("accent", ground, TEXT) for ground in ("window", "card")),
        ("on_accent", "accent", TEXT),
        *(("control", ground, LARGE_OR_CONTROL) for ground in ("window", "card")),
        *(("accent", ground, LARGE_OR_CONTROL) for ground in ("window", "card", "scene", "tint")),
        *(("signal", ground, LARGE_OR_CONTROL) for ground in ("card", "scene", "tint")),
        ("signal", "trousers", 1.5),
        ("signal", "far_trousers", 2.5),
    ],
)
def test_contrast(roles: Roles, ink: str, ground: str, least: float) -> None:
    assert contrast(getattr(roles, ink), getattr(roles, ground)) >= least


def test_the_tray_icon_stands_out_from_its_own_ground() -> None:
    ground = tray_icon.GROUND.name()
    for colour in (tray_icon.INK, tray_icon.ACCENT, tray_icon.SIGNAL, tray_icon.PALE):
        assert contrast(colour.name(), ground) >= LARGE_OR_CONTROL


def test_every_role_is_a_colour() -> None:
    for roles in (LIGHT, DARK):
        for role in fields(roles):
            value = getattr(roles, role.name)
            assert isinstance(value, bool) or QColor(value).isValid(), role.name


def test_a_choice_is_followed_at_once_by_every_window(qtbot: object, theme: Theme) -> None:
    window = QWidget()
    theme.dress(window)
    assert LIGHT.window in window.styleSheet()
    theme.choose("dark")
    assert theme.roles == DARK
    assert DARK.window in window.styleSheet()
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)


def test_the_change_is_told_once_and_only_when_something_changed(qtbot: object, theme: Theme) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append("changed"))
    theme.choose("light")
    assert told == []
    theme.choose("dark")
    theme.choose("dark")
    assert told == ["changed"]


def test_an_unknown_choice_is_refused(qapp: object) -> None:
    with pytest.raises(ValueError, match="sepia"):
        Theme(choice="sepia")


def test_a_window_that_is_gone_is_forgotten(qtbot: object, theme: Theme) -> None:
    window = QWidget()
    theme.dress(window)
    del window
    theme.choose("dark")
    assert theme.roles == DARK


def test_a_desktop_that_says_nothing_is_judged_by_its_colours(qapp: object) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#EEEEEE"))
    assert is_dark(palette)
    palette.setColor(QPalette.ColorRole.Window, QColor("#FAFAFA"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#111111"))
    assert not is_dark(palette)


def test_high_contrast_takes_the_desktops_own_colours(qapp: object) -> None:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"), (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.WindowText, "#FFFF00"), (QPalette.ColorRole.Highlight, "#00FFFF"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    roles = roles_of_palette(palette)
    assert (roles.text, roles.card, roles.accent, roles.dark) == ("#ffff00", "#000000", "#00ffff", True)
    assert roles.secondary == roles.control == roles.text, "nothing is paler than the text"


def test_text_grows_with_the_desktops_font_and_never_shrinks_below_its_least(qapp: object) -> None:
    usual = QGuiApplication.font().pointSizeF()
    assert font(2.0).pointSizeF() == pytest.approx(2 * usual)
    assert font(0.1, least=24).pixelSize() == 24
    assert font(1.0, bold=True).bold()
