"""The whole program keeps the screen on while a stretch is open, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfbreak.adapters.profile import Profile
from calfbreak.domain import commands as cmd
from stage import QUIET, running

pytestmark = QUIET


class Lamp:
    """In the place of the adapter: tells why it was lit, and that it is out."""

    seen: list[str]

    def __init__(self, loop: object, why: str) -> None:
        self.seen.append(why)

    def close(self) -> None:
        self.seen.append("out")


def test_from_the_first_moment_of_a_session_to_its_last(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Lamp.seen = []
    monkeypatch.setattr("calfbreak.adapters.screen_on.ScreenOn", Lamp)
    with running(qtbot, qapp, Profile.at(tmp_path), monkeypatch) as app:
        app.orders.take(cmd.Stretch("calves"))
        app.orders.take(cmd.Stretch())  # that one is shown, and no other begins
        assert Lamp.seen == ["Calves"]
        app.orders.take(cmd.StopSession())
        assert Lamp.seen == ["Calves", "out"]
        app.orders.take(cmd.Stretch())
    assert Lamp.seen == ["Calves", "out", "Wall calf stretch", "out"], "nor does it stay on after the end"
