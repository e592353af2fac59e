"""Keeps the time of the open session while nobody, or any number of windows, looks at it."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.stretching import session as machine
from calfbreak.domain.stretching.cues import CueAt, cues_between, just_before, next_cue
from calfbreak.domain.stretching.session import Phase, Session, Stage
from calfbreak.domain.stretching.stretch import Plan
from calfbreak.ports import Handle, Loop, SavedClock

TICK = machine.LONGEST_STEP / 2
"""Seconds between two ticks: often enough that none is ever cut short."""
NEWS = 5.0
"""Seconds of session time after which others are told in any case: no more of a hold is lost when the power fails."""
_ASLEEP = 1.0
"""The clock that runs during sleep got this far ahead between two ticks: the computer slept."""


class Guide:
    """Runs one session.

    `cued` is called at the moment of each cue, before anything else is done about that moment, because a sound cannot
    wait. `changed` is called at every new phase and stage, whenever session time jumps or a stall was not counted in
    full (a window that counts by itself cannot know of that), and every few seconds. The last time it is
    called the stage is OVER.
    """

    def __init__(
        self,
        number: int,
        plan: Plan,
        *,
        clock: SavedClock,
        loop: Loop,
        changed: Callable[[], None],
        cued: Callable[[CueAt], None],
    ) -> None:
        self._clock = clock
        self._loop = loop
        self._changed = changed
        self._cued = cued
        self._timer: Handle | None = None
        self._last: Moment = clock.now()
        self._heard = just_before(0.0)
        """The session time up to which cues were given."""
        self._told = 0.0
        """The session time of which others know."""
        parts = tuple((each.id, each.prescription) for each in plan.stretches)
        self.session = machine.begin_parts(number, plan.id, parts, self._last.elapsed)

    def start(self) -> None:
        """Session time runs from now on. The first cue is given at once."""
        self._become(self.session)

    def pause(self) -> None:
        """Session time stands still."""
        self._become(machine.pause(self.session, self._now()))

    def resume(self) -> None:
        """Session time goes on."""
        self._become(machine.resume(self.session, self._now()))

    def skip(self) -> None:
        """On to the next phase."""
        self._jump(machine.skip(self.session, self._now()))

    def repeat(self) -> None:
        """This hold once more."""
        self._jump(machine.repeat(self.session, self._now()))

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
        stalled = now.elapsed - self.session.ticked > machine.LONGEST_STEP
        ticked = machine.tick(self.session, now.elapsed)
        self._become(machine.pause(ticked, now.elapsed) if slept else ticked, jumped=stalled)

    def _jump(self, session: Session) -> None:
        """What lies between is not heard; what begins there is."""
        if self.session.stage is not Stage.OVER:
            self._heard = just_before(session.time)
            self._become(session, jumped=True)

    def _become(self, session: Session, *, jumped: bool = False) -> None:
        before, self.session = self.session, session
        self.close()
        self._cue()
        self._wait()
        if jumped or _place(before) != _place(session) or session.time - self._told >= NEWS:
            self._told = session.time
            self._changed()

    def _cue(self) -> None:
        """Give the cues of which it is time. While it stands still they wait."""
        if self.session.stage is Stage.PAUSED:
            return
        due = cues_between(self.session.phases, self._heard, self.session.time)
        self._heard = self.session.time
        for each in due:
            self._cued(each)

    def _wait(self) -> None:
        if self.session.stage is Stage.RUNNING:
            cue = next_cue(self.session.phases, self.session.time)
            step = TICK if cue is None else min(TICK, cue - self.session.time)
            self._timer = self._loop.call_in(self._clock.real_seconds(step), self._tick)


def _place(session: Session) -> tuple[Stage, Phase, frozenset[int]]:
    return session.stage, session.frame.phase, session.skipped
