"""The four buttons of a running session, in one row or in two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QPushButton

from calfbreak.domain.wording import tr
from calfbreak.ui.parts import button

_BETWEEN = 8
"""px between two buttons."""
_PADDING = 36 + _BETWEEN
"""px of a button and of the space beside it that are not its words."""


class SessionButtons(QGridLayout):
    """Pause, repeat, skip, later. In one row the first is twice as wide as the others; in two it has one of its own."""

    def __init__(
        self,
        *,
        pause: Callable[[], object],
        repeat: Callable[[], object],
        skip: Callable[[], object],
        later: Callable[[], object],
    ) -> None:
        super().__init__()
        self.pause = button(tr("Pause"), pause, primary=True)
        self.repeat = button(tr("Repeat"), repeat)
        self.skip = button(tr("Skip"), skip)
        self.later = button(tr("Later"), later)
        self.repeat.setToolTip(tr("Do this hold once more (left arrow)"))
        self.skip.setToolTip(tr("Leave this and go on (right arrow)"))
        self.later.setToolTip(tr("Stop for now; what you did is kept (Esc)"))
        self._others = self.repeat, self.skip, self.later
        self._in_one_row: bool | None = None
        first = max(_words_of(self.pause, words) for words in (tr("Pause"), tr("Go on")))
        self._whole = first + sum(_words_of(each, each.text()) for each in self._others)
        """How wide all are in one row, px; also while the first says something else."""
        self.setSpacing(_BETWEEN)

    @property
    def least_width(self) -> int:
        """What they cannot do without, px: in two rows."""
        return sum(each.minimumSizeHint().width() for each in self._others) + _BETWEEN * (len(self._others) - 1)

    def share_out(self, room: int) -> None:
        """In one row if they fit into `room`, px; in two where their words are long or the window is narrow."""
        one_row = self._whole <= room
        if one_row == self._in_one_row:
            return
        self._in_one_row = one_row
        self.addWidget(self.pause, 0, 0, 1, 1 if one_row else len(self._others))
        for number, each in enumerate(self._others):
            self.addWidget(each, *((0, number + 1) if one_row else (1, number)))
        for column in range(len(self._others) + 1):
            wide = 2 if one_row and not column else 1
            self.setColumnStretch(column, wide if one_row or column < len(self._others) else 0)

    def show_paused(self, paused: bool) -> None:
        """What the first button does now."""
        self.pause.setText(tr("Go on") if paused else tr("Pause"))
        self.pause.setToolTip(tr("Go on (space)") if paused else tr("Stand still for a moment (space)"))


def _words_of(button: QPushButton, words: str) -> int:
    """How wide the button is in a row while it says this, px."""
    return button.fontMetrics().horizontalAdvance(words) + _PADDING
