"""The person's own stretches and routines, as files in their configuration (see `catalog.py`).

1. Files are replaced whole, and a person's comments stay in them.
2. Nothing takes the place of something else unless somebody says so. What is deleted or replaced stays beside as
   `NAME.deleted` until the next thing with this name is.
3. What would be refused when it is read is refused when it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from calfbreak import resources
from calfbreak.adapters.catalog import DOSES, ROUTINES, STRETCHES, load_catalog
from calfbreak.adapters.plain_file import content_of
from calfbreak.adapters.stretch_files import (
    changed_text,
    keep_picture,
    parsed,
    picture_in,
    refusing,
    text_in,
    write,
)
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.stretch import Dose, Routine, Stretch
from calfbreak.domain.stretching.stretch_data import (
    dose_of,
    free_id,
    routine_of,
    stretch_of,
    table_of,
    table_of_dose,
    table_of_routine,
)
from calfbreak.domain.translation import said
from calfbreak.ports import Refused, Taken

_DOSES_HEAD = """\
# What you hold of single stretches and routines, where it differs from what they say themselves.
# A table is called like the file of the stretch or routine, and has hold (10s to 60s), repetitions (1 to 6), or both.
"""


class OwnStretches:
    """The files of one person. `changed` is told of every new catalogue."""

    def __init__(self, config: Path, changed: Callable[[Catalog], None] = lambda catalog: None) -> None:
        self._config = config
        self._changed = changed
        self._catalog = load_catalog(config)

    @property
    def catalog(self) -> Catalog:
        """What there is now."""
        return self._catalog

    def read(self) -> Catalog:
        """Read all files again."""
        self._catalog = load_catalog(self._config)
        self._changed(self._catalog)
        return self._catalog

    def new_id(self, name: str) -> str:
        """An id for something of this name that nothing else has."""
        return free_id(name, self._taken())

    # --- stretches and routines ----------------------------------------------------------------------------------

    def save(self, stretch: Stretch) -> None:
        """Write a stretch of the person's own. Raises Refused."""
        table = table_of(stretch)
        with refusing():
            stretch_of(stretch.id, table)
            self._save(stretch.id, STRETCHES, table)
        self.read()

    def save_routine(self, routine: Routine) -> None:
        """Write a routine of the person's own. Raises Refused."""
        table = table_of_routine(routine)
        with refusing():
            routine_of(routine.id, table, self._catalog.stretches)
            self._save(routine.id, ROUTINES, table)
        self.read()

    def _save(self, identity: str, folder: str, table: dict[str, Any]) -> None:
        """Write a file of theirs, or a new one; nothing else."""
        file = self._config / folder / f"{identity}.toml"
        if identity in self._catalog.own:
            before = text_in(file)
        elif identity == self.new_id(identity):
            before = ""
        else:
            raise Taken(_taken_words(identity))
        write(file, changed_text(table, before).encode())

    def delete(self, identity: str) -> Callable[[], None]:
        """Take away a stretch or routine of theirs; what comes back brings it back. Raises Refused."""
        if identity not in self._catalog.own:
            raise Refused(said("This one came with the program and stays."))
        users = [each.name for each in self._catalog.routines.values() if identity in each.stretches]
        if users and not _ships(STRETCHES, identity):
            raise Refused(said("It is part of {routines}. Take it out there first.", routines=", ".join(users)))
        file = self._file(identity)
        aside = _aside(file)
        with refusing():
            file.replace(aside)
        self.read()

        def undo() -> None:
            with refusing():
                if file.exists():
                    raise Taken(_taken_words(identity))
                aside.replace(file)
            self.read()

        return undo

    def keep_picture(self, file: str) -> str:
        """Take a copy of a picture; where it is. Raises Refused."""
        source = Path(file)
        content = picture_in(source)
        name = f"{free_id(source.stem, frozenset())}{source.suffix.lower()}"
        with refusing():
            return str(keep_picture(self._config / STRETCHES, name, content))

    def prescribe(self, identity: str, hold: float | None, repetitions: int | None) -> None:
        """What is held of this stretch or routine from now on. Raises Refused."""
        if identity not in self._catalog.names:
            raise Refused(_unknown_words(identity))
        old = self._catalog.doses.get(identity, Dose())
        dose = Dose(old.hold if hold is None else hold, old.repetitions if repetitions is None else repetitions)
        file = self._config / DOSES
        with refusing():
            text = text_in(file)
            table = parsed(file, text)
            table.pop(identity, None)
            if said := table_of_dose(dose):
                dose_of(file.name, identity, said)
                table[identity] = said
            write(file, changed_text(table, text or _DOSES_HEAD).encode())
        self.read()

    # --- files from and for elsewhere ----------------------------------------------------------------------------

    def export(self, identity: str, file: str, *, replace: bool = False) -> None:
        """Write the file of a stretch or routine somewhere else, with its picture. Raises Refused."""
        content = self._content(identity)
        stretch = self._catalog.stretches.get(identity)
        files = {Path(file): content}
        with refusing():
            if stretch and stretch.picture:
                picture = Path(stretch.picture)
                files[Path(file).parent / picture.name] = picture.read_bytes()
            there = [each for each in files if each.exists()]
            if there and not replace:
                raise Taken(said("There is a file {file} already.", file=there[0]))
            for each, written in files.items():
                write(each, written)

    def bring_in(self, file: str, *, replace: bool = False, beside: bool = False) -> str:
        """Take over a file; the id that it has here. Raises Refused."""
        source = Path(file)
        identity = free_id(source.stem, self._taken() if beside else frozenset())
        with refusing():
            source.stat()
            text = text_in(source)
            table = parsed(source, text)
            folder = ROUTINES if _is_routine(table) else STRETCHES
            self._check(source, table)
            if identity in self._taken() and (not replace or self._is_other_kind(identity, folder)):
                raise Taken(_taken_words(self._catalog.names.get(identity, identity)))
            text = self._with_picture_kept(source, table, text)
            self._replace(self._config / folder / f"{identity}.toml", text)
        self.read()
        return identity

    def _check(self, source: Path, table: dict[str, Any]) -> None:
        """Whether it can be used at all, with all that belongs to it."""
        if _is_routine(table):
            routine_of(source.stem, table, self._catalog.stretches)
            return
        picture = stretch_of(source.stem, table).picture
        if picture and not (source.parent / picture).is_file():
            raise Refused(
                said(
                    "{file}: picture: {picture} is not beside it. Put it there, or take the key out.",
                    file=source.name,
                    picture=picture,
                )
            )

    def _with_picture_kept(self, source: Path, table: dict[str, Any], text: str) -> str:
        """The text, naming the picture as it is called here."""
        if "picture" not in table:
            return text
        content = picture_in(source.parent / table["picture"])
        kept = keep_picture(self._config / STRETCHES, table["picture"], content)
        return text if kept.name == table["picture"] else changed_text(table | {"picture": kept.name}, text)

    def _replace(self, file: Path, text: str) -> None:
        """Write the file; the one that was there stays beside it."""
        if file.exists():
            write(_aside(file), content_of(file))
        write(file, text.encode())

    # --- places --------------------------------------------------------------------------------------------------

    def _taken(self) -> frozenset[str]:
        """Every id that is known, and the names of files that are wrong."""
        files = (each for folder in (STRETCHES, ROUTINES) for each in (self._config / folder).glob("*.toml"))
        return frozenset(self._catalog.names) | {each.stem for each in files}

    def _is_other_kind(self, identity: str, folder: str) -> bool:
        return identity in (self._catalog.stretches if folder == ROUTINES else self._catalog.routines)

    def _file(self, identity: str) -> Path:
        return self._config / (ROUTINES if identity in self._catalog.routines else STRETCHES) / f"{identity}.toml"

    def _content(self, identity: str) -> bytes:
        if identity not in self._catalog.names:
            raise Refused(_unknown_words(identity))
        with refusing():
            if identity in self._catalog.own:
                return content_of(self._file(identity))
            folder = ROUTINES if identity in self._catalog.routines else STRETCHES
            return resources.read(f"{folder}/{identity}.toml")


def _aside(file: Path) -> Path:
    return file.with_name(f"{file.name}.deleted")


def _is_routine(table: dict[str, Any]) -> bool:
    return "stretches" in table and "steps" not in table


def _ships(folder: str, identity: str) -> bool:
    return (resources.assets() / folder / f"{identity}.toml").exists()


def _taken_words(name: str) -> str:
    return said("There is something called {name} already.", name=name)


def _unknown_words(identity: str) -> str:
    return said("There is no stretch or routine {name}.", name=identity)
