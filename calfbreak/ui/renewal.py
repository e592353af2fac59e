"""Makes windows anew in the midst of their use: how an open window changes its language.

Each new one takes the old one's place on the screen, its page, how far it was scrolled, and the place of the keyboard.
The one that was in use is in use again; one that was minimised stays it. Where the words need more room than before,
the window grows, and moves no further than it must to stay on the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QTabWidget, QWidget

from calfbreak.ui.parts import places_windows, room_on


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a person is in a window."""

    geometry: QByteArray
    whole: bool
    """All of it is on the screen."""
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
            whole=window.screen().availableGeometry().contains(window.geometry()),
            rows=tuple(each.currentRow() for each in window.findChildren(QListWidget)),
            tabs=tuple(each.currentIndex() for each in window.findChildren(QTabWidget)),
            scrolled=tuple(each.verticalScrollBar().value() for each in window.findChildren(QAbstractScrollArea)),
            focused=widgets.index(focus) if focus in widgets else None,
        )

    def take(self, window: QWidget, *, larger: bool) -> None:
        """Go there in another window of the same make; what it has not got is left out.

        With `larger` text the window is no smaller than it opened just now.
        """
        opened = window.size()
        window.restoreGeometry(self.geometry)
        filling = window.isMaximized() or window.isFullScreen() or window.isMinimized()
        if (self.whole or larger) and not filling:
            _stay_on_screen(window, window.size().expandedTo(opened) if larger else window.size())
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


def _stay_on_screen(window: QWidget, size: QSize) -> None:
    """Give it this size, as far as the screen goes, and move it as little as that needs."""
    room = room_on(window.screen())
    place = QRect(window.geometry().topLeft(), size.boundedTo(room.size()))
    if not places_windows():
        window.resize(place.size())
        return
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    window.setGeometry(place)


def renew(windows: object, openers: dict[str, Callable[[], None]], *, larger: bool = False) -> None:
    """Make the windows in these attributes of `windows` anew. An opener makes and shows the one of its name.

    Hidden ones are only thrown away: they are made when somebody asks for them. `larger`: it is the size of the text
    that has changed.
    """
    in_use: QWidget | None = None
    olds: dict[str, QWidget] = {name: old for name in openers if (old := getattr(windows, name)) is not None}
    active = next((name for name, old in olds.items() if old.isActiveWindow()), None)
    for name in sorted(olds, key=lambda each: each == active):  # Wayland gives the keyboard to the one that came last
        old, minimised = olds[name], olds[name].isMinimized()
        place = _Place.of(old) if old.isVisible() else None
        setattr(windows, name, None)
        if place is not None:
            openers[name]()
            new: QWidget | None = getattr(windows, name)
            if new is not None:
                place.take(new, larger=larger)
                if minimised:
                    new.showMinimized()
                in_use = new if name == active else in_use
        old.hide()  # not closed: closing the stretch would end it
        old.deleteLater()
    if in_use is not None:
        in_use.activateWindow()
        in_use.raise_()
