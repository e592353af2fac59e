"""Calf Break as a person has it: started, asked, its history read, and somebody who sits before it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect

import calfbreak
from calfbreak.adapters.control_client import NotRunning, ask
from calfbreak.adapters.profile import Profile
from calfbreak.domain.codec import to_json
from calfbreak.domain.commands import Command
from desktop.program import Program
from desktop.session import Desktop
from desktop.wayland_session import WaylandSession

SCALE = 60
"""Seconds of the program's clock in a real one: a minute of sitting passes in a second."""
SHORT = 'interval = "15m"\n'
"""The shortest interval there is: 15 real seconds at SCALE."""
BUBBLE = "^(Dunst|xfce4-notifyd)$"
DIALOG = "^Wall calf stretch"
_PACKAGE = Path(calfbreak.__file__).parent.parent
_TOUCHES = 20_000


class Resident:
    """The program in a profile of its own on a desktop. It can be started, ended and started again.

    On a Wayland desktop everything but `bubbles`, `bubble` and `somebody_sits`; see wayland_seat.py.
    """

    def __init__(self, desktop: Desktop | WaylandSession, settings: str = SHORT) -> None:
        self.desktop = desktop
        self.profile = desktop.home / "profile"
        self.profile.mkdir()
        (self.profile / "settings.toml").write_text(settings)
        self.env = {"CALFBREAK_PROFILE": str(self.profile), "PYTHONPATH": str(_PACKAGE)}
        self.prefix: tuple[str, ...] = ()
        """What stands before every command, such as a tracer."""
        self.program: Program

    # -- life ----------------------------------------------------------------------------------------------------

    def launch(self, scale: float = SCALE) -> Program:
        """Start it, without waiting for anything."""
        command = (*self.prefix, sys.executable, "-P", "-m", "calfbreak", "--clock-scale", f"{scale:g}")
        self.program = self.desktop.start(*command, name="calfbreak", **self.env)
        return self.program

    def start(self, scale: float = SCALE) -> None:
        """Start it and wait until it answers."""
        self.launch(scale)
        self.wait_until(self.answers, "an answer", 30)

    def answers(self) -> bool:
        """Whether it can be asked by now."""
        try:
            return bool(self.status())
        except NotRunning:
            return False

    def wait_until(self, condition: Any, what: str, limit: float = 15.0) -> Any:
        """As Desktop.wait_until; fails at once when the program has ended."""

        def look() -> Any:
            assert self.program.running, f"ended ({self.program.process.returncode}):\n{self.program.output}"
            return condition()

        return self.desktop.wait_until(look, what, limit)

    # -- asking --------------------------------------------------------------------------------------------------

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command, as somebody types it in a terminal."""
        command = [*self.prefix, sys.executable, "-P", "-m", "calfbreak", *words]
        env = self.desktop.env | self.env
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=30, check=False)

    def say(self, *words: str) -> str:
        """A command that must succeed; what it wrote."""
        done = self.ask(*words)
        assert done.returncode == 0, f"calfbreak {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def send(self, command: Command) -> None:
        """What a window or a click would say, straight over the control socket; it must be accepted."""
        reply = ask(Profile.at(self.profile).socket, to_json(command), 10.0)
        assert "error" not in reply, reply

    def status(self) -> dict[str, Any]:
        """Everything that the program shows now: what `calfbreak status --json` prints, without starting that."""
        reply = ask(Profile.at(self.profile).socket, {"type": "Status"}, 10.0)
        assert isinstance(reply["status"], dict), reply
        return reply["status"]

    def phase(self) -> str:
        """What is going on: counting, due, session ..."""
        return str(self.status()["phase"])

    def wait_for_phase(self, *phases: str, limit: float = 15.0) -> dict[str, Any]:
        """Wait until one of these is going on; the status then."""

        def there() -> dict[str, Any] | None:
            status = self.status()
            return status if status["phase"] in phases else None

        found: dict[str, Any] = self.wait_until(there, f"phase {' or '.join(phases)}", limit)
        return found

    def wait_until_shown(self, limit: float = 40.0) -> dict[str, Any]:
        """Wait until a reminder is on screen; the status then."""

        def shown() -> dict[str, Any] | None:
            status = self.status()
            return status if status["on_screen"] else None

        found: dict[str, Any] = self.wait_until(shown, "a reminder on screen", limit)
        return found

    # -- reading -------------------------------------------------------------------------------------------------

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query finds in the history, read beside the running program; nothing before there is a history."""
        file = self.profile / "history.db"
        if not file.exists():
            return []
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as history:
            return list(history.execute(query))

    def bubbles(self) -> int:
        """How many notifications dunst shows now."""
        return self.desktop.bus.dunst_shown()

    def bubble(self) -> QRect:
        """Where the one notification stands on the screen."""
        (window,) = self.wait_until(lambda: self.desktop.windows(BUBBLE), "the bubble on the screen")
        return self.desktop.geometry(window)

    # -- sitting -------------------------------------------------------------------------------------------------

    @contextmanager
    def somebody_sits(self) -> Iterator[None]:
        """Somebody is at the keyboard, and leaves at the end of the block.

        Ten touches a second of a key that nobody heeds (Pause): at SCALE they are six seconds apart, so that they are
        input that goes on (rule 1.4), and no pointer comes between a test's clicks.
        """
        script = self.desktop.home / "touches"
        script.write_text("key --delay 0 Pause\nsleep 0.1\n" * _TOUCHES)
        hands = self.desktop.start("xdotool", script, name="hands")
        try:
            yield
        finally:
            hands.stop()
