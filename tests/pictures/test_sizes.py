"""A desktop that lays windows out as tiles asks nobody how large they want to be: they bear every size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QScrollArea, QWidget

from calfbreak.adapters.catalog import load_stretches
from calfbreak.ui.pictures import windows
from calfbreak.ui.theme import Theme
from pictures.clipping import cut_off

STRETCHES = load_stretches()
SMALL, LARGE, SCREEN = (480, 600), (2560, 1440), (1280, 760)
SIZED_BY_THEMSELVES = ("panel", "panel-due", "reminder")
"""They are no windows of the desktop's."""


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme whose text may be enlarged; it is put back."""
    made = Theme(choice="light")
    yield made
    made.enlarge(100)


def forced(window: QWidget, size: tuple[int, int]) -> None:
    """Give the window this size, whatever it wants."""
    layout = window.layout()
    if layout is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    for _ in range(3):  # bars for scrolling come and go, and take room
        window.setMinimumSize(1, 1)
        window.resize(*size)
        window.grab()
        QApplication.sendPostedEvents()
    assert (window.width(), window.height()) == size


def hidden_sideways(window: QWidget) -> Iterator[str]:
    """Areas of which something is out of sight, and cannot be scrolled into it."""
    for area in window.findChildren(QScrollArea):
        if area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff and area.isVisibleTo(window):
            needs, has = area.widget().width(), area.viewport().width()
            if needs > has:
                yield f"{area.accessibleName() or area} needs {needs} px, has {has}"


@pytest.mark.slow
@pytest.mark.parametrize(("percent", "size"), [(100, SMALL), (100, LARGE), (200, SCREEN)])
def test_every_window_bears_being_this_large(theme: Theme, percent: int, size: tuple[int, int]) -> None:
    theme.enlarge(percent)
    found = {}
    for name, window in windows(theme, STRETCHES):
        if name not in SIZED_BY_THEMSELVES:
            forced(window, size)
            typed = tuple(f"QLineEdit {each.text()!r}" for each in window.findChildren(QLineEdit))  # as long as it is
            lacks = [each for each in (*cut_off(window), *hidden_sideways(window)) if not each.startswith(typed)]
            if lacks:
                found[name] = lacks
    assert found == {}
