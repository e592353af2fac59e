"""Is somebody sitting there? What a timeline cannot tell: unmeasured input, announced sleep, late news."""

from __future__ import annotations

import pytest

from calfbreak.domain.history.records import BoutEnd
from calfbreak.domain.rules import effects as fx
from calfbreak.domain.rules import events as ev
from calfbreak.domain.rules.engine import Wake
from calfbreak.domain.rules.numbers import SLEEP_DOUBT
from calfbreak.domain.rules.sitting import bout_sitting
from domain.chair import HOUR, MINUTE, Chair

CALL = frozenset({"call"})


def test_where_nothing_can_be_measured_every_unlocked_moment_counts() -> None:
    chair = Chair()
    chair.measured = False
    chair.read(HOUR)
    assert [type(effect) for effect in chair.asked] == [fx.Remind]
    assert not chair.state.measured


def test_unknown_is_not_zero_seconds_idle() -> None:
    """An input source that breaks down neither makes an absent person present nor tells of input."""
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.read(4 * MINUTE)
    before = chair.state.last_input
    chair.measured = False
    chair.look()
    assert chair.state.last_input == before
    chair.measured = True
    chair.look()
    chair.read(10 * MINUTE)
    assert chair.bouts[0].sitting == pytest.approx(24 * MINUTE, abs=1)


def test_unmeasured_and_locked_is_absent() -> None:
    chair = Chair()
    chair.measured = False
    chair.read(20 * MINUTE)
    chair.tell(ev.Locked)
    chair.read(10 * MINUTE)
    assert [bout.sitting for bout in chair.bouts] == [20 * MINUTE]
    chair.tell(ev.Unlocked)
    chair.read(5 * MINUTE)
    assert bout_sitting(chair.state) == pytest.approx(5 * MINUTE)


def test_unmeasured_the_computer_wakes_with_somebody_there() -> None:
    chair = Chair()
    chair.measured = False
    chair.read(20 * MINUTE)
    chair.nap(HOUR)
    chair.read(10 * MINUTE)
    assert [bout.sitting for bout in chair.bouts] == [20 * MINUTE]
    assert bout_sitting(chair.state) == pytest.approx(10 * MINUTE)


def test_a_source_that_breaks_down_while_nobody_is_there() -> None:
    chair = Chair()
    chair.read(10 * MINUTE)
    assert chair.state.away_since is not None
    chair.measured = False
    chair.look()
    assert chair.state.away_since is None


def test_announced_sleep() -> None:
    chair = Chair()
    chair.type(50 * MINUTE)
    chair.tell(ev.FellAsleep)
    assert chair.state.asleep
    assert chair.wake == Wake(at=chair.elapsed + SLEEP_DOUBT, on_input=False)
    chair.nap(45 * MINUTE)
    effects = chair.tell(ev.Woke)
    assert [type(effect) for effect in effects] == [fx.RecordBout]
    assert chair.bouts[0].sitting == pytest.approx(50 * MINUTE)
    assert chair.bouts[0].ended.utc == pytest.approx(chair.wall - 45 * MINUTE)
    assert chair.bouts[0].ending is BoutEnd.NATURAL_BREAK


def test_announced_sleep_that_is_first_noticed_by_a_look() -> None:
    chair = Chair()
    chair.type(50 * MINUTE)
    chair.tell(ev.FellAsleep)
    chair.hang(2)
    chair.look()
    assert chair.state.asleep
    chair.nap(45 * MINUTE)
    chair.look()
    assert not chair.state.asleep
    assert len(chair.bouts) == 1
    assert chair.tell(ev.Woke) == ()


def test_a_sleep_that_was_announced_and_did_not_come() -> None:
    chair = Chair()
    chair.type(50 * MINUTE)
    chair.tell(ev.FellAsleep)
    chair.hang(3)
    chair.tell(ev.Woke)
    chair.type(HOUR)
    assert chair.bouts == []
    assert chair.all(fx.Remind)[0].sitting == pytest.approx(HOUR, abs=1)


def test_a_sleep_that_came_and_of_whose_end_nobody_told() -> None:
    chair = Chair()
    chair.type(50 * MINUTE)
    chair.tell(ev.FellAsleep)
    chair.hang(4)
    chair.nap(HOUR)
    chair.type(2 * MINUTE)
    assert not chair.state.asleep
    assert chair.state.away_since is None
    assert chair.bouts[0].sitting == pytest.approx(50 * MINUTE, abs=1)


def test_a_sleep_that_was_announced_and_of_which_nothing_came() -> None:
    """Somebody types on; the program looks when a minute awake has shown that there is no sleep."""
    chair = Chair()
    chair.type(50 * MINUTE)
    chair.tell(ev.FellAsleep)
    chair.type(SLEEP_DOUBT - 1)
    assert chair.state.asleep
    chair.type(SLEEP_DOUBT)
    assert chair.state.away_since is None
    assert chair.bouts == []
    chair.type(15 * MINUTE)
    assert chair.all(fx.Remind)[0].sitting == pytest.approx(HOUR, abs=1)


def test_nobody_is_there_after_a_sleep_of_which_nothing_came() -> None:
    chair = Chair()
    chair.type(50 * MINUTE)
    chair.tell(ev.FellAsleep)
    chair.read(HOUR)
    assert not chair.state.asleep
    assert [bout.sitting for bout in chair.bouts] == [pytest.approx(50 * MINUTE, abs=1)]


def test_a_command_comes_from_somebody_awake() -> None:
    chair = Chair()
    chair.tell(ev.FellAsleep)
    chair.tell(ev.Resumed)
    assert not chair.state.asleep
    assert chair.state.away_since is None


def test_a_command_while_locked_is_no_return() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.tell(ev.Locked)
    chair.hang(6 * MINUTE)
    chair.tell(ev.Resumed)
    assert chair.state.away_since is not None
    assert len(chair.bouts) == 1


def test_unlocking_what_was_not_locked_is_no_sign_of_life() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.read(10 * MINUTE)
    chair.tell(ev.Unlocked)
    assert chair.state.away_since is not None


def test_the_lock_is_told_before_the_input_is() -> None:
    """Typed until the lock, but the last look was minutes before."""
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.hang(3 * MINUTE)
    chair.key()
    chair.hang(10)
    chair.tell(ev.Locked)
    assert bout_sitting(chair.state) == pytest.approx(20 * MINUTE)
    chair.read(10 * MINUTE)
    assert chair.bouts[0].sitting == pytest.approx(23 * MINUTE)
    assert chair.bouts[0].ended.utc == pytest.approx(chair.wall - 10 * MINUTE - 10)


def test_late_news_of_input_while_standing_is_no_sitting() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.tell(ev.Stood)
    chair.hang(3 * MINUTE)
    chair.key()
    chair.tell(ev.Locked)
    sat = chair.state.sat
    chair.look()
    assert chair.state.away_since == pytest.approx(23 * MINUTE)
    assert chair.state.sat == sat


def test_late_news_after_the_break_was_settled_changes_nothing() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.hang(3 * MINUTE)
    chair.key()
    chair.tell(ev.FellAsleep)
    chair.nap(HOUR)
    chair.tell(ev.Woke)
    since = chair.state.away_since
    chair.look()
    assert chair.state.away_since == since
    assert len(chair.bouts) == 1


def test_typing_at_the_lock_screen_is_no_return() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.tell(ev.Locked)
    chair.type(2 * MINUTE)
    assert chair.state.away_since == 20 * MINUTE
    assert chair.state.knock is None


def test_a_call_that_begins_hours_after_the_last_input_is_nobody() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.read(3 * HOUR)
    chair.tell(ev.Surroundings, CALL, CALL)
    assert chair.state.away_since is not None


def test_a_call_goes_on_after_waking() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.tell(ev.Surroundings, CALL, CALL)
    chair.nap(10 * MINUTE)
    chair.look()
    assert chair.state.away_since is None
    assert len(chair.bouts) == 1


def test_locked_in_a_call_is_absent() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.tell(ev.Surroundings, CALL, CALL)
    chair.read(10 * MINUTE)
    chair.tell(ev.Locked)
    chair.read(10 * MINUTE)
    assert [bout.sitting for bout in chair.bouts] == [30 * MINUTE]


def test_a_moment_that_lies_before_the_last_one_is_taken_as_the_last_one() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    before = chair.state
    chair.hang(-100)
    chair.look()
    assert chair.state.at.elapsed == before.at.elapsed
    assert chair.state.sat == before.sat


def test_the_end_of_a_session_that_is_not_open_is_no_sign_of_life() -> None:
    chair = Chair()
    chair.read(10 * MINUTE)
    chair.tell(ev.SessionEnded, ())
    assert chair.state.away_since is not None


def test_a_touch_before_a_nap_and_one_after_it_are_not_input_that_goes_on() -> None:
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.read(10 * MINUTE)
    chair.hang(1)
    chair.key()
    chair.look()
    chair.nap(8)
    chair.look()
    chair.hang(2)
    chair.key()
    chair.look()
    assert chair.state.away_since is not None


def test_a_touch_after_the_break_does_not_put_it_off() -> None:
    """The program hung while the break passed; the first that it sees is a touch."""
    chair = Chair()
    chair.type(20 * MINUTE)
    chair.nap(4 * MINUTE)
    chair.look()
    chair.hang(2 * MINUTE)
    chair.key()
    assert [type(effect) for effect in chair.look()] == [fx.RecordBout]
