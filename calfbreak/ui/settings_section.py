"""One page of the settings: what else belongs there, the settings, and a way back to how it was at first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfbreak.domain.settings.search import found
from calfbreak.domain.settings.settings import DESCRIPTIONS, Page, Value
from calfbreak.domain.wording import tr
from calfbreak.ui.parts import announce, button, label, line
from calfbreak.ui.setting_row import Choices, SettingRow
from calfbreak.ui.theme import Theme

Slot = Callable[[], QWidget]
"""Makes something that belongs on a page and is no setting of the file."""


class SettingsSection(QWidget):
    """A page. It can be shown whole, or only what somebody looks for."""

    changed = Signal(str, object)
    """A person changed a setting: its key, and the value as the file writes it."""
    moved = Signal(str, object)
    """The same, but the slider is still on its way."""
    reset = Signal(object)
    """All settings with these keys shall be as they were at first."""

    def __init__(
        self,
        page: Page,
        *,
        choices: Choices,
        theme: Theme,
        slots: Sequence[Slot] = (),
        taken: dict[str, Value] | None = None,
    ) -> None:
        """`slots` make what stands above the settings.

        `taken` is what the last reset took away; it is kept outside, because the window may be made anew.
        """
        super().__init__()
        self.page = page
        self._values: Mapping[str, Value] = {}
        self._own: frozenset[str] = frozenset()
        self._taken: dict[str, Value] = {} if taken is None else taken
        self._locked: frozenset[str] = frozenset()
        descriptions = [each for each in DESCRIPTIONS if each.page is page]
        self.rows = [SettingRow(each, choices=choices, theme=theme) for each in descriptions]
        self._lines = [line() for _ in self.rows[1:]]
        self._heading = label(tr(page.value), times=1.2, bold=True)
        self._slots = [make() for make in slots]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._heading)
        for widget in self._slots:
            self._column.addWidget(widget)
        self._add_rows()
        self._add_reset()
        self.show_whole()

    def _add_rows(self) -> None:
        for number, row in enumerate(self.rows):
            if number:
                self._column.addWidget(self._lines[number - 1])
            self._column.addWidget(row)
            key = row.description.key
            row.control.changed.connect(lambda value, key=key: self._change(key, value))
            row.control.moved.connect(lambda value, key=key: self.moved.emit(key, value))

    def _add_reset(self) -> None:
        self._foot = QWidget()
        self.reset_button = button(tr("Reset this page"), self._reset)
        self.reset_button.setProperty("kind", "quiet")
        self.undo_button = button(tr("Undo"), self._undo)
        self.undo_button.setProperty("kind", "quiet")
        self._done = label(tr("This page is as it was at first."), kind="secondary")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for widget in (self._done, self.undo_button, self.reset_button):
            row.addWidget(widget)
        self._column.addWidget(self._foot)
        self._offer_undo(bool(self._taken))

    # --- what is shown -----------------------------------------------------------------------------------------

    def show_whole(self) -> None:
        """Show the page as it is."""
        self._show(set(map(id, self.rows)), whole=True)

    def show_found(self, query: str) -> int:
        """Show only the settings that have to do with the query; how many."""
        hits = {id(row) for row in self.rows if found(query, row.description)}
        self._show(hits, whole=False)
        return len(hits)

    def _show(self, rows: set[int], *, whole: bool) -> None:
        above = False
        for number, row in enumerate(self.rows):
            row.setVisible(id(row) in rows)
            if number:
                self._lines[number - 1].setVisible(id(row) in rows and above)
            above = above or id(row) in rows
        self._heading.setVisible(not whole and bool(rows))
        for widget in (*self._slots, self._foot):
            widget.setVisible(whole)

    def show_values(
        self, values: Mapping[str, Value], locked: Mapping[str, object], own: Collection[str] | None = None
    ) -> None:
        """Show these values; defaults for those that are missing. `own` are those that the person has set: else all."""
        self._values = values
        self._own = frozenset(values if own is None else own)
        self._locked = frozenset(locked)
        for row in self.rows:
            key = row.description.key
            row.control.show_value(values.get(key, row.description.default))
            row.show_lock(locked.get(key))

    # --- what a person does ------------------------------------------------------------------------------------

    def _change(self, key: str, value: Value) -> None:
        self.forget_reset()
        self.changed.emit(key, value)

    def forget_reset(self) -> None:
        """What was reset is no longer offered back."""
        self._taken.clear()
        self._offer_undo(False)

    def _reset(self) -> None:
        keys = tuple(row.description.key for row in self.rows if row.description.key not in self._locked)
        self._taken.clear()
        self._taken.update({key: self._values[key] for key in keys if key in self._own})
        self._offer_undo(True)
        self.reset.emit(keys)
        self.undo_button.setFocus()
        announce(self, self._done.text())

    def _undo(self) -> None:
        taken = dict(self._taken)
        self.forget_reset()
        self.reset_button.setFocus()
        for key, value in taken.items():
            if key not in self._own or self._values.get(key) != value:
                self.changed.emit(key, value)

    def _offer_undo(self, offered: bool) -> None:
        self._done.setVisible(offered)
        self.undo_button.setVisible(offered)
        self.reset_button.setVisible(not offered)
