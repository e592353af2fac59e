"""What the history window costs the resident program: until it is open, and when it is closed again.

    python tests/benchmarks/history_window.py

To reach, with two months and with ten years of records: open within 500 ms, and at most 5 MB larger when it is closed.
The whole program runs, without a screen, and opens the window ten times for today only and ten times for every page,
drawn. Memory is what it has written to (private dirty pages), by where that lies; then all that is in memory (RSS),
and its share of that (PSS), which also grows when another program that used a library has ended. Figures, no verdict.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from calfbreak.ui.import_hook import import_plainly

import_plainly()  # as the program does

from PySide6.QtTest import QTest  # noqa: E402

from calfbreak.adapters.profile import Profile  # noqa: E402
from calfbreak.app import App  # noqa: E402
from calfbreak.domain.commands import WindowName  # noqa: E402
from calfbreak.ui.memory import give_back  # noqa: E402
from calfbreak.ui.opening import Opening  # noqa: E402

if TYPE_CHECKING:
    from calfbreak.ui.history.window import HistoryWindow

ROUNDS = 10
PATIENCE = 60.0
"""Seconds for the plots."""
PASTS = {"two months": 61, "ten years": 3653}
"""Days of records."""


class Somebody:
    """Sits and types. With the input measured, the program would also tell, once, what cannot work without a screen."""

    name = "somebody"

    def idle(self) -> float:
        """Seconds since the last input."""
        return 0.0

    def heed(self, next_input: bool) -> bool:
        """There is no event for it."""
        return False

    def close(self) -> None:
        """There is nothing to let go of."""


class Allocated(ctypes.Structure):
    """`struct mallinfo2` of the C library, bytes: the eighth of ten is what is in use (`uordblks`)."""

    _fields_ = (("before", ctypes.c_size_t * 7), ("in_use", ctypes.c_size_t), ("after", ctypes.c_size_t * 2))


def memory() -> Counter[str]:
    """Megabytes that this process alone has written to, by where they lie; `used`, `rss` and `pss` are told beside."""
    found: Counter[str] = Counter()
    place = ""
    with Path("/proc/self/smaps").open() as mappings:  # line by line: all of it would be a megabyte itself
        for line in mappings:
            words = line.split()
            if not words[0].endswith(":"):
                path = words[5] if len(words) > 5 else ""
                place = "libraries" if path.startswith("/") else "heap" if path == "[heap]" else "other"
            elif words[0] == "Private_Dirty:":
                found[place] += int(words[1])
            elif words[0] in ("Rss:", "Pss:"):
                found[words[0][:3].lower()] += int(words[1])
    tell = ctypes.CDLL(None).mallinfo2
    tell.restype = Allocated
    found["used"] = tell().in_use // 1024
    return Counter({place: kilobytes / 1024 for place, kilobytes in found.items()})


def written(found: Counter[str]) -> float:
    """All private dirty pages."""
    return found["heap"] + found["other"] + found["libraries"]


def wait(true: Callable[[], bool]) -> None:
    """Let the program run until something is so."""
    limit = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > limit:
            raise SystemExit("The plots were not drawn: these would be the figures of another window.")
        QTest.qWait(50)


def opened(app: App) -> tuple[HistoryWindow, float]:
    """The window, and how many milliseconds it took until it was painted."""
    began = time.perf_counter()
    app.windows.show(WindowName.HISTORY)
    window = app.windows.history
    assert window is not None
    window.repaint()
    return window, 1000 * (time.perf_counter() - began)


def look_at(window: HistoryWindow, page: int) -> float:
    """Look at a page until it is drawn; milliseconds."""
    began = time.perf_counter()
    window.pages.setCurrentIndex(page)
    views = [view for view in window.studio.views if view.isVisibleTo(window)]
    wait(lambda: all(view.drawing for view in views))
    return 1000 * (time.perf_counter() - began)


def round_of(app: App, *, pages: int) -> tuple[float, float]:
    """Open the window, look at so many pages, close it; milliseconds until it was open, and until the last was drawn.

    Nothing of the window is kept here: what somebody holds cannot be given back.
    """
    window, milliseconds = opened(app)
    drawn = [look_at(window, page) for page in range(pages)]
    window.close()
    del window
    QTest.qWait(1000)
    return milliseconds, drawn[min(1, pages - 1)]


def write(file: Path, days: int) -> None:
    """So many days of records, written by another process, so that this one stays small."""
    program = "import sys; from pathlib import Path; from history import write;"
    program += " print(write(Path(sys.argv[1]), int(sys.argv[2])), 'rows')"
    folders = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    command = [sys.executable, "-c", program, str(file), str(days)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": folders})


def measure(days: int) -> None:
    """Print the figures of a past that is so long."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile.at(Path(folder))
        write(profile.history_file, days)
        app = App(Opening(), profile, source=Somebody())
        app.start()
        QTest.qWait(3000)
        give_back()  # what starting needed is not what the window gives back
        QTest.qWait(1000)
        before = memory()
        print(f"before: {written(before):.1f} MB, PSS {before['pss']:.1f} MB")
        for pages, name in ((1, "today only"), (3, "every page")):
            times = [round_of(app, pages=pages) for _ in range(ROUNDS)]
            show(name, times, before, memory())
        app.quit()


def show(name: str, times: list[tuple[float, float]], before: Counter[str], after: Counter[str]) -> None:
    """One line for the times, one for the memory."""
    opened, drawn = ([each[kind] for each in times] for kind in (0, 1))
    print(f"{name}: open after {opened[0]:.0f} ms, then {min(opened):.0f} to {max(opened[1:]):.0f} ms;", end=" ")
    print(f"plots of {'Today' if name.startswith('today') else 'Trends'} after {min(drawn):.0f} to {max(drawn):.0f} ms")
    grown = {place: after[place] - before[place] for place in (*after, *before)}
    print(
        f"    closed for the {ROUNDS}th time: {written(after) - written(before):+.1f} MB,"
        f" RSS {grown['rss']:+.1f} MB, PSS {grown['pss']:+.1f} MB."
        f" C library {grown['heap']:+.1f} MB (in use {grown['used']:+.1f}),"
        f" Python {grown['other']:+.1f} MB, libraries {grown['libraries']:+.1f} MB"
    )


def main(past: str = "") -> int:
    """Print the figures: each past in a process of its own, because nothing can be measured twice in one."""
    if past:
        measure(PASTS[past])
        return 0
    for each in PASTS:
        print(f"== {each}", flush=True)
        subprocess.run([sys.executable, __file__, each], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
