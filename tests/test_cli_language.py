"""The command line says the same as the windows, in the same language."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def calfbreak(folder: Path, *arguments: str, **environ: str) -> str:
    """What it prints, in a profile of its own."""
    there = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "LC_"))}
    done = subprocess.run(
        [sys.executable, "-m", "calfbreak", *arguments],
        env=there | {"CALFBREAK_PROFILE": str(folder), "PYTHONUTF8": "1"} | environ,
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_as_the_desktop(tmp_path: Path) -> None:
    assert "what is going on" in calfbreak(tmp_path, "--help")
    assert "die geführte Dehnung öffnen" in calfbreak(tmp_path, "--help", LANG="de_DE.UTF-8")
    assert "Noch ist nichts aufgezeichnet." in calfbreak(tmp_path, "history", LANG="de_DE.UTF-8")


def test_as_it_is_set(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('language = "fr"\n', encoding="utf-8")
    assert "Calf Break ne tourne pas." in calfbreak(tmp_path, "status", LANG="de_DE.UTF-8")


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "hi", "pt_BR", "ta", "zh_CN"])
def test_every_help_can_be_printed(tmp_path: Path, language: str) -> None:
    """A percent sign in a translation would be a place for argparse."""
    (tmp_path / "settings.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
    for verb in ((), ("history",), ("history", "export"), ("config",), ("config", "set"), ("stretches", "import")):
        printed = calfbreak(tmp_path, *verb, "--help")
        assert "calfbreak" in printed.splitlines()[0]
        assert "Traceback" not in printed


def test_the_doctor_speaks_the_language_that_is_set_and_english_to_the_developers(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('language = "de"\n', encoding="utf-8")
    assert "Mit dem Computer starten" in calfbreak(tmp_path, "doctor", LANG="fr_FR.UTF-8")
    english = calfbreak(tmp_path, "doctor", "--report")
    assert "Start with the computer" in english
    assert "Mit dem Computer starten" not in english
