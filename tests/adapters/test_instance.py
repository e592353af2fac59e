"""One instance per person, and never a lock that outlives its holder."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from calfbreak.adapters.instance import AlreadyRunning, Instance
from calfbreak.ports import Unavailable

_HOLD = """
import sys
from pathlib import Path
from calfbreak.adapters.instance import Instance
held = Instance(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_second_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    first = Instance(tmp_path / "run")
    with pytest.raises(AlreadyRunning, match="already running"):
        Instance(tmp_path / "run")
    first.close()
    first.close()
    Instance(tmp_path / "run").close()


def test_the_folder_and_the_file_are_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(mode=0o755)
    held = Instance(tmp_path / "run")
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700
    assert stat.S_IMODE(held.file.stat().st_mode) == 0o600
    assert held.file.read_text() == f"{os.getpid()}\n"
    held.close()


def test_a_killed_instance_leaves_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning):
            Instance(tmp_path)
        holder.send_signal(signal.SIGKILL)
    Instance(tmp_path).close()


def test_a_folder_that_is_a_link_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Unavailable, match="must be your own"):
        Instance(tmp_path / "run")


def test_a_lock_file_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "instance.lock").symlink_to(tmp_path / "precious")
    with pytest.raises(Unavailable, match=r"instance\.lock cannot be used"):
        Instance(tmp_path)
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="file/run cannot be used"):
        Instance(tmp_path / "file" / "run")
