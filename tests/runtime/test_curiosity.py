"""When the runtime asks what else goes on at the desk, and what it does until it knows."""

from __future__ import annotations

from calfbreak.domain import commands as cmd
from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.rules.events import Locked
from runtime.desk import Desk, Neighbourhood

CALL = frozenset({"call"})


def desk_with(neighbours: Neighbourhood) -> Desk:
    desk = Desk().begin()
    desk.runtime.attach(surroundings=neighbours)
    return desk


def reminders(desk: Desk) -> int:
    return sum(line.startswith("show") for line in desk.notes.log)


def test_nothing_is_asked_while_somebody_types() -> None:
    neighbours = Neighbourhood()
    desk_with(neighbours).loop.live(59 * MINUTE)
    assert neighbours.asked == 0


def test_before_a_reminder_it_asks_and_a_call_holds_it() -> None:
    neighbours = Neighbourhood(CALL, CALL)
    desk = desk_with(neighbours)
    desk.loop.live(HOUR + 10 * MINUTE)
    assert reminders(desk) == 0
    assert desk.runtime.snapshot().phase is Phase.HELD
    neighbours.engaged = neighbours.quiet = frozenset()
    desk.loop.live(3 * MINUTE)
    assert reminders(desk) == 1


def test_until_the_answer_comes_nobody_is_disturbed() -> None:
    neighbours = Neighbourhood(slow=True)
    desk = desk_with(neighbours)
    desk.loop.live(HOUR + 1)
    assert (reminders(desk), neighbours.asked) == (0, 1)
    desk.orders.take(cmd.Show())
    neighbours.answer()
    assert reminders(desk) == 1


def test_what_changes_while_a_question_is_under_way_is_asked_again() -> None:
    neighbours = Neighbourhood(slow=True)
    desk = desk_with(neighbours)
    desk.loop.live(HOUR + 1)
    desk.runtime.wake()  # somebody says that something changed: the answer to come may be too old
    assert neighbours.asked == 1
    neighbours.answer()
    assert (reminders(desk), neighbours.asked) == (0, 2)
    neighbours.answer()
    assert reminders(desk) == 1


def test_no_command_slips_a_reminder_past_the_question() -> None:
    neighbours = Neighbourhood(CALL, CALL, slow=True)
    desk = desk_with(neighbours)
    desk.loop.live(HOUR + 1)
    desk.orders.take(cmd.Resume())
    assert reminders(desk) == 0


def test_a_call_that_begins_takes_the_reminder_back() -> None:
    neighbours = Neighbourhood()
    desk = desk_with(neighbours)
    desk.loop.live(HOUR + 10)
    neighbours.engaged = neighbours.quiet = CALL
    desk.loop.live(MINUTE)
    assert desk.notes.log[-1] == "withdraw"


def test_somebody_who_listens_in_a_call_has_not_left() -> None:
    neighbours = Neighbourhood(CALL, CALL)
    desk = desk_with(neighbours)
    desk.loop.live(10 * MINUTE)
    desk.person.types = False
    desk.loop.live(30 * MINUTE)
    assert desk.runtime.snapshot().phase is Phase.COUNTING
    assert desk.runtime.snapshot().bout > 39 * MINUTE
    neighbours.engaged = neighbours.quiet = frozenset()
    desk.loop.live(7 * MINUTE)
    assert desk.runtime.snapshot().phase is Phase.AWAY


def test_away_it_asks_every_three_minutes_for_two_hours_and_never_when_locked() -> None:
    neighbours = Neighbourhood()
    desk = desk_with(neighbours)
    desk.person.types = False
    desk.person.heed = lambda next_input: True  # type: ignore[method-assign]
    desk.loop.live(6 * MINUTE)
    asked = neighbours.asked
    desk.loop.live(30 * MINUTE)
    assert neighbours.asked - asked == 10
    desk.loop.live(2 * HOUR)
    asked = neighbours.asked
    desk.loop.live(HOUR)
    assert neighbours.asked == asked
    unasked = Neighbourhood()
    locked = desk_with(unasked)
    locked.runtime.hear(Locked(locked.clock.now()))
    locked.loop.live(HOUR)
    assert unasked.asked == 0


def test_a_film_that_begins_while_nobody_types_ends_the_absence() -> None:
    neighbours = Neighbourhood()
    desk = desk_with(neighbours)
    desk.person.types = False
    desk.loop.live(10 * MINUTE)
    assert desk.runtime.snapshot().phase is Phase.AWAY
    neighbours.engaged = frozenset({"video"})
    desk.loop.live(4 * MINUTE)
    assert desk.runtime.snapshot().phase is Phase.COUNTING


def test_that_the_screen_stays_on_for_the_stretch_is_no_film() -> None:
    neighbours = Neighbourhood(engaged=CALL | {"video"}, quiet=CALL)
    desk = desk_with(neighbours)
    desk.loop.live(HOUR + MINUTE)
    assert desk.runtime.state.engaged == {"call", "video"}
    desk.orders.take(cmd.Stretch())
    desk.runtime.wake()  # somebody at the desk says that something has changed
    assert desk.runtime.state.engaged == CALL
