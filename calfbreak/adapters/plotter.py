"""Plots by a child process: the library that draws them is larger than the whole program.

Loading the library takes the child most of a second, drawing a plot some hundredths. So it is started when somebody
will probably look at a plot, stands by while they do, and ends when they do not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from calfbreak.adapters import own_child
from calfbreak.adapters.standing_child import StandingChild
from calfbreak.domain.codec import to_text
from calfbreak.domain.history.chart import Drawings, Order, Undrawn
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop

LIMIT = 30.0
"""Seconds. The first time on a computer the library looks through all fonts."""
IDLE = 120.0
"""Seconds without another plot after which a window that is only looked at need not keep the child's memory."""


class ProcessPlotter:
    """Draws in a process of its own."""

    def __init__(self, loop: Loop, cache: Path) -> None:
        """The library keeps its list of fonts in the folder `cache`, and nothing anywhere else."""
        self._loop = loop
        self._cache = cache
        self._child: StandingChild | None = None
        self._trouble = ""
        """Why there is no child."""
        self._idle: Handle | None = None

    def prepare(self) -> None:
        """Have a child that is ready."""
        if self._idle is not None:
            self._idle.cancel()
        self._idle = self._loop.call_in(IDLE, self.rest)
        if self._child is not None and not self._child.ended:
            return
        environment = {"MPLCONFIGDIR": str(self._cache), "MPLBACKEND": "svg"}
        try:
            self._child = StandingChild(self._loop, own_child.command("plots"), environment)
        except OSError as error:
            self._child = None
            self._trouble = said("{name} cannot be used: {why}", name="Calf Break", why=error.strerror)

    def draw(self, order: Order, done: Callable[[Drawings | None, str], None]) -> Handle:
        """Draw, and call `done` once, later."""
        self.prepare()
        if self._child is None:
            return self._loop.call_in(0, lambda: done(None, self._trouble))
        self._child.ask(to_text(order), partial(_answered, done), LIMIT)
        return self

    def rest(self) -> None:
        """Nobody looks any more: the child ends, also in the middle of drawing."""
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
        if self._child is not None:
            self._child.close()
            self._child = None

    def cancel(self) -> None:
        """Take the order back."""
        self.rest()


def _answered(done: Callable[[Drawings | None, str], None], line: str | None, why: str) -> None:
    answer, why = own_child.read_answer(Drawings | Undrawn, line, why)
    if isinstance(answer, Undrawn):
        done(None, answer.why)
    else:
        done(answer, why)
