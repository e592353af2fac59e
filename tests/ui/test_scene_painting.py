"""What the body touches is painted where the body touches it, and can be seen from across the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from calfbreak.domain.body.figure import WALL, Point, tilted
from calfbreak.domain.body.scene import (
    BOARD_LENGTH,
    BOARD_START,
    MAT,
    MAT_END,
    MAT_START,
    SEAT,
    SEAT_BACK,
    SEAT_FRONT,
    STEP_DEPTH,
    STEP_EDGE,
    Scene,
    Things,
)
from calfbreak.ui.colours import DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, LIGHT, Roles, roles_of_palette
from calfbreak.ui.scene_painting import paint_scene, scenery_of
from calfbreak.ui.stage import Stage
from ui.wcag import contrast

DRAWN = 3.0
"""WCAG 2.1, 1.4.11: the parts of a picture that one needs to understand it."""
HOMES = (Things(), Things(board=15, step=0.08), Things(board=45, step=0.25))


def yellow_on_blue() -> Roles:
    """A palette of high contrast that somebody has made for themselves."""
    palette = QPalette(QColor("#FFFF00"), QColor("#000080"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#000080"))
    return roles_of_palette(palette)


THEMES = {
    "light": LIGHT, "dark": DARK, "high-contrast": HIGH_CONTRAST, "high-contrast-dark": HIGH_CONTRAST_DARK,
    "own": yellow_on_blue(),
}  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_what_the_body_touches_stands_out_from_the_scene(theme: str) -> None:
    roles = THEMES[theme]
    for thing, colour in scenery_of(roles)._asdict().items():
        assert contrast(colour, roles.scene) >= DRAWN, thing


class Painted:
    """A scene of 470 by 512 px."""

    def __init__(self, scene: Scene, things: Things = HOMES[0]) -> None:
        self.stage = Stage(QRectF(0, 0, 470, 512), things.step_height if scene is Scene.STEP else 0.0)
        self.image = QImage(470, 512, QImage.Format.Format_RGB32)
        with QPainter(self.image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_scene(painter, self.stage, scene, things, LIGHT)

    def at(self, place: Point, *, right: int = 0, down: int = 0) -> str:
        """The colour there, or so many px beside it."""
        return self.image.pixelColor(
            round(self.stage.x(place.real)) + right, round(self.stage.y(place.imag)) + down
        ).name()


def test_the_wall_begins_where_hands_lie_on_it() -> None:
    painted = Painted(Scene.WALL)
    assert painted.at(complex(WALL, 0.7), right=1) == scenery_of(LIGHT).edge
    assert painted.at(complex(WALL, 0.7), right=-2) == LIGHT.scene.lower()
    assert painted.at(complex(WALL, 0.7), right=10) == LIGHT.wall.lower()


@pytest.mark.parametrize("things", HOMES, ids=("usual", "flat", "steep"))
def test_the_board_is_as_steep_as_it_is_set(things: Things) -> None:
    painted = Painted(Scene.BOARD, things)
    for part in (0.3, 0.6, 0.9):
        top = BOARD_START + tilted(things.board) * BOARD_LENGTH * part
        assert painted.at(top, down=3) == scenery_of(LIGHT).plate
        assert painted.at(top, down=-3) == LIGHT.scene.lower()


@pytest.mark.parametrize("things", HOMES, ids=("usual", "low", "high"))
def test_the_step_is_as_high_as_it_is_set_and_its_rail_is_under_the_hands(things: Things) -> None:
    painted, edge = Painted(Scene.STEP, things), scenery_of(LIGHT).edge
    for place in (
        complex(STEP_EDGE + 0.1, things.step_height),
        complex(STEP_EDGE + STEP_DEPTH + 0.02, 2 * things.step_height),
    ):
        assert painted.at(place, down=1) == edge
        assert painted.at(place, down=-2) == LIGHT.scene.lower()
    for ahead in (0.14, 0.3):
        assert painted.at(things.rail(ahead) - 0.024j) == edge
        assert painted.at(things.rail(ahead), down=-4) == LIGHT.scene.lower(), "where the wrist is"


def test_the_seat_is_under_who_sits_on_it() -> None:
    painted = Painted(Scene.CHAIR)
    for x in (SEAT_BACK + 0.05, SEAT_FRONT - 0.02):
        assert painted.at(complex(x, SEAT), down=3) == scenery_of(LIGHT).edge
        assert painted.at(complex(x, SEAT), down=-4) == LIGHT.scene.lower()


def test_the_mat_is_under_knee_and_foot() -> None:
    painted = Painted(Scene.MAT)
    for x in (MAT_START + 0.01, MAT_END - 0.01):
        assert painted.at(complex(x, MAT), down=2) == scenery_of(LIGHT).mat
        assert painted.at(complex(x, MAT), down=-2) == LIGHT.scene.lower()
