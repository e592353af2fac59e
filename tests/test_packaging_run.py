"""packaging/run with an environment that is there: which one it takes, and what it starts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for bash")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The scripts alone, in a folder with a space in its name."""
    folder = tmp_path / "a checkout"
    (folder / "packaging").mkdir(parents=True)
    for name in ("packaging/run", "packaging/setup.sh", "requirements.lock"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def environment(folder: Path, checkout: Path, python: str = "") -> Path:
    """An environment that was finished for this checkout; its Python says what it was told."""
    (folder / "bin").mkdir(parents=True)
    program = folder / "bin/python"
    program.write_text(f'#!/bin/sh\necho "{folder.name}:" "$CALFBREAK_VENV" "$@"\n')
    program.chmod(0o755)
    shutil.copy(checkout / "requirements.lock", folder / "made-from.lock")
    (folder / "made-from").write_text(f"{checkout} {python}\n")
    return folder


def run(checkout: Path, *words: str, cwd: Path | None = None, **variables: str) -> str:
    """What it prints, started as a desktop does: with hardly any variable."""
    plain = {"PATH": os.environ["PATH"], "HOME": str(checkout), **variables}
    done = subprocess.run(
        [checkout / "packaging/run", *words],
        env=plain,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout + done.stderr


def test_the_environment_of_the_checkout(checkout: Path) -> None:
    own = environment(checkout / ".venv", checkout)
    assert run(checkout, "status", "--json") == f".venv: {own} -P -m calfbreak status --json\n"


def test_another_environment_by_a_variable_or_by_a_word(checkout: Path, tmp_path: Path) -> None:
    environment(checkout / ".venv", checkout)
    other = environment(tmp_path / "an environment", checkout)
    started = f"an environment: {other} -P -m calfbreak --at-login\n"
    assert run(checkout, "--at-login", CALFBREAK_VENV=str(other)) == started
    assert run(checkout, "--venv", str(other), "--at-login") == started
    assert run(checkout, "--venv", other.name, "--at-login", cwd=tmp_path) == started


def test_the_word_needs_a_folder(checkout: Path) -> None:
    assert run(checkout, "--venv") == "packaging/run --venv needs the folder of an environment.\n"


def test_an_environment_keeps_the_python_with_which_it_was_made(checkout: Path) -> None:
    """A desktop that starts the program names no Python, and must not have it set up anew for that."""
    own = environment(checkout / ".venv", checkout, python=sys.executable)
    assert run(checkout) == f".venv: {own} -P -m calfbreak\n"
