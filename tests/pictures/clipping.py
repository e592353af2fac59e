"""Finds text in a window that has less room than it needs.

Without a test, for every window: `python tests/pictures/clipping.py --font 200 --rtl`; the exit status is the verdict.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)

from calfbreak.ui.drawn_controls import ComboBox

_BREAKS = re.compile(r"[\s\u200b]+|(?<=[/\u2e80-\uffef])")
"""Where a line may end: at spaces, within a path, and after each Chinese character."""
SLACK = 1
"""px that rounding may cost."""


def cut_off(window: QWidget) -> list[str]:
    """The texts of this window that are cut off or left out in part, each with its place."""
    window.grab()  # lays it out, with all that is in it
    return [
        f"{type(each).__name__} {text!r} needs {need:.0f} px, has {room}"
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window)
        for text, need, room in _texts(each)
        if need > room + SLACK
    ] + [f"{text!r} lies over {other!r}" for text, other in _overlaps(window)]


def _texts(widget: QWidget) -> Iterator[tuple[str, float, int]]:
    """Each text of a widget with the length that it needs and the length that it has, along one side."""
    match widget:
        case QLabel() if widget.text():
            yield from _label(widget)
        case ComboBox():
            content = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            least = "Mm…" if widget.sizeAdjustPolicy() is content else widget.currentText()
            yield widget.currentText(), _wide(widget, least), int(_wide(widget, widget.elided()))
        case QAbstractButton() if widget.text():
            room = _inside(widget)
            yield widget.text(), _wide(widget, widget.text()), room.width()
            yield widget.text(), QFontMetricsF(widget.font()).height(), room.height()
        case QLineEdit() if widget.text() or widget.placeholderText():
            words = widget.text() or widget.placeholderText()
            yield words, _wide(widget, words), widget.width()
            yield words, QFontMetricsF(widget.font()).height(), widget.height()
        case QListWidget():
            for row in range(widget.count()):
                room = widget.viewport().width()
                yield widget.item(row).text(), _wide(widget, widget.item(row).text()) + 2 * 12, room
        case QTableView():
            head, model = widget.horizontalHeader(), widget.model()
            yield "headers", QFontMetricsF(head.font()).height() + 2 * 4, head.viewport().height()
            for column in range(head.count()):
                words = str(model.headerData(column, Qt.Orientation.Horizontal))
                yield words, head.sectionSizeHint(column), head.sectionSize(column)
        case QTabBar():
            for tab in range(widget.count()):
                yield widget.tabText(tab), _wide(widget, widget.tabText(tab)), widget.tabRect(tab).width()


def _label(label: QLabel) -> Iterator[tuple[str, float, int]]:
    if label.wordWrap():
        yield label.text(), label.heightForWidth(label.width()), label.height()
        words = max(_BREAKS.split(label.text()), key=lambda word: _wide(label, word))
        yield words, _wide(label, words), label.width()
    else:
        needs = float(label.sizeHint().width())
        if label.minimumWidth() == label.maximumWidth():  # Qt may remember what it was fixed to before
            needs = min(needs, _wide(label, label.text()))
        yield label.text(), needs, label.width()
        yield label.text(), label.sizeHint().height(), label.height()


def _inside(button: QAbstractButton) -> QSize:
    """What border and padding leave of a button."""
    if not isinstance(button, QPushButton):
        return button.size()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).size()


def _wide(widget: QWidget, text: str) -> float:
    return QFontMetricsF(widget.font()).horizontalAdvance(text.replace("&", ""))


def _overlaps(window: QWidget) -> Iterator[tuple[str, str]]:
    """Labels and buttons, and what of the same parent they lie over."""
    for one in window.findChildren(QWidget):
        if not (isinstance(one, QLabel | QAbstractButton) and one.text() and one.isVisibleTo(window)):
            continue
        for other in one.parentWidget().findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if other is one or not other.isVisibleTo(window) or not one.geometry().intersects(other.geometry()):
                continue
            if not isinstance(other, QTabWidget):  # beside its tabs there is room
                yield one.text(), other.accessibleName() or type(other).__name__


def main() -> int:
    """Look through every window; 1 if something is cut off."""
    parser = argparse.ArgumentParser(description="Find text that is cut off, in every window.")
    parser.add_argument("--font", type=int, default=100, metavar="PERCENT")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--scale", default="1", metavar="N")
    options = parser.parse_args()
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": options.scale}
    application = QApplication(sys.argv[:1])
    if options.rtl:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    from calfbreak.adapters.catalog import load_stretches
    from calfbreak.ui.pictures import windows
    from calfbreak.ui.theme import Theme

    theme = Theme(choice="light")
    theme.enlarge(options.font)
    found = [f"{name}: {each}" for name, window in windows(theme, load_stretches()) for each in cut_off(window)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
