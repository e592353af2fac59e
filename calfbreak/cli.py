"""The command line. Nothing here imports Qt but the command that needs it: `calfbreak status` should be instant."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from calfbreak import __version__

OK, FAILED, USAGE, NOT_RUNNING = 0, 1, 2, 3

_DESCRIPTION = """\
Calf Break measures how long you really sit, reminds you to stretch your calves at a moment
when it makes sense, and guides you through the stretch."""

_EPILOGUE = """\
a day with it:
  calfbreak                 start it (or show what is going on, if it runs)
  calfbreak stretch         stretch now
  calfbreak snooze          the reminder comes in the way: in ten minutes
  calfbreak pause 1h        leave me alone; also: pause, pause tomorrow
  calfbreak history         what was today

exit status: 0 done, 1 refused or failed (with a sentence), 2 wrong usage, 3 Calf Break is not running."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except BrokenPipeError:
        # Whoever read our output has enough of it (`calfbreak history | head`).
        sys.stderr.close()
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="calfbreak",
        description=_DESCRIPTION,
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Calf Break {__version__}")
    parser.set_defaults(run=_start, scale=1.0)
    # For tests and the demo: seconds of the program's clock that pass in a real one.
    parser.add_argument("--clock-scale", dest="scale", type=float, help=argparse.SUPPRESS)
    verbs = parser.add_subparsers(title="commands", metavar="")
    _add_asking(verbs)
    _add_working(verbs)
    return parser


def _add_asking(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that ask the running program."""
    status = verbs.add_parser("status", help="what is going on")
    status.add_argument("--json", action="store_true", help="everything, as JSON")
    status.set_defaults(run=_status)
    stretch = verbs.add_parser("stretch", help="open the guided stretch")
    words = "another stretch or routine than the chosen one"
    stretch.add_argument("stretch", nargs="?", default="", metavar="ID", help=words)
    stretch.set_defaults(run=lambda options: _ask({"type": "Stretch", "stretch": options.stretch}))
    pause = verbs.add_parser("pause", help="no counting and no reminders for a time")
    pause.add_argument("time", nargs="?", default="", metavar="TIME", help="30m, 1h, tomorrow; without: until resumed")
    pause.set_defaults(run=_pause)
    plain: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("snooze", "put the reminder off", {"type": "Snooze"}),
        ("skip", "no stretch this time", {"type": "Skip"}),
        ("resume", "end the pause", {"type": "Resume"}),
        ("stand", "I'm standing: stop counting", {"type": "Stand"}),
        ("sit", "I sit again", {"type": "Sit"}),
        ("settings", "open the settings", {"type": "Show", "window": "settings"}),
        ("quit", "end the program", {"type": "QuitProgram"}),
    )
    for verb, words, command in plain:
        verbs.add_parser(verb, help=words).set_defaults(run=_asking(command))


def _add_working(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that work without the running program."""
    _add_history(verbs)
    verbs.add_parser("doctor", help="what works on this desktop, and what to install").set_defaults(run=_doctor)
    simulate = verbs.add_parser("simulate", help="run timelines through the rules (see tests/timelines)")
    simulate.add_argument("files", nargs="+", metavar="FILE", type=Path)
    simulate.set_defaults(run=_simulate)
    demo = verbs.add_parser("demo", help="an hour in a minute, with a scripted person, in a throw-away profile")
    demo.add_argument("--pictures", metavar="FOLDER", type=Path, help="save pictures of the windows here")
    demo.set_defaults(run=_demo)
    pictures = verbs.add_parser("pictures", help="draw every window, light and dark, into a folder")
    pictures.add_argument("folder", metavar="FOLDER", type=Path)
    pictures.set_defaults(run=_pictures)


def _add_history(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What was, and what one can do with it."""
    history = verbs.add_parser(
        "history", help="what was today; export, import, delete", description="What was today, or on another day."
    )
    history.add_argument("--date", metavar="YYYY-MM-DD", help="another day")
    history.add_argument("--json", action="store_true", help="every record, as JSON")
    history.add_argument("--window", action="store_true", help="open the window of the running program")
    history.set_defaults(run=_history)
    deeds = history.add_subparsers(title="your records are yours", metavar="")
    export = deeds.add_parser("export", help="write all records, or those of some days, for other programs")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--csv", action="store_true", help="one table, for a spreadsheet")
    form.add_argument("--json", action="store_true", dest="as_json", help="every detail; `import` reads it")
    export.add_argument("--from", dest="first", metavar="YYYY-MM-DD", help="from this day")
    export.add_argument("--to", dest="last", metavar="YYYY-MM-DD", help="up to and with this day")
    export.add_argument("--output", metavar="FILE", type=Path, help="write it here instead of printing it")
    export.set_defaults(run=_export)
    bring_in = deeds.add_parser("import", help="add the records of another computer, or of a backup; twice is once")
    bring_in.add_argument("file", metavar="FILE", type=Path, help="an export as JSON, or a history.db")
    bring_in.set_defaults(run=_import)
    delete = deeds.add_parser("delete", help="delete records, after asking, with a copy kept")
    which = delete.add_mutually_exclusive_group(required=True)
    which.add_argument("--before", metavar="YYYY-MM-DD", help="all days before this one")
    which.add_argument("--everything", action="store_true", help="all days")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(run=_delete)


# --- the running program ---------------------------------------------------------------------------------------------


def _request(command: dict[str, object], limit: float = 2.0) -> dict[str, object]:
    """Ask the running program. Ends this one, with a sentence, if there is no answer."""
    from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
    from calfbreak.adapters.profile import Profile

    try:
        reply = ask(Profile.chosen().socket, command, limit)
    except NotRunning:
        _fail("Calf Break is not running. Start it with: calfbreak", NOT_RUNNING)
    except NoAnswer as why:
        _fail(str(why), FAILED)
    if "error" in reply:
        _fail(str(reply["error"]), FAILED)
    return reply


def _fail(sentence: str, status: int) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(status)


def _ask(command: dict[str, object]) -> int:
    if line := _request(command).get("line"):
        print(line)
    return OK


def _asking(command: dict[str, object]) -> Callable[[argparse.Namespace], int]:
    return lambda options: _ask(command)


def _status(options: argparse.Namespace) -> int:
    reply = _request({"type": "Status"})
    if options.json:
        import json

        print(json.dumps(reply["status"], indent=2))
    else:
        print(reply["line"])
        for problem in _texts(reply.get("problems")):
            print(f"! {problem}")
    return OK


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _pause(options: argparse.Namespace) -> int:
    from calfbreak.domain.settings import parse_duration

    command: dict[str, object] = {"type": "Pause"}
    if options.time == "tomorrow":
        command["until_tomorrow"] = True
    elif options.time:
        try:
            command["lasting"] = parse_duration(options.time)
        except ValueError as error:
            _fail(f"calfbreak pause: {error}, nor `tomorrow`", USAGE)
    return _ask(command)


def _start(options: argparse.Namespace) -> int:
    from calfbreak.adapters.instance import AlreadyRunning
    from calfbreak.adapters.profile import Profile
    from calfbreak.start import run

    try:
        return run(Profile.chosen(), scale=options.scale)
    except AlreadyRunning:
        _request({"type": "Show", "window": "status"})
    print("Calf Break is already running; it shows what is going on.")
    return OK


# --- without the running program -------------------------------------------------------------------------------------


def _history(options: argparse.Namespace) -> int:
    if options.window:
        return _ask({"type": "Show", "window": "history"})
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


def _doctor(options: argparse.Namespace) -> int:
    from calfbreak.doctor import main as examine

    return examine()


def _simulate(options: argparse.Namespace) -> int:
    from calfbreak.simulate.command import run

    return run(options.files, print)


def _demo(options: argparse.Namespace) -> int:
    from calfbreak.demo import main as demonstrate

    return demonstrate(options.pictures)


def _pictures(options: argparse.Namespace) -> int:
    from calfbreak.start import draw_pictures

    return draw_pictures(options.folder)
