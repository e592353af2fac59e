"""Where the guided session takes place: the guide that keeps its time, and what is heard of it."""

from __future__ import annotations

from typing import Protocol

from calfbreak.domain.rules import events as ev
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.stretching.cues import CueAt
from calfbreak.domain.stretching.session import Session, Stage
from calfbreak.domain.stretching.stretch import Plan, Stretch
from calfbreak.ports import Loop, SavedClock
from calfbreak.runtime.guide import Guide
from calfbreak.runtime.sounding import Sounding


class Host(Protocol):
    """Whoever needs to know how the session goes on."""

    settings: Settings

    def post(self, event: ev.Event) -> object:
        """Something happened."""

    def publish(self) -> None:
        """Let everybody who looks see what is so now."""


class SessionRoom:
    """Empty, or one session and its guide."""

    def __init__(self, host: Host, clock: SavedClock, loop: Loop) -> None:
        self._host, self._clock, self._loop = host, clock, loop
        self._stretches: dict[str, Stretch] = {}
        self.guide: Guide | None = None
        self.sounding = Sounding()

    @property
    def session(self) -> Session | None:
        """The open session."""
        return self.guide.session if self.guide else None

    def open(self, number: int, plan: Plan) -> None:
        """Begin a session. It goes on with this plan, whatever the settings or the stretches become meanwhile."""
        self._stretches = {each.id: each for each in plan.stretches}
        self.guide = Guide(number, plan, clock=self._clock, loop=self._loop, changed=self._changed, cued=self._cued)
        self.guide.start()

    def stop(self) -> None:
        """The person stops the session; what was done is kept."""
        if self.guide:
            session = self.guide.stop()
            self.sounding.hush()
            self.guide = None
            self._host.post(ev.SessionEnded(self._clock.now(), session.holds))

    def close(self) -> None:
        """Nobody needs the guide any more."""
        if self.guide:
            self.guide.close()
            self.guide = None

    def _changed(self) -> None:
        session = self.session
        if session is None:
            return
        paused = session.stage is Stage.PAUSED
        if paused:
            self.sounding.hush()
        if session.stage is Stage.OVER:
            self._host.publish()  # the window sees the end before the session is gone
            self.close()
            self._host.post(ev.SessionEnded(self._clock.now(), session.holds))
        else:
            self._host.post(ev.SessionProgressed(self._clock.now(), session.holds, paused))

    def _cued(self, cue: CueAt) -> None:
        if session := self.session:
            stretch = self._stretches[session.parts[cue.phase.part][0]]
            self.sounding.give(cue, session, stretch, self._host.settings)
