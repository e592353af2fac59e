"""A knee-to-wall check that was mistyped: the fields as they were filled in, to be put right or taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfbreak.domain.commands import CorrectCheck
from calfbreak.domain.history.correction import measured_on
from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.dates import full_date
from calfbreak.ui.drawn_controls import ComboBox
from calfbreak.ui.history.panel import Panel
from calfbreak.ui.history.tries import Tries
from calfbreak.ui.parts import button, em, label
from calfbreak.ui.theme import Theme


class CorrectionWindow(Panel):
    """Asks which check is wrong, and how it should be. `correct` is told."""

    def __init__(
        self,
        *,
        checks: Sequence[CheckRecord],
        day: date | None = None,
        correct: Callable[[CorrectCheck], None],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """`checks`: all that count, in order, at least one. It begins with that of `day`, or with the last."""
        super().__init__(tr("Correct a check — Calf Break"), theme=theme, parent=parent)
        self._checks, self._correct = checks, correct
        self._days = sorted({each.day for each in checks}, reverse=True)
        self.which = ComboBox(theme)
        self.which.addItems([full_date(each) for each in self._days])
        self.which.setMinimumWidth(em(14))
        self.which.setAccessibleName(tr("Which check"))
        self.which.setCurrentIndex(self._days.index(day) if day in self._days else 0)
        self.tries = Tries()
        self.remove = button(tr("Remove this check"), self._remove)
        self.leave = button(tr("Leave it"), self.close)
        self.save = button(tr("Save"), self._save, primary=True)
        self._arrange()
        self.tries.changed.connect(self._look)
        self.which.currentIndexChanged.connect(lambda _index: self._show_day())
        self._show_day()
        self.resize(max(em(34), self.minimumSizeHint().width()), self.sizeHint().height())

    def _arrange(self) -> None:
        which = QHBoxLayout()
        which.addWidget(self.which)
        which.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 24, 20, 24)
        layout.setSpacing(16)
        layout.addWidget(label(tr("Which check do you want to correct?"), bold=True, times=1.3, wrap=True))
        layout.addLayout(which)
        layout.addWidget(self.tries)
        layout.addStretch(1)
        layout.addLayout(buttons)

    @property
    def day(self) -> date:
        """The day whose check is shown."""
        return self._days[self.which.currentIndex()]

    def _show_day(self) -> None:
        self._before = measured_on(self._checks, self.day)
        self.tries.show_values(self._before)

    def _look(self) -> None:
        same = all(self.tries.values(leg) == values for leg, values in self._before.items())
        self.save.setEnabled(self.tries.right and not self.tries.empty and not same)

    def _save(self) -> None:
        self._end(self.tries.values(Side.LEFT), self.tries.values(Side.RIGHT))

    def _remove(self) -> None:
        self._end((), ())

    def _end(self, left: tuple[float, ...], right: tuple[float, ...]) -> None:
        self.close()
        self._correct(CorrectCheck(self.day, left, right))
