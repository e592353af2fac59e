"""`calfbreak autostart` and `calfbreak menu-entry`: making the program part of the desktop, and undoing it.

Both read what is really there, and work whether or not the program runs.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from calfbreak.domain.translation import told, tr

if TYPE_CHECKING:
    from calfbreak.adapters.selector_loop import SelectorLoop
    from calfbreak.ports import AutostartSwitch

OK, FAILED = 0, 1
DEEDS = ("on", "off", "status")

THEN: dict[str, dict[str, object]] = {
    "stretch": {"type": "Stretch"},
    "stand": {"type": "Stand"},
    "pause": {"type": "Pause", "lasting": 3600.0},
    "history": {"type": "Show", "window": "history"},
    "settings": {"type": "Show", "window": "settings"},
}
"""What the desktop's menu entry offers: the program is started if it does not run, and then does this."""


def add_installing(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Teach the command line these two commands."""
    for verb, words, run in (
        ("autostart", tr("start it with the desktop: on, off, or how that is now"), autostart),
        ("menu-entry", tr("an entry in the menu of a Linux desktop: on, off, or how that is now"), menu_entry),
    ):
        parser = verbs.add_parser(verb, help=words)
        parser.add_argument("deed", nargs="?", choices=DEEDS, default="status", metavar="on|off|status")
        parser.set_defaults(run=lambda options, run=run: run(options.deed))


def autostart(deed: str) -> int:
    """`deed` is `on`, `off` or `status`; the exit status."""
    from calfbreak.adapters.autostart.choose import autostart_here
    from calfbreak.adapters.profile import Profile
    from calfbreak.adapters.selector_loop import SelectorLoop
    from calfbreak.domain.autostart import Standing
    from calfbreak.domain.wording import autostart as words
    from calfbreak.ports import Unavailable

    loop = SelectorLoop()
    try:
        switch = autostart_here(loop, Profile.chosen())
        why = "" if deed == "status" else _switched(loop, switch, deed == "on")
    except Unavailable as error:
        why = str(error)
    finally:
        loop.close()
    if why:
        print(told(why), file=sys.stderr)
        return FAILED
    found = switch.read()
    print(words.autostart_line(found))
    return FAILED if found.standing is Standing.STALE else OK


def _switched(loop: SelectorLoop, switch: AutostartSwitch, on: bool) -> str:
    """Ask, and wait for the answer: nothing, or why not."""
    answers: list[str] = []

    def answered(why: str) -> None:
        answers.append(why)
        loop.stop()

    switch.switch(on, answered)
    if not answers:
        loop.run()
    return answers[0]


def menu_entry(deed: str) -> int:
    """`deed` is `on`, `off` or `status`; the exit status."""
    from calfbreak.adapters.autostart.choose import FLATPAK
    from calfbreak.adapters.menu_entry import MenuEntry
    from calfbreak.adapters.own_command import own_command
    from calfbreak.domain.wording import autostart as words

    if not _has_menu_entries() or FLATPAK.exists():
        print(words.no_menu_here(), file=sys.stderr)
        return FAILED
    entry = MenuEntry(own_command())
    try:
        if deed == "on":
            entry.write()
        elif deed == "off":
            entry.remove()
    except OSError as error:
        print(told(words.file_unchanged(str(error.filename or entry.file), error.strerror or "")), file=sys.stderr)
        return FAILED
    found = entry.found()
    print(words.menu_entry_line(str(found) if found else ""))
    return OK


def _has_menu_entries() -> bool:
    """Whether the menus of this platform are made of files that a program may write."""
    return sys.platform not in ("win32", "darwin")
