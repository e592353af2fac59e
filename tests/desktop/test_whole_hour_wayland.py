"""The whole way, once, for real, on sway and on GNOME Shell, up to the return. (test_whole_hour.py goes on.)

Both tell of input only when there has been none for 10 s of real time (3 s while the program waits for the next
input), and the sped-up clock makes that longer. A reminder needs input in the last 30 s of the program's clock, so one
real second may be no more than ten of its. A return by input needs two that are at most 15 s apart: who comes back
here says so, which is a return too (rule 1.4); test_presence.py has the return by input, in real time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.resident import Resident
from desktop.waiting import wait_until
from desktop.wayland_seat import SEATS, Seat
from desktop.wayland_session import wayland_session

pytestmark = pytest.mark.slow(140)

SCALE = 9.5
SETTINGS = 'interval = "15m"\nbreak_after = "3m"\n'
MINUTE = 60
STRETCH = "Wall calf stretch"
EDITOR = "Toy editor"


@pytest.fixture(params=SEATS, ids=lambda kind: kind.__name__.removesuffix("Seat"))
def seat(request: pytest.FixtureRequest, artefacts: Path) -> Iterator[Seat]:
    with wayland_session(request.param.session_type, artefacts, request.param.tools) as running:
        made: Seat = request.param(running)
        made.furnish()
        yield made


def test_a_quarter_of_sitting_a_stretch_a_break_and_the_return(seat: Seat) -> None:
    editor = seat.session.start(sys.executable, Path(__file__).parent / "toy_editor.py", name="editor")
    wait_until(lambda: seat.focused_title() == EDITOR, f"the editor (log: {editor.log})", 30)
    resident = Resident(seat.session, SETTINGS)
    resident.start(SCALE)
    with seat.somebody_sits():
        first = resident.wait_until_shown(limit=15 * MINUTE / SCALE + 20)
        assert 15 * MINUTE <= first["bout"] < 17 * MINUTE
        assert first["measured"]
        resident.wait_until(lambda: seat.bubbles() == 1, "the bubble")
        seat.screenshot("1-reminder")
        assert seat.windows() == [EDITOR], "nothing but the notification may open unasked"
        assert seat.focused_title() == EDITOR
        seat.press_start()

        resident.wait_until(lambda: any(title.startswith(STRETCH) for title in seat.windows()), "the guided stretch")
        resident.wait_until(lambda: seat.focused_title().startswith(STRETCH), "the keyboard for who asked for it")
        resident.wait_until(lambda: (resident.status()["session"] or {"time": 0})["time"] > 30, "the first hold", 20)
        seat.screenshot("2-stretch")
        assert seat.bubbles() == 0
        resident.wait_until(lambda: resident.rows("SELECT 1 FROM sessions"), "the session in the history", 30)
        seat.screenshot("3-done")

    ((outcome, reminder),) = resident.rows("SELECT outcome, reminder FROM sessions")
    assert (outcome, reminder) == ("completed", first["reminder"])
    holds = resident.rows("SELECT side, round(sum(held), 1), min(done) FROM holds GROUP BY side ORDER BY side")
    assert holds == [("left", 45.0, 1), ("right", 45.0, 1)]
    assert resident.rows("SELECT answer FROM reminders") == [("stretched",)]
    assert resident.rows("SELECT ending FROM bouts") == [("session",)]
    today = resident.status()["today"]
    assert (today["completed"], today["goal"]) == (1, 3)
    assert "1/3" in resident.say("history")

    resident.wait_for_phase("away", limit=3 * MINUTE / SCALE + 20)
    with seat.somebody_sits():
        resident.say("sit")
        resident.say()
        resident.wait_until(lambda: "Calf Break" in seat.windows(), "the window that says what is going on")
        assert resident.phase() == "counting"
        assert resident.status()["bout"] < 3 * MINUTE
        seat.screenshot("4-back")
