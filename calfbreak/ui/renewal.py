"""Makes windows anew in the midst of their use: how an open window changes its language.

Each new one takes the old one's place on the screen, its page, how far it was scrolled, and the place of the keyboard.
The one that was in use is in use again; one that was minimised stays it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QTabWidget, QWidget


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a person is in a window."""

    geometry: QByteArray
    rows: tuple[int, ...]
    tabs: tuple[int, ...]
    scrolled: tuple[int, ...]
    focused: int | None

    @classmethod
    def of(cls, window: QWidget) -> _Place:
        """Where they are now."""
        widgets = window.findChildren(QWidget)
        focus = window.focusWidget()
        return cls(
            geometry=window.saveGeometry(),
            rows=tuple(each.currentRow() for each in window.findChildren(QListWidget)),
            tabs=tuple(each.currentIndex() for each in window.findChildren(QTabWidget)),
            scrolled=tuple(each.verticalScrollBar().value() for each in window.findChildren(QAbstractScrollArea)),
            focused=widgets.index(focus) if focus in widgets else None,
        )

    def take(self, window: QWidget) -> None:
        """Go there in another window of the same make; what it has not got is left out."""
        window.restoreGeometry(self.geometry)
        for tab, index in zip(window.findChildren(QTabWidget), self.tabs, strict=False):
            tab.setCurrentIndex(index)
        for rows, row in zip(window.findChildren(QListWidget), self.rows, strict=False):
            rows.setCurrentRow(row)
        if (layout := window.layout()) is not None:
            layout.activate()
        for area, value in zip(window.findChildren(QAbstractScrollArea), self.scrolled, strict=False):
            area.verticalScrollBar().setValue(value)
        widgets = window.findChildren(QWidget)
        if self.focused is not None and self.focused < len(widgets):
            widgets[self.focused].setFocus()


def renew(windows: object, openers: dict[str, Callable[[], None]]) -> None:
    """Make the windows in these attributes of `windows` anew. An opener makes and shows the one of its name.

    Hidden ones are only thrown away: they are made when somebody asks for them.
    """
    in_use: QWidget | None = None
    for name, make_and_show in openers.items():
        old: QWidget | None = getattr(windows, name)
        if old is None:
            continue
        active, minimised = old.isActiveWindow(), old.isMinimized()
        place = _Place.of(old) if old.isVisible() else None
        setattr(windows, name, None)
        if place is not None:
            make_and_show()
            new: QWidget | None = getattr(windows, name)
            if new is not None:
                place.take(new)
                if minimised:
                    new.showMinimized()
                in_use = new if active else in_use
        old.hide()  # not closed: closing the stretch would end it
        old.deleteLater()
    if in_use is not None:
        in_use.activateWindow()
        in_use.raise_()
