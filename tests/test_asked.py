"""What the whole program answers to the command line, where the answer decides what somebody does next."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfbreak.adapters.control_client import NotRunning, ask
from calfbreak.adapters.profile import Profile
from calfbreak.answering import answer
from stage import QUIET, running

pytestmark = QUIET


def test_a_change_that_is_not_kept_is_no_success(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    profile = Profile.at(tmp_path)
    change = {"type": "Change", "key": "volume", "value": 40}
    with running(qtbot, qapp, profile, monkeypatch) as app:
        answers: list[dict[str, object]] = []
        with monkeypatch.context() as broken:
            broken.setattr("calfbreak.adapters.whole_file.replace_file", full_disk)
            answer(app, change, answers.append)
        words = (
            f"{profile.settings_file} could not be written (No space left on device). volume: changed until you quit."
        )
        assert answers == [{"error": words}]
        answer(app, change, answers.append)
        assert "line" in answers[-1]
        with monkeypatch.context() as broken:
            broken.setattr("calfbreak.adapters.whole_file.replace_file", full_disk)
            answer(app, {"type": "Reset", "keys": ["volume"]}, answers.append)
        assert answers[-1] == {"error": words}


def test_who_hears_goodbye_finds_no_program_any_more(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`calfbreak quit; calfbreak`: the second must not talk to a program that is about to end."""
    profile = Profile.at(tmp_path)
    heard: list[object] = []

    def reply(words: object) -> None:
        heard.append(words)
        with pytest.raises(NotRunning):
            ask(profile.socket, {"type": "Status"}, 1.0)

    with running(qtbot, qapp, profile, monkeypatch) as app:
        ended: list[bool] = []
        monkeypatch.setattr(app.runtime, "end", lambda: ended.append(profile.socket.exists()))
        answer(app, {"type": "QuitProgram"}, reply)
        assert len(heard) == 1
        qtbot.waitUntil(lambda: bool(ended))
        assert ended == [False]


def test_nobody_is_let_in_while_it_ends(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = Profile.at(tmp_path)
    with running(qtbot, qapp, profile, monkeypatch) as app:
        assert profile.socket.exists()
        found: list[bool] = []
        monkeypatch.setattr(app.runtime, "end", lambda: found.append(profile.socket.exists()))
        app.quit()
        assert found == [False]


def test_the_day_in_words_ends_with_the_sitting_that_goes_on(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The records alone would say that somebody who has sat since the morning has not sat at all."""
    profile = Profile.at(tmp_path)
    environ = os.environ | {"CALFBREAK_PROFILE": str(tmp_path)}
    command = [sys.executable, "-m", "calfbreak", "history"]
    with (
        running(qtbot, qapp, profile, monkeypatch),
        subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as asking,
    ):
        qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
        assert asking.stdout is not None
        assert "–now  Sitting, " in asking.stdout.read()
    after = subprocess.run(command, check=True, env=environ, capture_output=True, text=True, timeout=60).stdout
    assert "–now" not in after
