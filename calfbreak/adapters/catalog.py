"""The catalogue: one TOML file for each stretch, written so that a physiotherapist can read and correct it.

    name, muscles, needs     what it is, and what one needs for it (an empty list: nothing)
    steps                    what to do, in words, in order
    cautions, sources        when not to do it; where its facts are from
    [prescription]           sides ("alternate" or "both together"), hold, repetitions, get_ready, and the time to
                             change legs (`switch`) or, for both legs together, to rest between two holds (`rest`)
    [cues]                   one short sentence each for ready, hold and switch (or rest)
    [positions]              where the leg is that is stretched: left and right, or both
    [poses]                  the pose of the figure for ready, hold and switch (or rest); and stand, if it is not "stand"

The name of the file is the id of the stretch. Whatever is not listed here, or is listed and missing, is an error that
names the file, the key and the cure: a stretch with a typing error must not be half right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from calfbreak import resources
from calfbreak.domain.pose_names import POSES
from calfbreak.domain.records import Side
from calfbreak.domain.settings import parse_duration, write_duration
from calfbreak.domain.stretch import Prescription, Sides, Stretch

LONGEST_CUE = 90
"""Characters of a sentence that is read in passing, from across the room."""
LONGEST_POSITION = 30
"""Characters of what follows "Hold — " in the largest letters of the window."""
_RANGES = {"hold": (5, 120), "get_ready": (0, 60), "switch": (1, 60), "rest": (1, 120)}
"""What a duration may be, seconds. Wide: it should find a slip, not teach medicine."""
_MOST_REPETITIONS = 10


class BadStretch(ValueError):
    """A stretch file is wrong. The message names the file, the key and what would be right."""


def load_stretches() -> dict[str, Stretch]:
    """All stretches that ship with the program, by id, in the order of their ids. Raises BadStretch."""
    files = sorted(resources.path("stretches").glob("*.toml"))
    return {file.stem: read_stretch(file.stem, file.read_bytes()) for file in files}


def load_stretch(identity: str) -> Stretch:
    """The one stretch with this id. Raises FileNotFoundError if there is none, BadStretch if its file is wrong."""
    return read_stretch(identity, resources.read(f"stretches/{identity}.toml"))


def read_stretch(identity: str, content: bytes) -> Stretch:
    """The stretch that the file `identity`.toml describes. Raises BadStretch."""
    file = f"{identity}.toml"
    try:
        table = tomllib.loads(content.decode())
    except ValueError as error:
        raise BadStretch(f"{file}: it is not valid TOML in UTF-8: {error}") from error
    return _stretch(identity, _Table(file, "", table))


def _stretch(identity: str, table: _Table) -> Stretch:
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


def _positions(table: _Table, sides: Sides) -> dict[Side, str]:
    wanted = (Side.BOTH,) if sides is Sides.BOTH else (Side.LEFT, Side.RIGHT)
    table.only(*wanted)
    return {side: table.text(side, most=LONGEST_POSITION) for side in wanted}


def _prescription(table: _Table) -> Prescription:
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


class _Table:
    """A table of the file, and the words for what is wrong in it."""

    def __init__(self, file: str, name: str, values: Mapping[str, Any]) -> None:
        self._file, self._name, self._values = file, name, values

    def only(self, *keys: str) -> None:
        """No keys but these."""
        for key in self._values:
            if key not in keys:
                from difflib import get_close_matches

                close = get_close_matches(key, keys, 1)
                cure = f"did you mean {close[0]!r}?" if close else f"known here: {', '.join(keys)}"
                raise self._wrong(key, f"there is no such key; {cure}")

    def table(self, key: str) -> _Table:
        """A table inside, `[key]`."""
        value = self._get(key, f"write a table [{key}]")
        if not isinstance(value, dict):
            raise self._wrong(key, f"it should be a table; write [{key}] on a line of its own")
        return _Table(self._file, key, value)

    def text(self, key: str, most: int | None = None) -> str:
        """A text that is not empty, at most `most` characters long."""
        value = self._get(key, "write a text in quotes")
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, f"{value!r} should be a text in quotes that is not empty")
        if most is not None and len(value) > most:
            raise self._wrong(key, f"{len(value)} characters are too many to read in passing; at most {most}")
        return value.strip()

    def texts(self, key: str, least: int = 0) -> tuple[str, ...]:
        """A list of texts, at least `least` of them."""
        value = self._get(key, 'write a list of texts, ["like", "this"]')
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self._wrong(key, f'{value!r} should be a list of texts, ["like", "this"]')
        if len(value) < least:
            raise self._wrong(key, f"the list needs at least {least} text")
        return tuple(each.strip() for each in value)

    def has(self, key: str) -> bool:
        """Whether something is said about it."""
        return key in self._values

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of the choices."""
        wanted = (" or " if len(choices) == 2 else ", ").join(f'"{each}"' for each in choices)  # noqa: PLR2004
        wanted = wanted if len(choices) == 2 else f"one of {wanted}"  # noqa: PLR2004
        value = self._get(key, f"write {wanted}")
        if value not in choices:
            raise self._wrong(key, f"{value!r} should be {wanted}")
        return str(value)

    def count(self, key: str, least: int, most: int) -> int:
        """A whole number within the range."""
        value = self._get(key, f"write a number from {least} to {most}")
        if type(value) is not int or not least <= value <= most:
            raise self._wrong(key, f"{value!r} should be a whole number from {least} to {most}")
        return value

    def duration(self, key: str) -> float:
        """A duration such as "15s", in seconds."""
        least, most = _RANGES[key]
        wanted = f'a duration from "{write_duration(least)}" to "{write_duration(most)}"'
        value = self._get(key, f"write {wanted}")
        try:
            seconds = parse_duration(value) if isinstance(value, str) else -1
        except ValueError:
            seconds = -1
        if not least <= seconds <= most:
            raise self._wrong(key, f"{value!r} should be {wanted}")
        return seconds

    def _get(self, key: str, cure: str) -> Any:
        if key not in self._values:
            raise self._wrong(key, f"it is missing; {cure}")
        return self._values[key]

    def _wrong(self, key: str, words: str) -> BadStretch:
        place = f"[{self._name}] {key}" if self._name else key
        return BadStretch(f"{self._file}: {place}: {words}")
