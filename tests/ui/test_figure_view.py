"""The figure's widget: what is painted piece by piece is the same as what is painted at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain.body.figure import WALL
from calfbreak.domain.body.looks import Hair, Looks, Skin
from calfbreak.domain.body.scene import Things
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.pictures import sample_session
from calfbreak.ui.theme import Theme

STRETCHES = load_stretches()


def view(qtbot: QtBot, theme: Theme) -> FigureView:
    made = FigureView(theme=theme)
    made.resize(470, 512)
    qtbot.addWidget(made)
    return made


def picture(shown: FigureView) -> QImage:
    return shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def show_again(shown: FigureView, area: QRect, canvas: QImage) -> None:
    """Paint this part of the widget on the canvas, as on a screen."""
    part = shown.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(canvas) as painter:
        painter.drawImage(area.topLeft(), part)


def in_pieces(shown: FigureView, stretch: Stretch, times: Iterable[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on screen after many small pieces is what a new window would paint."""
    asked: list[QRect] = []
    monkeypatch.setattr(shown, "update", lambda area=None: asked.append(area or shown.rect()))
    canvas = QImage()
    for number, second in enumerate(times):
        asked.clear()
        shown.show_frame(sample_session(stretch, second).frame, stretch)
        if canvas.isNull():
            canvas = picture(shown)
        for area in asked:
            show_again(shown, area, canvas)
        if number % 5 == 0:
            assert canvas == picture(shown), second


@pytest.mark.parametrize("identity", STRETCHES)
def test_a_breath_paints_again_all_that_it_changes(
    qtbot: QtBot, theme: Theme, identity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, stretch = view(qtbot, theme), STRETCHES[identity]
    start = stretch.prescription.get_ready + 2
    in_pieces(shown, stretch, [start + number / 15 for number in range(31)], monkeypatch)


@pytest.mark.parametrize("hair", Hair)
@pytest.mark.parametrize("identity", STRETCHES)
def test_a_move_paints_again_all_that_it_changes(
    qtbot: QtBot, theme: Theme, identity: str, hair: Hair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Getting ready, changing legs or resting, and the glow between them."""
    shown, stretch = view(qtbot, theme), STRETCHES[identity]
    shown.use(Things(board=45, step=0.25), Looks(Skin.LIGHT, hair))
    prescribed = stretch.prescription
    over = 2 * (prescribed.get_ready + prescribed.hold)
    in_pieces(shown, stretch, [number / 10 for number in range(round(over * 10))], monkeypatch)


@pytest.mark.parametrize("identity", STRETCHES)
def test_who_skips_leaves_nothing_of_the_figure_behind(
    qtbot: QtBot, theme: Theme, identity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To sit tall and to lean forward are the same from the hip downwards: a piece of the head stayed in the air."""
    shown, stretch = view(qtbot, theme), STRETCHES[identity]
    shown.show()  # Qt tells a hidden widget its size before each grab, and then it forgets what it had filled
    asked: list[QRect] = []
    monkeypatch.setattr(shown, "update", lambda area=None: asked.append(area or shown.rect()))
    ready = stretch.prescription.get_ready
    over = ready + stretch.prescription.hold
    for first, then in pairwise((ready / 2, ready, over, over + 2, ready / 2, ready + 5, over - 0.1, ready)):
        shown.show_frame(sample_session(stretch, first).frame, stretch)
        canvas = picture(shown)
        asked.clear()
        shown.show_frame(sample_session(stretch, then).frame, stretch)
        for area in asked:
            show_again(shown, area, canvas)
        assert canvas == picture(shown), (first, then)


def test_it_asks_for_less_while_it_only_breathes(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, stretch = view(qtbot, theme), STRETCHES["wall-straight"]
    asked: list[QRect] = []
    shown.show_frame(sample_session(stretch, 10).frame, stretch)
    monkeypatch.setattr(shown, "update", lambda area=None: asked.append(area or shown.rect()))
    for number in range(1, 16):
        shown.show_frame(sample_session(stretch, 10 + number / 15).frame, stretch)
    assert 6 <= len(asked) <= 11, "a breath of 7.5 pictures a second, and the glow"
    assert min(area.height() for area in asked) < 300 < max(area.height() for area in asked)
    asked.clear()
    shown.show_frame(sample_session(stretch, 11.0).frame, stretch)
    assert asked == [], "the same moment again costs nothing"


@pytest.mark.parametrize("identity", ["calf-board", "step-drop"])
def test_the_picture_follows_what_one_has_at_home(qtbot: QtBot, theme: Theme, identity: str) -> None:
    shown, stretch = view(qtbot, theme), STRETCHES[identity]
    shown.show_frame(sample_session(stretch, stretch.prescription.get_ready + 5).frame, stretch)
    usual = picture(shown)
    shown.use(Things(board=45, step=0.25))
    shown.show_frame(sample_session(stretch, stretch.prescription.get_ready + 5).frame, stretch)
    assert picture(shown) != usual


def test_the_muscle_of_the_leg_that_is_stretched_is_in_the_colour_of_the_signal(qtbot: QtBot, theme: Theme) -> None:
    signal = QColor(theme.roles.signal)
    for identity, stretch in STRETCHES.items():
        shown = view(qtbot, theme)
        lasts = stretch.prescription.hold
        shown.show_frame(sample_session(stretch, stretch.prescription.get_ready + lasts - 0.5).frame, stretch)
        image = picture(shown)
        near = sum(
            abs(colour.red() - signal.red()) + abs(colour.green() - signal.green()) + abs(colour.blue() - signal.blue())
            < 60
            for x in range(0, image.width(), 3)
            for y in range(80, image.height(), 3)
            if (colour := image.pixelColor(x, y))
        )
        assert near > 15, identity


def test_a_picture_that_is_seen_for_a_moment_has_all_its_parts(qtbot: QtBot, theme: Theme) -> None:
    """It may be rough at the edges, but nothing comes or goes when the figure begins to move."""
    shown, stretch = view(qtbot, theme), STRETCHES["wall-straight"]
    shown.show_frame(sample_session(stretch, stretch.prescription.get_ready - 0.2).frame, stretch)
    assert shown._swift
    swift = picture(shown)
    shown._swift = False
    smooth = picture(shown)
    assert swift != smooth
    third = swift.size() / 3
    small = [
        image.scaled(third, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        for image in (swift, smooth)
    ]
    pixels = [image.convertToFormat(QImage.Format.Format_RGB32).constBits().tobytes() for image in small]
    assert max(abs(one - other) for one, other in zip(*pixels, strict=True)) < 40


def test_when_the_figure_comes_to_rest_it_is_painted_once_more(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, stretch = view(qtbot, theme), STRETCHES["wall-straight"]
    asked: list[QRect] = []
    monkeypatch.setattr(shown, "update", lambda area=None: asked.append(area or shown.rect()))
    for number in range(round(stretch.prescription.get_ready * 30)):
        asked.clear()
        swift = shown._swift
        shown.show_frame(sample_session(stretch, number / 30).frame, stretch)
        if swift and not shown._swift:
            break
    assert asked, "with smooth edges, though no joint has moved"


def test_where_it_is_small_the_figure_does_not_name_its_muscle(qtbot: QtBot, theme: Theme) -> None:
    """The name would cover the shoes, and in the previews it is said beside the figure."""
    stretch, signal = STRETCHES["wall-straight"], QColor(theme.roles.signal)

    def names_it(labelled: bool) -> bool:
        shown = FigureView(theme=theme, labelled=labelled)
        qtbot.addWidget(shown)
        shown.resize(470, 512)
        shown.show_frame(sample_session(stretch, 0).frame, stretch)  # nothing glows yet but the spot beside the name
        image = picture(shown)
        return any(
            image.pixelColor(x, y) == signal for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
        )

    assert names_it(True)
    assert not names_it(False)


def test_what_travels_far_has_rough_edges_for_that_moment_and_nothing_else(qtbot: QtBot, theme: Theme) -> None:
    shown, stretch = view(qtbot, theme), STRETCHES["wall-straight"]
    dose = stretch.prescription
    shown.show()  # Qt tells a hidden widget its size before each grab, and then its films begin anew
    shown.show_frame(sample_session(stretch, dose.get_ready + dose.hold + 1 / 3).frame, stretch)  # a leg steps
    fleeting = shown._picture.arranged.fleeting
    assert fleeting
    rough = picture(shown)
    shown._picture = shown._picture._replace(arranged=shown._picture.arranged._replace(fleeting=frozenset()))
    smooth = picture(shown)
    assert rough != smooth
    shown._swift = False
    rested = picture(shown)
    shown._picture = shown._picture._replace(arranged=shown._picture.arranged._replace(fleeting=fleeting))
    assert picture(shown) == rested, "a figure that rests is smooth all over"


@pytest.mark.parametrize(("size", "named"), [((470, 512), True), ((342, 183), False)])
def test_the_name_of_the_muscle_never_stands_under_the_shoes(
    qtbot: QtBot, theme: Theme, size: tuple[int, int], named: bool
) -> None:
    """In a narrow window the figure is small: a name that has no room beside its head has none on the floor either."""
    pictures = []
    for labelled in (True, False):
        shown = FigureView(theme=theme, labelled=labelled)
        qtbot.addWidget(shown)
        shown.setMinimumSize(1, 1)
        shown.resize(*size)
        stretch = replace(STRETCHES["wall-straight"], muscles=("gastrocnemius", "soleus", "hamstrings"))
        shown.show_frame(sample_session(stretch, 2).frame, stretch)
        pictures.append(picture(shown))
    assert (pictures[0] != pictures[1]) is named


def test_from_right_to_left_the_name_of_the_muscle_leaves_the_wall_whole(qtbot: QtBot, theme: Theme) -> None:
    stretch, pictures = STRETCHES["wall-straight"], []
    for labelled in (True, False):
        shown = FigureView(theme=theme, labelled=labelled)
        qtbot.addWidget(shown)
        shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        shown.resize(470, 512)
        shown.show_frame(sample_session(stretch, 2).frame, stretch)
        pictures.append(picture(shown))
    assert pictures[0] != pictures[1]
    wall = QRect(QPoint(round(shown._stage.x(WALL)), 0), shown.rect().bottomRight())
    assert pictures[0].copy(wall) == pictures[1].copy(wall)
