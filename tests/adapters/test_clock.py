"""The clock goes on across restarts, never backward, and names the zone."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from calfbreak.adapters.clock import Bookmark, BootClock, ScaledClock, awake_seconds
from calfbreak.adapters.zone import LocalZone
from calfbreak.domain.rules.calendar import utc_offset


@dataclass
class Machine:
    """Clocks to set by hand."""

    raw: float = 100.0
    raw_awake: float = 90.0
    unix: float = 1_000_000.0
    name: str = "first boot"

    def elapsed(self) -> float:
        return self.raw

    def awake(self) -> float:
        return self.raw_awake

    def wall(self) -> float:
        return self.unix

    def boot(self) -> str:
        return self.name

    def pass_by(self, seconds: float, asleep: float = 0.0) -> None:
        self.raw += seconds
        self.raw_awake += seconds - asleep
        self.unix += seconds


def saved(clock: BootClock | ScaledClock) -> Bookmark:
    """The bookmark after a journey through JSON."""
    return Bookmark(*json.loads(json.dumps(clock.bookmark())))


def test_sleep_is_elapsed_but_not_awake() -> None:
    machine = Machine()
    clock = BootClock(machine=machine)
    before = clock.now()
    machine.pass_by(3600, asleep=3000)
    after = clock.now()
    assert (after.elapsed - before.elapsed, after.awake - before.awake) == (3600, 600)


def test_a_restart_in_the_same_boot_goes_by_the_boot_clock() -> None:
    machine = Machine()
    clock = BootClock(machine=machine)
    before = clock.now()
    bookmark = saved(clock)
    machine.pass_by(50, asleep=20)
    machine.unix -= 86_400  # somebody sets the wall clock back meanwhile
    after = BootClock(bookmark, machine).now()
    assert (after.elapsed - before.elapsed, after.awake - before.awake) == (50, 30)


def test_a_second_restart_goes_on_from_the_first() -> None:
    machine = Machine()
    first = saved(BootClock(machine=machine))
    machine.name, machine.raw, machine.raw_awake = "second boot", 5.0, 5.0
    machine.unix += 1000
    second = BootClock(first, machine)
    machine.pass_by(10)
    third = BootClock(saved(second), machine)
    machine.pass_by(10)
    assert third.now() == second.now()
    assert third.now().elapsed == 100 + 1000 + 20


def test_after_a_new_boot_the_wall_clock_spans_the_gap() -> None:
    machine = Machine()
    bookmark = saved(BootClock(machine=machine))
    after = BootClock(bookmark, Machine(raw=8, raw_awake=8, unix=machine.unix + 7200, name="second boot")).now()
    assert after.elapsed == bookmark.elapsed + 7200
    assert after.awake == bookmark.awake + 8, "a computer that is switched off is not awake"


def test_elapsed_never_goes_backward_when_the_wall_clock_did() -> None:
    machine = Machine()
    bookmark = saved(BootClock(machine=machine))
    after = BootClock(bookmark, Machine(raw=8, raw_awake=8, unix=machine.unix - 7200, name="second boot")).now()
    assert (after.elapsed, after.awake) == (bookmark.elapsed, bookmark.awake)


def test_without_a_name_for_the_boot_the_wall_clock_decides() -> None:
    machine = Machine(name="")
    bookmark = saved(BootClock(machine=machine))
    machine.pass_by(30)
    assert BootClock(bookmark, machine).now().elapsed == bookmark.elapsed + 30


def test_the_real_clocks_agree_with_the_system() -> None:
    before = time.clock_gettime(time.CLOCK_BOOTTIME)  # noqa: TID251 - what the clock must agree with
    now = BootClock().now()
    after = time.clock_gettime(time.CLOCK_BOOTTIME)  # noqa: TID251
    assert before <= now.elapsed <= after
    assert now.awake <= awake_seconds()
    assert BootClock().bookmark().boot == Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def test_a_scaled_clock_runs_a_minute_in_a_second() -> None:
    machine = Machine()
    clock = ScaledClock(BootClock(machine=machine), 60)
    before = clock.now()
    machine.pass_by(2, asleep=1)
    after = clock.now()
    gaps = (after.elapsed - before.elapsed, after.awake - before.awake, after.wall - before.wall)
    assert gaps == (120, 60, 120)
    assert clock.real_seconds(120) == 2


def test_a_scaled_clock_goes_on_after_a_restart() -> None:
    machine = Machine()
    clock = ScaledClock(BootClock(machine=machine), 60)
    machine.pass_by(10)
    bookmark = saved(clock)
    machine.pass_by(1)
    again = ScaledClock(BootClock(machine=machine), 60, continue_from=bookmark)
    machine.pass_by(1)
    assert again.now() == clock.now()


@pytest.mark.parametrize("scale", [0, -1, float("nan")])
def test_a_clock_that_does_not_run_forward_is_refused(scale: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        ScaledClock(BootClock(), scale)


def test_the_zone_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    zone = LocalZone()
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    assert zone.name() == "Asia/Kolkata"
    monkeypatch.setenv("TZ", "America/St_Johns")
    assert zone.name() == "America/St_Johns"


@pytest.mark.parametrize(
    ("rule", "offset"), [("<+0530>-5:30", "UTC+05:30"), ("EST5", "UTC-05:00"), ("XYZ3:30", "UTC-03:30")]
)
def test_a_zone_that_is_a_rule_becomes_its_offset(rule: str, offset: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", rule)
    name = LocalZone().name()
    assert name == offset
    assert utc_offset(0, name) != 0


def test_the_zone_is_looked_up_again_only_when_a_file_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lookups = []
    monkeypatch.setattr("calfbreak.adapters.zone._iana_name", lambda: lookups.append(1) or "Europe/Berlin")
    file = tmp_path / "localtime"
    file.symlink_to("/usr/share/zoneinfo/UTC")
    zone = LocalZone((file,))
    assert [zone.name(), zone.name()] == ["Europe/Berlin"] * 2
    assert len(lookups) == 1
    other = tmp_path / "other"
    other.symlink_to("/usr/share/zoneinfo/Etc/GMT+5")
    other.replace(file)
    zone.name()
    assert len(lookups) == 2


@pytest.fixture(autouse=True)
def _restore_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The C library remembers the zone of the last test."""
    yield
    monkeypatch.undo()
    time.tzset()
