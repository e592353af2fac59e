"""The window of the stretches: what there is and can be done, and where people write down their own.

Left the list; right what is known of the current one, or the form in which one's own is written. Nothing is lost by
closing it, or by the end of the program: what somebody was writing is there when it opens again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from calfbreak.domain import commands as cmd
from calfbreak.domain.body.looks import Looks
from calfbreak.domain.body.scene import Things
from calfbreak.domain.settings.settings import Settings, Value, settings_of
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.dose import dose_as_written
from calfbreak.domain.stretching.stretch import Dose, Plan, Routine, alone, plan_of, to_begin_with
from calfbreak.domain.translation import told
from calfbreak.domain.wording import tr
from calfbreak.shelf import Refused, StretchShelf
from calfbreak.ui.beside import BETWEEN, Beside
from calfbreak.ui.closing import PassingWindow
from calfbreak.ui.parts import button, card, em, open_in_front
from calfbreak.ui.stretches.details import Deeds, Details
from calfbreak.ui.stretches.file_deeds import FileDeeds
from calfbreak.ui.stretches.index import Index
from calfbreak.ui.stretches.notice import Notice
from calfbreak.ui.stretches.page_area import scrolled
from calfbreak.ui.stretches.writing_desk import WritingDesk
from calfbreak.ui.theme import Theme

INDEX = 17
"""How wide the list of stretches and routines is, as `em`."""
MARGIN = 24
"""px around everything, and around what is in the card."""


class StretchesWindow(PassingWindow):
    """Shows a catalogue, and changes the person's part of it through the shelf."""

    def __init__(self, *, wish: Callable[[cmd.Command], None], theme: Theme, shelf: StretchShelf) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._wish, self._theme, self._shelf = wish, theme, shelf
        self._catalog = shelf.catalog
        self._settings = Settings()
        self._told: tuple[str, ...] = ()
        """What is wrong with files, as far as it was said."""
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Stretches — Calf Break"))
        self.index = Index()
        self.notice = Notice()
        deeds = Deeds(
            choose=self._choose, begin=self._begin, copy=self.copy, edit=self.edit, export=self._export,
            delete=self.delete, prescribe=self._prescribe,
        )  # fmt: skip
        self.details = Details(theme=theme, deeds=deeds)
        self.desk = WritingDesk(
            theme=theme, shelf=shelf, notice=self.notice, names=self._catalog.names, prescribe=self._prescribed
        )
        self.pages = QStackedWidget()
        self._area = scrolled(self.pages)
        self.new_routine = button(tr("New routine…"), self.write_routine)
        self.files = FileDeeds(self, shelf, self.notice, self.index.go_to)
        self.bring_in = button(tr("Open a file…"), self.files.ask_which_to_open)
        self._arrange()
        self.index.gone_to.connect(self._show_current)
        self.index.currentItemChanged.connect(lambda *_: self.notice.clear())
        self.desk.saved.connect(self._saved)
        self.desk.left.connect(self._stop_writing)
        self.show_catalog(self._catalog)
        self._turn_to(self.details)
        self._go_on_writing()
        theme.dress(self)
        least = self.pages.minimumSizeHint() + QSize(em(INDEX) + BETWEEN + 4 * MARGIN, 4 * MARGIN)
        self.resize(max(980, em(62), least.width()), max(640, em(41), least.height()))

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.index, 1)
        left.addWidget(self.new_routine)
        left.addWidget(self.bring_in)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        ground = card()
        right = QVBoxLayout(ground)
        right.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        right.setSpacing(16)
        for page in (self.details, self.desk):
            self.pages.addWidget(page)
        right.addWidget(self.notice)
        right.addWidget(self._area, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(Beside(side, ground, width=INDEX, least=26, height=13))

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def writing(self) -> bool:
        """Whether somebody is writing something that is not saved."""
        return self.pages.currentWidget() is not self.details

    def open(self) -> None:
        """Show it, in front."""
        open_in_front(self)
        if not self.writing:
            self.index.setFocus()

    def show_values(self, values: Mapping[str, Value]) -> None:
        """These settings hold: what one has, what one holds, and what is chosen."""
        self._settings = settings_of(dict(values))
        self.desk.routine.show_equipment(self._settings.equipment)
        self.show_catalog(self._catalog)

    def use(self, things: Things, looks: Looks) -> None:
        """Draw what people have at home, and this person, from now on."""
        for preview in (self.details.preview, self.desk.form.poses.preview):
            preview.figure.use(things, looks)

    def show_catalog(self, catalog: Catalog) -> None:
        """This is what there is now. What somebody is writing stays."""
        before, self._catalog = self.index.current, catalog
        self.index.show_catalog(catalog, self._settings)
        if self.writing:
            return
        if self.index.current != before:
            self.notice.clear()  # it was about what has vanished
        if not self.notice.buttons:  # or else what it asks, or would undo, could not be answered any more
            self._say()

    def _say(self, *words: str) -> None:
        """Say this, and what is wrong with files that was not said before."""
        new = [told(each) for each in self._catalog.problems if each not in self._told]
        self._told = self._catalog.problems
        if words or new:
            self.notice.say("\n".join((*words, *new)))

    def _prescribed(self, plan: Plan) -> Plan:
        return plan.prescribed(self._settings.hold, self._settings.repetitions, self._catalog.doses)

    def _dose(self, identity: str) -> Dose:
        return self._catalog.doses.get(identity, Dose())

    def _show_current(self) -> None:
        plan = plan_of(self.index.current, self._catalog.stretches, self._catalog.routines)
        if plan is None:
            return
        missing = plan.missing(self._settings.equipment)
        own, chosen = plan.id in self._catalog.own, plan.id == self._settings.stretch
        for_all = plan.decided_for_all(self._settings.hold, self._settings.repetitions, self._catalog.doses)
        dose = self._dose(plan.id)
        self.details.show_plan(self._prescribed(plan), dose, for_all, missing, own=own, chosen=chosen)

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

    def copy(self) -> None:
        """Write a copy of the current one."""
        self._write(new=True)

    def edit(self) -> None:
        """Write the current one, which is the person's own, as it stands in its file now."""
        identity = self.index.current
        self._shelf.read()
        if identity == self.index.current and identity in self._catalog.own:
            self._write(new=False)

    def _write(self, *, new: bool) -> None:
        identity, catalog = self.index.current, self._catalog
        self._begin_writing()
        if identity in catalog.routines:
            self.desk.write_routine(catalog.routines[identity], catalog, new=new)
        else:
            stretch = catalog.stretches[identity]
            self.desk.write_stretch(self._prescribed(alone(stretch)).stretches[0] if new else stretch, new=new)

    def write_routine(self) -> None:
        """Begin a new routine, with the current stretch if it can be done."""
        first = to_begin_with(self._catalog.stretches, self._settings.equipment, self.index.current)
        self._begin_writing()
        routine = Routine("", "", (first,))
        self.desk.write_routine(routine, self._catalog, new=True)

    def _begin_writing(self) -> None:
        self.notice.clear()
        self._turn_to(self.desk)

    def _go_on_writing(self) -> None:
        """Go on with what somebody was writing when the program ended."""
        if draft := self._shelf.draft():
            if draft.written.id in self._catalog.names:
                self.index.go_to(draft.written.id)
            self._begin_writing()
            self.desk.go_on_with(draft, self._catalog)
            self.notice.say(tr("This is what you were writing. It is not saved yet."))

    def _keep_draft(self) -> None:
        if self.writing:
            self._shelf.keep_draft(self.desk.draft)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever goes to another window may not come back before the program ends."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._keep_draft()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is written stays."""
        self._keep_draft()
        super().closeEvent(event)

    def _stop_writing(self) -> None:
        self._shelf.keep_draft(None)
        self.notice.clear()
        self._turn_to(self.details)
        self.index.setFocus()

    def _saved(self, identity: str) -> None:
        self._stop_writing()
        self._hold_as_written(identity)
        self.index.go_to(identity)
        self._say(tr("Saved. A stretch that is open goes on as it began."))

    def _hold_as_written(self, identity: str) -> None:
        """What somebody has just written is what they are held for, whatever the settings say for all stretches."""
        if stretch := self._catalog.stretches.get(identity):
            for_all = Dose(self._settings.hold, self._settings.repetitions)
            dose = dose_as_written(stretch.prescription, self.desk.before, self._dose(identity), for_all)
            if dose != self._dose(identity):
                self._wish(cmd.Prescribe(identity, dose.hold, dose.repetitions))

    def _turn_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        for elsewhere in (self.index, self.new_routine, self.bring_in):
            elsewhere.setEnabled(not self.writing)
