"""Windows open at once, or, while somebody waits for an answer, after it: to make one may take a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Openings:
    """Whether what is to be opened is opened now."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] | None = None
        """None = nothing has to wait."""

    def do(self, opening: Callable[[], None]) -> None:
        """Open it, now or as soon as that may be."""
        if self._waiting is None:
            opening()
        else:
            self._waiting.append(opening)

    @contextmanager
    def afterwards(self) -> Iterator[None]:
        """What is to be opened within is opened at the end, in order, even if something else went wrong before."""
        self._waiting = []
        try:
            yield
        finally:
            waiting, self._waiting = self._waiting, None
            for opening in waiting:
                opening()
