"""Shoes are thicker than the feet of the rig: as they are painted, they are in nothing that one stands on either.

And they throw a shadow, which says that they stand there; pictures are compared too kindly to see it missing.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain.body.figure import Foot, Point, skeleton, tilted
from calfbreak.domain.body.motion import MOVE
from calfbreak.domain.body.pose_names import POSES
from calfbreak.domain.body.poses import posed, scene_of
from calfbreak.domain.body.scene import Things
from calfbreak.domain.history.records import Side
from calfbreak.ui import figure_shapes as shapes
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.pictures import sample_session
from calfbreak.ui.stage import Stage
from calfbreak.ui.theme import Theme
from domain.rig import pose_at

PRESSED = 0.005
"""A sole gives way by so much, in body heights: two pixels."""
HOMES = (Things(), Things(board=15, step=0.08), Things(board=45, step=0.25))


def corners(outline: QPainterPath) -> list[Point]:
    """Of an outline, in its own coordinates."""
    elements = (outline.elementAt(number) for number in range(outline.elementCount()))
    return [complex(each.x, each.y) / shapes.UNIT for each in elements]


def shoe(foot: Foot) -> list[Point]:
    """The outline of the shoe on this foot."""
    sole, toes = tilted(-foot.pitch), tilted(foot.bend - foot.pitch)
    return [
        *(foot.heel + sole * corner for corner in corners(shapes.SHOE)),
        *(foot.ball + toes * corner for corner in corners(shapes.TOE_CAP)),
    ]


@pytest.mark.parametrize("things", HOMES, ids=("usual", "low", "high"))
@pytest.mark.parametrize("name", POSES)
def test_no_shoe_is_in_the_floor_the_board_the_step_or_the_mat(name: str, things: Things) -> None:
    bones = skeleton(posed(name, Side.RIGHT, things))
    for foot in (bones.near_leg.foot, bones.far_leg.foot):
        for corner in shoe(foot):
            assert corner.imag >= things.ground(scene_of(name), corner.real) - PRESSED


def test_a_foot_on_the_floor_throws_a_shadow_and_one_in_the_air_a_fainter_one(qtbot: QtBot, theme: Theme) -> None:
    view, stretch = FigureView(theme=theme), load_stretches()["wall-straight"]
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    stage = Stage(QRectF(view.rect()))
    begins = stretch.prescription.get_ready + stretch.prescription.hold

    def shade(second: float) -> tuple[int, float]:
        """How dark the floor is below the far foot, and how high that is above it."""
        frame = sample_session(stretch, second).frame
        view.show_frame(frame, stretch)
        image, foot = view.grab().toImage(), pose_at(frame, stretch.poses).far
        below = image.pixelColor(round(stage.x((foot.heel.real + foot.toe.real) / 2)), stage.floor + 3)
        return image.pixelColor(3, stage.floor + 3).lightness() - below.lightness(), foot.lowest

    (standing, ground), (lifted, height) = shade(begins - 1), shade(begins + MOVE / 2)
    assert (ground, round(height, 3)) == (0, 0.03)
    assert standing > 15
    assert 0.5 * standing < lifted < 0.9 * standing
