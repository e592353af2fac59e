"""Mobility: how far the ankles bend, check by check, and only what the test can tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from calfbreak.domain.history.check_charts import leg_charts
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.knee_to_wall import DEGREES_PER_CM, DETECTABLE_CHANGE, SOURCES, courses, is_due, up_to
from calfbreak.domain.history.records import CheckRecord
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.numbers import decimal
from calfbreak.domain.wording.progress import legs_line, mobility_line
from calfbreak.ports import Past
from calfbreak.ui.history.check_deeds import CheckDeeds
from calfbreak.ui.history.page import Page, scrolled
from calfbreak.ui.history.plot_card import PlotCard
from calfbreak.ui.history.studio import Studio
from calfbreak.ui.parts import button, card, label
from calfbreak.ui.theme import Theme


class MobilityPage(Page):
    """The knee-to-wall checks, and what can be done with them. `asks`: the person wants to be asked for one."""

    def __init__(self, *, theme: Theme, studio: Studio, deeds: CheckDeeds, asks: bool) -> None:
        super().__init__()
        self._asks, self._deeds = asks, deeds
        self.sentence = label(bold=True, times=1.1, wrap=True)
        self.difference = label(kind="secondary", wrap=True)
        self.reminder = label(kind="accent", wrap=True)
        self.measure = button(tr("New check …"), deeds.measure, primary=True)
        self.correct = button(tr("Correct …"), deeds.correct)
        self.correct.setProperty("kind", "quiet")
        self.legs = tuple(PlotCard(theme=theme, studio=studio, height=16) for _ in range(2))
        self._days: tuple[tuple[date, ...], ...] = ()
        """The days of the marks of each leg's chart."""
        for number, leg in enumerate(self.legs):
            leg.chosen.connect(partial(self._correct_mark, number))
        self._arrange()

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._top_card())
        column.addWidget(self._deeds.notice)
        row = QHBoxLayout()
        row.setSpacing(16)
        for leg in self.legs:
            row.addWidget(leg, 1)
        column.addLayout(row, 1)
        column.addWidget(self._explanation())
        column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def _top_card(self) -> QFrame:
        made = card()
        words = QVBoxLayout()
        words.setSpacing(4)
        for each in (self.sentence, self.difference, self.reminder):
            words.addWidget(each)
        deeds = QVBoxLayout()
        deeds.setSpacing(4)
        for deed in (self.measure, self.correct):
            deeds.addWidget(deed)
        layout = QHBoxLayout(made)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(24)
        layout.addLayout(words, 1)
        layout.addLayout(deeds)
        return made

    def _explanation(self) -> QFrame:
        made = card()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        meaning = tr(
            "The knee-to-wall check measures how far your toe can be from the wall while your knee still touches it. "
            "1 cm stands for about {degrees}° of ankle bend. If you measure yourself, a change of less than {cm} cm "
            "may be no change at all. This is a measurement, not a diagnosis."
        )
        words = meaning.format(degrees=decimal(DEGREES_PER_CM), cm=decimal(DETECTABLE_CHANGE))
        layout.addWidget(label(words, wrap=True))
        for source in SOURCES:
            each = label(source, kind="secondary", times=0.9, wrap=True)
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(each)
        return made

    def show_past(self, past: Past, day: DayHistory, snapshot: Snapshot) -> None:
        """Show every check up to now."""
        checks = up_to(past.checks(), day.day)
        self.show_checks(checks, due=self._asks and is_due(checks, day.day))

    def show_checks(self, checks: Sequence[CheckRecord], *, due: bool) -> None:
        """Show these, in order. `due`: a new one is wanted."""
        self.sentence.setText(mobility_line(checks))
        said = legs_line(checks[-1]) if checks else ""
        self.difference.setText(said or _first_words(checks))
        self.difference.setVisible(bool(self.difference.text()))
        self.reminder.setText(tr("It is time for the next check, if you like.") if due and checks else "")
        self.reminder.setVisible(bool(self.reminder.text()))
        self.correct.setVisible(bool(checks))
        charts = leg_charts(checks)
        self._days = tuple(tuple(point.day for point in leg.points) for leg in courses(checks))
        for place, leg in enumerate(self.legs):
            leg.setVisible(place < len(charts))
            if place < len(charts):
                leg.show_chart(charts[place])

    def _correct_mark(self, leg: int, mark: int) -> None:
        self._deeds.correct(self._days[leg][mark])


def _first_words(checks: Sequence[CheckRecord]) -> str:
    if checks:
        return ""
    return tr("It takes two minutes, a wall and a ruler. You see here what stretching does for your ankles.")
