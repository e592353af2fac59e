"""What notifications prove about the last input, against a compositor and a person who are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.adapters.input.track import SITTING, WAITING, Track


class Chair:
    """Somebody who uses the mouse now and then, and a compositor that counts each pause from when it was asked."""

    def __init__(self, late: float = 0.0) -> None:
        self.now = self.last = 100.0
        self.late = late
        self.track = Track(self.now)
        self.timers: dict[float, float] = {}
        """Seconds of a notification to the time from which it counts."""
        self.idle: set[float] = set()
        self.ask(SITTING)

    def ask(self, seconds: float) -> None:
        self.track.ask(seconds, self.now)
        self.timers[seconds] = self.now

    def drop(self, seconds: float) -> None:
        self.track.drop(seconds, self.now)
        del self.timers[seconds]
        self.idle.discard(seconds)

    def pass_time(self, until: float) -> None:
        due = [(start + seconds + self.late, seconds) for seconds, start in self.timers.items()]
        for at, seconds in sorted(due):
            if at <= until and seconds not in self.idle:
                self.now = at
                self.idle.add(seconds)
                self.track.idled(seconds, at)
        self.now = until

    def use_mouse(self) -> None:
        self.last = self.now
        if self.idle:
            self.idle.clear()
            self.track.resumed(self.now)
        self.timers = dict.fromkeys(self.timers, self.now)

    def toggle(self) -> None:
        if WAITING in self.timers:
            self.drop(WAITING)
        else:
            self.ask(WAITING)


steps = st.lists(
    st.tuples(st.floats(0.01, 25), st.sampled_from(["mouse", "mouse", "heed", "look", "nothing"])), max_size=40
)


@given(steps)
def test_it_never_claims_input_that_was_not_and_is_exact_after_a_pause(steps: list[tuple[float, str]]) -> None:
    chair = Chair()
    for seconds, what in steps:
        chair.pass_time(chair.now + seconds)
        match what:
            case "mouse":
                chair.use_mouse()
            case "heed":
                chair.toggle()
            case "look":
                known = chair.track.last_input(chair.now)
                assert known <= chair.last + 1e-6
                assert chair.last - known <= SITTING + 0.5 + 1e-6
                if SITTING in chair.idle:
                    assert known == pytest.approx(chair.last, abs=0.5 + 1e-6), "but for the grain of the asking"
    assert chair.track.idle == bool(chair.idle)


@given(steps)
def test_a_compositor_that_is_late_is_believed_no_more_than_that(steps: list[tuple[float, str]]) -> None:
    chair = Chair(late=0.4)
    for seconds, what in steps:
        chair.pass_time(chair.now + seconds)
        match what:
            case "mouse":
                chair.use_mouse()
            case "heed":
                chair.toggle()
            case _:
                assert chair.track.last_input(chair.now) <= chair.last + 0.4 + 1e-6


def test_what_is_asked_while_nobody_is_there_proves_nothing_however_late() -> None:
    chair = Chair()
    chair.pass_time(chair.now + 60)
    chair.late = 2.0
    chair.ask(WAITING)
    chair.pass_time(chair.now + 60)
    assert chair.idle == {SITTING, WAITING}
    assert chair.track.last_input(chair.now) == 100


def test_a_return_makes_it_prove_again() -> None:
    chair = Chair()
    chair.pass_time(chair.now + 60)
    chair.ask(WAITING)
    chair.pass_time(chair.now + 60)
    chair.use_mouse()
    chair.pass_time(chair.now + 1)
    chair.use_mouse()
    chair.pass_time(chair.now + WAITING)
    assert chair.track.last_input(chair.now) == chair.last


def test_a_measurement_overrides_what_was_concluded() -> None:
    track = Track(100)
    track.ask(SITTING, 100)
    assert track.last_input(160) == 150
    track.measured(60, 160)
    assert (track.idle, track.last_input(170)) == (True, 100)
    track.measured(2, 170)
    assert (track.idle, track.last_input(172)) == (False, 168)
