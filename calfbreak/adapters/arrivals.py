"""A file from somebody else is taken over: a stretch, or a routine with the stretches that come with it (`parcel.py`).

All of it or nothing: everything is read and checked first, and what was written before the disk failed is put back.

Nothing takes the place of something else unless somebody says so. A stretch that comes with a routine and is known
here, word for word, is not written a second time: the routine is made of the one that is here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from calfbreak.adapters.catalog import ROUTINES, STRETCHES
from calfbreak.adapters.plain_file import content_of
from calfbreak.adapters.stretch_files import (
    changed_text,
    check_picture,
    check_picture_beside,
    parsed,
    replace_beside,
    taken_words,
    text_in,
    with_picture_kept,
)
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.parcel import is_routine, parcel_of, without_own
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.stretching.stretch_data import free_id, stretch_of, table_of
from calfbreak.shelf import Taken


class Places:
    """Gives ids to what arrives, and remembers what would be in its way."""

    def __init__(self, catalog: Catalog, taken: frozenset[str], *, replace: bool, beside: bool) -> None:
        """`taken` are all ids that something has. With `replace` they are given again, with `beside` others."""
        self._catalog, self._taken = catalog, taken
        self._again, self._beside = replace, beside
        self._given: set[str] = set()
        self._in_the_way: list[str] = []

    def give(self, name: str, *, routine: bool = False) -> str:
        """The id for something whose file is called so. None is given twice."""
        identity = free_id(name, frozenset(self._given) | (self._taken if self._beside else frozenset()))
        others: Collection[str] = self._catalog.stretches if routine else self._catalog.routines
        if identity in self._taken and (not self._again or identity in others):
            self._in_the_way.append(self._catalog.names.get(identity, identity))
        self._given.add(identity)
        return identity

    def share(self, identity: str) -> None:
        """This one stays what it is, and belongs to what arrives as well."""
        self._given.add(identity)

    def check(self) -> None:
        """Raises Taken if anything is in the way."""
        if self._in_the_way:
            raise Taken(taken_words(", ".join(dict.fromkeys(self._in_the_way))))


class Arrival:
    """One file on its way into a person's configuration."""

    def __init__(self, source: Path, config: Path, catalog: Catalog, places: Places) -> None:
        self._source, self._places = source, places
        self._stretches, self._routines = config / STRETCHES, config / ROUTINES
        self._catalog = catalog

    def take_over(self) -> str:
        """Put what is in it in its place; the id that it has there. Raises Refused, BadStretch, OSError."""
        self._source.stat()
        text = text_in(self._source)
        table = parsed(self._source, text)
        identity, files = (self._routine if is_routine(table) else self._stretch)(text, table)
        _write_all(files)
        return identity

    def _stretch(self, text: str, table: dict[str, Any]) -> tuple[str, dict[Path, str]]:
        self._check_picture(stretch_of(self._source.stem, table))
        identity = self._places.give(self._source.stem)
        self._places.check()
        kept = self._with_picture(table)
        return identity, {self._stretches / f"{identity}.toml": text if kept == table else changed_text(kept, text)}

    def _routine(self, text: str, table: dict[str, Any]) -> tuple[str, dict[Path, str]]:
        parcel = parcel_of(self._source.stem, table, self._catalog.stretches)
        for each in parcel.own.values():
            self._check_picture(each)
        known = {each: self._known_as(stretch) for each, stretch in parcel.own.items()}
        ids = {each: there or self._places.give(each) for each, there in known.items()}
        identity = self._places.give(self._source.stem, routine=True)
        self._places.check()
        files = {
            self._stretches / f"{ids[each]}.toml": changed_text(self._with_picture(table_of(stretch)), "")
            for each, stretch in parcel.own.items()
            if not known[each]
        }
        alone = without_own(table) | {"stretches": [ids.get(each, each) for each in parcel.routine.stretches]}
        return identity, files | {self._routines / f"{identity}.toml": text if alone == table else _fit(alone, text)}

    def _known_as(self, stretch: Stretch) -> str:
        """The id of the stretch here that says the same in every word; nothing if there is none."""
        for each in self._catalog.stretches.values():
            if self._same(stretch, each):
                self._places.share(each.id)
                return each.id
        return ""

    def _same(self, arriving: Stretch, here: Stretch) -> bool:
        if replace(arriving, id=here.id, picture=here.picture) != here:
            return False
        if not arriving.picture or not here.picture:
            return arriving.picture == here.picture
        return content_of(self._beside(arriving)) == content_of(Path(here.picture))

    def _beside(self, stretch: Stretch) -> Path:
        return self._source.parent / stretch.picture

    def _check_picture(self, stretch: Stretch) -> None:
        check_picture_beside(self._source, stretch.picture)
        if stretch.picture:
            check_picture(self._beside(stretch))

    def _with_picture(self, table: dict[str, Any]) -> dict[str, Any]:
        return with_picture_kept(self._stretches, self._source, table)


def _fit(table: dict[str, Any], text: str) -> str:
    """The text of a routine's file without what came along with it."""
    return changed_text(table, text).rstrip() + "\n"


def _write_all(files: Mapping[Path, str]) -> None:
    """Write these files, or none of them. Raises Refused, OSError."""
    with ExitStack() as undoing:
        for file, text in files.items():
            undoing.callback(replace_beside(file, text))
        undoing.pop_all()
