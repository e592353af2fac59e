"""`calfbreak stretches`: what there is, and one stretch or routine as a file for somebody else, or from them.

The files are changed here, whether or not the program runs; one that runs is told, and reads them again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from calfbreak.domain.translation import said, told, tr

if TYPE_CHECKING:
    from calfbreak.adapters.own_stretches import OwnStretches
    from calfbreak.domain.settings.settings import Settings
    from calfbreak.domain.stretching.catalog import Catalog

OK, FAILED = 0, 1


def add_stretches(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `stretches` and what it can do to the command line."""
    stretches = verbs.add_parser(
        "stretches", help=tr("list stretches and routines, import or export one, write your own")
    )
    stretches.set_defaults(run=_list)
    deeds = stretches.add_subparsers(title=tr("what can be done"), metavar="COMMAND")
    listing = deeds.add_parser("list", help=tr("every stretch and routine, with its time and what one needs"))
    listing.set_defaults(run=_list)
    export = deeds.add_parser("export", help=tr("write one into a file, for somebody else or to start from"))
    export.add_argument("id", metavar="ID")
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument("--replace", action="store_true", help=tr("also if there is such a file"))
    export.set_defaults(run=_export)
    bring_in = deeds.add_parser("import", help=tr("take over a file; its name becomes the id"))
    bring_in.add_argument("file", metavar="FILE", type=Path)
    known = bring_in.add_mutually_exclusive_group()
    known.add_argument("--replace", action="store_true", help=tr("in place of the one that is called so"))
    known.add_argument("--keep-both", action="store_true", help=tr("under another id, if one is called so"))
    bring_in.set_defaults(run=_import)
    edit = deeds.add_parser("edit", help=tr("open the window in which you write your own"))
    edit.set_defaults(run=_edit)


def _list(_options: argparse.Namespace) -> int:
    from calfbreak.adapters.own_stretches import OwnStretches
    from calfbreak.adapters.profile import Profile
    from calfbreak.adapters.settings_file import SettingsFile

    profile = Profile.chosen()
    settings = SettingsFile(profile.settings_file, profile.system_settings).look().settings
    catalog = OwnStretches(profile.config).catalog
    print("\n".join(lines(catalog, settings)))
    for problem in catalog.problems:
        print(f"! {told(problem)}", file=sys.stderr)
    return OK


def lines(catalog: Catalog, settings: Settings) -> list[str]:
    """A line for each stretch and routine: id, name, time, and what is to be said of it."""
    from calfbreak.domain.stretching.session import duration
    from calfbreak.domain.stretching.stretch import plan_of
    from calfbreak.domain.wording import exact_duration
    from calfbreak.domain.wording.stretches import remarks

    width = max(map(len, catalog.names))
    rows = []
    for identity in catalog.names:
        plan = plan_of(identity, catalog.stretches, catalog.routines)
        if plan is None:
            continue
        plan = plan.prescribed(settings.hold, settings.repetitions, catalog.doses)
        time = exact_duration(duration(*plan.prescriptions))
        chosen = identity == settings.stretch
        said = remarks(own=identity in catalog.own, missing=plan.missing(settings.equipment), chosen=chosen)
        rows.append(f"{identity:<{width}}  {tr(plan.name)}, {time}{f' ({said})' if said else ''}")
    return rows


def _export(options: argparse.Namespace) -> int:
    from calfbreak.shelf import Refused, Taken

    try:
        _shelf().export(options.id, str(options.file), replace=options.replace)
    except Taken as why:
        return _fail(said("{why} With --replace it is overwritten.", why=why))
    except Refused as why:
        return _fail(str(why))
    print(tr("Saved as {file}.").format(file=options.file))
    return OK


def _import(options: argparse.Namespace) -> int:
    from calfbreak.shelf import Refused, Taken

    shelf = _shelf()
    try:
        identity = shelf.bring_in(str(options.file), replace=options.replace, beside=options.keep_both)
    except Taken as why:
        return _fail(
            said("{why} With --replace the file takes its place, with --keep-both it gets another id.", why=why)
        )
    except Refused as why:
        return _fail(str(why))
    _tell_running()
    words = tr("{name} is there now, as {id}. Stretch with it: calfbreak stretch {id}")
    print(words.format(name=shelf.catalog.names[identity], id=identity))
    return OK


def _edit(_options: argparse.Namespace) -> int:
    from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
    from calfbreak.adapters.profile import Profile

    try:
        ask(Profile.chosen().socket, {"type": "Show", "window": "stretches"})
    except NotRunning:
        print(tr("Calf Break is not running. Start it with: calfbreak"), file=sys.stderr)
        return 3
    except NoAnswer as why:
        return _fail(str(why))
    return OK


def _shelf() -> OwnStretches:
    from calfbreak.adapters.own_stretches import OwnStretches
    from calfbreak.adapters.profile import Profile

    return OwnStretches(Profile.chosen().config)


def _tell_running() -> None:
    """Have the running program, if there is one, read the files again."""
    from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
    from calfbreak.adapters.profile import Profile

    try:
        ask(Profile.chosen().socket, {"type": "ReadStretches"})
    except NotRunning:
        pass  # it will read them when it starts
    except NoAnswer as why:
        print(f"! {told(why)}", file=sys.stderr)


def _fail(sentence: str) -> int:
    print(told(sentence), file=sys.stderr)
    return FAILED
