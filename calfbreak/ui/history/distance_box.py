"""A field for a distance in centimetres, which may be left empty."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from calfbreak.domain.knee_to_wall import FARTHEST
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.numbers import decimal
from calfbreak.ui.drawn_controls import scrolls_only_in_focus

_EMPTY = -0.1
"""Below every distance: nothing was measured."""
_USUAL = 8.0
"""Where the first step from an empty field leads, cm."""
_TYPED = re.compile(r"\d{0,2}([.,]\d?)?")


class DistanceBox(QDoubleSpinBox):
    """0.0 to 25.0 cm, typed with a point or a comma, or picked with the arrow keys."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__()
        self.setRange(_EMPTY, FARTHEST)
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
        """The distance; None if the field is empty."""
        return None if self.value() < 0 else round(self.value(), 1)

    def stepBy(self, steps: int) -> None:
        """The first step from an empty field leads to where most ankles are."""
        if self.cm is None:
            self.setValue(_USUAL)
        else:
            super().stepBy(steps)

    def textFromValue(self, value: float) -> str:
        """As it is written where the person lives."""
        return decimal(value)

    def valueFromText(self, text: str) -> float:
        """Point and comma mean the same."""
        typed = self._typed(text)
        return float(typed.replace(",", ".")) if typed.strip(".,") else _EMPTY

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """A number that can be a distance, or nothing."""
        typed = self._typed(text)
        if not _TYPED.fullmatch(typed):
            return QValidator.State.Invalid, text, at
        if self.valueFromText(text) > FARTHEST:
            return QValidator.State.Invalid, text, at
        return QValidator.State.Acceptable, text, at

    def _typed(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip().replace("–", "")
