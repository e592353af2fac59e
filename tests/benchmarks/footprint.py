"""What a process and its children cost, as Linux counts it.

Memory is PSS: each shared page counts by the share in it (proc/PID/smaps_rollup). CPU time is what the scheduler gave
(schedstat, nanoseconds). A wake-up is a voluntary context switch: a thread went to sleep, so something had woken it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Cost:
    """Sums over processes and threads, since these began. Subtract two to get what lay between."""

    wakeups: float
    cpu_ms: float

    def __sub__(self, earlier: Cost) -> Cost:
        return Cost(self.wakeups - earlier.wakeups, self.cpu_ms - earlier.cpu_ms)

    def per_minute(self, seconds: float) -> Cost:
        """Scaled from `seconds` to a minute."""
        return Cost(self.wakeups * 60 / seconds, self.cpu_ms * 60 / seconds)


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    parents: dict[int, int] = {}
    for stat in PROC.glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended while we looked
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for member in found:
        found += [child for child, parent in parents.items() if parent == member]
    return found


def threads(pid: int) -> list[Path]:
    """The folders of all threads of a process and its descendants."""
    return [task for member in family(pid) for task in _existing(PROC / str(member) / "task")]


def cost(pid: int) -> Cost:
    """What a process and its descendants have used up to now."""
    wakeups, cpu_ns = 0, 0
    for task in threads(pid):
        with suppress(OSError):
            cpu_ns += int((task / "schedstat").read_text().split()[0])
            wakeups += _field(task / "status", "voluntary_ctxt_switches")
    return Cost(wakeups, cpu_ns / 1e6)


def memory(pid: int) -> float:
    """PSS of a process and its descendants, in MB (of 1024 × 1024 bytes)."""
    return sum(_field(PROC / str(member) / "smaps_rollup", "Pss") for member in family(pid)) / 1024


def private(pid: int) -> float:
    """What a process and its descendants share with nobody, in MB: whoever else runs, it stays the same."""
    kinds = ("Private_Clean", "Private_Dirty")
    rollups = [PROC / str(member) / "smaps_rollup" for member in family(pid)]
    return sum(_field(rollup, kind) for rollup in rollups for kind in kinds) / 1024


def _field(file: Path, name: str) -> int:
    return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(f"{name}:"))


def _existing(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.iterdir()
