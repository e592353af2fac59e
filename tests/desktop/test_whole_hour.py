"""The whole way, once, for real, a minute of life in a second."""

from __future__ import annotations

import pytest

from desktop.resident import DIALOG, Resident
from desktop.session import Desktop

MINUTE = 60


@pytest.mark.slow(130)
def test_an_hour_of_sitting_a_stretch_a_break_and_the_next_hour(desktop: Desktop) -> None:
    resident = Resident(desktop, settings="")
    resident.start()
    desktop.wait_until(desktop.bus.tray_items, "the icon in the tray")
    with resident.somebody_sits():
        resident.wait_until_shown(limit=90)
        assert resident.status()["bout"] >= 60 * MINUTE
        bubble = resident.bubble()
        desktop.screenshot("1-reminder")
        assert resident.bubbles() == 1
        desktop.click(bubble.center())

        (dialog,) = resident.wait_until(lambda: desktop.windows(DIALOG), "the guided stretch")
        assert desktop.geometry(dialog).isValid()
        desktop.screenshot("2-stretch")
        assert resident.bubbles() == 0
        resident.wait_until(lambda: resident.rows("SELECT 1 FROM sessions"), "the session in the history", 30)
        desktop.screenshot("3-done")

    outcome, reminder, lasted = resident.rows("SELECT outcome, reminder, ended - began FROM sessions")[0]
    assert outcome == "completed"
    assert reminder is not None
    # No upper bound: a moment in which a busy machine does nothing is long on this clock, and counts for no hold.
    assert lasted >= 120
    holds = resident.rows(
        "SELECT side, round(sum(held), 1), count(*), min(done) FROM holds GROUP BY side ORDER BY side"
    )
    assert holds == [("left", 45.0, 3, 1), ("right", 45.0, 3, 1)]
    assert resident.rows("SELECT answer FROM reminders") == [("stretched",)]
    assert resident.rows("SELECT ending FROM bouts") == [("session",)]
    today = resident.status()["today"]
    assert (today["completed"], today["goal"]) == (1, 3)
    assert "1/3" in resident.say("history")

    resident.wait_for_phase("away", limit=20)
    with resident.somebody_sits():
        resident.wait_for_phase("counting", limit=10)
        assert resident.status()["bout"] < 5 * MINUTE
        second = resident.wait_until_shown(limit=90)
        assert resident.bubbles() == 1
        desktop.screenshot("4-next-reminder")
    assert second["reminder"] != reminder
    # When everybody has gone the reminder goes too, and the bout is over: a natural break.
    resident.wait_until(lambda: resident.bubbles() == 0, "the reminder to go when everybody has gone", 20)
    endings = resident.wait_until(
        lambda: resident.rows("SELECT ending FROM bouts ORDER BY began")[1:], "the second bout"
    )
    assert ("natural break",) in endings
