"""The log: one file in the state folder, at most 1 MB with its predecessor."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_HALF = 500_000
"""Bytes of the file, and of the one before it."""


def keep_log(file: Path) -> None:
    """Write warnings and what is worth knowing into `file`, and nothing on the terminal but errors."""
    handler = RotatingFileHandler(file, maxBytes=_HALF, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.ERROR)
    logging.basicConfig(level=logging.INFO, handlers=[handler, terminal])
    # It tells of every job that it runs.
    logging.getLogger("calfbreak.adapters.scheduler.base").setLevel(logging.WARNING)
