"""The command line. Nothing here imports Qt but the command that needs it: `calfbreak status` should be instant."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from calfbreak import __version__
from calfbreak.domain.translation import mark, told, tr
from calfbreak.installing import THEN, add_installing
from calfbreak.standard_output import OutputEnds, watched_output
from calfbreak.usage import use_our_words

OK, FAILED, USAGE, NOT_RUNNING = 0, 1, 2, 3
AT_LOGIN = "--at-login"

_DESCRIPTION = mark("""\
Calf Break measures how long you really sit, reminds you to stretch your calves at a moment
when it makes sense, and guides you through the stretch.""")

_EPILOGUE = mark("""\
a day with it:
  calfbreak                 start it (or show what is going on, if it runs)
  calfbreak stretch         stretch now
  calfbreak snooze          the reminder comes in the way: in ten minutes
  calfbreak pause 1h        leave me alone; also: pause, pause tomorrow
  calfbreak history         what was today

exit status: 0 done, 1 refused or failed (with a sentence), 2 wrong usage, 3 Calf Break is not running.""")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # nothing else can say what its terminal cannot show
            stream.reconfigure(errors="replace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with watched_output():
            _speak()
            # The program itself is nearly always started so. It lives long, and needs none of what all the commands do.
            if words in ([], [AT_LOGIN]):
                return _start(at_login=AT_LOGIN in words)
            options = _parser().parse_args(words)
            run: Callable[[argparse.Namespace], int] = options.run
            return run(options)
    except OutputEnds as end:
        return end.tell()


def _speak() -> None:
    """Speak the language of the settings, else that of the desktop."""
    from calfbreak.adapters.languages import chosen_language, speak
    from calfbreak.adapters.profile import Profile

    profile = Profile.chosen()
    speak(chosen_language(profile.settings_file, profile.system_settings), os.environ)


def _parser() -> argparse.ArgumentParser:
    use_our_words()
    parser = argparse.ArgumentParser(
        prog="calfbreak",
        description=tr(_DESCRIPTION),
        epilog=tr(_EPILOGUE),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Calf Break {__version__}", help=tr("the version"))
    parser.set_defaults(run=_start_as_asked, scale=1.0)
    # What entries of the desktop's menu and of its autostart say; people have the commands below.
    parser.add_argument("--then", choices=THEN, help=argparse.SUPPRESS)
    parser.add_argument(AT_LOGIN, action="store_true", help=argparse.SUPPRESS)
    # For tests and the demo: seconds of the program's clock that pass in a real one.
    parser.add_argument("--clock-scale", dest="scale", type=float, help=argparse.SUPPRESS)
    verbs = parser.add_subparsers(title=tr("commands"), metavar="COMMAND")
    _add_asking(verbs)
    _add_working(verbs)
    return parser


def _add_asking(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that ask the running program."""
    status = verbs.add_parser("status", help=tr("what is going on"))
    status.add_argument("--json", action="store_true", help=tr("everything, as JSON"))
    status.set_defaults(run=_status)
    stretch = verbs.add_parser("stretch", help=tr("open the guided stretch"))
    words = tr("another stretch or routine than the chosen one")
    stretch.add_argument("stretch", nargs="?", default="", metavar="ID", help=words)
    stretch.set_defaults(run=lambda options: _ask({"type": "Stretch", "stretch": options.stretch}))
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


def _add_working(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that work without the running program."""
    from calfbreak.config import add_config
    from calfbreak.report.history_command import add_history
    from calfbreak.report.stretch_file import add_stretches

    add_history(verbs, lambda: _ask({"type": "Show", "window": "history"}))
    add_config(verbs)
    add_stretches(verbs)
    add_installing(verbs)
    doctor = verbs.add_parser("doctor", help=tr("what works on this desktop, and what to install"))
    words = tr("the same with nothing private in it, to send to others; printed, or written into FILE")
    doctor.add_argument("--report", nargs="?", const=Path("-"), type=Path, metavar="FILE", help=words)
    doctor.set_defaults(run=_doctor)
    simulate = verbs.add_parser("simulate", help=tr("run timelines through the rules (see tests/timelines)"))
    simulate.add_argument("files", nargs="+", metavar="FILE", type=Path)
    simulate.set_defaults(run=_simulate)
    demo = verbs.add_parser("demo", help=tr("an hour in a minute, with a scripted person, in a throw-away profile"))
    demo.add_argument("--pictures", metavar="FOLDER", type=Path, help=tr("save pictures of the windows here"))
    demo.set_defaults(run=_demo)
    pictures = verbs.add_parser("pictures", help=tr("draw every window, light and dark, into a folder"))
    pictures.add_argument("folder", metavar="FOLDER", type=Path)
    pictures.add_argument("--language", metavar="CODE", default="en", help=tr("in this language, such as pt_BR"))
    themes = ("light", "dark", "high-contrast", "high-contrast-dark")
    words = tr("in these themes: light, dark, high-contrast, high-contrast-dark")
    pictures.add_argument("--theme", nargs="+", choices=themes, metavar="NAME", default=themes[:2], help=words)
    pictures.add_argument(
        "--scale", type=float, metavar="N", default=1.0, help=tr("on a screen of this scale, such as 2")
    )
    pictures.add_argument("--font", type=int, metavar="PERCENT", default=100, help=tr("with text of this size"))
    pictures.add_argument("--rtl", action="store_true", help=tr("laid out from right to left"))
    pictures.set_defaults(run=_pictures)
    # What the history window runs beside itself; without help, so that nobody is told of it.
    verbs.add_parser("plots").set_defaults(run=_plots)
    verbs.add_parser("archive").set_defaults(run=_archive)


# --- the running program ---------------------------------------------------------------------------------------------


def _request(command: dict[str, object]) -> dict[str, object]:
    """Ask the running program. Ends this one, with a sentence, if there is no answer."""
    from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
    from calfbreak.adapters.profile import Profile

    try:
        reply = ask(Profile.chosen().socket, command)
    except NotRunning:
        _fail(tr("Calf Break is not running. Start it with: calfbreak"), NOT_RUNNING)
    except NoAnswer as why:
        _fail(told(why), FAILED)
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
    from calfbreak.domain.settings.settings import parse_duration

    command: dict[str, object] = {"type": "Pause"}
    if options.time in ("today", "tomorrow"):  # not today, or: until tomorrow
        command["until_tomorrow"] = True
    elif options.time:
        try:
            command["lasting"] = parse_duration(options.time)
        except ValueError as error:
            words = tr("calfbreak pause: {error}, nor `today` or `tomorrow`")
            _fail(words.format(error=told(error)), USAGE)
    return _ask(command)


def _check(options: argparse.Namespace) -> int:
    from calfbreak.domain.history.knee_to_wall import parse_distance

    try:
        legs = [() if typed == "-" else (parse_distance(typed),) for typed in (options.left, options.right)]
    except ValueError as error:
        _fail(f"calfbreak check: {told(error)}", USAGE)
    return _ask({"type": "RecordCheck", "left": legs[0], "right": legs[1]})


def _start_as_asked(options: argparse.Namespace) -> int:
    return _start(scale=options.scale, at_login=options.at_login, then=THEN.get(options.then))


def _start(*, scale: float = 1.0, at_login: bool = False, then: dict[str, object] | None = None) -> int:
    from calfbreak.adapters.instance import AlreadyRunning
    from calfbreak.adapters.profile import Profile
    from calfbreak.start import run

    try:
        return run(Profile.chosen(), scale=scale, at_login=at_login, then=then)
    except AlreadyRunning:
        if at_login:
            return OK
    if not _first_listens():
        return _start(scale=scale, at_login=at_login, then=then)
    if then:
        return _ask(then)
    _request({"type": "Show", "window": "status"})
    print(tr("Calf Break is already running; it shows what is going on."))
    return OK


def _first_listens() -> bool:
    """Whether the program that runs can be asked something; False if it has ended meanwhile."""
    from calfbreak.adapters.control_client import NoAnswer
    from calfbreak.adapters.profile import Profile
    from calfbreak.second_start import first_listens

    profile = Profile.chosen()
    try:
        return first_listens(profile.socket, profile.runtime)
    except NoAnswer as why:
        _fail(told(why), FAILED)


# --- without the running program -------------------------------------------------------------------------------------


def _doctor(options: argparse.Namespace) -> int:
    from calfbreak.doctor import main as examine

    return examine(options.report)


def _simulate(options: argparse.Namespace) -> int:
    from calfbreak.simulate.command import run

    return run(options.files, print)


def _demo(options: argparse.Namespace) -> int:
    from calfbreak.demo import main as demonstrate

    return demonstrate(options.pictures)


def _pictures(options: argparse.Namespace) -> int:
    from calfbreak.start import draw_pictures

    return draw_pictures(
        options.folder,
        options.language,
        themes=options.theme,
        scale=options.scale,
        text_size=options.font,
        backwards=options.rtl,
    )


def _plots(options: argparse.Namespace) -> int:
    from calfbreak.plots.command import run

    return run(sys.stdin.buffer, sys.stdout.buffer)


def _archive(options: argparse.Namespace) -> int:
    from calfbreak.report.archive_command import run

    return run(sys.stdin.buffer, sys.stdout.buffer)
