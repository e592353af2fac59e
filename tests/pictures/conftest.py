"""What the tests of the pictures share: the pictures. To draw them takes seconds."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from calfbreak.adapters.catalog import load_stretches
from calfbreak.ui.pictures import pictures
from pictures.gallery import in_its_font


@pytest.fixture(scope="session")
def drawn(qapp: QApplication) -> dict[str, QImage]:
    """Every window in both themes, in the gallery's font."""
    with in_its_font(qapp):
        return dict(pictures(load_stretches()))
