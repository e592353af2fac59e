"""The person stands out from what is behind them: every skin tone, in every theme, as WCAG measures it."""

from __future__ import annotations

from itertools import product

import pytest

from calfbreak.domain.body.looks import Hair, Looks, Skin
from calfbreak.ui.body_colours import Body, body_of
from calfbreak.ui.colours import DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, LIGHT, Roles
from calfbreak.ui.contrast import rim_of
from ui.wcag import contrast

THEMES = {"light": LIGHT, "dark": DARK, "high-contrast": HIGH_CONTRAST, "high-contrast-dark": HIGH_CONTRAST_DARK}
PARTS = ("skin", "far_skin", "hair")
DRAWN = 3.0
"""WCAG 2.1, 1.4.11: the parts of a picture that one needs to understand it."""


def body(skin: Skin, theme: str) -> tuple[Body, Roles]:
    return body_of(Looks(skin, Hair.SHORT), THEMES[theme]), THEMES[theme]


@pytest.mark.parametrize(("skin", "theme"), tuple(product(Skin, THEMES)))
def test_every_part_or_its_rim_stands_out_from_the_scene(skin: Skin, theme: str) -> None:
    person, roles = body(skin, theme)
    for part in PARTS:
        edge = getattr(person, f"{part}_rim") or getattr(person, part)
        assert contrast(edge, roles.scene) >= DRAWN, part
    assert contrast(person.shoe_rim or roles.shoe, roles.scene) >= DRAWN
    assert contrast(person.far_shoe_rim or roles.far_shoe, roles.scene) >= DRAWN


@pytest.mark.parametrize(("skin", "theme"), tuple(product(Skin, THEMES)))
def test_a_rim_is_seen_as_a_line(skin: Skin, theme: str) -> None:
    """Also where an arm lies before a shirt that is as bright as the skin."""
    person, roles = body(skin, theme)
    assert contrast(person.skin, person.skin_rim) >= 1.5
    assert contrast(person.far_skin, person.far_skin_rim) >= 1.5
    assert contrast(person.skin_rim, roles.shirt) >= 1.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_clothes_stand_out_from_the_scene(theme: str) -> None:
    roles = THEMES[theme]
    for part in ("shirt", "far_shirt", "trousers", "far_trousers"):
        assert contrast(getattr(roles, part), roles.scene) >= DRAWN, part


@pytest.mark.parametrize("theme", THEMES)
def test_the_tones_can_be_told_apart(theme: str) -> None:
    tones = [body(skin, theme)[0].skin for skin in Skin]
    assert all(contrast(one, two) >= 1.25 for number, one in enumerate(tones) for two in tones[number + 1 :])


def test_a_rim_that_cannot_be_is_black_or_white() -> None:
    assert rim_of("#808080", "#FFFFFF", "#000000", least=12.0) in ("#000000", "#FFFFFF")
    assert rim_of("#FFFFFF", "#777777", least=21.0) == "#000000", "4.7 : 1 from black, 4.5 : 1 from white"
    assert rim_of("#123456", "#FFFFFF") == "#123456", "it stands out already"


@pytest.mark.parametrize("theme", THEMES)
def test_the_line_around_a_muscle_at_work_stands_out_from_the_cloth_and_from_the_glow(theme: str) -> None:
    person, roles = body(Skin.LIGHT, theme)
    for cloth in (roles.trousers, roles.far_trousers):
        assert contrast(person.leg_glow_rim, cloth) >= DRAWN
    assert contrast(person.trunk_glow_rim, roles.shirt) >= DRAWN
    for rim in (person.leg_glow_rim, person.trunk_glow_rim):
        assert contrast(rim, roles.signal) >= 1.45, "a line, and no part of the glow"
