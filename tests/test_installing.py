"""`calfbreak autostart`, `menu-entry` and `doctor --report`, in processes of their own, in a home of their own."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import calfbreak
from calfbreak.installing import THEN

ROOT = Path(calfbreak.__file__).parent.parent
Done = subprocess.CompletedProcess[str]


class Home:
    """A person's home, and the command line in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        self.environ = os.environ | {
            "HOME": str(folder), "USER": "annette", "LOGNAME": "annette", "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"), "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_DIRS": str(folder / "etc"), "XDG_DATA_DIRS": str(folder / "share"),
            "XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def run(self, *arguments: str) -> Done:
        command = [sys.executable, "-P", "-m", "calfbreak", *arguments]
        return subprocess.run(command, check=False, env=self.environ, capture_output=True, text=True, timeout=60)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_autostart_on_and_off(home: Home) -> None:
    entry = home.folder / "config/autostart/calf-break.desktop"
    assert home.run("autostart").stdout == "Calf Break does not start by itself.\n"
    assert home.run("autostart", "on").stdout == f"Calf Break starts when you log in: {entry}\n"
    assert home.run("autostart", "status").returncode == 0
    entry.write_text(entry.read_text() + "Hidden=true\n")
    assert "does not start" in home.run("autostart", "status").stdout
    assert home.run("autostart", "off").returncode == 0
    assert not entry.exists()


def test_an_entry_that_leads_nowhere_is_a_failure_with_its_cure(home: Home) -> None:
    entry = home.folder / "config/autostart/calf-break.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nType=Application\nName=x\nExec=/nowhere/calfbreak\n")
    done = home.run("autostart")
    assert done.returncode == 1
    assert "/nowhere/calfbreak is gone. Switch it on again" in done.stdout
    assert home.run("autostart", "on").returncode == 0


def test_another_profile_does_not_start_with_the_desktop(home: Home) -> None:
    home.environ["CALFBREAK_PROFILE"] = str(home.folder / "other")
    done = home.run("autostart", "on")
    assert done.returncode == 1
    assert "CALFBREAK_PROFILE" in done.stderr
    assert not (home.folder / "config").exists()


def test_the_menu_entry_comes_and_goes(home: Home) -> None:
    entry = home.folder / "data/applications/calf-break.desktop"
    assert "no entry" in home.run("menu-entry").stdout
    assert str(entry) in home.run("menu-entry", "on").stdout
    assert str(entry) in home.run("menu-entry", "status").stdout
    assert "no entry" in home.run("menu-entry", "off").stdout
    assert not entry.exists()


def test_a_folder_that_cannot_be_written_is_named(home: Home) -> None:
    (home.folder / "data").write_text("no folder")
    done = home.run("menu-entry", "on")
    assert done.returncode == 1
    assert str(home.folder / "data") in done.stderr


def test_a_report_for_others_tells_nothing_private(home: Home) -> None:
    file = home.folder / "report.txt"
    done = home.run("doctor", "--report", str(file))
    assert done.returncode == 0, done.stderr
    report = file.read_text()
    private = {str(home.folder), "annette", socket.gethostname(), str(ROOT)}
    assert [each for each in private if each in report] == []
    assert f"Calf Break {calfbreak.__version__}" in report
    assert home.run("doctor", "--report").stdout.splitlines()[0] == report.splitlines()[0]
    assert getpass.getuser() not in report.split()


def test_the_doctor_tells_of_autostart_also_while_the_program_does_not_run(home: Home) -> None:
    home.run("autostart", "on")
    entry = home.folder / "config/autostart/calf-break.desktop"
    assert f"Calf Break starts when you log in: {entry}" in home.run("doctor").stdout


def test_a_report_that_cannot_be_written_says_so(home: Home) -> None:
    done = home.run("doctor", "--report", str(home.folder / "no/where.txt"))
    assert done.returncode == 1
    assert "no/where.txt cannot be written" in done.stderr


@pytest.mark.parametrize("deed", THEN)
def test_the_menus_deeds_are_known_to_the_command_line(home: Home, deed: str) -> None:
    del home.environ["QT_QPA_PLATFORM"]
    done = home.run("--then", deed)
    assert done.returncode == 1, "it would start, but there is no screen"
    assert "no screen" in done.stderr
