"""Today: the daily goal, how long you sat, the band of the day, and every entry with its time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from calfbreak.domain import diary, wording
from calfbreak.domain.diary import clock_of
from calfbreak.domain.history import DayHistory
from calfbreak.domain.moment import Stamp
from calfbreak.domain.phase import Phase
from calfbreak.domain.records import Outcome
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.wording import tr
from calfbreak.ui.day_band import Block, DayBand, Dot
from calfbreak.ui.goal_ring import GoalRing
from calfbreak.ui.parts import card, centre_on_screen_in_use, em, label
from calfbreak.ui.theme import Theme

SITS = (Phase.COUNTING, Phase.DUE, Phase.HELD, Phase.SNOOZED)
"""The phases in which a bout is running."""


class HistoryWindow(QWidget):
    """The day at a glance."""

    def __init__(self, *, theme: Theme, names: Mapping[str, str]) -> None:
        """`names` of the stretches, by id."""
        super().__init__(None, Qt.WindowType.Window)
        self._names = names
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("History — Calf Break"))
        self.date = label(kind="secondary")
        self.ring = GoalRing(theme=theme)
        self.ring.setFixedSize(em(10), em(10))
        self.sat, self.longest, self.bout = (label(times=1.6, bold=True) for _ in range(3))
        self.band = DayBand(theme=theme)
        self.entries = QGridLayout()
        self._arrange()
        theme.dress(self)
        self.resize(max(760, em(50)), max(560, em(37)))

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(label(tr("Today"), times=1.3, bold=True))
        head.addStretch(1)
        head.addWidget(self.date)
        layout.addLayout(head)
        layout.addWidget(self._top_card())
        layout.addWidget(self._list_card(), 1)

    def _top_card(self) -> QFrame:
        figures = QHBoxLayout()
        figures.setSpacing(32)
        titles = (tr("sat today"), tr("longest sit"), tr("this sit"))
        for value, words in zip((self.sat, self.longest, self.bout), titles, strict=True):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(value)
            column.addWidget(label(words, kind="secondary"))
            figures.addLayout(column, 1)
        right = QVBoxLayout()
        right.setSpacing(24)
        right.addStretch(1)
        right.addLayout(figures)
        right.addWidget(self.band)
        right.addStretch(1)
        made = card()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(24)
        layout.addWidget(self.ring)
        layout.addLayout(right, 1)
        return made

    def _list_card(self) -> QFrame:
        made = card()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self.entries.setHorizontalSpacing(24)
        self.entries.setVerticalSpacing(8)
        self.entries.setColumnStretch(1, 1)
        column.addLayout(self.entries)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(24, 16, 12, 16)
        layout.addWidget(scroll)
        return made

    def open(self, day: DayHistory, snapshot: Snapshot) -> None:
        """Show it, in front."""
        self.show_day(day, snapshot)
        if not self.isVisible():
            centre_on_screen_in_use(self)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_day(self, day: DayHistory, snapshot: Snapshot) -> None:
        """Show this day, and what is going on in it."""
        self.date.setText(f"{day.day:%A} {day.day.day} {day.day:%B}")
        self.ring.show_today(snapshot.today.completed, snapshot.today.goal)
        self.sat.setText(wording.duration(snapshot.today.sat))
        self.longest.setText(wording.duration(snapshot.today.longest))
        self.bout.setText(wording.duration(snapshot.bout) if snapshot.phase in SITS else "–")
        self.band.show_day(self._blocks(day, snapshot), self._dots(day))
        self._list(self.lines(day, snapshot))

    def _blocks(self, day: DayHistory, snapshot: Snapshot) -> tuple[Block, ...]:
        blocks = [
            Block(_second(day, bout.began), _second(day, bout.ended), self._bout_words(bout.began, bout.ended))
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
            self.entries.addWidget(label(entry.when, kind="secondary"), row, 0)
            self.entries.addWidget(label(entry.what), row, 1)
            self.entries.addWidget(label(entry.became, kind="secondary"), row, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _local(stamp: Stamp) -> datetime:
    return datetime.fromtimestamp(stamp.utc, timezone(timedelta(seconds=stamp.offset)))


def _second(day: DayHistory, stamp: Stamp) -> float:
    """Seconds after the day's midnight, by the clock that hung on the wall then."""
    midnight = datetime(day.day.year, day.day.month, day.day.day)
    return (_local(stamp).replace(tzinfo=None) - midnight).total_seconds()
