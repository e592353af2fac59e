"""The form in which a person puts stretches together: which, in which order, how often, and how long that takes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calfbreak.domain.stretching.session import duration
from calfbreak.domain.stretching.stretch import USUALLY_THERE, Plan, Routine, Stretch, to_begin_with
from calfbreak.domain.stretching.stretch_data import LONGEST_NAME, MOST_REPETITIONS, MOST_STRETCHES
from calfbreak.domain.translation import told
from calfbreak.domain.wording import exact_duration, tr
from calfbreak.domain.wording.stretches import entry, routine_line
from calfbreak.ui.drawn_controls import ComboBox, scrolls_only_in_focus
from calfbreak.ui.parts import announce, button, em, label
from calfbreak.ui.stepper import Stepper
from calfbreak.ui.stretches.fields import TextField, scrolling
from calfbreak.ui.theme import Theme


class RoutineRow(QWidget):
    """One stretch of the routine."""

    changed = Signal()

    def __init__(self, *, theme: Theme, move: Callable[[RoutineRow, int], None]) -> None:
        """`move` takes it so many places down; 0 takes it out."""
        super().__init__()
        self.combo = ComboBox(theme)
        self.combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumWidth(em(9))
        self.combo.setAccessibleName(tr("Stretch"))
        scrolls_only_in_focus(self.combo)
        self.repetitions = Stepper(1, MOST_REPETITIONS, nothing=tr("as it says"))
        self.repetitions.setAccessibleName(tr("Repetitions"))
        self.time = label(kind="secondary")
        self.time.setMinimumWidth(em(4.5))
        self.up = _small("↑", tr("Earlier"), partial(move, self, -1))
        self.down = _small("↓", tr("Later"), partial(move, self, 1))
        self.out = _small("✕", tr("Take out"), partial(move, self, 0))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.combo, 1)
        for part in (self.repetitions, self.time, self.up, self.down, self.out):
            row.addWidget(part)
        self.combo.activated.connect(lambda _: self.changed.emit())
        self.repetitions.spin.valueChanged.connect(lambda _: self.changed.emit())

    @property
    def stretch(self) -> str:
        """The id of the chosen stretch."""
        return str(self.combo.currentData())

    def offer(self, chosen: str, stretches: Mapping[str, Stretch], equipment: Collection[str]) -> None:
        """Offer what can be done with this equipment, and the chosen one in any case: it is part of the routine."""
        self.combo.clear()
        for each in stretches.values():
            possible = not each.missing(equipment)
            if possible or each.id == chosen:
                self.combo.addItem(entry(tr(each.name), own=False, possible=possible, chosen=False), each.id)
        self.combo.setCurrentIndex(self.combo.findData(chosen))


def _small(sign: str, meaning: str, pressed: Callable[[], None]) -> QPushButton:
    made = button(sign, pressed)
    made.setProperty("kind", "step")
    made.setFixedSize(em(2.2), em(2.2))
    made.setAccessibleName(meaning)
    made.setToolTip(meaning)
    return made


class RoutineForm(QWidget):
    """A name, and rows of stretches. `read` gives the routine back, once `check` is content."""

    changed = Signal()

    def __init__(self, *, theme: Theme, prescribe: Callable[[Plan], Plan]) -> None:
        """`prescribe` says what of a plan is really held, as the settings have it."""
        super().__init__()
        self._theme = theme
        self._prescribe = prescribe
        self._routine = Routine("", "", ())
        self._stretches: Mapping[str, Stretch] = {}
        self._equipment: Collection[str] = USUALLY_THERE
        self.rows: list[RoutineRow] = []
        self.name = TextField(tr("Name"), LONGEST_NAME)
        self.add = button(tr("Add a stretch"), self._add)
        self.whole = label(kind="secondary")
        self.refusal = label(kind="problem", wrap=True)
        self.refusal.setVisible(False)
        self._arrange()
        self.name.changed.connect(self.changed)

    def _arrange(self) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.name)
        column.addWidget(label(tr("Stretches, in order"), bold=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.whole)
        column.addLayout(foot)
        column.addWidget(self.refusal)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(ground))

    def show_routine(self, routine: Routine, stretches: Mapping[str, Stretch]) -> None:
        """Begin with this one, made of these stretches."""
        self._routine, self._stretches = routine, stretches
        for row in self.rows:
            self._drop(row)
        self.rows = []
        self.name.edit.setText(routine.name)
        self.name.refuse("")
        self._refuse("")
        for each, times in zip(routine.stretches, routine.repetitions or (0,) * len(routine.stretches), strict=True):
            self._make_row(each, times)
        self._order_focus()
        self.add.setEnabled(len(self.rows) < MOST_STRETCHES)
        self._show_times()

    def show_equipment(self, equipment: Collection[str]) -> None:
        """This is what there is to stretch with; what is in the routine already stays."""
        self._equipment = equipment
        for row in self.rows:
            row.offer(row.stretch, self._stretches, equipment)

    def _make_row(self, stretch: str, repetitions: int) -> RoutineRow:
        row = RoutineRow(theme=self._theme, move=self._move)
        row.offer(stretch, self._stretches, self._equipment)
        row.repetitions.show_number(repetitions)
        row.changed.connect(self._edited)
        self.rows.append(row)
        self._list.addWidget(row)
        row.setVisible(True)  # or else it would come with the next event, too late for the keyboard to go there
        return row

    def _add(self) -> None:
        last = self.rows[-1].stretch if self.rows else ""
        self._make_row(to_begin_with(self._stretches, self._equipment, last), 0).combo.setFocus()
        self._order_focus()
        self._edited()

    def _move(self, row: RoutineRow, places: int) -> None:
        index = self.rows.index(row)
        self.rows.remove(row)
        self._list.removeWidget(row)
        if places:
            index = min(max(0, index + places), len(self.rows))
            self.rows.insert(index, row)
            self._list.insertWidget(index, row)
            announce(row, tr("{stretch}: place {number}").format(stretch=row.combo.currentText(), number=index + 1))
        else:
            self._drop(row)
            (self.rows[min(index, len(self.rows) - 1)].combo if self.rows else self.add).setFocus()
        self._order_focus()
        self._edited()

    def _drop(self, row: RoutineRow) -> None:
        """Take a row off the form. It goes with the next event: this one may be its own button's."""
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _order_focus(self) -> None:
        """Let Tab go down the rows as they stand now."""
        before: QWidget = self.name.edit
        for row in self.rows:
            for each in (row.combo, row.repetitions.spin, row.up, row.down, row.out):
                QWidget.setTabOrder(before, each)
                before = each
        QWidget.setTabOrder(before, self.add)

    def _edited(self) -> None:
        self.add.setEnabled(len(self.rows) < MOST_STRETCHES)
        self._refuse("")
        self._show_times()
        self.changed.emit()

    def _show_times(self) -> None:
        """The time of each stretch, and of the whole."""
        plan = self._prescribe(self._plan())
        for row, stretch in zip(self.rows, plan.stretches, strict=True):
            row.time.setText(exact_duration(duration(stretch.prescription)))
        self.whole.setText(routine_line(plan) if self.rows else "")

    def _plan(self) -> Plan:
        routine = self.read()
        stretches = tuple(self._stretches[each] for each in routine.stretches)
        return Plan(routine.id, routine.name, stretches, routine.repetitions)

    def check(self) -> bool:
        """Whether all is said that must be; what is missing is said where it is."""
        self.name.refuse("" if self.name.text else tr("Give it a name."))
        self._refuse("" if self.rows else tr("Add at least one stretch."))
        if not self.name.text:
            self.name.go_there()
        elif not self.rows:
            self.add.setFocus()
            announce(self, self.refusal.text())
        return bool(self.name.text and self.rows)

    def _refuse(self, why: str) -> None:
        self.refusal.setText(told(why))
        self.refusal.setVisible(bool(why))

    def read(self) -> Routine:
        """The routine as it stands in the form."""
        repetitions = tuple(row.repetitions.number for row in self.rows)
        return replace(
            self._routine, name=self.name.text, stretches=tuple(row.stretch for row in self.rows),
            repetitions=repetitions if any(repetitions) else (),
        )  # fmt: skip
