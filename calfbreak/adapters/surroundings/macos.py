"""macOS: whether a microphone or camera runs, and whether something holds the display awake.

Never run on a real machine. Focus cannot be asked for without an entitlement, and full screen of other programs not
without a permission that would frighten people; both are left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from calfbreak.adapters.surroundings.desk import Candidate
from calfbreak.adapters.surroundings.macos_objects import Objects, core_audio, core_media_io, display_assertions
from calfbreak.adapters.surroundings.reading import Told, Topic, found, unknown
from calfbreak.domain.translation import said

SYSTEM = 1
"""kAudioObjectSystemObject, kCMIOObjectSystemObject."""
DEVICES, STREAMS, RUNNING = "dev#", "stm#", "gone"
"""…HardwarePropertyDevices, …DevicePropertyStreams, …DevicePropertyDeviceIsRunningSomewhere, of both frameworks."""
PROCESSES, RUNNING_INPUT, PROCESS = "prs#", "piri", "ppid"
"""kAudioHardwarePropertyProcessObjectList, kAudioProcessPropertyIsRunningInput, kAudioProcessPropertyPID: 14.2 on."""
ANYWHERE, INPUT = "glob", "inpt"
"""kAudioObjectPropertyScopeGlobal, kAudioObjectPropertyScopeInput."""


class Microphone:
    """By the processes that record, where the system lists them; else by the devices that have inputs and run.

    A headset that only plays looks like one that records to the second way: sound in both directions is one device.
    """

    topics = frozenset({Topic.CALL})

    def __init__(self, audio: Objects, own: int) -> None:
        self._audio = audio
        self._own = own

    def ask(self, told: Told) -> None:
        """Ask the audio service."""
        try:
            told(found(Topic.CALL, self._runs(), said("nobody uses it")))
        except OSError as error:
            told(unknown(error))

    def close(self) -> None:
        """There is nothing to let go of."""

    def _runs(self) -> bool:
        processes = self._audio.numbers(SYSTEM, PROCESSES, ANYWHERE)
        if processes is not None:
            return any(self._records(process) for process in processes)
        devices = self._audio.numbers(SYSTEM, DEVICES, ANYWHERE)
        if devices is None:
            raise OSError(said("{name} does not tell of it", name="CoreAudio"))
        return any(
            self._audio.numbers(device, STREAMS, INPUT) and _on(self._audio, device, RUNNING) for device in devices
        )

    def _records(self, process: int) -> bool:
        return _on(self._audio, process, RUNNING_INPUT) and self._audio.numbers(process, PROCESS, ANYWHERE) != [
            self._own
        ]


class Camera:
    """By the devices that run for somebody."""

    topics = frozenset({Topic.CALL})

    def __init__(self, video: Objects) -> None:
        self._video = video

    def ask(self, told: Told) -> None:
        """Ask the camera service."""
        devices = self._video.numbers(SYSTEM, DEVICES, ANYWHERE)
        if devices is None:
            told(unknown(said("{name} does not tell of it", name="CoreMediaIO")))
        else:
            runs = any(_on(self._video, device, RUNNING) for device in devices)
            told(found(Topic.CALL, runs, said("nobody uses it")))

    def close(self) -> None:
        """There is nothing to let go of."""


class DisplayAssertions:
    """By the assertions of the power service. `count` is how many there are of a type; it raises OSError."""

    topics = frozenset({Topic.VIDEO})
    types = ("PreventUserIdleDisplaySleep", "NoDisplaySleepAssertion")

    def __init__(self, count: Callable[[Iterable[str]], int]) -> None:
        self._count = count

    def ask(self, told: Told) -> None:
        """Ask the power service."""
        try:
            held = self._count(self.types)
        except OSError as error:
            told(unknown(error))
        else:
            told(found(Topic.VIDEO, bool(held), said("nothing holds the screen awake")))

    def close(self) -> None:
        """There is nothing to let go of."""


def candidates() -> tuple[Candidate, ...]:
    """The parts of this platform."""
    return (
        (said("microphone ({by})", by="CoreAudio"), lambda: Microphone(core_audio(), os.getpid())),
        (said("camera ({by})", by="CoreMediaIO"), lambda: Camera(core_media_io())),
        (said("screen held awake ({by})", by="IOKit"), lambda: DisplayAssertions(display_assertions())),
    )


def _on(objects: Objects, which: int, property_: str) -> bool:
    return any(objects.numbers(which, property_, ANYWHERE) or ())
