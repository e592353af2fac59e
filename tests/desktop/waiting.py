"""Waiting for other processes: for a condition, with a deadline, never for a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

GRAIN = 0.04
"""Seconds between two looks."""


def wait_until(condition: Callable[[], Found], what: str, limit: float = 15.0, grain: float = GRAIN) -> Found:
    """The first true answer of `condition`, asked every `grain` seconds.

    Raises AssertionError, naming `what`, after `limit` seconds without one.
    """
    deadline = time.monotonic() + limit
    while True:
        if found := condition():
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {limit:g} s in vain: {what}")
        time.sleep(grain)
