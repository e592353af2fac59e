"""What Calf Break costs while it waits in the tray. Gives figures, never a verdict.

    packaging/test bench [--short | --minutes N] [--starts N] [-- COMMAND ...]

It runs the program in a throw-away profile on a private X11 desktop and measures the time from start to tray icon, by
turns with that of a bare icon that does nothing, because a machine's speed varies with its neighbours; then memory,
wake-ups and CPU time per minute while somebody types and moves the pointer, while somebody only reads, again after the
windows were used and closed, and when everybody has gone. PSS depends on what else uses Qt and Python: its pages are
shared; what is shared with nobody does not. COMMAND measures another program that shows a tray icon in the same way.
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

from benchmarks.footprint import cost, memory, private, threads  # noqa: E402
from benchmarks.used import use_windows  # noqa: E402
from desktop.program import Program  # noqa: E402
from desktop.session import Desktop, missing_tools, x11_desktop  # noqa: E402
from desktop.waiting import wait_until  # noqa: E402

SETTLE = 75.0
"""Seconds after the start until a program counts as at rest. Once, a minute after it, Calf Break looks at what cannot
work here (`calfbreak/welcome.py`): some thirty wake-ups that belong to starting, not to every minute of the day."""
SHORT_BREAK = 60.0
"""Seconds, the shortest `break_after` allowed: in the second profile, so that everybody has gone soon."""
BURST = 2.0
"""Seconds between two bursts of input while somebody is busy."""
GLANCE, SHORT = 15.0, 30.0
"""With --short: seconds to settle, and of a phase. One program goes through both, and there is no busy phase."""
SHORT_STARTS = 3
AWAY_SOON = f'break_after = "{SHORT_BREAK:.0f}s"\n'
PROGRAM = [sys.executable, "-P", "-m", "calfbreak"]
BARE = [sys.executable, "-P", str(HERE.parent / "desktop/toy_tray.py"), "#19c37d"]
"""The least that a PySide6 program with a tray icon can be."""


@dataclass(frozen=True)
class Phase:
    """One stretch of waiting, measured."""

    seconds: float
    memory_mb: float
    private_mb: float
    threads: int
    wakeups: float
    cpu_ms: float

    def a_minute(self, what: str) -> str:
        """`wakeups` or `cpu_ms` in a minute. None is told as none in this time: more than that is not known."""
        found: float = getattr(self, what)
        return f"{found * 60 / self.seconds:.1f}" if found else f"none in {self.seconds:.0f} s"


def environment(profile: Path) -> dict[str, str]:
    """What a program is told beside what the desktop tells it."""
    found = importlib.util.find_spec("calfbreak") is not None
    return {"CALFBREAK_PROFILE": str(profile), **({} if found else {"PYTHONPATH": str(ROOT)})}


@contextmanager
def running(desktop: Desktop, command: list[str], profile: Path, settings: str = "") -> Iterator[tuple[Program, float]]:
    """A program, once its icon is in the tray, and the seconds that took."""
    profile.mkdir(exist_ok=True)
    (profile / "settings.toml").write_text(settings)
    begun = time.perf_counter()
    program = desktop.start(*command, name=profile.name, **environment(profile))

    def come() -> float | None:
        assert program.running, f"it ended:\n{program.output}"
        return time.perf_counter() if desktop.bus.tray_items() else None

    try:
        yield program, wait_until(come, "an icon in the tray", 30.0, grain=0.005) - begun
    finally:
        program.stop()
        wait_until(lambda: not desktop.bus.tray_items(), "the icon to go")


def start_times(desktop: Desktop, command: list[str], profiles: Path, starts: int) -> tuple[list[float], list[float]]:
    """Seconds from start to icon, of the program and of a bare icon, by turns.

    Warm: the first start of each, which reads everything from the disk, does not count.
    """
    times: dict[str, list[float]] = {"starts": [], "bare": []}
    for _ in range(starts + 1):
        for name, words in (("starts", command), ("bare", BARE)):
            with running(desktop, words, profiles / name) as (_, seconds):
                times[name].append(seconds)
    return times["starts"][1:], times["bare"][1:]


def measure(program: Program, seconds: float, meanwhile: Callable[[float], None]) -> Phase:
    """What `program` costs during `seconds` of `meanwhile`."""
    before, begun = cost(program.pid), time.perf_counter()
    meanwhile(seconds)
    used, took = cost(program.pid) - before, time.perf_counter() - begun
    pid = program.pid
    return Phase(took, memory(pid), private(pid), len(threads(pid)), used.wakeups, used.cpu_ms)


def nothing(seconds: float) -> None:
    """Nothing happens: somebody reads, or nobody is there."""
    time.sleep(seconds)


def somebody(desktop: Desktop) -> Callable[[float], None]:
    """Somebody who moves the pointer and presses a key, again and again."""

    def sits(seconds: float) -> None:
        end, place = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0:
            place += 1
            moves = [("mousemove", str(300 + place % 50 * 8 + step * 5), str(300 + step * 7)) for step in range(8)]
            desktop.run("xdotool", *itertools.chain(*moves), "key", "Pause")
            time.sleep(max(0.0, min(BURST, left)))

    return sits


def long(desktop: Desktop, command: list[str], profiles: Path, seconds: float) -> dict[str, Phase]:
    """All three phases, each of a program that is at rest."""
    with running(desktop, command, profiles / "sitting") as (program, _):
        somebody(desktop)(SETTLE)
        phases = {"busy": measure(program, seconds, somebody(desktop)), "reading": measure(program, seconds, nothing)}
        if command == PROGRAM:
            use_windows(desktop, program, environment(profiles / "sitting"))
            nothing(GLANCE)
            phases["used"] = measure(program, seconds, nothing)
    # Everybody has gone once `break_after` is over: here that takes a minute and not five.
    with running(desktop, command, profiles / "away", AWAY_SOON) as (program, _):
        nothing(SHORT_BREAK + SETTLE)
        phases["away"] = measure(program, seconds, nothing)
        desktop.screenshot("away")
    return phases


def short(desktop: Desktop, command: list[str], profiles: Path) -> dict[str, Phase]:
    """A glance: half of the minute until everybody has gone, and as much after it."""
    with running(desktop, command, profiles / "glance", AWAY_SOON) as (program, _):
        somebody(desktop)(GLANCE)
        phases = {"reading": measure(program, SHORT, nothing)}
        nothing(SHORT_BREAK - SHORT + GLANCE)
        phases["away"] = measure(program, SHORT, nothing)
        desktop.screenshot("away")
    return phases


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


def table(starts: list[float], bare: list[float], phases: dict[str, Phase]) -> str:
    """The figures, a line each."""
    rows: tuple[tuple[str, Callable[[Phase], str], str], ...] = (
        ("memory (PSS), MB", lambda phase: f"{phase.memory_mb:.1f}", "<= 60"),
        ("shared with nobody, MB", lambda phase: f"{phase.private_mb:.1f}", ""),
        ("threads", lambda phase: str(phase.threads), ""),
        ("wake-ups per minute", lambda phase: phase.a_minute("wakeups"), "<= 8 busy"),
        ("CPU time per minute, ms", lambda phase: phase.a_minute("cpu_ms"), "<= 8 busy"),
        ("measured for, s", lambda phase: f"{phase.seconds:.0f}", ""),
    )
    lines = [f"{'':<25}{''.join(f'{name:>14}' for name in phases)}{'to reach':>14}"]
    for label, figure, target in rows:
        lines.append(f"{label:<25}{''.join(f'{figure(phase):>14}' for phase in phases.values())}{target:>14}")
    ours, theirs = statistics.median(starts), statistics.median(bare)
    lines += [
        "",
        f"start to tray icon, warm: {_spread(starts)}; to reach: <= 0.40 s",
        f"a bare PySide6 tray icon: {_spread(bare)}; ours takes {ours / theirs:.2f} times as long",
    ]
    return "\n".join(lines)


def _spread(times: list[float]) -> str:
    return f"median {statistics.median(times):.3f} s of {len(times)} ({min(times):.3f} to {max(times):.3f})"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], usage=__doc__.split("\n")[2].strip())
    parser.add_argument("--minutes", type=float, default=2.0, help="how long to measure each phase (default: 2)")
    parser.add_argument("--starts", type=int, default=5, help="how many warm starts (default: 5)")
    words = f"{SHORT:.0f} seconds for each phase but the busy one, which is left out; {SHORT_STARTS} warm starts"
    parser.add_argument("--short", action="store_true", help=words)
    parser.add_argument("command", nargs="*", help="another program to measure (default: calfbreak)")
    return parser.parse_args()


def main() -> int:
    """Measure, print, and keep the figures as JSON among the artefacts."""
    if absent := missing_tools():
        print(f"no figures: this machine has no {', '.join(absent)}")
        return 1
    options = arguments()
    seconds, warm = options.minutes * 60, SHORT_STARTS if options.short else options.starts
    logs = Path(os.environ.get("CALFBREAK_ARTEFACTS") or ROOT / "artefacts") / "benchmark"
    logs.mkdir(parents=True, exist_ok=True)
    command = options.command or PROGRAM
    with tempfile.TemporaryDirectory(prefix="cb-") as folder, x11_desktop(logs) as desktop:
        profiles = Path(folder)
        starts, bare = start_times(desktop, command, profiles, warm)
        phases = short(desktop, command, profiles) if options.short else long(desktop, command, profiles, seconds)
    surroundings = machine()
    for name, value in surroundings.items():
        print(f"{name}: {value}")
    print("", table(starts, bare, phases), sep="\n")
    figures = {name: asdict(phase) for name, phase in phases.items()}
    report = {"machine": surroundings, "starts": starts, "bare starts": bare, **figures}
    (logs / "resident.json").write_text(json.dumps(report, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
