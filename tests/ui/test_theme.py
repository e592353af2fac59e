"""Everything can be read: contrasts as WCAG measures them, in every theme; and the choice is followed at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from calfbreak.domain.settings.settings import description_of
from calfbreak.ui import contrast as measured
from calfbreak.ui import theme as theming
from calfbreak.ui import tray_icon
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
from calfbreak.ui.theme import Choice, Motion, Theme, font
from ui.wcag import contrast

TEXT, LARGE_OR_CONTROL = 4.5, 3.0
"""WCAG 2.1, 1.4.3 and 1.4.11."""
THEMES = {"light": LIGHT, "dark": DARK, "high-contrast": HIGH_CONTRAST, "high-contrast-dark": HIGH_CONTRAST_DARK}
PAIRS = (
    *(("text", ground, TEXT) for ground in ("window", "card", "scene", "tint")),
    *(("secondary", ground, TEXT) for ground in ("window", "card")),
    *(("accent", ground, TEXT) for ground in ("window", "card")),
    ("on_accent", "accent", TEXT),
    *(("control", ground, LARGE_OR_CONTROL) for ground in ("window", "card")),
    *(("accent", ground, LARGE_OR_CONTROL) for ground in ("window", "card", "scene", "tint", "track")),
    *(("signal", ground, LARGE_OR_CONTROL) for ground in ("card", "scene", "tint", "track")),
    ("signal", "trousers", 1.5),
    ("signal", "far_trousers", 1.5),
)
"""What lies on what, and how well it must stand out."""


def test_the_measure_agrees_with_the_known_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    for pair in (("#1F7A6C", "#FFFFFF"), ("#E4572E", "#12181A"), ("#D9A282", "#F3EFE7")):
        assert measured.contrast(*pair) == pytest.approx(contrast(*pair))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast(name: str, ink: str, ground: str, least: float) -> None:
    roles = THEMES[name]
    assert contrast(getattr(roles, ink), getattr(roles, ground)) >= least


@pytest.mark.parametrize("name", ["high-contrast", "high-contrast-dark"])
def test_high_contrast_is_high(name: str) -> None:
    roles = THEMES[name]
    for ink in ("text", "secondary", "accent", "control", "line"):
        assert contrast(getattr(roles, ink), roles.window) >= 7, ink
    assert contrast(roles.floor, roles.scene) >= LARGE_OR_CONTROL
    assert contrast(roles.wall_edge, roles.scene) >= LARGE_OR_CONTROL


def test_the_tray_icon_stands_out_from_its_own_ground() -> None:
    ground = tray_icon.GROUND.name()
    for colour in (tray_icon.INK, tray_icon.ACCENT, tray_icon.SIGNAL, tray_icon.PALE):
        assert contrast(colour.name(), ground) >= LARGE_OR_CONTROL


def test_every_role_is_a_colour() -> None:
    for roles in THEMES.values():
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


def test_a_window_that_qt_has_deleted_is_left_alone(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    theme.dress(window)
    delete(window)
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


def test_other_colours_of_the_desktop_are_noticed(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a desktop that tells Qt nothing but its colours."""
    monkeypatch.setattr(theming, "desktop_is_dark", lambda: is_dark(qapp.palette()))
    theme, window, usual = Theme(choice="desktop"), QWidget(), qapp.palette()
    qtbot.addWidget(window)
    theme.dress(window)
    assert theme.roles == LIGHT
    qapp.setPalette(yellow_on_black())
    try:
        qapp.processEvents()
        assert theme.roles == DARK
        assert DARK.window in window.styleSheet()
    finally:
        qapp.setPalette(usual)
    qapp.processEvents()
    assert theme.roles == LIGHT


def yellow_on_black() -> QPalette:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"), (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.WindowText, "#FFFF00"), (QPalette.ColorRole.Highlight, "#00FFFF"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    return palette


def test_a_palette_of_high_contrast_is_taken_as_it_is(qapp: object) -> None:
    roles = roles_of_palette(yellow_on_black())
    assert (roles.text, roles.card, roles.accent, roles.dark) == ("#ffff00", "#000000", "#00ffff", True)
    assert roles.secondary == roles.control == roles.text, "nothing is paler than the text"
    for ink, ground, least in PAIRS:
        assert contrast(getattr(roles, ink), getattr(roles, ground)) >= least, (ink, ground)


@pytest.mark.parametrize(
    ("palettes", "dark", "expected"),
    [(False, False, HIGH_CONTRAST), (False, True, HIGH_CONTRAST_DARK), (True, False, None)],
)
def test_the_desktops_high_contrast_wins(
    qapp: QApplication,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
    palettes: bool,
    dark: bool,
    expected: Roles | None,
) -> None:
    """On Windows with the person's own palette, elsewhere with ours."""
    usual = qapp.palette()
    theme.choose("dark" if dark else "light")
    monkeypatch.setattr(theming, "_CONTRAST_PALETTES", palettes)
    monkeypatch.setattr(theming, "desktop_wants_contrast", lambda: True)
    qapp.setPalette(yellow_on_black())
    try:
        theme.hear(DesktopLook())
        assert theme.roles == (expected or roles_of_palette(yellow_on_black()))
    finally:
        qapp.setPalette(usual)


def test_the_portals_high_contrast_wins_too(theme: Theme) -> None:
    theme.hear(DesktopLook(contrast=True))
    assert theme.roles is HIGH_CONTRAST
    theme.choose("dark")
    assert theme.roles is HIGH_CONTRAST_DARK
    theme.choose("desktop")
    theme.hear(DesktopLook(contrast=True, dark=True))
    assert theme.roles is HIGH_CONTRAST_DARK
    theme.hear(DesktopLook(dark=True))
    assert theme.roles is DARK


def test_high_contrast_can_be_chosen(theme: Theme) -> None:
    theme.choose("high-contrast")
    assert theme.roles is HIGH_CONTRAST
    theme.choose("high-contrast-dark")
    assert theme.roles is HIGH_CONTRAST_DARK


@pytest.mark.parametrize(("key", "kinds"), [("theme", Choice), ("motion", Motion)])
def test_the_settings_offer_just_these(key: str, kinds: type[Choice | Motion]) -> None:
    assert [value for value, _ in description_of(key).choices] == [kind.value for kind in kinds]


def test_what_the_style_sheet_does_not_reach_has_the_colours_too(qapp: object) -> None:
    for roles in THEMES.values():
        palette = palette_of(roles)
        assert palette.color(QPalette.ColorRole.Text) == QColor(roles.text)
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        assert contrast(disabled.name(), roles.card) >= TEXT


@pytest.mark.parametrize(
    ("motion", "still", "moves"),
    [
        ("desktop", False, True), ("desktop", True, False), ("full", True, True), ("reduced", False, False),
    ],
)  # fmt: skip
def test_motion_is_as_the_desktop_wishes_unless_somebody_chose(
    theme: Theme, motion: str, still: bool, moves: bool
) -> None:
    theme.choose_motion(motion)
    theme.hear(DesktopLook(still=still))
    assert theme.moves is moves


def test_what_moves_is_painted_again_when_it_may_no_more(theme: Theme) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.moves))
    theme.hear(DesktopLook(still=True))
    theme.choose_motion("full")
    theme.choose_motion("full")
    assert told == [False, True]


@pytest.fixture
def usual_font(qapp: QApplication) -> Iterator[QFont]:
    """The application's font, put back afterwards."""
    usual = qapp.font()
    yield QFont(usual)
    qapp.setFont(usual)


def test_text_is_as_large_as_the_desktop_says(usual_font: QFont, theme: Theme) -> None:
    told: list[float] = []
    theme.resized.connect(lambda: told.append(QGuiApplication.font().pointSizeF()))
    theme.hear(DesktopLook(family="DejaVu Sans", points=12.0))
    assert QGuiApplication.font().families() == ["DejaVu Sans"]
    theme.hear(DesktopLook(family="DejaVu Sans", points=12.0, enlarged=1.5))
    theme.hear(DesktopLook(family="DejaVu Sans", points=12.0, enlarged=1.5))
    assert told == [12.0, 18.0]


def test_text_is_enlarged_on_top_of_what_the_desktop_says(usual_font: QFont, theme: Theme) -> None:
    theme.enlarge(200)
    assert QGuiApplication.font().pointSizeF() == 2 * usual_font.pointSizeF()
    theme.hear(DesktopLook(points=10.0))
    assert QGuiApplication.font().pointSizeF() == 20.0
    theme.enlarge(100)
    assert QGuiApplication.font().pointSizeF() == 10.0
    theme.hear(DesktopLook())
    assert QGuiApplication.font().pointSizeF() == usual_font.pointSizeF()


def test_on_x11_qt_enlarges_by_itself(usual_font: QFont, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    theme.hear(DesktopLook(points=10.0, enlarged=2.0))
    assert QGuiApplication.font().pointSizeF() == 10.0


def test_text_grows_with_the_desktops_font_and_never_shrinks_below_its_least(qtbot: QtBot) -> None:
    usual = QGuiApplication.font().pointSizeF()
    assert font(2.0).pointSizeF() == pytest.approx(2 * usual)
    assert font(0.1, least=24).pixelSize() == 24
    assert font(1.0, bold=True).bold()
