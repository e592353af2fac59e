"""What of the desktop the program listens to, asks and speaks through. Made after the tray icon, part by part.

A part that cannot work here is left out, with its reason for `calfbreak doctor`; the program goes on without it.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from calfbreak import resources
from calfbreak.adapters.notify.silent import SilentNotifier
from calfbreak.domain.rules.effects import CloseSession, Effect, OpenSession, RecordSession
from calfbreak.domain.rules.events import FellAsleep, Locked, Unlocked, Woke
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.translation import said, told, tr
from calfbreak.domain.wording import program_name, trouble
from calfbreak.ports import Notifier, Unavailable
from calfbreak.runtime.announcer import Announcer

if TYPE_CHECKING:
    from calfbreak.adapters.chime_here import NamedChime
    from calfbreak.adapters.clock_watch import ClockWatch
    from calfbreak.adapters.screen_on import ScreenOn
    from calfbreak.adapters.session_watch.watch import SessionWatch
    from calfbreak.adapters.surroundings.desk import Desk
    from calfbreak.adapters.voice.choose import NamedVoice
    from calfbreak.adapters.xsettings import XSettings
    from calfbreak.app import App
    from calfbreak.doctor import Findings
    from calfbreak.ui.settings_portal import SettingsPortal

_log = logging.getLogger(__name__)


class Outside:
    """The adapters of the running program. `make` them once its event loop runs."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._channels: list[Notifier] = []
        self._channels_refused: list[str] = []
        self._announcer: Announcer | None = None
        self._session_watch: SessionWatch | None = None
        self._clock_watch: ClockWatch | None = None
        self._desk: Desk | None = None
        self._chime: NamedChime | None = None
        self._silence = ""
        """Why there are no sounds."""
        self._voice: NamedVoice | None = None
        self._muteness = ""
        """Why there is no voice."""
        self._portal: SettingsPortal | None = None
        self._xsettings: XSettings | None = None
        self._screen: ScreenOn | None = None
        """Keeps it on while a session is open."""

    def make(self) -> None:
        """Make every part that works here."""
        from calfbreak.adapters.alarm import SchedulerAlarm

        app = self._app
        app.runtime.attach(alarm=SchedulerAlarm(app.loop, app.ring, app.clock.real_seconds))
        app.runtime.observers += (self._ask_for_check, self._keep_screen_on)
        for part in (
            self._make_channels,
            self._watch_session,
            self._watch_clock,
            self._ask_around,
            self._make_chime,
            lambda: self._make_voice(app.runtime.settings),
            self._follow_look,
        ):
            try:
                part()
            except Exception as error:  # noqa: BLE001 - a barrier: the program goes on without this part
                _log.exception("a part of the program could not be started")
                app.report(said("A part of Calf Break could not be started ({why}); the log says more.", why=error))

    def _ask_for_check(self, effect: Effect) -> None:
        """After a stretch, once in two weeks, if that is wanted."""
        if isinstance(effect, RecordSession) and self._app.runtime.settings.ask_knee_to_wall:
            from calfbreak.runtime.check_question import question_after

            if words := question_after(effect.session, self._app.journal):
                self.tell(words)

    def _keep_screen_on(self, effect: Effect) -> None:
        """While a stretch is shown nobody touches anything, and the screen would go dark."""
        if isinstance(effect, OpenSession) and self._screen is None and not self._app.scripted:
            from calfbreak.adapters.screen_on import ScreenOn

            try:
                self._screen = ScreenOn(self._app.loop, tr(self._app.runtime.plan(effect.stretch).name))
            except Unavailable as why:
                _log.info("the screen is not kept on: %s", why)
        elif isinstance(effect, CloseSession) and self._screen is not None:
            self._screen.close()
            self._screen = None

    def use(self, settings: Settings) -> None:
        """These settings hold from now on."""
        if self._desk:
            self._desk.use(settings.heeds)
        self._make_voice(settings)

    def tell(self, sentence: str) -> None:
        """Say something to the person, as the desktop says things."""
        if self._announcer:
            self._announcer.tell(program_name(), told(sentence))

    def close(self) -> None:
        """Let go of everything that the runtime does not close itself."""
        for part in (
            self._session_watch, self._clock_watch, self._chime, self._voice, self._xsettings, self._screen,
        ):  # fmt: skip
            if part:
                part.close()

    def _make_channels(self) -> None:
        from calfbreak.adapters.notify.freedesktop import FreedesktopNotifier
        from calfbreak.adapters.notify.plyer_notify import PlyerNotifier
        from calfbreak.ui.reminder_window import ReminderWindow

        app, pressed = self._app, self._app.orders.pressed
        icon = str(resources.path("icons/calf-break.png"))
        memory = app.profile.state / "bubble.json"
        candidates = (
            lambda: FreedesktopNotifier(app.loop, pressed, memory, icon=icon, token=_hand_on_token),
            lambda: ReminderWindow(pressed=pressed, theme=app.windows.theme),
            PlyerNotifier,
            SilentNotifier,
        )
        for make in candidates:
            try:
                self._channels.append(make())
            except Unavailable as why:
                self._channels_refused.append(str(why))

        self._announcer = Announcer(self._channels)
        app.runtime.attach(notifier=self._announcer)

    def _follow_look(self) -> None:
        """Colours, contrast, motion and font, as the desktop has them."""
        from calfbreak.ui.settings_portal import SettingsPortal

        self._portal = SettingsPortal(self._app.windows.theme.hear)
        if sys.platform not in ("win32", "darwin"):
            from calfbreak.adapters.xsettings import XSettings

            try:
                self._xsettings = XSettings(self._app.loop, self._portal.know, os.environ)
            except Unavailable as why:
                _log.info("no XSETTINGS: %s", why)

    def _watch_session(self) -> None:
        """Locking and sleep, told by whoever can tell."""
        from calfbreak.adapters.session_watch.watch import SessionWatch

        runtime = self._app.runtime
        self._session_watch = SessionWatch(
            self._app.loop,
            locked=lambda: runtime.hear(Locked(runtime.now())),
            unlocked=lambda: runtime.hear(Unlocked(runtime.now())),
            asleep=lambda: runtime.hear(FellAsleep(runtime.now())),
            awake=lambda: runtime.hear(Woke(runtime.now())),
        )

    def _watch_clock(self) -> None:
        """Clocks that are set, and waking up, where the kernel tells."""
        from calfbreak.adapters.clock_watch import ClockWatch

        try:
            self._clock_watch = ClockWatch(self._app.loop, self._app.runtime.wake)
        except Unavailable as why:
            _log.info("%s", why)

    def _ask_around(self) -> None:
        """Calls, films, do-not-disturb: asked when it matters, and told by those who tell by themselves."""
        from calfbreak.adapters.surroundings.parts_here import desk_here

        runtime = self._app.runtime
        if not self._app.scripted:
            self._desk = desk_here(self._app.loop, runtime.wake, runtime.settings.heeds)
            runtime.attach(surroundings=self._desk)

    def _make_chime(self) -> None:
        from calfbreak.adapters.chime_here import chime_here

        try:
            self._chime = chime_here(self._app.loop)
            self._app.runtime.attach(chime=self._chime)
        except Unavailable as why:
            self._silence = str(why)

    def _make_voice(self, settings: Settings) -> None:
        """The voice is made when somebody wants it, and then says once if there is none."""
        if self._voice:
            self._voice.language = self._app.language
        if not settings.voice or self._voice or self._muteness:
            return
        from calfbreak.adapters.voice.choose import voice_here

        try:
            self._voice = voice_here(self._app.loop, self._app.language)
            self._app.runtime.attach(voice=self._voice)
        except Unavailable as why:
            self._muteness = str(why)
            self._app.report(self._muteness)

    def can_speak(self) -> bool:
        """Whether there is a voice, wanted or not."""
        try:
            return bool(self._voice_name())
        except Unavailable:
            return False

    def can_tell(self) -> bool:
        """Whether a message would be seen now."""
        return bool(self._reaching())

    def _reaching(self) -> set[str]:
        """The channels that somebody would see. On Linux plyer asks the same service as our own client does."""
        seen = {channel.name for channel in self._channels if channel.available} - {SilentNotifier.name}
        return seen - {"plyer"} if sys.platform == "linux" else seen

    def troubles(self) -> dict[str, str]:
        """What cannot work here that a person would miss: sentences, by a word for each."""
        app, found = self._app, {}
        tray = app.windows.tray
        if tray is None or not tray.available():
            found["tray"] = trouble.no_tray()
        if not self._reaching() - {"own window"}:
            found["notifications"] = trouble.no_notifications(window=self.can_tell())
        if self._silence and app.runtime.settings.sound:
            found["sound"] = trouble.no_sound(self._silence)
        if not app.runtime.snapshot().measured:
            found["input"] = trouble.unmeasured()
        return found

    # --- for the doctor ----------------------------------------------------------------------------------------

    def examine(self, done: Callable[[str], None], *, discreet: bool = False) -> None:
        """Ask everybody who can be asked, and call `done` with the doctor's report; `discreet`: nothing private."""
        from calfbreak.doctor import report

        if self._desk:
            self._desk.ask(lambda engaged, quiet: done(report(self._findings(), discreet=discreet)))
        else:
            done(report(self._findings(), discreet=discreet))

    def _findings(self) -> Findings:
        """What was chosen, and what every other candidate said."""
        from calfbreak.doctor import Findings, autostart_found

        app = self._app
        return Findings(
            input=app.input.choice,
            channels=tuple((channel.name, channel.available, channel.state) for channel in self._channels),
            channel=self._announcer.best.name if self._announcer else said("none yet"),
            channels_refused=tuple(self._channels_refused),
            tray=app.windows.tray is not None and app.windows.tray.available(),
            surroundings=self._desk.findings if self._desk else (),
            sound=self._chime.name if self._chime else self._silence,
            voice=self._voice_found(),
            watchers=self._watchers(),
            autostart=autostart_found(app.loop),
            profile=app.profile,
            problems=tuple(app.problems),
        )

    def _voice_found(self) -> str:
        """The same in a sentence."""
        try:
            name = self._voice_name()
        except Unavailable as why:
            return str(why)
        return name if self._app.runtime.settings.voice else said("{name}, off in the settings", name=name)

    def _voice_name(self) -> str:
        """What speaks, or would if somebody wanted it. Raises Unavailable if nothing does."""
        from calfbreak.adapters.voice.choose import voice_name

        return self._voice.name if self._voice else voice_name(self._app.loop)

    def _watchers(self) -> tuple[tuple[str, str], ...]:
        watch, clock = self._session_watch, self._clock_watch
        states = [(said("lock and sleep"), watch.state), *watch.refused] if watch else []
        # Translators: of the clock: whether somebody tells when it is set.
        kernel = said("the kernel tells when it is set, and of waking up") if clock else said("looked at only")
        return (*states, (said("clock"), kernel))


def _hand_on_token(token: str) -> None:
    """Wayland lets a window take the focus if it shows the token of the click; Qt reads it from here."""
    os.environ["XDG_ACTIVATION_TOKEN"] = token
