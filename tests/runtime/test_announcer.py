"""The announcer: one reminder, by the channel on which it can best be answered."""

from __future__ import annotations

import pytest

from calfbreak.runtime.announcer import Announcer
from runtime.desk import Notes

ACTIONS = (("start", "Start"),)


def test_the_first_channel_with_buttons_is_used() -> None:
    plain, good = Notes(clickable=False), Notes()
    Announcer([plain, good]).show(1, "title", "body", ACTIONS)
    assert (plain.log, good.log) == ([], ["show 1: body [start]"])


def test_without_buttons_anywhere_the_first_available_channel_is_used() -> None:
    gone, plain = Notes(available=False), Notes(clickable=False)
    Announcer([gone, plain]).show(1, "title", "body", ACTIONS)
    assert plain.log == ["show 1: body [start]"]


def test_a_channel_that_goes_is_replaced_and_emptied() -> None:
    service, window = Notes(), Notes()
    announcer = Announcer([service, window])
    announcer.show(1, "title", "body", ACTIONS)
    service.available = False
    announcer.show(1, "title", "body", ACTIONS)
    assert service.log[-1] == "withdraw"
    assert window.log == ["show 1: body [start]"]
    announcer.withdraw()
    assert window.log[-1] == "withdraw"


def test_it_says_how_its_best_channel_is_doing() -> None:
    service, window = Notes(available=False), Notes(state="a window")
    announcer = Announcer([service, window])
    assert (announcer.state, announcer.clickable, announcer.available) == ("a window", True, True)
    announcer.tell("title", "hello")
    announcer.close()
    assert window.log == ["tell hello", "close"]
    assert service.log == ["close"]


def test_there_must_be_a_channel() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Announcer([])
