"""The parts for Windows, on fakes with the documented structures. The real system calls have never been made."""

from __future__ import annotations

import pytest

from adapters.surroundings.conftest import Ask
from calfbreak.adapters.surroundings.reading import Topic
from calfbreak.adapters.surroundings.windows import CONSENT, CapabilityUse, DisplayRequired, NotificationState
from calfbreak.ports import Unavailable

Values = dict[str, int]


class FakeRegistry:
    """Keys by their path below the current user, each with its values."""

    def __init__(self, entries: dict[str, Values]) -> None:
        self.entries = entries

    def keys(self, path: str) -> list[str]:
        below = {key[len(path) + 1 :].split("\\")[0] for key in self.entries if key.startswith(f"{path}\\")}
        if not below and path not in self.entries:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return sorted(below)

    def number(self, path: str, name: str) -> int | None:
        return self.entries[path].get(name)


BEGAN = {"LastUsedTimeStart": 133_650_000_000_000_000}
USING = BEGAN | {"LastUsedTimeStop": 0}
USED = BEGAN | {"LastUsedTimeStop": 133_650_000_100_000_000}
STORE_APP, PROGRAM = "Microsoft.Camera_8wekyb3d8bbwe", r"NonPackaged\C:#Program Files#Meeting#meeting.exe"


def registry(**capabilities: dict[str, Values]) -> FakeRegistry:
    entries: dict[str, Values] = {rf"{CONSENT}\microphone\NonPackaged": {}, rf"{CONSENT}\webcam\NonPackaged": {}}
    for capability, programs in capabilities.items():
        entries |= {rf"{CONSENT}\{capability}\{program}": values for program, values in programs.items()}
    return FakeRegistry(entries)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (registry(), "nobody uses it"),
        (registry(microphone={PROGRAM: USING}), "in a call: used by meeting.exe"),
        (registry(webcam={STORE_APP: USING}), f"in a call: used by {STORE_APP}"),
        (registry(microphone={PROGRAM: USED}, webcam={STORE_APP: {}}), "nobody uses it"),
        (registry(microphone={PROGRAM: BEGAN}), "nobody uses it"),
        (registry(microphone={r"NonPackaged\C:#calf#Python.exe": USING}), "nobody uses it"),
    ],
)
def test_who_uses_microphone_or_camera(known: FakeRegistry, said: str, ask: Ask) -> None:
    reading = ask(CapabilityUse(known, own=r"C:\Calf\python.exe"))
    assert reading.said == said
    assert (Topic.CALL in reading.holds) is said.startswith("in a call")


def test_a_key_that_vanishes_is_unknown(ask: Ask) -> None:
    known = registry()
    part = CapabilityUse(known, own="")
    known.entries.clear()
    assert ask(part).said.startswith("unknown: ")


def test_before_windows_10_1903_it_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="does not tell of it"):
        CapabilityUse(FakeRegistry({}))


@pytest.mark.parametrize(
    ("state", "holds"),
    [
        (1, set()),
        (2, {Topic.FULLSCREEN}),
        (3, {Topic.FULLSCREEN}),
        (4, {Topic.PRESENTATION}),
        (5, set()),
        (6, {Topic.DND}),
        (7, {Topic.FULLSCREEN}),
        (99, set()),
    ],
)
def test_what_the_shell_says(state: int, holds: set[Topic], ask: Ask) -> None:
    assert ask(NotificationState(lambda: state)).holds == holds


@pytest.mark.parametrize(("flags", "held"), [(0x0, False), (0x1, False), (0x2, True), (0x3, True)])
def test_whether_the_screen_is_needed(flags: int, held: bool, ask: Ask) -> None:
    assert (Topic.VIDEO in ask(DisplayRequired(lambda: flags)).holds) is held


def test_a_call_that_fails_is_unknown(ask: Ask) -> None:
    def fails() -> int:
        raise OSError("access denied")

    assert ask(NotificationState(fails)).said == "unknown: access denied"
    assert ask(DisplayRequired(fails)).said == "unknown: access denied"
