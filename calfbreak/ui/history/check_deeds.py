"""What can be done with knee-to-wall checks: make one, and put one right that was mistyped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from calfbreak.domain.commands import Command, CorrectCheck
from calfbreak.domain.history.correction import measured_on
from calfbreak.domain.history.records import Side
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.dates import full_date
from calfbreak.ports import Past
from calfbreak.ui.stretches.notice import Notice
from calfbreak.ui.theme import Theme

if TYPE_CHECKING:
    from calfbreak.ui.figure_view import FigureView


class CheckDeeds:
    """Opens the windows for a check; what became of a correction is said in `notice`, with a way back."""

    def __init__(
        self,
        window: QWidget,
        *,
        wish: Callable[[Command], None],
        past: Past,
        theme: Theme,
        dress: Callable[[FigureView], None] | None,
        changed: Callable[[], None],
    ) -> None:
        """`changed` is called when a day that is over has changed; `dress` gives the figure of a check its person."""
        self._window, self._wish, self._past, self._changed = window, wish, past, changed
        self._theme, self._dress = theme, dress
        self.notice = Notice()

    def measure(self) -> None:
        """Make a check, guided."""
        from calfbreak.ui.history.check_window import CheckWindow

        self.notice.clear()
        CheckWindow(wish=self._wish, theme=self._theme, dress=self._dress, parent=self._window).show()

    def correct(self, day: date | None = None) -> None:
        """Put the check of this day right, or another one."""
        from calfbreak.ui.history.correction_window import CorrectionWindow

        checks = self._past.checks()
        if not checks:
            return
        self.notice.clear()
        asked = CorrectionWindow(
            checks=checks, day=day, correct=self.put_right, theme=self._theme, parent=self._window
        )  # fmt: skip
        asked.show()

    def put_right(self, command: CorrectCheck) -> None:
        """Let this be what was measured on that day, and offer to have it as it was."""
        before = measured_on(self._past.checks(), command.day)
        back = CorrectCheck(command.day, before[Side.LEFT], before[Side.RIGHT])
        self._wish(command)
        kept = command.left or command.right
        words = tr("The check of {day} is corrected.") if kept else tr("The check of {day} is removed.")
        self.notice.say(words.format(day=full_date(command.day)), (tr("Undo"), lambda: self._undo(back)))
        self._changed()
        self.notice.buttons[0].setFocus()

    def _undo(self, back: CorrectCheck) -> None:
        self._wish(back)
        self.notice.clear()
        self._changed()
