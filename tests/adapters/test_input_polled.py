"""Input on Windows and macOS, against what their documentation says of the calls; neither was run on a real machine."""

from __future__ import annotations

import ctypes
import math
import sys
from collections.abc import Callable

import pytest

from calfbreak.adapters.input.macos import EventSource
from calfbreak.adapters.input.windows import LastInput, LastInputInfo
from calfbreak.ports import Unavailable


class FakeWindows:
    """Two ticks."""

    def __init__(self, last: int, now: int, works: bool = True) -> None:
        self.last, self.now, self.works = last, now, works

    def last_input(self, info: LastInputInfo) -> bool:
        assert info.cbSize == 8, "Windows refuses a structure whose size is not filled in"
        info.dwTime = self.last
        return self.works

    def tick(self) -> int:
        return self.now


def test_the_structure_is_the_documented_one() -> None:
    assert ctypes.sizeof(LastInputInfo) == 8
    assert (LastInputInfo.cbSize.offset, LastInputInfo.dwTime.offset) == (0, 4)


@pytest.mark.parametrize(
    ("last", "now", "idle"),
    [
        (5_000, 5_000, 0.0),
        (5_000, 65_250, 60.25),
        (2**32 - 1_000, 4_000, 5.0),
        (2**31 - 1, 2**31 + 999, 1.0),
    ],
)
def test_the_tick_may_begin_again(last: int, now: int, idle: float) -> None:
    assert LastInput(FakeWindows(last, now)).idle() == idle


def test_windows_may_refuse_to_tell() -> None:
    system = FakeWindows(0, 1_000)
    source = LastInput(system)
    system.works = False
    assert source.idle() is None
    assert not source.heed(True)
    with pytest.raises(Unavailable, match="does not tell"):
        LastInput(FakeWindows(0, 0, works=False))


def test_macos_is_asked_for_any_input_of_the_hardware() -> None:
    asked: list[tuple[int, int]] = []

    def seconds(state: int, kind: int) -> float:
        asked.append((state, kind))
        return 12.5

    source = EventSource(seconds)
    assert source.idle() == 12.5
    assert asked == [(1, 0xFFFFFFFF)]
    assert not source.heed(True)


@pytest.mark.parametrize("answer", [math.inf, math.nan, -1.0])
def test_what_is_no_time_is_unknown(answer: float) -> None:
    assert EventSource(lambda state, kind: answer).idle() is None


@pytest.mark.parametrize(("make", "platform"), [(LastInput, "win32"), (EventSource, "darwin")])
def test_elsewhere_they_are_not_available(make: Callable[[], object], platform: str) -> None:
    if sys.platform == platform:
        pytest.skip("this is the real machine")
    with pytest.raises(Unavailable, match="this is not"):
        make()
