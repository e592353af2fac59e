"""Deleting records: what it means is said, and the word must be typed. A copy is kept, and where it is is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from calfbreak.domain.wording import tr
from calfbreak.domain.wording.archive import deletion_meaning
from calfbreak.ui.drawn_controls import ComboBox
from calfbreak.ui.history.panel import Panel
from calfbreak.ui.parts import button, em, label
from calfbreak.ui.theme import Theme


class DeletionWindow(Panel):
    """Asks which records shall go."""

    def __init__(
        self,
        *,
        theme: Theme,
        today: date,
        count: Callable[[date | None], int],
        delete: Callable[[date | None], None],
        parent: QWidget | None = None,
    ) -> None:
        """`count` tells how many records there are before a day (None: in all), `delete` deletes them."""
        super().__init__(tr("Delete records — Calf Break"), theme=theme, parent=parent)
        self._count, self._delete = count, delete
        self.which = ComboBox(theme)
        self.which.addItems([tr("Everything"), tr("Everything before a day")])
        self.which.setAccessibleName(tr("Which records"))
        self.day = QDateEdit(QDate(today.year, today.month, today.day).addYears(-1))
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setAccessibleName(tr("The first day that is kept"))
        self.meaning = label(wrap=True)
        self.word = QLineEdit()
        self.delete = button(tr("Delete"), self._confirmed)
        self.keep = button(tr("Keep everything"), self.close)
        self._arrange()
        self.which.currentIndexChanged.connect(lambda _index: self._look())
        self.day.dateChanged.connect(lambda _date: self._look())
        self.word.textChanged.connect(lambda _text: self._allow())
        self._look()
        self.resize(em(34), self.sizeHint().height())

    def _arrange(self) -> None:
        which = QHBoxLayout()
        which.setSpacing(8)
        which.addWidget(self.which)
        which.addWidget(self.day)
        which.addStretch(1)
        asked = tr("Type the word “{word}” to go on:").format(word=self.wanted)
        self.word.setAccessibleName(asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addLayout(which)
        layout.addWidget(self.meaning)
        layout.addWidget(label(tr("A copy of everything is kept beside the history file."), wrap=True))
        layout.addWidget(label(asked, kind="secondary", wrap=True))
        layout.addWidget(self.word)
        layout.addStretch(1)
        layout.addLayout(buttons)

    @property
    def wanted(self) -> str:
        """The word that must be typed."""
        return tr("delete")

    @property
    def before(self) -> date | None:
        """The first day that is kept; None if nothing is."""
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day()) if self.which.currentIndex() else None

    def _look(self) -> None:
        self.day.setVisible(self.before is not None)
        count = self._count(self.before)
        self._empty = not count
        self.meaning.setText(deletion_meaning(count, self.before) if count else tr("There is nothing to delete."))
        self._allow()

    def _allow(self) -> None:
        typed = self.word.text().strip().casefold() == self.wanted.casefold()
        self.delete.setEnabled(typed and not self._empty)

    def _confirmed(self) -> None:
        self.close()
        self._delete(self.before)
