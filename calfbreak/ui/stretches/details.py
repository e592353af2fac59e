"""What there is to know of one stretch or routine, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfbreak.domain.stretching.stretch import Dose, Plan, Stretch
from calfbreak.domain.stretching.stretch_data import DOSE_HOLD, DOSE_REPETITIONS
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.stretches import lacking, part_line, prescription_line, routine_line, stretch_line
from calfbreak.ui.parts import button, em, label, line
from calfbreak.ui.stepper import Stepper
from calfbreak.ui.stretches.fields import scrolling
from calfbreak.ui.stretches.pose_choice import PosePreview
from calfbreak.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a person can do with the stretch or routine that is shown."""

    choose: Callable[[], None]
    """Be guided through it from now on."""
    begin: Callable[[], None]
    copy: Callable[[], None]
    """Make one's own of it, and change that."""
    edit: Callable[[], None]
    export: Callable[[], None]
    delete: Callable[[], None]
    prescribe: Callable[[float, int], None]
    """Hold it so many seconds, so often; 0 as it says itself."""


class Details(QWidget):
    """One stretch or routine."""

    def __init__(self, *, theme: Theme, deeds: Deeds) -> None:
        super().__init__()
        self._deeds = deeds
        self._dose = Dose()
        self.name = label(times=1.5, bold=True, wrap=True)
        self.what = label(kind="secondary", wrap=True)
        self.lasts = label(wrap=True)
        self.lacking = label(kind="problem", wrap=True)
        self.preview = PosePreview(theme=theme, size=QSize(em(14), em(12)))
        self.words = {each: label(wrap=True) for each in ("steps", "cautions", "sources")}
        self.headings = {"cautions": label(tr("Take care"), bold=True), "sources": label(tr("Sources"), bold=True)}
        self.hold = Stepper(*DOSE_HOLD, suffix=tr(" s"), nothing=tr("as it says"))
        self.repetitions = Stepper(*DOSE_REPETITIONS, nothing=tr("as it says"))
        self.hold.setAccessibleName(tr("Hold, for this one alone"))
        self.repetitions.setAccessibleName(tr("Repetitions, for this one alone"))
        self.choose = button(tr("Choose this one"), deeds.choose, primary=True)
        self.begin = button(tr("Stretch now"), deeds.begin)
        self.copy = button(tr("Copy and change…"), deeds.copy)
        self.edit = button(tr("Change…"), deeds.edit)
        self.export = button(tr("Save as a file…"), deeds.export)
        self.delete = button(tr("Delete"), deeds.delete)
        for each in (self.hold, self.repetitions):
            each.spin.setKeyboardTracking(False)
            each.spin.valueChanged.connect(self._prescribed)
        self._arrange()

    def _arrange(self) -> None:
        ground = QWidget()
        words = QVBoxLayout(ground)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(8)
        for each, text in self.words.items():
            if heading := self.headings.get(each):
                words.addWidget(heading)
            words.addWidget(text)
        words.addStretch(1)
        scroll = scrolling(ground, tr("What to do"))
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.preview, 2)
        middle.addWidget(scroll, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.name, self.what, self.lacking):
            column.addWidget(part)
        column.addLayout(middle, 1)
        column.addWidget(line())
        column.addWidget(self.lasts)
        column.addLayout(self._dose_row())
        column.addLayout(self._buttons((self.choose, self.begin)))
        column.addLayout(self._buttons((self.copy, self.edit, self.export, self.delete)))

    def _dose_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, stepper in ((tr("Hold"), self.hold), (tr("Repetitions"), self.repetitions)):
            row.addWidget(label(words, bold=True))
            row.addWidget(stepper)
            row.addSpacing(16)
        row.addStretch(1)
        return row

    def _buttons(self, buttons: tuple[QWidget, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in buttons:
            row.addWidget(each)
        row.addStretch(1)
        return row

    def show_plan(
        self, plan: Plan, dose: Dose, for_all: Dose, missing: tuple[str, ...], *, own: bool, chosen: bool
    ) -> None:
        """Show this stretch or routine as it would be done now.

        `dose` is what was chosen for it alone, `for_all` what holds here of the settings as long as nothing is;
        `missing` is what it needs and there is not.
        """
        alone = len(plan.stretches) == 1 and plan.stretches[0].id == plan.id
        stretch = plan.stretches[0]
        self.name.setText(tr(plan.name))
        self.what.setText(stretch_line(stretch.muscles, stretch.needs) if alone else routine_line(plan))
        self.lasts.setText(prescription_line(stretch.prescription) if alone else "")
        self.lasts.setVisible(alone)
        self.lacking.setText(lacking(missing) if missing else "")
        self.lacking.setVisible(bool(missing))
        self.preview.show_stretch(stretch)
        self._show_words(plan, stretch if alone else None)
        self._dose = dose
        self._show_dose(plan, for_all)
        self.choose.setVisible(not chosen and not missing)
        self.edit.setVisible(own)
        self.delete.setVisible(own)

    def _show_dose(self, plan: Plan, for_all: Dose) -> None:
        times = {each.repetitions for each in plan.prescriptions}
        self.hold.stand(_usual(for_all.hold, self.hold.spin.suffix()), plan.hold or 0)
        self.repetitions.stand(_usual(for_all.repetitions), times.pop() if len(times) == 1 else 0)
        self.hold.show_number(self._dose.hold)
        self.repetitions.show_number(self._dose.repetitions)

    def _show_words(self, plan: Plan, stretch: Stretch | None) -> None:
        """What to do in a stretch, or, without one, of what a routine is made."""
        steps = tuple(tr(each) for each in stretch.steps) if stretch else _parts(plan)
        self.words["steps"].setText("\n".join(_numbered(steps)))
        for each, sentences in (("cautions", stretch.cautions), ("sources", stretch.sources)) if stretch else ():
            self.words[each].setText("\n".join(f"• {tr(sentence)}" for sentence in sentences))
        for each in self.headings:
            self.headings[each].setVisible(stretch is not None)
            self.words[each].setVisible(stretch is not None)

    def _prescribed(self) -> None:
        whole = self.hold.number
        hold = self._dose.hold if whole == round(self._dose.hold) else whole  # a file may say 12.5 s
        self._deeds.prescribe(hold, self.repetitions.number)


def _usual(for_all: float, unit: str = "") -> str:
    """What holds where nothing is chosen: what the stretch or routine says, or what the settings say for all."""
    if not for_all:
        return tr("as it says")
    return tr("{name}: {state}").format(name=tr("Settings"), state=f"{for_all:g}{unit}")


def _numbered(steps: tuple[str, ...]) -> list[str]:
    return [tr("{number}. {step}").format(number=number, step=each) for number, each in enumerate(steps, 1)]


def _parts(plan: Plan) -> tuple[str, ...]:
    """The stretches of a routine with the time of each."""
    return tuple(part_line(each.name, each.prescription) for each in plan.stretches)
