"""The entry in the desktop's menu: valid, complete, and the same as the one that distributions install."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from adapters.conftest import need
from calfbreak.adapters.desktop_entry import read_command, read_entry
from calfbreak.adapters.menu_entry import DEEDS, ICONS, MenuEntry, entry_text
from calfbreak.installing import THEN

PACKAGED = Path(__file__).parent.parent.parent / "packaging/linux/calf-break.desktop"


@pytest.fixture
def entry(tmp_path: Path) -> MenuEntry:
    environ = {"XDG_DATA_HOME": str(tmp_path / "own"), "XDG_DATA_DIRS": str(tmp_path / "shared")}
    return MenuEntry(("/a place/calfbreak",), environ)


def test_it_comes_and_goes_with_its_icons(entry: MenuEntry, tmp_path: Path) -> None:
    assert entry.found() is None
    entry.write()
    assert entry.found() == entry.file
    icons = [tmp_path / "own/icons" / icon for icon in ICONS]
    assert all(icon.read_bytes().startswith(b"<svg") for icon in icons)
    keys = read_entry(entry.file.read_text())
    assert read_command(keys["Exec"]) == ("/a place/calfbreak",)
    entry.write()
    entry.remove()
    entry.remove()
    assert entry.found() is None
    assert not any(icon.exists() for icon in icons)


def test_the_systems_own_is_found(entry: MenuEntry, tmp_path: Path) -> None:
    shared = tmp_path / "shared/applications/calf-break.desktop"
    shared.parent.mkdir(parents=True)
    shared.write_text(entry_text())
    assert entry.found() == shared


def test_what_the_menu_offers_the_command_line_can_do() -> None:
    assert {deed for deed, _ in DEEDS} == set(THEN)


def test_the_packaged_entry_is_this_one() -> None:
    if not PACKAGED.exists():
        pytest.skip("only a checkout has it")
    assert PACKAGED.read_text(encoding="utf-8") == entry_text()


def test_it_is_a_valid_entry(entry: MenuEntry) -> None:
    program = need("desktop-file-validate")
    entry.write()
    done = subprocess.run([program, str(entry.file)], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
