"""The window of the stretches: what there is and can be done, and where people write down their own.

Left the list; right what is known of the current one, or the form in which one's own is written. Nothing is lost by
closing it: what somebody was writing is there when it opens again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calfbreak.domain import commands as cmd
from calfbreak.domain.catalog import Catalog
from calfbreak.domain.looks import Looks
from calfbreak.domain.scene import Things
from calfbreak.domain.settings import Settings, Value, settings_of
from calfbreak.domain.stretch import Dose, Plan, Routine, Stretch, plan_of
from calfbreak.domain.wording import tr
from calfbreak.ports import Refused, StretchShelf
from calfbreak.ui.parts import button, card, centre_on_screen_in_use, em
from calfbreak.ui.stretches.details import Deeds, Details
from calfbreak.ui.stretches.file_deeds import FileDeeds
from calfbreak.ui.stretches.index import Index
from calfbreak.ui.stretches.notice import Notice
from calfbreak.ui.stretches.routine_form import RoutineForm
from calfbreak.ui.stretches.stretch_form import StretchForm
from calfbreak.ui.theme import Theme


class StretchesWindow(QWidget):
    """Shows a catalogue, and changes the person's part of it through the shelf."""

    closed = Signal()

    def __init__(self, *, wish: Callable[[cmd.Command], None], theme: Theme, shelf: StretchShelf) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._wish, self._theme, self._shelf = wish, theme, shelf
        self._catalog = shelf.catalog
        self._settings = Settings()
        self._new = False
        """What is being written has no file yet."""
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Stretches — Calf Break"))
        self.index = Index()
        self.notice = Notice()
        deeds = Deeds(
            choose=self._choose, begin=self._begin, edit=self.edit, export=self._export, delete=self.delete,
            prescribe=self._prescribe,
        )  # fmt: skip
        self.details = Details(theme=theme, deeds=deeds)
        self.form = StretchForm(theme=theme, names=self._catalog.names)
        self.routine = RoutineForm(theme=theme, prescribe=self._prescribed)
        self.pages = QStackedWidget()
        self.new_routine = button(tr("New routine…"), self.write_routine)
        self.files = FileDeeds(self, shelf, self.notice, self.index.go_to)
        self.bring_in = button(tr("Open a file…"), self.files.ask_which_to_open)
        self.save = button(tr("Save"), self.keep, primary=True)
        self.cancel = button(tr("Do not save"), self._stop_writing)
        self._arrange()
        self.index.gone_to.connect(self._show_current)
        self.index.currentItemChanged.connect(lambda *_: self.notice.clear())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.keep)
        self.show_catalog(self._catalog)
        self._stop_writing()
        theme.dress(self)
        self.resize(max(980, em(62)), max(640, em(41)))

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.index, 1)
        left.addWidget(self.new_routine)
        left.addWidget(self.bring_in)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(em(16))
        left.setContentsMargins(0, 0, 0, 0)
        ground = card()
        right = QVBoxLayout(ground)
        right.setContentsMargins(24, 24, 24, 24)
        right.setSpacing(16)
        for page in (self.details, self.form, self.routine):
            self.pages.addWidget(page)
        right.addWidget(self.notice)
        right.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        right.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(24)
        layout.addWidget(side)
        layout.addWidget(ground, 1)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def writing(self) -> bool:
        """Whether somebody is writing something that is not saved."""
        return self.pages.currentWidget() is not self.details

    def open(self) -> None:
        """Show it, in front."""
        if not self.isVisible():
            centre_on_screen_in_use(self)
        self.show()
        self.raise_()
        self.activateWindow()
        if not self.writing:
            self.index.setFocus()

    def show_values(self, values: Mapping[str, Value]) -> None:
        """These settings hold: what one has, what one holds, and what is chosen."""
        self._settings = settings_of(dict(values))
        self.show_catalog(self._catalog)

    def use(self, things: Things, looks: Looks) -> None:
        """Draw what people have at home, and this person, from now on."""
        for preview in (self.details.preview, self.form.poses.preview):
            preview.figure.use(things, looks)

    def show_catalog(self, catalog: Catalog) -> None:
        """This is what there is now. What somebody is writing stays."""
        self._catalog = catalog
        self.index.show_catalog(catalog, self._settings)

    def _plan(self, identity: str) -> Plan | None:
        plan = plan_of(identity, self._catalog.stretches, self._catalog.routines)
        return self._prescribed(plan) if plan else None

    def _prescribed(self, plan: Plan) -> Plan:
        return plan.prescribed(self._settings.hold, self._settings.repetitions, self._catalog.doses)

    def _show_current(self) -> None:
        plan = self._plan(self.index.current)
        if plan is None:
            return
        missing = plan.missing(self._settings.equipment)
        own, chosen = self.index.current in self._catalog.own, self.index.current == self._settings.stretch
        self.details.show_plan(plan, self._catalog.doses.get(plan.id, Dose()), missing, own=own, chosen=chosen)

    # --- what can be done with it --------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._wish(cmd.Change("stretch", self.index.current))

    def _begin(self) -> None:
        self._wish(cmd.Stretch(self.index.current))

    def _prescribe(self, hold: float, repetitions: int) -> None:
        self._wish(cmd.Prescribe(self.index.current, hold, repetitions))

    def _export(self) -> None:
        self.files.ask_where_to_save(self.index.current)

    def delete(self) -> None:
        """Take the current one away; for a while it can be brought back."""
        identity = self.index.current
        name = self._catalog.names[identity]
        try:
            undo = self._shelf.delete(identity)
        except Refused as why:
            self.notice.say(str(why))
            return
        self.notice.say(tr("{name} is deleted.").format(name=name), (tr("Undo"), lambda: self._undo(undo, identity)))

    def _undo(self, undo: Callable[[], None], identity: str) -> None:
        try:
            undo()
        except Refused as why:
            self.notice.say(str(why))
            return
        self.notice.clear()
        self.index.go_to(identity)

    # --- writing -------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """Write the current one if it is the person's own, or else a copy of it."""
        identity = self.index.current
        self._new = identity not in self._catalog.own
        if identity in self._catalog.routines:
            routine = self._catalog.routines[identity]
            self._write_routine(replace(routine, name=_copied(routine.name)) if self._new else routine)
            return
        stretch = self._catalog.stretches[identity]
        self.form.show_stretch(translated(stretch) if self._new else stretch)
        self._write(self.form)
        self.form.name.edit.setFocus()
        self.form.name.edit.selectAll()

    def write_routine(self) -> None:
        """Begin a new routine with the current one."""
        self._new = True
        first = (
            self.index.current if self.index.current in self._catalog.stretches else next(iter(self._catalog.stretches))
        )
        self._write_routine(Routine("", "", (first,)))

    def _write_routine(self, routine: Routine) -> None:
        self.routine.show_routine(routine, self._catalog.stretches)
        self._write(self.routine)
        self.routine.name.edit.setFocus()

    def _write(self, page: QWidget) -> None:
        self.notice.clear()
        self.pages.setCurrentWidget(page)
        self._show_buttons()

    def _stop_writing(self) -> None:
        self.pages.setCurrentWidget(self.details)
        self.notice.clear()
        self._show_buttons()
        self.index.setFocus()

    def _show_buttons(self) -> None:
        for answer in (self.save, self.cancel):
            answer.setVisible(self.writing)
        for elsewhere in (self.index, self.new_routine, self.bring_in):
            elsewhere.setEnabled(not self.writing)

    def keep(self) -> None:
        """Save what is written, if all is said that must be."""
        if not self.writing:
            return
        page = self.form if self.pages.currentWidget() is self.form else self.routine
        if not page.check():
            return
        try:
            identity = self._keep_stretch() if page is self.form else self._keep_routine()
        except Refused as why:
            self.notice.say(str(why))
            return
        self._stop_writing()
        self.index.go_to(identity)
        self.notice.say(tr("Saved. A stretch that is open goes on as it began."))

    def _keep_stretch(self) -> str:
        stretch = self.form.read()
        known = self._catalog.stretches.get(stretch.id)
        if stretch.picture and (known is None or stretch.picture != known.picture):
            stretch = replace(stretch, picture=self._shelf.keep_picture(stretch.picture))
        stretch = replace(stretch, id=self._shelf.new_id(stretch.name)) if self._new else stretch
        self._shelf.save(stretch)
        return stretch.id

    def _keep_routine(self) -> str:
        routine = self.routine.read()
        routine = replace(routine, id=self._shelf.new_id(routine.name)) if self._new else routine
        self._shelf.save_routine(routine)
        return routine.id

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so: what is not needed any more can go."""
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; what is being written stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def translated(stretch: Stretch) -> Stretch:
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
