"""Autostart on macOS and Windows, against what their documentation says. Neither was run on a real machine."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from calfbreak.adapters.autostart.macos import LABEL, LaunchAgent
from calfbreak.adapters.autostart.windows import APPROVED, RUN, VALUE, RunKey
from calfbreak.domain.autostart import Standing

PROGRAM = r"C:\Program Files\Calf Break\python.exe"
WINDOWED = r"C:\Program Files\Calf Break\pythonw.exe"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "calfbreak"
    file.write_text("#!")
    return file


def test_a_launch_agent_comes_and_goes(tmp_path: Path, program: Path) -> None:
    agent = LaunchAgent((str(program), "--at-login"), tmp_path)
    said: list[str] = []
    assert agent.read().standing is Standing.OFF
    agent.switch(True, said.append)
    file = tmp_path / "Library/LaunchAgents" / f"{LABEL}.plist"
    written = plistlib.loads(file.read_bytes())
    assert (written["Label"], written["RunAtLoad"]) == (LABEL, True)
    assert written["ProgramArguments"] == [str(program), "--at-login"]
    assert agent.read().standing is Standing.ON
    program.unlink()
    assert agent.read().standing is Standing.STALE
    agent.switch(False, said.append)
    agent.switch(False, said.append)
    assert agent.read().standing is Standing.OFF
    assert said == ["", "", ""]


@pytest.mark.parametrize(
    "agent",
    [
        {"Label": LABEL},
        {"Label": LABEL, "ProgramArguments": ["PROGRAM"], "RunAtLoad": False},
        {"Label": LABEL, "ProgramArguments": ["PROGRAM"], "RunAtLoad": True, "Disabled": True},
        {"Label": LABEL, "ProgramArguments": [], "RunAtLoad": True},
    ],
)
def test_agents_that_start_nothing(tmp_path: Path, agent: dict[str, object]) -> None:
    file = tmp_path / "Library/LaunchAgents" / f"{LABEL}.plist"
    file.parent.mkdir(parents=True)
    file.write_bytes(plistlib.dumps(agent))
    assert LaunchAgent(("x",), tmp_path).read().standing is Standing.OFF


def test_an_agent_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "Library/LaunchAgents" / f"{LABEL}.plist"
    file.parent.mkdir(parents=True)
    file.write_text("rubbish")
    assert LaunchAgent(("x",), tmp_path).read().standing is Standing.OFF


class FakeRegistry:
    """The person's part of the registry, in a dictionary."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], object] = {}
        self.refuses = False

    def value(self, key: str, name: str) -> object:
        self._maybe_refuse()
        return self.values.get((key, name))

    def set_text(self, key: str, name: str, text: str) -> None:
        self._maybe_refuse()
        self.values[key, name] = text

    def delete(self, key: str, name: str) -> None:
        self._maybe_refuse()
        self.values.pop((key, name), None)

    def _maybe_refuse(self) -> None:
        if self.refuses:
            raise PermissionError(5, "Access is denied")


def run_key(registry: FakeRegistry, *there: str) -> RunKey:
    return RunKey((PROGRAM, "-m", "calfbreak", "--at-login"), registry, lambda program: program in there)


def test_the_run_key_comes_and_goes() -> None:
    registry, said = FakeRegistry(), list[str]()
    run = run_key(registry, WINDOWED)
    assert run.read().standing is Standing.OFF
    run.switch(True, said.append)
    assert registry.values == {(RUN, VALUE): f'"{WINDOWED}" -m calfbreak --at-login'}
    assert run.read().standing is Standing.ON
    assert run_key(registry).read().standing is Standing.STALE
    run.switch(False, said.append)
    assert registry.values == {}
    assert said == ["", ""]


@pytest.mark.parametrize(
    ("first", "standing"), [(2, Standing.ON), (6, Standing.ON), (3, Standing.OFF), (7, Standing.OFF)]
)
def test_what_was_unticked_in_the_systems_own_list_is_off(first: int, standing: Standing) -> None:
    registry = FakeRegistry()
    registry.values = {(RUN, VALUE): "C:\\calfbreak.exe", (APPROVED, VALUE): bytes([first, *[0] * 11])}
    run = run_key(registry, "C:\\calfbreak.exe")
    assert run.read().standing is standing
    run.switch(True, lambda why: None)
    assert (APPROVED, VALUE) not in registry.values


def test_a_registry_that_refuses_is_said() -> None:
    registry, said = FakeRegistry(), list[str]()
    registry.refuses = True
    run_key(registry).switch(True, said.append)
    assert said == ["The registry cannot be changed: Access is denied."]
    assert run_key(registry).read().standing is Standing.OFF
