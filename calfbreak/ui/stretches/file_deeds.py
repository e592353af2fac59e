"""Files of stretches and routines, for somebody else and from them. What would be replaced is asked about first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from calfbreak.domain.wording import tr
from calfbreak.shelf import Refused, StretchShelf, Taken
from calfbreak.ui.history.file_question import ask_where_to_save, ask_which_to_open
from calfbreak.ui.stretches.notice import Notice


class FileDeeds:
    """Asks for files beside a window, and says in its notice what became of them."""

    def __init__(self, window: QWidget, shelf: StretchShelf, notice: Notice, arrived: Callable[[str], None]) -> None:
        """`arrived` is called with the id of what was brought in."""
        self._window, self._shelf, self._notice, self._arrived = window, shelf, notice, arrived

    def ask_where_to_save(self, identity: str) -> None:
        """Write this stretch or routine into a file, after asking where."""
        kinds = {"toml": _kind()}
        # The dialog asks before it gives back a file that is there.
        ask_where_to_save(
            self._window, tr("Save as a file"), kinds, lambda file: self.save(identity, str(file)), name=identity
        )

    def save(self, identity: str, file: str) -> None:
        """Write it into this file; somebody has agreed that it may be replaced."""
        try:
            self._shelf.export(identity, file, replace=True)
        except Refused as why:
            self._notice.say(str(why))
            return
        self._notice.say(tr("Saved as {file}.").format(file=file))

    def ask_which_to_open(self) -> None:
        """Take a file over, after asking which."""
        ask_which_to_open(self._window, tr("Open a file"), [_kind()], lambda file: self.take_over(str(file)))

    def take_over(self, file: str, *, replace: bool = False, beside: bool = False) -> None:
        """Take over this file, and ask first if it would take the place of something."""
        try:
            identity = self._shelf.bring_in(file, replace=replace, beside=beside)
        except Taken as why:
            self._notice.say(
                str(why),
                (tr("Replace it"), lambda: self.take_over(file, replace=True)),
                (tr("Keep both"), lambda: self.take_over(file, beside=True)),
                (tr("Leave it"), self._notice.clear),
            )
            return
        except Refused as why:
            self._notice.say(str(why))
            return
        self._arrived(identity)
        self._notice.say(tr("{name} is there now.").format(name=self._shelf.catalog.names[identity]))


def _kind() -> str:
    return tr("Stretches and routines") + " (*.toml)"
