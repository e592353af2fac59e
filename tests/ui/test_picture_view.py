"""A picture of a person's own, and where it takes the figure's place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.ui.picture_view import PictureView, read_picture
from calfbreak.ui.pictures import render, sample_session
from calfbreak.ui.session_buttons import SessionButtons
from calfbreak.ui.session_page import SessionPage
from calfbreak.ui.theme import Theme

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#00f"/></svg>'
)


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """A blue picture, wider than high."""
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    file = tmp_path / "calf.jpg"
    assert image.save(str(file), "JPG", 100)
    return str(file)


@pytest.fixture
def drawing(tmp_path: Path) -> str:
    file = tmp_path / "calf.svg"
    file.write_text(DRAWING)
    return str(file)


def test_it_is_as_large_as_there_is_room_for_and_keeps_its_shape(photo: str, drawing: str) -> None:
    for file, size in ((photo, (200, 50)), (drawing, (200, 100))):
        image = read_picture(file, QSize(200, 300))
        assert (image.width(), image.height()) == size


def test_a_drawing_stays_sharp(drawing: str) -> None:
    image = read_picture(drawing, QSize(1000, 1000))
    assert image.pixelColor(0, 0) == image.pixelColor(999, 499) == QColor("#0000FF")


def test_what_looks_like_html_is_shown_as_it_was_written(qtbot: QtBot, theme: Theme) -> None:
    """A file comes from somebody else, and the pictures that HTML names would be fetched."""
    view = PictureView(theme=theme)
    qtbot.addWidget(view)
    view.show_picture("", "<img src='//elsewhere/calf.png'> A calf.")
    assert view.accessibleName() == "<img src='//elsewhere/calf.png'> A calf."
    assert "<img" not in view.toolTip()
    assert "&lt;img" in view.toolTip()
    view.show_picture("", "A calf & a wall, 1 < 2.")
    assert view.toolTip() == "A calf & a wall, 1 < 2."


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_picture_that_broke_is_told_in_words(qtbot: QtBot, theme: Theme, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "calf.png"
    file.write_bytes(content)
    assert read_picture(str(file), QSize(10, 10)).isNull()
    view = PictureView(theme=theme)
    qtbot.addWidget(view)
    view.show_picture(str(file), "A calf.")
    view.resize(300, 320)
    seen = render(view)
    assert seen.pixelColor(150, 20) == QColor(theme.roles.scene)
    assert min(seen.pixelColor(x, y).lightness() for x in range(100, 200) for y in range(150, 170)) < 80


def test_it_is_painted_in_the_middle_on_the_ground_of_the_theme(qtbot: QtBot, theme: Theme, photo: str) -> None:
    view = PictureView(theme=theme)
    qtbot.addWidget(view)
    view.show_picture(photo, "A calf on a towel.")
    view.resize(300, 320)
    seen = render(view)
    assert seen.pixelColor(150, 160).blue() > 240
    assert seen.pixelColor(150, 160).red() < 15
    assert seen.pixelColor(150, 20) == QColor(theme.roles.scene)
    assert view.accessibleName() == "A calf on a towel."


def test_in_a_session_it_takes_the_place_of_the_figure(
    qtbot: QtBot, theme: Theme, photo: str, stretch: Stretch, page: Callable[[], SessionPage]
) -> None:
    shown = page()
    own = replace(stretch, id="own", picture=photo, picture_words="A calf on a towel.")
    stretches = {each.id: each for each in (stretch, own)}
    for each, pictured in ((own, True), (stretch, False), (own, True)):
        session = sample_session(each, 7.0)
        shown.show_frame(session, session.frame, stretches)
        assert (shown.picture.isVisible(), shown.figure.isVisible()) == (pictured, not pictured)
    assert shown.picture.accessibleName() == "A calf on a towel."


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Callable[[], SessionPage]:
    def make() -> SessionPage:
        buttons = SessionButtons(pause=lambda: 0, repeat=lambda: 0, skip=lambda: 0, later=lambda: 0)
        made = SessionPage(theme=theme, buttons=buttons)
        qtbot.addWidget(made)
        made.resize(900, 560)
        made.show()
        return made

    return make
