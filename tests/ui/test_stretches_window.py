"""The window in which people choose a stretch and write down their own, on real files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_catalog, load_stretches
from calfbreak.adapters.own_stretches import OwnStretches
from calfbreak.domain import commands as cmd
from calfbreak.domain.codec import to_text
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.draft import Draft
from calfbreak.domain.stretching.stretch import Dose, Prescription, Routine, Sides, Stretch
from calfbreak.ui.stretches import file_deeds
from calfbreak.ui.stretches.fields import scrolling
from calfbreak.ui.stretches.notice import Notice
from calfbreak.ui.stretches.stretch_form import StretchForm
from calfbreak.ui.stretches.window import StretchesWindow
from calfbreak.ui.theme import Theme
from ui.conftest import Wishes

ALL = load_stretches()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def window(qtbot: QtBot, wishes: Wishes, theme: Theme, config: Path) -> StretchesWindow:
    shown: list[StretchesWindow] = []

    def changed(catalog: Catalog) -> None:
        for each in shown:
            each.show_catalog(catalog)

    made = StretchesWindow(wish=wishes, theme=theme, shelf=OwnStretches(config, changed))
    shown.append(made)
    qtbot.addWidget(made)
    made.show_values({"stretch": "wall-straight"})
    made.open()
    return made


def entries(window: StretchesWindow) -> list[str]:
    return [window.index.item(row).text() for row in range(window.index.count())]


def own(window: StretchesWindow, name: str = "From Ann", of: str = "wall-bent") -> str:
    """Write a stretch of one's own; its id."""
    window.index.go_to(of)
    window.copy()
    window.desk.form.name.edit.setText(name)
    window.desk.keep()
    return window.index.current


def said(notice: Notice) -> tuple[str, ...]:
    shown = not notice.isHidden()
    return (notice.words.text(), *(each.text() for each in notice.buttons)) if shown else ()


@pytest.fixture
def unnamed() -> Callable[[QWidget], list[str]]:
    """Finds what can have the keyboard in a window, and has no name."""

    def find(window: QWidget) -> list[str]:
        found = []
        for each in window.findChildren(QWidget):
            if not each.isVisible() or not each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            interface = QAccessible.queryAccessibleInterface(each)
            inner = isinstance(each.parentWidget(), QAbstractSpinBox)
            if not inner and (interface is None or not interface.text(QAccessible.Text.Name)):
                found.append(f"{type(each).__name__} in {type(each.parentWidget()).__name__}")
        return found

    return find


# --- what is shown ---------------------------------------------------------------------------------------------------


def test_the_list_says_what_is_chosen_and_what_cannot_be_done(window: StretchesWindow) -> None:
    assert entries(window) == [
        "Calf board stretch (not here)", "Seated hamstring stretch", "Half-kneeling hip flexor stretch",
        "Step heel drop (not here)", "Bent-knee wall stretch", "Wall calf stretch ✓", "Routines",
        "Calves and the chain above", "Calves", "On the board (not here)", "On the stairs (not here)",
    ]  # fmt: skip
    item = window.index.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Calf board stretch, cannot be done with what you have"
    assert window.index.current == "wall-straight"
    assert window.details.choose.isHidden(), "it is chosen"


def test_an_entry_is_seen_to_its_last_letter(window: StretchesWindow) -> None:
    """Of one that nearly filled the width the end was cut off: in Arabic the word that says it cannot be done here."""
    list_, item = window.index, window.index.item(0)
    letters = list_.fontMetrics()
    inside = list_.viewport().width() - 2 * 13
    for width in range(inside // 2, 2 * inside, 3):
        words = ""
        while letters.horizontalAdvance(words) < width:
            words += " " if len(words) % 7 == 6 else "i"
        item.setText(words.strip())
        box = list_.visualItemRect(item)
        assert box.width() == list_.viewport().width()
        room = box.adjusted(16, 9, -16, -9)
        assert letters.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height() <= room.height(), width


def test_what_one_gets_can_be_done_at_once(window: StretchesWindow) -> None:
    window.index.go_to("calf-board")
    assert window.details.lacking.text().endswith("Missing, as you have set it: calf board.")
    window.show_values({"have_board": True, "stretch": "calf-board"})
    assert entries(window)[0] == "Calf board stretch ✓"
    assert window.details.lacking.isHidden()


def test_one_stretch_is_told_in_full(window: StretchesWindow) -> None:
    details = window.details
    assert details.name.text() == "Wall calf stretch"
    assert details.what.text() == "Stretches: gastrocnemius. Needs: wall."
    assert details.lasts.text() == "3 holds of 15 s on each leg, 2 min in all."
    assert details.words["steps"].text().startswith("1. Stand an arm's length from a wall")
    assert "see a doctor" in details.words["cautions"].text()
    assert details.delete.isHidden()


def test_a_routine_shows_the_time_of_each_stretch(window: StretchesWindow) -> None:
    window.index.go_to("calves-and-chain")
    assert window.details.what.text() == "3 stretches, 6 min 30 s in all."
    assert window.details.words["steps"].text().splitlines() == [
        "1. Wall calf stretch · 2 min", "2. Seated hamstring stretch · 2 min",
        "3. Half-kneeling hip flexor stretch · 2 min 30 s",
    ]  # fmt: skip
    assert window.details.words["cautions"].isHidden()


def test_to_choose_to_begin_and_to_hold_differently_are_wishes(window: StretchesWindow, wishes: Wishes) -> None:
    window.index.go_to("wall-bent")
    window.details.choose.click()
    window.details.begin.click()
    window.details.hold.spin.setValue(20)
    window.details.repetitions.spin.setValue(4)
    window.details.hold.spin.setValue(window.details.hold.spin.minimum())
    assert wishes.made == [
        cmd.Change("stretch", "wall-bent"), cmd.Stretch("wall-bent"), cmd.Prescribe("wall-bent", 20, 0),
        cmd.Prescribe("wall-bent", 20, 4), cmd.Prescribe("wall-bent", 0, 4),
    ]  # fmt: skip


def test_what_one_holds_is_shown_and_counted(window: StretchesWindow, config: Path) -> None:
    window.index.go_to("wall-bent")
    OwnStretches(config, window.show_catalog).prescribe("wall-bent", 20, 4)
    assert (window.details.hold.number, window.details.repetitions.number) == (20, 4)
    assert window.details.lasts.text() == "4 holds of 20 s on each leg, 3 min 20 s in all."
    window.index.go_to("wall-straight")
    assert (window.details.hold.number, window.details.hold.spin.text()) == (0, "as it says")


# --- writing a stretch -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stretch", ALL.values(), ids=ALL.keys())
def test_the_form_gives_back_what_it_was_given(qtbot: QtBot, theme: Theme, stretch: Stretch) -> None:
    form = StretchForm(theme=theme, names={each.id: each.name for each in ALL.values()})
    qtbot.addWidget(form)
    form.show_stretch(stretch)
    assert form.check()
    assert form.read() == stretch


def test_a_copy_is_written_saved_and_there_at_once(window: StretchesWindow, config: Path) -> None:
    window.index.go_to("wall-bent")
    window.details.copy.click()
    form = window.desk.form
    assert form.name.text == "Bent-knee wall stretch, my way"
    form.name.edit.setText("From Ann")
    form.hold.stepper.spin.setValue(40)
    form.repetitions.stepper.spin.setValue(2)
    form.steps.edit.setPlainText("Lean on the wall.\n\n  Bend your knees. ")
    form.needs.boxes["chair"].click()
    form.poses.family.combo.setCurrentIndex(form.poses.family.combo.findData("calf-board"))
    form.poses.family.combo.activated.emit(0)
    window.desk.save.click()
    assert not window.writing
    assert said(window.notice) == ("Saved. A stretch that is open goes on as it began.",)
    assert "From Ann (yours)" in entries(window)
    assert (window.index.current, window.details.name.text()) == ("from-ann", "From Ann")
    made = load_catalog(config).stretches["from-ann"]
    assert made == replace(
        ALL["wall-bent"], id="from-ann", name="From Ann", prescription=Prescription(hold=40, repetitions=2),
        steps=("Lean on the wall.", "Bend your knees."), needs=("wall", "chair"),
        poses={key: f"calf-board-{key}" for key in ("stand", "ready", "hold", "switch")},
    )  # fmt: skip


def test_ones_own_is_changed_in_its_place(window: StretchesWindow, config: Path) -> None:
    identity = own(window)
    window.details.edit.click()
    window.desk.form.name.edit.setText("From Ann, in June")
    window.desk.keep()
    assert (window.index.current, window.details.name.text()) == (identity, "From Ann, in June")
    assert [each.name for each in (config / "stretches").iterdir()] == ["from-ann.toml"]


def test_ones_own_can_be_copied_too(window: StretchesWindow, config: Path) -> None:
    own(window)
    window.details.copy.click()
    assert window.desk.form.name.text == "From Ann, my way"
    window.desk.keep()
    assert sorted(each.name for each in (config / "stretches").iterdir()) == ["from-ann-my-way.toml", "from-ann.toml"]


def test_both_legs_together_ask_for_other_words(window: StretchesWindow, config: Path) -> None:
    window.index.go_to("wall-bent")
    window.copy()
    form = window.desk.form
    form.name.edit.setText("Both")
    form.sides.choose(Sides.BOTH)
    form.sides.changed.emit()
    assert form.between.title.text() == "Time to rest between two holds"
    assert [field.isHidden() for field in form.positions.values()] == [True, True, False]
    form.between.stepper.spin.setValue(90)
    window.desk.keep()
    made = load_catalog(config).stretches["both"]
    assert made.prescription == Prescription(sides=Sides.BOTH, rest=90)
    assert made.positions == {Side.BOTH: "both legs"}


def test_what_is_missing_is_said_at_the_field_and_nothing_is_saved(window: StretchesWindow, config: Path) -> None:
    window.index.go_to("wall-bent")
    window.copy()
    form = window.desk.form
    form.sources.edit.clear()
    form.steps.edit.setPlainText(" \n ")
    form.cue.edit.clear()
    form.muscles.boxes["soleus"].click()
    window.desk.save.click()
    refusals = {each.title.text(): each.refusal.text() for each in form._fields if not each.refusal.isHidden()}
    assert refusals == {
        "What to do, one step on each line": "Say in at least one line what to do.",
        "Shown while you hold": "Write one short sentence that can be read from across the room.",
        "Muscles": "Choose at least one muscle.",
        "Where it comes from, such as your physiotherapist's name": "Say who prescribed it, or where it is described.",
    }
    assert form.steps.control.hasFocus()
    assert window.writing
    assert not config.exists()
    form.steps.edit.setPlainText("Stand.")
    window.desk.save.click()
    assert form.steps.refusal.isHidden()


def test_what_cannot_be_written_is_said_and_the_words_stay(window: StretchesWindow, config: Path) -> None:
    config.write_text("a file where the folder should be")
    window.index.go_to("wall-bent")
    window.copy()
    window.desk.keep()
    assert "cannot be used" in said(window.notice)[0]
    assert window.writing
    assert window.desk.form.name.text == "Bent-knee wall stretch, my way"


def test_writing_is_not_lost_by_closing_or_by_what_else_happens(window: StretchesWindow, config: Path) -> None:
    window.index.go_to("wall-bent")
    window.copy()
    window.desk.form.name.edit.setText("Half done")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    window.show_catalog(load_catalog(config))
    window.show_values({"stretch": "calves"})
    window.open()
    assert window.writing
    assert window.desk.form.name.text == "Half done"
    assert not window.index.isEnabled()
    window.desk.cancel.click()
    assert not window.writing
    assert window.index.isEnabled()
    assert not [each for each in config.rglob("*") if each.is_file()]


def test_what_another_program_wrote_meanwhile_is_asked_about(window: StretchesWindow, config: Path) -> None:
    identity = own(window)
    file = config / f"stretches/{identity}.toml"
    window.edit()
    window.desk.form.name.edit.setText("Mine")
    theirs = file.read_text().replace("From Ann", "Theirs")
    file.write_text(theirs)
    window.desk.keep()
    question = (f"{identity}.toml was changed by another program meanwhile.", "Replace it", "Keep both", "Leave it")
    assert said(window.notice) == question
    assert window.writing
    window.notice.buttons[2].click()
    assert (window.writing, window.desk.form.name.text, file.read_text()) == (True, "Mine", theirs)
    window.desk.keep()
    window.notice.buttons[1].click()
    catalog = load_catalog(config)
    assert (catalog.stretches[identity].name, catalog.stretches["mine"].name) == ("Theirs", "Mine")


def test_what_another_program_wrote_stays_beside_what_takes_its_place(window: StretchesWindow, config: Path) -> None:
    identity = own(window)
    file = config / f"stretches/{identity}.toml"
    window.edit()
    window.desk.form.name.edit.setText("Mine")
    file.write_text("half writ")
    window.desk.keep()
    window.notice.buttons[0].click()
    assert load_catalog(config).stretches[identity].name == "Mine"
    assert file.with_name(f"{file.name}.deleted").read_text() == "half writ"


def test_one_begins_with_what_stands_in_the_file_now(window: StretchesWindow, config: Path) -> None:
    identity = own(window)
    file = config / f"stretches/{identity}.toml"
    file.write_text(file.read_text().replace("From Ann", "From Ann, by hand"))
    window.edit()
    assert window.desk.form.name.text == "From Ann, by hand"
    window._stop_writing()
    file.unlink()
    window.edit()
    assert not window.writing


def test_what_no_control_can_show_stays_as_it_is(window: StretchesWindow, config: Path) -> None:
    identity = own(window, of="calf-board")
    file = config / f"stretches/{identity}.toml"
    text = file.read_text().replace('"15s"', '"12.5s"').replace('switch = "5s"', 'switch = "4.5s"')
    file.write_text(text.replace("calf-board-stand", "calf-board-ready"))
    window.edit()
    window.desk.form.name.edit.setText("Renamed")
    window.desk.keep()
    saved = load_catalog(config).stretches[identity]
    assert (saved.name, saved.prescription.hold, saved.prescription.switch) == ("Renamed", 12.5, 4.5)
    assert saved.poses["stand"] == "calf-board-ready"
    window.edit()
    window.desk.form.hold.stepper.spin.setValue(20)
    window.desk.keep()
    assert load_catalog(config).stretches[identity].prescription.hold == 20


def test_what_somebody_was_writing_is_there_after_the_end_of_the_program(
    qtbot: QtBot, wishes: Wishes, theme: Theme, window: StretchesWindow, config: Path
) -> None:
    def again() -> StretchesWindow:
        made = StretchesWindow(wish=wishes, theme=theme, shelf=OwnStretches(config))
        qtbot.addWidget(made)
        made.open()
        return made

    identity = own(window)
    window.edit()
    window.desk.form.name.edit.clear()
    window.desk.form.steps.show_lines(("Only this.",))
    window.close()
    second = again()
    assert second.writing
    assert second.index.current == identity, "the list shows what it is"
    assert said(second.notice) == ("This is what you were writing. It is not saved yet.",)
    assert (second.desk.form.name.text, second.desk.form.steps.lines) == ("", ("Only this.",))
    second.desk.keep()
    assert second.desk.form.name.refusal.text() == "Give it a name."
    second.desk.form.name.edit.setText("Back again")
    second.desk.keep()
    assert load_catalog(config).stretches[identity].name == "Back again"
    assert not again().writing, "it is saved"


def test_a_routine_that_was_being_written_is_there_again_but_for_what_has_vanished(
    qtbot: QtBot, wishes: Wishes, theme: Theme, window: StretchesWindow, config: Path
) -> None:
    identity = own(window)
    window.write_routine()
    window.desk.routine.add.click()
    window.desk.routine.rows[1].repetitions.spin.setValue(2)
    window.desk.routine.rows[1].combo.setCurrentIndex(window.desk.routine.rows[1].combo.findData("wall-bent"))
    window.close()
    (config / f"stretches/{identity}.toml").unlink()
    second = StretchesWindow(wish=wishes, theme=theme, shelf=OwnStretches(config))
    qtbot.addWidget(second)
    assert second.desk.routine.read() == Routine("", "", ("wall-bent",), (2,))
    second.desk.cancel.click()
    assert not second.writing
    assert not (config / "stretches/unsaved.json").exists()


OF_ANOTHER_VERSION = to_text(Draft(replace(ALL["wall-bent"], poses={"hold": "of another version"}), True, None))


@pytest.mark.parametrize("content", ["", "{", '{"written": 3}', "[" * 5000, OF_ANOTHER_VERSION])
def test_a_draft_that_cannot_be_read_stands_in_nobodys_way(
    qtbot: QtBot, wishes: Wishes, theme: Theme, config: Path, content: str
) -> None:
    (config / "stretches").mkdir(parents=True)
    (config / "stretches/unsaved.json").write_text(content)
    made = StretchesWindow(wish=wishes, theme=theme, shelf=OwnStretches(config))
    qtbot.addWidget(made)
    assert not made.writing


def test_where_a_draft_cannot_be_kept_the_window_closes_all_the_same(window: StretchesWindow, config: Path) -> None:
    config.mkdir(exist_ok=True)
    (config / "stretches").write_text("no folder")
    window.copy()
    window.desk.form.name.edit.setText("Mine")
    window.close()
    window.open()
    assert window.desk.form.name.text == "Mine"


def test_single_poses_stay_in_one_place(window: StretchesWindow) -> None:
    window.index.go_to("wall-bent")
    window.copy()
    poses = window.desk.form.poses
    assert [field.isHidden() for field in poses.poses.values()] == [True] * 3
    poses.single.click()
    assert [field.isHidden() for field in poses.poses.values()] == [False] * 3
    offered = [poses.poses["hold"].combo.itemData(row) for row in range(poses.poses["hold"].combo.count())]
    assert "wall-straight-hold" in offered
    assert not [each for each in offered if each.startswith(("calf-board", "step-drop", "hip", "hamstring"))]
    assert poses.poses["hold"].combo.currentText() == "Hold: Bent-knee wall stretch"


# --- pictures --------------------------------------------------------------------------------------------------------


def blue(tmp_path: Path) -> str:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    file = str(tmp_path / "Calf.png")
    assert image.save(file)
    return file


def test_a_picture_of_ones_own_needs_words_and_is_kept(window: StretchesWindow, config: Path, tmp_path: Path) -> None:
    window.index.go_to("wall-bent")
    window.copy()
    poses = window.desk.form.poses
    poses._ask_picture = lambda chosen: chosen(blue(tmp_path))
    poses.take_picture.click()
    assert poses.preview.picture.isVisible()
    window.desk.keep()
    assert poses.words.refusal.text() == "Say in one sentence what the picture shows."
    poses.words.edit.setText("A calf on a towel.")
    window.desk.keep()
    made = load_catalog(config).stretches[window.index.current]
    assert (made.picture, made.picture_words) == (str(config / "stretches/calf.png"), "A calf on a towel.")
    assert window.details.preview.picture.accessibleName() == "A calf on a towel."
    assert window.details.preview.picture.isVisible()
    window.edit()
    poses.drop_picture.click()
    window.desk.keep()
    assert load_catalog(config).stretches[made.id] == replace(made, picture="", picture_words="")


def test_what_is_no_picture_is_said(window: StretchesWindow, tmp_path: Path) -> None:
    (tmp_path / "calf.png").write_text("no picture")
    window.index.go_to("wall-bent")
    window.copy()
    poses = window.desk.form.poses
    poses.show_picture(str(tmp_path / "calf.png"))
    assert poses.refusal.text() == "This file cannot be shown. Choose a PNG, JPEG or SVG picture."
    assert poses.refusal.isVisible()
    assert poses.picture == ""
    assert not poses.words.isVisible(), "there is no picture to be told of"
    poses.family.control.setFocus()
    QTest.keyClick(poses.family.control, Qt.Key.Key_Down)
    assert not poses.refusal.isVisible(), "somebody who goes on with the figure has read it"


def test_no_file_chosen_changes_nothing(window: StretchesWindow) -> None:
    window.index.go_to("wall-bent")
    window.copy()
    window.desk.form.poses._ask_picture = lambda chosen: None
    window.desk.form.poses.take_picture.click()
    assert window.desk.form.poses.preview.figure.isVisible()


# --- routines --------------------------------------------------------------------------------------------------------


def test_a_routine_is_put_together_with_its_times(window: StretchesWindow, config: Path) -> None:
    window.index.go_to("wall-straight")
    window.new_routine.click()
    form = window.desk.routine
    form.name.edit.setText("Every morning")
    form.add.click()
    form.rows[1].combo.setCurrentIndex(form.rows[1].combo.findData("hip-flexor"))
    form.rows[1].combo.activated.emit(0)
    form.add.click()
    form.rows[0].repetitions.spin.setValue(2)
    form.rows[1].up.click()
    assert [row.stretch for row in form.rows] == ["hip-flexor", "wall-straight", "hip-flexor"]
    assert [row.time.text() for row in form.rows] == ["2 min 30 s", "1 min 20 s", "2 min 30 s"]
    assert form.whole.text() == "3 stretches, 6 min 20 s in all."
    form.rows[2].out.click()
    window.desk.save.click()
    assert load_catalog(config).routines["every-morning"] == Routine(
        "every-morning", "Every morning", ("hip-flexor", "wall-straight"), (0, 2)
    )
    assert window.index.current == "every-morning"
    assert entries(window)[-1] == "Every morning (yours)"


def test_tab_goes_down_the_rows_as_they_stand(window: StretchesWindow) -> None:
    window.index.go_to("wall-straight")
    window.new_routine.click()
    form = window.desk.routine
    form.add.click()
    first, second = form.rows
    second.up.click()
    form.name.edit.setFocus()
    seen = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [second.combo, second.repetitions.spin, second.up, second.down, second.out, first.combo]


def test_a_routine_without_name_or_stretch_is_not_saved(window: StretchesWindow, config: Path) -> None:
    window.new_routine.click()
    window.desk.save.click()
    assert window.desk.routine.name.refusal.text() == "Give it a name."
    window.desk.routine.name.edit.setText("Mine")
    window.desk.routine.rows[0].out.click()
    window.desk.save.click()
    assert window.desk.routine.refusal.text() == "Add at least one stretch."
    assert window.desk.routine.add.hasFocus()
    assert not config.exists()


def test_a_routine_that_ships_is_copied(window: StretchesWindow, config: Path) -> None:
    window.index.go_to("calves")
    window.copy()
    assert window.desk.routine.name.text == "Calves, my way"
    window.desk.keep()
    assert load_catalog(config).routines["calves-my-way"].stretches == ("wall-straight", "wall-bent")


def offered(window: StretchesWindow, row: int) -> list[str]:
    """What can be put into this row of a routine."""
    combo = window.desk.routine.rows[row].combo
    return [combo.itemText(index) for index in range(combo.count())]


def test_a_routine_is_made_of_what_can_be_done(window: StretchesWindow) -> None:
    possible = [
        "Seated hamstring stretch", "Half-kneeling hip flexor stretch", "Bent-knee wall stretch", "Wall calf stretch",
    ]  # fmt: skip
    window.index.go_to("on-the-stairs")
    window.new_routine.click()
    form = window.desk.routine
    form.add.click()
    assert [row.stretch for row in form.rows] == ["wall-straight", "wall-straight"]
    assert [offered(window, row) for row in (0, 1)] == [possible, possible]
    form.rows[1].combo.setCurrentIndex(0)
    window.show_values({"have_board": True})
    assert offered(window, 1) == ["Calf board stretch", *possible], "once there is a board"
    assert [row.stretch for row in form.rows] == ["wall-straight", "hamstring-seated"], "and nothing else changes"
    form.add.click()
    assert form.rows[2].stretch == "hamstring-seated", "it goes on with what stands last"


def test_a_new_routine_begins_with_what_can_be_done(window: StretchesWindow) -> None:
    window.index.go_to("calf-board")
    window.new_routine.click()
    assert window.desk.routine.rows[0].stretch == "wall-straight"


def test_a_part_of_a_routine_that_cannot_be_done_here_stays_in_it(window: StretchesWindow, config: Path) -> None:
    window.index.go_to("on-the-stairs")
    window.copy()
    form = window.desk.routine
    assert offered(window, 0)[2] == "Step heel drop (not here)"
    form.add.click()
    assert "Step heel drop (not here)" not in offered(window, 1)
    form.rows[1].up.click()
    window.show_values({})
    assert [row.stretch for row in form.rows] == ["wall-straight", "step-drop"]
    window.desk.keep()
    assert load_catalog(config).routines["on-the-stairs-my-way"].stretches == ("wall-straight", "step-drop")


# --- deleting --------------------------------------------------------------------------------------------------------


def test_deleting_is_undone_by_a_button(window: StretchesWindow) -> None:
    identity = own(window)
    window.details.delete.click()
    assert "From Ann (yours)" not in entries(window)
    assert said(window.notice) == ("From Ann is deleted.", "Undo")
    window.notice.buttons[0].click()
    assert window.index.current == identity
    assert said(window.notice) == ()


def test_why_something_cannot_be_deleted_is_said(window: StretchesWindow) -> None:
    identity = own(window)
    window.new_routine.click()
    window.desk.routine.name.edit.setText("Mine")
    window.desk.keep()
    window.index.go_to(identity)
    window.delete()
    assert said(window.notice) == ("It is part of Mine. Take it out there first.",)


# --- files -----------------------------------------------------------------------------------------------------------


def test_one_goes_out_as_a_file_and_comes_in_again(
    window: StretchesWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(window)
    out = tmp_path / "for Bob.toml"
    monkeypatch.setattr(file_deeds, "ask_where_to_save", lambda window, title, kinds, chosen, name: chosen(out))
    window.details.export.click()
    assert said(window.notice) == (f"Saved as {out}.",)
    monkeypatch.setattr(file_deeds, "ask_which_to_open", lambda window, title, kinds, chosen: chosen(out))
    window.bring_in.click()
    assert said(window.notice) == ("From Ann is there now.",)
    assert window.index.current == "for-bob"


def test_a_file_is_called_like_what_is_in_it_unless_one_likes_another_name(window: StretchesWindow) -> None:
    window.index.go_to("calves")
    window.details.export.click()
    (dialog,) = window.findChildren(QFileDialog)
    assert [Path(each).name for each in dialog.selectedFiles()] == ["calves.toml"]
    dialog.reject()


def test_one_that_is_known_asks_before_it_replaces_anything(window: StretchesWindow, tmp_path: Path) -> None:
    own(window)
    file = tmp_path / "from-ann.toml"
    window.files.save(window.index.current, str(file))
    file.write_text(file.read_text().replace("From Ann", "From Ann again"))
    window.files.take_over(str(file))
    assert said(window.notice) == (
        "There is something called From Ann already.", "Replace it", "Keep both", "Leave it",
    )  # fmt: skip
    window.notice.buttons[2].click()
    assert window.details.name.text() == "From Ann"
    window.files.take_over(str(file))
    window.notice.buttons[1].click()
    assert window.index.current == "from-ann-2"
    window.files.take_over(str(file))
    window.notice.buttons[0].click()
    assert (window.index.current, window.details.name.text()) == ("from-ann", "From Ann again")


def test_a_bad_file_is_refused_with_its_key(window: StretchesWindow, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    window.index.go_to("wall-bent")
    window.files.save(window.index.current, str(file))
    file.write_text(file.read_text().replace("repetitions = 3", "repetitions = 30"))
    window.files.take_over(str(file))
    assert said(window.notice) == ("bad.toml: [prescription] repetitions: 30 should be a whole number from 1 to 10.",)


# --- by keyboard, and for ears ---------------------------------------------------------------------------------------


def test_by_keyboard_alone_in_a_few_keys(window: StretchesWindow, config: Path) -> None:
    window.index.setFocus()
    QTest.keyClick(window.index, Qt.Key.Key_Up)
    for _ in range(20):
        if QApplication.focusWidget() is window.details.copy:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "From Ann")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    made = load_catalog(config).stretches["from-ann"]
    assert (made.prescription.hold, made.steps) == (20, ALL["wall-bent"].steps)


def test_every_control_has_a_name(window: StretchesWindow, unnamed: Callable[[QWidget], list[str]]) -> None:
    assert unnamed(window) == []
    window.copy()
    assert unnamed(window) == []
    window.desk.form.poses.single.click()
    assert unnamed(window) == []
    window.desk.cancel.click()
    window.new_routine.click()
    assert unnamed(window) == []


def test_a_refusal_is_said_at_the_field_for_ears_too(window: StretchesWindow) -> None:
    window.copy()
    window.desk.form.name.edit.clear()
    window.desk.keep()
    assert window.desk.form.name.edit.accessibleDescription() == "Give it a name."
    assert window.desk.form.hold.stepper.steps[1].accessibleName() == "Hold: more"


def test_what_was_said_of_a_field_is_taken_back_when_somebody_mends_it(window: StretchesWindow) -> None:
    window.copy()
    form = window.desk.form
    form.name.edit.clear()
    window.desk.keep()
    assert form.name.refusal.isVisible()
    QTest.keyClicks(form.name.edit, "A")
    assert (form.name.refusal.isVisible(), form.name.edit.accessibleDescription()) == (False, "")


@pytest.mark.parametrize("hold", [45, 90], ids=["as the settings may say", "longer than the settings may say"])
def test_what_one_has_written_is_held_whatever_the_settings_say_for_all(
    window: StretchesWindow, wishes: Wishes, config: Path, hold: int
) -> None:
    window.show_values({"hold": "20s", "repetitions": 5, "stretch": "wall-straight"})
    window.index.go_to("wall-bent")
    window.copy()
    assert (window.desk.form.hold.number, window.desk.form.repetitions.number) == (20, 5), "a copy of what one does"
    window.desk.form.hold.stepper.spin.setValue(hold)
    window.desk.form.repetitions.stepper.spin.setValue(2)
    window.desk.keep()
    identity = window.index.current
    assert wishes.made == [cmd.Prescribe(identity, hold, 2)]
    OwnStretches(config, window.show_catalog).prescribe(identity, hold, 2)
    assert window.details.lasts.text().startswith(f"2 holds of {'45 s' if hold == 45 else '1 min 30 s'} on each leg")
    assert (window.details.hold.number, window.details.repetitions.number) == (hold, 2)


def test_without_a_word_for_all_what_one_writes_needs_no_dose(window: StretchesWindow, wishes: Wishes) -> None:
    window.index.go_to("wall-bent")
    window.copy()
    window.desk.form.hold.stepper.spin.setValue(45)
    window.desk.keep()
    assert wishes.made == []
    assert window.details.lasts.text().startswith("3 holds of 45 s on each leg")


def test_what_was_chosen_for_this_one_alone_stays_unless_it_is_written_anew(
    window: StretchesWindow, wishes: Wishes, config: Path
) -> None:
    identity = own(window)
    shelf = OwnStretches(config, window.show_catalog)
    shelf.prescribe(identity, 25, 0)
    window.index.go_to(identity)
    window.edit()
    window.desk.form.name.edit.setText("From Bea")
    window.desk.keep()
    assert wishes.made == []
    window.edit()
    window.desk.form.hold.stepper.spin.setValue(40)
    window.desk.keep()
    assert wishes.made == [cmd.Prescribe(identity, 0, 0)]
    shelf.prescribe(identity, 0, 0)
    assert window.details.lasts.text().startswith("3 holds of 40 s on each leg")


def test_where_the_settings_decide_nobody_says_that_the_stretch_does(window: StretchesWindow, config: Path) -> None:
    shown, spins = window.details, (window.details.hold.spin, window.details.repetitions.spin)
    window.index.go_to("wall-bent")
    assert [each.text() for each in spins] == ["as it says", "as it says"]
    window.show_values({"hold": "20s", "repetitions": 4, "stretch": "wall-bent"})
    assert [each.text() for each in spins] == ["Settings: 20 s", "Settings: 4"]
    for each in spins:
        assert each.fontMetrics().horizontalAdvance(each.text()) < each.lineEdit().width()
    window.show_values({"hold": "15s", "stretch": "wall-bent"})
    assert [each.text() for each in spins] == ["as it says", "as it says"], "15 s is what it says itself"
    window.show_values({"hold": "20s", "stretch": "wall-bent"})
    OwnStretches(config, window.show_catalog).prescribe("wall-bent", 30, 0)
    assert (shown.hold.spin.text(), shown.hold.number) == ("30 s", 30)


def test_a_routine_says_too_where_the_settings_decide(window: StretchesWindow, config: Path) -> None:
    window.show_values({"hold": "20s", "stretch": "wall-bent"})
    window.index.go_to("calves")
    assert window.details.hold.spin.text() == "Settings: 20 s"
    for each in window._catalog.routines["calves"].stretches:
        OwnStretches(config, window.show_catalog).prescribe(each, 25, 0)
    assert window.details.hold.spin.text() == "as it says", "what was chosen for each of its stretches comes first"


def test_one_more_than_it_says_is_one_more(window: StretchesWindow, wishes: Wishes) -> None:
    window.index.go_to("wall-bent")
    window.details.hold.steps[1].click()
    window.details.repetitions.steps[1].click()
    assert wishes.made == [cmd.Prescribe("wall-bent", 16, 0), cmd.Prescribe("wall-bent", 16, 4)]


def test_a_file_that_is_left_out_is_told_where_one_looks_for_it(window: StretchesWindow, config: Path) -> None:
    identity = own(window)
    window.index.go_to(identity)
    file = config / "stretches" / f"{identity}.toml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace('hold = "15s"', 'holt = "15s"'), encoding="utf-8")
    OwnStretches(config, window.show_catalog).read()
    assert identity not in entries(window)
    words = window.notice.words.text()
    assert words.startswith(f"{file}: [prescription] holt: ")
    assert "did you mean 'hold'?" in words
    QTest.keyClick(window.index, Qt.Key.Key_Up)
    OwnStretches(config, window.show_catalog).read()
    assert said(window.notice) == (), "it is said once"


def test_a_file_that_is_left_out_takes_no_answer_away_and_is_told_later(window: StretchesWindow, config: Path) -> None:
    own(window)
    window.delete()
    broken = config / "stretches" / "broken.toml"
    broken.write_text("name = 1", encoding="utf-8")
    OwnStretches(config, window.show_catalog).read()
    assert said(window.notice) == ("From Ann is deleted.", "Undo")
    window.notice.buttons[0].click()
    own(window)
    saved, *problems = window.notice.words.text().split("\n")
    assert saved == "Saved. A stretch that is open goes on as it began."
    assert str(broken) in problems[0]


def test_a_held_minus_stops_where_nothing_is_chosen(window: StretchesWindow, wishes: Wishes) -> None:
    window.index.go_to("wall-bent")
    window.details.hold.show_number(6)
    for _ in range(4):
        window.details.hold.steps[0].click()
    assert wishes.made == [cmd.Prescribe("wall-bent", 5, 0), cmd.Prescribe("wall-bent", 0, 0)]


def test_what_was_said_of_a_stretch_goes_with_it(window: StretchesWindow, config: Path) -> None:
    identity = own(window)
    assert said(window.notice) == ("Saved. A stretch that is open goes on as it began.",)
    (config / "stretches" / f"{identity}.toml").unlink()
    OwnStretches(config, window.show_catalog).read()
    assert (window.index.current in ALL, said(window.notice)) == (True, ())


def test_the_list_shows_whether_it_has_the_keyboard_and_whether_one_can_go_elsewhere(window: StretchesWindow) -> None:
    def seen() -> QImage:
        return window.index.grab().toImage()

    window.index.setFocus()
    with_keyboard = seen()
    window.details.begin.setFocus()
    without = seen()
    assert with_keyboard != without
    window.copy()
    assert seen() != without, "whoever writes cannot go elsewhere, and sees it"


def test_a_dose_of_the_settings_counts_too(window: StretchesWindow) -> None:
    window.show_values({"hold": "30s", "repetitions": 2, "stretch": "wall-bent"})
    window.index.go_to("wall-bent")
    assert window.details.lasts.text() == "2 holds of 30 s on each leg, 2 min 20 s in all."
    assert Dose() == Dose(window.details.hold.number, window.details.repetitions.number)


def test_it_fits_a_small_screen(window: StretchesWindow) -> None:
    assert window.minimumSizeHint().height() <= 700
    assert window.minimumSizeHint().width() <= 1100


def test_in_a_narrow_window_everything_can_still_be_reached(window: StretchesWindow) -> None:
    """As a tiling desktop makes it, or large text on a small screen."""
    area = window._area
    window.resize(1100, 700)
    window.grab()  # lays it out
    assert (area.horizontalScrollBar().maximum(), area.verticalScrollBar().maximum()) == (0, 0)
    window.resize(640, 500)
    assert (window.width(), window.height()) == (640, 500)
    window.grab()
    assert area.horizontalScrollBar().maximum() > 0
    last = window.details.export
    area.ensureWidgetVisible(last)
    place = last.rect().translated(last.mapTo(area.viewport(), QPoint()))
    assert area.viewport().rect().contains(place)


def test_the_ring_around_what_can_be_scrolled_leaves_its_words_alone(qtbot: QtBot) -> None:
    inner = QWidget()
    area = scrolling(inner, "What to do")
    qtbot.addWidget(area)
    area.show()
    assert inner.mapTo(area, inner.contentsRect().topLeft()).x() >= 4
