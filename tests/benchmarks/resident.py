"""What Calf Break costs while it waits in the tray. Gives figures, never a verdict.

    packaging/test bench [--short | --minutes N] [--starts N] [-- COMMAND ...]

It runs the program in a throw-away profile on a private X11 desktop and measures the time from start to tray icon, by
turns with that of a bare icon that does nothing, because a machine's speed varies with its neighbours; then memory at
rest, wake-ups and CPU time per minute while somebody types and moves the pointer, while somebody only reads, and when
everybody has gone. COMMAND measures another program that shows a tray icon in the same way.
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

SETTLE = 75.0
"""Seconds after the start until a program counts as at rest. Once, a minute after it, Calf Break looks at what cannot
work here (`calfbreak/welcome.py`): some thirty wake-ups that belong to starting, not to every minute of the day."""
SHORT_BREAK = 60.0
"""Seconds, the shortest `break_after` allowed: in the second profile, so that everybody has gone soon."""
BURST = 2.0
"""Seconds between two bursts of input while somebody is busy."""
GLANCE, SHORT = 15.0, 40.0
"""With --short: seconds to settle, and of a phase. It is over before that look, and has no busy phase."""
SHORT_STARTS = 3
BARE = [sys.executable, "-P", str(HERE.parent / "desktop/toy_tray.py"), "#19c37d"]
"""The least that a PySide6 program with a tray icon can be."""


@dataclass(frozen=True)
class Phase:
    """One stretch of waiting, measured."""

    seconds: float
    memory_mb: float
    threads: int
    wakeups_per_minute: float
    cpu_ms_per_minute: float


@contextmanager
def running(desktop: Desktop, command: list[str], profile: Path, settings: str = "") -> Iterator[tuple[Program, float]]:
    """A program, once its icon is in the tray, and the seconds that took."""
    profile.mkdir(exist_ok=True)
    (profile / "settings.toml").write_text(settings)
    env = {"CALFBREAK_PROFILE": str(profile)}
    if importlib.util.find_spec("calfbreak") is None:
        env["PYTHONPATH"] = str(ROOT)
    begun = time.perf_counter()
    program = desktop.start(*command, name=profile.name, **env)

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
    rate: Cost = used.per_minute(took)
    return Phase(took, memory(program.pid), len(threads(program.pid)), rate.wakeups, rate.cpu_ms)


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
    columns = "".join(f"{name:>10}" for name in phases)
    lines = [f"{'':<28}{columns}{'to reach':>14}"]
    for label, field, form, target in (
        ("memory (PSS), MB", "memory_mb", ".1f", "<= 64"),
        ("threads", "threads", "d", ""),
        ("wake-ups per minute", "wakeups_per_minute", ".1f", "<= 8 busy"),
        ("CPU time per minute, ms", "cpu_ms_per_minute", ".1f", "<= 8 busy"),
        ("measured for, s", "seconds", ".0f", ""),
    ):
        figures = "".join(f"{getattr(phase, field):>10{form}}" for phase in phases.values())
        lines.append(f"{label:<28}{figures}{target:>14}")
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
    seconds, warm = (SHORT, SHORT_STARTS) if options.short else (options.minutes * 60, options.starts)
    settle = GLANCE if options.short else SETTLE
    logs = Path(os.environ.get("CALFBREAK_ARTEFACTS") or ROOT / "artefacts") / "benchmark"
    logs.mkdir(parents=True, exist_ok=True)
    command = options.command or [sys.executable, "-P", "-m", "calfbreak"]
    phases: dict[str, Phase] = {}
    with tempfile.TemporaryDirectory(prefix="cb-") as folder, x11_desktop(logs) as desktop:
        starts, bare = start_times(desktop, command, Path(folder), warm)
        with running(desktop, command, Path(folder, "sitting")) as (program, _):
            somebody(desktop)(settle)
            if not options.short:
                phases["busy"] = measure(program, seconds, somebody(desktop))
            phases["reading"] = measure(program, seconds, nothing)
        # Everybody has gone once `break_after` is over: here that takes a minute and not five.
        with running(desktop, command, Path(folder, "away"), f'break_after = "{SHORT_BREAK:.0f}s"\n') as (program, _):
            nothing(SHORT_BREAK + settle)
            phases["away"] = measure(program, seconds, nothing)
            desktop.screenshot("away")
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
