"""The command line. Nothing here imports Qt but the command that needs it: `calfbreak status` should be instant.

The commands that ask the running program are in asking.py, those of the records in report/, of the settings in
config.py, of autostart and menu in installing.py.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from calfbreak import __version__
from calfbreak.domain.translation import mark, told, tr
from calfbreak.installing import THEN, add_installing
from calfbreak.standard_output import OutputEnds, watched_output
from calfbreak.usage import use_our_words

OK = 0
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
            if len(words) == 1 and words[0] in _INTERNAL:
                return _INTERNAL[words[0]]()
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
    from calfbreak.asking import add_asking

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
    add_asking(verbs)
    _add_working(verbs)
    return parser


def _add_working(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that work without the running program."""
    from calfbreak.asking import ask
    from calfbreak.config import add_config
    from calfbreak.report.history_command import add_history
    from calfbreak.report.stretch_file import add_stretches

    add_history(verbs, lambda: ask({"type": "Show", "window": "history"}))
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


# --- the program itself ----------------------------------------------------------------------------------------------


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
    from calfbreak.asking import ask, request

    if not _first_listens():
        return _start(scale=scale, at_login=at_login, then=then)
    if then:
        return ask(then)
    request({"type": "Show", "window": "status"})
    print(tr("Calf Break is already running; it shows what is going on."))
    return OK


def _first_listens() -> bool:
    """Whether the program that runs can be asked something; False if it has ended meanwhile."""
    from calfbreak.adapters.control_client import NoAnswer
    from calfbreak.adapters.profile import Profile
    from calfbreak.asking import FAILED, fail
    from calfbreak.second_start import first_listens

    profile = Profile.chosen()
    try:
        return first_listens(profile.socket, profile.runtime)
    except NoAnswer as why:
        fail(told(why), FAILED)


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


def _plots() -> int:
    from calfbreak.plots.command import run

    return run(sys.stdin.buffer, sys.stdout.buffer)


def _archive() -> int:
    from calfbreak.report.archive_command import run

    return run(sys.stdin.buffer, sys.stdout.buffer)


_INTERNAL: dict[str, Callable[[], int]] = {"plots": _plots, "archive": _archive}
"""What the history window runs beside itself. No person is told of it."""
