"""What the program loads to wait: whatever is not needed for that costs memory all day and time at each start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
from calfbreak.adapters.profile import Profile
from desktop.waiting import wait_until

PATIENCE = 60.0
"""Seconds until the program answers, on a machine that has much to do."""
QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtDBus"}
NOT_NEEDED = {
    # TLS, and what APScheduler imports for work that it does not do here: eight megabytes
    "ssl", "_ssl", "_hashlib", "asyncio", "concurrent.futures", "multiprocessing", "email", "importlib.metadata",
    "uuid",
    # names of two thousand signs; random numbers that open libcrypto
    "html", "secrets",
    # for files that are written, and for other commands
    "tomlkit", "platformdirs", "csv", "calfbreak.config", "calfbreak.report", "calfbreak.doctor", "calfbreak.simulate",
    "calfbreak.plots", "matplotlib", "numpy", "PIL", "plyer",
    # for windows that nobody has opened
    "calfbreak.ui.settings_window", "calfbreak.ui.settings_section", "calfbreak.ui.status_window",
    "calfbreak.ui.stretch_dialog", "calfbreak.ui.figure_view", "calfbreak.ui.history", "calfbreak.ui.stretches",
    "calfbreak.ui.first_start", "calfbreak.ui.about_window", "calfbreak.domain.body.figure",
    "calfbreak.domain.body.motion", "calfbreak.domain.settings.search",
}  # fmt: skip


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """All modules that the program has imported by the time when it answers."""
    profile = Profile.at(tmp_path_factory.mktemp("rest"))
    profile.config.mkdir(exist_ok=True)
    profile.settings_file.write_text('interval = "50m"\n')
    imports = Path(profile.data / "imports.txt")
    with imports.open("wb") as errors:
        program = subprocess.Popen(
            [sys.executable, "-X", "importtime", "-m", "calfbreak"],
            env=os.environ | {"CALFBREAK_PROFILE": str(profile.data), "QT_QPA_PLATFORM": "offscreen"},
            stderr=errors,
        )
    try:
        _ask(profile, {"type": "Status"}, program)
        _ask(profile, {"type": "QuitProgram"}, program)
        program.wait(PATIENCE)
    finally:
        program.kill()
        program.wait()
    lines = imports.read_text(errors="replace").splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}


def _ask(profile: Profile, command: dict[str, object], program: subprocess.Popen[bytes]) -> None:
    def answered() -> bool:
        assert program.poll() is None, "it ended"
        try:
            return bool(ask(profile.socket, command, PATIENCE))
        except (NotRunning, NoAnswer):
            return False

    wait_until(answered, "an answer", PATIENCE)


def test_it_runs(loaded: set[str]) -> None:
    """Else nothing here would mean anything."""
    assert {"calfbreak.app", "calfbreak.adapters.scheduler", "apscheduler.schedulers.base", *QT} <= loaded


def test_nothing_is_loaded_that_waiting_does_not_need(loaded: set[str]) -> None:
    found = {name for name in loaded if any(name == each or name.startswith(f"{each}.") for each in NOT_NEEDED)}
    assert not found


def test_no_more_of_qt_is_loaded_than_the_icon_needs(loaded: set[str]) -> None:
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == QT


def test_the_texts_of_the_modules_are_not_kept() -> None:
    """PySide would read each, to look for the name of one of its features in it."""
    code = (
        "from calfbreak.ui.import_hook import import_plainly\n"
        "import_plainly()\n"
        "import linecache, calfbreak.app, json.tool\n"
        "from PySide6.QtWidgets import QApplication\n"
        "print(len(linecache.cache))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=PATIENCE)
    assert done.stdout.strip() == "0"
