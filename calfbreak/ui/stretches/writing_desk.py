"""Where a stretch or routine of somebody's own is written: the form for it, and the buttons to save it or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.draft import Draft
from calfbreak.domain.stretching.stretch import Plan, Prescription, Routine, Stretch
from calfbreak.domain.wording import tr
from calfbreak.shelf import Refused, StretchShelf, Taken
from calfbreak.ui.parts import button
from calfbreak.ui.stretches.notice import Notice
from calfbreak.ui.stretches.routine_form import RoutineForm
from calfbreak.ui.stretches.stretch_form import StretchForm
from calfbreak.ui.theme import Theme


class WritingDesk(QWidget):
    """One form at a time. What is written goes to the shelf, or stays until it can."""

    saved = Signal(str)
    """It is on the shelf, with this id."""
    left = Signal()
    """It is not to be saved."""

    def __init__(
        self,
        *,
        theme: Theme,
        shelf: StretchShelf,
        notice: Notice,
        names: Mapping[str, str],
        prescribe: Callable[[Plan], Plan],
    ) -> None:
        """`names` of the stretches, by id; `prescribe` says what of a plan is really held, as the settings have it."""
        super().__init__()
        self._shelf, self._notice = shelf, notice
        self._new = False
        """What is being written has no file yet."""
        self._over: str | None = None
        """What stood in its file when the person began."""
        self.before: Prescription | None = None
        """What the stretch that was saved last said before; None if it is new."""
        self.form = StretchForm(theme=theme, names=names)
        self.routine = RoutineForm(theme=theme, prescribe=prescribe)
        self.save = button(tr("Save"), self.keep, primary=True)
        self.cancel = button(tr("Do not save"), self.left.emit)
        self._forms = QStackedWidget()
        for each in (self.form, self.routine):
            self._forms.addWidget(each)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._forms, 1)
        column.addLayout(foot)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.keep)

    def write_stretch(self, stretch: Stretch, *, new: bool) -> None:
        """Begin with this one; a new one gets an id of its own when it is saved."""
        self._begin(stretch.id, new=new)
        self.form.show_stretch(_in_ones_words(stretch) if new else stretch)
        self._forms.setCurrentWidget(self.form)
        self.form.name.edit.setFocus()
        self.form.name.edit.selectAll()

    def write_routine(self, routine: Routine, catalog: Catalog, *, new: bool) -> None:
        """Begin with this one, made of the stretches of the catalogue."""
        self._begin(routine.id, new=new)
        named = replace(routine, name=_copied(routine.name)) if new and routine.name else routine
        self.routine.show_routine(named, catalog.stretches)
        self._forms.setCurrentWidget(self.routine)
        self.routine.name.edit.setFocus()

    @property
    def draft(self) -> Draft:
        """What is written so far."""
        form = self.form if self._forms.currentWidget() is self.form else self.routine
        return Draft(form.read(), self._new, self._over)

    def go_on_with(self, draft: Draft, catalog: Catalog) -> None:
        """Go on with what was written; what a routine is made of may have vanished since."""
        self._new, self._over = draft.new, draft.over
        match draft.written:
            case Stretch() as stretch:
                self.form.show_stretch(stretch)
                self._forms.setCurrentWidget(self.form)
            case Routine() as routine:
                self.routine.show_routine(_still_possible(routine, catalog), catalog.stretches)
                self._forms.setCurrentWidget(self.routine)

    def _begin(self, identity: str, *, new: bool) -> None:
        self._new = new
        self._over = None if new else self._shelf.written(identity)

    def keep(self, *, anyway: bool = False) -> None:
        """Save what is written, if all is said that must be; `anyway`: also over what another program wrote since."""
        stretch = self._forms.currentWidget() is self.form
        if not (self.form.check() if stretch else self.routine.check()):
            return
        try:
            identity = self._keep_stretch(anyway=anyway) if stretch else self._keep_routine(anyway=anyway)
        except Taken as why:
            self._notice.say(
                str(why),
                (tr("Replace it"), lambda: self.keep(anyway=True)),
                (tr("Keep both"), self._keep_both),
                (tr("Leave it"), self._notice.clear),
            )
            return
        except Refused as why:
            self._notice.say(str(why))
            return
        self.saved.emit(identity)

    def _keep_both(self) -> None:
        """Save it as something new, beside what is there."""
        self._new, self._over = True, None
        self.keep()

    def _keep_stretch(self, *, anyway: bool) -> str:
        stretch = self.form.read()
        known = self._shelf.catalog.stretches.get(stretch.id)
        self.before = known.prescription if known and not self._new else None
        if stretch.picture and (known is None or stretch.picture != known.picture):
            stretch = replace(stretch, picture=self._shelf.keep_picture(stretch.picture))
        stretch = replace(stretch, id=self._shelf.new_id(stretch.name)) if self._new else stretch
        self._shelf.save(stretch, over=self._over, replace=anyway)
        return stretch.id

    def _keep_routine(self, *, anyway: bool) -> str:
        routine = self.routine.read()
        routine = replace(routine, id=self._shelf.new_id(routine.name)) if self._new else routine
        self._shelf.save_routine(routine, over=self._over, replace=anyway)
        return routine.id


def _still_possible(routine: Routine, catalog: Catalog) -> Routine:
    times = routine.repetitions or (0,) * len(routine.stretches)
    kept = [(each, number) for each, number in zip(routine.stretches, times, strict=True) if each in catalog.stretches]
    return replace(routine, stretches=tuple(each for each, _ in kept), repetitions=tuple(number for _, number in kept))


def _in_ones_words(stretch: Stretch) -> Stretch:
    """A copy to be changed, in the words that the person reads."""

    def all_of(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(tr(each) for each in texts)

    return replace(
        stretch, name=_copied(stretch.name), steps=all_of(stretch.steps), cautions=all_of(stretch.cautions),
        sources=all_of(stretch.sources), cue=tr(stretch.cue), ready_cue=tr(stretch.ready_cue),
        switch_cue=tr(stretch.switch_cue), positions={side: tr(words) for side, words in stretch.positions.items()},
    )  # fmt: skip


def _copied(name: str) -> str:
    return tr("{name}, my way").format(name=tr(name))
