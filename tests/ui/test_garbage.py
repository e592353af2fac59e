"""A window that nobody needs any more is deleted on the GUI thread, whoever makes Python look for garbage."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from threading import Thread, get_ident

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.ui.garbage import collect_if_due, collect_on_this_thread


class Window(QWidget):
    """A window that holds on to itself, as one whose button calls a method of it does."""

    def __init__(self, deleted_on: list[int]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(lambda: deleted_on.append(get_ident()), Qt.ConnectionType.DirectConnection)


@pytest.fixture
def collected_here(qapp: QApplication) -> Iterator[None]:
    """As in the running program; what the tests do themselves comes back afterwards."""
    before = gc.isenabled()
    connection = collect_on_this_thread()
    yield
    QAbstractEventDispatcher.instance().aboutToBlock.disconnect(connection)
    if before:
        gc.enable()


def allocate() -> None:
    """What makes Python look for garbage: ten thousand objects at once, a hundred times."""
    for _ in range(100):
        _ = [[] for _ in range(10_000)]


def test_a_thread_deletes_no_window(qtbot: QtBot, collected_here: None) -> None:
    deleted_on: list[int] = []
    Window(deleted_on)
    busy = Thread(target=allocate)
    busy.start()
    busy.join()
    assert deleted_on == []


def test_the_event_loop_does_when_it_has_nothing_to_do(qtbot: QtBot, collected_here: None) -> None:
    deleted_on: list[int] = []
    Window(deleted_on)
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: deleted_on != [])
    assert deleted_on == [get_ident()]
    assert len(kept) > gc.get_threshold()[0]


def test_as_long_as_little_was_made_nothing_is_searched(collected_here: None) -> None:
    gc.collect()
    searches: list[str] = []
    gc.callbacks.append(lambda phase, _: searches.append(phase))
    try:
        collect_if_due()
    finally:
        gc.callbacks.pop()
    assert searches == []


@pytest.mark.parametrize("generation", [0, 1, 2])
def test_each_generation_has_its_turn(monkeypatch: pytest.MonkeyPatch, generation: int) -> None:
    searched: list[int] = []
    counts = [5, 0, 0]
    counts[generation] = 1_000_000
    monkeypatch.setattr(gc, "get_count", lambda: tuple(counts))
    monkeypatch.setattr(gc, "collect", searched.append)
    collect_if_due()
    assert searched == [generation]


def test_the_program_begins_so() -> None:
    """In a process of its own: there can be one application object only."""
    begin = "import gc; from calfbreak.ui.opening import Opening; Opening(); print(gc.isenabled())"
    done = subprocess.run([sys.executable, "-c", begin], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n"
