"""The window of the stretches for the pictures: what is known of one, and the forms in which one's own is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QWidget

from calfbreak.domain.settings.settings import Value
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.draft import Draft
from calfbreak.domain.stretching.stretch import Dose, Routine, Stretch
from calfbreak.domain.stretching.stretch_data import free_id
from calfbreak.domain.wording import tr
from calfbreak.shelf import Refused
from calfbreak.ui.stretches.window import StretchesWindow
from calfbreak.ui.theme import Theme

_VALUES: dict[str, Value] = {"stretch": "wall-straight"}


class SampleShelf:
    """A shelf in memory, with one stretch and one routine of somebody's own on it. Files it has none."""

    def __init__(self, stretches: Mapping[str, Stretch]) -> None:
        """`stretches` by id; needs `wall-straight` and `wall-bent`."""
        self.changed: Callable[[Catalog], None] = lambda catalog: None
        own = dataclasses.replace(stretches["wall-bent"], id="from-ann", name=tr("From Ann"))
        calves = Routine("calves", "Calves", ("wall-straight", "wall-bent"))
        morning = Routine("morning", tr("Every morning"), ("wall-straight", "from-ann"), (2, 0))
        self.catalog = Catalog(
            {**stretches, own.id: own},
            {each.id: each for each in (calves, morning)},
            own=frozenset({own.id, morning.id}),
            doses={"wall-straight": Dose(hold=20)},
        )

    def read(self) -> Catalog:
        """There is nothing else to read."""
        return self.catalog

    def new_id(self, name: str) -> str:
        """An id that nothing else has."""
        return free_id(name, frozenset(self.catalog.names))

    def _become(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.changed(catalog)

    def written(self, _identity: str) -> str:
        """Nothing is written."""
        return ""

    def save(self, stretch: Stretch, *, over: str | None = None, replace: bool = False) -> None:
        """Keep it while the window is there."""
        known = {**self.catalog.stretches, stretch.id: stretch}
        self._become(dataclasses.replace(self.catalog, stretches=known, own=self.catalog.own | {stretch.id}))

    def save_routine(self, routine: Routine, *, over: str | None = None, replace: bool = False) -> None:
        """Keep it while the window is there."""
        known = {**self.catalog.routines, routine.id: routine}
        self._become(dataclasses.replace(self.catalog, routines=known, own=self.catalog.own | {routine.id}))

    def keep_draft(self, draft: Draft | None) -> None:
        """Nobody writes in a picture."""

    def draft(self) -> Draft | None:
        """Nothing was written."""
        return None

    def delete(self, identity: str) -> Callable[[], None]:
        """Take it away."""
        before = self.catalog
        stretches = {each: stretch for each, stretch in before.stretches.items() if each != identity}
        routines = {each: routine for each, routine in before.routines.items() if each != identity}
        self._become(dataclasses.replace(before, stretches=stretches, routines=routines, own=before.own - {identity}))
        return lambda: self._become(before)

    def keep_picture(self, file: str) -> str:
        """It stays where it is."""
        return file

    def prescribe(self, identity: str, hold: float | None, repetitions: int | None) -> None:
        """Nobody prescribes anything to a picture."""

    def prescribe_holds(self, holds: Mapping[str, float]) -> None:
        """Nobody prescribes anything to a picture."""

    def export(self, identity: str, file: str, *, replace: bool = False) -> None:
        """Refused."""
        raise Refused(tr("{file} cannot be used: {why}.").format(file=file, why="–"))

    def bring_in(self, file: str, *, replace: bool = False, beside: bool = False) -> str:
        """Refused."""
        raise Refused(tr("{file} cannot be used: {why}.").format(file=file, why="–"))


def stretch_pictures(theme: Theme, stretches: Mapping[str, Stretch]) -> Iterator[tuple[str, QWidget]]:
    """Name and window of each picture. `stretches` by id; needs `wall-straight`, `wall-bent` and `calf-board`."""
    yield "stretches", _window(theme, stretches, "wall-straight")
    yield "stretches-lacking", _window(theme, stretches, "calf-board")
    yield "stretches-routine", _window(theme, stretches, "morning")
    writing = _window(theme, stretches, "from-ann")
    writing.edit()
    yield "stretches-form", writing
    missing = _window(theme, stretches, "from-ann")
    missing.edit()
    missing.desk.form.name.edit.clear()
    missing.desk.form.steps.show_lines(())
    missing.desk.keep()
    yield "stretches-form-missing", missing
    end = _window(theme, stretches, "from-ann")
    end.edit()
    end.desk.form.poses.single.click()
    end.desk.form.area.verticalScrollBar().setValue(end.desk.form.area.verticalScrollBar().maximum())
    yield "stretches-form-end", end
    routine = _window(theme, stretches, "morning")
    routine.edit()
    yield "stretches-form-routine", routine
    deleted = _window(theme, stretches, "morning")
    deleted.delete()
    yield "stretches-deleted", deleted


def _window(theme: Theme, stretches: Mapping[str, Stretch], identity: str) -> StretchesWindow:
    shelf = SampleShelf(stretches)
    window = StretchesWindow(wish=lambda command: None, theme=theme, shelf=shelf)
    shelf.changed = window.show_catalog
    window.show_values(_VALUES)
    window.index.go_to(identity)
    layout = window.layout()
    if layout is not None:
        layout.activate()
    return window
