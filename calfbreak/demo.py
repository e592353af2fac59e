"""`calfbreak demo`: an hour in a minute, with a scripted person, in a throw-away profile.

It is the real program: the same tray icon, notification, dialog and history. Only its clock runs sixty times as fast
(six times during the stretch, so that something can be seen), and its input source is a person made of a script.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from calfbreak.adapters.display import display_trouble
from calfbreak.adapters.profile import Profile
from calfbreak.domain import commands as cmd
from calfbreak.domain import wording
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.translation import mark, told, tr
from calfbreak.ports import Clock

FAST, SLOW = 60.0, 6.0
"""Seconds of the story in a real second: while sitting, and during the stretch."""
_GLANCE = 0.05
"""Real seconds between two glances at the script."""


class ScriptedPerson:
    """An input source: somebody who types, or does not."""

    name = "demo"

    def __init__(self) -> None:
        self.clock: Clock | None = None
        self.types = True
        self._last = 0.0

    def idle(self) -> float | None:
        """Seconds since they typed."""
        if self.clock is None:
            return 0.0
        awake = self.clock.now().awake
        if self.types:
            self._last = awake
        return awake - self._last

    def heed(self, next_input: bool) -> bool:
        """They never say what they are about to do."""
        return False

    def close(self) -> None:
        """Nothing to let go of."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the person does."""

    at: float
    """Seconds since the beginning of the story."""
    words: str
    act: Callable[[Demo], None]


class Demo:
    """Tells the story."""

    def __init__(self, profile: Profile, pictures: Path | None) -> None:
        from calfbreak.app import App
        from calfbreak.ui.opening import Opening

        self.person = ScriptedPerson()
        self.app = App(Opening(), profile, scale=FAST, source=self.person)
        self.person.clock = self.app.clock
        self.began = self.app.clock.now()
        self._pictures = pictures
        self._story = list(_STORY)
        self.app.runtime.observers.append(self._observe)

    def run(self) -> int:
        """Tell it to the end; the exit status."""
        self.app.start()
        self.app.loop.call_in(_GLANCE, self._glance)
        return int(self.app.application.exec())

    def time(self) -> float:
        """Seconds since the beginning of the story."""
        return self.app.clock.now().elapsed - self.began.elapsed

    def say(self, words: str, mark: str = " ") -> None:
        """Print a line of the timeline."""
        second = int(self.time())
        print(f"{second // HOUR:02}:{second % HOUR // MINUTE:02}:{second % MINUTE:02} {mark} {words}", flush=True)

    def take(self, command: cmd.Command) -> None:
        """Ask the program for something, as a button would."""
        if refused := self.app.orders.take(command):
            self.say(refused, "!")

    def speed(self, scale: float) -> None:
        """Let the story run at another speed."""
        from calfbreak.adapters.clock import ScaledClock

        assert isinstance(self.app.clock, ScaledClock)
        self.app.clock.run_at(scale)
        self.app.runtime.wake()

    def picture(self, name: str) -> None:
        """Save what the windows show now."""
        windows = self.app.windows
        if self._pictures is None:
            return
        self._pictures.mkdir(parents=True, exist_ok=True)
        for window in (windows.dialog, windows.history, windows.settings, windows.status):
            if window and window.isVisible():
                file = self._pictures / f"{name}-{type(window).__name__}.png"
                window.grab().save(str(file))
                self.say(tr("Saved as {file}.").format(file=file), "·")

    def _glance(self) -> None:
        while self._story and self.time() >= self._story[0].at:
            step = self._story.pop(0)
            self.say(tr(step.words))
            step.act(self)
        if self._story:
            self.app.loop.call_in(_GLANCE, self._glance)

    def _observe(self, effect: fx.Effect) -> None:
        if words := _words(effect):
            self.say(words, "→")
        if isinstance(effect, fx.OpenSession):
            self.speed(SLOW)
        elif isinstance(effect, fx.CloseSession):
            self.speed(FAST)


def _words(effect: fx.Effect) -> str | None:
    match effect:
        case fx.Remind():
            return tr("reminder, after {duration} of sitting").format(duration=wording.duration(effect.sitting))
        case fx.Withdraw():
            return tr("the reminder is taken back")
        case fx.OpenSession():
            return tr("the guided stretch opens")
        case fx.RecordBout():
            return tr("recorded: sat {duration}").format(duration=wording.duration(effect.bout.sitting))
        case fx.RecordSession():
            return tr("recorded: {outcome}").format(outcome=wording.session_outcome(effect.session))
        case _:
            return None


def _type(types: bool) -> Callable[[Demo], None]:
    def act(demo: Demo) -> None:
        demo.app.runtime.wake()
        demo.person.types = types
        demo.app.runtime.wake()

    return act


def _ask(command: cmd.Command) -> Callable[[Demo], None]:
    return lambda demo: demo.take(command)


def _look(name: str, window: cmd.WindowName) -> Callable[[Demo], None]:
    def act(demo: Demo) -> None:
        demo.take(cmd.Show(window))
        demo.app.loop.call_in(0.3, lambda: demo.picture(name))

    return act


_STORY = (
    Step(0, mark("somebody sits down and types"), _type(True)),
    Step(20 * MINUTE, mark("reads for four minutes without touching anything: still sitting"), _type(False)),
    Step(24 * MINUTE, mark("types on"), _type(True)),
    Step(30 * MINUTE, mark("looks at what is going on"), _look("1-status", cmd.WindowName.STATUS)),
    Step(61 * MINUTE, mark("answers: in 10 min"), _ask(cmd.Snooze())),
    Step(72 * MINUTE, mark("answers: start"), _ask(cmd.Stretch())),
    Step(72 * MINUTE + 45, mark("holds the stretch"), lambda demo: demo.picture("2-stretch")),
    Step(75 * MINUTE, mark("the stretch is done"), lambda demo: demo.picture("3-done")),
    Step(80 * MINUTE, mark("goes for a coffee"), _type(False)),
    Step(90 * MINUTE, mark("comes back"), _type(True)),
    Step(95 * MINUTE, mark("looks at the settings"), _look("4-settings", cmd.WindowName.SETTINGS)),
    Step(100 * MINUTE, mark("looks at the history"), _look("5-history", cmd.WindowName.HISTORY)),
    Step(110 * MINUTE, mark("that was the demo"), lambda demo: demo.app.quit()),
)


def main(pictures: Path | None) -> int:
    """Run the demo; the exit status. Without a screen it draws into memory and saves pictures."""
    if trouble := display_trouble():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        pictures = pictures or Path(mkdtemp(prefix="calf-break-pictures-"))
        print(told(trouble), flush=True)
        print(tr("The windows are drawn into {folder}.").format(folder=pictures), flush=True)
    with TemporaryDirectory(prefix="calf-break-demo-") as folder:
        return Demo(Profile.at(Path(folder)), pictures).run()
