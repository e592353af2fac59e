"""`calfbreak history`: what was, and what one can do with the records. They are read and written in their files."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from calfbreak.domain.translation import tr


def add_history(verbs: argparse._SubParsersAction[argparse.ArgumentParser], open_window: Callable[[], int]) -> None:
    """Add `history` and what one can do with it to the command line; `open_window` asks the running program."""
    history = verbs.add_parser(
        "history",
        help=tr("what was today; export, import, delete"),
        description=tr("What was today, or on another day."),
    )
    history.add_argument("--date", metavar="YYYY-MM-DD", help=tr("another day"))
    history.add_argument("--json", action="store_true", help=tr("every record, as JSON"))
    history.add_argument("--window", action="store_true", help=tr("open the window of the running program"))
    history.set_defaults(run=lambda options: open_window() if options.window else _history(options))
    deeds = history.add_subparsers(title=tr("your records are yours"), metavar="COMMAND")
    export = deeds.add_parser("export", help=tr("write all records, or those of some days, for other programs"))
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--csv", action="store_true", help=tr("one table, for a spreadsheet"))
    form.add_argument("--json", action="store_true", dest="as_json", help=tr("every detail; `import` reads it"))
    export.add_argument("--from", dest="first", metavar="YYYY-MM-DD", help=tr("from this day"))
    export.add_argument("--to", dest="last", metavar="YYYY-MM-DD", help=tr("up to and with this day"))
    export.add_argument("--output", metavar="FILE", type=Path, help=tr("write it here instead of printing it"))
    export.set_defaults(run=_export)
    bring_in = deeds.add_parser("import", help=tr("add the records of another computer, or of a backup; twice is once"))
    bring_in.add_argument("file", metavar="FILE", type=Path, help=tr("an export as JSON, or a history.db"))
    bring_in.set_defaults(run=_import)
    delete = deeds.add_parser("delete", help=tr("delete records, after asking, with a copy kept"))
    which = delete.add_mutually_exclusive_group(required=True)
    which.add_argument("--before", metavar="YYYY-MM-DD", help=tr("all days before this one"))
    which.add_argument("--everything", action="store_true", help=tr("all days"))
    delete.add_argument("--yes", action="store_true", help=tr("do not ask"))
    delete.set_defaults(run=_delete)


def _history(options: argparse.Namespace) -> int:
    from calfbreak.report.day import history

    return history(options.date, as_json=options.json)


def _export(options: argparse.Namespace) -> int:
    from calfbreak.report.exchange import export

    return export(options.first, options.last, options.output, as_csv=options.csv)


def _import(options: argparse.Namespace) -> int:
    from calfbreak.report.exchange import bring_in

    return bring_in(options.file)


def _delete(options: argparse.Namespace) -> int:
    from calfbreak.report.exchange import delete

    return delete(options.before, yes=options.yes)
