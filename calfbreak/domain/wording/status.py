"""What is going on, how the day goes, and what cannot be measured."""

from __future__ import annotations

from datetime import timedelta

from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import MINUTE, local
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.session import Session
from calfbreak.domain.translation import said, told, tr, trn
from calfbreak.domain.wording.dates import time_of_day, weekday_and_date
from calfbreak.domain.wording.durations import duration, seconds_left, time_until

QUIET = {
    "call": said("in a call"),
    "dnd": said("do not disturb is on"),
    "fullscreen": said("something fills the screen"),
    "presentation": said("in a presentation"),
}
"""What can hold a reminder back, by its name in the rules."""


def status_line(snapshot: Snapshot) -> str:
    """What is going on, in one line: the first line of the menu, and of `calfbreak status`."""
    match snapshot.phase:
        case Phase.COUNTING:
            return _with_rest(snapshot, tr("{sitting} · stretch in {left}"))
        case Phase.DUE:
            return _due_line(snapshot)
        case Phase.HELD:
            return _held_line(snapshot)
        case Phase.SNOOZED:
            return _with_rest(snapshot, tr("{sitting} · reminder again in {left}"))
        case Phase.SESSION:
            return _session_line(snapshot.session)
        case Phase.AWAY:
            return tr("Away")
        case Phase.STANDING:
            return tr("Standing")
        case Phase.PAUSED:
            return _pause_line(snapshot)
        case Phase.OFF_HOURS:
            return tr("Outside working hours")


def _with_rest(snapshot: Snapshot, sentence: str) -> str:
    if snapshot.remaining is None:
        return _sitting(snapshot)
    return sentence.format(sitting=_sitting(snapshot), left=time_until(snapshot.remaining))


def _sitting(snapshot: Snapshot) -> str:
    if snapshot.bout < MINUTE:
        return tr("Sitting for less than a minute")
    return tr("Sitting for {length}").format(length=duration(snapshot.bout))


def _due_line(snapshot: Snapshot) -> str:
    if snapshot.bout < MINUTE:
        return tr("Time to stretch · sitting for less than a minute")
    return tr("Time to stretch · sitting for {length}").format(length=duration(snapshot.bout))


def _session_line(session: Session | None) -> str:
    if session is None:
        return tr("Stretching")
    return tr("Stretching · {left} left").format(left=seconds_left(session.frame.whole_left))


def _pause_line(snapshot: Snapshot) -> str:
    if snapshot.pause_ends is None:
        return tr("Paused until you resume")
    now, end = (local(wall, snapshot.at.zone) for wall in (snapshot.at.wall, snapshot.pause_ends))
    clock = time_of_day(snapshot.pause_ends, snapshot.at.zone)
    if end.date() == now.date():
        return tr("Paused until {time}").format(time=clock)
    if end.date() == now.date() + timedelta(days=1):
        return tr("Paused until tomorrow, {time}").format(time=clock)
    return tr("Paused until {date}, {time}").format(date=weekday_and_date(end), time=clock)


def quiet_reasons(reasons: tuple[str, ...]) -> str:
    """Why a reminder waits, in words."""
    return tr(", ").join(told(QUIET.get(each, each)) for each in reasons) or tr("waiting for a good moment")


def _held_line(snapshot: Snapshot) -> str:
    reasons = quiet_reasons(snapshot.quiet)
    if snapshot.quiet_since is None:
        return tr("Due, held back: {reasons}").format(reasons=reasons)
    since = time_of_day(snapshot.quiet_since, snapshot.at.zone)
    return tr("Due, held back: {reasons} since {since}").format(reasons=reasons, since=since)


def unmeasured_note() -> str:
    """Said wherever the program cannot tell whether somebody is there."""
    return tr("Cannot measure input here: counting all unlocked time")


def input_lost(why: str) -> str:
    """Said once when nothing tells of input any more."""
    return said("Input can no longer be measured as before: {why}. It is tried again by itself.", why=why)


def today_line(snapshot: Snapshot) -> str:
    """How the day goes: `2 of 3 today`."""
    return tr("{done} of {goal} today").format(done=snapshot.today.completed, goal=snapshot.today.goal)


def stretches_today(completed: int) -> str:
    """`1 stretch`, `2 stretches`."""
    return trn("{number} stretch", "{number} stretches", completed).format(number=completed)


def program_name() -> str:
    """What the program is called."""
    return tr("Calf Break")


def goodbye() -> str:
    """What the command line says when the program was asked to end."""
    return tr("Calf Break ends. Nothing is counted until you start it again.")
