"""Starts the program: the icon first, because that is what a person waits for, then everything else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from calfbreak.adapters.display import display_trouble
from calfbreak.adapters.instance import Instance
from calfbreak.adapters.profile import Profile
from calfbreak.ports import Unavailable


def run(profile: Profile, *, scale: float = 1.0) -> int:
    """Run the program in this profile until somebody quits; the exit status.

    Raises AlreadyRunning if it runs.
    """
    try:
        profile.prepare()
        instance = Instance(profile.runtime)
    except Unavailable as why:
        print(why, file=sys.stderr)
        return 1
    if trouble := display_trouble():
        print(trouble, file=sys.stderr)
        return 1
    try:
        return _run(profile, scale)
    finally:
        instance.close()


def _run(profile: Profile, scale: float) -> int:
    from calfbreak.ui.opening import Opening

    opening = Opening(early=True)
    running: list[object] = []

    def load() -> None:
        from calfbreak.app import App

        app = App(opening, profile, scale=scale)
        running.append(app)
        app.start()

    return opening.run(load)


def draw_pictures(folder: Path) -> int:
    """Draw every window into `folder`; the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from calfbreak.adapters.catalog import load_stretches
    from calfbreak.ui.opening import Opening
    from calfbreak.ui.pictures import save_pictures

    opening = Opening()
    for picture in save_pictures(folder, load_stretches()):
        print(picture)
    opening.application.shutdown()
    return 0
