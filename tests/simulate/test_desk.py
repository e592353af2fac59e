"""The simulated desk: what the program is told, and what it is not."""

from __future__ import annotations

from calfbreak.domain.rules import events as ev
from calfbreak.simulate.desk import Desk
from calfbreak.simulate.timeline import Line, read


def live(text: str, told: bool = True) -> Desk:
    desk = Desk(read(text), told=told)
    desk.run()
    return desk


def told_of(desk: Desk) -> list[tuple[float, type[ev.Event]]]:
    return [(event.at.elapsed - 1_000_000, type(event)) for event in desk.log if not isinstance(event, ev.Looked)]


def test_nobody_tells_of_sleep() -> None:
    desk = live("00:00:00 input\n00:10:00 sleep\n00:12:00 wake\n00:20:00 end")
    assert told_of(desk) == [(0, ev.Launched)]
    assert [event.at.elapsed for event in desk.log if 1_000_600 <= event.at.elapsed < 1_000_720] == []


def test_what_happens_during_sleep_is_heard_on_waking() -> None:
    desk = live("00:00:00 call on\n00:10:00 sleep\n00:11:00 call off\n00:11:30 sleep\n00:12:00 wake\n00:20:00 end")
    assert told_of(desk) == [(0, ev.Launched), (0, ev.Surroundings), (720, ev.Surroundings)]


def test_a_launch_wakes_the_computer() -> None:
    desk = live("00:00:00 input\n00:10:00 quit\n00:11:00 sleep\n00:12:00 dnd on\n00:20:00 launch\n00:21:00 end")
    assert told_of(desk)[1:3] == [(600, ev.Quit), (1200, ev.Launched)]
    assert desk.state.quiet == {"dnd"}


def test_a_program_that_does_not_run_is_told_nothing() -> None:
    desk = live(
        "00:00:00 input\n00:10:00 quit\n00:11:00 lock\n00:11:30 skip\n00:11:40 wake\n00:12:00 quit\n00:40:00 end"
    )
    assert told_of(desk) == [(0, ev.Launched), (600, ev.Quit)]
    assert desk.log[-1].at.elapsed == 1_000_600


def test_a_desktop_tells_of_input_while_the_program_waits_for_it() -> None:
    text = "00:00:00 input\n00:10:00 idle\n00:20:02 touch\n00:21:00 end"
    looks = [event.at.elapsed - 1_000_000 for event in live(text).log if isinstance(event, ev.Looked)]
    assert 1202 in looks
    looks = [event.at.elapsed - 1_000_000 for event in live(text, told=False).log if isinstance(event, ev.Looked)]
    assert 1202 not in looks
    assert 1205 in looks


def test_what_is_expected_at_the_very_end_may_come_a_little_later() -> None:
    desk = live("00:00:00 input\n01:00:00 => remind\n01:00:00 end")
    assert desk.answers == [Line(3600, "remind")]


def test_what_comes_after_the_end_is_not_asked_for() -> None:
    assert live("00:00:00 input\n01:00:00 end").answers == []
