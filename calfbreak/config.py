"""`calfbreak config`: the settings for those who prefer to type, or who set up many computers.

Reading looks into the files themselves, so it works whether or not the program runs, and changes nothing. A change goes
to the running program, so that it holds at once; where none runs it goes into the file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
from calfbreak.adapters.profile import Profile
from calfbreak.domain.translation import said, told, tr

if TYPE_CHECKING:
    from calfbreak.adapters.settings_file import Reading, SettingsFile
    from calfbreak.domain.settings.settings import Description, Value

OK, FAILED, USAGE = 0, 1, 2


def add_config(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `config` and what it can do to the command line."""
    config = verbs.add_parser("config", help=tr("list, read and change the settings"))
    config.set_defaults(run=_list, json=False)
    deeds = config.add_subparsers(title=tr("what can be done"), metavar="COMMAND")
    listing = deeds.add_parser("list", help=tr("every setting, its value, and who has set it"))
    listing.add_argument("--json", action="store_true", help=tr("the same, as JSON"))
    listing.set_defaults(run=_list)
    get = deeds.add_parser("get", help=tr("the value of one setting"))
    get.add_argument("key", metavar="KEY")
    get.set_defaults(run=_get)
    put = deeds.add_parser("set", help=tr("change one setting; holds at once"))
    put.add_argument("key", metavar="KEY")
    put.add_argument(
        "value", metavar="VALUE", help=tr("as in the file, without quotes: 1h30m, 3, on, mon-fri 09:00-17:30")
    )
    put.set_defaults(run=_set)
    reset = deeds.add_parser("reset", help=tr("back to the default"))
    reset.add_argument("keys", nargs="+", metavar="KEY")
    reset.set_defaults(run=_reset)
    table = deeds.add_parser("table", help=tr("the table of all settings that stands in the README"))
    table.set_defaults(run=_table)


def _file() -> SettingsFile:
    from calfbreak.adapters.settings_file import SettingsFile

    profile = Profile.chosen()
    return SettingsFile(profile.settings_file, profile.system_settings)


def _list(options: argparse.Namespace) -> int:
    from calfbreak.domain.settings.settings import DESCRIPTIONS

    file = _file()
    reading = file.look()
    rows = [_row(file, reading, each) for each in DESCRIPTIONS]
    _complain(reading.problems)
    if options.json:
        import json

        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return OK
    # Translators: who has decided a setting: it is locked for everybody, set by this person, or has its default.
    states = {"locked": tr("locked"), "set": tr("set"), "default": tr("default")}
    rows = [{**row, "state": states[row["state"]]} for row in rows]
    widths = [max(len(_written(row[column])) for row in rows) for column in ("key", "value", "state")]
    for row in rows:
        cells = [_written(row[column]).ljust(width) for column, width in zip(row, widths, strict=False)]
        print("  ".join((*cells, row["file"] or "")).rstrip())
    return OK


def _row(file: SettingsFile, reading: Reading, description: Description) -> dict[str, Any]:
    """Key, value, state and file of one setting, and what else JSON readers may want."""
    key = description.key
    if key in reading.locked:
        state, source = "locked", str(reading.locked[key])
    elif key in reading.own:
        state, source = "set", str(file.path)
    else:
        state, source = "default", str(reading.given_by.get(key, ""))
    return {
        "key": key,
        "value": reading.values.get(key, description.default),
        "state": state,
        "file": source or None,
        "default": description.default,
    }


def _get(options: argparse.Namespace) -> int:
    from calfbreak.adapters.settings_table import KEYS, unknown
    from calfbreak.domain.settings.settings import description_of

    if options.key not in KEYS:
        return _fail(unknown(options.key), USAGE)
    reading = _file().look()
    _complain(reading.problems)
    print(_written(reading.values.get(options.key, description_of(options.key).default)))
    return OK


def _set(options: argparse.Namespace) -> int:
    from calfbreak.adapters.settings_table import check_setting

    try:
        value = check_setting(options.key, options.value)
    except ValueError as error:
        return _fail(str(error), USAGE)
    if gone := _no_such_stretch(options.key, value):
        return _fail(gone, USAGE)
    return _do(
        {"type": "Change", "key": options.key, "value": value}, lambda file: file.change(options.key, value)
    ) or _get(options)


def _reset(options: argparse.Namespace) -> int:
    from calfbreak.adapters.settings_table import KEYS, unknown

    for key in options.keys:
        if key not in KEYS:
            return _fail(unknown(key), USAGE)
    return _do({"type": "Reset", "keys": options.keys}, lambda file: file.reset(options.keys))


def _do(command: dict[str, object], otherwise: Callable[[SettingsFile], Reading]) -> int:
    """Have the running program do it, or do it to the file."""
    try:
        reply = ask(Profile.chosen().socket, command)
    except NoAnswer as why:
        return _fail(str(why), FAILED)
    except NotRunning:
        return _to_the_file(otherwise)
    return _fail(str(reply["error"]), FAILED) if "error" in reply else OK


def _to_the_file(change: Callable[[SettingsFile], Reading]) -> int:
    file = _file()
    file.read()
    try:
        reading = change(file)
    except ValueError as error:
        return _fail(str(error), FAILED)
    if file.unsaved:  # nothing runs in which the change could hold
        _complain(file.told)
        return _fail(said("{file} cannot be used: {why}.", file=file.path, why=file.obstacle), FAILED)
    _complain(reading.problems)
    return OK


def _no_such_stretch(key: str, value: Value) -> str:
    """Why this stretch cannot be chosen; empty if it can, or if it is about something else."""
    if key != "stretch":
        return ""
    from calfbreak.adapters.catalog import load_catalog
    from calfbreak.domain.stretching.stretch import ROTATE
    from calfbreak.domain.wording import no_such_stretch

    catalog = load_catalog(Profile.chosen().config)
    known = (*catalog.stretches, *catalog.routines, ROTATE)
    return "" if value in known else no_such_stretch(str(value), known)


def _table(options: argparse.Namespace) -> int:
    from calfbreak.domain.settings.markdown import table

    print(table())
    return OK


def _written(value: object) -> str:
    """A value as one types it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _complain(problems: Iterable[str]) -> None:
    for problem in problems:
        print(f"! {told(problem)}", file=sys.stderr)


def _fail(sentence: str, status: int) -> int:
    print(f"calfbreak config: {told(sentence)}", file=sys.stderr)
    return status
