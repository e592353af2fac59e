"""The program's entry in the menu of a freedesktop.org desktop, with what can be done from there, and its icons.

Whoever installs by pip or runs a checkout has none; GNOME, which has no tray, then knows neither name nor icon of the
notifications. A package of a distribution brings its own (packaging/linux/calf-break.desktop, which is this text).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from calfbreak import resources
from calfbreak.adapters.desktop_entry import MAIN, write_command, write_entry
from calfbreak.adapters.languages import catalogue
from calfbreak.domain.languages import LANGUAGES
from calfbreak.domain.translation import mark

FILE = "calf-break.desktop"
ICONS = ("hicolor/scalable/apps/calf-break.svg", "hicolor/symbolic/apps/calf-break-symbolic.svg")
DEEDS = (
    ("stretch", mark("Stretch Now")),
    ("stand", mark("I'm Standing")),
    ("pause", mark("Pause for an Hour")),
    ("history", mark("History")),
    ("settings", mark("Settings")),
)
"""What `calfbreak --then` does, and what the menu calls it."""


def entry_text(command: tuple[str, ...] = ("calfbreak",)) -> str:
    """The entry for a program that this command starts, in every language: the desktop chooses by its own."""
    say = _Languages().say
    main = {
        "Type": "Application",
        "Version": "1.1",
        "Name": "Calf Break",
        **say("GenericName", mark("Stretch Reminder")),
        **say("Comment", mark("Measures how long you really sit and guides a calf stretch")),
        **say("Keywords", mark("break;calf;health;posture;reminder;sitting;stretch;")),
        "Exec": write_command(command),
        "Icon": "calf-break",
        "Terminal": "false",
        "Categories": "Utility;",
        "StartupNotify": "false",
        "Actions": "".join(f"{deed};" for deed, _ in DEEDS) + "quit;",
    }
    actions = {
        f"Desktop Action {deed}": {**say("Name", name), "Exec": write_command((*command, "--then", deed))}
        for deed, name in DEEDS
    }
    leave = {"Desktop Action quit": {**say("Name", mark("Quit")), "Exec": write_command((*command, "quit"))}}
    return write_entry({MAIN: main, **actions, **leave})


class _Languages:
    """What a text is in all of them."""

    def __init__(self) -> None:
        self._known = [(code, found) for code in LANGUAGES if (found := catalogue(code)) is not None]

    def say(self, key: str, english: str) -> dict[str, str]:
        """The key of an entry in English, and in each language that has words of its own for it."""
        others = ((code, known.gettext(english)) for code, known in self._known)
        return {key: english, **{f"{key}[{code}]": words for code, words in others if words != english}}


class MenuEntry:
    """The entry among the person's own programs ($XDG_DATA_HOME/applications), and its icons."""

    def __init__(self, command: tuple[str, ...], environ: Mapping[str, str] = os.environ) -> None:
        """`command` starts the program, word by word."""
        self._command = command
        own = Path(environ.get("XDG_DATA_HOME", ""))
        self._data = own if own.is_absolute() else Path.home() / ".local/share"
        shared = environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        self._shared = tuple(Path(each) for each in shared.split(":") if Path(each).is_absolute())
        self.file = self._data / "applications" / FILE

    def found(self) -> Path | None:
        """The entry that the menu shows now: the person's own, or one of the system."""
        files = (self.file, *(folder / "applications" / FILE for folder in self._shared))
        return next((file for file in files if file.is_file()), None)

    def write(self) -> None:
        """Make or renew the entry and the icons. Raises OSError."""
        from calfbreak.adapters.whole_file import replace_file

        for icon in ICONS:
            target = self._data / "icons" / icon
            replace_file(target, resources.read(f"icons/{target.name}"))
            target.chmod(0o644)
        replace_file(self.file, entry_text(self._command).encode())
        self.file.chmod(0o644)

    def remove(self) -> None:
        """Take away what `write` made. Raises OSError."""
        for file in (self.file, *(self._data / "icons" / icon for icon in ICONS)):
            file.unlink(missing_ok=True)
