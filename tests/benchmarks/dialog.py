"""What the stretch dialog costs: processor time while it moves, holds, is paused or hidden, and the time of a picture.

    python tests/benchmarks/dialog.py [SECONDS]         on a display, real or Xvfb

CPU is that of this process, in percent of one core: over the 5 s of getting ready, in which the figure moves three
times, and over a hold of SECONDS. These are figures, not a verdict.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.clock import BootClock
from calfbreak.domain.phase import Phase
from calfbreak.domain.session import Session, begin, pause
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretch import Stretch
from calfbreak.ui.pictures import sample_snapshot
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.theme import Theme


def cpu(seconds: float) -> float:
    """Percent of one core that this process uses while its event loop runs for `seconds`."""
    loop = QEventLoop()  # its own: to end that of the application would close the window
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    before, began = time.process_time(), time.monotonic()
    loop.exec()
    return 100 * (time.process_time() - before) / (time.monotonic() - began)


def pictures(dialog: StretchDialog, clock: BootClock, session: Session) -> list[float]:
    """Milliseconds that each picture of a get ready and a hold takes, from the session's time to the painted window."""
    watch, times = QElapsedTimer(), []
    for number in range(600):
        shown = replace(session, time=number / 30, ticked=clock.now().elapsed)
        watch.start()
        dialog.show_snapshot(showing(shown))
        QApplication.processEvents()
        times.append(watch.nsecsElapsed() / 1e6)
    return times


def showing(session: Session) -> Snapshot:
    """The moment in which this session runs."""
    return sample_snapshot(Phase.SESSION, session=session)


def main() -> int:
    """Print the figures."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    application = QApplication(sys.argv[:1])
    stretches = load_stretches()
    clock = BootClock(None)
    dialog = StretchDialog(
        wish=lambda command: None, clock=clock, theme=Theme(choice="light"), stretches=stretches, motion=True
    )
    print(f"{platform.machine()}, {os.cpu_count()} cores, Qt {qVersion()}, {application.platformName()}")
    stretch: Stretch = stretches["wall-straight"]
    session = begin(1, stretch.id, stretch.prescription, clock.now().elapsed)
    dialog.open(showing(session), asked=True)
    print(f"get ready    {cpu(5):5.1f} %")
    print(f"hold         {cpu(seconds):5.1f} %")
    assert dialog._session is not None
    dialog.show_snapshot(showing(pause(dialog._session, clock.now().elapsed)))
    cpu(0.5)
    print(f"paused       {cpu(3):5.1f} %")
    times = pictures(dialog, clock, session)
    print(f"one picture  {statistics.median(times):5.1f} ms in the median")
    dialog.hide()
    print(f"hidden       {cpu(3):5.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
