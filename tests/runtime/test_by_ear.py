"""The session as it is heard: sounds and voice at their moments, in simulated time."""

from __future__ import annotations

import pytest

from calfbreak.domain import commands as cmd
from calfbreak.domain.rules.calendar import MINUTE
from calfbreak.domain.rules.events import Locked
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.stretching.cues import cues_of
from calfbreak.domain.stretching.session import lay_out
from calfbreak.domain.stretching.stretch import Prescription
from calfbreak.runtime.guide import TICK
from runtime.desk import Desk, Notes


class Ear(Notes):
    """Hears sounds and voice, and when: seconds since it began to listen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.heard: list[tuple[float, str]] = []
        self.began = desk.clock.now().elapsed

    def note(self, what: str) -> None:
        self.heard.append((round(self.desk.clock.now().elapsed - self.began, 3), what))

    def play(self, cue: object, volume: int) -> None:
        self.note(f"{cue}")

    def say(self, sentence: str) -> None:
        self.note(sentence)

    def hush(self) -> None:
        self.note("hush")


def listening(settings: Settings) -> tuple[Desk, Ear]:
    desk = Desk(settings).begin()
    ear = Ear(desk)
    desk.runtime.attach(chime=ear, voice=ear)
    assert desk.orders.take(cmd.Stretch()) is None
    return desk, ear


@pytest.mark.parametrize("hold", [15, 20, 33])
def test_every_cue_sounds_within_20_ms_of_its_moment(hold: float) -> None:
    desk, ear = listening(Settings(hold=hold))
    desk.loop.live(6 * MINUTE)
    wanted = [(each.time, each.cue.value) for each in cues_of(lay_out(Prescription(hold=hold)))]
    assert [what for _, what in ear.heard] == [what for _, what in wanted]
    late = [abs(at - moment) for (at, _), (moment, _) in zip(ear.heard, wanted, strict=True)]
    assert max(late) <= 0.02


def test_sounds_and_voice_are_two_settings() -> None:
    for settings, first in (
        (Settings(), ["get-ready", "hold"]),
        (Settings(voice=True), ["get-ready", "Get ready. Left leg back.", "hold", "Left leg back. Hold."]),
        (Settings(sound=False, voice=True), ["Get ready. Left leg back.", "Left leg back. Hold."]),
        (Settings(sound=False), []),
    ):
        desk, ear = listening(settings)
        desk.loop.live(6)
        assert [what for _, what in ear.heard] == first


def test_what_the_voice_says_in_a_whole_session() -> None:
    desk, ear = listening(Settings(sound=False, voice=True, hold=20, repetitions=2))
    desk.loop.live(2 * MINUTE)
    assert [what for _, what in ear.heard] == [
        "Get ready. Left leg back.",
        "Left leg back. Hold.", "Half way.", "Switch legs.",
        "Right leg back. Hold.", "Half way.", "Set done. Switch legs.",
        "Left leg back. Hold.", "Half way.", "Switch legs.",
        "Right leg back. Hold.", "Half way.", "Done. Well stretched.",
    ]  # fmt: skip


def test_a_skip_is_heard_as_what_begins_then() -> None:
    desk, ear = listening(Settings())
    desk.loop.live(8)
    desk.orders.take(cmd.SkipHold())
    desk.loop.live(1)
    assert ear.heard[-2:] == [(5, "hold"), (8, "switch")]


def test_the_hold_that_is_repeated_begins_again() -> None:
    desk, ear = listening(Settings())
    desk.loop.live(17.5)
    desk.orders.take(cmd.RepeatHold())
    desk.loop.live(7)
    assert ear.heard[-3:] == [(17, "tick"), (17.5, "get-ready"), (22.5, "hold")]


@pytest.mark.parametrize("stands_still", [False, True])
def test_nobody_is_told_to_change_legs_before_a_hold_that_is_repeated(stands_still: bool) -> None:
    desk, ear = listening(Settings(sound=False, voice=True))
    desk.loop.live(30)  # the first hold of the right leg
    if stands_still:
        desk.orders.take(cmd.PauseSession())
    desk.orders.take(cmd.RepeatHold())
    desk.orders.take(cmd.ResumeSession())
    desk.loop.live(25.5)
    assert [each for each in ear.heard if each[0] >= 30 and each[1] != "hush"] == [
        (30, "Get ready. Right leg back."), (35, "Right leg back. Hold."), (42.5, "Half way."),
        (50, "Set done. Switch legs."), (55, "Left leg back. Hold."),
    ]  # fmt: skip


def test_while_it_stands_still_nothing_sounds_and_nothing_sounds_twice() -> None:
    desk, ear = listening(Settings(voice=True))
    desk.loop.live(12)
    desk.orders.take(cmd.PauseSession())
    desk.loop.live(MINUTE)
    desk.orders.take(cmd.ResumeSession())
    desk.loop.live(5.5)
    assert ear.heard[4:] == [(12, "hush"), (72.5, "half-way"), (72.5, "Half way."), (77, "tick")]


def test_a_phase_skipped_to_while_it_stands_still_is_heard_when_it_goes_on() -> None:
    desk, ear = listening(Settings())
    desk.loop.live(8)
    desk.orders.take(cmd.PauseSession())
    desk.orders.take(cmd.SkipHold())
    desk.loop.live(10)
    desk.orders.take(cmd.ResumeSession())
    assert [each for each in ear.heard if each[1] != "hush"] == [(0, "get-ready"), (5, "hold"), (18, "switch")]


def test_lock_stop_and_the_end_are_silent() -> None:
    desk, ear = listening(Settings(voice=True))
    desk.loop.live(8)
    desk.runtime.hear(Locked(desk.clock.now()))
    assert ear.heard[-1] == (8, "hush")
    desk.orders.take(cmd.StopSession())
    desk.loop.live(3 * MINUTE)
    assert ear.heard[4:] == [(8, "hush"), (8, "hush")]


def test_skipped_to_the_end_it_is_not_called_well_stretched() -> None:
    desk, ear = listening(Settings(sound=False, voice=True, repetitions=1))
    desk.loop.live(30)
    desk.orders.take(cmd.SkipHold())
    assert ear.heard[-1] == (30, "Done for now.")


def test_a_stall_of_the_program_neither_drops_a_cue_nor_gives_it_twice() -> None:
    desk, ear = listening(Settings())
    desk.loop.live(4.9)
    desk.clock.move(3)  # nobody ran the loop
    desk.loop.live(19)
    assert [what for _, what in ear.heard] == ["get-ready", "hold", "half-way", "tick", "tick", "tick", "switch"]


def test_ticks_are_never_further_apart_than_half_of_what_may_count() -> None:
    desk, _ = listening(Settings())
    for _ in range(400):
        timer = min((each for each in desk.loop.timers if not each.cancelled), key=lambda each: each.at)
        assert timer.at - desk.clock.now().awake <= TICK + 1e-9
        desk.loop.live(timer.at - desk.clock.now().awake)
