"""Autostart on a freedesktop.org desktop: what the folder says is what counts, whoever wrote it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from calfbreak.adapters.autostart.xdg import FILE, XdgAutostart
from calfbreak.domain.autostart import Standing

COMMAND = (sys.executable, "-m", "calfbreak", "--at-login")


class Folders:
    """A person's configuration, and the system's."""

    def __init__(self, folder: Path) -> None:
        self.own, self.shared = (folder / name / "autostart" / FILE for name in ("own", "shared"))
        self.environ = {
            "XDG_CONFIG_HOME": str(folder / "own"),
            "XDG_CONFIG_DIRS": f"{folder / 'nothing'}:{folder / 'shared'}",
            "XDG_CURRENT_DESKTOP": "ubuntu:GNOME",
        }

    @property
    def autostart(self) -> XdgAutostart:
        return XdgAutostart(COMMAND, self.environ)

    def standing(self) -> Standing:
        return self.autostart.read().standing

    def write(self, file: Path, *lines: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        entry = ("[Desktop Entry]", "Type=Application", f"Exec={sys.executable}", *lines)
        file.write_text("\n".join((*entry, "", "[Desktop Action x]", "Hidden=true", "")))

    def switch(self, on: bool) -> str:
        said: list[str] = []
        self.autostart.switch(on, said.append)
        (why,) = said
        return why


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def test_nothing_there_is_off(folders: Folders) -> None:
    assert folders.standing() is Standing.OFF


def test_switched_on_and_off_again(folders: Folders) -> None:
    assert folders.switch(True) == ""
    found = folders.autostart.read()
    assert (found.standing, found.where, found.command) == (Standing.ON, str(folders.own), sys.executable)
    assert "--at-login" in folders.own.read_text()
    assert folders.switch(False) == ""
    assert folders.standing() is Standing.OFF
    assert not folders.own.exists()
    assert folders.switch(False) == "", "off twice is off"


def test_the_entry_is_a_valid_one(folders: Folders) -> None:
    program = shutil.which("desktop-file-validate")
    if program is None:
        pytest.skip("desktop-file-validate is not installed")
    folders.switch(True)
    done = subprocess.run([program, str(folders.own)], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_somebody_removed_it_elsewhere(folders: Folders) -> None:
    folders.switch(True)
    folders.own.unlink()
    assert folders.standing() is Standing.OFF


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        ("Hidden=true", Standing.OFF),
        ("Hidden=false", Standing.ON),
        ("X-GNOME-Autostart-enabled=false", Standing.OFF),
        ("X-GNOME-Autostart-enabled=true", Standing.ON),
        ("OnlyShowIn=KDE;XFCE;", Standing.OFF),
        ("OnlyShowIn=KDE;GNOME;", Standing.ON),
        ("NotShowIn=GNOME;", Standing.OFF),
        ("NotShowIn=KDE;", Standing.ON),
        ("TryExec=no-such-program", Standing.STALE),
        ("Exec=/nowhere/venv/bin/calfbreak --at-login", Standing.STALE),
        ("Exec=", Standing.STALE),
    ],
)
def test_what_an_entry_says(folders: Folders, line: str, standing: Standing) -> None:
    folders.write(folders.own, line)
    assert folders.standing() is standing


def test_ones_own_no_wins_over_the_systems_yes(folders: Folders) -> None:
    folders.write(folders.shared)
    assert folders.standing() is Standing.ON
    assert folders.switch(False) == ""
    assert folders.standing() is Standing.OFF
    assert folders.shared.exists()
    assert folders.switch(True) == ""
    assert folders.standing() is Standing.ON


def test_an_entry_that_is_none_is_off_and_can_be_replaced(folders: Folders) -> None:
    folders.own.parent.mkdir(parents=True)
    folders.own.write_bytes(b"\xff not an entry")
    assert folders.standing() is Standing.OFF
    folders.switch(True)
    assert folders.standing() is Standing.ON


def test_a_moved_program_is_told_and_mended(folders: Folders) -> None:
    folders.write(folders.own, "Exec=/nowhere/calfbreak")
    found = folders.autostart.read()
    assert (found.standing, found.command, found.wanted) == (Standing.STALE, "/nowhere/calfbreak", True)
    folders.switch(True)
    assert folders.standing() is Standing.ON


def test_a_folder_that_cannot_be_written_is_named(folders: Folders) -> None:
    folders.own.parent.parent.mkdir()
    folders.own.parent.write_text("a file where the folder should be")
    assert str(folders.own) in folders.switch(True)
    assert folders.standing() is Standing.OFF
