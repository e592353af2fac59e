"""What Calf Break costs while it waits in the tray. Gives figures, never a verdict.

    packaging/test bench [--short | --minutes N] [--starts N] [-- COMMAND ...]

It runs the program in a throw-away profile on a private X11 desktop and measures: the time from start to tray icon;
memory at rest; wake-ups and CPU time in a minute with somebody at the desk (the pointer moves in bursts), and in a
minute after everybody has gone. COMMAND measures another program that shows a tray icon in the same way.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import itertools
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.footprint import Cost, cost, memory, threads  # noqa: E402
from desktop.program import Program  # noqa: E402
from desktop.session import Desktop, missing_tools, x11_desktop  # noqa: E402
from desktop.waiting import wait_until  # noqa: E402

SETTLE = 20.0
"""Seconds after the start until a program counts as at rest."""
SHORT_BREAK = 60.0
"""Seconds, the shortest `break_after` allowed: in the second profile, so that everybody has gone soon."""
BURST = 2.0
"""Seconds between two bursts of the pointer while somebody sits there."""

TARGETS = {"icon": "0.40", "memory": "64.0", "wakeups": "8", "cpu": "8.0"}


@dataclass(frozen=True)
class Phase:
    """One stretch of waiting, measured."""

    seconds: float
    memory_mb: float
    threads: int
    wakeups_per_minute: float
    cpu_ms_per_minute: float


@dataclass(frozen=True)
class Subject:
    """The program under measurement and where it may write."""

    command: list[str]
    desktop: Desktop
    profiles: Path

    @contextmanager
    def running(self, profile: str, settings: str = "") -> Iterator[tuple[Program, float]]:
        """The program, once its icon is in the tray, and the seconds that took."""
        folder = self.profiles / profile
        folder.mkdir(exist_ok=True)
        (folder / "settings.toml").write_text(settings)
        env = {"CALFBREAK_PROFILE": str(folder)}
        if importlib.util.find_spec("calfbreak") is None:
            env["PYTHONPATH"] = str(ROOT)
        begun = time.perf_counter()
        program = self.desktop.start(*self.command, name=profile, **env)
        try:
            yield program, self._icon(program) - begun
        finally:
            program.stop()
            wait_until(lambda: not self.desktop.bus.tray_items(), "the icon to go")

    def _icon(self, program: Program) -> float:
        """When the icon came."""

        def come() -> float | None:
            assert program.running, f"it ended:\n{program.output}"
            return time.perf_counter() if self.desktop.bus.tray_items() else None

        return wait_until(come, "an icon in the tray", 30.0, grain=0.005)


def start_times(subject: Subject, starts: int) -> list[float]:
    """Seconds from start to icon, warm: the first start, which reads everything from the disk, does not count."""
    times = []
    for _ in range(starts + 1):
        with subject.running("starts") as (_, seconds):
            times.append(seconds)
    return times[1:]


def measure(program: Program, seconds: float, meanwhile: Callable[[float], None]) -> Phase:
    """What `program` costs during `seconds` of `meanwhile`."""
    before, begun = cost(program.pid), time.perf_counter()
    meanwhile(seconds)
    used, took = cost(program.pid) - before, time.perf_counter() - begun
    rate: Cost = used.per_minute(took)
    return Phase(took, memory(program.pid), len(threads(program.pid)), rate.wakeups, rate.cpu_ms)


def nobody(seconds: float) -> None:
    """Nothing happens."""
    time.sleep(seconds)


def somebody(desktop: Desktop) -> Callable[[float], None]:
    """Somebody who moves the pointer for a moment, every now and then."""

    def sits(seconds: float) -> None:
        end, place = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0:
            place += 1
            moves = [("mousemove", str(300 + place % 50 * 8 + step * 5), str(300 + step * 7)) for step in range(8)]
            desktop.run("xdotool", *itertools.chain(*moves))
            time.sleep(max(0.0, min(BURST, left)))

    return sits


def machine() -> dict[str, str]:
    """On what it was measured."""
    names = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    packages = ("PySide6-Essentials", "APScheduler", "jeepney")
    return {
        "processor": f"{os.cpu_count()} x {names[0] if names else platform.machine()}",
        "system": f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}",
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in packages},
    }


def table(starts: list[float], sitting: Phase, away: Phase) -> str:
    """The figures, one line each."""
    row = "{:<42}{:>10}{:>10}{:>14}".format
    cpu = [f"{phase.cpu_ms_per_minute:.1f}" for phase in (sitting, away)]
    spread = f"{min(starts):.3f} to {max(starts):.3f}"
    lines = [
        row("", "sitting", "away", "to reach"),
        row("memory (PSS), MB", f"{sitting.memory_mb:.1f}", f"{away.memory_mb:.1f}", f"<= {TARGETS['memory']}"),
        row("threads", sitting.threads, away.threads, ""),
        row("wake-ups per minute", sitting.wakeups_per_minute, away.wakeups_per_minute, f"<= {TARGETS['wakeups']}"),
        row("CPU time per minute, ms", *cpu, f"<= {TARGETS['cpu']}"),
        row("measured for, s", f"{sitting.seconds:.0f}", f"{away.seconds:.0f}", ""),
        row("start to tray icon, warm median, s", f"{statistics.median(starts):.3f}", "", f"<= {TARGETS['icon']}"),
        f"  ({len(starts)} starts, {spread})",
    ]
    return "\n".join(lines)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], usage=__doc__.split("\n")[2].strip())
    parser.add_argument("--minutes", type=float, default=2.0, help="how long to measure each phase (default: 2)")
    parser.add_argument("--starts", type=int, default=5, help="how many warm starts (default: 5)")
    parser.add_argument("--short", action="store_true", help="40 seconds for each phase")
    parser.add_argument("command", nargs="*", help="another program to measure (default: calfbreak)")
    return parser.parse_args()


def main() -> int:
    """Measure, print, and keep the figures as JSON among the artefacts."""
    if absent := missing_tools():
        print(f"no figures: this machine has no {', '.join(absent)}")
        return 1
    options = arguments()
    seconds = 40.0 if options.short else options.minutes * 60
    logs = Path(os.environ.get("CALFBREAK_ARTEFACTS") or ROOT / "artefacts") / "benchmark"
    logs.mkdir(parents=True, exist_ok=True)
    command = options.command or [sys.executable, "-P", "-m", "calfbreak"]
    with tempfile.TemporaryDirectory(prefix="cb-") as profiles, x11_desktop(logs) as desktop:
        subject = Subject(command, desktop, Path(profiles))
        starts = start_times(subject, options.starts)
        with subject.running("sitting") as (program, _):
            somebody(desktop)(SETTLE)
            sitting = measure(program, seconds, somebody(desktop))
        with subject.running("away", f'break_after = "{SHORT_BREAK:.0f}s"\n') as (program, _):
            nobody(SHORT_BREAK + SETTLE)
            away = measure(program, seconds, nobody)
            desktop.screenshot("away")
    surroundings = machine()
    print(
        "\n".join(f"{name}: {value}" for name, value in surroundings.items()),
        "",
        table(starts, sitting, away),
        sep="\n",
    )
    figures = {"machine": surroundings, "starts": starts, "sitting": asdict(sitting), "away": asdict(away)}
    (logs / "resident.json").write_text(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
