"""Pictures of every window: they are the same each time, nothing is cut off, and the two themes differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_stretches
from calfbreak.ui.pictures import _windows, pictures, save_pictures
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.theme import Theme

STRETCHES = load_stretches()


@pytest.fixture(scope="module")
def drawn(qapp: object) -> dict[str, QImage]:
    return dict(pictures(STRETCHES))


def colours(image: QImage) -> int:
    """How many colours there are in a coarse grid of points."""
    steps = range(0, image.width(), 7), range(0, image.height(), 7)
    return len({image.pixel(x, y) for x in steps[0] for y in steps[1]})


def test_there_is_a_picture_of_every_window_in_both_themes(drawn: dict[str, QImage]) -> None:
    names = {name.removesuffix("-light").removesuffix("-dark") for name in drawn}
    assert names == {
        "tray", "dialog", "dialog-ready", "dialog-switch", "dialog-wall-bent", "dialog-calf-board", "dialog-step-drop",
        "dialog-hamstring-seated", "dialog-hip-flexor", "dialog-routine", "done", "status", "status-due", "history",
        "reminder",
        "settings-reminder", "settings-stretches", "settings-quiet", "settings-sound", "settings-general",
    }  # fmt: skip
    assert len(drawn) == 2 * len(names) - 1
    assert all(colours(image) > 4 for image in drawn.values())


def test_the_pictures_are_the_same_every_time(drawn: dict[str, QImage]) -> None:
    for name, image in pictures(STRETCHES):
        assert image == drawn[name], name


def brightness(image: QImage) -> float:
    points = [
        image.pixelColor(x, y).lightness() for x in range(0, image.width(), 16) for y in range(0, image.height(), 16)
    ]
    return sum(points) / len(points)


def test_dark_is_dark_and_light_is_light(drawn: dict[str, QImage]) -> None:
    for name, image in drawn.items():
        if name.endswith("-light"):
            assert brightness(image) > 170, name
        elif name.endswith("-dark"):
            assert brightness(image) < 85, name


def test_the_picture_of_the_end_tells_how_the_day_goes(qtbot: QtBot) -> None:
    windows = dict(_windows(Theme(choice="light"), STRETCHES))
    dialog = windows["done"]
    assert isinstance(dialog, StretchDialog)
    assert dialog.done.words.text() == "3 holds on each leg. 2 of 3 today."
    assert not dialog.done.ring.isHidden()


def cut_off(window: QWidget) -> list[str]:
    """Texts that have less room than they need."""
    found = []
    for each in window.findChildren(QLabel):
        if not each.text() or not each.isVisibleTo(window):
            continue
        needs = each.heightForWidth(each.width()) if each.wordWrap() else each.sizeHint().height()
        wide = not each.wordWrap() and each.sizeHint().width() > each.width() + 1
        if wide or needs > each.height() + 1:
            found.append(f"{each.text()!r}: {each.size()}")
    for button in window.findChildren(QPushButton):
        metrics = button.fontMetrics()
        if button.isVisibleTo(window) and metrics.horizontalAdvance(button.text()) > button.width() - 4:
            found.append(f"button {button.text()!r}: {button.size()}")
    return found


@pytest.mark.parametrize("points", [9, 13, 18])
def test_nothing_is_cut_off_with_small_and_large_fonts(qtbot: QtBot, points: int) -> None:
    from PySide6.QtWidgets import QApplication

    usual = QApplication.font()
    larger = QApplication.font()
    larger.setPointSize(points)
    QApplication.setFont(larger)
    try:
        for name, window in _windows(Theme(choice="light"), STRETCHES):
            window.grab()  # lays it out
            assert cut_off(window) == [], name
    finally:
        QApplication.setFont(usual)


def test_they_are_saved(qapp: object, tmp_path: Path) -> None:
    files = save_pictures(tmp_path / "new", STRETCHES)
    assert sorted(files) == sorted((tmp_path / "new").iterdir())
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)


def test_a_folder_that_cannot_be_written_is_named(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OSError, match="taken"):
        save_pictures(tmp_path / "taken", STRETCHES)
