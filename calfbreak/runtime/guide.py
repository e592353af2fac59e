"""Keeps the time of the open session while nobody, or any number of windows, looks at it."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.domain import session as machine
from calfbreak.domain.moment import Moment
from calfbreak.domain.session import Phase, Session, Stage
from calfbreak.domain.stretch import Stretch
from calfbreak.ports import Handle, Loop, SavedClock

TICK = machine.LONGEST_STEP / 2
"""Seconds between two ticks: often enough that none is ever cut short."""
_ASLEEP = 1.0
"""The clock that runs during sleep got this far ahead between two ticks: the computer slept."""


class Guide:
    """Runs one session. `changed` is called at every new phase and stage; the last time when the stage is OVER."""

    def __init__(
        self,
        number: int,
        stretch: Stretch,
        *,
        clock: SavedClock,
        loop: Loop,
        changed: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._loop = loop
        self._changed = changed
        self._timer: Handle | None = None
        self._last: Moment = clock.now()
        self.session = machine.begin(number, stretch.id, stretch.prescription, self._last.elapsed)
        self._wait()

    def pause(self) -> None:
        """Session time stands still."""
        self._become(machine.pause(self.session, self._now()))

    def resume(self) -> None:
        """Session time goes on."""
        self._become(machine.resume(self.session, self._now()))

    def skip(self) -> None:
        """On to the next phase."""
        self._become(machine.skip(self.session, self._now()))

    def repeat(self) -> None:
        """This hold once more."""
        self._become(machine.repeat(self.session, self._now()))

    def stop(self) -> Session:
        """End it. Nothing more is called; the session as it was is the answer."""
        self.close()
        self.session = machine.stop(self.session, self._now())
        return self.session

    def close(self) -> None:
        """Leave no timer behind."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _now(self) -> float:
        self._last = self._clock.now()
        return self._last.elapsed

    def _tick(self) -> None:
        self._timer = None
        before, now = self._last, self._clock.now()
        self._last = now
        slept = (now.elapsed - before.elapsed) - (now.awake - before.awake) > _ASLEEP
        ticked = machine.tick(self.session, now.elapsed)
        self._become(machine.pause(ticked, now.elapsed) if slept else ticked)

    def _become(self, session: Session) -> None:
        before, self.session = self.session, session
        self.close()
        self._wait()
        if _place(before) != _place(session):
            self._changed()

    def _wait(self) -> None:
        if self.session.stage is Stage.RUNNING:
            step = min(TICK, max(0.0, self.session.frame.left))
            self._timer = self._loop.call_in(self._clock.real_seconds(step), self._tick)


def _place(session: Session) -> tuple[Stage, Phase, frozenset[int]]:
    return session.stage, session.frame.phase, session.skipped
