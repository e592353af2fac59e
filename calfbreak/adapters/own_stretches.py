"""The person's own stretches and routines, as files in their configuration (see `catalog.py`).

1. Files are replaced whole, and a person's comments stay in them.
2. Nothing takes the place of something else unless somebody says so. What is deleted or replaced stays beside as
   `NAME.deleted` until the next thing with this name is.
3. What would be refused when it is read is refused when it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any

from calfbreak import resources
from calfbreak.adapters.catalog import DOSES, ROUTINES, STRETCHES, load_catalog
from calfbreak.adapters.plain_file import content_of
from calfbreak.adapters.stretch_files import (
    aside_of,
    changed_text,
    keep_picture,
    parsed,
    picture_in,
    put_into,
    refusing,
    replace_beside,
    taken_words,
    text_in,
    with_lost_picture,
    with_picture_kept,
    write_text,
)
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.draft import Draft
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
from calfbreak.shelf import Refused, Taken

_DOSES_HEAD = """\
# What you hold of single stretches and routines, where it differs from what they say themselves.
# A table is called like the file of the stretch or routine, and has hold (5s to 2m), repetitions (1 to 10), or both.
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

    def written(self, identity: str) -> str:
        """What stands in the file of this one, if it is theirs. Raises Refused."""
        with refusing():
            return text_in(self._file(identity)) if identity in self._catalog.own else ""

    def save(self, stretch: Stretch, *, over: str | None = None, replace: bool = False) -> None:
        """Write a stretch of the person's own. Raises Refused."""
        table = table_of(stretch)
        with refusing():
            stretch_of(stretch.id, table)
            self._save(stretch.id, STRETCHES, table, over, replace=replace)
        self.read()

    def save_routine(self, routine: Routine, *, over: str | None = None, replace: bool = False) -> None:
        """Write a routine of the person's own. Raises Refused."""
        table = table_of_routine(routine)
        with refusing():
            routine_of(routine.id, table, self._catalog.stretches)
            self._save(routine.id, ROUTINES, table, over, replace=replace)
        self.read()

    def _save(self, identity: str, folder: str, table: dict[str, Any], over: str | None, *, replace: bool) -> None:
        """Write a file of theirs, or a new one; nothing else, and over nothing that somebody wrote meanwhile."""
        own = identity in self._catalog.own
        file = self._config / folder / f"{identity}.toml"
        if replace and (own or identity in self._taken()):
            replace_beside(file, changed_text(table, ""))
            return
        if not own and identity != self.new_id(identity):
            raise Taken(taken_words(identity))
        before = text_in(file)
        if over is not None and before not in {"", over}:
            raise Taken(said("{file} was changed by another program meanwhile.", file=file.name))
        known = self._catalog.stretches.get(identity)
        if known and not known.picture:
            table = with_lost_picture(table, parsed(file, before))
        write_text(file, changed_text(table, before))

    def keep_draft(self, draft: Draft | None) -> None:
        """Keep what somebody is writing, as far as that is possible."""
        from calfbreak.adapters.draft_file import keep_draft

        keep_draft(self._config, draft)

    def draft(self) -> Draft | None:
        """What was kept."""
        from calfbreak.adapters.draft_file import kept_draft

        return kept_draft(self._config)

    def delete(self, identity: str) -> Callable[[], None]:
        """Take away a stretch or routine of theirs; what comes back brings it back. Raises Refused."""
        if identity not in self._catalog.own:
            raise Refused(said("This one came with the program and stays."))
        users = [each.name for each in self._catalog.routines.values() if identity in each.stretches]
        ships = (resources.assets() / STRETCHES / f"{identity}.toml").exists()
        if users and not ships:
            raise Refused(said("It is part of {routines}. Take it out there first.", routines=", ".join(users)))
        file = self._file(identity)
        aside = aside_of(file)
        with refusing():
            file.replace(aside)
        self.read()

        def undo() -> None:
            with refusing():
                if file.exists():
                    raise Taken(taken_words(identity))
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
        old = self._catalog.doses.get(identity, Dose())
        dose = Dose(old.hold if hold is None else hold, old.repetitions if repetitions is None else repetitions)
        self._keep_doses({identity: dose})

    def prescribe_holds(self, holds: Mapping[str, float]) -> None:
        """Seconds that each hold of these lasts from now on, all or none. Raises Refused."""
        old = self._catalog.doses
        self._keep_doses({each: replaced(old.get(each, Dose()), hold=hold) for each, hold in holds.items()})

    def _keep_doses(self, doses: Mapping[str, Dose]) -> None:
        tables = {each: table_of_dose(dose) for each, dose in doses.items()}
        with refusing():
            for each, values in tables.items():
                if each not in self._catalog.names:
                    raise Refused(_unknown_words(each))
                dose_of(DOSES, each, values)
            put_into(self._config / DOSES, tables, _DOSES_HEAD)
        self.read()

    # --- files from and for elsewhere ----------------------------------------------------------------------------

    def export(self, identity: str, file: str, *, replace: bool = False) -> None:
        """Write the file of a stretch or routine somewhere else, and what belongs to it. Raises Refused.

        Pictures lie beside it; stretches of the person's own of which a routine is made are in it (see `parcel.py`).
        """
        content, target = self._content(identity), Path(file)
        with refusing():
            if target.exists() and not replace:
                raise Taken(said("There is a file {file} already.", file=target))
            if identity in self._catalog.routines:
                content = self._with_its_own(content, self._catalog.routines[identity], target)
            elif self._catalog.stretches[identity].picture:
                content = self._with_its_picture(content, self._file(identity), target)
            write_text(target, content.decode())

    def _with_its_picture(self, content: bytes, file: Path, target: Path) -> bytes:
        text = text_in(file)
        table = parsed(file, text)
        kept = with_picture_kept(target.parent, file, table)
        return content if kept == table else changed_text(kept, text).encode()

    def _with_its_own(self, content: bytes, routine: Routine, target: Path) -> bytes:
        from calfbreak.domain.stretching.parcel import OWN

        own = {each: self._catalog.stretches[each] for each in routine.stretches if each in self._catalog.own}
        if not own:
            return content
        tables = {
            each: with_picture_kept(target.parent, self._file(each), table_of(stretch)) for each, stretch in own.items()
        }
        return content.rstrip() + f"\n\n{changed_text({OWN: tables}, '')}".encode()

    def bring_in(self, file: str, *, replace: bool = False, beside: bool = False) -> str:
        """Take over a file; the id that it has here. Raises Refused."""
        from calfbreak.adapters.arrivals import Arrival, Places

        places = Places(self._catalog, self._taken(), replace=replace, beside=beside)
        with refusing():
            identity = Arrival(Path(file), self._config, self._catalog, places).take_over()
        self.read()
        return identity

    def _taken(self) -> frozenset[str]:
        """Every id that is known, and the names of files that are wrong."""
        files = (each for folder in (STRETCHES, ROUTINES) for each in (self._config / folder).glob("*.toml"))
        return frozenset(self._catalog.names) | {each.stem for each in files}

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


def _unknown_words(identity: str) -> str:
    return said("There is no stretch or routine {name}.", name=identity)
