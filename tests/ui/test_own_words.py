"""The guided session with the words of somebody's own stretch, as long as its file allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfbreak.domain.snapshot import Phase
from calfbreak.domain.stretching.session import Session, repeat
from calfbreak.domain.stretching.stretch import Prescription, Stretch
from calfbreak.domain.stretching.stretch_data import LONGEST_CUE, LONGEST_NAME, LONGEST_POSITION
from calfbreak.ui.pictures import NOW, sample_session, sample_snapshot
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.theme import Theme
from pictures.clipping import cut_off

WITHOUT_SPACES = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenband" * 3
WITH_SPACES = "Lift the heel, and press the foot against the wall behind you; " * 3


def own(stretch: Stretch, words: str) -> Stretch:
    """Each of its words as long as can be, but for one cue and one position."""
    left, right = stretch.positions
    return replace(
        stretch,
        name=words[:LONGEST_NAME],
        cue=words[:LONGEST_CUE],
        ready_cue=words[:LONGEST_CUE],
        switch_cue="Turn",
        positions={left: words[:LONGEST_POSITION], right: "here"},
    )


@pytest.fixture
def opened(qtbot: QtBot, clock: object, wishes: Callable[..., None], theme: Theme) -> Callable[..., StretchDialog]:
    def make(stretch: Stretch, session: Session, width: int) -> StretchDialog:
        made = StretchDialog(wish=wishes, clock=clock, theme=theme, stretches={stretch.id: stretch})  # type: ignore[arg-type]
        qtbot.addWidget(made, before_close_func=lambda _: made.guard.lift())
        made.open(sample_snapshot(Phase.SESSION, session=session), asked=True)
        made.resize(width, 735)
        QApplication.processEvents()
        return made

    return make


@pytest.mark.parametrize("words", [WITHOUT_SPACES, WITH_SPACES])
@pytest.mark.parametrize("width", [1, 390, 963])
def test_nothing_is_cut_off_or_moves(
    opened: Callable[..., StretchDialog], stretch: Stretch, words: str, width: int
) -> None:
    mine = own(stretch, words)
    dialog, places = opened(mine, sample_session(mine, 1), width), set()
    assert dialog.width() <= max(width, 400), "long words make no wide window"
    for second in (1, 10, 21, 25, 45):
        at = sample_session(mine, second)
        for session in (at, repeat(at, NOW.elapsed)):
            dialog.show_snapshot(sample_snapshot(Phase.SESSION, session=session))
            assert cut_off(dialog) == []
            words = dialog.page.words
            parts = words.name, words.phase, words.cue, words.ring, words.next
            places.add(tuple(part.geometry().getRect() for part in parts))
    assert len(places) == 1


def test_large_text_has_room_on_a_usual_screen(
    opened: Callable[..., StretchDialog], stretch: Stretch, theme: Theme
) -> None:
    mine = own(stretch, "LIFT HEEL AND HOLD THE WARM MAT WITH HANDS " * 3)
    theme.enlarge(200)
    try:
        dialog = opened(mine, sample_session(mine, 1), 1280)
        assert (dialog.width(), dialog.height()) == (1280, 735)
        assert cut_off(dialog) == []
    finally:
        theme.enlarge(100)


def test_the_tenth_set_moves_nothing(opened: Callable[..., StretchDialog], stretch: Stretch) -> None:
    """Its number is wider than the first."""
    many = replace(stretch, prescription=Prescription(repetitions=10))
    first, last = sample_session(many, 1), sample_session(many, 390)
    dialog = opened(many, first, 963)
    before = dialog.page.words.name.width()
    dialog.show_snapshot(sample_snapshot(Phase.SESSION, session=last))
    QApplication.processEvents()
    assert dialog.page.words.set.text() == "Set 10 of 10"
    assert dialog.page.words.name.width() == before
