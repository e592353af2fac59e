"""The composition root: the only module that knows every concrete adapter and window.

The tray icon comes first, because that is what a person waits for; scheduler, bus and sockets follow once the event
loop runs. Whatever cannot work is said (`calfbreak doctor`), replaced by the next best, and never stops the program.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from calfbreak.adapters.catalog import load_catalog
from calfbreak.adapters.clock import Bookmark, BootClock, ScaledClock
from calfbreak.adapters.input.candidates import candidates
from calfbreak.adapters.input.lasting import Candidates, LastingInput
from calfbreak.adapters.input.scaled import ScaledInput
from calfbreak.adapters.log import keep_log
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.qt_loop import QtLoop
from calfbreak.adapters.settings_file import Reading, SettingsFile
from calfbreak.adapters.store.journal import Journal
from calfbreak.domain import commands as cmd
from calfbreak.domain import wording
from calfbreak.domain.codec import from_json, to_json
from calfbreak.domain.state import State, fresh
from calfbreak.domain.wording import goodbye, status_line, stretch_gone
from calfbreak.outside import Outside
from calfbreak.ports import InputSource, Loop, Unavailable
from calfbreak.runtime.orders import Orders
from calfbreak.runtime.runtime import Runtime
from calfbreak.runtime.saving import read_state
from calfbreak.ui.opening import Opening
from calfbreak.ui.qt_messages import keep_qt_messages
from calfbreak.ui.theme import Theme
from calfbreak.ui.windows import Windows

if TYPE_CHECKING:
    from calfbreak.adapters.control import ControlServer

_log = logging.getLogger(__name__)


class App:
    """The running program."""

    def __init__(
        self, opening: Opening, profile: Profile, *, scale: float = 1.0, source: InputSource | None = None
    ) -> None:
        """`scale` seconds pass on its clock in a real one; `source` replaces the measured input (both for the demo).

        Raises Unavailable if the profile's folders cannot be used.
        """
        self.profile = profile
        profile.prepare()
        keep_log(profile.log_file)
        keep_qt_messages()
        self.problems: list[str] = []
        self.application = opening.application
        self._opening = opening
        self.loop = QtLoop()
        self.settings_file = SettingsFile(profile.settings_file)
        reading = self.settings_file.read()
        self.problems.extend(reading.problems)
        self.journal = Journal(profile.history_file, self.report, profile.refuges)
        state, bookmark = self._restore()
        clock = BootClock(bookmark if scale == 1.0 else None)
        self.clock = clock if scale == 1.0 else ScaledClock(clock, scale, bookmark)
        self.catalog = load_catalog(profile.config / "stretches")
        self.problems.extend(self.catalog.problems)
        self.scripted = source is not None
        self.input = LastingInput(self.loop, _candidates(self.loop, source), self._look, self._input_changed)
        self.runtime = Runtime(
            state=state or self._first_state(),
            settings=reading.settings,
            stretches=self.catalog.stretches,
            routines=self.catalog.routines,
            clock=self.clock,
            loop=self.loop,
            source=self.input if scale == 1.0 or source else ScaledInput(self.input, scale),
            journal=self.journal,
        )
        self.orders = Orders(self.runtime, self)
        self.control: ControlServer | None = None
        self._ended = False
        self.windows = Windows(
            wish=self._wish,
            clock=self.clock,
            theme=Theme(choice=reading.settings.theme),
            stretches=self.catalog.stretches,
            routines=self.catalog.routines,
            read=self.runtime.snapshot,
            today=self.runtime.today,
        )
        self._tell_if_gone()
        self.windows.show_settings(reading.values, tuple(self.problems))
        self.runtime.attach(windows=self.windows)
        self.outside = Outside(self)

    # --- start and end -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin counting and give the icon its life; the rest follows from the event loop."""
        self.runtime.begin()
        self._opening.when_there_is_a_place(self.windows.make_tray)
        self.loop.call_soon(self._settle_in)

    def _settle_in(self) -> None:
        """All that may come after the icon."""
        from calfbreak.adapters.control import ControlServer
        from calfbreak.adapters.unix_signals import EndingSignals

        self._signals = EndingSignals(self.loop, self.quit)
        self.outside.make()
        try:
            self.control = ControlServer(self.loop, self.profile.socket, self._asked)
        except Unavailable as why:
            self.report(str(why))

    def quit(self) -> None:
        """Save everything and end."""
        if self._ended:
            return
        self._ended = True
        self.runtime.end()
        if self.control:
            self.control.close()
        self.outside.close()
        self.windows.close()
        self.journal.close()
        self.application.quit()

    def report(self, sentence: str) -> None:
        """Something went wrong that the person should know: once, calmly."""
        _log.warning("%s", sentence)
        self.problems.append(sentence)

    def _restore(self) -> tuple[State | None, Bookmark | None]:
        text = self.journal.load_state()
        if text is None:
            return None, None
        try:
            state, bookmark = read_state(text)
            return state, Bookmark(*bookmark)
        except (ValueError, TypeError) as error:
            self.report(f"{self.profile.history_file}: the saved state cannot be read ({error}); counting starts anew.")
            return None, None

    def _first_state(self) -> State:
        state = fresh(self.clock.now())
        state.reminders, state.sessions = self.journal.numbers()
        return state

    # --- input -------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Somebody says that something happened that matters now."""
        self.runtime.wake()

    def _input_changed(self, why: str) -> None:
        """Another source tells of input from now on, because the last was lost or a better one came back."""
        if why:
            self.report(wording.input_lost(why))
        self.runtime.wake()

    # --- what people ask ---------------------------------------------------------------------------------------

    def show(self, window: cmd.WindowName) -> None:
        """Open a window."""
        self.windows.show(window)

    def change(self, key: str, value: cmd.Setting) -> None:
        """Change a setting, at once. Raises ValueError if it is not right."""
        self._use(self.settings_file.change(key, value))

    def _use(self, reading: Reading) -> None:
        self.problems.extend(reading.problems)
        self.runtime.use(reading.settings)
        self.outside.use(reading.settings)
        self._tell_if_gone()
        self.windows.show_settings(reading.values, tuple(self.problems))

    def _tell_if_gone(self) -> None:
        """Say once that another stretch is used than the one of the settings, if that has vanished."""
        chosen = self.runtime.settings.stretch
        if not self.runtime.repertoire.knows(chosen):
            sentence = stretch_gone(chosen, self.runtime.plan().name)
            if sentence not in self.problems:
                self.report(sentence)

    def _wish(self, command: cmd.Command) -> None:
        if refused := self.orders.take(command):
            self.outside.tell(refused)

    def _asked(self, data: Mapping[str, object], reply: object) -> None:
        assert callable(reply)
        try:
            request = from_json(cmd.Request, data)
        except ValueError as error:
            reply({"error": f"no such command: {error}"})
            return
        if isinstance(request, cmd.Status):
            snapshot = self.runtime.snapshot()
            reply({"status": to_json(snapshot), "line": status_line(snapshot), "problems": self.problems})
            return
        if isinstance(request, cmd.Examine):
            self.outside.examine(lambda report: reply({"report": report}))
            return
        if isinstance(request, cmd.QuitProgram):
            reply({"line": goodbye()})
            self.loop.call_soon(self.quit)
            return
        refused = self.orders.take(request)
        reply({"error": refused} if refused else {"line": status_line(self.runtime.snapshot())})


def _candidates(loop: Loop, scripted: InputSource | None) -> Candidates:
    if scripted is not None:
        return lambda called, lost: ((scripted.name, lambda: scripted),)
    return lambda called, lost: candidates(loop, called, lost, os.environ)
