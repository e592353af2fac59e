"""A day in words, entry by entry: the list of the history window and of `calfbreak history`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calfbreak.domain import wording
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import Answer
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.wording import clock_of, tr


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    utc: float
    """Unix time at which it began, for sorting."""
    when: str
    what: str
    became: str
    """How it ended; may be empty."""


def entries(history: DayHistory, names: Mapping[str, str]) -> tuple[Entry, ...]:
    """What is recorded of the day, in order. `names` are those of the stretches, by id."""
    bouts = [
        Entry(
            bout.began.utc,
            f"{clock_of(bout.began)}–{clock_of(bout.until)}",
            tr("Sitting, {length}").format(length=wording.duration(bout.sitting)),
            wording.bout_ending(bout.ending),
        )
        for bout in history.bouts
    ]
    sessions = [
        Entry(
            each.began.utc,
            clock_of(each.began),
            names.get(each.stretch, each.stretch),
            wording.session_outcome(each),
        )
        for each in history.sessions
    ]
    reminders = [
        Entry(each.due.utc, clock_of(each.due), tr("Reminder"), wording.reminder_answer(each.answer))
        for each in history.reminders
        if each.answer is not Answer.STRETCHED
    ]
    return tuple(sorted([*bouts, *sessions, *reminders], key=lambda entry: entry.utc))


def running(snapshot: Snapshot) -> Entry:
    """The bout that runs, which is not recorded yet."""
    began = snapshot.at.ago(snapshot.bout).stamp()
    length = tr("Sitting, {length}").format(length=wording.duration(snapshot.bout))
    return Entry(began.utc, tr("{time}–now").format(time=clock_of(began)), length, "")


def summary(history: DayHistory, goal: int, running: float = 0.0) -> str:
    """The day in one line: `2026-11-22 · 4 h 12 min sat, longest 1 h 03 min · stretches 2/3`.

    `running` is the length, in seconds, of a bout that is not over.
    """
    return tr("{day} · {sat} sat, longest {longest} · stretches {completed}/{goal}").format(
        day=history.day.isoformat(),
        sat=wording.duration(history.sat + running),
        longest=wording.duration(max(history.longest, running)),
        completed=history.completed,
        goal=goal,
    )
