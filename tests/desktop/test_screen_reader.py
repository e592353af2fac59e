"""The stretch for whoever does not see it: one announcement for each phase, none for each second, named controls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.resident import DIALOG, Resident
from desktop.screen_reader import ENV, PROGRAM, ScreenReader, screen_reader
from desktop.session import Desktop

SCALE = 10
"""A session of 40 s passes in four."""


@pytest.fixture
def reader(bare_desktop: Desktop) -> Iterator[ScreenReader]:
    with screen_reader(bare_desktop) as made:
        yield made


def test_a_whole_session_is_announced_phase_by_phase(bare_desktop: Desktop, reader: ScreenReader) -> None:
    resident = Resident(bare_desktop, 'hold = "10s"\nrepetitions = 1\nsound = false\n')
    resident.env |= ENV
    resident.start(SCALE)
    resident.say("stretch")
    resident.wait_until(lambda: bare_desktop.windows(DIALOG), "the guided stretch")
    assert resident.wait_until(lambda: len(reader.buttons(PROGRAM)) == 4, "its buttons")
    assert reader.buttons(PROGRAM) == ["Pause", "Repeat", "Skip", "Later"]
    resident.wait_for_phase("counting", limit=30)
    resident.wait_until(lambda: "Too much" in reader.buttons(PROGRAM), "the question")
    assert reader.buttons(PROGRAM) == ["Easy", "Right", "Too much", "Close"]
    assert reader.announcements() == [
        "Get ready — left leg back",
        "Hold — left leg back",
        "Switch — right leg back",
        "Hold — right leg back",
        "1 hold on each leg.",
        "1 of 3 today",
        "How did it feel?",
    ]


def test_a_reminder_in_a_window_of_our_own_is_told_though_it_takes_no_keyboard(
    bare_desktop: Desktop, reader: ScreenReader
) -> None:
    resident = Resident(bare_desktop)
    resident.env |= ENV
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        told = resident.wait_until(lambda: reader.announcements()[1:], "the announcement")
    assert reader.announcements()[0] == "Time for your calves"
    assert told[0].startswith("You have been sitting for ")
    assert reader.buttons(PROGRAM) == ["Start", "In 10 min", "Skip"]
