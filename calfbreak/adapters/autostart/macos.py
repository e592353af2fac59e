"""Autostart on macOS: a launch agent of the person (launchd.plist(5)). Never run on a real machine.

`RunAtLoad` starts it at log-in; the label is the name of the file. Since macOS 13 the system's own page of log-in items
can forbid it as well, and there is no question for that which a plain program may ask.
"""

from __future__ import annotations

import plistlib
from collections.abc import Callable
from pathlib import Path

from calfbreak.domain.autostart import Autostart, Standing
from calfbreak.domain.wording.autostart import file_unchanged

LABEL = "io.github.calf_break.CalfBreak"


class LaunchAgent:
    """The property list on disk, read anew at every question."""

    def __init__(self, command: tuple[str, ...], home: Path | None = None) -> None:
        """`command` starts the program, word by word."""
        self._command = command
        self._file = (home or Path.home()) / "Library/LaunchAgents" / f"{LABEL}.plist"

    def read(self) -> Autostart:
        """How things are now."""
        try:
            agent = plistlib.loads(self._file.read_bytes())
        except FileNotFoundError:
            return Autostart(standing=Standing.OFF)
        except (OSError, ValueError, plistlib.InvalidFileException):
            return Autostart(standing=Standing.OFF, where=str(self._file))
        words = agent.get("ProgramArguments") if isinstance(agent, dict) else None
        program = str(words[0]) if isinstance(words, list) and words else ""
        standing = Standing.OFF
        if program and agent.get("RunAtLoad") is True and agent.get("Disabled") is not True:
            standing = Standing.ON if Path(program).exists() else Standing.STALE
        return Autostart(standing=standing, where=str(self._file), command=program)

    def switch(self, on: bool, done: Callable[[str], None]) -> None:
        """Ask for it, or no longer; `done` is called with nothing, or with a sentence that says why not."""
        from calfbreak.adapters.whole_file import replace_file

        agent = {
            "Label": LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        try:
            if on:
                replace_file(self._file, plistlib.dumps(agent))
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            done(file_unchanged(str(self._file), error.strerror or ""))
            return
        done("")
