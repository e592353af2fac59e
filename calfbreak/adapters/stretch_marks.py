"""Whether somebody has put a stretch or routine into their configuration by hand, changed one, or taken one away."""

from __future__ import annotations

from pathlib import Path

from calfbreak.adapters.catalog import DOSES, ROUTINES, STRETCHES
from calfbreak.adapters.settings_table import Mark, mark_of


class StretchMarks:
    """Knows the files of this configuration by their marks: a look opens none of them."""

    def __init__(self, config: Path) -> None:
        self._config = config
        self._seen = self._look()

    def changed(self) -> bool:
        """Whether something is different from how it was when this was asked last."""
        before, self._seen = self._seen, self._look()
        return self._seen != before

    def _look(self) -> dict[str, Mark]:
        folders = (self._config / STRETCHES, self._config / ROUTINES)
        files = [self._config / DOSES, *(file for folder in folders for file in folder.glob("*"))]
        return {str(file): mark_of(file) for file in files}
