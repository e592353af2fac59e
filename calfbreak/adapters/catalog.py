"""The catalogue: one TOML file for each stretch or routine, written so that a physiotherapist can read and correct it.

    name, muscles, needs     what it is, and what one needs for it (an empty list: nothing)
    steps                    what to do, in words, in order
    cautions, sources        when not to do it; where its facts are from
    [prescription]           sides ("alternate" or "both together"), hold, repetitions, get_ready, and the time to
                             change legs (`switch`) or, for both legs together, to rest between two holds (`rest`)
    [cues]                   one short sentence each for ready, hold and switch (or rest)
    [positions]              where the leg is that is stretched: left and right, or both
    [poses]                  the pose of the figure for ready, hold and switch (or rest), and for stand if it is not the
                             usual one

A routine has a `name` and the list of its `stretches`. The name of the file is the id of the stretch or routine.
Whatever is not listed here, or is listed and missing, is an error that names the file, the key and the cure: a stretch
with a typing error must not be half right.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from calfbreak import resources
from calfbreak.adapters.catalog_table import BadStretch, Table, cure
from calfbreak.domain.pose_names import POSES
from calfbreak.domain.records import Side
from calfbreak.domain.stretch import ROTATE, Prescription, Routine, Sides, Stretch

__all__ = [
    "BadStretch", "Catalog", "load_catalog", "load_routines", "load_stretch", "load_stretches", "read_routine",
    "read_stretch",
]  # fmt: skip

LONGEST_CUE = 90
"""Characters of a sentence that is read in passing, from across the room."""
LONGEST_POSITION = 30
"""Characters of what follows "Hold — " in the largest letters of the window."""
_MOST_REPETITIONS = 10


@dataclass(frozen=True, slots=True)
class Catalog:
    """All stretches and routines, by id, and what is wrong with files that were left out."""

    stretches: dict[str, Stretch]
    routines: dict[str, Routine]
    problems: tuple[str, ...] = ()


def load_catalog(own: Path | None = None) -> Catalog:
    """What ships with the program, and what a person has put into the folder `own`; theirs wins where ids are equal.

    A file of theirs that is wrong is left out and becomes a problem. Raises BadStretch for one that ships.
    """
    stretches, problems = load_stretches(), []
    for file in sorted(own.glob("*.toml")) if own else ():
        try:
            stretches[_own_id(file)] = read_stretch(file.stem, file.read_bytes())
        except BadStretch as error:
            problems.append(f"{file.parent}{os.sep}{error}. This stretch is left out.")
        except OSError as error:
            problems.append(f"{file}: it cannot be read ({error.strerror}). This stretch is left out.")
    return Catalog(stretches, load_routines(stretches), tuple(problems))


def _own_id(file: Path) -> str:
    if file.stem == ROTATE or (resources.assets() / "routines" / file.name).exists():
        raise BadStretch(f"{file.name}: this name is taken; give the file another one")
    return file.stem


def load_routines(stretches: Mapping[str, Stretch]) -> dict[str, Routine]:
    """All routines that ship with the program, by id, in the order of their ids. Raises BadStretch."""
    files = sorted(resources.path("routines").glob("*.toml"))
    return {file.stem: read_routine(file.stem, file.read_bytes(), stretches) for file in files}


def read_routine(identity: str, content: bytes, stretches: Mapping[str, Stretch]) -> Routine:
    """The routine that the file `identity`.toml describes, made of these stretches. Raises BadStretch."""
    table = _read(identity, content)
    table.only("name", "stretches")
    chosen = table.texts("stretches", least=1)
    for each in chosen:
        if each not in stretches:
            raise table.wrong("stretches", f"there is no stretch {each!r}; {cure(each, tuple(stretches))}")
    return Routine(identity, table.text("name"), chosen)


def load_stretches() -> dict[str, Stretch]:
    """All stretches that ship with the program, by id, in the order of their ids. Raises BadStretch."""
    files = sorted(resources.path("stretches").glob("*.toml"))
    return {file.stem: read_stretch(file.stem, file.read_bytes()) for file in files}


def load_stretch(identity: str) -> Stretch:
    """The one stretch with this id. Raises FileNotFoundError if there is none, BadStretch if its file is wrong."""
    return read_stretch(identity, resources.read(f"stretches/{identity}.toml"))


def read_stretch(identity: str, content: bytes) -> Stretch:
    """The stretch that the file `identity`.toml describes. Raises BadStretch."""
    return _stretch(identity, _read(identity, content))


def _read(identity: str, content: bytes) -> Table:
    file = f"{identity}.toml"
    try:
        return Table(file, "", tomllib.loads(content.decode()))
    except ValueError as error:
        raise BadStretch(f"{file}: it is not valid TOML in UTF-8: {error}") from error


def _stretch(identity: str, table: Table) -> Stretch:
    table.only("name", "muscles", "needs", "steps", "cautions", "sources", "prescription", "cues", "positions",
               "poses")  # fmt: skip
    prescription = _prescription(table.table("prescription"))
    between = "rest" if prescription.sides is Sides.BOTH else "switch"
    cues, poses = table.table("cues"), table.table("poses")
    cues.only("ready", "hold", between)
    poses.only("ready", "hold", between, "stand")
    return Stretch(
        id=identity,
        name=table.text("name"),
        muscles=table.texts("muscles", least=1),
        needs=table.texts("needs"),
        steps=table.texts("steps", least=1),
        cue=cues.text("hold", most=LONGEST_CUE),
        ready_cue=cues.text("ready", most=LONGEST_CUE),
        switch_cue=cues.text(between, most=LONGEST_CUE),
        cautions=table.texts("cautions", least=1),
        sources=table.texts("sources", least=1),
        prescription=prescription,
        positions=_positions(table.table("positions"), prescription.sides),
        poses={
            "stand": poses.choice("stand", POSES) if poses.has("stand") else "stand",
            "ready": poses.choice("ready", POSES),
            "hold": poses.choice("hold", POSES),
            "switch": poses.choice(between, POSES),
        },
    )


def _positions(table: Table, sides: Sides) -> dict[str, str]:
    wanted = (Side.BOTH,) if sides is Sides.BOTH else (Side.LEFT, Side.RIGHT)
    table.only(*wanted)
    return {side.value: table.text(side, most=LONGEST_POSITION) for side in wanted}


def _prescription(table: Table) -> Prescription:
    sides = Sides(table.choice("sides", [each.value for each in Sides]))
    between = "rest" if sides is Sides.BOTH else "switch"
    table.only("sides", "hold", "repetitions", "get_ready", between)
    return Prescription(
        sides=sides,
        repetitions=table.count("repetitions", 1, _MOST_REPETITIONS),
        hold=table.duration("hold"),
        get_ready=table.duration("get_ready"),
        **{between: table.duration(between)},
    )
