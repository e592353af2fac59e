"""Autostart on Windows: a value below the person's `Run` key. Never run on a real machine.

The page of start-up programs in the settings does not touch that value: it writes twelve bytes below `StartupApproved`,
the first of which is odd while the program is switched off there. Without such a value it is on.
"""

from __future__ import annotations

import ntpath
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Protocol

from calfbreak.domain.autostart import Autostart, Standing
from calfbreak.domain.wording.autostart import registry_unchanged

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
VALUE = "Calf Break"


class Registry(Protocol):
    """The current user's part of the registry. Every method raises OSError if the registry refuses."""

    def value(self, key: str, name: str) -> object:
        """A value; None if there is none."""

    def set_text(self, key: str, name: str, text: str) -> None:
        """Write a text, and the key if it is missing."""

    def delete(self, key: str, name: str) -> None:
        """Delete a value; nothing happens if there is none."""


class RunKey:
    """The value in the registry, read anew at every question."""

    def __init__(
        self, command: tuple[str, ...], registry: Registry, exists: Callable[[str], bool] = os.path.exists
    ) -> None:
        """`command` starts the program, word by word."""
        self._command = command
        self._registry = registry
        self._exists = exists

    def read(self) -> Autostart:
        """How things are now."""
        where = rf"HKEY_CURRENT_USER\{RUN}"
        try:
            command, approved = self._registry.value(RUN, VALUE), self._registry.value(APPROVED, VALUE)
        except OSError:
            return Autostart(standing=Standing.OFF, where=where)
        if not isinstance(command, str) or not command:
            return Autostart(standing=Standing.OFF)
        program = _first_word(command)
        standing = Standing.ON if self._exists(program) else Standing.STALE
        if isinstance(approved, bytes) and approved and approved[0] % 2:
            standing = Standing.OFF
        return Autostart(standing=standing, where=where, command=program)

    def switch(self, on: bool, done: Callable[[str], None]) -> None:
        """Ask for it, or no longer; `done` is called with nothing, or with a sentence that says why not."""
        try:
            if on:
                self._registry.set_text(RUN, VALUE, subprocess.list2cmdline(_without_console(self._command)))
            else:
                self._registry.delete(RUN, VALUE)
            self._registry.delete(APPROVED, VALUE)
        except OSError as error:
            done(registry_unchanged(error.strerror or str(error)))
            return
        done("")


def _first_word(command: str) -> str:
    """The program of a command line: what stands in its first quotes, or before its first space."""
    if command.startswith('"'):
        return command[1:].partition('"')[0]
    return command.partition(" ")[0]


def _without_console(command: tuple[str, ...]) -> tuple[str, ...]:
    """The same, run by the interpreter that opens no console window."""
    folder, name = ntpath.split(command[0])
    windowed = ntpath.join(folder, "pythonw.exe")
    return (windowed, *command[1:]) if name.lower() == "python.exe" else command


if sys.platform == "win32":
    import winreg

    class CurrentUser:
        """The registry itself."""

        def value(self, key: str, name: str) -> object:
            """A value; None if there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    return winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None

        def set_text(self, key: str, name: str, text: str) -> None:
            """Write a text, and the key if it is missing."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def delete(self, key: str, name: str) -> None:
            """Delete a value; nothing happens if there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return
