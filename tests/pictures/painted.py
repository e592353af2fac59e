"""Finds words painted by hand that have no room: that leave their widget, run into one another, or lie under a widget.

They all go through `calfbreak.ui.painted_text`, and are recorded there with the room that whoever paints them has.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import combinations
from pkgutil import walk_packages
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from calfbreak import ui
from calfbreak.ui import countdown_ring, painted_text
from calfbreak.ui.countdown_ring import CountdownRing
from calfbreak.ui.ring_words import RingWords

SLACK = 1.5
"""px that rounding may cost."""


@dataclass(frozen=True, slots=True)
class Painted:
    """What was painted, where it stands, and where it should."""

    words: str
    box: QRectF
    room: QRectF


class Record:
    """The words that each widget has painted last; from a picture that it keeps it paints none."""

    def __init__(self) -> None:
        self._last: dict[QWidget, tuple[QSize, list[Painted]]] = {}
        self._at_work: list[list[Painted]] = []
        self._in_pictures: dict[int, tuple[RingWords, list[Painted]]] = {}
        """What was painted into the pictures that a ring keeps."""

    def words(self, window: QWidget) -> Iterator[tuple[QWidget, list[Painted]]]:
        """What was painted in each widget that can be seen in this window, in the size that it has now."""
        for widget, (size, painted) in self._last.items():
            if not isValid(widget) or widget.size() != size:
                continue  # gone, or scrolled out of sight since
            if widget is window or (widget.window() is window and widget.isVisibleTo(window)):
                yield widget, painted

    def during(self, paint: Callable[[QWidget, QPaintEvent], None]) -> Callable[[QWidget, QPaintEvent], None]:
        """The `paintEvent` of a widget, listened to."""

        def listened(widget: QWidget, event: QPaintEvent) -> None:
            self._at_work.append([])
            paint(widget, event)
            if painted := self._at_work.pop():
                self._last[widget] = widget.size(), painted

        return listened

    def kept(self, make: Callable[..., RingWords]) -> Callable[..., RingWords]:
        """A function that makes pictures of words, listened to."""

        def listened(*how: Any) -> RingWords:
            self._at_work.append([])
            made = make(*how)
            self._in_pictures[id(made)] = made, self._at_work.pop()
            return made

        return listened

    def shown(self, show: Callable[[RingWords, QPainter], None]) -> Callable[[RingWords, QPainter], None]:
        """To show such pictures is to paint what is in them."""

        def listened(words: RingWords, painter: QPainter) -> None:
            self._at_work[-1] += self._in_pictures[id(words)][1]
            show(words, painter)

        return listened

    def of(self, paint: Callable[..., None], box: Callable[..., QRectF]) -> Callable[..., None]:
        """A function that paints words, listened to; `box` tells where they stand."""

        def listened(painter: object, words: str, room: QRectF, *, colour: str, **how: object) -> None:
            self._at_work[-1].append(Painted(words, box(words, room, **how), QRectF(room)))
            paint(painter, words, room, colour=colour, **how)

        return listened


def painters() -> set[type[QWidget]]:
    """The widgets of the program that paint words themselves."""
    modules = [import_module(each.name) for each in walk_packages(ui.__path__, f"{ui.__name__}.")]
    return {
        each
        for module in modules
        if hasattr(module, "painted_text") or hasattr(module, "ring_words")
        for _, each in inspect.getmembers(module, inspect.isclass)
        if each.__module__ == module.__name__ and issubclass(each, QWidget) and "paintEvent" in vars(each)
    }


@contextmanager
def recorded() -> Iterator[Record]:
    """Record what is painted from now on, by widgets that are made from now on."""
    record = Record()
    words = record.of(painted_text.paint_words, painted_text.words_box)
    number = record.of(painted_text.paint_number, painted_text.number_box)
    listening = [patch.object(painted_text, "paint_words", words), patch.object(painted_text, "paint_number", number)]
    listening.append(patch.object(countdown_ring, "ring_words", record.kept(countdown_ring.ring_words)))
    listening.append(patch.object(RingWords, "show", record.shown(RingWords.show)))
    listening += [patch.object(each, "paintEvent", record.during(each.paintEvent)) for each in painters()]
    for each in listening:
        each.start()
    try:
        yield record
    finally:
        for each in reversed(listening):
            each.stop()


def lay_out(window: QWidget) -> None:
    """Paint the window as it is once nothing moves any more."""
    window.grab()
    QApplication.sendPostedEvents()  # a bar for scrolling may have taken some of the room
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    window.grab()


def without_room(window: QWidget, record: Record) -> list[str]:
    """The painted words of this window that have no room, each with what is wrong."""
    return [
        f"{type(widget).__name__} {wrong}" for widget, painted in record.words(window)
        for wrong in (
            *_left_out(widget, painted), *_beyond(widget, painted), *_over_one_another(painted),
            *_beneath(widget, painted),
        )
    ]  # fmt: skip


def _left_out(widget: QWidget, painted: list[Painted]) -> Iterator[str]:
    """Where the number leaves no room for its word it is not painted; a ring is called by what it shows."""
    seen = " ".join(each.words for each in painted)
    if isinstance(widget, CountdownRing) and widget.accessibleName() != seen:
        yield f"{widget.accessibleName()!r} is seen as {seen!r}"
    for each in painted:
        if not each.words.strip() or "…" in each.words:
            yield f"{each.words!r} is not all of it"


def _beyond(widget: QWidget, painted: list[Painted]) -> Iterator[str]:
    whole = QRectF(widget.rect())
    for each in painted:
        for place, room in (("its room", each.room), ("the widget", whole)):
            if not _larger(room).contains(each.box):
                yield f"{each.words!r} at {_said(each.box)} is beyond {place}, {_said(room)}"


def _over_one_another(painted: list[Painted]) -> Iterator[str]:
    for one, other in combinations(painted, 2):
        if _smaller(one.box).intersects(_smaller(other.box)):
            yield f"{one.words!r} at {_said(one.box)} lies over {other.words!r} at {_said(other.box)}"


def _beneath(widget: QWidget, painted: list[Painted]) -> Iterator[str]:
    """Children, and whatever else of the same parent, that lies over the words."""
    others = [each for each in widget.children() if isinstance(each, QWidget)]
    parent = widget.parentWidget()
    if parent is not None:
        others += [each for each in parent.children() if isinstance(each, QWidget) and each is not widget]
    for other in others:
        if other.isWindow() or not other.isVisibleTo(widget.window()):
            continue
        place = QRectF(other.rect()).translated(other.mapTo(widget.window(), QPoint()).toPointF())
        place.translate(-widget.mapTo(widget.window(), QPoint()).toPointF())
        for each in painted:
            if _smaller(place).intersects(each.box):
                yield f"{each.words!r} lies beneath {type(other).__name__} {other.accessibleName()!r}"


def _larger(box: QRectF) -> QRectF:
    return box.adjusted(-SLACK, -SLACK, SLACK, SLACK)


def _smaller(box: QRectF) -> QRectF:
    return box.adjusted(SLACK, SLACK, -SLACK, -SLACK)


def _said(box: QRectF) -> str:
    return f"{box.left():.0f} to {box.right():.0f}, {box.top():.0f} to {box.bottom():.0f}"
