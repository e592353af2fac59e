"""What a person asks for becomes an event, or a word to the session, a window or the settings.

Buttons, the menu, the notification, the control socket and a second start all come through `Orders.take`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol, assert_never

from calfbreak.domain import commands as cmd
from calfbreak.domain import wording
from calfbreak.domain.history.knee_to_wall import check
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.calendar import DAY
from calfbreak.domain.rules.moment import Moment
from calfbreak.runtime.runtime import Runtime
from calfbreak.shelf import Refused

LONGEST_PAUSE = 366 * DAY
"""Seconds. Beyond some thousand years there would be no date to say for its end."""


class Desk(Protocol):
    """What else a command can reach."""

    def show(self, window: cmd.WindowName) -> None:
        """Open a window, or bring it to the front."""

    def change(self, key: str, value: cmd.Setting) -> None:
        """Change a setting. Raises ValueError with a sentence if it is not right."""

    def reset(self, keys: tuple[str, ...]) -> None:
        """Let the defaults of these settings hold. Raises ValueError with a sentence if that is not possible."""

    def start_at_login(self, on: bool) -> None:
        """Start the program with the desktop, or no longer."""

    def prescribe(self, plan: str, hold: float | None, repetitions: int | None) -> None:
        """Hold a stretch or routine so from now on. Raises Refused with a sentence if that is not possible."""

    def prescribe_holds(self, holds: Mapping[str, float]) -> None:
        """Hold these stretches or routines so many seconds from now on, all or none. Raises Refused as `prescribe`."""

    def notice_files(self) -> None:
        """Settings, stretches and routines that somebody has changed by hand hold from now on."""

    def read_stretches(self) -> None:
        """Read the files of stretches and routines again."""

    def quit(self) -> None:
        """End the program."""


class Orders:
    """Carries out commands."""

    def __init__(self, runtime: Runtime, desk: Desk) -> None:
        self._runtime = runtime
        self._desk = desk

    def take(self, command: cmd.Command) -> str | None:
        """Do what is asked; a sentence if it is refused."""
        runtime = self._runtime
        if isinstance(command, cmd.Stretch):
            self._desk.notice_files()
        match command:
            case cmd.PauseSession() | cmd.ResumeSession() | cmd.SkipHold() | cmd.RepeatHold() | cmd.StopSession():
                return self._guide(command)
            case cmd.Show() | cmd.Change() | cmd.Reset() | cmd.RecordCheck() | cmd.CorrectCheck() | cmd.Felt():
                runtime.post(ev.Asked(runtime.now()))
                return self._beside_the_rules(command)
            case cmd.StartAtLogin():
                runtime.post(ev.Asked(runtime.now()))
                self._desk.start_at_login(command.on)
                return None
            case cmd.Prescribe() | cmd.PrescribeHolds() | cmd.ReadStretches():
                runtime.post(ev.Asked(runtime.now()))
                return self._change_stretches(command)
            case cmd.QuitProgram():
                self._desk.quit()
                return None
            case cmd.Pause() if command.lasting is not None and not 0 < command.lasting <= LONGEST_PAUSE:
                return wording.no_such_pause()
            case cmd.Stretch() if command.stretch and not runtime.repertoire.knows(command.stretch):
                return wording.no_such_stretch(command.stretch, runtime.repertoire.ids)
            case cmd.Stretch():
                command = replace(command, stretch=runtime.plan(command.stretch).id)
                return self._post(command)
            case _:
                return self._post(command)

    def _beside_the_rules(
        self, command: cmd.Show | cmd.Change | cmd.Reset | cmd.RecordCheck | cmd.CorrectCheck | cmd.Felt
    ) -> str | None:
        match command:
            case cmd.Show():
                self._desk.show(command.window)
                return None
            case cmd.Change() | cmd.Reset():
                return self._change(command)
            case cmd.RecordCheck() | cmd.CorrectCheck():
                return self._write_check(command)
            case cmd.Felt():
                known = self._runtime.felt(command.session, command.feel)
                return None if known else wording.no_session_to_answer()
            case _:
                assert_never(command)

    def _change(self, change: cmd.Change | cmd.Reset) -> str | None:
        try:
            if isinstance(change, cmd.Reset):
                self._desk.reset(change.keys)
            else:
                self._desk.change(change.key, change.value)
        except ValueError as error:
            return str(error)
        return None

    def _change_stretches(self, command: cmd.Prescribe | cmd.PrescribeHolds | cmd.ReadStretches) -> str | None:
        try:
            match command:
                case cmd.Prescribe():
                    self._desk.prescribe(command.plan, command.hold, command.repetitions)
                case cmd.PrescribeHolds():
                    self._desk.prescribe_holds(command.holds)
                case cmd.ReadStretches():
                    self._desk.read_stretches()
        except Refused as why:
            return str(why)
        return None

    def _write_check(self, command: cmd.RecordCheck | cmd.CorrectCheck) -> str | None:
        runtime, left, right = self._runtime, command.left, command.right
        try:
            if isinstance(command, cmd.CorrectCheck):
                from calfbreak.domain.history.correction import correction

                records = correction(runtime.checks_on(command.day), command.day, left, right)
            else:
                records = (check(left, right, runtime.now(), runtime.settings.rules.day_starts),)
        except ValueError as error:
            return str(error)
        runtime.remember(*records)
        return None

    def _post(self, command: cmd.EventCommand) -> str | None:
        runtime = self._runtime
        refused = runtime.post(event_of(command, runtime.now()))
        return wording.refusal(refused, runtime.settings.rules.max_snoozes) if refused else None

    def pressed(self, reminder: int, action: str) -> None:
        """A button of the reminder was pressed."""
        answers: dict[str, cmd.Command] = {
            "start": cmd.Stretch(reminder=reminder),
            "snooze": cmd.Snooze(reminder),
            "skip": cmd.Skip(reminder),
        }
        if action in answers:
            self.take(answers[action])

    def _guide(self, command: cmd.SessionCommand) -> str | None:
        guide = self._runtime.guide
        if guide is None:
            return wording.no_session_open()
        match command:
            case cmd.PauseSession():
                guide.pause()
            case cmd.ResumeSession():
                guide.resume()
            case cmd.SkipHold():
                guide.skip()
            case cmd.RepeatHold():
                guide.repeat()
            case cmd.StopSession():
                self._runtime.stop_session()
            case _:
                assert_never(command)
        return None


def event_of(command: cmd.EventCommand, at: Moment) -> ev.Event:
    """The event that a command is for the rules."""
    match command:
        case cmd.Stretch():
            return ev.Started(at, command.stretch, command.reminder)
        case cmd.Snooze():
            return ev.Snoozed(at, command.reminder)
        case cmd.Skip():
            return ev.Skipped(at, command.reminder)
        case cmd.Pause():
            return ev.Paused(at, command.lasting, command.until_tomorrow)
        case cmd.Resume():
            return ev.Resumed(at)
        case cmd.Stand():
            return ev.Stood(at)
        case cmd.Sit():
            return ev.Sat(at)
        case _:
            assert_never(command)
