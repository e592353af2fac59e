"""The composition root: the only module that knows every concrete adapter and window.

The tray icon comes first, because that is what a person waits for; scheduler, bus and sockets follow once the event
loop runs. Whatever cannot work is said (`calfbreak doctor`), replaced by the next best, and never stops the program.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from calfbreak.adapters.catalog import load_stretches
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
from calfbreak.domain.events import FellAsleep, Locked, Unlocked, Woke
from calfbreak.domain.state import State, fresh
from calfbreak.domain.wording import goodbye, program_name, status_line
from calfbreak.ports import InputSource, Loop, Notifier, Unavailable
from calfbreak.runtime.announcer import Announcer
from calfbreak.runtime.orders import Orders
from calfbreak.runtime.runtime import Runtime
from calfbreak.runtime.saving import read_state
from calfbreak.ui.opening import Opening
from calfbreak.ui.qt_messages import keep_qt_messages
from calfbreak.ui.theme import Theme
from calfbreak.ui.windows import Windows

if TYPE_CHECKING:
    from calfbreak.adapters.clock_watch import ClockWatch
    from calfbreak.adapters.control import ControlServer
    from calfbreak.adapters.qt_chime import QtChime
    from calfbreak.adapters.session_watch.watch import SessionWatch
    from calfbreak.adapters.surroundings.desk import Desk
    from calfbreak.doctor import Findings

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
        self.journal = Journal(profile.history_file, self.report)
        state, bookmark = self._restore()
        clock = BootClock(bookmark if scale == 1.0 else None)
        self.clock = clock if scale == 1.0 else ScaledClock(clock, scale, bookmark)
        self.stretches = load_stretches()
        self._scripted = source is not None
        self.input = LastingInput(self.loop, _candidates(self.loop, source), self._look, self._input_changed)
        self.runtime = Runtime(
            state=state or self._first_state(),
            settings=reading.settings,
            stretches=self.stretches,
            clock=self.clock,
            loop=self.loop,
            source=self.input if scale == 1.0 or source else ScaledInput(self.input, scale),
            journal=self.journal,
        )
        self.orders = Orders(self.runtime, self)
        self.announcer: Announcer | None = None
        self.control: ControlServer | None = None
        self._ended = False
        self._desk: Desk | None = None
        self._channels_made: list[Notifier] = []
        self._channels_refused: list[str] = []
        self._chime: QtChime | None = None
        self._silence = ""
        """Why there are no sounds."""
        self._session_watch: SessionWatch | None = None
        self._clock_watch: ClockWatch | None = None
        self.windows = Windows(
            wish=self._wish,
            clock=self.clock,
            theme=Theme(choice=reading.settings.theme),
            stretches=self.stretches,
            read=self.runtime.snapshot,
            today=self.runtime.today,
        )
        self.windows.show_settings(reading.values, tuple(self.problems))
        self.runtime.attach(windows=self.windows)

    # --- start and end -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin counting and give the icon its life; the rest follows from the event loop."""
        self.runtime.begin()
        self._opening.when_there_is_a_place(self.windows.make_tray)
        self.loop.call_soon(self._settle_in)

    def _settle_in(self) -> None:
        """All that may come after the icon."""
        from calfbreak.adapters.alarm import SchedulerAlarm
        from calfbreak.ui.desktop_scheme import DesktopScheme
        from calfbreak.adapters.control import ControlServer
        from calfbreak.adapters.unix_signals import EndingSignals

        self._signals = EndingSignals(self.loop, self.quit)
        self.runtime.attach(alarm=SchedulerAlarm(self.loop, self.runtime.wake, self.clock.real_seconds))
        self.announcer = Announcer(self._channels())
        self.runtime.attach(notifier=self.announcer)
        self._watch_session()
        self._ask_around()
        self._make_chime()
        self._scheme = DesktopScheme(self.windows.theme.hear)
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
        for adapter in (self.control, self._session_watch, self._clock_watch, self._chime):
            if adapter:
                adapter.close()
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

    # --- adapters ----------------------------------------------------------------------------------------------

    def _channels(self) -> list[Notifier]:
        from calfbreak.adapters.notify.freedesktop import FreedesktopNotifier
        from calfbreak.adapters.notify.plyer_notify import PlyerNotifier
        from calfbreak.adapters.notify.silent import SilentNotifier
        from calfbreak.ui.reminder_window import ReminderWindow

        pressed = self.orders.pressed
        memory = self.profile.state / "bubble.json"
        candidates = (
            lambda: FreedesktopNotifier(self.loop, pressed, memory, token=_hand_on_token),
            lambda: ReminderWindow(pressed=pressed, theme=self.windows.theme),
            PlyerNotifier,
            SilentNotifier,
        )
        for make in candidates:
            try:
                self._channels_made.append(make())
            except Unavailable as why:
                self._channels_refused.append(str(why))
        return self._channels_made

    def _look(self) -> None:
        """Somebody says that something happened that matters now."""
        self.runtime.wake()

    def _input_changed(self, why: str) -> None:
        """Another source tells of input from now on, because the last was lost or a better one came back."""
        if why:
            self.report(wording.input_lost(why))
        self.runtime.wake()

    def _ask_around(self) -> None:
        """Calls, films, do-not-disturb: asked when it matters, and told by those who tell by themselves."""
        from calfbreak.adapters.surroundings.parts_here import desk_here

        if not self._scripted:
            self._desk = desk_here(self.loop, self.runtime.wake, self.runtime.settings.heeds)
            self.runtime.attach(surroundings=self._desk)

    def _watch_session(self) -> None:
        """Locking, sleep and clocks that are set, told by whoever can tell."""
        from calfbreak.adapters import clock_watch
        from calfbreak.adapters.session_watch.watch import SessionWatch

        runtime = self.runtime
        self._session_watch = SessionWatch(
            self.loop,
            locked=lambda: runtime.hear(Locked(runtime.now())),
            unlocked=lambda: runtime.hear(Unlocked(runtime.now())),
            asleep=lambda: runtime.hear(FellAsleep(runtime.now())),
            awake=lambda: runtime.hear(Woke(runtime.now())),
        )
        try:
            self._clock_watch = clock_watch.ClockWatch(self.loop, runtime.wake)
        except Unavailable as why:
            _log.info("%s", why)

    def _make_chime(self) -> None:
        from calfbreak.adapters import qt_chime

        try:
            self._chime = qt_chime.QtChime()
            self.runtime.attach(chime=self._chime)
        except Unavailable as why:
            self._silence = str(why)

    # --- what people ask ---------------------------------------------------------------------------------------

    def show(self, window: cmd.WindowName) -> None:
        """Open a window."""
        self.windows.show(window)

    def change(self, key: str, value: cmd.Setting) -> None:
        """Change a setting, at once. Raises ValueError if it is not right."""
        self._use(self.settings_file.change(key, value))

    def _use(self, reading: Reading) -> None:
        self.problems.extend(reading.problems)
        self.windows.show_settings(reading.values, tuple(self.problems))
        if self._desk:
            self._desk.use(reading.settings.heeds)
        self.runtime.use(reading.settings)

    def _wish(self, command: cmd.Command) -> None:
        if refused := self.orders.take(command):
            self._say(refused)

    def _say(self, sentence: str) -> None:
        if self.announcer:
            self.announcer.tell(program_name(), sentence)

    def examine(self, done: Callable[[str], None]) -> None:
        """Ask everybody who can be asked, and call `done` with the doctor's report."""
        from calfbreak.doctor import report

        if self._desk:
            self._desk.ask(lambda engaged, quiet: done(report(self.findings())))
        else:
            done(report(self.findings()))

    def findings(self) -> Findings:
        """What was chosen, and what every other candidate said."""
        from calfbreak.doctor import Findings

        return Findings(
            input=self.input.choice,
            channels=tuple((channel.name, channel.available, channel.state) for channel in self._channels_made),
            channel=self.announcer.best.name if self.announcer else "none yet",
            channels_refused=tuple(self._channels_refused),
            tray=self.windows.tray is not None and self.windows.tray.available(),
            surroundings=self._desk.findings if self._desk else (),
            sound=self._chime.name if self._chime else self._silence,
            watchers=self._watchers(),
            profile=self.profile,
            problems=tuple(self.problems),
        )

    def _watchers(self) -> tuple[tuple[str, str], ...]:
        watch, clock = self._session_watch, self._clock_watch
        said = [("lock and sleep", watch.state)] if watch else []
        said += [(name, why) for name, why in watch.refused] if watch else []
        return (*said, ("clock", "the kernel tells when it is set, and of waking up" if clock else "looked at only"))

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
            self.examine(lambda report: reply({"report": report}))
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


def _hand_on_token(token: str) -> None:
    """Wayland lets a window take the focus if it shows the token of the click; Qt reads it from here."""
    os.environ["XDG_ACTIVATION_TOKEN"] = token
