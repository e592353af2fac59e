"""The settings: five short pages, made from `domain/settings.DESCRIPTIONS`. A change applies at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from calfbreak.domain.commands import Change, Command
from calfbreak.domain.settings import DESCRIPTIONS, Description, Page, Value
from calfbreak.domain.wording import tr
from calfbreak.ui.parts import card, centre_on_screen_in_use, em, label, line
from calfbreak.ui.setting_control import Control, control_for
from calfbreak.ui.theme import Theme

Choices = tuple[tuple[str, str], ...]


class SettingsWindow(QWidget):
    """Every setting with its control and one line of help."""

    def __init__(
        self,
        *,
        wish: Callable[[Command], None],
        theme: Theme,
        values: Mapping[str, Value],
        stretches: Choices,
        problems: tuple[str, ...] = (),
    ) -> None:
        """`stretches` are pairs of id and name; `problems` are sentences about the settings file."""
        super().__init__(None, Qt.WindowType.Window)
        self._wish = wish
        self._theme = theme
        self._stretches = stretches
        self.controls: dict[str, Control] = {}
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Settings — Calf Break"))
        self.problem = label(kind="problem", wrap=True)
        self.pages = QListWidget()
        self.stack = QStackedWidget()
        self._arrange()
        self.show_values(values)
        self.show_problems(problems)
        theme.dress(self)
        self.resize(max(740, em(49)), max(520, em(34)))

    def _arrange(self) -> None:
        self.pages.setProperty("kind", "pages")
        self.pages.setFixedWidth(em(9))
        self.pages.setAccessibleName(tr("Pages"))
        for page in Page:
            self.pages.addItem(tr(page.value))
            self.stack.addWidget(self._page([each for each in DESCRIPTIONS if each.page is page]))
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.problem)
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(24)
        layout.addWidget(self.pages)
        layout.addLayout(right, 1)

    def _page(self, descriptions: list[Description]) -> QWidget:
        ground = card()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        for number, description in enumerate(descriptions):
            if number:
                column.addWidget(line())
            column.addLayout(self._setting(description))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(24, 24, 12, 24)
        layout.addWidget(scroll)
        return ground

    def _setting(self, description: Description) -> QVBoxLayout:
        control = control_for(description, choices=self._stretches, theme=self._theme)
        self.controls[description.key] = control
        refusal = label(kind="problem", wrap=True)
        refusal.setVisible(False)
        control.changed.connect(lambda value: self._wish(Change(description.key, value)))
        control.refused.connect(lambda why: _say(refusal, why))
        row = QHBoxLayout()
        row.setSpacing(16)
        name = label(tr(description.label), bold=True)
        row.addWidget(name)
        if description.foreground:
            row.addWidget(control, 1)
        else:
            row.addStretch(1)
            row.addWidget(control)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(label(tr(description.help), kind="secondary", wrap=True))
        column.addWidget(refusal)
        return column

    def open(self) -> None:
        """Show it, in front."""
        if not self.isVisible():
            centre_on_screen_in_use(self)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Show these values; defaults for those that are missing."""
        for description in DESCRIPTIONS:
            self.controls[description.key].show_value(values.get(description.key, description.default))

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """Say what is wrong with the settings file; nothing if nothing is."""
        _say(self.problem, "\n".join(problems))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _say(where: QLabel, words: str) -> None:
    where.setText(words)
    where.setVisible(bool(words))
