"""What the person was told, so that nothing is told twice: a small file of key and sentence.

What holds is told once, over restarts too, until it says something else; what holds no longer is forgotten, so that it
is told again when it comes back. A file that is lost or broken, or cannot be written, costs one repetition.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

_log = logging.getLogger(__name__)


class Told:
    """The file; read at each question, because questions are rare."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._unwritten: dict[str, str] | None = None
        """What the file would hold if it could be written: nobody is to be told again for that."""

    def news(self, holds: Mapping[str, str]) -> tuple[str, ...]:
        """The sentences of all that holds now which were not told yet. They count as told from now on."""
        told = self._read()
        new = tuple(sentence for key, sentence in holds.items() if told.get(key) != sentence)
        if told != holds:
            self._write(dict(holds))
        return new

    def once(self, key: str, sentence: str) -> bool:
        """Whether this is new; it counts as told from now on."""
        told = self._read()
        if told.get(key) == sentence:
            return False
        self._write({**told, key: sentence})
        return True

    def forget(self, key: str) -> None:
        """It holds no longer: it is told again when it comes back."""
        told = self._read()
        if key in told:
            self._write({each: sentence for each, sentence in told.items() if each != key})

    def _read(self) -> dict[str, str]:
        if self._unwritten is not None:
            return self._unwritten
        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _log.warning("%s cannot be read: %s", self._file, error)
            return {}
        if not isinstance(told, dict):
            return {}
        return {str(key): str(sentence) for key, sentence in told.items()}

    def _write(self, told: dict[str, str]) -> None:
        from calfbreak.adapters.whole_file import replace_file

        try:
            replace_file(self._file, json.dumps(told, indent=1, ensure_ascii=False).encode())
            self._unwritten = None
        except OSError as error:
            self._unwritten = told
            _log.warning("%s cannot be written: %s", self._file, error)
