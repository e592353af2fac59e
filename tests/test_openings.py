"""Windows that wait for an answer: whoever asks on the command line is not kept waiting for a window to be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfbreak.adapters.profile import Profile
from calfbreak.answering import answer
from calfbreak.app import App
from calfbreak.ui.openings import Openings
from stage import QUIET, running

pytestmark = QUIET


def test_what_waits_for_nobody_is_opened_at_once() -> None:
    opened: list[str] = []
    Openings().do(lambda: opened.append("settings"))
    assert opened == ["settings"]


def test_what_is_asked_for_is_opened_after_the_answer_in_order() -> None:
    log: list[str] = []
    openings = Openings()
    with openings.afterwards():
        openings.do(lambda: log.append("settings"))
        openings.do(lambda: log.append("history"))
        log.append("answer")
    openings.do(lambda: log.append("status"))
    assert log == ["answer", "settings", "history", "status"]


def test_an_answer_that_fails_costs_no_window_and_does_not_stop_the_next() -> None:
    log: list[str] = []
    openings = Openings()

    def answer() -> None:
        with openings.afterwards():
            openings.do(lambda: log.append("settings"))
            raise OSError("nobody there")

    with pytest.raises(OSError, match="nobody there"):
        answer()
    openings.do(lambda: log.append("status"))
    assert log == ["settings", "status"]


# --- the whole program -----------------------------------------------------------------------------------------------


@dataclass
class CommandLine:
    """Asks the program, and looks what is open at the moment of the answer."""

    app: App
    answers: list[Mapping[str, object]] = field(default_factory=list)
    open_then: list[bool] = field(default_factory=list)

    @property
    def anything_open(self) -> bool:
        windows = self.app.windows
        return any(window and window.isVisible() for window in (windows.settings, windows.dialog, windows.status))

    def ask(self, **command: object) -> Mapping[str, object]:
        answer(self.app, command, self._hear)
        return self.answers[-1]

    def _hear(self, answer: Mapping[str, object]) -> None:
        self.answers.append(answer)
        self.open_then.append(self.anything_open)


@pytest.fixture
def line(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CommandLine]:
    with running(qtbot, qapp, Profile.at(tmp_path / "profile"), monkeypatch) as app:
        yield CommandLine(app)


@pytest.mark.parametrize("command", [{"type": "Show", "window": "settings"}, {"type": "Stretch"}])
def test_the_answer_comes_before_the_window(line: CommandLine, command: dict[str, object]) -> None:
    assert "line" in line.ask(**command)
    assert line.open_then == [False]
    assert line.anything_open


def test_what_is_refused_is_answered_with_the_refusal_and_opens_nothing(line: CommandLine) -> None:
    assert "no-such-stretch" in str(line.ask(type="Stretch", stretch="no-such-stretch")["error"])
    assert len(line.answers) == 1
    assert not line.anything_open
