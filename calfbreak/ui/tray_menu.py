"""What the menu of the tray icon offers: a few lines as data, and how they get into a menu.

Panels that show a menu by D-Bus measure it before they hear that it is about to open: one that changes its shape only
then is shown as large as it was before, and the rest has to be scrolled to. So it is made anew when what goes on
changes, and when it opens only the words of its first line are, which tell of minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from calfbreak.domain import commands, wording
from calfbreak.domain.commands import Command, WindowName
from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.session import duration
from calfbreak.domain.stretching.stretch import Plan
from calfbreak.domain.wording import tr

PAUSES = (30 * MINUTE, HOUR, 2 * HOUR)
"""What the menu offers, seconds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; without words it separates others. What is `inside` opens beside it."""

    words: str = ""
    command: Command | None = None
    inside: tuple[Entry, ...] = ()
    enabled: bool = True


LINE = Entry()


def entries(snapshot: Snapshot | None, offered: Callable[[], tuple[Plan, ...]]) -> tuple[Entry, ...]:
    """The menu for what is going on now. `offered` are the stretches and routines that can be done."""
    leave = Entry(tr("Quit"), commands.QuitProgram())
    if snapshot is None:
        return (leave,)
    note = () if snapshot.measured else (Entry(wording.unmeasured_note(), enabled=False),)
    return (
        Entry(wording.status_line(snapshot), commands.Show(WindowName.STATUS)), *note, LINE,
        *_answers(snapshot, offered), *_presence(snapshot), LINE,
        Entry(tr("History"), commands.Show(WindowName.HISTORY)),
        Entry(tr("Settings"), commands.Show(WindowName.SETTINGS)), LINE,
        leave,
    )  # fmt: skip


def _answers(snapshot: Snapshot, offered: Callable[[], tuple[Plan, ...]]) -> tuple[Entry, ...]:
    if snapshot.phase is Phase.SESSION:
        return (Entry(tr("Show the stretch"), commands.Stretch()),)
    if snapshot.reminder is None or snapshot.phase not in (Phase.DUE, Phase.HELD):
        return (_stretches(snapshot, offered()),)
    answers: dict[str, Command] = {
        "start": commands.Stretch(reminder=snapshot.reminder),
        "snooze": commands.Snooze(snapshot.reminder),
        "skip": commands.Skip(snapshot.reminder),
    }
    return (*(Entry(label, answers[key]) for key, label in wording.reminder_actions(snapshot)), LINE)


def _stretches(snapshot: Snapshot, offered: tuple[Plan, ...]) -> Entry:
    """Stretch now: the chosen one first, then every other one that can be done."""
    others = [plan for plan in offered if plan.id != snapshot.stretch]
    if not others:
        return Entry(tr("Stretch now"), commands.Stretch())
    chosen = Entry(_with_time(tr(snapshot.stretch_name), snapshot.stretch_lasts), commands.Stretch())
    rest = (
        Entry(_with_time(tr(plan.name), duration(*plan.prescriptions)), commands.Stretch(plan.id)) for plan in others
    )
    return Entry(tr("Stretch now"), inside=(chosen, LINE, *rest))


def _presence(snapshot: Snapshot) -> tuple[Entry, ...]:
    free = snapshot.phase is not Phase.SESSION
    if snapshot.phase is Phase.PAUSED:
        return (Entry(tr("Resume"), commands.Resume()),)
    standing = snapshot.phase is Phase.STANDING
    words, command = (tr("I sit again"), commands.Sit()) if standing else (tr("I'm standing"), commands.Stand())
    lengths = (
        Entry(tr("For {length}").format(length=wording.exact_duration(length)), commands.Pause(lasting=length))
        for length in PAUSES
    )
    pauses = (
        *lengths,
        Entry(tr("Until tomorrow"), commands.Pause(until_tomorrow=True)),
        Entry(tr("Until I resume"), commands.Pause()),
    )
    return Entry(words, command, enabled=free), Entry(tr("Pause"), inside=pauses, enabled=free)


def fill(menu: QMenu, lines: tuple[Entry, ...], wish: Callable[[Command], None]) -> None:
    """Put these lines into the menu, in place of what is there."""
    beside = [action.menu() for action in menu.actions()]
    menu.clear()
    for each in beside:
        if each is not None:  # Qt keeps them, or else there would be more of them whenever it opens
            each.deleteLater()
    for line in lines:
        if not line.words:
            menu.addSeparator()
        elif line.inside:
            inner = menu.addMenu(line.words)
            inner.setEnabled(line.enabled)
            fill(inner, line.inside, wish)
        else:
            action = menu.addAction(line.words)
            action.setEnabled(line.enabled)
            if line.command is not None:
                action.triggered.connect(lambda _checked=False, command=line.command: wish(command))


def _with_time(name: str, seconds: float) -> str:
    """A stretch and how long it takes, as an entry of the menu."""
    # An ampersand would be taken for the mark of a letter to press.
    return tr("{stretch} · {lasts}").format(stretch=name, lasts=wording.exact_duration(seconds)).replace("&", "&&")
