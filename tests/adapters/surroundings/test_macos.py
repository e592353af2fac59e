"""The parts for macOS, on fakes with the documented structures. The real system calls have never been made."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from adapters.surroundings.conftest import Ask
from calfbreak.adapters.surroundings.macos import Camera, DisplayAssertions, Microphone
from calfbreak.adapters.surroundings.macos_objects import Address, FrameworkObjects, core_audio, four_letters
from calfbreak.adapters.surroundings.reading import Topic
from calfbreak.ports import Unavailable

Properties = dict[tuple[int, str, str], list[int]]
BUILT_IN, HEADSET = 50, 60


class FakeObjects:
    """Properties by object, selector and scope."""

    def __init__(self, properties: Properties) -> None:
        self.properties = properties

    def numbers(self, which: int, selector: str, scope: str) -> list[int] | None:
        return self.properties.get((which, selector, scope))


DEVICES: Properties = {
    (1, "dev#", "glob"): [BUILT_IN, HEADSET],
    (BUILT_IN, "stm#", "inpt"): [51],
    (HEADSET, "stm#", "inpt"): [],
}


@pytest.mark.parametrize(
    ("properties", "call"),
    [
        ({(1, "prs#", "glob"): []}, False),
        ({(1, "prs#", "glob"): [7], (7, "piri", "glob"): [1], (7, "ppid", "glob"): [77]}, True),
        ({(1, "prs#", "glob"): [7], (7, "piri", "glob"): [0], (7, "ppid", "glob"): [77]}, False),
        ({(1, "prs#", "glob"): [7], (7, "piri", "glob"): [1], (7, "ppid", "glob"): [42]}, False),
        (DEVICES | {(BUILT_IN, "gone", "glob"): [1]}, True),
        (DEVICES | {(BUILT_IN, "gone", "glob"): [0], (HEADSET, "gone", "glob"): [1]}, False),
        (DEVICES, False),
    ],
)
def test_a_microphone_that_runs(properties: Properties, call: bool, ask: Ask) -> None:
    assert (Topic.CALL in ask(Microphone(FakeObjects(properties), own=42)).holds) is call


def test_a_camera_that_runs(ask: Ask) -> None:
    properties: Properties = {(1, "dev#", "glob"): [3], (3, "gone", "glob"): [0]}
    part = Camera(FakeObjects(properties))
    assert ask(part).said == "nobody uses it"
    properties[3, "gone", "glob"] = [1]
    assert ask(part).holds == {Topic.CALL}


def test_services_that_do_not_answer_are_unknown(ask: Ask) -> None:
    assert ask(Microphone(FakeObjects({}), own=42)).said == "unknown: CoreAudio does not tell of it"
    assert ask(Camera(FakeObjects({}))).said == "unknown: CoreMediaIO does not tell of it"


def test_assertions_that_hold_the_display_awake(ask: Ask) -> None:
    levels = {"PreventUserIdleDisplaySleep": 0, "NoDisplaySleepAssertion": 0, "PreventUserIdleSystemSleep": 1}
    part = DisplayAssertions(lambda types: sum(levels[name] for name in types))
    assert ask(part).holds == frozenset()
    levels["NoDisplaySleepAssertion"] = 1
    assert ask(part).holds == {Topic.VIDEO}


class FakeFramework:
    """The two functions of a framework, as its headers declare them; each writes where it is told to."""

    def __init__(self, value: list[int], separate_sizes: bool) -> None:
        self.value = value
        self.separate_sizes = separate_sizes
        self.asked: list[tuple[int, int, int, int]] = []

    def size_of(self, which: Any, address: Any, qualifier_size: Any, qualifier: None, size: Any) -> int:
        target = ctypes.cast(address, ctypes.POINTER(Address)).contents
        self.asked.append((which.value, target.selector, target.scope, target.element))
        ctypes.cast(size, ctypes.POINTER(ctypes.c_uint32))[0] = 4 * len(self.value)
        return 0

    def data_of(self, which: Any, address: Any, qualifier_size: Any, qualifier: None, *rest: Any) -> int:
        if self.separate_sizes:
            size, used, data = rest
            assert size.value == 4 * len(self.value)
            ctypes.cast(used, ctypes.POINTER(ctypes.c_uint32))[0] = size.value
        else:
            size, data = rest
            assert ctypes.cast(size, ctypes.POINTER(ctypes.c_uint32))[0] == 4 * len(self.value)
        for index, number in enumerate(self.value):
            ctypes.cast(data, ctypes.POINTER(ctypes.c_uint32))[index] = number
        return 0


@pytest.mark.parametrize("separate_sizes", [False, True], ids=["CoreAudio", "CoreMediaIO"])
def test_the_two_functions_get_what_they_want(separate_sizes: bool) -> None:
    framework = FakeFramework([7, 2**32 - 1], separate_sizes)
    objects = FrameworkObjects(framework.size_of, framework.data_of, separate_sizes)
    assert objects.numbers(1, "dev#", "glob") == [7, 2**32 - 1]
    assert framework.asked == [(1, 0x64657623, 0x676C6F62, 0)]
    assert ctypes.sizeof(Address) == 12


def test_a_property_that_an_object_does_not_have_is_none() -> None:
    unknown_property = four_letters("who?")
    objects = FrameworkObjects(lambda *_: unknown_property, lambda *_: 0, separate_sizes=False)
    assert objects.numbers(1, "prs#", "glob") is None


def test_off_macos_it_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="CoreAudio cannot be used"):
        core_audio()
