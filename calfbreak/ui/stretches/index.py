"""The list of everything that there is: stretches, then routines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.stretch import plan_of
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.stretches import entry, entry_for_ears
from calfbreak.ui.parts import plain_tip
from calfbreak.ui.theme import font

_ID = Qt.ItemDataRole.UserRole
_EDGES = 2 * 13
"""px of an entry's width that its words cannot have: padding and border, as in the style sheet."""


class _Entries(QStyledItemDelegate):
    """Gives an entry the lines that it needs. Qt reckons as if its words had the whole width, and the last line or the
    last letters of one that nearly fills it are cut off.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Of one entry, within `option.rect`."""
        option.rect = option.rect.adjusted(0, 0, -_EDGES, 0)
        return super().sizeHint(option, index)


class Index(QListWidget):
    """Each stretch and routine by its name, with a word when it is one's own, the chosen one, or cannot be done."""

    gone_to = Signal()
    """Another one is the current one, or it is shown anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "pages")
        self.setAccessibleName(tr("Stretches and routines"))
        self.setWordWrap(True)
        self.setItemDelegate(_Entries(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda *_: self.gone_to.emit())

    @property
    def current(self) -> str:
        """The id of the current one."""
        item: QListWidgetItem | None = self.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def show_catalog(self, catalog: Catalog, settings: Settings) -> None:
        """Show this from now on, and stay where one is."""
        current, row = self.current or settings.stretch, self.currentRow()
        self.blockSignals(True)
        self.clear()
        for each in catalog.stretches:
            self._add(each, catalog, settings)
        self._add_heading(tr("Routines"))
        for each in catalog.routines:
            self._add(each, catalog, settings)
        self.blockSignals(False)
        self.go_to(current, otherwise=row)

    def go_to(self, identity: str, *, otherwise: int = 0) -> None:
        """Make this one the current one, or, if there is no such one, the one before this row."""
        ids = [self.item(row).data(_ID) for row in range(self.count())]
        known = [row for row, each in enumerate(ids) if each and row < max(1, otherwise)]
        self.blockSignals(True)
        self.setCurrentRow(ids.index(identity) if identity in ids else known[-1])
        self.blockSignals(False)
        self.gone_to.emit()

    def _add(self, identity: str, catalog: Catalog, settings: Settings) -> None:
        plan = plan_of(identity, catalog.stretches, catalog.routines)
        if plan is None:
            return
        said = {
            "own": identity in catalog.own,
            "possible": not plan.missing(settings.equipment),
            "chosen": identity == settings.stretch,
        }
        item = QListWidgetItem(entry(tr(plan.name), **said))
        item.setData(_ID, identity)
        item.setToolTip(plain_tip(item.text()))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, entry_for_ears(tr(plan.name), **said))
        self.addItem(item)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font(bold=True))
        self.addItem(item)
