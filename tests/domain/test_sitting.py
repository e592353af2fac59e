"""One sitting clock for everything that counts sitting, and one subtraction that takes it back from all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.rules.sitting import bout_sitting, take_back
from domain.chair import HOUR, MINUTE, MONDAY, Chair


def test_sitting_is_provisional_until_the_next_sign_of_life() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.hang(4 * MINUTE)
    chair.tell(ev.Surroundings)
    assert bout_sitting(chair.state) == 24 * MINUTE
    assert chair.state.unconfirmed == 4 * MINUTE
    chair.tell(ev.Locked)
    assert bout_sitting(chair.state) == 20 * MINUTE
    assert chair.state.unconfirmed == 0


def test_input_confirms_it() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.hang(4 * MINUTE)
    chair.key()
    chair.hang(10)
    chair.look()
    assert chair.state.unconfirmed == pytest.approx(10)


def test_what_began_after_the_last_sign_of_life_begins_again() -> None:
    """A pause ends by itself while somebody reads; then it turns out that they had left before."""
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.tell(ev.Paused, 2 * MINUTE)
    chair.read(4 * MINUTE)
    assert bout_sitting(chair.state) == 2 * MINUTE
    chair.read(10 * MINUTE)
    assert [bout.sitting for bout in chair.bouts] == [20 * MINUTE]
    assert chair.state.sat == 20 * MINUTE


def test_every_mark_follows() -> None:
    chair = Chair()
    chair.type(HOUR)
    chair.tell(ev.Started, "wall-straight", 1)
    state = chair.state
    assert state.bout is not None
    assert state.session is not None
    assert state.reminder is not None
    state.unconfirmed = 10.0
    state.bout = replace(state.bout, sat_before=HOUR - 5)
    state.countdown_from = HOUR - 3
    take_back(state)
    assert state.sat == HOUR - 10
    assert state.countdown_from == HOUR - 10
    assert state.bout.sat_before == HOUR - 10
    assert state.session.sat_before == HOUR - 10
    assert state.reminder.shown_sat == HOUR - 10
    assert bout_sitting(state) == 0


def test_fifty_nine_seconds_are_no_bout_and_sixty_are() -> None:
    chair = Chair()
    chair.type(59)
    chair.tell(ev.Stood)
    assert chair.bouts == []
    chair.tell(ev.Sat)
    chair.type(60)
    chair.tell(ev.Stood)
    (bout,) = chair.bouts
    assert (bout.began, bout.ended) == (Stamp(MONDAY + 59, 3600), Stamp(MONDAY + 119, 3600))
