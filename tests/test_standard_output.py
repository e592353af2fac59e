"""Output that ends before the program does: a full disk is told in one sentence, a reader who has enough in none."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store.journal import Journal
from calfbreak.standard_output import OutputEnds, watched_output
from example_records import BOUT

FULL = Path("/dev/full")
COMMANDS = (
    ["history"],
    ["history", "export", "--csv"],
    ["history", "export", "--json"],
    ["config", "list"],
    ["--help"],
)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """That of a profile with more records than fit into a pipe."""
    profile = Profile.at(tmp_path / "profile")
    profile.prepare()
    with closing(Journal(profile.history_file, pytest.fail)) as journal:
        journal.commit([BOUT] * 2000, "{}")
    return os.environ | {"CALFBREAK_PROFILE": str(profile.data)}


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_is_told_in_one_sentence(environ: dict[str, str], command: list[str], unbuffered: str) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "calfbreak", *command],
            env=environ | {"PYTHONUNBUFFERED": unbuffered}, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
            check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == f"stdout cannot be written: {os.strerror(errno.ENOSPC)}.\n"


@pytest.mark.skipif(os.name == "nt", reason="no pipe of Windows is known to be closed by its reader in time")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_who_has_enough_is_told_nothing(environ: dict[str, str], command: list[str], unbuffered: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "calfbreak", *command],
        env=environ | {"PYTHONUNBUFFERED": unbuffered}, stdout=write, stderr=subprocess.PIPE, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_goes_wrong_with_another_file_is_not_taken_for_the_output(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    with os.fdopen(read), os.fdopen(write, "w") as output:
        monkeypatch.setattr(sys, "stdout", output)
        with pytest.raises(BrokenPipeError), watched_output():
            raise BrokenPipeError(errno.EPIPE, "a socket")
        assert sys.stdout is output


def test_all_is_written_before_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    with os.fdopen(read, encoding="utf-8") as received, os.fdopen(write, "w", encoding="utf-8") as output:
        monkeypatch.setattr(sys, "stdout", output)
        with pytest.raises(SystemExit):
            _print_and_raise(1, SystemExit(3))
        output.close()
        assert received.read() == "a line — with a dash\n"


@pytest.mark.parametrize("lines", [1, 100_000])
def test_a_write_that_fails_ends_the_output_for_good(monkeypatch: pytest.MonkeyPatch, lines: int) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as output:
        monkeypatch.setattr(sys, "stdout", output)
        with pytest.raises(OutputEnds) as end:
            _print_and_raise(lines, SystemExit(3))
        assert end.value.tell() == 0
        output.close()  # nothing is left in it that would fail


def _print_and_raise(lines: int, end: BaseException) -> None:
    with watched_output():
        for _ in range(lines):
            print("a line — with a dash")
        raise end
