"""What the windows' tests share: a clock that is moved by hand, a stretch, and a listener to wishes."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from calfbreak.domain.commands import Command
from calfbreak.domain.history.records import Side
from calfbreak.domain.rules.moment import Moment
from calfbreak.domain.stretching.stretch import Prescription, Stretch
from calfbreak.ui.pictures import NOW
from calfbreak.ui.theme import Theme


@dataclass
class HandClock:
    """A clock that goes only when a test moves it."""

    seconds: float = 0.0

    def now(self) -> Moment:
        """Some seconds after the sample snapshots' moment."""
        return NOW.ago(-self.seconds)

    def elapsed(self) -> float:
        """Of that moment."""
        return self.now().elapsed


@dataclass
class Wishes:
    """Remembers what a window wished."""

    made: list[Command] = field(default_factory=list)

    def __call__(self, command: Command) -> None:
        """Take a wish."""
        self.made.append(command)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def wishes() -> Wishes:
    return Wishes()


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme(choice="light")


@pytest.fixture
def stretch() -> Stretch:
    return Stretch(
        id="wall-straight", name="Wall calf stretch", muscles=("gastrocnemius",), needs=("wall",), steps=("Stand.",),
        cue="Knee straight, heel down, breathe.", ready_cue="Hands on the wall, one leg back.",
        switch_cue="Change legs. The other foot goes back.", cautions=(), sources=(), prescription=Prescription(),
        poses={"ready": "wall-straight-ready", "hold": "wall-straight-hold", "switch": "wall-straight-switch"},
        positions={Side.LEFT: "left leg back", Side.RIGHT: "right leg back"},
    )  # fmt: skip
