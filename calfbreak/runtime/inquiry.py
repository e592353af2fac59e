"""One question at a time about what goes on at the desk."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.ports import SurroundingsSource


class Inquiry:
    """Asks the surroundings. `learned` gets what engages the person, and the quiet reasons; `settled` follows when that
    is the newest that can be had, `stale` when something changed while the question was under way.
    """

    def __init__(
        self,
        learned: Callable[[frozenset[str], frozenset[str]], None],
        settled: Callable[[], None],
        stale: Callable[[], None],
    ) -> None:
        self.source: SurroundingsSource | None = None
        self._learned, self._settled, self._stale = learned, settled, stale
        self._under_way = self._again = False

    def ask(self) -> None:
        """Ask, or ask again once the question that is under way has been answered."""
        if self.source is None:
            return
        if self._under_way:
            self._again = True
        else:
            self._under_way = True
            self.source.ask(self._answered)

    def _answered(self, engaged: frozenset[str], quiet: frozenset[str]) -> None:
        self._under_way = False
        self._learned(engaged, quiet)
        if self._again:  # the answer may be an old one
            self._again = False
            self._stale()
        else:
            self._settled()
