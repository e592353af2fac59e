"""`calfbreak doctor`: what was chosen on this desktop, what every other candidate said, and what to install.

It speaks the person's language. `--report` tells the same in English, for the developers, and without anything private:
see discretion.py.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from calfbreak import __version__
from calfbreak.adapters.choose import Choice
from calfbreak.adapters.profile import Profile
from calfbreak.domain.autostart import Autostart, impossible
from calfbreak.domain.translation import in_english, told, tr
from calfbreak.domain.wording import trouble
from calfbreak.domain.wording.autostart import autostart_line
from calfbreak.ports import InputSource, Loop, Unavailable

_PATIENCE = 1.5
"""Seconds in which the services of the desktop must have answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the program found."""

    input: Choice[InputSource]
    channels: tuple[tuple[str, bool, str], ...]
    """Name, whether it could show something now, and how it is doing, best first."""
    channel: str
    """The one that a reminder would be shown by now."""
    channels_refused: tuple[str, ...]
    surroundings: tuple[tuple[str, str], ...]
    """What can be found out about calls, films and quiet, and how."""
    tray: bool
    sound: str
    """What plays sounds, or why nothing does."""
    voice: str
    """What speaks, or why nothing does."""
    watchers: tuple[tuple[str, str], ...]
    autostart: Autostart
    """Whether the desktop starts the program."""
    profile: Profile
    problems: tuple[str, ...]


def report(findings: Findings, *, discreet: bool = False) -> str:
    """The findings in words; `discreet`: in English and without anything private."""
    if not discreet:
        return _written(findings)
    with in_english():
        return _discreet(findings)


def _discreet(findings: Findings) -> str:
    from calfbreak.discretion import private_words, redacted, without_names, without_quotes

    shown = replace(
        findings,
        surroundings=tuple((name, without_names(state)) for name, state in findings.surroundings),
        problems=tuple(without_quotes(problem) for problem in findings.problems),
    )
    return redacted(_written(shown), private_words())


def _written(findings: Findings) -> str:
    return "\n".join(
        (
            *_versions(),
            "",
            *_input(findings),
            *_channels(findings),
            tr("Calls, films, quiet"),
            *_states(findings.surroundings),
            tr("Icon in the panel"),
            _line(tr("there is a place for it") if findings.tray else told(trouble.no_tray())),
            tr("Sound"),
            _line(told(findings.sound)),
            _line(told(findings.voice), tr("Voice")),
            tr("Lock, sleep, clock"),
            *_states(findings.watchers),
            tr("Start with the computer"),
            _line(autostart_line(findings.autostart)),
            *_files(findings.profile),
            *([tr("Problems")] if findings.problems else []),
            *(_line(f"! {told(problem)}") for problem in findings.problems),
        )
    )


def _states(named: Iterable[tuple[str, str]]) -> list[str]:
    return [_line(told(state), told(name)) for name, state in named]


def _line(words: str, name: str = "") -> str:
    return "  " + (tr("{name}: {state}").format(name=name, state=words) if name else words)


def autostart_found(loop: Loop) -> Autostart:
    """Whether the desktop starts the program of this person."""
    from calfbreak.adapters.autostart.choose import autostart_here

    try:
        return autostart_here(loop, Profile.chosen()).read()
    except Unavailable as why:
        return impossible(str(why))


def _versions() -> list[str]:
    from calfbreak.ui.opening import VERSION

    session = os.environ.get("XDG_SESSION_TYPE") or "?"
    desktop = os.environ.get("XDG_CURRENT_DESKTOP") or "?"
    return [
        f"Calf Break {__version__}, Python {platform.python_version()}, PySide {VERSION}",
        f"{platform.system()} {platform.release()}, {session}, {desktop}",
    ]


def _input(findings: Findings) -> list[str]:
    choice = findings.input
    lines = [tr("Keyboard and mouse"), _line(tr("used: {name}").format(name=told(choice.name)))]
    lines += [
        _line(tr("not {name}: {why}").format(name=told(each.name), why=told(each.why))) for each in choice.refused
    ]
    lines += [_line(tr("not needed: {name}").format(name=told(name))) for name in choice.untried]
    if choice.adapter.idle() is None:
        lines.append(_line(told(trouble.unmeasured())))
    return lines


def _channels(findings: Findings) -> list[str]:
    lines = [tr("Reminders"), _line(tr("used: {name}").format(name=told(findings.channel)))]
    for name, available, state in findings.channels:
        words = tr("{name}: {state}") if available else tr("{name}: {state} (not available)")
        lines.append(_line(words.format(name=told(name), state=told(state))))
    lines += [_line(tr("not possible: {why}").format(why=told(why))) for why in findings.channels_refused]
    if not any(available for name, available, _ in findings.channels if name == "desktop notifications"):
        lines.append(_line(told(trouble.no_notifications(window=findings.channel == "own window"))))
    return lines


def _files(profile: Profile) -> list[str]:
    return [
        tr("Your files"),
        _line(str(profile.settings_file), tr("Settings")),
        _line(str(profile.history_file), tr("History")),
        _line(str(profile.log_file), tr("Log")),
        *for_everybody(profile),
    ]


def for_everybody(profile: Profile) -> list[str]:
    """The files of settings of the whole computer from which something holds, and what."""
    from calfbreak.adapters.system_settings import SystemSettings

    found, lines = SystemSettings(profile.system_settings).read(), []
    for path in profile.system_settings:
        locked = [key for key, by in found.locked_by.items() if by == path]
        given = [key for key, by in found.given_by.items() if by == path and key not in found.locked_by]
        if given or locked:
            lines.append(_line(str(path), tr("Settings for everybody on this computer")))
            lines += ["  " + _line(", ".join(sorted(given)), tr("defaults"))] if given else []
            lines += ["  " + _line(", ".join(sorted(locked)), tr("locked"))] if locked else []
    return lines


def main(file: Path | None = None) -> int:
    """Print the findings of the running program, or, if none runs, of one made for the purpose; the exit status.

    With a `file` they are discreet, and written into it; `-` prints them.
    """
    from calfbreak.adapters.control_client import NoAnswer

    discreet = file is not None
    try:
        with in_english() if discreet else nullcontext():
            text = _asked(discreet)
    except NoAnswer as why:
        print(told(why), file=sys.stderr)
        return 1
    return _hand_over(text, file)


def _asked(discreet: bool) -> str:
    """What the running program says of itself, or one that is made for the purpose. Raises NoAnswer."""
    from calfbreak.adapters.control_client import NotRunning, ask

    try:
        reply = ask(Profile.chosen().socket, {"type": "Examine", "discreet": discreet})
    except NotRunning:
        return _examine(discreet)
    running = tr("as found by the running program")
    return f"{reply.get('report') or reply.get('error')}\n({running})"


def _hand_over(text: str, file: Path | None) -> int:
    """Print it, or write it down; the exit status."""
    if file is None or str(file) == "-":
        print(text)
        return 0
    try:
        file.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        print(tr("{file} cannot be written: {why}.").format(file=file, why=error.strerror), file=sys.stderr)
        return 1
    words = tr("Written to {file}. Nothing in it tells who you are or what you did; read it before you send it.")
    print(words.format(file=file))
    return 0


def _examine(discreet: bool) -> str:
    """Make the program in a throw-away profile, let the desktop answer, and look."""
    from tempfile import TemporaryDirectory

    from calfbreak.adapters.display import display_trouble
    from calfbreak.adapters.languages import chosen_language

    missing = display_trouble()
    note = tr("Calf Break is not running; this is what it would find.")
    notes = [f"({note})", *([f"! {told(missing)}"] if missing else [])]
    if missing:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory(prefix="calf-break-doctor-") as folder:
        from calfbreak.app import App
        from calfbreak.ui.opening import Opening

        chosen = Profile.chosen()
        profile = replace(Profile.at(Path(folder)), system=chosen.system)
        language = chosen_language(chosen.settings_file, chosen.system_settings)
        profile.settings_file.write_text(f'language = "{language}"\n', encoding="utf-8")
        app = App(Opening(), profile)
        app.start()
        found: list[str] = []

        def finish(words: str) -> None:
            found.append(words)
            app.quit()

        app.loop.call_in(_PATIENCE, lambda: app.outside.examine(finish, discreet=discreet))
        app.application.exec()
        words = "\n".join(found)
    return "\n".join((words.replace(folder, "(profile)"), *notes))
