"""Autostart on a freedesktop.org desktop: an entry in the folder `autostart`.

The person's own folder ($XDG_CONFIG_HOME) wins over those of the system ($XDG_CONFIG_DIRS), and the whole of an entry
wins: a file of one's own with `Hidden=true` is how one says no to an entry of the system. Desktops also write
`X-GNOME-Autostart-enabled=false` when somebody unticks it in their list of start-up programs, and an entry may be
for some desktops only.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from calfbreak.adapters.desktop_entry import MAIN, read_command, read_entry, write_command, write_entry
from calfbreak.domain.autostart import Autostart, Standing
from calfbreak.domain.wording import program_name
from calfbreak.domain.wording.autostart import file_unchanged

FILE = "calf-break.desktop"
DELAY = 10
"""Seconds that GNOME waits before it starts us: nobody needs a stretch in the first moment after logging in."""


class XdgAutostart:
    """The entry on disk. Nothing is remembered: every question reads it anew."""

    def __init__(self, command: tuple[str, ...], environ: Mapping[str, str] = os.environ) -> None:
        """`command` starts the program, word by word."""
        self._command = command
        self._desktops = set(filter(None, environ.get("XDG_CURRENT_DESKTOP", "").split(":")))
        own = Path(environ.get("XDG_CONFIG_HOME", ""))
        self._own = (own if own.is_absolute() else Path.home() / ".config") / "autostart" / FILE
        shared = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        self._shared = [Path(each) / "autostart" / FILE for each in shared.split(":") if Path(each).is_absolute()]

    def read(self) -> Autostart:
        """How things are now."""
        for file in (self._own, *self._shared):
            try:
                entry = read_entry(file.read_text(encoding="utf-8"))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except (OSError, ValueError):  # desktops take no notice of it either, and look no further
                return Autostart(standing=Standing.OFF, where=str(file))
            return self._standing(file, entry)
        return Autostart(standing=Standing.OFF)

    def _standing(self, file: Path, entry: Mapping[str, str]) -> Autostart:
        command = read_command(entry.get("Exec", ""))
        program = entry.get("TryExec") or (command[0] if command else "")
        standing = Standing.OFF
        if self._enabled(entry):
            standing = Standing.ON if program and shutil.which(program) else Standing.STALE
        return Autostart(standing=standing, where=str(file), command=program)

    def _enabled(self, entry: Mapping[str, str]) -> bool:
        def desktops(key: str) -> set[str]:
            return set(filter(None, entry.get(key, "").split(";")))

        if entry.get("Hidden") == "true" or entry.get("X-GNOME-Autostart-enabled") == "false":
            return False
        only, never = desktops("OnlyShowIn"), desktops("NotShowIn")
        return not (only and not only & self._desktops) and not never & self._desktops

    def switch(self, on: bool, done: Callable[[str], None]) -> None:
        """Ask for it, or no longer; `done` is called with nothing, or with a sentence that says why not."""
        try:
            if on:
                late = {"X-GNOME-Autostart-Delay": str(DELAY), "X-KDE-autostart-after": "panel"}
                self._write({"Exec": write_command(self._command), **late})
            elif any(file.exists() for file in self._shared):
                self._write({"Exec": write_command(self._command), "Hidden": "true"})
            else:
                self._own.unlink(missing_ok=True)
        except OSError as error:
            done(file_unchanged(str(self._own), error.strerror or ""))
            return
        done("")

    def _write(self, keys: Mapping[str, str]) -> None:
        from calfbreak.adapters.whole_file import replace_file

        main = {"Type": "Application", "Name": program_name(), "Icon": "calf-break", "Terminal": "false", **keys}
        replace_file(self._own, write_entry({MAIN: main}).encode())
        self._own.chmod(0o644)
