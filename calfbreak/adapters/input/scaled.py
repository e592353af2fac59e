"""An input source on a clock that runs faster than life."""

from __future__ import annotations

from calfbreak.ports import InputSource


class ScaledInput:
    """The idle time of another source, in seconds of the scaled clock."""

    def __init__(self, source: InputSource, scale: float) -> None:
        self.name = source.name
        self._source = source
        self._scale = scale

    def idle(self) -> float | None:
        """Seconds of the scaled clock since the last input."""
        idle = self._source.idle()
        return None if idle is None else idle * self._scale

    def heed(self, next_input: bool) -> bool:
        """Whether the other source will say when the next input comes."""
        return self._source.heed(next_input)

    def close(self) -> None:
        """Let go of the source."""
        self._source.close()
