"""Where the whole program can be made and ended, again and again, within the process of the tests."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from calfbreak.adapters.profile import Profile
from calfbreak.app import App

QUIET = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "propagateSizeHints", "raise", extend=True)
"""The offscreen platform has no panel to listen to, and Qt says so."""


@dataclass
class Stage:
    """What there is before the program is: an application, and no place for an icon."""

    application: QApplication

    def when_there_is_a_place(self, make: Callable[[QSystemTrayIcon | None], None]) -> None:
        """There is none."""


@contextmanager
def stage(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A stage on which the end of the program is not the end of the tests, nor its log theirs."""
    monkeypatch.setattr(QApplication, "quit", lambda *_: None)
    monkeypatch.setattr("calfbreak.adapters.unix_signals.EndingSignals", lambda *_: None)  # those are the test runner's
    root = logging.getLogger()
    before = list(root.handlers)
    yield Stage(qapp)
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()


@contextmanager
def running(qtbot: QtBot, qapp: QApplication, profile: Profile, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The program in this profile, until the end of the block."""
    with stage(qapp, monkeypatch) as place:
        app = App(place, profile)  # type: ignore[arg-type]
        app.start()
        qtbot.waitUntil(lambda: app.control is not None)
        yield app
        app.quit()
