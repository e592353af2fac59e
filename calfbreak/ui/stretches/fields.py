"""The fields of a form: a label, what one types or chooses, and below it a sentence when that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from calfbreak.domain.translation import told
from calfbreak.ui.drawn_controls import CheckBox, ComboBox, scrolls_only_in_focus
from calfbreak.ui.parts import announce, em, label
from calfbreak.ui.stepper import Stepper
from calfbreak.ui.theme import Theme

_COLUMN = 9
"""The width, as `em`, of boxes of which two stand beside one another."""


class _TallArea(QScrollArea):
    """Never narrower than what is in it."""

    def minimumSizeHint(self) -> QSize:
        """As wide as it must be, and as low as one likes."""
        least, inner = super().minimumSizeHint(), self.widget()
        if inner is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inner.minimumSizeHint().width() + bar, least.height())


def scrolling(inner: QWidget, name: str = "") -> QScrollArea:
    """An area in which this can be moved up and down, never sideways; with room for the bar beside it.

    With a name it can have the keyboard, because nothing in it can.
    """
    backwards = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    bar, ring = 12, 6 if name else 0
    inner.setContentsMargins(bar if backwards else ring, 0, ring if backwards else bar, 0)
    area = _TallArea()
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


class Field(QWidget):
    """What all fields have in common. `changed` comes with every change that a person makes."""

    changed = Signal()

    def __init__(self, name: str, control: QWidget, *, beside: bool = False) -> None:
        """`beside` puts the control into the line of its name."""
        super().__init__()
        self.control = control
        self.title = label(name, bold=True, wrap=True)
        self.refusal = label(kind="problem", wrap=True)
        self.refusal.setVisible(False)
        self.rename(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if beside:
            row = QHBoxLayout()
            row.addWidget(self.title, 1)
            row.addWidget(control)
            column.addLayout(row)
        else:
            column.addWidget(self.title)
            column.addWidget(control)
        column.addWidget(self.refusal)
        self.changed.connect(lambda: self.refuse(""))

    def rename(self, name: str) -> None:
        """Call it so from now on."""
        self.title.setText(name)
        self.control.setAccessibleName(name)

    def refuse(self, why: str) -> None:
        """Say why it cannot be so; nothing when all is well again."""
        why = told(why)
        self.refusal.setText(why)
        self.refusal.setVisible(bool(why))
        self.control.setAccessibleDescription(why)

    def go_there(self) -> None:
        """Put the keyboard there, and have the sentence read."""
        self.control.setFocus()
        announce(self.control, self.refusal.text())


class TextField(Field):
    """One line."""

    def __init__(self, name: str, longest: int) -> None:
        self.edit = QLineEdit()
        self.edit.setMaxLength(longest)
        super().__init__(name, self.edit)
        self.edit.textEdited.connect(lambda _: self.changed.emit())

    @property
    def text(self) -> str:
        """What stands there."""
        return self.edit.text().strip()


class LinesField(Field):
    """A list of sentences, one on each line."""

    def __init__(self, name: str, rows: int) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(round(self.edit.fontMetrics().lineSpacing() * (rows + 1)))
        super().__init__(name, self.edit)
        self.edit.textChanged.connect(self.changed)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that are not empty."""
        return tuple(each.strip() for each in self.edit.toPlainText().splitlines() if each.strip())

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show these."""
        self.edit.setPlainText("\n".join(lines))


class NumberField(Field):
    """A number, or a number of seconds."""

    def __init__(self, name: str, least: int, most: int, *, suffix: str = "") -> None:
        self.stepper = Stepper(least, most, suffix=suffix)
        super().__init__(name, self.stepper, beside=True)
        self.stepper.spin.valueChanged.connect(self.changed)
        self._shown = 0.0

    def show_number(self, number: float) -> None:
        """Show this one."""
        self._shown = number
        self.stepper.show_number(number)

    @property
    def number(self) -> float:
        """The number; the very one that was shown, if nobody changed it: the control has whole ones only."""
        whole = self.stepper.number
        return self._shown if whole == round(self._shown) else whole


class ChoiceField(Field):
    """One of a few. What is shown and not among them is added, so that it is not lost."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], theme: Theme, *, beside: bool = True) -> None:
        self.combo = ComboBox(theme)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumWidth(em(13))
        super().__init__(name, self.combo, beside=beside)
        self.offer(choices)
        scrolls_only_in_focus(self.combo)
        self.combo.activated.connect(lambda _: self.changed.emit())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these pairs of value and words from now on."""
        self.combo.clear()
        for value, words in choices:
            self.combo.addItem(words, value)

    @property
    def value(self) -> str:
        """The chosen one."""
        return str(self.combo.currentData())

    def choose(self, value: str) -> None:
        """Show this one."""
        if self.combo.findData(value) < 0:
            self.combo.addItem(value, value)
        self.combo.setCurrentIndex(self.combo.findData(value))


class SomeField(Field):
    """Any number of a few. What is shown and not among them is kept."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], theme: Theme) -> None:
        self._shown: tuple[str, ...] = ()
        self.boxes = {value: CheckBox(words, theme=theme) for value, words in choices}
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        widest = max(box.sizeHint().width() for box in self.boxes.values())
        columns = 2 if widest <= em(_COLUMN) else 1
        for number, box in enumerate(self.boxes.values()):
            grid.addWidget(box, number // columns, number % columns)
            box.clicked.connect(lambda _: self.changed.emit())
        super().__init__(name, ground)
        ground.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def values(self) -> tuple[str, ...]:
        """The chosen ones: those that were shown in their order, then the others."""
        kept = [each for each in self._shown if each not in self.boxes or self.boxes[each].isChecked()]
        return (*kept, *(each for each, box in self.boxes.items() if box.isChecked() and each not in kept))

    def choose(self, values: Sequence[str]) -> None:
        """Show these."""
        self._shown = tuple(values)
        for value, box in self.boxes.items():
            box.setChecked(value in values)
