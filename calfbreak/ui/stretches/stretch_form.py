"""The form in which a person writes a stretch of their own: what a physiotherapist prescribed, in two minutes.

It begins with a copy, so that nothing must be filled in that need not be different.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.stretch import Prescription, Sides, Stretch
from calfbreak.domain.stretching.stretch_data import LONGEST_CUE, LONGEST_NAME, LONGEST_POSITION, MOST_REPETITIONS
from calfbreak.domain.stretching.stretch_table import RANGES
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.stretches import MUSCLES, THINGS
from calfbreak.ui.parts import label, line
from calfbreak.ui.stretches.fields import ChoiceField, Field, LinesField, NumberField, SomeField, TextField, scrolling
from calfbreak.ui.stretches.pose_choice import Ask, PoseChoice
from calfbreak.ui.theme import Theme


class StretchForm(QWidget):
    """All that is to be said of a stretch. `read` gives it back, once `check` is content."""

    changed = Signal()

    def __init__(self, *, theme: Theme, names: Mapping[str, str], ask_picture: Ask | None = None) -> None:
        """`names` and `ask_picture` as in `PoseChoice`."""
        super().__init__()
        self._stretch: Stretch | None = None
        seconds = tr(" s")
        self.name = TextField(tr("Name"), LONGEST_NAME)
        self.hold = NumberField(tr("Hold"), *_whole("hold"), suffix=seconds)
        self.repetitions = NumberField(tr("Repetitions"), 1, MOST_REPETITIONS)
        self.sides = ChoiceField(tr("Legs"), _sides(), theme)
        self.get_ready = NumberField(tr("Time to get ready"), *_whole("get_ready"), suffix=seconds)
        self.between = NumberField(tr("Time to change legs"), *_whole("switch"), suffix=seconds)
        self.steps = LinesField(tr("What to do, one step on each line"), 5)
        self.cautions = LinesField(tr("Take care, one sentence on each line"), 4)
        self.ready_cue = TextField(tr("Shown while you get ready"), LONGEST_CUE)
        self.cue = TextField(tr("Shown while you hold"), LONGEST_CUE)
        self.switch_cue = TextField(tr("Shown while you change legs"), LONGEST_CUE)
        self.positions = {
            Side.LEFT: TextField(tr("Where the left leg is"), LONGEST_POSITION),
            Side.RIGHT: TextField(tr("Where the right leg is"), LONGEST_POSITION),
            Side.BOTH: TextField(tr("Where both legs are"), LONGEST_POSITION),
        }
        self.muscles = SomeField(tr("Muscles"), [(each, tr(each)) for each in MUSCLES], theme)
        self.needs = SomeField(tr("You need"), [(each, tr(each)) for each in THINGS], theme)
        self.sources = LinesField(tr("Where it comes from, such as your physiotherapist's name"), 2)
        self.poses = PoseChoice(theme=theme, names=names, ask_picture=ask_picture)
        self._fields: tuple[Field, ...] = (
            self.name, self.hold, self.repetitions, self.sides, self.get_ready, self.between, self.steps,
            self.cautions, self.ready_cue, self.cue, self.switch_cue, *self.positions.values(), self.muscles,
            self.needs, self.sources,
        )  # fmt: skip
        self._arrange()
        for each in self._fields:
            each.changed.connect(self.changed)
        self.poses.changed.connect(self.changed)
        self.sides.changed.connect(self._show_sides)

    def _arrange(self) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for each in self._fields:
            if each is self.steps:
                column.addWidget(line())
                column.addWidget(label(tr("In your own words"), kind="accent", bold=True))
            column.addWidget(each)
        column.addStretch(1)
        self.area = scrolling(ground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.area, 3)
        row.addWidget(self.poses, 2)

    def show_stretch(self, stretch: Stretch) -> None:
        """Begin with this one."""
        self._stretch = stretch
        prescription = stretch.prescription
        self.name.edit.setText(stretch.name)
        self.hold.show_number(prescription.hold)
        self.repetitions.show_number(prescription.repetitions)
        self.get_ready.show_number(prescription.get_ready)
        self.sides.choose(prescription.sides)
        self._show_sides()
        together = prescription.sides is Sides.BOTH
        self.between.show_number(prescription.rest if together else prescription.switch)
        for field, words in ((self.steps, stretch.steps), (self.cautions, stretch.cautions),
                             (self.sources, stretch.sources)):  # fmt: skip
            field.show_lines(words)
        for text, sentence in ((self.ready_cue, stretch.ready_cue), (self.cue, stretch.cue),
                               (self.switch_cue, stretch.switch_cue)):  # fmt: skip
            text.edit.setText(sentence)
        usual = {Side.LEFT: tr("left leg"), Side.RIGHT: tr("right leg"), Side.BOTH: tr("both legs")}
        for side, position in self.positions.items():
            position.edit.setText(stretch.positions.get(side, usual[side]))
        self.muscles.choose(stretch.muscles)
        self.needs.choose(stretch.needs)
        self.poses.show_stretch(stretch)
        for each in (*self._fields, self.poses.words):
            each.refuse("")
        self.area.verticalScrollBar().setValue(0)

    def _show_sides(self) -> None:
        """Show and name what belongs to the way in which the legs take turns."""
        together = self.sides.value == Sides.BOTH
        for side, field in self.positions.items():
            field.setVisible((side is Side.BOTH) == together)
        self.between.stepper.spin.setRange(*_whole("rest" if together else "switch"))
        self.between.rename(tr("Time to rest between two holds") if together else tr("Time to change legs"))
        self.switch_cue.rename(tr("Shown while you rest") if together else tr("Shown while you change legs"))

    def check(self) -> bool:
        """Whether all is said that must be. What is missing is said where it is, and the keyboard goes to the first."""
        missing = []
        for field, empty, words in self._demands():
            field.refuse(words if empty else "")
            if empty:
                missing.append(field)
        if missing:
            missing[0].go_there()
            self.area.ensureWidgetVisible(missing[0])
        return not missing

    def _demands(self) -> list[tuple[Field, bool, str]]:
        """Each field that must say something, whether it says nothing, and what to do about it."""
        a_sentence = tr("Write one short sentence that can be read from across the room.")
        where = tr("Write a few words, such as “left leg back”.")
        shown = [side for side in self.positions if (side is Side.BOTH) == (self.sides.value == Sides.BOTH)]
        return [
            (self.name, not self.name.text, tr("Give it a name.")),
            (self.steps, not self.steps.lines, tr("Say in at least one line what to do.")),
            (self.cautions, not self.cautions.lines, tr("Say in at least one line when to ease off or stop.")),
            *((each, not each.text, a_sentence) for each in (self.ready_cue, self.cue, self.switch_cue)),
            *((self.positions[side], not self.positions[side].text, where) for side in shown),
            (self.muscles, not self.muscles.values, tr("Choose at least one muscle.")),
            (self.sources, not self.sources.lines, tr("Say who prescribed it, or where it is described.")),
            (self.poses.words, bool(self.poses.picture and not self.poses.words.text),
             tr("Say in one sentence what the picture shows.")),
        ]  # fmt: skip

    def read(self) -> Stretch:
        """The stretch as it stands in the form."""
        assert self._stretch is not None
        together = self.sides.value == Sides.BOTH
        prescription = Prescription(
            hold=self.hold.number, repetitions=int(self.repetitions.number), sides=Sides(self.sides.value),
            get_ready=self.get_ready.number, **{"rest" if together else "switch": self.between.number},
        )  # fmt: skip
        sides = (Side.BOTH,) if together else (Side.LEFT, Side.RIGHT)
        return replace(
            self._stretch, name=self.name.text, prescription=prescription, steps=self.steps.lines,
            cautions=self.cautions.lines, ready_cue=self.ready_cue.text, cue=self.cue.text,
            switch_cue=self.switch_cue.text, positions={each.value: self.positions[each].text for each in sides},
            muscles=self.muscles.values, needs=self.needs.values, sources=self.sources.lines,
            poses=dict(self.poses.chosen), picture=self.poses.picture,
            picture_words=self.poses.words.text if self.poses.picture else "",
        )  # fmt: skip


def _whole(key: str) -> tuple[int, int]:
    least, most = RANGES[key]
    return int(least), int(most)


def _sides() -> tuple[tuple[str, str], ...]:
    return ((Sides.ALTERNATE.value, tr("Left and right by turns")), (Sides.BOTH.value, tr("Both together")))
