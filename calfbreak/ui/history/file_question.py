"""Asks for a file, beside the window, which goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(
    parent: QWidget, title: str, kinds: Mapping[str, str], chosen: Callable[[Path], None], *, name: str = ""
) -> None:
    """Ask where something shall be written.

    `kinds` are descriptions such as "Picture (*.png)" by their ending; `name` is the one to begin with, without ending.
    """
    dialog = _dialog(parent, title, QFileDialog.AcceptMode.AcceptSave, tuple(kinds.values()), chosen)
    endings = {words: ending for ending, words in kinds.items()}
    dialog.setDefaultSuffix(next(iter(kinds)))
    if name:
        dialog.selectFile(f"{name}.{next(iter(kinds))}")
    dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(endings[words]))
    dialog.open()


def ask_which_to_open(parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[Path], None]) -> None:
    """Ask which file shall be read."""
    dialog = _dialog(parent, title, QFileDialog.AcceptMode.AcceptOpen, kinds, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def _dialog(
    parent: QWidget, title: str, mode: QFileDialog.AcceptMode, kinds: Sequence[str], chosen: Callable[[Path], None]
) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setPalette(parent.window().palette())  # a dialog inherits the style sheet of its window, and no palette
    dialog.setAcceptMode(mode)
    dialog.setNameFilters(list(kinds))
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    return dialog
