"""About tells the version, the licence, where the files are, and where the stretches come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from calfbreak import __version__
from calfbreak.adapters.catalog import load_stretches
from calfbreak.ui.about_window import HISTORY, LOG, SETTINGS, AboutWindow
from calfbreak.ui.theme import Theme

STRETCHES = load_stretches()


class Opened(list[Path]):
    """The folders that were opened; the desktop may refuse."""

    answer = True

    def __call__(self, folder: Path) -> bool:
        self.append(folder)
        return self.answer


@pytest.fixture
def opened() -> Opened:
    return Opened()


def make(theme: Theme, tmp_path: Path, opened: Opened) -> AboutWindow:
    (tmp_path / "data").mkdir()
    files = {
        SETTINGS: tmp_path / "config/deeper/settings.toml",
        HISTORY: tmp_path / "data/history.db",
        LOG: tmp_path / "data/calfbreak.log",
    }
    return AboutWindow(theme=theme, files=files, stretches=STRETCHES, open_folder=opened)


@pytest.fixture
def about(qtbot: QtBot, theme: Theme, tmp_path: Path, opened: Opened) -> AboutWindow:
    window = make(theme, tmp_path, opened)
    qtbot.addWidget(window)
    window.open()
    return window


def words(about: AboutWindow) -> str:
    return "\n".join(each.text() for each in about.findChildren(QLabel) if each.isVisibleTo(about))


def test_it_tells_what_one_asks(about: AboutWindow, tmp_path: Path) -> None:
    told = words(about)
    assert __version__ in told
    assert "MIT" in told
    assert "never uses the network" in told
    assert str(tmp_path / "data/history.db") in told


def test_every_source_stands_once_with_the_stretches_that_rest_on_it(about: AboutWindow) -> None:
    told = words(about).splitlines()
    sources = {source for stretch in STRETCHES.values() for source in stretch.sources}
    assert sources
    for source in sources:
        assert told.count(source) == 1


def test_folders_open_also_those_that_are_not_made_yet(about: AboutWindow, tmp_path: Path, opened: Opened) -> None:
    for button in about.findChildren(QPushButton):
        button.click()
    assert opened == [tmp_path, tmp_path / "data", tmp_path / "data"]
    assert not about.refusal.isVisibleTo(about)


def test_where_no_file_manager_answers_the_folder_is_told(about: AboutWindow, tmp_path: Path, opened: Opened) -> None:
    opened.answer = False
    about.findChildren(QPushButton)[1].click()
    assert str(tmp_path / "data") in about.refusal.text()
    assert about.refusal.isVisibleTo(about)


def test_escape_closes(about: AboutWindow) -> None:
    QTest.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_its_name_stands_beside_the_picture_wherever_one_begins_to_read(
    qtbot: QtBot, theme: Theme, tmp_path: Path, opened: Opened
) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        made = make(theme, tmp_path, opened)
        qtbot.addWidget(made)
        made.show()
        name = next(each for each in made.findChildren(QLabel) if each.text() == "Calf Break")
        picture = next(each for each in made.findChildren(QLabel) if not each.pixmap().isNull())
        gap = picture.mapTo(made, QPoint()).x() - name.mapTo(made, name.rect().topRight()).x()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert 0 < gap <= 24
    assert name.width() <= name.fontMetrics().horizontalAdvance(name.text()) + 4


def test_the_ring_of_the_keyboard_does_not_run_through_the_words(about: AboutWindow) -> None:
    area = about.findChild(QScrollArea)
    words = [each for each in about.findChildren(QLabel) if each.isVisible()]
    assert min(each.mapTo(area, QPoint()).x() for each in words) >= 4
    assert min(each.mapTo(area, QPoint()).y() for each in words) >= 4
