"""Somebody who uses a program by the keyboard alone, and knows what a screen reader tells them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from jeepney import DBusErrorResponse

from desktop.accessible import ITEMS, Accessible, Tree
from desktop.resident import Resident
from desktop.session import Desktop
from desktop.waiting import wait_until

MOVES = 3.0
"""Seconds in which the keyboard moves on, if it does."""

CHOOSERS = {"list": "Down", "page tab list": "Right"}
"""The roles of what chooses a page, and the key that goes on to the next."""
STEPS = 10
"""More than any window has."""


def _chooses_a_page(control: Accessible) -> bool:
    return control.role == "page tab list" or (control.role == "list" and control.name == "Pages")


def _leads_on(control: Accessible) -> bool:
    return control.role == "push button" and control.name in ("Next", "Not now")


class Keyboard:
    """Keys go to the window in front."""

    def __init__(self, resident: Resident, desktop: Desktop, tree: Tree) -> None:
        self.resident = resident
        self.desktop = desktop
        self.tree = tree

    def window(self) -> Accessible:
        """The window in front, once there is one."""
        found: Accessible = self.resident.wait_until(self._active, "a window with the keyboard")
        return found

    def _active(self) -> Accessible | None:
        with suppress(DBusErrorResponse):  # something went while it was looked at: look again
            return next((window for window in self.tree.windows() if "active" in window.states), None)
        return None

    def contents(self) -> list[Accessible]:
        """What is in it, once two looks see the same that can be used; words about the time go on changing."""
        seen: list[Accessible] = []

        def settled() -> list[Accessible] | None:
            nonlocal seen
            before, contents = seen, self._shown()
            seen = [each for each in contents if "focusable" in each.states]
            return contents if contents and seen == before else None

        found: list[Accessible] = self.resident.wait_until(settled, "the window to come to rest", 30)
        return found

    def _shown(self) -> list[Accessible]:
        window = self._active()
        with suppress(DBusErrorResponse):
            return self.tree.contents(window) if window else []
        return []

    def pages(self) -> Iterator[str]:
        """The names of the window's pages, each while it is shown: what tabs or a list choose, or “Next” leads to."""
        title = self.window().name
        contents = self.contents()
        if chooser := next(filter(_chooses_a_page, contents), None):
            yield from (f"{title} - {page}" for page in self._chosen(chooser, contents))
            return
        yield title
        for step in range(2, STEPS + 1):
            if (onwards := next(filter(_leads_on, contents), None)) is None:
                return
            self._go_to(onwards, contents)
            self.desktop.key("space")
            contents = self.contents()
            yield f"{title} - {step}"

    def _chosen(self, chooser: Accessible, contents: list[Accessible]) -> Iterator[str]:
        items = [each for each in contents if chooser.place in each.parents and each.role in ITEMS]
        for number, item in enumerate(items):
            self._go_to(chooser, contents)
            self.desktop.key("Home", *[CHOOSERS[chooser.role]] * number)
            wait_until(lambda item=item: "selected" in self.tree.states(item), f"the page {item.name}")
            yield item.name

    def _go_to(self, control: Accessible, contents: list[Accessible]) -> None:
        """Tab until the keyboard is there."""
        now = self.tree.focused(contents)
        for _ in contents:
            if now == control:
                return
            now = self._press("Tab", contents, now)
        raise AssertionError(f"Tab never comes to {control}")

    def walk(self, key: str, contents: list[Accessible]) -> list[Accessible]:
        """Press Tab, or another key, until the keyboard is where it has been before; the stops, in order."""
        places = [*contents, self.window()]
        stops: list[Accessible] = []
        now = self.tree.focused(places)
        while True:
            now = self._press(key, places, now)
            if now is None or now in stops:
                return stops
            stops.append(now)

    def _press(self, key: str, places: list[Accessible], now: Accessible | None) -> Accessible | None:
        """Press a key that moves the keyboard; where it is then. Where it was, if nothing moves."""

        def moved() -> Accessible | None:
            with suppress(DBusErrorResponse):
                stays = now is not None and "focused" in self.tree.states(now)
                return None if stays else self.tree.focused(places)
            return None

        self.desktop.key(key)
        try:
            return wait_until(moved, "the keyboard to move", MOVES)
        except AssertionError:
            return now

    def close_everything(self) -> None:
        """What Esc did not close: the next test begins without it."""

        def gone() -> bool:
            if self.tree.windows():
                self.desktop.key("alt+F4")
            return not self.tree.windows()

        wait_until(gone, "the window manager to close every window")

    def escape(self) -> list[str]:
        """Press Esc; a complaint if a window is still there."""
        self.desktop.key("Escape")
        try:
            wait_until(lambda: not self.tree.windows(), "the window to close", 3.0)
        except AssertionError:
            return [f"Esc does not close {self.window()}"]
        return []
