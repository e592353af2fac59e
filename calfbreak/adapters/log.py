"""The log: one file in the state folder, at most 1 MB with its predecessor."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

_HALF = 500_000
"""Bytes of the file, and of the one before it."""


class _Log(RotatingFileHandler):
    """Says once that the file cannot be written, where logging itself would print a traceback for every line."""

    said = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self.said and sys.stderr is not None:
            self.said = True
            with suppress(OSError):  # the terminal may be gone as well
                print(f"{self.baseFilename} cannot be written: {error.strerror}", file=sys.stderr)


def keep_log(file: Path) -> None:
    """Write warnings and what is worth knowing into `file`, and nothing on the terminal but errors."""
    handler = _Log(file, maxBytes=_HALF, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.ERROR)
    logging.basicConfig(level=logging.INFO, handlers=[handler, terminal])
    # It tells of every job that it runs.
    logging.getLogger("calfbreak.adapters.scheduler.base").setLevel(logging.WARNING)
