"""Every window looks as it did when somebody last looked at it. `gallery.py` draws the pictures anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pictures import gallery


@pytest.fixture(scope="module")
def now(qapp: QApplication, drawn: dict[str, QImage]) -> dict[str, QImage]:
    """The pictures as they are now."""
    expected, here = json.loads(gallery.MADE_WITH.read_text()), gallery.made_with()
    if expected != here:
        pytest.skip(f"the pictures were made with {expected}, here is {here}")
    with gallery.in_its_font(qapp):
        return dict(gallery.kept(drawn.items()))


@pytest.mark.slow
def test_every_window_looks_as_it_did(now: dict[str, QImage], artefacts: Path) -> None:
    unlike = {}
    for name, image in now.items():
        expected = QImage(str(gallery.EXPECTED / f"{name}.png"))
        number, shown = gallery.differing(image, expected)
        if number > gallery.MANY:
            unlike[name] = number
            for what, picture in (("drawn", image), ("expected", expected), ("difference", shown)):
                picture.save(str(artefacts / f"{name}-{what}.png"))
    assert unlike == {}, f"pixels that differ; see {artefacts}, and run tests/pictures/gallery.py if all of it is meant"


@pytest.mark.slow
def test_no_picture_is_left_over(now: dict[str, QImage]) -> None:
    assert {file.stem for file in gallery.EXPECTED.glob("*.png")} == set(now)


@pytest.mark.slow  # so that it runs on the one Python that compares them
def test_in_ci_one_platform_compares_them(qapp: QApplication) -> None:
    """A skip there would mean that nobody ever looks."""
    if os.environ.get("CI") != "true":
        pytest.skip("not in CI")
    assert gallery.made_with() == json.loads(gallery.MADE_WITH.read_text())


def sheet() -> QImage:
    """A picture of 60 by 40 grey pixels."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    return image


@pytest.mark.parametrize(("colour", "number"), [("#808080", 0), ("#908080", 0), ("#9A8080", 16), ("#000000", 16)])
def test_a_difference_is_counted_and_shown(colour: str, number: int) -> None:
    changed = sheet()
    with QPainter(changed) as painter:
        painter.fillRect(20, 10, 4, 4, QColor(colour))
    found, shown = gallery.differing(changed, sheet())
    assert found == number
    assert (shown.pixelColor(21, 11) == QColor("#FF0000")) is (number > 0)
    assert shown.pixelColor(0, 0) == QColor("#808080")


def test_another_size_is_another_picture() -> None:
    assert gallery.differing(sheet(), sheet().scaled(61, 40))[0] == 60 * 40
