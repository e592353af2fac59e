"""What a closed window leaves behind goes back to the system, and nobody notices but the system."""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QGuiApplication, QPixmap, QPixmapCache
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.ui.linux_memory import let_go_of_code, return_freed
from calfbreak.ui.memory import give_back
from calfbreak.ui.parts import label
from calfbreak.ui.theme import font

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measured on Linux only")
MEGABYTE = 2**20


class Circle:
    """Refers to itself."""

    living = 0

    def __init__(self) -> None:
        self.itself = self
        Circle.living += 1

    def __del__(self) -> None:
        Circle.living -= 1


def resident(kind: str, mappings: str = "") -> int:
    """Bytes of this `kind` in the mappings whose first line is like that."""
    total, counts = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if not re.match(r"\w+:", line):
            counts = re.search(mappings, line) is not None
        elif counts and line.startswith(f"{kind}:"):
            total += 1024 * int(line.split()[1])
    return total


def test_python_and_qt_let_go_of_what_they_keep(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(font(1.3, bold=True))
    wide, families = metrics.horizontalAdvance("Stretch your calves"), QFontDatabase.families()
    QPixmapCache.insert("a picture", QPixmap(8, 8))
    Circle()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    with qtbot.waitSignal(application.fontDatabaseChanged):
        give_back()
    assert Circle.living == 0
    assert not QPixmapCache.find("a picture", QPixmap())
    assert QFontDatabase.families() == families, "the fonts are there as before"
    assert QFontMetricsF(font(1.3, bold=True)).horizontalAdvance("Stretch your calves") == wide


def test_a_window_that_is_still_open_looks_as_before(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for words in (
        label("Stretch your calves", bold=True, times=1.6),
        label("Dehnen, étirer, 拉伸, شد", kind="secondary"),
    ):
        column.addWidget(words)
    with qtbot.waitExposed(window):
        window.show()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    before = window.grab().toImage()
    with qtbot.waitSignal(application.fontDatabaseChanged):
        give_back()
    window.update()
    assert window.grab().toImage() == before


def test_freed_memory_goes_back_though_something_above_it_is_in_use() -> None:
    library = ctypes.CDLL(None)
    if not hasattr(library, "malloc_trim"):
        pytest.skip("the C library keeps nothing")
    library.malloc.restype, library.free.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)
    pieces = [library.malloc(500) for _ in range(32 * MEGABYTE // 500)]
    for piece in pieces[:-1]:
        library.free(piece)
    kept = resident("Private_Dirty")
    return_freed()
    assert resident("Private_Dirty") < kept - 20 * MEGABYTE
    library.free(pieces[-1])


def test_code_goes_and_comes_back_when_it_runs() -> None:
    code = r" r-xp .* /"
    wide = QFontMetricsF(font()).horizontalAdvance("Stretch your calves")
    before, written = resident("Rss", code), resident("Private_Dirty", r" /")
    let_go_of_code()
    assert resident("Rss", code) < before
    assert resident("Private_Dirty", r" /") >= written - MEGABYTE // 8, "nothing that was written to is forgotten"
    assert QFontMetricsF(font()).horizontalAdvance("Stretch your calves") == wide
