"""Desktop entries: what is written is read again, by us and by glib."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.adapters.desktop_entry import read_command, read_entry, write_command, write_entry

WORDS = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(
    lambda word: word == word.strip() and "\x85" not in word
)


@given(st.lists(WORDS, min_size=1))
def test_a_command_survives_the_file(words: list[str]) -> None:
    text = write_entry({"Desktop Entry": {"Type": "Application", "Exec": write_command(words)}})
    assert read_command(read_entry(text)["Exec"]) == tuple(words)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["calfbreak", "pause", "1h"], "calfbreak pause 1h"),
        (["/home of/ann", "100%"], '"/home of/ann" 100%%'),
        (['say "hi"', "$HOME"], r'"say \\"hi\\"" "\\$HOME"'),
        (["back\\slash"], r'"back\\\\slash"'),
    ],
)
def test_quoting(words: list[str], written: str) -> None:
    assert write_command(words) == written


def test_field_codes_are_no_words() -> None:
    assert read_command("calfbreak %U --x") == ("calfbreak", "--x")


@pytest.mark.parametrize("text", ["", "[Other]\nName=x\n", "Name=x\n", "[Desktop Entry]\nno value\n"])
def test_what_is_no_entry(text: str) -> None:
    with pytest.raises(ValueError, match="not a desktop entry"):
        read_entry(text)


def test_glib_reads_the_same_command(tmp_path: Path) -> None:
    """The library of GNOME and XFCE, where it is installed."""
    from adapters.conftest import need

    words = [need("printf"), "%s|", "plain", "two words", 'quote "', "dollar $HOME", "back\\slash", "100%"]
    file = tmp_path / "x.desktop"
    command = write_command(words)
    file.write_text(write_entry({"Desktop Entry": {"Type": "Application", "Name": "x", "Exec": command}}))
    program = (
        "import gi; gi.require_version('Gio', '2.0'); from gi.repository import Gio, GLib\n"
        f"entry = Gio.DesktopAppInfo.new_from_filename({str(file)!r})\n"
        "print(GLib.shell_parse_argv(entry.get_commandline().replace('%%', '%'))[1])"
    )
    system_python = "/usr/bin/python3"
    if subprocess.run([system_python, "-c", "import gi"], capture_output=True, check=False).returncode:
        pytest.skip("the system's Python has no gi")
    done = subprocess.run([system_python, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == repr(words)
