"""The best input source of this session, chosen again when it is lost.

A compositor restarts, an X server drops an extension, a shell crashes: the source says so once, the next best takes its
place (at worst "not measured", which is honest), and after a while, longer each time, the best is looked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from calfbreak.adapters.choose import Choice, choose
from calfbreak.ports import Handle, InputSource, Loop

_FIRST, _LONGEST = 5.0, 300.0
"""Seconds until a better source is looked for: doubled each time, up to this."""

Made = tuple[str, Callable[[], InputSource]]
Candidates = Callable[[Callable[[], None], Callable[[str], None]], Iterable[Made]]
"""Candidates, best first, from what to call at the next input and what to call when the source is lost."""


class LastingInput:
    """An `InputSource` made of whichever works.

    `called` is told of input that was heeded, `changed` when another source was chosen (with why the last was lost).
    Raises Unavailable if there is no candidate that works.
    """

    def __init__(
        self, loop: Loop, candidates: Candidates, called: Callable[[], None], changed: Callable[[str], None]
    ) -> None:
        self._loop = loop
        self._candidates = candidates
        self._called = called
        self._changed = changed
        self._pause = _FIRST
        self._timer: Handle | None = None
        self._heeding = False
        self._generation = 0
        self.choice: Choice[InputSource] = self._choose()

    @property
    def name(self) -> str:
        """The source that is used."""
        return self.choice.name

    def idle(self) -> float | None:
        """Seconds since the last input, as far as the source knows."""
        return self.choice.adapter.idle()

    def heed(self, next_input: bool) -> bool:
        """Whether the source will tell of the next input."""
        self._heeding = next_input
        return self.choice.adapter.heed(next_input)

    def close(self) -> None:
        """Let go of the source, and look for no other."""
        self._generation += 1
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.choice.adapter.close()

    def _choose(self) -> Choice[InputSource]:
        self._generation += 1
        generation = self._generation

        def lost(why: str) -> None:
            # From the loop, because a source may find out while it is being asked.
            self._loop.call_soon(lambda: self._lost(why, generation))

        return choose(self._candidates(self._called, lost))

    def _lost(self, why: str, generation: int) -> None:
        if generation == self._generation:
            self._replace()
            self._changed(why)
            if self._timer is None:
                self._timer = self._loop.call_in(self._pause, self._look_for_better)

    def _look_for_better(self) -> None:
        self._timer = None
        before = self.choice.name
        self._replace()
        if self.choice.refused:
            self._pause = min(2 * self._pause, _LONGEST)
            self._timer = self._loop.call_in(self._pause, self._look_for_better)
        else:
            self._pause = _FIRST
        if self.choice.name != before:
            self._changed("")

    def _replace(self) -> None:
        self.choice.adapter.close()
        self.choice = self._choose()
        self.choice.adapter.heed(self._heeding)
