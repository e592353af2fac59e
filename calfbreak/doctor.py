"""`calfbreak doctor`: what was chosen on this desktop, what every other candidate said, and what to install.

`--report` tells the same without anything private: see discretion.py.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from calfbreak import __version__
from calfbreak.adapters.choose import Choice
from calfbreak.adapters.profile import Profile
from calfbreak.domain.wording import tr
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
    autostart: str
    """Whether the desktop starts the program."""
    profile: Profile
    problems: tuple[str, ...]


def report(findings: Findings, *, discreet: bool = False) -> str:
    """The findings in words; `discreet` without anything private."""
    if not discreet:
        return _written(findings)
    from calfbreak.discretion import private_words, redacted, without_names, without_quotes

    told = replace(
        findings,
        surroundings=tuple((name, without_names(state)) for name, state in findings.surroundings),
        problems=tuple(without_quotes(problem) for problem in findings.problems),
    )
    return redacted(_written(told), private_words())


def _written(findings: Findings) -> str:
    return "\n".join(
        (
            *_versions(),
            "",
            *_input(findings),
            *_channels(findings),
            "Calls, films, quiet",
            *(f"  {name}: {state}" for name, state in findings.surroundings),
            *_tray(findings),
            "Sound",
            f"  {findings.sound}",
            f"  voice: {findings.voice}",
            "Lock, sleep, clock",
            *(f"  {name}: {state}" for name, state in findings.watchers),
            *([] if findings.watchers else ["  nothing tells of them; a sleep is noticed by the clocks"]),
            "Start with the desktop",
            f"  {findings.autostart}",
            *_files(findings.profile),
            *(["Problems", *(f"  ! {problem}" for problem in findings.problems)] if findings.problems else []),
        )
    )


def autostart_found(loop: Loop) -> str:
    """Whether the desktop starts the program of this person, in a sentence."""
    from calfbreak.adapters.autostart.choose import autostart_here
    from calfbreak.domain.wording.autostart import autostart_line

    try:
        return autostart_line(autostart_here(loop, Profile.chosen()).read())
    except Unavailable as why:
        return str(why)


def _versions() -> list[str]:
    from calfbreak.ui.opening import VERSION

    session = os.environ.get("XDG_SESSION_TYPE") or "unknown session"
    desktop = os.environ.get("XDG_CURRENT_DESKTOP") or "unknown desktop"
    return [
        f"Calf Break {__version__}, Python {platform.python_version()}, Qt for Python {VERSION}",
        f"{platform.system()} {platform.release()}, {session}, {desktop}",
    ]


def _input(findings: Findings) -> list[str]:
    choice = findings.input
    lines = ["Keyboard and mouse", f"  used: {choice.name}"]
    lines += [f"  not {refused.name}: {refused.why}" for refused in choice.refused]
    lines += [f"  not needed: {name}" for name in choice.untried]
    if choice.adapter.idle() is None:
        lines.append("  cannot be measured here: all time that is awake and unlocked counts as sitting")
    return lines


def _channels(findings: Findings) -> list[str]:
    lines = ["Reminders", f"  used now: {findings.channel}"]
    for name, available, state in findings.channels:
        lines.append(f"  {name}: {state}" + ("" if available else " (not available)"))
    lines += [f"  not possible: {why}" for why in findings.channels_refused]
    if not any(available for name, available, _ in findings.channels if name == "desktop notifications"):
        lines.append("  to install: a notification service, such as dunst or xfce4-notifyd (mako on sway)")
    return lines


def _tray(findings: Findings) -> list[str]:
    if findings.tray:
        return ["Tray icon", "  the panel has a place for it"]
    return [
        "Tray icon",
        "  this desktop has no place for it (GNOME needs the AppIndicator extension)",
        "  instead: start Calf Break a second time to see what is going on, or use the command line",
    ]


def _files(profile: Profile) -> list[str]:
    return [
        "Files",
        f"  settings  {profile.settings_file}",
        f"  history   {profile.history_file}",
        f"  log       {profile.log_file}",
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
            lines.append(f"  settings for everybody on this computer  {path}")
            lines += [f"    defaults: {', '.join(sorted(given))}"] if given else []
            lines += [f"    locked: {', '.join(sorted(locked))}"] if locked else []
    return lines


def main(file: Path | None = None) -> int:
    """Print the findings of the running program, or, if none runs, of one made for the purpose; the exit status.

    With a `file` they are discreet, and written into it; `-` prints them.
    """
    from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask

    discreet = file is not None
    try:
        reply = ask(Profile.chosen().socket, {"type": "Examine", "discreet": discreet})
        text = f"{reply.get('report') or reply.get('error')}\n(as found by the running program)"
    except NotRunning:
        text = _examine(discreet)
    except NoAnswer as why:
        print(why, file=sys.stderr)
        return 1
    return _hand_over(text, file)


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

    trouble = display_trouble()
    if trouble:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory(prefix="calf-break-doctor-") as folder:
        from calfbreak.app import App
        from calfbreak.ui.opening import Opening

        app = App(Opening(), replace(Profile.at(Path(folder)), system=Profile.chosen().system))
        app.start()
        told: list[str] = []

        def finish(words: str) -> None:
            told.append(words)
            app.quit()

        app.loop.call_in(_PATIENCE, lambda: app.outside.examine(finish, discreet=discreet))
        app.application.exec()
        words = "\n".join(told)
    notes = ["(Calf Break is not running; this is what it would find.)", *([f"! {trouble}"] if trouble else [])]
    return "\n".join((words.replace(folder, "(profile)"), *notes))
