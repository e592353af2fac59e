"""The values of a plot as a table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QTableView

from calfbreak.domain.history.chart import Table

_BETWEEN = 8
"""px between the words of two rows."""
_Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """A chart's table for Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table((), ())

    def show_table(self, table: Table) -> None:
        """Hold this one."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """A row for each mark."""
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """As many as headers."""
        return 0 if parent is not None and parent.isValid() else len(self.table.headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; numbers stand at the trailing side."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.table.rows[index.row()][index.column()]
            case Qt.ItemDataRole.TextAlignmentRole if index.column():
                return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns are."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.table.headers[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignTrailing if section else Qt.AlignmentFlag.AlignLeading
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


class PlotTable(QTableView):
    """A table that only shows."""

    def __init__(self) -> None:
        super().__init__()
        self.contents = TableModel()
        self._newest = 0
        self.setModel(self.contents)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)

    def show_table(self, title: str, table: Table, newest: int) -> None:
        """Show this, the row `newest` in view."""
        self.setAccessibleName(title)
        self.contents.show_table(table)
        self._share_out()
        self._newest = newest
        self._go_to_newest()

    def showEvent(self, event: QShowEvent) -> None:
        """Before it was shown it had no size in which anything could be in view."""
        super().showEvent(event)
        self._go_to_newest()

    def _go_to_newest(self) -> None:
        self.scrollTo(self.contents.index(self._newest, 0), QAbstractItemView.ScrollHint.PositionAtBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is shared out anew."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each column what its words need, and the first one what is left, down to a word in each line."""
        head = self.horizontalHeader()
        if not head.count():
            return
        first, *others = (max(self.sizeHintForColumn(each), head.sectionSizeHint(each)) for each in range(head.count()))
        left = self.viewport().width() - sum(others)
        least = min(first, max(self._least(), head.sectionSizeHint(0)))
        for column, need in enumerate((max(left, least), *others)):
            head.resizeSection(column, need)
        for row in range(self.contents.rowCount() if left < first else 0):
            self.setRowHeight(row, self.sizeHintForRow(row) + _BETWEEN)

    def _least(self) -> int:
        """The longest word of the first column, px, and what Qt leaves free beside it."""
        words = {word for row in self.contents.table.rows for word in row[0].split()}
        beside = 2 * (self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1) + 2
        return max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0) + beside
