"""The list of a routine's stretches in the dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_catalog
from calfbreak.domain.history.records import Side
from calfbreak.domain.snapshot import Phase
from calfbreak.domain.stretching.session import Session, begin_parts, tick
from calfbreak.ui.pictures import NOW, sample_session, sample_snapshot
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.theme import Theme

CATALOG = load_catalog()


def session(second: float) -> Session:
    parts = tuple((each, CATALOG.stretches[each].prescription) for each in CATALOG.routines["calves"].stretches)
    made = begin_parts(1, "calves", parts, NOW.elapsed - second)
    while made.ticked < NOW.elapsed:
        made = tick(made, min(made.ticked + 0.25, NOW.elapsed))
    return made


@pytest.fixture
def dialog(qtbot: QtBot, clock: object, wishes: Callable[..., None], theme: Theme) -> StretchDialog:
    made = StretchDialog(
        wish=wishes, clock=clock, theme=theme, stretches=CATALOG.stretches, routines=CATALOG.routines,  # type: ignore[arg-type]
    )  # fmt: skip
    qtbot.addWidget(made)
    return made


def rows(dialog: StretchDialog) -> list[tuple[str, str, str, bool]]:
    return [(*(each.text() for each in row), row[1].font().bold()) for row in dialog.page.words.list._rows]  # type: ignore[misc]


def test_it_shows_the_time_of_each_and_where_one_is(dialog: StretchDialog) -> None:
    dialog.open(sample_snapshot(Phase.SESSION, session=session(7)), asked=True)
    assert dialog.windowTitle() == "Calves — Calf Break"
    assert rows(dialog) == [("▸", "Wall calf stretch", "2 min", True), ("·", "Bent-knee wall stretch", "2 min", False)]
    dialog.show_snapshot(sample_snapshot(Phase.SESSION, session=session(127)))
    assert rows(dialog) == [("✓", "Wall calf stretch", "2 min", False), ("▸", "Bent-knee wall stretch", "2 min", True)]
    assert dialog.page.words.name.text() == "BENT-KNEE WALL STRETCH"
    assert dialog.page.words.dots[Side.LEFT].accessibleName() == "left leg: 0 of 3 holds done"
    assert dialog.page.words.list._rows[0][1].accessibleName() == "Wall calf stretch, 2 min, done"


def test_the_mark_points_at_the_words_from_whichever_side_they_are_read(dialog: StretchDialog) -> None:
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    dialog.open(sample_snapshot(Phase.SESSION, session=session(127)), asked=True)
    assert [row[0] for row in rows(dialog)] == ["✓", "◂"]


def test_names_and_times_stand_on_one_line(dialog: StretchDialog) -> None:
    """Letters of some scripts make the row of the names higher than that of the times."""
    dialog.open(sample_snapshot(Phase.SESSION, session=session(7)), asked=True)
    for row in dialog.page.words.list._rows:
        assert all(each.alignment() & Qt.AlignmentFlag.AlignVCenter for each in row)


def test_of_a_long_name_one_sees_how_it_begins(
    qtbot: QtBot, clock: object, wishes: Callable[..., None], theme: Theme
) -> None:
    """It was cut off in the midst of a letter, and nothing told the rest."""
    name = "Calf stretch with the towel, as the physiotherapist showed it to me on the third visit in November"
    stretches = {**CATALOG.stretches, "wall-bent": replace(CATALOG.stretches["wall-bent"], name=name)}
    made = StretchDialog(
        wish=wishes, clock=clock, theme=theme, stretches=stretches, routines=CATALOG.routines,  # type: ignore[arg-type]
    )  # fmt: skip
    qtbot.addWidget(made)
    made.open(sample_snapshot(Phase.SESSION, session=session(7)), asked=True)
    label = made.page.words.list._rows[1][1]
    assert label.text().startswith("Calf stretch with the")
    assert label.text().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert label.toolTip() == name
    assert label.accessibleName() == f"{name}, 2 min, to come"
    made.show_snapshot(sample_snapshot(Phase.SESSION, session=session(127)))
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width(), "in bold, too"


def test_with_one_stretch_there_is_no_list(dialog: StretchDialog) -> None:
    dialog.open(sample_snapshot(Phase.SESSION, session=session(7)), asked=True)
    assert dialog.page.words.list.isVisible()
    alone = sample_session(CATALOG.stretches["step-drop"], 12)
    dialog.show_snapshot(sample_snapshot(Phase.SESSION, session=alone))
    assert not dialog.page.words.list.isVisible()
    assert dialog.page.words.phase.text() == "Hold — both heels over the edge"


def test_below_a_figure_the_list_is_folded_where_it_has_no_room(dialog: StretchDialog) -> None:
    """In the narrow tile of a desktop the figure stands above the words; the list pushed them over its edge."""
    dialog.open(sample_snapshot(Phase.SESSION, session=session(7)), asked=True)
    dialog.resize(390, 1100)
    dialog.grab()  # lays it out
    page = dialog.page
    assert page.figure.isVisible()
    assert not page.words.list.folded
    dialog.setMinimumHeight(0)
    dialog.resize(390, page.minimumSizeHint().height() + 160 + 40)
    dialog.grab()
    assert page.figure.isVisible()
    assert page.words.list.folded


def test_how_much_lower_it_is_folded_is_known_also_where_a_mark_is_higher_than_the_names(dialog: StretchDialog) -> None:
    """The marks may come from another font than the letters."""
    dialog.open(sample_snapshot(Phase.SESSION, session=session(7)), asked=True)
    listed = dialog.page.words.list
    for mark, *_ in listed._rows:
        mark.setContentsMargins(0, 20, 0, 20)
    listed.fold(False)
    unfolded, saved = listed.minimumSizeHint().height(), listed.saved
    listed.fold(True)
    assert listed.saved == saved == unfolded - listed.minimumSizeHint().height()
