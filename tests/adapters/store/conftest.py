"""A history in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calfbreak.adapters.store.journal import Journal


@pytest.fixture
def told() -> list[str]:
    """What the person was told."""
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the history is; the folder does not exist yet."""
    return tmp_path / "data" / "history.db"


@pytest.fixture
def journal(path: Path, told: list[str]) -> Iterator[Journal]:
    """A history with nothing in it."""
    journal = Journal(path, told.append)
    yield journal
    journal.close()
