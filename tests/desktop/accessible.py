"""The controls of a window as a screen reader meets them, over AT-SPI, and what is wrong with them.

Roles and states: https://gnome.pages.gitlab.gnome.org/at-spi2-core/libatspi/enum.Role.html, enum.StateType.html.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, Properties, new_method_call

Ask = Callable[[Any], Any]
"""Sends a message over the accessibility bus; the values of the answer."""
Place = tuple[str, str]
"""Bus name and object path."""

ROOT: Place = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
STATES = {
    "active": 1, "checked": 4, "editable": 7, "enabled": 8, "focusable": 11, "focused": 12, "selected": 23,
    "showing": 25, "visible": 30,
}  # fmt: skip
"""The number of each state that matters here."""
WINDOWS = frozenset({"frame", "dialog", "window"})
CONTROLS = frozenset({
    "check box", "check menu item", "combo box", "entry", "link", "list", "list box", "list item", "menu item",
    "page tab", "page tab list", "push button", "button", "radio button", "radio menu item", "slider", "spin box",
    "spin button", "switch", "table", "text", "toggle button", "tree", "tree table",
})  # fmt: skip
"""The roles of what a person can do something with."""
PICTURES = frozenset({"chart", "graphic", "image"})
"""The roles of what can be walked through with the arrow keys, mark by mark. Qt calls an image a graphic."""
ITEMS = frozenset({"list item", "menu item", "page tab", "table cell", "tree item"})
"""The roles of what the arrow keys reach once Tab has reached what they belong to."""
PLACES = frozenset({"filler", "label", "scroll pane"})
"""Roles of what takes the keyboard to be scrolled, or to be copied. Qt gives its scroll areas the first, and to what
holds tabs, which gives the keyboard on to them.
"""
NUMBERS = frozenset({"spin box", "spin button"})
"""Roles of what the arrow keys make more or less."""
OF_THE_FRAME = frozenset({"scroll bar", "table column header", "table row header"})
"""Roles of what can be pressed, and is not needed by whoever uses the keyboard."""


@dataclass(frozen=True)
class Accessible:
    """One object of a window, as it was when it was looked at; the same one at the same place."""

    place: Place
    role: str = field(compare=False)
    name: str = field(compare=False)
    states: frozenset[str] = field(compare=False)
    actions: tuple[str, ...] = field(default=(), compare=False)
    box: tuple[int, int, int, int] = field(default=(0, 0, 0, 0), compare=False)
    """Where it stands on the screen: x, y, width, height."""
    parents: tuple[Place, ...] = field(default=(), compare=False, repr=False)
    """From the window inwards."""

    def __str__(self) -> str:
        """For people: role, name and place."""
        x, y, width, height = self.box
        return f"{self.role} “{self.name}” at {x},{y} ({width}×{height})"

    @property
    def pressable(self) -> bool:
        """Whether something happens when it is pressed."""
        return any(action not in ("SetFocus", "ShowMenu") for action in self.actions)


class Tree:
    """The objects of a program."""

    def __init__(self, ask: Ask, program: str) -> None:
        self._ask = ask
        self._program = program

    def windows(self) -> list[Accessible]:
        """The program's windows that are on screen."""
        found = []
        for place in self._children(ROOT):
            if self._name(place) == self._program:
                found += [self._look(window, ()) for window in self._children(place)]
        return [window for window in found if "showing" in window.states]

    def contents(self, window: Accessible) -> list[Accessible]:
        """All that is on screen in a window, in the order of the tree."""
        return list(self._below(window))

    def focused(self, among: list[Accessible]) -> Accessible | None:
        """Which of these has the keyboard now, the innermost.

        The current item of a list says that it has it even when the list has not; a place says so for what is in it.
        """
        able = [each for each in among if "focusable" in each.states and each.role not in ITEMS]
        having = (each for each in reversed(able) if "focused" in self.states(each))
        return next(having, None)

    def states(self, of: Accessible) -> frozenset[str]:
        """Its states now."""
        return self._states(of.place)

    def _below(self, parent: Accessible) -> Iterator[Accessible]:
        for place in self._children(parent.place):
            try:
                child = self._look(place, (*parent.parents, parent.place))
            except DBusErrorResponse:  # it went meanwhile
                continue
            if "showing" in child.states:
                yield child
                yield from self._below(child)

    def _look(self, place: Place, parents: tuple[Place, ...]) -> Accessible:
        interfaces = self._call(place, "Accessible", "GetInterfaces")
        actions = self._actions(place) if "org.a11y.atspi.Action" in interfaces else ()
        located = "org.a11y.atspi.Component" in interfaces
        return Accessible(
            place=place,
            role=str(self._call(place, "Accessible", "GetRoleName")),
            name=self._name(place),
            states=self._states(place),
            actions=actions,
            box=tuple(self._call(place, "Component", "GetExtents", "u", (0,))) if located else (0, 0, 0, 0),
            parents=parents,
        )

    def _actions(self, place: Place) -> tuple[str, ...]:
        return tuple(str(name) for name, *_ in self._call(place, "Action", "GetActions"))

    def _states(self, place: Place) -> frozenset[str]:
        low, high = self._call(place, "Accessible", "GetState")
        bits = low | high << 32
        return frozenset(name for name, number in STATES.items() if bits >> number & 1)

    def _children(self, place: Place) -> list[Place]:
        return [(name, path) for name, path in self._call(place, "Accessible", "GetChildren")]

    def _name(self, place: Place) -> str:
        return str(self._ask(Properties(_of(place, "Accessible")).get("Name"))[0][1])

    def _call(self, place: Place, interface: str, method: str, kind: str = "", body: tuple[Any, ...] = ()) -> Any:
        return self._ask(new_method_call(_of(place, interface), method, kind or None, body))[0]


def _of(place: Place, interface: str) -> DBusAddress:
    name, path = place
    return DBusAddress(path, name, f"org.a11y.atspi.{interface}")


def faults(window: Accessible, contents: list[Accessible]) -> list[str]:
    """What is wrong with a window and its controls, each in a sentence."""
    found = [] if window.role in WINDOWS and window.name else [f"a window without a title or its role: {window}"]
    tabbed = {each.parents[-1] for each in contents if each.role == "page tab list"}
    for each in contents:
        focusable, enabled = "focusable" in each.states, "enabled" in each.states
        if (each.role in CONTROLS or focusable) and not each.name.strip() and each.place not in tabbed:
            found.append(f"without a name: {each}")
        if focusable and each.role not in CONTROLS | PLACES | ITEMS | PICTURES:
            found.append(f"takes the keyboard, but is no control by its role: {each}")
        if each.pressable and enabled and not focusable and not _has_another_way(each, contents):
            found.append(f"can be pressed, but not by the keyboard: {each}")
    return found


def _has_another_way(pressable: Accessible, contents: list[Accessible]) -> bool:
    """Whether the keyboard does the same elsewhere: in a list, by scrolling, in a number between two small buttons."""
    beside = (each for each in contents if each.parents == pressable.parents and "focusable" in each.states)
    return pressable.role in OF_THE_FRAME | ITEMS or any(each.role in NUMBERS for each in beside)


def tab_stops(contents: list[Accessible]) -> list[Accessible]:
    """Where Tab must come by: every control that takes the keyboard. Of a list, that is the list itself; of radio
    buttons, the one that is checked.
    """
    able = [each for each in contents if {"focusable", "enabled"} <= each.states and each.role in CONTROLS - ITEMS]
    return [each for each in able if each.role != "radio button" or "checked" in each.states]


def backwards(stops: list[Accessible], contents: list[Accessible]) -> list[str]:
    """Where the order of a round goes against reading: up, without going on to the next column.

    The round may be entered anywhere, so it is taken to begin where fewest steps lead back. What can be scrolled away
    has no place beside what cannot.
    """
    scrolled = {each.parents[-2] for each in contents if each.role == "scroll bar" and len(each.parents) > 1}

    def scrolls_in(stop: Accessible) -> Place | None:
        return next((place for place in reversed(stop.parents) if place in scrolled), None)

    def leads_back(one: Accessible, next_one: Accessible) -> bool:
        (x, y, width, _), (next_x, next_y, _, next_height) = one.box, next_one.box
        up = next_y + next_height <= y and next_x < x + width
        return up and scrolls_in(one) == scrolls_in(next_one)

    rounds = (stops[turn:] + stops[:turn] for turn in range(len(stops)))
    found = ([f"from {one} back up to {two}" for one, two in pairwise(each) if leads_back(one, two)] for each in rounds)
    return min(found, key=len, default=[])
