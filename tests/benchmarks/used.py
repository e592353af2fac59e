"""Somebody who uses the windows: what they cost afterwards is what stays when they are closed."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence

from desktop.program import Program
from desktop.session import Desktop
from desktop.waiting import wait_until

WINDOWS: tuple[tuple[Sequence[str], str], ...] = (
    ((), "^Calf Break$"),
    (("settings",), "^Settings"),
    (("stretch", "wall-straight"), "— Calf Break$"),
)
"""What is asked for on the command line, and the title of the window that opens."""
ONCE_AROUND = 20
"""Seconds in the stretch: the preparation and the first of a hold, all that it ever draws."""


def use_windows(desktop: Desktop, program: Program, environ: dict[str, str]) -> None:
    """Open the small window, the settings and a stretch of `program`, one after the other, and close each.

    `environ` is what the program was started with, beside what the desktop sets.
    """
    for words, title in WINDOWS:
        asked = [*program.command, *words]
        subprocess.run(asked, env=desktop.env | environ, check=True, capture_output=True, timeout=ONCE_AROUND)
        number = wait_until(lambda title=title: desktop.windows(title), f"the window {title}")[0]
        if "stretch" in words:
            time.sleep(ONCE_AROUND)
        desktop.run("xdotool", "windowactivate", "--sync", str(number))
        desktop.key("Escape")
        wait_until(lambda title=title: not desktop.windows(title), f"the end of {title}")
