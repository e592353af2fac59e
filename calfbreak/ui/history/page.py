"""What the pages of the history window have in common."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.trend_charts import with_today
from calfbreak.domain.history.trends import DaySummary
from calfbreak.domain.snapshot import Snapshot
from calfbreak.ports import Past


class Page(QWidget):
    """A page shows what was, up to a day."""

    def show_past(self, past: Past, day: DayHistory, snapshot: Snapshot) -> None:
        """Ask for what is to be shown, and show it. `day` is today, `snapshot` what is going on in it."""
        raise NotImplementedError


def days_until(past: Past, first: date, day: DayHistory, snapshot: Snapshot) -> tuple[DaySummary, ...]:
    """The days from `first` to today, today with the bout that is still running."""
    days = past.summaries(first, day.day, snapshot.interval)
    return with_today(days, day.day, snapshot.today.sat, snapshot.today.longest)


def scrolled(inner: QWidget) -> QScrollArea:
    """The widget in an area that scrolls where there is no room; sideways, only where a desktop made it very narrow."""
    made = QScrollArea()
    made.setProperty("kind", "apart")
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inner)
    return made
