"""A history window over the invented year and a half, with a plotter and an archive that a test looks into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from calfbreak.domain.commands import Command
from calfbreak.domain.history.chart import Box, Drawing, Drawings, Order
from calfbreak.ui.history.sample_past import SamplePast
from calfbreak.ui.history.window import HistoryWindow
from calfbreak.ui.pictures import sample_day, sample_snapshot
from calfbreak.ui.theme import Theme

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}">'
    '<rect width="{0}" height="{1}" fill="#1f7a6c"/></svg>'
)
Done = Callable[[Drawings | None, str], None]


@dataclass
class HandPlotter:
    """Draws when the test says so."""

    orders: list[Order] = field(default_factory=list)
    waiting: list[tuple[Order, Done]] = field(default_factory=list)
    cancelled: int = 0
    ready: bool = False

    def prepare(self) -> None:
        """Be ready."""
        self.ready = True

    def rest(self) -> None:
        """Let go of everything."""
        self.ready = False

    def draw(self, order: Order, done: Done) -> HandPlotter:
        """Remember it."""
        self.orders.append(order)
        self.waiting.append((order, done))
        return self

    def cancel(self) -> None:
        """Nobody waits any more."""
        self.cancelled += 1
        self.waiting.clear()

    def answer(self) -> None:
        """Draw what was ordered: marks side by side, each 4 px wide and as high as the picture."""
        order, done = self.waiting.pop(0)
        drawings = tuple(
            Drawing(
                SVG.format(sheet.width, sheet.height),
                tuple(Box(10.0 + 5 * mark, 0.0, 4.0, sheet.height) for mark in range(len(sheet.chart.marks))),
            )
            for sheet in order.sheets
        )
        done(Drawings(drawings), "")

    def fail(self, why: str) -> None:
        """Say that it cannot be drawn."""
        _, done = self.waiting.pop(0)
        done(None, why)


@dataclass
class HandArchive:
    """Remembers what was asked, and answers when the test says so."""

    asked: list[tuple[str, Path | date | None]] = field(default_factory=list)
    done: Callable[[bool, str], None] | None = None

    def export(self, file: Path, done: Callable[[bool, str], None]) -> None:
        """Remember it."""
        self._ask("export", file, done)

    def bring_in(self, file: Path, done: Callable[[bool, str], None]) -> None:
        """Remember it."""
        self._ask("bring in", file, done)

    def delete(self, before: date | None, done: Callable[[bool, str], None]) -> None:
        """Remember it."""
        self._ask("delete", before, done)

    def _ask(self, deed: str, what: Path | date | None, done: Callable[[bool, str], None]) -> None:
        self.asked.append((deed, what))
        self.done = done


def turn_to(window: HistoryWindow, page: int) -> None:
    """Look at another page, until it is laid out."""
    window.pages.setCurrentIndex(page)
    QCoreApplication.processEvents()


@pytest.fixture
def plotter() -> HandPlotter:
    return HandPlotter()


@pytest.fixture
def archive() -> HandArchive:
    return HandArchive()


@pytest.fixture
def make(
    qtbot: QtBot, theme: Theme, plotter: HandPlotter, archive: HandArchive, wishes: Callable[[Command], None]
) -> Callable[..., HistoryWindow]:
    """Makes the window over another past, or for somebody who wants to be asked."""

    def made(**changes: object) -> HistoryWindow:
        parts: dict[str, object] = {
            "past": SamplePast(), "plotter": plotter, "archive": archive, "wish": wishes,
            "names": {"wall-straight": "Wall calf stretch"}, "theme": theme,
        }  # fmt: skip
        window = HistoryWindow(**(parts | changes))  # type: ignore[arg-type]
        qtbot.addWidget(window)
        return window

    return made


@pytest.fixture
def window(make: Callable[..., HistoryWindow]) -> HistoryWindow:
    """The window, not shown yet."""
    return make()


@pytest.fixture
def opened(qtbot: QtBot, window: HistoryWindow) -> HistoryWindow:
    """The window on the screen, with the invented afternoon."""
    with qtbot.waitExposed(window):
        window.open(sample_day(), sample_snapshot())
    return window
