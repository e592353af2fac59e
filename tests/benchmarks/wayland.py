"""What Calf Break costs on Wayland while it waits: on sway with an icon on waybar, and on GNOME Shell without one.

    PYTHON tests/benchmarks/wayland.py [--minutes N] [sway] [gnome]

Wake-ups and CPU time per minute while somebody only reads, and when everybody has gone. Figures, never a verdict.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent), str(ROOT)]

from benchmarks.resident import SETTLE, Phase, measure, nothing  # noqa: E402
from desktop.resident import Resident  # noqa: E402
from desktop.wayland_seat import GnomeSeat, Seat, SwaySeat  # noqa: E402
from desktop.wayland_session import wayland_session  # noqa: E402

SEATS: dict[str, type[Seat]] = {"sway": SwaySeat, "gnome": GnomeSeat}
SOON, LATE = 60.0, 1800.0
"""Seconds, the shortest and the longest `break_after` allowed: everybody has gone soon, or sits all the time."""


def cost_of(kind: type[Seat], break_after: float, wait: float, seconds: float, logs: Path) -> Phase:
    """What it costs during `seconds`, `wait` seconds after the start. Nobody touches anything."""
    with wayland_session(kind.session_type, logs, kind.tools) as session:
        seat = kind(session)
        seat.furnish()
        resident = Resident(session, f'break_after = "{break_after:.0f}s"\n')
        resident.start(scale=1)
        if kind is SwaySeat:
            resident.wait_until(session.bus.tray_items, "the icon", 30)
        time.sleep(wait)
        phase = measure(resident.program, seconds, nothing)
        wanted = "counting" if break_after == LATE else "away"
        assert resident.phase() == wanted, f"{resident.phase()}, not {wanted}"
        return phase


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=5.0, help="how long to measure each phase (default: 5)")
    parser.add_argument("desktops", nargs="*", choices=[*SEATS, []], help="which (default: both)")
    options = parser.parse_args()
    logs = Path(os.environ.get("CALFBREAK_ARTEFACTS") or tempfile.mkdtemp(prefix="cb-"))
    logs.mkdir(parents=True, exist_ok=True)
    for name in options.desktops or SEATS:
        for what, break_after, wait in (("sitting", LATE, SETTLE), ("away", SOON, SOON + SETTLE)):
            phase = cost_of(SEATS[name], break_after, wait, options.minutes * 60, logs)
            print(
                f"{name:<6} {what:<8} wake-ups a minute: {phase.a_minute('wakeups')}; CPU time a minute, ms: "
                f"{phase.a_minute('cpu_ms')}; {phase.memory_mb:.1f} MB",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
