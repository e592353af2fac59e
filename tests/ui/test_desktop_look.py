"""What a desktop's answers mean for the look of the windows."""

from __future__ import annotations

import pytest

from calfbreak.ui.desktop_look import QUESTIONS, DesktopLook, look_of

APPEARANCE = "org.freedesktop.appearance"
GNOME, GNOME_ACCESS = "org.gnome.desktop.interface", "org.gnome.desktop.a11y.interface"
KDE, KDE_GENERAL = "org.kde.kdeglobals.KDE", "org.kde.kdeglobals.General"


def test_a_desktop_that_says_nothing_wishes_nothing() -> None:
    assert look_of({}) == look_of({}, "GNOME") == DesktopLook()


@pytest.mark.parametrize(("value", "dark"), [(1, True), (2, False), (0, None), (7, None), ("1", None)])
def test_dark_and_light(value: object, dark: bool | None) -> None:
    assert look_of({(APPEARANCE, "color-scheme"): value}).dark is dark


@pytest.mark.parametrize(
    ("namespace", "key", "value", "contrast"),
    [
        (APPEARANCE, "contrast", 1, True),
        (APPEARANCE, "contrast", 0, False),
        (GNOME_ACCESS, "high-contrast", True, True),
        (GNOME_ACCESS, "high-contrast", False, False),
    ],
)
def test_high_contrast(namespace: str, key: str, value: object, contrast: bool) -> None:
    assert look_of({(namespace, key): value}).contrast is contrast


@pytest.mark.parametrize(
    ("namespace", "key", "value", "still"),
    [
        (APPEARANCE, "reduced-motion", 1, True),
        (APPEARANCE, "reduced-motion", 0, False),
        (GNOME, "enable-animations", False, True),
        (GNOME, "enable-animations", True, False),
        (KDE, "AnimationDurationFactor", "0", True),
        (KDE, "AnimationDurationFactor", "0.5", False),
        (KDE, "AnimationDurationFactor", "fast", False),
    ],
)
def test_reduced_motion(namespace: str, key: str, value: object, still: bool) -> None:
    assert look_of({(namespace, key): value}).still is still


@pytest.mark.parametrize(
    ("value", "family", "points"),
    [
        ("Cantarell 11", "Cantarell", 11.0),
        ("Noto Sans CJK SC Bold 10.5", "Noto Sans CJK SC Bold", 10.5),
        ("Cantarell", "", 0.0),
        ("", "", 0.0),
        (11, "", 0.0),
    ],
)
def test_the_font_of_gnome(value: object, family: str, points: float) -> None:
    look = look_of({(GNOME, "font-name"): value}, "ubuntu:GNOME")
    assert (look.family, look.points) == (family, points)


@pytest.mark.parametrize(
    ("value", "family", "points"),
    [("Noto Sans,10,-1,5,50,0,0,0,0,0", "Noto Sans", 10.0), ("Hack,,-1", "", 0.0), ("", "", 0.0), (None, "", 0.0)],
)
def test_the_font_of_kde(value: object, family: str, points: float) -> None:
    look = look_of({(KDE_GENERAL, "font"): value}, "KDE")
    assert (look.family, look.points) == (family, points)


def test_what_gnomes_portal_says_on_another_desktop_is_not_that_desktops_font() -> None:
    said = {(GNOME, "font-name"): "Cantarell 11", (GNOME, "text-scaling-factor"): 1.5}
    assert look_of(said, "XFCE") == DesktopLook()
    assert look_of(said, "GNOME") == DesktopLook(family="Cantarell", points=11.0, enlarged=1.5)


@pytest.mark.parametrize(("value", "enlarged"), [(1.25, 1.25), (90.0, 4.0), (0.0, 0.5), ("x", 1.0)])
def test_text_is_enlarged_within_reason(value: object, enlarged: float) -> None:
    assert look_of({(GNOME, "text-scaling-factor"): value}, "GNOME").enlarged == enlarged


def test_everything_that_is_asked_matters() -> None:
    answers: dict[tuple[str, str], object] = {
        (APPEARANCE, "color-scheme"): 1, (APPEARANCE, "contrast"): 1, (APPEARANCE, "reduced-motion"): 1,
        (GNOME, "enable-animations"): False, (GNOME, "font-name"): "Cantarell 11",
        (GNOME, "text-scaling-factor"): 1.5, (GNOME_ACCESS, "high-contrast"): True,
        (KDE, "AnimationDurationFactor"): "0", (KDE_GENERAL, "font"): "Noto Sans,10",
    }  # fmt: skip
    assert set(answers) == set(QUESTIONS)
    for question, answer in answers.items():
        desktop = "KDE" if question[0].startswith("org.kde") else "GNOME"
        assert look_of({question: answer}, desktop) != DesktopLook(), question
