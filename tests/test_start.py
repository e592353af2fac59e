"""A start that fails says why and ends; it leaves no icon behind that answers nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BROKEN = """
import sys
import calfbreak.app
from calfbreak.adapters.profile import Profile
from calfbreak.start import run

class App:
    def __init__(self, *arguments, **options):
        {broken_in_init}
    def start(self, **options):
        raise RuntimeError("something nobody thought of")

calfbreak.app.App = App
sys.exit(run(Profile.chosen()))
"""


@pytest.mark.parametrize("line", ["raise RuntimeError('something nobody thought of')", "pass"], ids=["made", "begun"])
def test_whatever_goes_wrong_at_the_start_ends_the_program(tmp_path: Path, line: str) -> None:
    environment = os.environ | {"CALFBREAK_PROFILE": str(tmp_path / "profile"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", BROKEN.format(broken_in_init=line)],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "RuntimeError: something nobody thought of" in done.stderr
