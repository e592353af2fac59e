"""Starting with the desktop, in words."""

from __future__ import annotations

from calfbreak.domain.autostart import Autostart, Standing
from calfbreak.domain.translation import said, told, tr


def autostart_label() -> str:
    """The name of the switch."""
    return tr("Start with the computer")


def autostart_help() -> str:
    """What the switch does, in one line."""
    return tr("Calf Break starts when you log in, so that you need not think of it.")


def autostart_line(found: Autostart) -> str:
    """How things are, in one sentence."""
    match found.standing:
        case Standing.ON:
            return tr("Calf Break starts when you log in: {where}").format(where=told(found.where))
        case Standing.OFF:
            return tr("Calf Break does not start by itself.")
        case Standing.STALE:
            return tr(
                "Calf Break should start when you log in, but {command} is gone. Switch it on again to mend that."
            ).format(command=found.command)
        case Standing.IMPOSSIBLE:
            return told(found.why)


def autostart_mended(command: str) -> str:
    """Said when the program was moved and its entry was put right."""
    return said("Calf Break was moved. From now on {command} starts when you log in.", command=command)


def file_unchanged(file: str, why: str) -> str:
    """The entry could not be written or removed."""
    return said("{file} cannot be changed: {why}.", file=file, why=why)


def registry_unchanged(why: str) -> str:
    """The same on Windows."""
    return said("The registry cannot be changed: {why}.", why=why)


def only_your_own(variable: str) -> str:
    """Why a profile of another folder cannot be started with the desktop."""
    return said("Only your own profile can start with the computer, not one that {variable} names.", variable=variable)


def menu_entry_line(file: str) -> str:
    """Whether the desktop's menu has the program; `file` is its entry, if there is one."""
    if not file:
        return tr("The menu of the desktop has no entry for Calf Break.")
    return tr("The menu of the desktop has an entry for Calf Break: {file}").format(file=file)


def no_menu_here() -> str:
    """Why there is no menu entry to be made."""
    return tr("This menu entry is for Linux desktops, where Calf Break was not installed with one of its own.")
