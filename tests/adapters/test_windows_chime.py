"""Sounds on Windows, on a fake of its multimedia library with the documented behaviour; never heard on a real one."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, get_ident
from typing import Any

import pytest

from calfbreak import resources
from calfbreak.adapters.chime import softened
from calfbreak.adapters.windows_chime import ASYNC, MEMORY, NO_DEFAULT, WindowsChime
from calfbreak.domain.stretching.cues import Cue
from calfbreak.ports import Unavailable


class Function:
    """A function of a library: it can be given types."""

    def __init__(self, does: Callable[..., int]) -> None:
        self._does = does
        self.argtypes: Any = None
        self.restype: Any = None

    def __call__(self, *arguments: Any) -> int:
        assert self.argtypes is not None, "Windows would be given numbers of the wrong size"
        assert len(arguments) == len(self.argtypes)
        return self._does(*arguments)


class FakeWinmm:
    """Plays what it is told, and remembers it."""

    def __init__(self) -> None:
        self.devices = 1
        self.played: list[bytes | None] = []
        self.flags: list[int] = []
        self.threads: set[int] = set()
        self.free = Event()
        self.free.set()
        self.PlaySoundW = Function(self._play)
        self.waveOutGetNumDevs = Function(lambda: self.devices)

    def _play(self, samples: bytes | None, module: None, flags: int) -> int:
        self.threads.add(get_ident())
        assert self.free.wait(10)
        self.played.append(samples)
        self.flags.append(flags)
        return int(self.devices > 0)


@pytest.fixture
def winmm() -> FakeWinmm:
    return FakeWinmm()


def over(chime: WindowsChime) -> None:
    """Wait until the call has come back."""
    assert chime._call is not None
    chime._call.join(10)


def of(cue: Cue, volume: int) -> bytes:
    return softened(resources.path(f"sounds/{cue.value}.wav"), volume)


def test_off_windows_it_says_so() -> None:
    with pytest.raises(Unavailable, match="not Windows"):
        WindowsChime()


def test_a_sound_is_played_out_of_memory_as_loud_as_wanted_and_nobody_waits_for_its_end(winmm: FakeWinmm) -> None:
    chime = WindowsChime(winmm)
    for cue, volume in ((Cue.HOLD, 100), (Cue.TICK, 50), (Cue.TICK, 300)):
        chime.play(cue, volume)
        over(chime)
    assert winmm.played == [of(Cue.HOLD, 100), of(Cue.TICK, 50), of(Cue.TICK, 100)]
    assert set(winmm.flags) == {ASYNC | MEMORY | NO_DEFAULT}
    assert get_ident() not in winmm.threads


def test_at_volume_nothing_windows_is_not_asked(winmm: FakeWinmm) -> None:
    chime = WindowsChime(winmm)
    chime.play(Cue.HOLD, 0)
    chime.close()
    assert winmm.played == []


def test_a_call_that_hangs_holds_nothing_up_and_is_not_joined_by_others(winmm: FakeWinmm) -> None:
    chime = WindowsChime(winmm)
    winmm.free.clear()
    chime.play(Cue.HOLD, 70)
    chime.play(Cue.SWITCH, 70)
    assert len(winmm.threads) <= 1
    winmm.free.set()
    over(chime)
    chime.play(Cue.TICK, 70)
    over(chime)
    assert winmm.played == [of(Cue.HOLD, 70), of(Cue.TICK, 70)]


def test_the_end_stops_the_sound(winmm: FakeWinmm) -> None:
    chime = WindowsChime(winmm)
    chime.play(Cue.HOLD, 70)
    chime.close()
    assert winmm.played == [of(Cue.HOLD, 70), None]


def test_the_end_does_not_wait_for_a_call_that_hangs(winmm: FakeWinmm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calfbreak.adapters.windows_chime._FAREWELL", 0.01)
    chime = WindowsChime(winmm)
    winmm.free.clear()
    chime.play(Cue.HOLD, 70)
    chime.close()
    assert winmm.played == []
    winmm.free.set()
    over(chime)


def test_without_a_device_it_is_silent_and_said_once(winmm: FakeWinmm, caplog: pytest.LogCaptureFixture) -> None:
    chime = WindowsChime(winmm)
    assert chime.name == "Windows"
    winmm.devices = 0
    for _ in range(2):
        chime.play(Cue.HOLD, 70)
        over(chime)
    assert chime.name == "Windows, which has no sound device now"
    assert [record.message for record in caplog.records] == [
        "a sound could not be played: Windows refuses, as it does where there is no sound device"
    ]
