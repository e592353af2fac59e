"""Lock, clocks and console of Windows, against what their documentation says; never run on a real machine."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from calfbreak.adapters import zone
from calfbreak.adapters.clock import BootClock, Computer
from calfbreak.adapters.file_lock import lock_byte, take_lock
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.windows_clocks import sleeping_and_waking
from calfbreak.adapters.windows_console import ConsoleEnding
from calfbreak.adapters.windows_library import windows_library
from calfbreak.adapters.windows_zone import DynamicTimeZone, zone_key
from calfbreak.ports import Unavailable

LK_NBLCK = 2


# --- the lock ---------------------------------------------------------------------------------------------------


class FakeLocking:
    """msvcrt.locking: locks bytes from where the file stands; whoever comes second gets an OSError."""

    def __init__(self) -> None:
        self.locked: set[int] = set()

    def __call__(self, descriptor: int, mode: int, count: int) -> None:
        assert mode == LK_NBLCK
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        wanted = set(range(place, place + count))
        if wanted & self.locked:
            raise PermissionError(13, "Permission denied")
        self.locked |= wanted


def test_the_second_gets_no_lock_and_the_text_can_be_read(tmp_path: Path) -> None:
    locking = FakeLocking()
    file = tmp_path / "lock"
    first, second = (os.open(file, os.O_RDWR | os.O_CREAT) for _ in range(2))
    assert lock_byte(first, locking, LK_NBLCK)
    assert not lock_byte(second, locking, LK_NBLCK)
    os.write(first, b"77\n")
    assert file.read_bytes() == b"77\n"
    assert min(locking.locked) > len(b"77\n"), "nobody can read a byte that is locked"
    os.close(first)
    os.close(second)


def test_the_lock_of_this_platform(tmp_path: Path) -> None:
    first, second = (os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT) for _ in range(2))
    assert take_lock(first)
    assert not take_lock(second)
    os.close(first)
    assert take_lock(second)
    os.close(second)


# --- the clocks -------------------------------------------------------------------------------------------------


class Function:
    """A function of a library: it can be given types, and does what a Python function does."""

    def __init__(self, does: Callable[..., int]) -> None:
        self.does = does
        self.restype: Any = ctypes.c_int
        self.argtypes: Any = None

    def __call__(self, *arguments: Any) -> int:
        return self.does(*arguments)


class FakeClocks:
    """kernel32 with clocks to set by hand, in their own units."""

    def __init__(self, milliseconds: int, hundreds_of_nanoseconds: int) -> None:
        self.milliseconds = milliseconds
        self.units = hundreds_of_nanoseconds
        self.GetTickCount64 = Function(lambda: self.milliseconds)
        self.QueryUnbiasedInterruptTime = Function(self._unbiased)

    def _unbiased(self, place: Any) -> int:
        ctypes.cast(place, ctypes.POINTER(ctypes.c_uint64)).contents.value = self.units
        return 1


def test_the_clocks_of_windows_differ_by_the_time_asleep() -> None:
    system = FakeClocks(milliseconds=2**32 + 5_000, hundreds_of_nanoseconds=40_000_000)
    elapsed, awake = sleeping_and_waking(system)
    assert system.GetTickCount64.restype is ctypes.c_uint64, "32 bits would begin again after 49 days"
    assert elapsed() == pytest.approx(4_294_972.296)
    assert awake() == pytest.approx(4.0)
    system.milliseconds += 3_600_000
    system.units += 60 * 10_000_000
    assert elapsed() - 4_294_972.296 == pytest.approx(3600)
    assert awake() == pytest.approx(64.0)


def test_a_clock_that_fails_is_an_error_and_not_zero() -> None:
    system = FakeClocks(0, 0)
    system.QueryUnbiasedInterruptTime = Function(lambda place: 0)
    with pytest.raises(OSError, match="QueryUnbiasedInterruptTime"):
        sleeping_and_waking(system)[1]()


def test_the_clock_of_the_program_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    system = FakeClocks(10_000, 100_000_000)
    monkeypatch.setattr("calfbreak.adapters.clock._clocks", lambda: sleeping_and_waking(system))
    clock = BootClock(machine=Computer())
    before = clock.now()
    system.milliseconds += 60_000
    system.units += 10 * 10_000_000
    after = clock.now()
    assert after.elapsed - before.elapsed == pytest.approx(60)
    assert after.awake - before.awake == pytest.approx(10)


# --- the time zone ----------------------------------------------------------------------------------------------


class FakeZones:
    """kernel32 in a zone that somebody can set."""

    def __init__(self, name: str) -> None:
        self.name = name

    def GetDynamicTimeZoneInformation(self, place: Any) -> int:  # noqa: N802 - its name
        zone = ctypes.cast(place, ctypes.POINTER(DynamicTimeZone)).contents
        for index, letter in enumerate(f"{self.name}\0rest of what was there"):
            zone.TimeZoneKeyName[index] = ord(letter)
        return 1 if self.name else -1


def test_the_structure_of_the_zone_is_the_documented_one() -> None:
    assert ctypes.sizeof(DynamicTimeZone) == 432
    assert (DynamicTimeZone.DaylightName.offset, DynamicTimeZone.TimeZoneKeyName.offset) == (88, 172)


def test_the_zone_that_windows_is_set_to() -> None:
    assert zone_key(FakeZones("W. Europe Standard Time")) == "W. Europe Standard Time"
    assert zone_key(FakeZones("")) == ""


def test_a_new_zone_is_noticed_where_no_file_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    system = FakeZones("W. Europe Standard Time")
    names = {"W. Europe Standard Time": "Europe/Berlin", "Tokyo Standard Time": "Asia/Tokyo"}
    monkeypatch.setattr(zone, "_key", lambda: zone_key(system))
    monkeypatch.setattr(zone, "_iana_name", lambda: names[system.name])
    local = zone.LocalZone(files=())
    assert local.name() == "Europe/Berlin"
    system.name = "Tokyo Standard Time"
    assert local.name() == "Asia/Tokyo"


# --- the console ------------------------------------------------------------------------------------------------


class FakeConsole:
    """kernel32, and Windows that calls the handler in a thread of its own."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.handlers: list[Any] = []

    def SetConsoleCtrlHandler(self, handler: Any, add: int) -> int:  # noqa: N802 - its name
        if add and self.works:
            self.handlers.append(handler)
        elif not add:
            self.handlers.remove(handler)
        return int(self.works)

    def close_window(self) -> tuple[Thread, list[int]]:
        answers: list[int] = []
        thread = Thread(target=lambda: answers.append(self.handlers[-1](2)))
        thread.start()
        return thread, answers


def test_the_end_of_the_console_ends_the_program_before_windows_does(loop: SelectorLoop) -> None:
    system, ended = FakeConsole(), list[bool]()
    ending = ConsoleEnding(loop, lambda: ended.append(True), system, wait=10)
    thread, answers = system.close_window()
    assert loop.run_until(lambda: bool(ended))
    thread.join(5)
    assert answers == [1]
    again, answers = system.close_window()
    again.join(5)
    assert (ended, answers) == ([True], [1])
    ending.close()
    assert system.handlers == []


def test_windows_waits_for_a_program_that_hangs_only_so_long(loop: SelectorLoop) -> None:
    system = FakeConsole()
    ending = ConsoleEnding(loop, lambda: None, system, wait=0.05)
    thread, answers = system.close_window()  # nobody runs the loop
    thread.join(5)
    assert answers == [1]
    ending.close()


def test_without_a_console_nothing_tells(loop: SelectorLoop) -> None:
    with pytest.raises(Unavailable, match="does not tell of it"):
        ConsoleEnding(loop, lambda: None, FakeConsole(works=False))


@pytest.mark.skipif(sys.platform == "win32", reason="there it is available")
def test_elsewhere_there_is_no_windows(loop: SelectorLoop) -> None:
    with pytest.raises(Unavailable, match="not Windows"):
        windows_library("kernel32")
    with pytest.raises(Unavailable, match="not Windows"):
        ConsoleEnding(loop, lambda: None)
