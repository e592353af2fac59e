"""The catalogue: one TOML file for each stretch or routine, written so that a physiotherapist can read and correct it.

    name, muscles, needs     what it is, and what one needs for it (an empty list: nothing)
    steps                    what to do, in words, in order
    cautions, sources        when not to do it; where its facts are from
    picture, picture_words   a picture in place of the figure, and what is to be seen in it; both may be missing
    [prescription]           sides ("alternate" or "both together"), hold, repetitions, get_ready, and the time to
                             change legs (`switch`) or, for both legs together, to rest between two holds (`rest`)
    [cues]                   one short sentence each for ready, hold and switch (or rest)
    [positions]              where the leg is that is stretched: left and right, or both
    [poses]                  the pose of the figure for ready, hold and switch (or rest), and for stand if it is not the
                             usual one

A routine has a `name`, the list of its `stretches` and, if it likes, the `repetitions` of each. The name of the file is
the id of the stretch or routine. (A routine's file for somebody else has more in it: `parcel.py`.) Whatever is not
listed here, or is listed and missing, is an error that names the file, the key and the cure: a stretch with a typing
error must not be half right.

What people write themselves lies in the folders `stretches` and `routines` of their configuration, and theirs wins
where ids are equal. `doses.toml` beside them says what they hold of single ones, where it differs.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from calfbreak import resources
from calfbreak.adapters.plain_file import content_of
from calfbreak.adapters.stretch_files import LARGEST_FILE, check_picture, is_file
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.stretch import ROTATE, Dose, Routine, Stretch
from calfbreak.domain.stretching.stretch_data import dose_of, routine_of, stretch_of
from calfbreak.domain.stretching.stretch_table import BadStretch, as_written
from calfbreak.domain.translation import Sentence, said
from calfbreak.shelf import Refused

STRETCHES, ROUTINES, DOSES = "stretches", "routines", "doses.toml"
"""The folders and the file in the person's configuration."""

_Entry = TypeVar("_Entry", Stretch, Routine)


def load_catalog(config: Path | None = None) -> Catalog:
    """What ships with the program, and what a person has put into the folder `config`.

    A file of theirs that is wrong is left out and becomes a problem. Raises BadStretch for one that ships.
    """
    shipped = load_stretches()
    routines = load_routines(shipped)
    if config is None:
        return Catalog(shipped, routines)
    problems: list[str] = []

    def stretch(file: Path) -> Stretch:
        return _with_picture(read_stretch(file.stem, content_of(file, LARGEST_FILE)), file.parent, problems)

    def routine(file: Path) -> Routine:
        return read_routine(file.stem, content_of(file, LARGEST_FILE), stretches)

    own = _own(config / STRETCHES, {ROTATE, *routines}, stretch, problems, said("This stretch is left out."))
    stretches = shipped | own
    own_routines = _own(config / ROUTINES, {ROTATE, *stretches}, routine, problems, said("This routine is left out."))
    doses, wrong = load_doses(config / DOSES)
    return Catalog(
        stretches, routines | own_routines, (*problems, *wrong), frozenset(own) | frozenset(own_routines), doses
    )


def _own(
    folder: Path, taken: Collection[str], read: Callable[[Path], _Entry], problems: list[str], consequence: str
) -> dict[str, _Entry]:
    found = {}
    for file in _files_in(folder, problems):
        try:
            if file.stem in taken:
                raise BadStretch(said("{file}: this name is taken; give the file another one", file=file.name))
            found[file.stem] = read(file)
        except BadStretch as error:
            problems.append(_told(file, error, consequence))
        except OSError as error:
            problems.append(_unreadable(file, error, consequence))
    return found


def _files_in(folder: Path, problems: list[str]) -> list[Path]:
    """The files of a folder, in order, but for those that other programs hide there for a while."""
    try:
        return sorted(each for each in folder.iterdir() if each.suffix == ".toml" and not each.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(_unreadable(folder, error, said("What is in it is left out.")))
        return []


def _told(file: Path, error: BadStretch, consequence: str) -> str:
    frame = "{folder}{why} {consequence}" if str(error).endswith("?") else "{folder}{why}. {consequence}"
    return Sentence(frame, folder=f"{file.parent}{os.sep}", why=error, consequence=consequence)


def _unreadable(file: Path, error: OSError, consequence: str) -> str:
    return said(
        "{file}: it cannot be read ({why}). {consequence}", file=file, why=error.strerror, consequence=consequence
    )


def _with_picture(stretch: Stretch, folder: Path, problems: list[str]) -> Stretch:
    """With the place of its picture; without it, if there is no such file, or it is no picture."""
    if not stretch.picture:
        return stretch
    file, picture = folder / f"{stretch.id}.toml", folder / stretch.picture
    if not is_file(picture):
        problems.append(
            said(
                "{file}: picture: {picture} is not beside it; put it there. The figure is shown.",
                file=file,
                picture=as_written(stretch.picture),
            )
        )
        return replace(stretch, picture="", picture_words="")
    try:
        check_picture(picture)
    except Refused as why:
        shown = said("The figure is shown.")
        problems.append(Sentence("{file}: picture: {why} {consequence}", file=file, why=why, consequence=shown))
        return replace(stretch, picture="", picture_words="")
    return replace(stretch, picture=str(picture))


def load_routines(stretches: Mapping[str, Stretch]) -> dict[str, Routine]:
    """All routines that ship with the program, by id, in the order of their ids. Raises BadStretch."""
    files = sorted(resources.path("routines").glob("*.toml"))
    return {file.stem: read_routine(file.stem, file.read_bytes(), stretches) for file in files}


def read_routine(identity: str, content: bytes, stretches: Mapping[str, Stretch]) -> Routine:
    """The routine that the file `identity`.toml describes, made of these stretches. Raises BadStretch."""
    return routine_of(identity, _parsed(f"{identity}.toml", content), stretches)


def load_stretches() -> dict[str, Stretch]:
    """All stretches that ship with the program, by id, in the order of their ids. Raises BadStretch."""
    files = sorted(resources.path("stretches").glob("*.toml"))
    return {file.stem: read_stretch(file.stem, file.read_bytes()) for file in files}


def read_stretch(identity: str, content: bytes) -> Stretch:
    """The stretch that the file `identity`.toml describes. Raises BadStretch."""
    return stretch_of(identity, _parsed(f"{identity}.toml", content))


def load_doses(file: Path) -> tuple[dict[str, Dose], tuple[str, ...]]:
    """What the person holds of single stretches and routines, by id, and what is wrong in the file."""
    try:
        tables = _parsed(file.name, content_of(file, LARGEST_FILE))
    except (FileNotFoundError, NotADirectoryError):
        return {}, ()
    except BadStretch as error:
        return {}, (_told(file, error, said("Every stretch has its own hold until it is mended.")),)
    except OSError as error:
        return {}, (_unreadable(file, error, said("Every stretch has its own hold until it is mended.")),)
    doses, problems = {}, []
    for identity, values in tables.items():
        try:
            doses[identity] = dose_of(file.name, identity, values)
        except BadStretch as error:
            problems.append(_told(file, error, said("This one is left out.")))
    return doses, tuple(problems)


def _parsed(file: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # the last: lists in lists in lists
        raise BadStretch(said("{file}: it is not valid TOML in UTF-8: {why}", file=file, why=error)) from error
