"""What the stretch dialog costs, and how exactly it keeps time.

    python tests/benchmarks/dialog.py [SECONDS]         on a display, real or Xvfb

CPU is that of this process, in percent of one core: over SECONDS in which the figure moves all the time, over as many
of a hold, paused, and hidden. A bare rig moves by turns with the figure, because a machine's speed varies with its
neighbours: what that costs is what any moving figure costs there. A picture takes from the session's time to the
painted window. Memory (PSS) is compared after the first session and after 200 more, each with its window opened, moved
in every phase, ended and closed. Lateness is that of the sentence in the window, and of the order to play a sound,
after the moment in which a phase begins; tests/adapters/test_chime.py hears how long it takes from there to the
speakers. The last column is what the program promises; these are figures, not a verdict.
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.clock import BootClock
from calfbreak.adapters.qt_loop import QtLoop
from calfbreak.domain.phase import Phase
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.stretching.cues import CueAt
from calfbreak.domain.stretching.session import PhaseKind, Session, Stage, begin, lay_out, pause, stop
from calfbreak.domain.stretching.stretch import Plan, Prescription, Stretch
from calfbreak.runtime.guide import Guide
from calfbreak.ui.opening import Opening
from calfbreak.ui.pictures import sample_snapshot
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.theme import Motion, Theme

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.bare_rig import BARS, BareRig
from benchmarks.footprint import memory

RESTLESS = Prescription(hold=0.1, repetitions=3, get_ready=0.1, switch=1.9)
"""The figure is always on its way to another pose."""
BRISK = Prescription(hold=1, repetitions=12, get_ready=0.5, switch=0.5)
"""Many phases in half a minute."""
SESSIONS = 200
TURN = 2.0
"""Seconds that the figure moves, or the bare rig, before it is the other's turn."""


def passes(seconds: float) -> None:
    """Let the event loop run."""
    loop = QEventLoop()  # its own: to end that of the application would close the window
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def cpu(seconds: float) -> float:
    """Percent of one core that this process uses while its event loop runs for `seconds`."""
    before, began = time.process_time(), time.monotonic()
    passes(seconds)
    return 100 * (time.process_time() - before) / (time.monotonic() - began)


def showing(session: Session | None) -> Snapshot:
    """The moment in which this session runs."""
    return sample_snapshot(Phase.SESSION, session=session)


@dataclass
class Bench:
    """A dialog before a real clock."""

    stretch: Stretch
    clock: BootClock = field(default_factory=lambda: BootClock(None))

    def __post_init__(self) -> None:
        self.dialog = StretchDialog(
            wish=lambda command: None,
            clock=self.clock,
            theme=Theme(choice="light", motion=Motion.FULL),
            stretches={self.stretch.id: self.stretch},
        )

    def session(self, prescription: Prescription) -> Session:
        """One that begins now."""
        return begin(1, self.stretch.id, prescription, self.clock.elapsed())

    def power(self, seconds: float) -> Iterator[tuple[str, str, str]]:
        """What it costs while it moves, holds, stands still, and is not seen."""
        moving, bare = self._by_turns(seconds)
        yield "moving at 30 pictures a second", f"{moving:.1f} %", "4 %"
        yield f"{BARS} bare bars in between", f"{bare:.1f} %", ""
        held = replace(self.session(self.stretch.prescription), time=self.stretch.prescription.get_ready)
        self.dialog.show_snapshot(showing(held))
        yield "in a hold", f"{cpu(min(seconds, self.stretch.prescription.hold - 1)):.1f} %", "4 %"
        self.dialog.show_snapshot(showing(pause(held, self.clock.elapsed())))
        passes(0.5)
        yield "paused", f"{cpu(3):.2f} %", "0 %"
        self.dialog.show_snapshot(showing(self.session(RESTLESS)))
        self.dialog.hide()
        yield "hidden, while the session runs", f"{cpu(3):.2f} %", "0 %"

    def _by_turns(self, seconds: float) -> tuple[float, float]:
        """What the figure costs while it moves, and what a bare rig does in the same minute."""
        rig, session = BareRig(), self.session(RESTLESS)
        rig.show()
        self.dialog.open(showing(pause(session, self.clock.elapsed())), asked=True)
        passes(1)
        costs: list[tuple[float, float]] = []
        for number in range(round(seconds / TURN)):
            rig.swing(True)
            bare = cpu(TURN)
            rig.swing(False)
            moved = replace(session, time=number % 5 * TURN, ticked=self.clock.elapsed())
            self.dialog.show_snapshot(showing(moved))
            passes(0.1)
            costs.append((cpu(TURN), bare))
            self.dialog.show_snapshot(showing(pause(moved, self.clock.elapsed())))
        rig.close()
        moving, bare = (statistics.mean(each) for each in zip(*costs, strict=True))
        return moving, bare

    def pictures(self) -> Iterator[tuple[str, str, str]]:
        """What each picture of a get ready, a hold and a switch takes."""
        session = self.session(self.stretch.prescription)
        self.dialog.open(showing(session), asked=True)
        watch, times = QElapsedTimer(), []
        for number in range(750):
            shown = replace(session, time=number / 30, ticked=self.clock.elapsed())
            watch.start()
            self.dialog.show_snapshot(showing(shown))
            QApplication.processEvents()
            times.append(watch.nsecsElapsed() / 1e6)
        times.sort()
        yield "one picture, median", f"{statistics.median(times):.1f} ms", "4 ms"
        yield "one picture, 99 of 100", f"{times[len(times) * 99 // 100]:.1f} ms", ""
        self.dialog.hide()

    def memory(self) -> Iterator[tuple[str, str, str]]:
        """What 200 sessions leave behind."""
        self._live_through_one()
        before = self._memory()
        for _ in range(SESSIONS):
            self._live_through_one()
        more = self._memory() - before
        yield f"memory after {SESSIONS} more sessions", f"{more:+.2f} MB", "5 MB"

    def _live_through_one(self) -> None:
        session = self.session(self.stretch.prescription)
        self.dialog.open(showing(session), asked=True)
        for phase in session.phases:
            for part in (0.1, 0.6):
                moment = replace(session, time=phase.begins + part * phase.lasts, ticked=self.clock.elapsed())
                self.dialog.show_snapshot(showing(moment))
                QApplication.processEvents()
        end = session.phases[-1].begins
        nearly = replace(session, time=end - 0.01, held=tuple(hold.planned for hold in session.holds))
        self.dialog.show_snapshot(showing(nearly))
        assert self.dialog._session is not None
        self.dialog.show_snapshot(replace(showing(None), session=stop(nearly, nearly.ticked)))
        self.dialog.show_snapshot(sample_snapshot())
        QApplication.processEvents()
        self.dialog.close()

    def _memory(self) -> float:
        QApplication.processEvents()
        gc.collect()
        return memory(os.getpid())

    def lateness(self) -> Iterator[tuple[str, str, str]]:
        """How long after their moments phases are seen, and sounds ordered."""
        heard: list[float] = []
        seen: list[float] = []
        plan = Plan(self.stretch.id, self.stretch.name, (replace(self.stretch, prescription=BRISK),))

        def cued(cue: CueAt) -> None:
            heard.append(1000 * (self.clock.elapsed() - begun - cue.time))

        def changed() -> None:
            self.dialog.show_snapshot(showing(guide.session))

        guide = Guide(1, plan, clock=self.clock, loop=QtLoop(), changed=changed, cued=cued)
        begun = guide.session.ticked
        self._watch_words(begun, seen)
        guide.start()
        self.dialog.open(showing(guide.session), asked=True)
        while guide.session.stage is Stage.RUNNING:
            passes(0.5)
        yield "the window is there", f"{seen.pop(0):.1f} ms", ""
        yield f"a phase is shown, latest of {len(seen)}", f"{max(seen):.1f} ms", "20 ms"
        yield "a phase is shown, median", f"{statistics.median(seen):.1f} ms", ""
        yield f"a sound is ordered, latest of {len(heard)}", f"{max(heard):.1f} ms", "100 ms, heard"

    def _watch_words(self, begun: float, seen: list[float]) -> None:
        """Note when the sentence of each phase is shown first."""
        words = self.dialog.page.words
        begins = {phase.begins for phase in lay_out(BRISK) if phase.kind is not PhaseKind.DONE}
        say = words._say

        def note(session: Session, *rest: object) -> None:
            say(session, *rest)  # type: ignore[arg-type]
            phase = session.frame.phase
            if phase.begins in begins:
                begins.remove(phase.begins)
                seen.append(1000 * (self.clock.elapsed() - begun - phase.begins))

        words._say = note  # type: ignore[method-assign]


def main() -> int:
    """Print the figures."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    application = Opening().application
    bench = Bench(load_stretches()["wall-straight"])
    print(f"{platform.machine()}, {os.cpu_count()} cores, Qt {qVersion()}, {application.platformName()}")
    for figures in (bench.power(seconds), bench.pictures(), bench.memory(), bench.lateness()):
        for what, figure, promised in figures:
            print(f"{what:<34} {figure:>10}   {promised}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
