"""However the program ends, what was recorded stays, and nothing else does."""

from __future__ import annotations

import random
import signal
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
from calfbreak.adapters.profile import Profile
from calfbreak.domain.codec import to_json
from calfbreak.domain.commands import Pause, Resume, Sit, Stand, Stretch
from desktop.resident import Resident
from desktop.session import Desktop

TABLES = ("bouts", "reminders", "sessions", "holds")


def recorded(resident: Resident) -> dict[str, set[tuple[Any, ...]]]:
    """Every row of the history."""
    return {table: set(resident.rows(f"SELECT * FROM {table}")) for table in TABLES}


def children(pid: int) -> list[int]:
    """The processes whose parent is `pid`."""
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


@pytest.mark.parametrize("way", ["terminated", "interrupted", "asked to quit"])
def test_it_ends_when_it_is_told_to_and_leaves_nothing_behind(desktop: Desktop, way: str) -> None:
    resident = Resident(desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until(lambda: resident.status()["bout"] > 120, "two minutes of sitting")
        sockets = [path for path in resident.profile.rglob("*") if path.is_socket()]
        assert len(sockets) == 1
        left_over = children(resident.program.pid)
        match way:
            case "terminated":
                resident.program.signal(signal.SIGTERM)
            case "interrupted":
                resident.program.signal(signal.SIGINT)
            case _:
                resident.say("quit")
        assert resident.program.wait(5) == 0
    assert left_over == []
    assert not sockets[0].exists()
    assert resident.ask("status").returncode == 3
    desktop.wait_until(lambda: desktop.bus.tray_items() == [], "the icon to go")
    assert "Traceback" not in resident.program.output
    resident.start()
    assert resident.status()["bout"] > 60, "what was sat before a short absence counts on"


def test_killed_while_a_reminder_is_on_screen_it_shows_one_and_not_two(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start()
    with resident.somebody_sits():
        first = resident.wait_until_shown()
        resident.bubble()
        # What was sat since the last sign of life is taken back (rule 1.3); so that it stays due, a minute more:
        resident.wait_until(lambda: resident.status()["bout"] > 16 * 60, "a minute more of sitting")
        for _ in range(3):
            resident.program.signal(signal.SIGKILL)
            resident.program.wait()
            # At the pace of before, a slow start would be a natural break, and the reminder void.
            resident.start(scale=20)

            def again() -> bool:
                assert resident.bubbles() <= 1, "two bubbles for one reminder"
                return bool(resident.status()["on_screen"])

            resident.wait_until(again, "the reminder to be shown again", 20)
            assert resident.status()["reminder"] == first["reminder"]
            resident.bubble()
        resident.say("skip")
        resident.wait_until(lambda: resident.bubbles() == 0, "the bubble to go")
    assert resident.rows("SELECT answer FROM reminders") == [("skipped",)]


def test_killed_in_a_session_it_records_what_was_done(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start(scale=10)
    with resident.somebody_sits():
        resident.say("stretch")

        def one_done() -> bool:
            session = resident.status()["session"]
            return session is not None and session["time"] >= 25

        resident.wait_until(one_done, "one hold done")
        resident.program.signal(signal.SIGKILL)
        resident.program.wait()
        resident.start(scale=600)
        ((outcome,),) = resident.wait_until(lambda: resident.rows("SELECT outcome FROM sessions"), "the session", 30)
    assert outcome == "partial"
    assert resident.rows("SELECT count(*) FROM holds WHERE done") >= [(1,)]


@pytest.mark.slow
def test_killed_at_any_moment_it_loses_nothing_that_was_recorded(desktop: Desktop) -> None:
    resident = Resident(desktop)
    chance = random.Random(20261122)
    for attempt in range(12):
        before = recorded(resident)
        resident.launch(scale=600)
        if attempt % 3:
            resident.wait_until(resident.answers, "an answer", 30)
        over = Event()
        orders = Thread(target=_keep_it_busy, args=(resident, over))
        orders.start()
        # Anywhere: while it starts, while it writes, in a session, or waiting.
        over.wait(chance.uniform(0.02, 1.2))
        seen = recorded(resident)
        resident.program.signal(signal.SIGKILL)
        resident.program.wait()
        over.set()
        orders.join()
        after = recorded(resident)
        for table in TABLES:
            assert before[table] <= seen[table] <= after[table], f"attempt {attempt}: rows of {table} were lost"
        assert resident.rows("PRAGMA integrity_check") in ([("ok",)], [])  # none: killed before there was a history
        assert resident.bubbles() <= 1
    assert len(recorded(resident)["bouts"]) > 0, "nothing was written, so nothing was tested"


def _keep_it_busy(resident: Resident, over: Event) -> None:
    """Orders that make it write, one after the other; it may be dead already."""
    while not over.is_set():
        for order in (Pause(), Resume(), Stretch(), Stand(), Sit()):
            if not over.is_set():
                with suppress(NotRunning, NoAnswer):
                    ask(Profile.at(resident.profile).socket, to_json(order))
