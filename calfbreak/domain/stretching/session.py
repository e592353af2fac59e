"""The guided session: what is shown is a function of the time elapsed in it.

A prescription is laid out once as phases that follow one another without gap: get ready, hold, switch (or rest),
hold … ; those of a routine one after the other. `frame_at` says what a person sees at a given session time; nothing
else is remembered about the picture, so a late frame skips nothing and a picture of second 17 is always the same.

`Session` is the small machine around it: session time runs, stands still (paused), or has come to its end.

    RUNNING --pause, lock, sleep--> PAUSED --resume--> RUNNING
    RUNNING --last phase over--> OVER          either --stop--> OVER

Session time is what was seen running: between two ticks at most `LONGEST_STEP` counts, so a program that hung, or a
computer that slept unannounced, neither shortens a hold nor counts one that nobody was guided through.
Skipping a hold moves session time to the end of that phase; repeating it moves it back to where one gets ready for it,
because whoever presses a key has left the position. The way there, if it was a change of legs or a rest, becomes one of
getting ready: whoever is told to change legs there would turn to the wrong one. What was held is kept apart from
session time, per hold, and is what gets recorded: of a hold that was done again, the better try.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from calfbreak.domain.history.records import Hold, Side
from calfbreak.domain.stretching.stretch import Prescription, sides_of

LONGEST_STEP = 0.5
"""Seconds of session time that may pass between two ticks."""


class PhaseKind(StrEnum):
    """What a person does in a phase."""

    GET_READY = "get ready"
    HOLD = "hold"
    SWITCH = "switch"
    REST = "rest"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the session with one instruction."""

    kind: PhaseKind
    side: Side
    """The leg that is held now, or next."""
    begins: float
    """Session time, seconds."""
    lasts: float
    """Seconds."""
    hold: int
    """The number of this hold, or of the next one, from 0; the number of all holds when done."""
    part: int
    """Which stretch of a routine it belongs to, from 0."""
    repetition: int
    """Which one of the leg in this stretch it is, or leads to, from 1."""
    repetitions: int

    @property
    def ends(self) -> float:
        return self.begins + self.lasts


class Frame(NamedTuple):
    """All that is shown of a session at one moment."""

    phase: Phase
    left: float
    """Seconds until the phase ends."""
    fraction: float
    """How much of the phase has passed, 0 to 1."""
    following: Phase
    """The phase that comes next."""
    whole_left: float
    """Seconds until the session ends."""


def lay_out(*prescriptions: Prescription) -> tuple[Phase, ...]:
    """The phases of a session through these prescriptions, the last one being `DONE` with no length."""
    phases: list[Phase] = []
    begins, hold = 0.0, 0
    for part, prescription in enumerate(prescriptions):
        sides = sides_of(prescription)
        for number, side in enumerate(sides):
            repetition, repetitions = sides[: number + 1].count(side), sides.count(side)
            before = _before(prescription, side, first=number == 0)
            for kind, lasts in (before, (PhaseKind.HOLD, prescription.hold)):
                phases.append(Phase(kind, side, begins, lasts, hold, part, repetition, repetitions))
                begins += lasts
            hold += 1
    return (*phases, replace(phases[-1], kind=PhaseKind.DONE, begins=begins, lasts=0.0, hold=hold))


def _before(prescription: Prescription, side: Side, *, first: bool) -> tuple[PhaseKind, float]:
    """What comes before a hold, and how long it lasts."""
    if first:
        return PhaseKind.GET_READY, prescription.get_ready
    if side is Side.BOTH:
        return PhaseKind.REST, prescription.rest
    return PhaseKind.SWITCH, prescription.switch


def duration(*prescriptions: Prescription) -> float:
    """Seconds that a whole session takes."""
    return lay_out(*prescriptions)[-1].begins


def frame_at(phases: tuple[Phase, ...], time: float) -> Frame:
    """What is shown at session time `time` (seconds; before 0 counts as 0)."""
    time = max(0.0, time)
    index = 0
    while index < len(phases) - 1 and time >= phases[index].ends:
        index += 1
    phase = phases[index]
    passed = min(time - phase.begins, phase.lasts)
    return Frame(
        phase=phase,
        left=phase.lasts - passed,
        fraction=passed / phase.lasts if phase.lasts else 1.0,
        following=phases[min(index + 1, len(phases) - 1)],
        whole_left=max(0.0, phases[-1].begins - time),
    )


class Stage(StrEnum):
    """Where the machine of the session stands."""

    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Session:
    """A guided session under way. Make one with `begin`."""

    number: int
    stretch: str
    """The id of the stretch or routine."""
    parts: tuple[tuple[str, Prescription], ...]
    """The stretches in order: id and prescription of each."""
    phases: tuple[Phase, ...]
    """What `lay_out` made of them; the way to a hold that is done once more is one of getting ready."""
    stage: Stage
    time: float
    """Session time, seconds."""
    ticked: float
    """The elapsed time (see Moment) up to which session time was counted."""
    held: tuple[float, ...]
    """Seconds held, for each hold, since it began or was begun again."""
    before: tuple[float, ...]
    """Seconds held in the best of the earlier tries, for each hold."""
    skipped: frozenset[int] = frozenset()
    """The holds that were left before their end."""

    @property
    def frame(self) -> Frame:
        return frame_at(self.phases, self.time)

    @property
    def holds(self) -> tuple[Hold, ...]:
        """Every hold as it was so far; of one that was done again, the better try."""
        planned = [phase for phase in self.phases if phase.kind is PhaseKind.HOLD]
        return tuple(self._hold(phase) for phase in planned)

    def _hold(self, phase: Phase) -> Hold:
        now, before, enough = self.held[phase.hold], self.before[phase.hold], phase.lasts - 1e-6
        return Hold(
            side=phase.side,
            planned=phase.lasts,
            held=round(max(now, before), 1),
            done=before >= enough or (now >= enough and phase.hold not in self.skipped),
            stretch=self.parts[phase.part][0] if len(self.parts) > 1 else "",
        )


def begin(number: int, stretch: str, prescription: Prescription, elapsed: float) -> Session:
    """A session of one stretch that starts running now."""
    return begin_parts(number, stretch, ((stretch, prescription),), elapsed)


def begin_parts(number: int, routine: str, parts: tuple[tuple[str, Prescription], ...], elapsed: float) -> Session:
    """A session that starts running now and guides through these stretches (id and prescription) in order."""
    phases = lay_out(*(prescription for _, prescription in parts))
    nothing = (0.0,) * phases[-1].hold
    return Session(number, routine, parts, phases, Stage.RUNNING, 0.0, elapsed, held=nothing, before=nothing)


def tick(session: Session, elapsed: float) -> Session:
    """The session at the elapsed time `elapsed`."""
    step = min(max(0.0, elapsed - session.ticked), LONGEST_STEP)
    ticked = max(elapsed, session.ticked)
    if session.stage is not Stage.RUNNING:
        return replace(session, ticked=ticked)
    end = session.phases[-1].begins
    until = min(session.time + step, end)
    stage = Stage.OVER if until >= end else Stage.RUNNING
    return replace(session, time=until, ticked=ticked, held=_held(session, until), stage=stage)


def _held(session: Session, until: float) -> tuple[float, ...]:
    """What will have been held when session time has run on to `until`."""
    held = list(session.held)
    for phase in session.phases:
        if phase.begins >= until:
            break
        if phase.kind is PhaseKind.HOLD and session.time < phase.ends:
            overlap = min(until, phase.ends) - max(session.time, phase.begins)
            held[phase.hold] = min(phase.lasts, held[phase.hold] + overlap)
    return tuple(held)


def pause(session: Session, elapsed: float) -> Session:
    """Session time stands still."""
    session = tick(session, elapsed)
    return replace(session, stage=Stage.PAUSED) if session.stage is Stage.RUNNING else session


def resume(session: Session, elapsed: float) -> Session:
    """Session time goes on."""
    session = tick(session, elapsed)
    return replace(session, stage=Stage.RUNNING) if session.stage is Stage.PAUSED else session


def skip(session: Session, elapsed: float) -> Session:
    """On to the next phase; a hold that is left this way is not done."""
    session = tick(session, elapsed)
    if session.stage is Stage.OVER:
        return session
    phase = session.frame.phase
    skipped = session.skipped | {phase.hold} if phase.kind is PhaseKind.HOLD else session.skipped
    over = phase.ends >= session.phases[-1].begins
    return replace(session, time=phase.ends, skipped=skipped, stage=Stage.OVER if over else session.stage)


def repeat(session: Session, elapsed: float) -> Session:
    """Back to where one gets ready for this hold, or for the last one if it is over."""
    session = tick(session, elapsed)
    if session.stage is Stage.OVER:
        return session
    phases = lay_out(*(prescription for _, prescription in session.parts))
    ways = [(way, hold) for way, hold in pairwise(phases) if hold.kind is PhaseKind.HOLD]
    way, phase = next((pair for pair in reversed(ways) if pair[1].begins <= session.time), ways[0])
    held, before = list(session.held), list(session.before)
    before[phase.hold] = max(before[phase.hold], held[phase.hold])
    held[phase.hold] = 0.0
    return replace(
        session,
        phases=tuple(replace(each, kind=PhaseKind.GET_READY) if each is way else each for each in phases),
        time=way.begins,
        held=tuple(held),
        before=tuple(before),
        skipped=session.skipped - {phase.hold},
    )


def stop(session: Session, elapsed: float) -> Session:
    """The session is over; what was done is kept."""
    return replace(tick(session, elapsed), stage=Stage.OVER)
