"""The composition root: the only module that knows every concrete adapter and window.

The tray icon comes first, because that is what a person waits for; scheduler, bus and sockets follow once the event
loop runs. Whatever cannot work is said (`calfbreak doctor`), replaced by the next best, and never stops the program.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from calfbreak.adapters.clock import Bookmark, BootClock, ScaledClock
from calfbreak.adapters.input.candidates import candidates
from calfbreak.adapters.input.lasting import Candidates, LastingInput
from calfbreak.adapters.input.scaled import ScaledInput
from calfbreak.adapters.languages import speak
from calfbreak.adapters.log import keep_log
from calfbreak.adapters.own_stretches import OwnStretches
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.qt_loop import QtLoop
from calfbreak.adapters.settings_file import Reading, SettingsFile
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.stretch_marks import StretchMarks
from calfbreak.domain import commands as cmd
from calfbreak.domain import wording
from calfbreak.domain.rules.state import State, fresh
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.translation import said
from calfbreak.outside import Outside
from calfbreak.ports import Archive, InputSource, Loop, Plotter, Unavailable
from calfbreak.runtime.orders import Orders
from calfbreak.runtime.repertoire import Repertoire
from calfbreak.runtime.runtime import Runtime
from calfbreak.runtime.saving import read_state
from calfbreak.ui.opening import Opening
from calfbreak.ui.qt_language import QtLanguage, languages_of_system
from calfbreak.ui.qt_messages import keep_qt_messages
from calfbreak.ui.theme import Theme
from calfbreak.ui.windows import Windows
from calfbreak.welcome import Welcome

if TYPE_CHECKING:
    from calfbreak.adapters.control_here import Control

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
        self._gone = ""
        """What was said of the chosen stretch, if it has vanished or cannot be done."""
        self.welcome: Welcome | None = None
        self.application = opening.application
        self._opening = opening
        self.loop = QtLoop()
        self.settings_file = SettingsFile(profile.settings_file, profile.system_settings)
        reading = self.settings_file.read()
        self._qt_language = QtLanguage(self.application)
        self._speak(reading.settings.language)
        self.problems.extend(reading.problems)
        self.journal = Journal(profile.history_file, self.report, profile.refuges)
        state, bookmark = self._restore()
        clock = BootClock(bookmark if scale == 1.0 else None)
        self.clock = clock if scale == 1.0 else ScaledClock(clock, scale, bookmark)
        self._stretch_marks = StretchMarks(profile.config)
        self.shelf = OwnStretches(profile.config, self._use_catalog)
        catalog = self.shelf.catalog
        self._catalog_problems = catalog.problems
        self.problems.extend(catalog.problems)
        self.scripted = source is not None
        self.input = LastingInput(self.loop, _candidates(self.loop, source), self._look, self._input_changed)
        self.runtime = Runtime(
            state=state or self._first_state(),
            settings=reading.settings,
            stretches=catalog.stretches,
            routines=catalog.routines,
            doses=catalog.doses,
            clock=self.clock,
            loop=self.loop,
            source=self.input if scale == 1.0 or source else ScaledInput(self.input, scale),
            journal=self.journal,
        )
        self.orders = Orders(self.runtime, self)
        self.control: Control | None = None
        self._ended = False
        self.windows = Windows(
            wish=self._wish,
            clock=self.clock,
            theme=Theme(choice=reading.settings.theme),
            stretches=catalog.stretches,
            routines=catalog.routines,
            shelf=self.shelf,
            read=self.runtime.snapshot,
            today=self.runtime.today,
            past=self.journal,
            history_parts=self._history_parts,
            offered=lambda: self.runtime.repertoire.offered(self.runtime.settings),
        )
        self._tell_if_gone()
        self.windows.show_settings(reading.values, tuple(self.problems), reading.locked, reading.own)
        self.runtime.attach(windows=self.windows)
        self.outside = Outside(self)
        self.welcome = Welcome(
            self, newcomer=state is None and self.journal.first_day() is None, real=scale == 1.0 and not self.scripted
        )

    # --- start and end -----------------------------------------------------------------------------------------

    def start(self, *, at_login: bool = False, then: cmd.Command | None = None) -> None:
        """Begin counting and give the icon its life; the rest follows from the event loop.

        `at_login`: the desktop started the program by itself. `then` is what the person asked for by starting it.
        """
        self.runtime.begin()
        self._opening.when_there_is_a_place(self.windows.make_tray)
        self.loop.call_soon(lambda: self._settle_in(at_login, then))

    def _settle_in(self, at_login: bool, then: cmd.Command | None) -> None:
        """All that may come after the icon."""
        from calfbreak.adapters.control_here import control_here
        from calfbreak.adapters.ending import heed_ending
        from calfbreak.answering import answer

        self._ending = heed_ending(self.loop, self.quit)
        self.application.aboutToQuit.connect(self.quit)  # the desktop ends the session, or macOS the program
        self.outside.make()
        try:
            self.control = control_here(self.loop, self.profile.socket, partial(answer, self))
        except Unavailable as why:
            self.report(str(why))
        assert self.welcome is not None
        self.welcome.begin(expected=not at_login and then is None)
        if then is not None:
            self._wish(then)

    def quit(self) -> None:
        """Save everything and end."""
        if self._ended:
            return
        self._ended = True
        if self.control:
            self.control.stop_listening()  # a second start from now on waits for the end, and begins then
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
        if self.welcome is not None:
            self.welcome.hear(sentence)

    def _restore(self) -> tuple[State | None, Bookmark | None]:
        text = self.journal.load_state()
        if text is None:
            return None, None
        try:
            state, bookmark = read_state(text)
            return state, Bookmark(*bookmark)
        except (ValueError, TypeError) as error:
            self.report(
                said(
                    "{file}: the saved state cannot be read ({why}); counting starts anew.",
                    file=self.profile.history_file,
                    why=error,
                )
            )
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

    def _history_parts(self) -> tuple[Plotter, Archive]:
        from calfbreak.adapters.history_parts import history_parts

        return history_parts(self.loop, self.profile)

    def show(self, window: cmd.WindowName) -> None:
        """Open a window."""
        self.notice_files()
        self.windows.show(self.welcome.instead_of(window) if self.welcome else window)

    def start_at_login(self, on: bool) -> None:
        """Start with the desktop, or no longer."""
        if self.welcome:
            self.welcome.start_at_login(on)

    def change(self, key: str, value: cmd.Setting) -> None:
        """Change a setting, at once. Raises ValueError if it is not right."""
        self._read_settings(lambda: self.settings_file.change(key, value))

    def reset(self, keys: tuple[str, ...]) -> None:
        """Let the defaults of these settings hold again, at once. Raises ValueError if that is not possible."""
        self._read_settings(lambda: self.settings_file.reset(keys))

    def ring(self) -> None:
        """The alarm rang: a moment to notice, too, that somebody changed a file by hand."""
        self.notice_files()
        self.runtime.wake()

    def notice_files(self) -> None:
        """Settings, stretches or routines that somebody has changed by hand hold from now on."""
        if self.settings_file.changed_on_disk():
            self._read_settings(self.settings_file.follow)
        if self._stretch_marks.changed():
            self.shelf.read()

    def _read_settings(self, read: Callable[[], Reading]) -> None:
        """Use what is read. What was wrong with the files before and is not now is a problem no longer."""
        before = self.settings_file.complaints
        reading = read()
        over = set(before) - set(self.settings_file.complaints)
        self.problems[:] = [each for each in self.problems if each not in over]
        self._use(reading)

    def _use(self, reading: Reading) -> None:
        self.problems.extend(each for each in reading.problems if each not in self.problems)
        if reading.settings.language != self.runtime.settings.language:
            self._speak(reading.settings.language)
            self.loop.call_soon(self.windows.renew)
        self.runtime.use(reading.settings)
        self.outside.use(reading.settings)
        self._tell_if_gone()
        self.windows.show_settings(reading.values, tuple(self.problems), reading.locked, reading.own)

    def _speak(self, choice: str) -> None:
        """Speak this language from now on; windows that are there already have to be made anew."""
        self.language = speak(choice, os.environ, languages_of_system())
        self._qt_language.speak(self.language)

    def prescribe(self, plan: str, hold: float | None, repetitions: int | None) -> None:
        """Hold a stretch or routine so from now on. Raises Refused."""
        self.shelf.prescribe(plan, hold, repetitions)

    def prescribe_holds(self, holds: Mapping[str, float]) -> None:
        """Hold these stretches or routines so many seconds from now on, all or none. Raises Refused."""
        self.shelf.prescribe_holds(holds)

    def read_stretches(self) -> None:
        """Read the files of stretches and routines again."""
        self.shelf.read()

    def _use_catalog(self, catalog: Catalog) -> None:
        """These stretches are known from now on; an open session goes on with those with which it began."""
        self._stretch_marks.changed()  # it is known by now
        self.problems[:] = [each for each in self.problems if each not in self._catalog_problems]
        self.problems.extend(catalog.problems)
        self._catalog_problems = catalog.problems
        self.runtime.use_repertoire(Repertoire(catalog.stretches, catalog.routines, catalog.doses))
        self._tell_if_gone()
        self.windows.use_catalog(catalog, tuple(self.problems))

    def _tell_if_gone(self) -> None:
        """Say once that another stretch is used than the one of the settings, and why."""
        gone = self.runtime.repertoire.why_another(self.runtime.settings, self.runtime.plan())
        if gone != self._gone:
            if self._gone and self.welcome is not None:
                self.welcome.forget(self._gone)
            self.problems[:] = [each for each in self.problems if each != self._gone]
            self._gone = gone
            if gone:
                self.report(gone)

    def _wish(self, command: cmd.Command) -> None:
        if refused := self.orders.take(command):
            self.outside.tell(refused)


def _candidates(loop: Loop, scripted: InputSource | None) -> Candidates:
    if scripted is not None:
        return lambda called, lost: ((scripted.name, lambda: scripted),)
    return lambda called, lost: candidates(loop, called, lost, os.environ)
