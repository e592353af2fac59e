"""A window that was closed is gone: what it held goes back, and it opens again as if it were the first time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain import commands
from calfbreak.domain.commands import WindowName
from calfbreak.domain.phase import Phase
from calfbreak.domain.snapshot import Snapshot
from calfbreak.ui.history.sample_past import NoArchive, NoPlotter, SamplePast
from calfbreak.ui.pictures import StillClock, sample_day, sample_session, sample_snapshot
from calfbreak.ui.theme import Theme
from calfbreak.ui.windows import Windows
from ui.conftest import Wishes

STRETCHES = load_stretches()
SESSION = sample_snapshot(Phase.SESSION, session=sample_session(STRETCHES["wall-straight"], 51.0))


@pytest.fixture
def given_back(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One for each time that memory was handed back."""
    times: list[None] = []
    monkeypatch.setattr("calfbreak.ui.memory.give_back", lambda: times.append(None))
    return times


@pytest.fixture
def windows(qapp: QApplication, wishes: Wishes, given_back: list[None]) -> Iterator[Windows]:
    made = Windows(
        wish=wishes,
        clock=StillClock(),
        theme=Theme(choice="light"),
        stretches=STRETCHES,
        read=lambda: SESSION,
        today=sample_day,
        past=SamplePast(),
        history_parts=lambda: (NoPlotter(), NoArchive()),
    )
    yield made
    made.close()


def settings(windows: Windows, snapshot: Snapshot) -> None:
    windows.show(WindowName.SETTINGS)


def history(windows: Windows, snapshot: Snapshot) -> None:
    windows.show(WindowName.HISTORY)


def dialog(windows: Windows, snapshot: Snapshot) -> None:
    windows.open_session(snapshot)


@pytest.mark.parametrize("opening", [settings, history, dialog])
def test_it_is_deleted_and_made_anew(
    windows: Windows, given_back: list[None], opening: Callable[[Windows, Snapshot], None]
) -> None:
    def now() -> QWidget | None:
        found: QWidget | None = getattr(windows, opening.__name__)
        return found

    opening(windows, SESSION)
    first = now()
    assert first is not None
    first.close()
    assert now() is None
    assert len(given_back) == 1
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(first)
    opening(windows, SESSION)
    second = now()
    assert second is not None
    assert second.isVisible()


def test_leaving_a_stretch_stops_it_once(windows: Windows, wishes: Wishes) -> None:
    windows.open_session(SESSION)
    assert windows.dialog is not None
    windows.dialog.close()
    windows.show_snapshot(sample_snapshot())
    windows.show_snapshot(SESSION)
    assert [type(wish) for wish in wishes.made] == [commands.StopSession]
    assert windows.dialog is None, "nobody asked for it"
