"""A field for a distance in centimetres, which may be left empty.

What is too far is taken as it was typed, and called so: a key that is refused in the middle of a number would leave
another number behind, 9 of a 95 that was meant to be 9.5, and nobody would notice.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from calfbreak.domain.history.knee_to_wall import FARTHEST, distance
from calfbreak.domain.translation import told
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.numbers import decimal
from calfbreak.ui.drawn_controls import scrolls_only_in_focus

_EMPTY = -0.1
"""Below every distance: nothing was measured."""
_USUAL = 8.0
"""Where the first step from an empty field leads, cm."""
_TYPED = re.compile(r"\d{0,3}([.,]\d?)?")
_HIGHEST = 999.9
"""What can be typed."""


class DistanceBox(QDoubleSpinBox):
    """0.0 to 25.0 cm, typed with a point or a comma, or picked with the arrow keys."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__()
        self.setRange(_EMPTY, _HIGHEST)
        self.setDecimals(1)
        self.setSingleStep(0.1)
        self.setSpecialValueText("–")
        self.setSuffix(" " + tr("cm"))
        self.setValue(_EMPTY)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(name)
        scrolls_only_in_focus(self)

    @property
    def cm(self) -> float | None:
        """The distance; None if the field is empty, or what is in it cannot be one."""
        return None if self.value() < 0 or self.trouble else round(self.value(), 1)

    @property
    def trouble(self) -> str:
        """Why what is in the field cannot be a distance; empty if it can."""
        try:
            distance(max(0.0, self.value()))
        except ValueError as why:
            return told(why)
        return ""

    def show_cm(self, cm: float | None) -> None:
        """Hold this distance; None empties the field."""
        self.setValue(_EMPTY if cm is None else cm)

    def stepBy(self, steps: int) -> None:
        """The first step from an empty field leads to where most ankles are."""
        if self.cm is None:
            self.setValue(_USUAL)
        else:
            self.setValue(min(FARTHEST, self.cm + steps * self.singleStep()))

    def textFromValue(self, value: float) -> str:
        """As it is written where the person lives."""
        return decimal(value)

    def valueFromText(self, text: str) -> float:
        """Point and comma mean the same."""
        typed = self._typed(text)
        return float(typed.replace(",", ".")) if typed.strip(".,") else _EMPTY

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """A number, or nothing."""
        right = _TYPED.fullmatch(self._typed(text))
        return QValidator.State.Acceptable if right else QValidator.State.Invalid, text, at

    def _typed(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip().replace("–", "")
