"""A card with a plot, the same values as a table, and a button that saves the picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calfbreak.domain.history.chart import Chart
from calfbreak.domain.translation import told
from calfbreak.domain.wording import tr
from calfbreak.ui.history.plot_view import PlotView
from calfbreak.ui.history.studio import Studio
from calfbreak.ui.parts import button, card, label
from calfbreak.ui.theme import Theme

if TYPE_CHECKING:
    from calfbreak.ui.history.plot_table import PlotTable


class PlotCard(QWidget):
    """Title, plot or table, and what can be done with them."""

    chosen = Signal(int)
    """Somebody wants to do something with this mark: Return or a double click on it, or on its row of the table."""

    def __init__(self, *, theme: Theme, studio: Studio, height: float = 15, beside: QWidget | None = None) -> None:
        """`height` of the plot in heights of a line; `beside` stands beside the title."""
        super().__init__()
        self.title = label(bold=True, times=1.1, wrap=True)
        self.note = label(kind="secondary", wrap=True)
        self.note.hide()
        self.view = PlotView(theme=theme, height=height)
        self.view.troubled.connect(self._give_up)
        self.view.chosen.connect(self.chosen)
        self._table: PlotTable | None = None
        self.switch = button(tr("Table"), self._turn)
        self.save = button(tr("Save picture"), self._ask_where)
        self.saved = label(kind="secondary", wrap=True)
        self.saved.hide()
        for made in (self.switch, self.save):
            made.setProperty("kind", "quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._arrange(beside)
        studio.add(self.view)

    def _arrange(self, beside: QWidget | None) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        if beside is not None:
            head.addWidget(beside)
        head.addWidget(self.switch)
        head.addWidget(self.save)
        made = card()
        inner = QVBoxLayout(made)
        leading, trailing = 24, 12  # Qt does not turn margins round
        inner.setContentsMargins(
            *((trailing, 12, leading, 12) if self.isRightToLeft() else (leading, 12, trailing, 12))
        )
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self.note)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(made)

    @property
    def shows_table(self) -> bool:
        """Whether the table is on top."""
        return self._stack.currentWidget() is self._table

    @property
    def table(self) -> PlotTable:
        """The same values as a table. Made when somebody wants it: most people look at the plot."""
        if self._table is None:
            from calfbreak.ui.history.plot_table import PlotTable

            self._table = PlotTable()
            self._table.activated.connect(lambda cell: self.chosen.emit(cell.row()))
            self._stack.addWidget(self._table)
            self._fill_table()
        return self._table

    def _fill_table(self) -> None:
        if self._table is not None and self.view.chart is not None:
            chart = self.view.chart
            self._table.show_table(chart.title, chart.table, chart.newest)

    def show_chart(self, chart: Chart) -> None:
        """Show this."""
        if chart == self.view.chart:
            return
        self.title.setText(chart.title)
        self.switch.setAccessibleName(tr("{title}: plot or table").format(title=chart.title))
        self.save.setAccessibleName(tr("{title}: save as a picture").format(title=chart.title))
        self.view.show_chart(chart)
        self._fill_table()

    def _turn(self) -> None:
        self._stack.setCurrentWidget(self.view if self.shows_table else self.table)
        self.switch.setText(tr("Plot") if self.shows_table else tr("Table"))

    def _give_up(self, why: str) -> None:
        words = tr("Plots cannot be drawn here, so these are the values as a table. {why}")
        self.note.setText(words.format(why=told(why)))
        self.note.show()
        self.switch.hide()
        self.save.hide()
        self._stack.setCurrentWidget(self.table)

    def _ask_where(self) -> None:
        from calfbreak.ui.history.file_question import ask_where_to_save

        kinds = {"png": tr("Picture (*.png)"), "svg": tr("Drawing that can be enlarged (*.svg)")}
        ask_where_to_save(self, tr("Save picture"), kinds, self.save_to)

    def save_to(self, file: Path) -> None:
        """Save the plot with its title: as SVG if the file is called so, else as PNG. Says what became of it."""
        if self.view.drawing is None or self.view.drawn_for is None:
            self._say(tr("The plot is not drawn yet."))
            return
        from calfbreak.ui.history.picture import save

        try:
            save(file, self.title.text(), self.view.drawing, *self.view.drawn_for)
        except OSError as error:
            self._say(tr("{file} cannot be written: {why}.").format(file=file, why=told(error.strerror or error)))
        else:
            self._say(tr("Saved as {file}.").format(file=file))

    def _say(self, words: str) -> None:
        self.saved.setText(words)
        self.saved.show()
