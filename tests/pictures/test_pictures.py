"""Pictures of every window: they are the same each time, nothing is cut off, and the two themes differ."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain.settings.settings import Page
from calfbreak.ui.drawn_controls import ComboBox
from calfbreak.ui.pictures import dialogs, pictures, save_pictures, windows
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.theme import Theme
from pictures.clipping import cut_off
from pictures.gallery import in_its_font

STRETCHES = load_stretches()


def colours(image: QImage) -> int:
    """How many colours there are in a coarse grid of points."""
    steps = range(0, image.width(), 7), range(0, image.height(), 7)
    return len({image.pixel(x, y) for x in steps[0] for y in steps[1]})


@pytest.mark.slow
def test_there_is_a_picture_of_every_window_in_both_themes(drawn: dict[str, QImage]) -> None:
    names = {name.removesuffix("-light").removesuffix("-dark") for name in drawn}
    assert names >= {
        "tray", "figures", "dialog", "dialog-ready", "dialog-switch", "dialog-paused", "dialog-routine", "done",
        "status", "status-due", "history", "history-trends", "history-mobility", "history-check",
        "history-delete", "reminder", *(f"settings-{page.value.lower()}" for page in Page),
        *(f"dialog-{identity}" for identity in STRETCHES if identity != "wall-straight"),
    }  # fmt: skip
    assert {f"{name}-{theme}" for name in names - {"tray"} for theme in ("light", "dark")} | {"tray"} == set(drawn)
    assert all(colours(image) > 4 for image in drawn.values())


@pytest.mark.slow
def test_the_pictures_are_the_same_every_time(qapp: QApplication, drawn: dict[str, QImage]) -> None:
    with in_its_font(qapp):
        for name, image in pictures(STRETCHES, themes=["light"]):
            assert image == drawn[name], name


def brightness(image: QImage) -> float:
    points = [
        image.pixelColor(x, y).lightness() for x in range(0, image.width(), 16) for y in range(0, image.height(), 16)
    ]
    return sum(points) / len(points)


@pytest.mark.slow
def test_dark_is_dark_and_light_is_light(drawn: dict[str, QImage]) -> None:
    for name, image in drawn.items():
        if name.endswith("-light"):
            assert brightness(image) > 170, name
        elif name.endswith("-dark"):
            assert brightness(image) < 85, name


def test_the_picture_of_the_end_tells_how_the_day_goes(qtbot: QtBot) -> None:
    dialog = dict(dialogs(Theme(choice="light"), STRETCHES))["done"]
    assert isinstance(dialog, StretchDialog)
    assert (dialog.done.words.text(), dialog.done.today.text()) == ("3 holds on each leg.", "2 of 3 today")
    assert not dialog.done.ring.isHidden()


@pytest.fixture
def enlarged(qapp: QApplication) -> Iterator[Theme]:
    """A theme whose text may be enlarged, and a layout that may be turned around; both are put back."""
    theme = Theme(choice="light")
    yield theme
    theme.enlarge(100)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.slow
@pytest.mark.parametrize(("percent", "backwards"), [(75, False), (100, True), (200, False), (200, True)])
def test_nothing_is_cut_off_with_small_and_large_text_in_either_direction(
    qapp: QApplication, enlarged: Theme, percent: int, backwards: bool
) -> None:
    enlarged.enlarge(percent)
    if backwards:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for name, window in windows(enlarged, STRETCHES):
        assert cut_off(window) == [], name


@pytest.mark.parametrize("percent", [100, 200])
def test_the_guided_stretch_is_whole_in_its_smallest_window(enlarged: Theme, percent: int) -> None:
    enlarged.enlarge(percent)
    for name, window in dialogs(enlarged, STRETCHES):
        window.grab()
        window.resize(window.minimumSizeHint().width(), window.minimumHeight())
        assert cut_off(window) == [], name
        window.deleteLater()


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.25", "3"])
def test_nothing_is_cut_off_on_a_screen_of_any_scale(scale: str) -> None:
    look = [sys.executable, str(Path(__file__).with_name("clipping.py")), "--scale", scale]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run(look, capture_output=True, text=True, check=False, timeout=120, env=environ)
    assert found.stdout.strip() == ""
    assert found.returncode == 0, found.stderr


def test_what_is_cut_off_would_be_seen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    words, pressed = QLabel("Far too long for its place", window), QPushButton("Pressed together", window)
    box = ComboBox(Theme(choice="light"))
    box.setParent(window)
    box.addItem("One of a hundred")
    for number, each in enumerate((words, pressed, box)):
        each.setGeometry(10, 10 + 50 * number, 40, 40)
    assert [found.split()[0] for found in cut_off(window)] == ["QLabel", "QPushButton", "ComboBox"]
    words.setGeometry(10, 10, 400, 400)
    assert any("lies over" in found for found in cut_off(window))


def few() -> Iterator[tuple[str, QImage]]:
    """The first pictures."""
    return islice(pictures(STRETCHES), 3)


def test_they_are_saved(qapp: object, tmp_path: Path) -> None:
    files = save_pictures(tmp_path / "new", few())
    assert sorted(files) == sorted((tmp_path / "new").iterdir())
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)


def test_a_folder_that_cannot_be_written_is_named(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OSError, match="taken"):
        save_pictures(tmp_path / "taken", few())
