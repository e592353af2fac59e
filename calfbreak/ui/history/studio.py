"""Has the window's plots drawn: all that are on screen and wanted, in one order.

Drawings are remembered as long as the window is open, so that going back to what was there costs nothing. A theme, a
font or a size that changes makes other drawings necessary; until they are there the old ones are shown, stretched.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QWidget

from calfbreak.domain.history.chart import Drawing, Drawings, Look, Order, Sheet
from calfbreak.domain.translation import told
from calfbreak.ports import Handle, Plotter
from calfbreak.ui.history.plot_view import PlotView
from calfbreak.ui.theme import Theme, font

CALM = 150
"""Milliseconds without another wish (a window that is being resized) before an order is given."""
MOST_KEPT = 24


class Studio(QObject):
    """Between the plots of a window and whoever draws them."""

    def __init__(self, plotter: Plotter, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._plotter = plotter
        self._theme = theme
        self._window = parent
        self.views: list[PlotView] = []
        self._kept: dict[tuple[Sheet, Look], Drawing] = {}
        self._running: Handle | None = None
        self.trouble = ""
        """Why nothing can be drawn."""
        self._timer = QTimer(self, singleShot=True, interval=CALM)
        self._timer.timeout.connect(self.draw)
        theme.changed.connect(self._timer.start)

    def add(self, view: PlotView) -> None:
        """Draw what this view shows, from now on."""
        self.views.append(view)
        view.wanted.connect(self._timer.start)
        self._timer.start()

    def draw(self, *, hidden: bool = False) -> None:
        """Give every view its drawing, and order what is missing; of `hidden` ones, too (for a picture of a window)."""
        self._timer.stop()
        look = self._look()
        missing = self._missing([view for view in self.views if hidden or view.isVisible()], look)
        if missing and self._running is None and not self.trouble:
            self._running = _Nobody()  # whoever draws at once ends before it has begun
            running = self._plotter.draw(Order(look, tuple(missing)), partial(self._drawn, look, missing))
            if self._running is not None:
                self._running = running

    def prepare(self) -> None:
        """Somebody is about to look."""
        self._plotter.prepare()

    def close(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()
        if self._running is not None:
            self._running.cancel()
            self._running = None
        self._plotter.rest()

    def _missing(self, views: Iterable[PlotView], look: Look) -> list[Sheet]:
        """Hand out what there is; what there is not."""
        missing = []
        for view in views:
            if (sheet := view.sheet()) is None:
                continue
            if self.trouble:
                view.show_trouble(self.trouble)
            elif drawing := self._kept.get((sheet, look)):
                view.show_drawing(sheet, drawing, look)
            else:
                missing.append(sheet)
        return missing

    def _drawn(self, look: Look, sheets: list[Sheet], drawings: Drawings | None, why: str) -> None:
        self._running = None
        if drawings is None or len(drawings.drawings) != len(sheets):
            self.trouble = told(why) or "?"
        else:
            self._kept.update(zip(((sheet, look) for sheet in sheets), drawings.drawings, strict=True))
            for old in list(self._kept)[:-MOST_KEPT]:
                del self._kept[old]
        self._missing(self.views, look)
        self.draw()

    def _look(self) -> Look:
        roles, letters = self._theme.roles, QFontInfo(font(0.9))
        return Look(
            card=roles.card, text=roles.text, secondary=roles.secondary, line=roles.line, control=roles.control,
            accent=roles.accent, tint=roles.tint, signal=roles.signal, font=letters.family(),
            pixels=letters.pixelSize(),
            right_to_left=self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )  # fmt: skip


class _Nobody:
    """Draws nothing, and can be told so."""

    def cancel(self) -> None:
        """There is nothing to take back."""
