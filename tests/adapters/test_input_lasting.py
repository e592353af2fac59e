"""A source that is lost is replaced, and looked for again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from calfbreak.adapters.input.lasting import LastingInput, Made
from calfbreak.ports import Unavailable
from runtime.desk import HandClock, HandLoop


@dataclass
class Source:
    """A source that can be lost."""

    name: str
    lost: Callable[[str], None]
    closed: bool = False
    heeded: list[bool] = field(default_factory=list)

    def idle(self) -> float | None:
        return 1.0 if self.name == "good" else None

    def heed(self, next_input: bool) -> bool:
        self.heeded.append(next_input)
        return True

    def close(self) -> None:
        self.closed = True


class Session:
    """A desktop on which the good source can go away."""

    def __init__(self) -> None:
        self.there = True
        self.made: list[Source] = []
        self.said: list[str] = []
        self.clock = HandClock()
        self.loop = HandLoop(self.clock)
        self.input = LastingInput(self.loop, self.candidates, lambda: None, self.said.append)

    def candidates(self, called: Callable[[], None], lost: Callable[[str], None]) -> tuple[Made, ...]:
        def make(name: str) -> Callable[[], Source]:
            def made() -> Source:
                if name == "good" and not self.there:
                    raise Unavailable("the compositor is gone")
                self.made.append(Source(name, lost))
                return self.made[-1]

            return made

        return ("good", make("good")), ("unmeasured", make("unmeasured"))


def test_a_lost_source_is_replaced_by_the_next_best_and_that_is_said_once() -> None:
    session = Session()
    session.input.heed(True)
    session.there = False
    session.made[0].lost("the compositor hung up")
    session.loop.live(0)
    assert session.input.idle() is None
    assert session.said == ["the compositor hung up"]
    assert session.made[0].closed
    assert session.made[1].heeded == [True]


def test_it_comes_back_by_itself_and_asks_less_and_less_often() -> None:
    session = Session()
    session.there = False
    session.made[0].lost("gone")
    session.loop.live(0)
    before = len(session.made)
    session.loop.live(3600)
    assert len(session.made) - before <= 18
    session.there = True
    session.loop.live(301)
    assert session.input.idle() == 1.0
    assert session.said == ["gone", ""]
    assert session.loop.next() is None


def test_what_an_old_source_says_late_does_nothing() -> None:
    session = Session()
    session.made[0].lost("gone")
    session.loop.live(0)
    session.made[0].lost("gone again")
    session.loop.live(0)
    assert session.said == ["gone"]


def test_closed_it_looks_no_more() -> None:
    session = Session()
    session.there = False
    session.made[0].lost("gone")
    session.loop.live(0)
    session.input.close()
    session.loop.live(3600)
    assert session.loop.next() is None
    assert session.made[-1].closed


def test_without_any_candidate_it_says_so() -> None:
    with pytest.raises(Unavailable):
        LastingInput(HandLoop(HandClock()), lambda called, lost: (), lambda: None, lambda why: None)
