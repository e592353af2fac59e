"""A window that is asked for again comes back from wherever somebody has put it."""

from __future__ import annotations

import pytest

from desktop.resident import Resident
from desktop.session import Desktop

TITLE = "^Settings — Calf Break$"


@pytest.fixture
def resident(bare_desktop: Desktop) -> Resident:
    resident = Resident(bare_desktop)
    resident.start()
    resident.say("settings")
    resident.wait_until(lambda: bare_desktop.windows(TITLE), "the window")
    return resident


def test_one_that_was_made_small(bare_desktop: Desktop, resident: Resident) -> None:
    (window,) = bare_desktop.windows(TITLE)
    bare_desktop.run("xdotool", "windowminimize", str(window))
    resident.wait_until(lambda: not bare_desktop.windows(TITLE), "it to be small")
    resident.say("settings")
    assert resident.wait_until(lambda: bare_desktop.windows(TITLE), "it to be seen again") == [window]


def test_one_that_is_on_another_desktop(bare_desktop: Desktop, resident: Resident) -> None:
    bare_desktop.run("xdotool", "set_desktop", "1")
    resident.wait_until(lambda: not bare_desktop.windows(TITLE), "it to be out of sight")
    resident.say("settings")
    (window,) = resident.wait_until(lambda: bare_desktop.windows(TITLE), "it to come along")
    assert bare_desktop.run("xdotool", "get_desktop").strip() == "1"
    assert bare_desktop.run("xdotool", "get_desktop_for_window", str(window)).strip() == "1"
