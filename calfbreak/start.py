"""Starts the program: the icon first, because that is what a person waits for, then everything else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from calfbreak.adapters.display import display_trouble, hang_up
from calfbreak.adapters.instance import Instance
from calfbreak.adapters.profile import Profile
from calfbreak.domain.translation import told, tr
from calfbreak.ports import Unavailable


def run(profile: Profile, *, scale: float = 1.0, at_login: bool = False, then: dict[str, object] | None = None) -> int:
    """Run the program in this profile until somebody quits; the exit status.

    `at_login`: the desktop started it. `then` is a command, as it goes over the control socket, to carry out first.
    Raises AlreadyRunning if it runs.
    """
    try:
        profile.prepare()
        instance = Instance(profile.runtime)
    except Unavailable as why:
        _complain(told(why))
        return 1
    if trouble := display_trouble():
        print(told(trouble), file=sys.stderr)
        return 1
    try:
        return _run(profile, scale, at_login, then)
    finally:
        instance.close()


def _complain(sentence: str) -> None:
    """Say it where somebody sees it: what the desktop starts has no terminal."""
    print(sentence, file=sys.stderr)
    if sys.stderr is None or not sys.stderr.isatty():
        from calfbreak.adapters.notify.last_word import last_word
        from calfbreak.domain.wording import program_name

        with suppress(Unavailable):  # then it stands in the desktop's own log, and nowhere else
            last_word(program_name(), sentence)


def _run(profile: Profile, scale: float, at_login: bool, then: dict[str, object] | None) -> int:
    from calfbreak.ui.import_hook import import_plainly

    import_plainly()
    from calfbreak.ui.opening import Opening

    opening = Opening(early=True)
    hang_up()
    running: list[object] = []

    def load() -> None:
        from calfbreak.app import App
        from calfbreak.domain.codec import from_json
        from calfbreak.domain.commands import Command

        try:
            app = App(opening, profile, scale=scale)
            running.append(app)
            app.start(at_login=at_login, then=from_json(Command, then) if then else None)
        except BaseException:  # it is told as ever; but no icon may stay with nothing behind it
            opening.application.exit(1)
            raise

    return opening.run(load)


def draw_pictures(
    folder: Path, language: str, *, themes: Sequence[str], scale: float, text_size: int, backwards: bool
) -> int:
    """Draw every window into `folder`, in the language with this code and in these themes; the exit status.

    `scale` is that of the screen, `text_size` in percent; `backwards`: laid out as for a language that is written from
    right to left.
    """
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    from calfbreak.adapters.catalog import load_stretches
    from calfbreak.adapters.languages import speak
    from calfbreak.plots.at_once import AtOncePlotter
    from calfbreak.ui.opening import Opening
    from calfbreak.ui.pictures import pictures, save_pictures, turn_around
    from calfbreak.ui.qt_language import QtLanguage

    opening = Opening()
    QtLanguage(opening.application).speak(speak(language, {}))
    if backwards:
        turn_around()
    drawn = pictures(load_stretches(), AtOncePlotter(), themes=themes, text_size=text_size)
    try:
        files = save_pictures(folder, drawn)
    except OSError as error:
        words = tr("{file} cannot be written: {why}.")
        print(words.format(file=error.filename or folder, why=error.strerror or error), file=sys.stderr)
        return 1
    for file in files:
        print(file)
    opening.application.shutdown()
    return 0
