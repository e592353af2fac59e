"""Today: the daily goal, how long you sat, the band of the day, the last two weeks, and every entry with its time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from calfbreak.domain import wording
from calfbreak.domain.history import diary
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import Outcome
from calfbreak.domain.history.trend_charts import Grain, first_shown, sitting, slots
from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.wording import clock_of, tr
from calfbreak.domain.wording.progress import streak_days, streak_line
from calfbreak.ports import Past
from calfbreak.ui.day_band import Block, DayBand, Dot
from calfbreak.ui.goal_ring import GoalRing
from calfbreak.ui.history.page import Page, days_until, scrolled
from calfbreak.ui.history.plot_card import PlotCard
from calfbreak.ui.history.studio import Studio
from calfbreak.ui.parts import card, em, label
from calfbreak.ui.theme import Theme

SITS = (Phase.COUNTING, Phase.DUE, Phase.HELD, Phase.SNOOZED)
"""The phases in which a bout is running."""


class TodayPage(Page):
    """The day at a glance."""

    def __init__(self, *, theme: Theme, studio: Studio, names: Mapping[str, str]) -> None:
        """`names` of the stretches, by id."""
        super().__init__()
        self._names = names
        self.ring = GoalRing(theme=theme)
        self.ring.setFixedSize(em(10), em(10))
        self.sat, self.longest, self.bout, self.streak = (label(times=1.6, bold=True) for _ in range(4))
        self.streak_line = label(kind="secondary", wrap=True)
        self.band = DayBand(theme=theme)
        self.entries = QGridLayout()
        self.recent = PlotCard(theme=theme, studio=studio, height=13)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._top_card())
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.recent, 4)
        below.addWidget(self._list_card(), 5)
        layout.addLayout(below, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def _top_card(self) -> QFrame:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addStretch(1)
        right.addLayout(self._figures())
        right.addSpacing(8)
        right.addWidget(self.band)
        right.addWidget(self.streak_line)
        right.addStretch(1)
        made = card()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(24)
        layout.addWidget(self.ring)
        layout.addLayout(right, 1)
        return made

    def _figures(self) -> QHBoxLayout:
        figures = QHBoxLayout()
        figures.setSpacing(24)
        pairs: tuple[tuple[QLabel, str], ...] = (
            (self.sat, tr("sat today")),
            (self.longest, tr("longest sit")),
            (self.bout, tr("this sit")),
            (self.streak, tr("streak")),
        )
        for value, words in pairs:
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(value)
            column.addWidget(label(words, kind="secondary"))
            figures.addLayout(column, 1)
        return figures

    def _list_card(self) -> QFrame:
        made = card()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self.entries.setHorizontalSpacing(16)
        self.entries.setVerticalSpacing(8)
        self.entries.setColumnStretch(1, 3)
        self.entries.setColumnStretch(2, 2)
        column.addLayout(self.entries)
        column.addStretch(1)
        scroll = scrolled(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard can scroll it
        scroll.setAccessibleName(tr("The day, the latest first"))
        layout = QVBoxLayout(made)
        leading, trailing = 24, 12  # Qt does not turn margins round, but it does the scroll bar
        layout.setContentsMargins(
            *((trailing, 16, leading, 16) if self.isRightToLeft() else (leading, 16, trailing, 16))
        )
        layout.addWidget(scroll)
        return made

    def show_day(self, day: DayHistory, snapshot: Snapshot) -> None:
        """Show this day, and what is going on in it."""
        self.ring.show_today(snapshot.today.completed, snapshot.today.goal)
        self.sat.setText(wording.duration(snapshot.today.sat))
        self.longest.setText(wording.duration(snapshot.today.longest))
        self.bout.setText(wording.duration(snapshot.bout) if snapshot.phase in SITS else "–")
        self.band.show_day(self._blocks(day, snapshot), self._dots(day))
        self._list(self.lines(day, snapshot))

    def show_past(self, past: Past, day: DayHistory, snapshot: Snapshot) -> None:
        """Show the streak, what it forgave, and the last two weeks."""
        streak = past.streak(day.day, snapshot.today.goal)
        self.streak.setText(streak_days(streak))
        self.streak_line.setText(streak_line(streak))
        days = days_until(past, first_shown(Grain.DAY, day.day), day, snapshot)
        self.recent.show_chart(sitting(Grain.DAY, slots(Grain.DAY, days, day.day)))

    def _blocks(self, day: DayHistory, snapshot: Snapshot) -> tuple[Block, ...]:
        blocks = [
            Block(_second(day, bout.began), _second(day, bout.until), self._bout_words(bout.began, bout.until))
            for bout in day.bouts
        ]
        if snapshot.phase in SITS and snapshot.bout >= 1:
            began, ended = snapshot.at.ago(snapshot.bout).stamp(), snapshot.at.stamp()
            words = self._bout_words(began, ended)
            blocks.append(Block(_second(day, began), _second(day, ended), words, running=True))
        return tuple(blocks)

    def _bout_words(self, began: Stamp, ended: Stamp) -> str:
        return tr("Sitting {began}–{ended}").format(began=clock_of(began), ended=clock_of(ended))

    def _dots(self, day: DayHistory) -> tuple[Dot, ...]:
        return tuple(
            Dot(_second(day, each.began), f"{clock_of(each.began)} {self._name(each.stretch)}",
                each.outcome is Outcome.COMPLETED)
            for each in day.sessions if each.outcome is not Outcome.ABANDONED
        )  # fmt: skip

    def _name(self, stretch: str) -> str:
        return self._names.get(stretch, stretch)

    def lines(self, day: DayHistory, snapshot: Snapshot) -> tuple[diary.Entry, ...]:
        """The entries, latest first; the running bout, which is not recorded yet, above them."""
        entries = list(diary.entries(day, self._names))
        if snapshot.phase in SITS and snapshot.bout >= 1:
            entries.append(diary.running(snapshot))
        return tuple(sorted(entries, key=lambda entry: entry.utc, reverse=True))

    def _list(self, lines: tuple[diary.Entry, ...]) -> None:
        while (item := self.entries.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not lines:
            self.entries.addWidget(label(tr("Nothing yet today."), kind="secondary"), 0, 0, 1, 3)
        for row, entry in enumerate(lines):
            when, became = (label(words, kind="secondary", wrap=True) for words in (entry.when, entry.became))
            for column, words in enumerate((when, label(entry.what, wrap=True), became)):
                words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
                self.entries.addWidget(words, row, column)


def _local(stamp: Stamp) -> datetime:
    return datetime.fromtimestamp(stamp.utc, timezone(timedelta(seconds=stamp.offset)))


def _second(day: DayHistory, stamp: Stamp) -> float:
    """Seconds after the day's midnight, by the clock that hung on the wall then."""
    midnight = datetime(day.day.year, day.day.month, day.day.day)
    return (_local(stamp).replace(tzinfo=None) - midnight).total_seconds()
