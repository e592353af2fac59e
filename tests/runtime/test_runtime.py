"""The runtime: looks, saves, shows, sleeps; in simulated time."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from calfbreak.domain import commands as cmd
from calfbreak.domain.history.records import Answer, Outcome, ReminderRecord, SessionRecord
from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.rules.events import FellAsleep, Locked, Unlocked, Woke
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.stretching.session import Stage
from calfbreak.runtime.saving import read_state
from runtime.desk import Desk


def shown(desk: Desk) -> list[str]:
    return [line for line in desk.notes.log if line.startswith(("show", "withdraw"))]


def test_an_hour_of_sitting_ends_with_a_reminder_that_says_so() -> None:
    desk = Desk().begin()
    desk.loop.live(HOUR + 1)
    assert shown(desk) == [
        "show 1: You have been sitting for 1 h. Wall calf stretch, 2 min. [start snooze skip]",
    ]


def test_while_somebody_sits_it_wakes_once_a_minute() -> None:
    desk = Desk().begin()
    desk.loop.live(30 * MINUTE)
    assert 30 <= desk.alarm.rings <= 37  # and at most once in five minutes to look whether they are still there


def test_while_nobody_is_there_and_the_desktop_cannot_tell_it_looks_every_five_seconds() -> None:
    desk = Desk().begin()
    desk.person.types = False
    desk.loop.live(6 * MINUTE)
    rings = desk.alarm.rings
    desk.loop.live(MINUTE)
    assert desk.alarm.rings - rings == 12


def test_a_source_that_tells_of_the_next_input_is_not_looked_at() -> None:
    desk = Desk().begin()
    desk.person.types = False
    desk.person.heed = lambda next_input: True  # type: ignore[method-assign]
    desk.loop.live(6 * MINUTE)
    rings = desk.alarm.rings
    desk.loop.live(HOUR)
    assert desk.alarm.rings == rings


def test_a_record_is_on_disk_before_anybody_sees_what_it_says() -> None:
    desk = Desk().begin()
    desk.loop.live(HOUR + 1)
    desk.orders.take(cmd.Skip())
    assert desk.notes.log[-2:] == ["saved ReminderRecord", "withdraw"]
    record = desk.journal.records[-1]
    assert isinstance(record, ReminderRecord)
    assert record.answer is Answer.SKIPPED


def test_a_session_runs_to_its_end_by_itself_and_is_recorded_as_it_was() -> None:
    desk = Desk().begin()
    desk.loop.live(10 * MINUTE)
    assert desk.orders.take(cmd.Stretch()) is None
    desk.loop.live(119.9)
    assert desk.runtime.guide is not None
    desk.loop.live(0.2)
    record = desk.journal.records[-1]
    assert isinstance(record, SessionRecord)
    assert record.outcome is Outcome.COMPLETED
    assert [hold.held for hold in record.holds] == [15.0] * 6
    assert record.stretch == "wall-straight"
    assert desk.notes.snapshots[-1].today.completed == 1


def test_the_window_sees_the_end_of_a_session_before_it_is_gone() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    desk.loop.live(121)
    stages = [snapshot.session.stage if snapshot.session else None for snapshot in desk.notes.snapshots]
    assert Stage.OVER in stages
    assert stages[-1] is None


def test_a_stopped_session_keeps_what_was_done() -> None:
    desk = Desk().begin()
    desk.loop.live(10 * MINUTE)
    desk.orders.take(cmd.Stretch())
    desk.loop.live(28)
    desk.orders.take(cmd.StopSession())
    record = desk.journal.records[-1]
    assert isinstance(record, SessionRecord)
    assert (record.outcome, record.done) == (Outcome.PARTIAL, 1)
    assert [hold.held for hold in record.holds[:3]] == [15.0, 3.0, 0.0]


def test_pause_skip_and_repeat_reach_the_session() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    guide = desk.runtime.guide
    assert guide is not None
    desk.loop.live(10)
    desk.orders.take(cmd.PauseSession())
    desk.loop.live(60)
    assert guide.session.time == pytest.approx(10)
    desk.orders.take(cmd.ResumeSession())
    desk.orders.take(cmd.RepeatHold())
    assert guide.session.time == pytest.approx(0)
    desk.loop.live(7)
    desk.orders.take(cmd.SkipHold())
    assert guide.session.time == pytest.approx(20)


def test_who_gets_ready_once_more_sees_all_of_that_time_again() -> None:
    """The phase is the same as before, and a window that counts by itself would be ahead of the sounds."""
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    desk.loop.live(3)
    desk.notes.snapshots.clear()
    desk.orders.take(cmd.RepeatHold())
    assert [seen.session.time for seen in desk.notes.snapshots if seen.session] == [0.0]


def test_after_a_stall_windows_are_told_how_far_the_session_is() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    desk.loop.live(8)
    desk.notes.snapshots.clear()
    desk.loop.live(1)
    assert not desk.notes.snapshots, "in the midst of a hold there is nothing to be told"
    desk.clock.move(3)
    desk.loop.live(0.1)
    assert [seen.session.time for seen in desk.notes.snapshots if seen.session] == [pytest.approx(9.5, abs=0.3)]


def test_a_word_to_a_session_that_is_not_open_is_answered() -> None:
    assert Desk().begin().orders.take(cmd.PauseSession()) == "No stretch is open."


@pytest.mark.parametrize("event", [Locked, FellAsleep])
def test_lock_and_sleep_pause_the_session(event: type[Locked | FellAsleep]) -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    desk.loop.live(12)
    desk.runtime.hear(event(desk.clock.now()))
    assert desk.runtime.guide is not None
    assert desk.runtime.guide.session.stage is Stage.PAUSED


def test_a_session_that_begins_behind_the_lock_waits_for_somebody_to_see_it() -> None:
    desk = Desk().begin()
    desk.runtime.hear(Locked(desk.clock.now()))
    desk.person.types = False
    desk.orders.take(cmd.Stretch())
    desk.loop.live(MINUTE)
    assert desk.runtime.guide is not None
    assert desk.runtime.guide.session.stage is Stage.PAUSED
    desk.loop.live(5 * MINUTE)
    sessions = [record for record in desk.journal.records if isinstance(record, SessionRecord)]
    assert [session.outcome for session in sessions] == [Outcome.ABANDONED]


def test_a_sleep_that_nobody_announced_pauses_the_session_and_holds_nothing() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    desk.loop.live(12)
    desk.clock.move(60, asleep=60)
    desk.loop.live(1)
    guide = desk.runtime.guide
    assert guide is not None
    assert guide.session.stage is Stage.PAUSED
    assert guide.session.time < 13


def test_a_session_left_locked_is_stopped_and_its_window_closed() -> None:
    desk = Desk().begin()
    desk.loop.live(10 * MINUTE)
    desk.orders.take(cmd.Stretch())
    desk.loop.live(21)
    desk.runtime.hear(Locked(desk.clock.now()))
    desk.person.types = False
    desk.loop.live(5 * MINUTE + 1)
    assert desk.runtime.guide is None
    assert "close session" in desk.notes.log
    sessions = [record for record in desk.journal.records if isinstance(record, SessionRecord)]
    assert [session.outcome for session in sessions] == [Outcome.PARTIAL]


def test_waking_up_is_no_return_but_unlocking_is() -> None:
    desk = Desk().begin()
    desk.loop.live(10 * MINUTE)
    desk.person.types = False
    desk.runtime.hear(FellAsleep(desk.clock.now()))
    desk.clock.move(MINUTE, asleep=MINUTE)
    desk.runtime.hear(Woke(desk.clock.now()))
    assert desk.runtime.snapshot().phase is Phase.AWAY
    desk.runtime.hear(Locked(desk.clock.now()))
    desk.runtime.hear(Unlocked(desk.clock.now()))
    assert desk.runtime.snapshot().phase is Phase.COUNTING


def test_a_channel_that_breaks_costs_neither_the_program_nor_the_next_reminder(
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk = Desk().begin()
    desk.notes.broken = True
    with caplog.at_level(logging.CRITICAL, "calfbreak.runtime.runtime"):
        desk.loop.live(HOUR + MINUTE)
    desk.notes.broken = False
    desk.loop.live(5 * MINUTE)
    assert len(shown(desk)) == 1


def test_an_observer_that_breaks_costs_neither_the_effects_nor_the_next_wake_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk = Desk().begin()

    def broken(effect: object) -> None:
        raise OSError("the disk is on fire")

    desk.runtime.observers.append(broken)
    with caplog.at_level(logging.CRITICAL, "calfbreak.runtime.runtime"):
        desk.loop.live(HOUR + 6 * MINUTE)
    assert len(shown(desk)) == 2


def test_a_window_that_breaks_does_not_cost_the_next_wake_up(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk().begin()

    def broken(snapshot: object) -> None:
        raise RuntimeError("the window is gone")

    monkeypatch.setattr(desk.notes, "show_snapshot", broken)
    with pytest.raises(RuntimeError, match="the window is gone"):
        desk.loop.live(HOUR)
    monkeypatch.undo()
    desk.loop.live(HOUR + MINUTE)
    assert len(shown(desk)) == 1


def test_what_is_attached_late_shows_what_is_on_screen_already() -> None:
    desk = Desk(Settings(rules=Rules(interval=15 * MINUTE)))
    desk.runtime.attach(windows=desk.notes, alarm=desk.alarm)
    desk.runtime.begin()
    desk.loop.live(15 * MINUTE + 1)
    assert shown(desk) == []
    desk.runtime.attach(notifier=desk.notes)
    assert len(shown(desk)) == 1


def test_settings_hold_at_once() -> None:
    desk = Desk().begin()
    desk.loop.live(40 * MINUTE)
    settings = replace(desk.runtime.settings, rules=Rules(interval=30 * MINUTE))
    desk.runtime.use(settings)
    assert len(shown(desk)) == 1


def test_a_crash_loses_at_most_a_minute_of_sitting() -> None:
    desk = Desk().begin()
    desk.loop.live(30 * MINUTE)
    state, _ = read_state(desk.journal.states[-1])
    assert state.sat >= 29 * MINUTE - 1


def test_a_crash_loses_at_most_some_seconds_of_a_hold() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    desk.loop.live(5 + 13)  # thirteen seconds into the first hold
    state, _ = read_state(desk.journal.states[-1])
    assert state.session is not None
    assert 7.5 <= state.session.holds[0].held <= 13


def test_that_a_reminder_is_on_screen_is_saved_when_it_is_shown() -> None:
    desk = Desk().begin()
    desk.loop.live(HOUR + 1)
    state, _ = read_state(desk.journal.states[-1])
    assert state.reminder is not None
    assert state.reminder.on_screen
    assert state.reminder.first_shown is not None


def test_nothing_is_saved_over_and_over_while_nobody_is_there() -> None:
    desk = Desk().begin()
    desk.person.types = False
    desk.loop.live(10 * MINUTE)
    saved = len(desk.journal.states)
    desk.loop.live(HOUR)
    assert len(desk.journal.states) == saved


def test_a_restart_goes_on_where_it_was() -> None:
    first = Desk().begin()
    first.loop.live(30 * MINUTE)
    first.runtime.end()
    state, bookmark = read_state(first.journal.states[-1])
    second = Desk(state=state)
    second.clock.moment = first.clock.moment
    assert bookmark == [first.clock.moment.elapsed]
    second.clock.move(2 * MINUTE)
    second.begin()
    second.loop.live(30 * MINUTE)
    assert len(shown(second)) == 1


def test_the_end_leaves_nothing_behind() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    desk.loop.live(3)
    desk.runtime.end()
    assert desk.loop.next() is None
    assert desk.person.closed
    assert desk.notes.log[-1] == "close"


def test_input_that_cannot_be_measured_is_said() -> None:
    desk = Desk()
    desk.person.measured = False
    desk.begin()
    desk.loop.live(HOUR + 1)
    assert desk.notes.snapshots[-1].measured is False
    assert len(shown(desk)) == 1


def test_buttons_of_the_reminder() -> None:
    desk = Desk().begin()
    desk.loop.live(HOUR + 1)
    desk.orders.pressed(1, "nonsense")
    desk.orders.pressed(7, "snooze")
    assert desk.runtime.snapshot().phase is Phase.DUE
    desk.orders.pressed(1, "snooze")
    assert desk.runtime.snapshot().phase is Phase.SNOOZED
    desk.orders.pressed(1, "start")  # a second click on the same bubble
    assert desk.runtime.guide is None


def test_commands_for_the_rest_of_the_program() -> None:
    desk = Desk().begin()
    assert desk.orders.take(cmd.Show(cmd.WindowName.HISTORY)) is None
    assert desk.orders.take(cmd.Change("sound", False)) is None
    assert desk.orders.take(cmd.Change("nonsense", 1)) == "there is no setting 'nonsense'"
    assert desk.orders.take(cmd.QuitProgram()) is None
    assert desk.asked == ["show history", "sound = False", "quit"]
    assert desk.orders.take(cmd.Stretch("yoga")) == "There is no stretch 'yoga'. Known: wall-straight."
    assert desk.orders.take(cmd.Snooze()) == "Nothing is due, so there is nothing to answer."


def test_a_pause_refuses_nothing_but_a_session_refuses_a_pause() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    assert desk.orders.take(cmd.Pause(600)) == "A stretch is open. Finish it or end it first."
    desk.orders.take(cmd.StopSession())
    assert desk.orders.take(cmd.Pause(600)) is None
    assert desk.runtime.snapshot().phase is Phase.PAUSED
    desk.loop.live(601)
    assert desk.runtime.snapshot().phase is Phase.COUNTING


@pytest.mark.parametrize("command", [cmd.Show(), cmd.Change("sound", False)])
def test_any_command_is_a_sign_of_life(command: cmd.Command) -> None:
    desk = Desk().begin()
    desk.person.types = False
    desk.loop.live(6 * MINUTE)
    assert desk.runtime.snapshot().phase is Phase.AWAY
    desk.orders.take(command)
    assert desk.runtime.snapshot().phase is Phase.COUNTING


def test_who_quits_in_the_midst_of_a_hold_keeps_the_seconds_of_it() -> None:
    desk = Desk().begin()
    desk.orders.take(cmd.Stretch())
    desk.loop.live(33)  # 15 s with the left leg, 8 s with the right
    desk.runtime.end()
    (session,) = [record for record in desk.journal.records if isinstance(record, SessionRecord)]
    assert [hold.held for hold in session.holds] == [15, 8, 0, 0, 0, 0]
    assert session.outcome is Outcome.PARTIAL
    assert not [timer for timer in desk.loop.timers if not timer.cancelled and timer.due.__self__ is desk.runtime.guide]
