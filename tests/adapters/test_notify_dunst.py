"""Notifications with a real service on a real screen, pressed with the mouse."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calfbreak.adapters.notify.freedesktop import FreedesktopNotifier
from calfbreak.adapters.selector_loop import SelectorLoop

pytestmark = pytest.mark.desktop

ACTIONS = (("start", "Start"), ("snooze", "In 10 min"), ("skip", "Skip"))
_RULES = """[global]
    origin = top-left
    offset = 20x20
    width = 300
    mouse_left_click = do_action, close_current
    mouse_right_click = close_current
"""


class Desk:
    """A screen with dunst, a notifier, and what was pressed."""

    def __init__(
        self,
        loop: SelectorLoop,
        xdotool: Callable[..., None],
        serve: Callable[[], subprocess.Popen[bytes]],
        memory: Path,
    ) -> None:
        self.loop = loop
        self.xdotool = xdotool
        self.serve = serve
        self.service = serve()
        self.memory = memory
        self.pressed: list[tuple[int, str]] = []
        self.notifier = self.make()

    def make(self) -> FreedesktopNotifier:
        return FreedesktopNotifier(self.loop, lambda number, action: self.pressed.append((number, action)), self.memory)

    def bubbles(self) -> int:
        """How many bubbles dunst shows."""
        said = subprocess.run(["dunstctl", "count", "displayed"], capture_output=True, check=False).stdout
        return int(said or b"0")

    def until(self, true: Callable[[], object]) -> None:
        assert self.loop.run_until(lambda: bool(true()), 10.0)

    def click(self, button: str) -> None:
        self.xdotool("mousemove", "100", "50", "click", button)


@pytest.fixture
def desk(
    loop: SelectorLoop,
    xdotool: Callable[..., None],
    bus: str,
    start: Callable[..., subprocess.Popen[bytes]],
    tmp_path: Path,
) -> Iterator[Desk]:
    rules = tmp_path / "dunstrc"
    rules.write_text(_RULES)
    place = Desk(loop, xdotool, lambda: start("dunst", "-conf", str(rules)), tmp_path / "bubble")
    yield place
    place.notifier.close()
    loop.run_until(lambda: False, 0.05)  # an answer that is still on its way is waited for before it hangs up


def test_a_click_on_the_bubble_starts_once(desk: Desk) -> None:
    desk.notifier.show(3, "Time to stretch", "You have been sitting for 60 minutes.", ACTIONS)
    desk.until(lambda: desk.bubbles() == 1)
    assert desk.notifier.clickable
    assert desk.notifier.state == "dunst, with buttons"
    desk.click("1")
    desk.until(lambda: desk.pressed)
    desk.click("1")
    desk.until(lambda: desk.bubbles() == 0)
    assert desk.pressed == [(3, "start")]


def test_a_dismissed_bubble_is_no_answer(desk: Desk) -> None:
    desk.notifier.show(3, "Time to stretch", "", ACTIONS)
    desk.until(lambda: desk.bubbles() == 1)
    desk.click("3")
    desk.until(lambda: desk.bubbles() == 0)
    assert desk.pressed == []


def test_nudges_replace_and_the_withdrawal_removes(desk: Desk) -> None:
    desk.notifier.show(3, "Time to stretch", "", ACTIONS)
    desk.until(lambda: desk.bubbles() == 1)
    desk.notifier.show(3, "Still sitting", "", ACTIONS)
    desk.loop.run_until(lambda: False, 0.3)
    assert desk.bubbles() == 1
    desk.notifier.withdraw()
    desk.until(lambda: desk.bubbles() == 0)


def test_a_killed_program_leaves_a_bubble_only_until_it_starts_again(desk: Desk) -> None:
    desk.notifier.show(3, "Time to stretch", "", ACTIONS)
    desk.until(lambda: desk.bubbles() == 1 and desk.memory.exists())
    desk.notifier._lasting.close()  # its connection ends as with kill -9
    assert desk.bubbles() == 1
    desk.notifier = desk.make()
    desk.until(lambda: desk.bubbles() == 0)


def test_a_service_that_is_killed_shows_it_again_when_it_is_back(desk: Desk) -> None:
    desk.notifier.show(3, "Time to stretch", "", ACTIONS)
    desk.until(lambda: desk.bubbles() == 1)
    desk.service.kill()
    desk.until(lambda: not desk.notifier.clickable)
    desk.service = desk.serve()
    desk.until(lambda: desk.bubbles() == 1)
    desk.click("1")
    desk.until(lambda: desk.pressed == [(3, "start")])
