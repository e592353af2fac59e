"""People who click twice, and programs that ask without end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from calfbreak.domain.commands import Change, Pause, Resume, Show, Sit, Stand
from desktop.program import Program
from desktop.resident import Resident
from desktop.session import Desktop


def test_several_starts_at_once_are_one_program(desktop: Desktop) -> None:
    resident = Resident(desktop)
    starts = [resident.launch() for _ in range(4)]
    resident.program = desktop.wait_until(lambda: _the_one(starts), "all but one to end", 40)
    late = [start for start in starts if start is not resident.program]
    assert [start.process.returncode for start in late] == [0, 0, 0]
    assert all("already running" in start.output for start in late)
    assert resident.phase() == "counting"
    resident.wait_until(lambda: len(desktop.bus.tray_items()) == 1, "one icon")
    resident.wait_until(lambda: desktop.windows("^Calf Break$"), "the window that says what is going on")
    assert len(desktop.windows("^Calf Break$")) == 1


def _the_one(starts: list[Program]) -> Program | None:
    running = [start for start in starts if start.running]
    assert running, "nobody runs"
    return running[0] if len(running) == 1 else None


def test_three_hundred_commands_from_thirty_terminals_are_all_answered(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start()
    orders = (Pause(), Resume(), Stand(), Sit(), Show(), Change("hold", "20s"))
    with ThreadPoolExecutor(30) as terminals:
        list(terminals.map(resident.send, orders * 50))
    assert resident.phase() in ("counting", "paused", "standing")
    assert resident.rows("PRAGMA integrity_check") == [("ok",)]
