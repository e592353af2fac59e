"""The camera: real processes that have a file open which stands for one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.conftest import end
from adapters.surroundings.conftest import Ask
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.camera import OpenCamera, users
from calfbreak.adapters.surroundings.reading import Topic
from calfbreak.ports import Unavailable

PROC = Path("/proc")


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    """A camera that is not one: the first of its kind."""
    device = tmp_path / "video0"
    device.touch()
    return device


@pytest.fixture
def watcher(camera: Path, tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    """Starts a program of any name that holds the camera open."""
    started: list[subprocess.Popen[bytes]] = []

    def run(name: str) -> subprocess.Popen[bytes]:
        program = tmp_path / name
        shutil.copy(shutil.which("sleep") or "", program)
        with camera.open("rb") as opened:
            started.append(subprocess.Popen([str(program), "1000"], stdin=opened))
        return started[-1]

    yield run
    for process in started:
        end(process)


def test_a_program_with_the_camera_open_is_a_call(
    camera: Path, watcher: Callable[[str], subprocess.Popen[bytes]], loop: SelectorLoop, ask: Ask
) -> None:
    part = OpenCamera(loop, PROC, str(camera.with_name("video")))
    assert ask(part).said == "nobody uses it"
    program = watcher("meeting")
    assert loop.run_until(lambda: ask(part).said == "in a call: used by meeting")
    assert ask(part).holds == {Topic.CALL}
    end(program)
    assert ask(part).holds == frozenset()


def test_daemons_keep_cameras_open_without_looking(
    camera: Path, watcher: Callable[[str], subprocess.Popen[bytes]], loop: SelectorLoop, ask: Ask
) -> None:
    watcher("wireplumber")
    watcher("cheese")
    part = OpenCamera(loop, PROC, str(camera))
    assert loop.run_until(lambda: ask(part).said == "in a call: used by cheese")


def test_this_program_never_counts(camera: Path) -> None:
    with camera.open("rb"):
        assert users(PROC, str(camera), own=os.getpid()) == []
        assert users(PROC, str(camera), own=1) == [(PROC / "self/comm").read_text().strip()]


def test_without_a_camera_nothing_is_searched(tmp_path: Path, loop: SelectorLoop, ask: Ask) -> None:
    assert ask(OpenCamera(loop, PROC, str(tmp_path / "video"))).said == "there is no camera"


def test_after_closing_nobody_is_told(camera: Path, loop: SelectorLoop) -> None:
    part = OpenCamera(loop, PROC, str(camera))
    said: list[object] = []
    part.ask(said.append)
    part.close()
    loop.run_until(lambda: bool(said), 0.3)
    assert said == []


def test_without_proc_it_is_unavailable(tmp_path: Path, loop: SelectorLoop) -> None:
    with pytest.raises(Unavailable, match="does not tell of it"):
        OpenCamera(loop, tmp_path)
