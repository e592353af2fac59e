"""Controls for settings, made from their descriptions: a spin box, a slider, a switch, a choice, a line to type in.

A control shows a value as the settings file writes it, and calls `changed(value)` when a person has changed it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QWidget,
)

from calfbreak.domain.rules.calendar import MINUTE
from calfbreak.domain.settings.settings import Description, Kind, Value, check, parse_duration, write_duration
from calfbreak.domain.translation import told
from calfbreak.domain.wording import tr
from calfbreak.ui.drawn_controls import ComboBox, Switch, scrolls_only_in_focus
from calfbreak.ui.parts import em
from calfbreak.ui.stepper import Stepper
from calfbreak.ui.theme import Theme

SLIDER_STEP = 5
"""Minutes, or whatever the setting counts."""


class Control(QWidget):
    """What all controls have in common."""

    changed = Signal(object)
    moved = Signal(object)
    """The value under a slider that is still on its way."""
    refused = Signal(str)
    """A sentence: what was typed is not possible, and what would be. Empty when all is well again."""

    def __init__(self, description: Description) -> None:
        super().__init__()
        self.description = description
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(12)

    @property
    def below(self) -> QWidget | None:
        """What else belongs to it and needs the whole width."""
        return None

    def show_value(self, value: Value) -> None:
        """Show this value without calling it a change."""
        raise NotImplementedError

    def _named(self, widget: QWidget) -> QWidget:
        widget.setAccessibleName(tr(self.description.label))
        widget.setAccessibleDescription(tr(self.description.help))
        return widget


class NumberControl(Control):
    """A count, or a duration in whole minutes or seconds; with a slider where one range is offered first."""

    def __init__(self, description: Description) -> None:
        super().__init__(description)
        self._unit = 1 if description.kind is Kind.COUNT or description.most <= 2 * MINUTE else MINUTE
        zero = tr(description.zero) if description.zero else ""
        least, most = (round(end / self._unit) for end in (description.least, description.most))
        self.stepper = Stepper(least, most, suffix=self._suffix(), nothing=zero, width=10 if zero else 6.5)
        self.spin = self.stepper.spin
        self.spin.setKeyboardTracking(False)
        if description.kind is Kind.DURATION and description.least == 0:
            self.spin.setSpecialValueText(tr("no limit"))
        self.slider = self._make_slider() if description.foreground else None
        if self.slider is not None:
            self.row.addWidget(self.slider, 1)
        self.row.addWidget(self._named(self.stepper))
        self.spin.setAccessibleDescription(tr(description.help))
        self.spin.valueChanged.connect(lambda _number: self._spun())

    def _suffix(self) -> str:
        if self.description.kind is Kind.COUNT:
            return tr(self.description.unit)
        return tr(" s") if self._unit == 1 else tr(" min")

    def _make_slider(self) -> QSlider:
        assert self.description.foreground is not None
        slider = QSlider(Qt.Orientation.Horizontal)
        least, most = (round(end / self._unit) for end in self.description.foreground)
        slider.setRange(least // SLIDER_STEP, most // SLIDER_STEP)
        slider.setMinimumWidth(em(2.5))
        mirrored = slider.layoutDirection() is Qt.LayoutDirection.RightToLeft
        slider.setProperty("kind", "mirrored" if mirrored else "")
        slider.setTracking(False)  # a change is written when the handle is let go, not on every pixel
        slider.sliderMoved.connect(self._dragged)
        slider.valueChanged.connect(self._slid)
        scrolls_only_in_focus(slider)
        self._named(slider)
        return slider

    def _dragged(self, step: int) -> None:
        self.stepper.show_number(step * SLIDER_STEP)
        self.moved.emit(self._written(step * SLIDER_STEP))

    def _slid(self, step: int) -> None:
        self.stepper.show_number(step * SLIDER_STEP)
        self.changed.emit(self._written(step * SLIDER_STEP))

    def _spun(self) -> None:
        self._show_on_slider(self.stepper.number)
        self.changed.emit(self._written(self.stepper.number))

    def _show_on_slider(self, number: int) -> None:
        if self.slider is not None:
            self.slider.blockSignals(True)
            self.slider.setValue(round(number / SLIDER_STEP))
            self.slider.blockSignals(False)

    def _written(self, number: int) -> Value:
        return number if self.description.kind is Kind.COUNT else write_duration(number * self._unit)

    def show_value(self, value: Value) -> None:
        """Show the count, or the duration."""
        is_count = self.description.kind is Kind.COUNT
        number = int(value) if is_count else round(parse_duration(str(value)) / self._unit)
        self.stepper.show_number(number)
        self._show_on_slider(number)


class ChoiceControl(Control):
    """One of a few."""

    def __init__(self, description: Description, choices: tuple[tuple[str, str], ...], theme: Theme) -> None:
        super().__init__(description)
        self.combo = ComboBox(theme)
        self.combo.setMinimumWidth(em(12))
        self.offer(choices)
        self.row.addWidget(self._named(self.combo))
        scrolls_only_in_focus(self.combo)
        self.combo.activated.connect(lambda index: self.changed.emit(self.combo.itemData(index)))

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these from now on. Which is the chosen one must be shown again."""
        if choices == tuple((self.combo.itemData(at), self.combo.itemText(at)) for at in range(self.combo.count())):
            return
        self.combo.clear()
        for value, words in choices:
            self.combo.addItem(words, value)

    def show_value(self, value: Value) -> None:
        """Show this one; one that is not offered is added, so that it is not lost."""
        index = self.combo.findData(value)
        if index < 0:
            self.combo.addItem(str(value), value)
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(index)


class TextControl(Control):
    """A line to type in, checked when it is left."""

    def __init__(self, description: Description) -> None:
        super().__init__(description)
        self.edit = QLineEdit()
        self.edit.setMinimumWidth(em(8))
        if description.kind is not Kind.TEXT:  # figures, whatever the language
            self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.row.addWidget(self._named(self.edit))
        self._value = ""
        self.edit.editingFinished.connect(self._typed)

    def _typed(self) -> None:
        try:
            value = check(self.description, self.edit.text())
        except ValueError as error:
            self.refused.emit(told(error).partition(": ")[2])
            return
        self.refused.emit("")
        self._show(str(value))
        if value != self._value:
            self._value = str(value)
            self.changed.emit(value)

    def show_value(self, value: Value) -> None:
        """Show this text."""
        self._value = str(value)
        self._show(self._value)

    def _show(self, text: str) -> None:
        if self.edit.text() != text:  # else the cursor stays where somebody has put it
            self.edit.setText(text)
            self.edit.setCursorPosition(0)


class SwitchControl(Control):
    """On or off."""

    def __init__(self, description: Description, theme: Theme) -> None:
        super().__init__(description)
        self.switch = Switch(theme=theme)
        self.row.addWidget(self._named(self.switch))
        self.switch.clicked.connect(lambda on: self.changed.emit(bool(on)))

    def show_value(self, value: Value) -> None:
        """Show on or off."""
        self.switch.setChecked(bool(value))
