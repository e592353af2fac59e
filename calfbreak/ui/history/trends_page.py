"""Trends: days, weeks or months, the hours of the day, a year as a map, and the sentence of the week."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.insight import Insight, insight, looked_at
from calfbreak.domain.history.trend_charts import Grain, first_shown, long_bouts, passed_over, sitting, slots, year
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.progress import insight_line, insight_numbers
from calfbreak.ports import Past
from calfbreak.ui.history.page import Page, days_until, scrolled
from calfbreak.ui.history.plot_card import PlotCard
from calfbreak.ui.history.studio import Studio
from calfbreak.ui.parts import button, card, em, label
from calfbreak.ui.theme import Theme, font


class TrendsPage(Page):
    """The charts of a longer time."""

    def __init__(self, *, theme: Theme, studio: Studio) -> None:
        super().__init__()
        self._shown: tuple[Past, DayHistory, Snapshot] | None = None
        self.year = 0
        self._years = (0, 0)
        self.grains = QTabBar()
        self.grains.setProperty("kind", "small")
        self.grains.setDrawBase(False)
        self.grains.setExpanding(False)
        self.grains.setFont(font(bold=True))
        self.grains.setAccessibleName(tr("What a column stands for"))
        for words in (tr("14 days"), tr("Weeks"), tr("Months")):
            self.grains.addTab(words)
        self.earlier = button("‹", lambda: self._turn(-1))
        self.later = button("›", lambda: self._turn(1))
        self.sitting = PlotCard(theme=theme, studio=studio)
        self.long_bouts = PlotCard(theme=theme, studio=studio)
        self.hours = PlotCard(theme=theme, studio=studio)
        self.map = PlotCard(theme=theme, studio=studio, height=13, beside=self._year_steps())
        self.insight, self.numbers = label(bold=True, wrap=True), label(kind="secondary", wrap=True)
        self._arrange()
        self.grains.currentChanged.connect(lambda _index: self._show_again())

    def _year_steps(self) -> QWidget:
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for step, name in ((self.earlier, tr("The year before")), (self.later, tr("The year after"))):
            step.setProperty("kind", "step")
            step.setFixedSize(em(2), em(2))
            step.setAccessibleName(name)
            step.setToolTip(name)
            layout.addWidget(step)
        return made

    def _arrange(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.grains, 0, 0, 1, 2, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(self.sitting, 1, 0)
        grid.addWidget(self.long_bouts, 1, 1)
        grid.addWidget(self.hours, 2, 0)
        grid.addWidget(self._insight_card(), 2, 1)
        grid.addWidget(self.map, 3, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def _insight_card(self) -> QFrame:
        made = card()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("This week's observation"), bold=True, times=1.1))
        layout.addWidget(self.insight)
        layout.addWidget(self.numbers)
        layout.addStretch(1)
        return made

    @property
    def grain(self) -> Grain:
        """What a column stands for."""
        return tuple(Grain)[self.grains.currentIndex()]

    def show_past(self, past: Past, day: DayHistory, snapshot: Snapshot) -> None:
        """Show the days, weeks or months up to this day, the year that was chosen, and the sentence of the week."""
        self._shown = past, day, snapshot
        today, interval, goal = day.day, snapshot.interval, snapshot.today.goal
        grain, first = self.grain, first_shown(self.grain, today)
        shown = slots(grain, days_until(past, first, day, snapshot), today)
        self.sitting.show_chart(sitting(grain, shown))
        self.long_bouts.show_chart(long_bouts(grain, shown, interval))
        self.hours.show_chart(passed_over(past.hours(first, today)))
        self._show_years(past.first_day(), today)
        in_year = days_until(past, date(self.year, 1, 1), day, snapshot)
        self.map.show_chart(year(in_year, self.year, today, goal))
        span = looked_at(today)
        self._show_insight(insight(past.summaries(*span, interval), past.hours(*span), today, goal))

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_past(*self._shown)

    def _show_years(self, first: date | None, today: date) -> None:
        self._years = ((first or today).year, today.year)
        self.year = min(max(self.year or today.year, self._years[0]), self._years[1])
        self._allow()

    def _show_insight(self, insight: Insight | None) -> None:
        if insight is None:
            self.insight.setText(tr("Nothing stands out yet. It takes four weeks of records, and a clear difference."))
        else:
            self.insight.setText(insight_line(insight))
        numbers = "" if insight is None else insight_numbers(insight)
        _with_reason(self.insight, numbers)
        self.numbers.setText(numbers)

    def _turn(self, by: int) -> None:
        self.year += by
        self._allow()
        self._show_again()

    def _allow(self) -> None:
        self.earlier.setEnabled(self.year > self._years[0])
        self.later.setEnabled(self.year < self._years[1])


def _with_reason(words: QLabel, reason: str) -> None:
    words.setToolTip(reason)
    words.setAccessibleDescription(reason)
