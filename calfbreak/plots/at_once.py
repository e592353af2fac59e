"""A plotter that draws in this process: for pictures of the windows, which are made by a process that ends anyway."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.domain.history.chart import Drawings, Order
from calfbreak.plots.command import draw
from calfbreak.ports import Handle


class AtOncePlotter:
    """Draws when it is asked, and is done then."""

    def prepare(self) -> None:
        """It is ready."""

    def draw(self, order: Order, done: Callable[[Drawings | None, str], None]) -> Handle:
        """Draw, and call `done` before this returns."""
        done(draw(order), "")
        return self

    def rest(self) -> None:
        """It holds nothing that could be given back."""

    def cancel(self) -> None:
        """Nothing is ever under way."""
