"""What the history window costs the resident program: until it is open, and when it is closed again.

    python tests/benchmarks/history_window.py

To reach, with ten years of records: open within 500 ms, and at most 5 MB larger when it is closed. The whole program
runs, without a screen; memory is what it has written to (private dirty pages). Pages of libraries that it only reads
are left out: whether they count as its own depends on whether another Qt program runs. Figures, no verdict.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest

from calfbreak.adapters.profile import Profile
from calfbreak.app import App
from calfbreak.domain.commands import WindowName
from calfbreak.ui.memory import give_back
from calfbreak.ui.opening import Opening

if TYPE_CHECKING:
    from calfbreak.ui.history.window import HistoryWindow

ROUNDS = 10
PATIENCE = 60.0
"""Seconds for the plots."""


def private() -> float:
    """Megabytes that this process alone has, and that the system cannot read from a file again."""
    with Path("/proc/self/smaps_rollup").open() as rollup:
        kilobytes = [int(line.split()[1]) for line in rollup if line.startswith("Private_Dirty")]
    return sum(kilobytes) / 1024


def wait(true: Callable[[], bool]) -> None:
    """Let the program run until something is so."""
    limit = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < limit:
        QTest.qWait(50)


def opened(app: App) -> tuple[HistoryWindow, float]:
    """The window, and how many milliseconds it took until it was painted."""
    began = time.perf_counter()
    app.windows.show(WindowName.HISTORY)
    window = app.windows.history
    assert window is not None
    window.repaint()
    return window, 1000 * (time.perf_counter() - began)


def round_of(app: App, *, pages: int) -> float:
    """Open the window, look at so many pages until they are drawn, close it; milliseconds until it was open."""
    window, milliseconds = opened(app)
    for page in range(pages):
        window.pages.setCurrentIndex(page)
        views = [view for view in window.studio.views if view.isVisibleTo(window)]
        wait(lambda views=views: all(view.drawing for view in views))
    window.close()
    QTest.qWait(1000)
    return milliseconds


def write(file: Path) -> None:
    """Ten years of records, written by another process, so that this one stays small."""
    program = "import sys; from pathlib import Path; from history import write; print(write(Path(sys.argv[1])), 'rows')"
    folders = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    command = [sys.executable, "-c", program, str(file)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": folders})


def main() -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile.at(Path(folder))
        write(profile.history_file)
        app = App(Opening(), profile)
        app.start()
        QTest.qWait(3000)
        give_back()  # what starting needed is not what the window gives back
        QTest.qWait(1000)
        before = private()
        print(f"before: {before:.1f} MB")
        for pages, name in ((1, "today only"), (3, "every page")):
            times = [round_of(app, pages=pages) for _ in range(ROUNDS)]
            print(f"{name}: open after {times[0]:.0f} ms, then {min(times):.0f} to {max(times[1:]):.0f} ms;", end=" ")
            print(f"closed for the {ROUNDS}th time: {private() - before:+.1f} MB")
        app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
