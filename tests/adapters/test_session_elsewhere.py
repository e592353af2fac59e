"""Lock and sleep on Windows and macOS, on fakes with the documented structures. The real calls have never been made."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

import pytest

from calfbreak.adapters.session_watch.hidden_window import (
    POWER,
    SESSION,
    HiddenWindow,
    Libraries,
    WindowClass,
)
from calfbreak.adapters.session_watch.lock import Lock
from calfbreak.adapters.session_watch.macos import MacSession
from calfbreak.adapters.session_watch.macos_notifications import ADD, GLOBAL, Block, NotificationCenters
from calfbreak.adapters.session_watch.sleep import Sleep
from calfbreak.adapters.session_watch.windows import WindowsSession
from calfbreak.ports import Unavailable

Words = list[str]


@pytest.fixture
def words() -> Words:
    return []


@pytest.fixture
def lock(words: Words) -> Lock:
    return Lock(lambda: words.append("locked"), lambda: words.append("unlocked"))


@pytest.fixture
def sleep(words: Words) -> Sleep:
    return Sleep(lambda: words.append("asleep"), lambda: words.append("awake"))


def test_every_sleep_is_told_also_when_the_end_of_the_last_was_not(sleep: Sleep, words: Words) -> None:
    for begins in (False, True, False, False, True, True, False):
        sleep.say(begins)
    assert words == ["asleep", "awake", "asleep", "asleep", "awake"]


# --- Windows ----------------------------------------------------------------------------------------------------


class Function:
    """A function of a library, with the types that it was given, and every call of it."""

    def __init__(self, does: Callable[..., Any]) -> None:
        self.does = does
        self.restype: Any = ctypes.c_int
        self.argtypes: Any = None
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> Any:
        assert self.argtypes is not None, "without types, addresses of 64 bits are cut off"
        assert len(arguments) == len(self.argtypes)
        self.calls.append(arguments)
        return self.does(*arguments)


class FakeWindows:
    """user32, kernel32 and wtsapi32 with one window."""

    handle, instance, power = 2**40 + 4, 2**40 + 8, 2**40 + 12

    def __init__(self, registers: int = 49_152, makes: bool = True, session: int = 1) -> None:
        self.described: WindowClass | None = None
        self.registers = registers
        user = {
            "RegisterClassExW": self._register,
            "UnregisterClassW": lambda name, instance: 1,
            "CreateWindowExW": lambda *_: self.handle if makes else None,
            "DestroyWindow": lambda window: 1,
            "DefWindowProcW": lambda window, message, what, more: 7,
            "RegisterSuspendResumeNotification": lambda window, flags: self.power,
            "UnregisterSuspendResumeNotification": lambda notice: 1,
        }
        session_calls = {
            "WTSRegisterSessionNotification": lambda window, flags: session,
            "WTSUnRegisterSessionNotification": lambda window: 1,
        }
        self.user32 = library(user)
        self.kernel32 = library({"GetModuleHandleW": lambda name: self.instance})
        self.wtsapi32 = library(session_calls)

    def load(self, name: str) -> Any:
        return getattr(self, name)

    def _register(self, described: Any) -> int:
        self.described = ctypes.cast(described, ctypes.POINTER(WindowClass)).contents
        return self.registers

    def send(self, message: int, what: int) -> int:
        assert self.described is not None
        return int(self.described.lpfnWndProc(self.handle, message, what, 0))


def library(functions: dict[str, Callable[..., Any]]) -> Any:
    return type("Library", (), {name: Function(does) for name, does in functions.items()})()


@pytest.fixture
def window() -> FakeWindows:
    return FakeWindows()


def session_on(system: FakeWindows, lock: Lock, sleep: Sleep) -> WindowsSession:
    return WindowsSession(lock, sleep, lambda seen: HiddenWindow(seen, Libraries(system.load)))


def test_the_structure_is_the_documented_one() -> None:
    assert ctypes.sizeof(WindowClass) == 80, "on 64 bits"
    assert (WindowClass.lpfnWndProc.offset, WindowClass.hInstance.offset, WindowClass.lpszClassName.offset) == (
        8,
        24,
        64,
    )


def test_lock_and_another_session(window: FakeWindows, lock: Lock, sleep: Sleep, words: Words) -> None:
    session_on(window, lock, sleep)
    for what in (7, 2, 8, 1):  # locked, the other one is shown, and back again
        window.send(SESSION, what)
    assert words == ["locked", "unlocked"]
    for what in (5, 6, 9, 4, 3):  # log on, log off, remote control: no news; then a remote session comes and goes
        window.send(SESSION, what)
    assert words == ["locked", "unlocked"] * 2


def test_sleep_and_the_two_ways_of_waking(window: FakeWindows, lock: Lock, sleep: Sleep, words: Words) -> None:
    session_on(window, lock, sleep)
    assert window.send(POWER, 0x0A) == 1  # PBT_APMPOWERSTATUSCHANGE: the battery
    for what in (0x04, 0x12, 0x07):
        assert window.send(POWER, what) == 1
    assert words == ["asleep", "awake"]


def test_other_messages_go_their_way(window: FakeWindows, lock: Lock, sleep: Sleep, words: Words) -> None:
    session_on(window, lock, sleep)
    assert window.send(0x0081, 0) == 7, "a window that refuses WM_NCCREATE is not made"
    assert words == []


def test_the_window_is_made_and_taken_away(window: FakeWindows, lock: Lock, sleep: Sleep) -> None:
    session = session_on(window, lock, sleep)
    assert session.state == "Windows tells"
    assert window.described is not None
    assert window.described.cbSize == ctypes.sizeof(WindowClass)
    (made,) = window.user32.CreateWindowExW.calls
    assert made[8] is None, "a child of the window for messages is not told of sleep"
    assert made[1] == window.described.lpszClassName
    session.close()
    session.close()
    assert window.wtsapi32.WTSUnRegisterSessionNotification.calls == [(window.handle,)]
    assert window.user32.UnregisterSuspendResumeNotification.calls == [(window.power,)]
    assert window.user32.DestroyWindow.calls == [(window.handle,)]


def test_what_windows_does_not_tell_is_said(lock: Lock, sleep: Sleep) -> None:
    assert session_on(FakeWindows(session=0), lock, sleep).state == "Windows tells of sleep, but not of lock"
    with pytest.raises(Unavailable, match="does not tell of it"):
        session_on(FakeWindows(registers=0), lock, sleep)
    with pytest.raises(Unavailable, match="does not tell of it"):
        session_on(FakeWindows(makes=False), lock, sleep)


def test_a_listener_that_fails_does_not_break_windows(
    window: FakeWindows, sleep: Sleep, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("no luck")

    session_on(window, Lock(fail, fail), sleep)
    assert window.send(SESSION, 7) == 1
    assert "no luck" in caplog.text


# --- macOS ------------------------------------------------------------------------------------------------------


class FakeObjectiveC:
    """A runtime whose objects are numbers: names of classes, strings, centers and observers."""

    global_block = 0x7FFF_0000

    def __init__(self, *, workspace: bool = True) -> None:
        self.names: dict[int, str] = {}
        self.observers: dict[int, tuple[str, int]] = {}
        self.has_workspace = workspace

    def name(self, text: str) -> int:
        number = 1000 + len(self.names)
        self.names[number] = text
        return number

    def named_class(self, name: str) -> int:
        return self.name(name) if self.has_workspace or name != "NSWorkspace" else 0

    def string(self, text: str) -> int:
        return self.name(text)

    def send(self, receiver: int, selector: str, *arguments: int) -> int:
        if not receiver:
            return 0  # as every message to nil
        match selector, arguments:
            case "sharedWorkspace" | "notificationCenter" | "defaultCenter", ():
                return self.name(f"{self.names[receiver]} {selector}")
            case str(add), (name, anybody, queue, block) if add == ADD:
                assert (anybody, queue) == (0, 0)
                observer = self.name("observer")
                self.observers[observer] = (f"{self.names[receiver]}: {self.names[name]}", block)
                return observer
            case "removeObserver:", (observer,):
                del self.observers[observer]
                return 0
        raise AssertionError(f"{selector} {arguments}")

    def post(self, name: str) -> None:
        """Call every block that waits for it, as Objective-C does: by its address."""
        for where, address in tuple(self.observers.values()):
            if where.endswith(f": {name}"):
                block = Block.from_address(address)
                assert (block.isa, block.flags) == (self.global_block, GLOBAL)
                assert block.descriptor.contents.size == ctypes.sizeof(Block)
                block.invoke(address, 4)


def test_a_block_is_laid_out_as_documented() -> None:
    assert ctypes.sizeof(Block) == 32
    assert (Block.flags.offset, Block.invoke.offset, Block.descriptor.offset) == (8, 16, 24)


def test_macos_tells_of_lock_sleep_and_another_session(lock: Lock, sleep: Sleep, words: Words) -> None:
    runtime = FakeObjectiveC()
    session = MacSession(lock, sleep, NotificationCenters(runtime))
    runtime.post("com.apple.screenIsLocked")
    runtime.post("NSWorkspaceWillSleepNotification")
    runtime.post("NSWorkspaceDidWakeNotification")
    runtime.post("com.apple.screenIsUnlocked")
    assert words == ["locked", "asleep", "awake", "unlocked"]
    runtime.post("NSWorkspaceSessionDidResignActiveNotification")
    runtime.post("NSWorkspaceSessionDidBecomeActiveNotification")
    assert words[4:] == ["locked", "unlocked"]
    centers = {where.partition(":")[0] for where, _ in runtime.observers.values()}
    assert centers == {
        "NSWorkspace sharedWorkspace notificationCenter",
        "NSDistributedNotificationCenter defaultCenter",
    }
    session.close()
    assert runtime.observers == {}


def test_a_listener_that_fails_does_not_break_macos(sleep: Sleep, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise RuntimeError("no luck")

    runtime = FakeObjectiveC()
    MacSession(Lock(fail, fail), sleep, NotificationCenters(runtime))
    runtime.post("com.apple.screenIsLocked")
    assert "no luck" in caplog.text


def test_without_a_workspace_there_is_nothing_to_ask() -> None:
    with pytest.raises(Unavailable, match="does not tell of it"):
        NotificationCenters(FakeObjectiveC(workspace=False))


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="there it is available")
def test_elsewhere_there_is_neither(lock: Lock, sleep: Sleep) -> None:
    with pytest.raises(Unavailable, match="macOS cannot be used"):
        MacSession(lock, sleep)
    with pytest.raises(Unavailable, match="not Windows"):
        WindowsSession(lock, sleep)
