"""The pictures of a phase: which is seen when, how long it is kept, and that none is arranged in vain."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain.body.figure import Skeleton
from calfbreak.domain.body.motion import Way, way_of
from calfbreak.domain.body.poses import USUAL
from calfbreak.domain.body.scene import Scene
from calfbreak.domain.stretching.session import Phase, PhaseKind, lay_out
from calfbreak.ui.figure_film import AHEAD, CALM_RATE, RATE, Film, until_next
from calfbreak.ui.figure_places import Arrangement, Part, arrange
from calfbreak.ui.stage import Stage

STRETCH = load_stretches()["wall-straight"]
PHASES = {phase.kind: phase for phase in lay_out(STRETCH.prescription)}


class Arranger:
    """Makes arrangements of nothing, and counts them."""

    def __init__(self) -> None:
        self.made: list[Skeleton] = []

    def __call__(self, body: Skeleton, before: Skeleton) -> Arrangement:
        self.made.append(body)
        return Arrangement((), (), None, frozenset())  # type: ignore[arg-type]


def film(kind: PhaseKind) -> tuple[Film, Way, Phase, Arranger]:
    phase, arranger = PHASES[kind], Arranger()
    way = way_of(phase, STRETCH.poses)
    return Film(way, phase.lasts, arranger), way, phase, arranger


def test_a_picture_is_seen_until_the_time_of_the_next_has_come() -> None:
    switch, way, phase, _ = film(PhaseKind.SWITCH)
    for number in range(20):
        now = number / RATE
        assert switch.at(now).pose == way.at(now, phase.lasts)
        assert switch.at(now + 0.9 / RATE) is switch.at(now)
        assert switch.at(now + 1 / RATE) is not switch.at(now)
        assert switch.at(now - 0.0004) is switch.at(now), "a timer may be a little early"


def test_where_nothing_moves_no_picture_is_arranged_twice() -> None:
    switch, way, phase, arranger = film(PhaseKind.SWITCH)
    numbers = range(round(phase.lasts * RATE) + 1)
    poses = [switch.at(number / RATE).pose for number in numbers]
    still = sum(one == other for one, other in pairwise(poses))
    assert still > RATE, "there is a rest between the moves"
    moved = len(poses) - still
    assert moved <= len(arranger.made) <= moved + len(numbers) // AHEAD + 1
    assert all(switch.moves(number / RATE) for number in range(10))
    rests, moves_again = way.rest(phase.lasts)
    assert not switch.moves((rests + moves_again) / 2)
    assert [switch.moves(moves_again - 0.05, within) for within in (0.0, 0.1)] == [False, True]


def test_the_moves_are_kept_for_the_next_repetition() -> None:
    switch, _, phase, arranger = film(PhaseKind.SWITCH)
    numbers = range(round(phase.lasts * RATE))
    once = [switch.at(number / RATE) for number in numbers]
    made = len(arranger.made)
    again = [switch.at(number / RATE) for number in numbers]
    assert all(one is other for one, other in zip(once, again, strict=True))
    assert len(arranger.made) == made


def test_a_breath_is_kept_only_until_the_next() -> None:
    hold, _, phase, _ = film(PhaseKind.HOLD)
    for number in range(round(phase.lasts * RATE)):
        hold.at(number / RATE)
        assert len(hold._pictures) <= AHEAD


@pytest.mark.parametrize("rate", [15, 30])
@pytest.mark.parametrize("passed", [0.0, 0.01, 1 / 30 - 0.0003, 1 / 30, 0.4, 4.99])
def test_the_next_picture_is_never_far_and_never_now(passed: float, rate: float) -> None:
    assert 0.0005 < until_next(passed, rate) <= 1 / rate + 0.001


def test_a_breath_has_half_as_many_pictures() -> None:
    """More would be arranged, and never be seen."""
    hold, way, phase, arranger = film(PhaseKind.HOLD)
    for number in range(round(phase.lasts * CALM_RATE)):
        now = number / CALM_RATE
        assert hold.at(now).pose == way.at(now, phase.lasts)
    assert len(arranger.made) <= round(phase.lasts * CALM_RATE) + 2 * AHEAD


def fleeting(way: Way, lasts: float, begin: float, now: float) -> frozenset[Part]:
    """Of a film whose first picture that is asked for is that at `begin`."""
    stage = Stage(QRectF(0, 0, 470, 512))
    shown = Film(way, lasts, lambda body, before: arrange(stage, body, before, Scene.WALL, USUAL))
    shown.at(begin)
    return shown.at(now).arranged.fleeting


def test_what_travels_far_between_two_pictures_is_fleeting() -> None:
    _, way, phase, _ = film(PhaseKind.SWITCH)
    assert not fleeting(way, phase.lasts, 0.0, 0.0), "it does not move yet"
    assert {Part.FAR_THIGH, Part.FAR_SHANK} <= fleeting(way, phase.lasts, 0.0, 10 / RATE), "the leg that steps"
    assert Part.NEAR_SHANK not in fleeting(way, phase.lasts, 0.0, 10 / RATE), "the leg on which one stands"


def test_a_picture_is_the_same_wherever_a_film_begins() -> None:
    _, way, phase, _ = film(PhaseKind.SWITCH)
    for number in range(1, 30):
        now = number / RATE
        assert fleeting(way, phase.lasts, 0.0, now) == fleeting(way, phase.lasts, now, now), number
