"""The commands that ask the running program: each sends one request over its socket, and says the answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn

from calfbreak.domain.translation import told, tr

OK, FAILED, USAGE, NOT_RUNNING = 0, 1, 2, 3


def add_asking(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Teach the command line these commands."""
    status = verbs.add_parser("status", help=tr("what is going on"))
    status.add_argument("--json", action="store_true", help=tr("everything, as JSON"))
    status.set_defaults(run=_status)
    stretch = verbs.add_parser("stretch", help=tr("open the guided stretch"))
    words = tr("another stretch or routine than the chosen one")
    stretch.add_argument("stretch", nargs="?", default="", metavar="ID", help=words)
    stretch.set_defaults(run=lambda options: ask({"type": "Stretch", "stretch": options.stretch}))
    pause = verbs.add_parser("pause", help=tr("no counting and no reminders for a time"))
    pause.add_argument(
        "time",
        nargs="?",
        default="",
        metavar="TIME",
        help=tr("30m, 1h, today (or tomorrow: until then); without: until resumed"),
    )
    pause.set_defaults(run=_pause)
    check = verbs.add_parser("check", help=tr("write a knee-to-wall check down, in cm: the best of each leg"))
    check.add_argument("left", metavar="LEFT", help=tr("9.5 or 9,5; - if it was not measured"))
    check.add_argument("right", metavar="RIGHT", help=tr("the same for the right leg"))
    check.add_argument("--date", metavar="YYYY-MM-DD", help=tr("correct the check of this day; - - removes it"))
    check.set_defaults(run=_check)
    plain: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("snooze", tr("put the reminder off"), {"type": "Snooze"}),
        ("skip", tr("no stretch this time"), {"type": "Skip"}),
        ("resume", tr("end the pause"), {"type": "Resume"}),
        ("stand", tr("I'm standing: stop counting"), {"type": "Stand"}),
        ("sit", tr("I sit again"), {"type": "Sit"}),
        ("settings", tr("open the settings"), {"type": "Show", "window": "settings"}),
        ("about", tr("version, licence, files, sources"), {"type": "Show", "window": "about"}),
        ("welcome", tr("the four steps of the first start"), {"type": "Show", "window": "welcome"}),
        ("quit", tr("end the program"), {"type": "QuitProgram"}),
    )
    for verb, words, command in plain:
        verbs.add_parser(verb, help=words).set_defaults(run=_asking(command))


def request(command: dict[str, object]) -> dict[str, object]:
    """Ask the running program. Ends this one, with a sentence, if there is no answer."""
    from calfbreak.adapters.control_client import NoAnswer, NotRunning
    from calfbreak.adapters.control_client import ask as put
    from calfbreak.adapters.profile import Profile

    try:
        reply = put(Profile.chosen().socket, command)
    except NotRunning:
        fail(tr("Calf Break is not running. Start it with: calfbreak"), NOT_RUNNING)
    except NoAnswer as why:
        fail(told(why), FAILED)
    if "error" in reply:
        fail(str(reply["error"]), FAILED)
    return reply


def fail(sentence: str, status: int) -> NoReturn:
    """End with this sentence and exit status."""
    print(sentence, file=sys.stderr)
    raise SystemExit(status)


def ask(command: dict[str, object]) -> int:
    """Send the command, and say what is going on then; the exit status."""
    if line := request(command).get("line"):
        print(line)
    return OK


def _asking(command: dict[str, object]) -> Callable[[argparse.Namespace], int]:
    return lambda options: ask(command)


def _status(options: argparse.Namespace) -> int:
    reply = request({"type": "Status"})
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
    from calfbreak.domain.settings.settings import parse_duration

    command: dict[str, object] = {"type": "Pause"}
    if options.time in ("today", "tomorrow"):  # not today, or: until tomorrow
        command["until_tomorrow"] = True
    elif options.time:
        try:
            command["lasting"] = parse_duration(options.time)
        except ValueError as error:
            words = tr("calfbreak pause: {error}, nor `today` or `tomorrow`")
            fail(words.format(error=told(error)), USAGE)
    return ask(command)


def _check(options: argparse.Namespace) -> int:
    from calfbreak.domain.history.knee_to_wall import parse_distance
    from calfbreak.domain.rules.calendar import parse_day

    try:
        legs = [() if typed == "-" else (parse_distance(typed),) for typed in (options.left, options.right)]
        day = parse_day(options.date).isoformat() if options.date else None
    except ValueError as error:
        fail(f"calfbreak check: {told(error)}", USAGE)
    measured: dict[str, object] = {"left": legs[0], "right": legs[1]}
    return ask({"type": "CorrectCheck", "day": day, **measured} if day else {"type": "RecordCheck", **measured})
