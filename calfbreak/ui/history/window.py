"""The history window: three pages, and what can be done with all records.

It asks for a page's figures when the page is looked at, and again when a record has been added; everything is forgotten
when it closes, because a window that nobody looks at shall cost nothing. The modules of all pages are imported first:
what stays lies together then, and not between things that go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTabBar, QTabWidget, QVBoxLayout, QWidget

from calfbreak.domain.commands import Command
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.dates import weekday_and_date
from calfbreak.ports import Archive, Past, Plotter
from calfbreak.ui.closing import PassingWindow
from calfbreak.ui.history.check_deeds import CheckDeeds
from calfbreak.ui.history.mobility_page import MobilityPage
from calfbreak.ui.history.page import Page
from calfbreak.ui.history.studio import Studio
from calfbreak.ui.history.today_page import TodayPage
from calfbreak.ui.history.trends_page import TrendsPage
from calfbreak.ui.parts import announce, button, em, label, open_in_front
from calfbreak.ui.theme import Theme, font

if TYPE_CHECKING:
    from calfbreak.ui.figure_view import FigureView


class HistoryWindow(PassingWindow):
    """Today, Trends, Mobility."""

    changed = Signal()
    """Records were brought in or deleted."""

    def __init__(
        self,
        *,
        theme: Theme,
        names: Mapping[str, str],
        past: Past,
        plotter: Plotter,
        archive: Archive,
        wish: Callable[[Command], None],
        asks: bool = False,
        dress: Callable[[FigureView], None] | None = None,
    ) -> None:
        """`names` of the stretches, by id; `asks`: the person wants to be asked for a knee-to-wall check.

        `dress` gives the figure of the check its person.
        """
        super().__init__(None, Qt.WindowType.Window)
        self._theme, self._names, self._asks = theme, names, asks
        self._past, self._archive = past, archive
        self.checks = CheckDeeds(self, wish=wish, past=past, theme=theme, dress=dress, changed=self._corrected)
        self._day: DayHistory | None = None
        self._snapshot: Snapshot | None = None
        self._stale: set[int] = set()
        self._looked_at = True
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("History — Calf Break"))
        self.date = label(kind="secondary")
        self.studio = Studio(plotter, theme, self)
        self.pages = QTabWidget()
        self._grounds: list[QVBoxLayout] = []
        self._made: dict[int, Page] = {}
        self._deeds: list[QWidget] = []
        self.outcome = label(kind="secondary", wrap=True)
        self._arrange()
        theme.dress(self)
        self.resize(max(840, em(58)), max(640, em(44)))

    def _arrange(self) -> None:
        bar = QTabBar()
        bar.setFont(font(1.2, bold=True))
        bar.setAccessibleName(tr("Pages"))
        self.pages.setTabBar(bar)  # the one that it makes itself does not keep a font
        self.pages.setDocumentMode(True)
        bar.setDrawBase(False)
        for words in (tr("Today"), tr("Trends"), tr("Mobility")):
            ground = QWidget()
            self._grounds.append(QVBoxLayout(ground))
            self._grounds[-1].setContentsMargins(0, 16, 0, 0)
            self.pages.addTab(ground, words)
        self.pages.currentChanged.connect(lambda _index: self._fill())
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.outcome, 1)
        deeds = (
            (tr("Export …"), self._ask_export),
            (tr("Import …"), self._ask_import),
            (tr("Delete …"), self._ask_delete),
        )
        for words, deed in deeds:
            made = button(words, deed)
            made.setProperty("kind", "quiet")
            foot.addWidget(made)
            self._deeds.append(made)
        layout = QGridLayout(self)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(self.pages, 0, 0)
        layout.addWidget(self.date, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)
        layout.addLayout(foot, 1, 0)

    # --- the pages ---------------------------------------------------------------------------------------------

    @property
    def today(self) -> TodayPage:
        """The first page."""
        return cast("TodayPage", self._page(0))

    @property
    def trends(self) -> TrendsPage:
        """The second page."""
        return cast("TrendsPage", self._page(1))

    @property
    def mobility(self) -> MobilityPage:
        """The third page."""
        return cast("MobilityPage", self._page(2))

    def _page(self, number: int) -> Page:
        """A page, made when it is first looked at: most people look at today and close the window."""
        if number not in self._made:
            page = (self._make_today, self._make_trends, self._make_mobility)[number]()
            self._made[number] = page
            self._grounds[number].addWidget(page)
            page.show()  # at once, and not with the next event: it is to be drawn now
            self._order_keys(page)
        return self._made[number]

    def _order_keys(self, page: Page) -> None:
        """Tab leads from the tabs through the page to the buttons below, which are older than the page."""
        before: QWidget = self.pages.tabBar()
        for each in (*page.findChildren(QWidget), *self._deeds):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, each)
                before = each

    def _make_today(self) -> TodayPage:
        return TodayPage(theme=self._theme, studio=self.studio, names=self._names)

    def _make_trends(self) -> TrendsPage:
        return TrendsPage(theme=self._theme, studio=self.studio)

    def _make_mobility(self) -> MobilityPage:
        return MobilityPage(theme=self._theme, studio=self.studio, deeds=self.checks, asks=self._asks)

    def open(self, day: DayHistory, snapshot: Snapshot) -> None:
        """Show it, in front."""
        self.show_day(day, snapshot)
        open_in_front(self)
        self.studio.prepare()

    def show_day(self, day: DayHistory, snapshot: Snapshot) -> None:
        """Show this day, and what is going on in it."""
        before, self._day, self._snapshot = (self._day, self._goal()), day, snapshot
        self.date.setText(weekday_and_date(day.day))
        self.today.show_day(day, snapshot)
        if before != (day, self._goal()):
            self.refresh()

    def _goal(self) -> int | None:
        return self._snapshot.today.goal if self._snapshot else None

    def refresh(self) -> None:
        """The records have changed."""
        self._stale = set(range(self.pages.count()))
        self._fill()

    def _fill(self) -> None:
        """Bring the page that is looked at up to date."""
        number = self.pages.currentIndex()
        if number in self._stale and self._day is not None and self._snapshot is not None:
            self._stale.discard(number)
            self._page(number).show_past(self._past, self._day, self._snapshot)

    def _corrected(self) -> None:
        """A check was put right, and what can be undone now lies between the others."""
        self.refresh()
        self._order_keys(self.mobility)

    # --- what can be done --------------------------------------------------------------------------------------

    def _ask_export(self) -> None:
        from calfbreak.ui.history.file_question import ask_where_to_save

        kinds = {"json": tr("Everything, for Calf Break (*.json)"), "csv": tr("Table, for a spreadsheet (*.csv)")}
        export = self._archive.export
        ask_where_to_save(self, tr("Export all records"), kinds, lambda file: self._begin(export, file))

    def _ask_import(self) -> None:
        from calfbreak.ui.history.file_question import ask_which_to_open

        kinds = (tr("Exports and histories (*.json *.db)"), tr("All files (*)"))
        bring_in = self._archive.bring_in
        ask_which_to_open(self, tr("Import records"), kinds, lambda file: self._begin(bring_in, file))

    def _ask_delete(self) -> None:
        from calfbreak.ui.history.deletion import DeletionWindow

        assert self._day is not None
        DeletionWindow(
            theme=self._theme,
            today=self._day.day,
            count=self._past.count_before,
            delete=lambda before: self._begin(self._archive.delete, before),
            parent=self,
        ).show()

    def _begin(self, deed: Callable[..., None], what: object) -> None:
        self._say(tr("One moment …"))
        deed(what, self._ended)

    def _ended(self, well: bool, words: str) -> None:
        if not self._looked_at:
            return
        self._say(words)
        if well:
            self.changed.emit()
            self.refresh()  # also if today is as it was

    def _say(self, words: str) -> None:
        self.outcome.setText(words)
        announce(self.outcome, words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more: nothing is drawn, and nobody is told what becomes of the records."""
        super().hideEvent(event)
        self.studio.close()
        self._looked_at = event.spontaneous()  # minimised: somebody comes back to it

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was left undrawn while it was minimised."""
        super().showEvent(event)
        self._looked_at = True
        self.studio.draw()
