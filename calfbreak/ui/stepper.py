"""A number with a button for less and one for more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QWidget

from calfbreak.domain.wording import tr
from calfbreak.ui.drawn_controls import scrolls_only_in_focus
from calfbreak.ui.parts import button, em


class _Number(QSpinBox):
    """From nothing one goes on with the number that nothing stands for, where that is known."""

    stands_for = 0

    def stepBy(self, steps: int) -> None:
        """More, or less."""
        nothing = self.specialValueText() and self.value() == self.minimum()
        if nothing and self.stands_for and steps > 0:  # a held − stops at nothing
            self.setValue(self.stands_for + steps)
        else:
            super().stepBy(steps)


class Stepper(QWidget):
    """A number with a button for less and one for more."""

    def __init__(self, least: int, most: int, *, suffix: str = "", nothing: str = "", width: float = 5.5) -> None:
        """`nothing` is what stands for 0 below the range, where 0 means something of its own. The number has at least
        this `width`, as `em`.
        """
        super().__init__()
        self.spin = _Number()
        self._nothing = bool(nothing)
        self.spin.setRange(least - 1 if nothing else least, most)
        self.spin.setSpecialValueText(nothing)
        self.spin.setSuffix(suffix)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._width = width
        self._widen()
        self.setFocusProxy(self.spin)
        scrolls_only_in_focus(self.spin)
        self.steps = (_step("−", self.spin.stepDown), _step("+", self.spin.stepUp))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for each in (self.steps[0], self.spin, self.steps[1]):
            row.addWidget(each)

    def _widen(self) -> None:
        self.spin.setFixedSize(max(em(self._width), self.spin.sizeHint().width() + em(1)), em(2.2))

    def stand(self, words: str, number: float) -> None:
        """What nothing stands for from now on, in words and as a number (0 where that is not one number)."""
        self.spin.stands_for = round(number)
        if words != self.spin.specialValueText():
            self.spin.setSpecialValueText(words)
            self._widen()

    def setAccessibleName(self, name: str) -> None:
        """It is the number that has a name, and the buttons after it."""
        self.spin.setAccessibleName(name)
        for each, words in zip(self.steps, (tr("{name}: less"), tr("{name}: more")), strict=True):
            each.setAccessibleName(words.format(name=name))

    @property
    def number(self) -> int:
        """The number; 0 for nothing."""
        return 0 if self._nothing and self.spin.value() == self.spin.minimum() else self.spin.value()

    def show_number(self, number: float) -> None:
        """Show this one, without calling it a change."""
        self.spin.blockSignals(True)
        self.spin.setValue(self.spin.minimum() if self._nothing and number == 0 else round(number))
        self.spin.blockSignals(False)


def _step(sign: str, pressed: Callable[[], None]) -> QPushButton:
    made = button(sign, pressed)
    made.setProperty("kind", "step")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrow keys do it in the field
    made.setAutoRepeat(True)
    made.setFixedSize(em(2.2), em(2.2))
    return made
