"""What a person sees, hovers over or hears in a window, and whether it has room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSpinBox,
    QTableView,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from pictures.clipping import cut_off

SCRIPTS = {
    "ar": QFontDatabase.WritingSystem.Arabic,
    "hi": QFontDatabase.WritingSystem.Devanagari,
    "ta": QFontDatabase.WritingSystem.Tamil,
    "zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese,
}
"""The languages that need a font of their own."""


def texts(window: QWidget) -> Iterator[str]:
    """Every text of the window and of the widgets that can be seen in it."""
    yield window.windowTitle()
    for widget in chain([window], window.findChildren(QWidget)):
        if widget is window or widget.isVisibleTo(window):
            yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
            yield from _own(widget)


def _own(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()  # the text is the person's own
        case QSpinBox():
            yield from (widget.prefix(), widget.suffix(), widget.specialValueText())
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        case QListWidget():
            yield from (widget.item(row).text() for row in range(widget.count()))
        case QTableWidget():
            items = (widget.item(row, column) for row in range(widget.rowCount())
                     for column in range(widget.columnCount()))  # fmt: skip
            heads = (widget.horizontalHeaderItem(column) for column in range(widget.columnCount()))
            yield from (item.text() for item in chain(items, heads) if item is not None)


def without_room(window: QWidget) -> list[str]:
    """What is cut off, looked for as in the pictures, and besides in fields for numbers and at the sides of areas that
    scroll down only. What somebody typed may be longer than its field.
    """
    typed = tuple(f"QLineEdit {each.text()!r}" for each in window.findChildren(QLineEdit) if each.text())
    return [each for each in cut_off(window) if not each.startswith(typed)] + [
        f"{type(each).__name__} {lacks}"
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window) and (lacks := _lacks(each))
    ]


def _lacks(widget: QWidget) -> str:
    match widget:
        case QSpinBox():
            longest = max(_values(widget), key=widget.fontMetrics().horizontalAdvance)
            needs, has = widget.fontMetrics().horizontalAdvance(longest), widget.lineEdit().width()
            return f"{longest!r} needs {needs} px, has {has}" if needs > has else ""
        case QScrollArea() if widget.widget():
            needs, has = widget.widget().width(), widget.viewport().width()
            return f"with {widget.widget().layout()} needs {needs} px, has {has}" if needs > has else ""
        case QAbstractItemView():
            beyond = widget.horizontalScrollBar().maximum()
            return f"goes on for {beyond} px to the side" if beyond and not isinstance(widget, QTableView) else ""
    return ""


def _values(spin: QSpinBox) -> tuple[str, ...]:
    ends = (f"{spin.prefix()}{value}{spin.suffix()}" for value in (spin.minimum(), spin.maximum()))
    return (*ends, spin.specialValueText())
