"""Plots by a child process: the library that draws them is larger than the whole program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from calfbreak.adapters.own_child import ask
from calfbreak.domain.codec import to_text
from calfbreak.domain.history.chart import Drawings, Order, Undrawn
from calfbreak.ports import Handle, Loop

LIMIT = 30.0
"""Seconds. The first time on a computer the library looks through all fonts."""


class ProcessPlotter:
    """Draws in a process that ends when it is done."""

    def __init__(self, loop: Loop, cache: Path) -> None:
        """The library keeps its list of fonts in the folder `cache`, and nothing anywhere else."""
        self._loop = loop
        self._cache = cache

    def draw(self, order: Order, done: Callable[[Drawings | None, str], None]) -> Handle:
        """Draw, and call `done` once, later."""
        environment = {"MPLCONFIGDIR": str(self._cache), "MPLBACKEND": "svg"}
        return ask(
            self._loop, "plots", to_text(order), Drawings | Undrawn, partial(_answered, done),
            limit=LIMIT, environment=environment,
        )  # fmt: skip


def _answered(done: Callable[[Drawings | None, str], None], answer: Drawings | Undrawn | None, why: str) -> None:
    if isinstance(answer, Undrawn):
        done(None, answer.why)
    else:
        done(answer, why)
