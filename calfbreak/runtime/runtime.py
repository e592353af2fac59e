"""The runtime: between the engine and the world.

It looks at the input before it tells the engine anything, so that the engine knows up to which moment somebody was
there. It saves before it shows: a record is on disk before anybody sees what it says. And it sleeps: one alarm, at the
engine's next moment, or at the next minute that somebody could read on the tray icon.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from calfbreak.domain import wording
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import CheckRecord, Feel, Record
from calfbreak.domain.overview import snapshot_of
from calfbreak.domain.rules import curiosity
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.calendar import MINUTE, day_of
from calfbreak.domain.rules.engine import step
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.rules.state import State
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.adaptation import Offer
from calfbreak.domain.stretching.cues import CueAt
from calfbreak.domain.stretching.session import Session
from calfbreak.domain.stretching.stretch import Dose, Plan, Routine, Stretch
from calfbreak.ports import (
    Alarm,
    Chime,
    DayJournal,
    InputSource,
    Loop,
    Notifier,
    SavedClock,
    SurroundingsSource,
    Voice,
    Windows,
)
from calfbreak.runtime import feelings
from calfbreak.runtime.guide import Guide
from calfbreak.runtime.inquiry import Inquiry
from calfbreak.runtime.patience import patience
from calfbreak.runtime.repertoire import Repertoire
from calfbreak.runtime.saving import write_state
from calfbreak.runtime.session_room import SessionRoom

_log = logging.getLogger(__name__)

SAVE_EVERY = MINUTE
"""Seconds of sitting that a crash may lose."""


class Runtime:
    """The running program without what it is attached to. Make it, `attach` the world, then `begin`."""

    def __init__(
        self,
        *,
        state: State,
        settings: Settings,
        stretches: Mapping[str, Stretch],
        routines: Mapping[str, Routine] | None = None,
        doses: Mapping[str, Dose] | None = None,
        clock: SavedClock,
        loop: Loop,
        source: InputSource,
        journal: DayJournal,
    ) -> None:
        self.state = state
        self.settings = settings
        self.repertoire = Repertoire(stretches, routines or {}, doses or {})
        self._clock = clock
        self._source = source
        self._journal = journal
        self._alarm: Alarm | None = None
        self._notifier: Notifier | None = None
        self._windows: Windows | None = None
        self._room = SessionRoom(self, clock, loop)
        self._inquiry = Inquiry(self._learned, lambda: self._tell(self._look()), self.wake)
        self.observers: list[Callable[[fx.Effect], None]] = []
        """Are told of each effect when it has been carried out."""
        self._refused: fx.Refusal | None = None
        self._saved_at: float | None = None
        self._offer: Offer | None = None
        self._stretched: tuple[date, float] | None = None
        """The day of the last session, and when it ended (elapsed)."""

    # --- the world ---------------------------------------------------------------------------------------------

    def attach(
        self,
        *,
        windows: Windows | None = None,
        notifier: Notifier | None = None,
        alarm: Alarm | None = None,
        chime: Chime | None = None,
        voice: Voice | None = None,
        surroundings: SurroundingsSource | None = None,
        source: InputSource | None = None,
    ) -> None:
        """Use these from now on. What is attached late, so that the tray icon is early, misses nothing."""
        self._windows = windows or self._windows
        self._room.sounding.chime = chime or self._room.sounding.chime
        self._room.sounding.voice = voice or self._room.sounding.voice
        self._inquiry.source = surroundings or self._inquiry.source
        if source:
            self._source.close()
            self._source = source
        if notifier:
            self._notifier = notifier
            reminder = self.state.reminder
            if reminder and reminder.on_screen:
                self._remind(fx.Remind(reminder.number, reminder.nudges, self.snapshot().bout))
        if alarm:
            self._alarm = alarm
            self._set_alarm(self.snapshot())

    @property
    def source(self) -> InputSource:
        """Where the idle time comes from."""
        return self._source

    def begin(self) -> None:
        """The program starts."""
        self._tell(ev.Launched(self._clock.now()))

    def end(self) -> None:
        """The program ends; everything is saved, and of an open session what was held up to now."""
        if self.guide:
            self.guide.pause()
        self._room.close()
        self.post(ev.Quit(self._clock.now()))
        for part in (self._alarm, self._notifier, self._inquiry.source, self._source):
            if part:
                part.close()

    def use(self, settings: Settings) -> None:
        """These settings hold from now on."""
        if settings.hold != self.settings.hold:
            self._offer = None
        self.settings = settings
        self.wake()

    def use_repertoire(self, repertoire: Repertoire) -> None:
        """These stretches and doses are known from now on. An open session goes on as it began."""
        self._offer = None if repertoire.doses != self.repertoire.doses else self._offer
        self.repertoire = repertoire
        self.wake()

    # --- time and events ---------------------------------------------------------------------------------------

    def now(self) -> Moment:
        """The moment, for whoever makes an event."""
        return self._clock.now()

    def wake(self) -> None:
        """The alarm rang, or something may have changed: look, and ask around first if that matters."""
        if self._inquiry.source is None:
            self._tell(self._look())
            return
        self._step(self._look(informed=False))
        if not curiosity.matters(self.state, self.settings.rules):
            self._tell(self._look())
        else:
            self._inquiry.ask()

    def _learned(self, engaged: frozenset[str], quiet: frozenset[str]) -> None:
        if self.guide:  # the screen is held awake for the stretch itself, and that is no film
            engaged -= {"video"}
        if (engaged, quiet) != (self.state.engaged, self.state.quiet):
            self._step(ev.Surroundings(self._clock.now(), engaged, quiet))

    def _look(self, informed: bool = True) -> ev.Looked:
        return ev.Looked(self._clock.now(), self._source.idle(), informed)

    def post(self, event: ev.Event) -> fx.Refusal | None:
        """Something happened. The answer says whether, and why, it was refused."""
        self._refused = None
        self._step(self._look(informed=self._inquiry.source is None))
        self._tell(event)
        return self._refused

    def hear(self, event: ev.Locked | ev.Unlocked | ev.FellAsleep | ev.Woke) -> None:
        """The desktop tells something. A session that nobody can follow any more stands still."""
        self.post(event)
        if self.guide and isinstance(event, ev.Locked | ev.FellAsleep):
            self.guide.pause()

    @property
    def guide(self) -> Guide | None:
        """Who keeps the time of the open session."""
        return self._room.guide

    def stop_session(self) -> None:
        """The person stops the open session; what was done is kept."""
        self._room.stop()

    def _tell(self, event: ev.Event) -> None:
        self._step(event)
        snapshot = self.snapshot()
        self._set_alarm(snapshot)  # first: a broken window must not cost the next wake-up
        if self._windows:
            self._windows.show_snapshot(snapshot)

    def _step(self, event: ev.Event) -> None:
        self.state, effects = step(self.state, event, self.settings.rules)
        self._save(event, effects)
        for effect in effects:
            for deed in (self._carry_out, *self.observers):
                try:
                    deed(effect)
                except Exception:  # noqa: BLE001 - see below
                    # A barrier: a broken window or channel must not cost the other effects, nor the next wake-up.
                    _log.exception("%s could not be carried out", type(effect).__name__)

    def _save(self, event: ev.Event, effects: tuple[fx.Effect, ...]) -> None:
        """Write down what happened. A look after which nothing is to be done is written once a minute at most."""
        records = [record for effect in effects if (record := fx.record_of(effect))]
        elapsed = self.state.at.elapsed
        overdue = self._saved_at is None or elapsed - self._saved_at >= SAVE_EVERY - 1
        if effects or not isinstance(event, ev.Looked) or (overdue and self.state.away_since is None):
            self._journal.commit(records, write_state(self.state, self._clock.bookmark()))
            self._saved_at = elapsed

    def _set_alarm(self, snapshot: Snapshot) -> None:
        if self._alarm is None:
            return
        asks = self._inquiry.source is not None
        wait = patience(self.state, self.settings.rules, snapshot, heed=self._source.heed, asks=asks)
        if wait is None:
            self._alarm.clear()
        else:
            self._alarm.set(wait)

    def remember(self, *records: Record) -> None:
        """Write down something that the rules need not know of."""
        self._journal.commit(records, write_state(self.state, self._clock.bookmark()))
        self.publish()

    def felt(self, session: int, feel: Feel) -> bool:
        """The person says how the session felt. False if there is no such session, or it was answered before."""
        day_starts = self.settings.rules.day_starts
        answer = feelings.answer(self._journal, self._known_plan, day_starts, session, feel, self._clock.now())
        if answer is None:
            return False
        record, self._offer = answer
        self.remember(record)
        return True

    # --- effects -----------------------------------------------------------------------------------------------

    def _carry_out(self, effect: fx.Effect) -> None:
        match effect:
            case fx.Remind():
                self._remind(effect)
            case fx.Withdraw() | fx.TakeDown():
                if self._notifier:
                    self._notifier.withdraw()
            case fx.Refuse():
                self._refused = effect.why
            case fx.OpenSession():
                self._open_session(effect)
            case fx.CloseSession():
                self._room.close()
                if self._windows:
                    self._windows.close_session()
            case fx.RecordSession():
                self._stretched = effect.session.day, self.state.at.elapsed
            case fx.RecordBout() | fx.RecordStanding() | fx.RecordReminder() | fx.Celebrate():
                pass  # saved before; the snapshot shows it

    def _remind(self, effect: fx.Remind) -> None:
        if self._notifier is None:
            return
        snapshot = self.snapshot()
        body = wording.reminder_body(effect.sitting, snapshot.stretch_name, snapshot.stretch_lasts)
        self._notifier.show(effect.reminder, wording.reminder_title(), body, wording.reminder_actions(snapshot))

    def _open_session(self, effect: fx.OpenSession) -> None:
        if self._room.guide is None:
            self._offer = None
            self._room.open(effect.session, self.plan(effect.stretch))
            if self.guide and self.state.locked:  # begun from afar, by a script or a phone: nobody sees it yet
                self.guide.pause()
        if self._windows:
            self._windows.open_session(self.snapshot())

    def sound(self, cue: CueAt, session: Session, stretch: Stretch) -> None:
        """Let a cue be heard of a session that the rules know nothing of."""
        self._room.sounding.give(cue, session, stretch, self.settings)

    # --- what is shown -----------------------------------------------------------------------------------------

    def plan(self, identity: str = "") -> Plan:
        """The stretch or routine with this id, or the chosen one, as it would begin now."""
        return self.repertoire.plan(identity, self.settings, self.state.sessions)

    def _known_plan(self, identity: str) -> Plan | None:
        return self.repertoire.known_plan(identity, self.settings)

    def today(self) -> DayHistory:
        """What is recorded of today."""
        return self._journal.day(self._day())

    def _day(self) -> date:
        at = self.state.at
        return day_of(at.wall, at.zone, self.settings.rules.day_starts)

    def _day_told(self) -> date:
        """Today; for the first minute after a session the day to which that counts, if another has begun meanwhile."""
        if self._stretched is None:
            return self._day()
        day, ended = self._stretched
        return day if self.state.at.elapsed - ended < MINUTE else self._day()

    def checks_on(self, day: date) -> tuple[CheckRecord, ...]:
        """All knee-to-wall checks of a day, in order, also those that were taken back."""
        return tuple(check for found in self._journal.days(day, day) for check in found.checks)

    def snapshot(self) -> Snapshot:
        """What may be seen now."""
        snapshot = snapshot_of(
            self.state,
            self.settings.rules,
            plan=self.plan(),
            session=self._room.session,
            history=self._journal.day(self._day_told()),
        )
        return replace(snapshot, offer=self._offer)

    def publish(self) -> None:
        """Let everybody who looks see what is so now."""
        if self._windows:
            self._windows.show_snapshot(self.snapshot())
