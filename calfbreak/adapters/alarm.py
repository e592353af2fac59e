"""The engine's alarm clock: one date job of APScheduler, at the moment the engine wants to be asked next."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_LONGEST = 24 * 86400.0
"""Seconds. Nobody asks for more; a scheduler's dates should not run out of years if somebody does."""


class SchedulerAlarm:
    """Rings once for each wish; a new wish replaces the old one. Never rings from within `set`.

    `real_seconds` turns seconds of the engine's clock into seconds of the loop. Raises Unavailable without APScheduler.
    """

    def __init__(
        self, loop: Loop, ring: Callable[[], None], real_seconds: Callable[[float], float] = lambda seconds: seconds
    ) -> None:
        try:
            from calfbreak.adapters.scheduler import OneJob
        except ImportError as error:
            raise Unavailable(
                said(
                    "{program} is not installed: {command}",
                    program="APScheduler",
                    command="pip install 'APScheduler<4'",
                )
            ) from error
        self._ring = ring
        self._real_seconds = real_seconds
        self._scheduler = OneJob(loop)
        self._scheduler.start()

    def set(self, seconds: float) -> None:
        """Ring in `seconds` of the engine's clock, instead of any earlier wish."""
        self._scheduler.ring_in(min(max(0.0, self._real_seconds(seconds)), _LONGEST), self._ring)

    def clear(self) -> None:
        """Do not ring."""
        self._scheduler.forget()

    def close(self) -> None:
        """Never ring again; leave no timer and no job behind."""
        if self._scheduler.running:
            self._scheduler.shutdown()
