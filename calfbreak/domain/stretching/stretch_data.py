"""A stretch or routine as the table of its file, both ways: what may stand there, and what is wrong with it.

The catalogue reads files this way, and the window in which people write their own goes through the same door, so that
nothing can be saved that could not be read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calfbreak.domain.body.pose_names import POSES, standing_before, together_with
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.stretch import ASKED_ABOUT, ROTATE, Dose, Prescription, Routine, Sides, Stretch
from calfbreak.domain.stretching.stretch_table import RANGES, Table, as_written, cure
from calfbreak.domain.translation import said
from calfbreak.domain.wording.stretches import MUSCLES

LONGEST_NAME, LONGEST_PICTURE_WORDS = 120, 200
"""Characters of a name, which stands in menus and reminders, and of what is to be seen in a picture."""
LONGEST_CUE = 90
"""Characters of a sentence that is read in passing, from across the room."""
LONGEST_POSITION = 40
"""Characters of what follows "Hold — " in the largest letters of the window."""
MOST_REPETITIONS = 10
MOST_STRETCHES = 20
"""Stretches of one routine: an hour or so."""
PICTURES = (".png", ".jpg", ".jpeg", ".svg")
"""What the name of a picture ends with."""
DOSE_HOLD, DOSE_REPETITIONS = (round(RANGES["hold"][0]), round(RANGES["hold"][1])), (1, MOST_REPETITIONS)
"""What a dose may be: seconds; holds for each leg. Whatever a stretch may say, for it can be held as it says."""


def stretch_of(identity: str, values: Mapping[str, Any]) -> Stretch:
    """The stretch that the table of the file `identity`.toml describes. Raises BadStretch."""
    return stretch_in(identity, Table(f"{identity}.toml", "", values))


def stretch_in(identity: str, table: Table) -> Stretch:
    """The stretch with this id that a table describes, of whatever file. Raises BadStretch."""
    table.only("name", "muscles", "needs", "steps", "cautions", "sources", "picture", "picture_words", "prescription",
               "cues", "positions", "poses")  # fmt: skip
    prescription = _prescription(table.table("prescription"))
    between = _between(prescription.sides)
    cues = table.table("cues")
    cues.only("ready", "hold", between)
    picture = _picture(table)
    return Stretch(
        id=identity,
        name=table.text("name", most=LONGEST_NAME),
        muscles=table.texts("muscles", least=1, known=MUSCLES),
        needs=table.texts("needs", known=sorted(ASKED_ABOUT)),
        steps=table.texts("steps", least=1),
        cue=cues.text("hold", most=LONGEST_CUE),
        ready_cue=cues.text("ready", most=LONGEST_CUE),
        switch_cue=cues.text(between, most=LONGEST_CUE),
        cautions=table.texts("cautions", least=1),
        sources=table.texts("sources", least=1),
        prescription=prescription,
        positions=_positions(table.table("positions"), prescription.sides),
        poses=_poses(table.table("poses"), between),
        picture=picture,
        picture_words=table.text("picture_words", most=LONGEST_PICTURE_WORDS) if picture else "",
    )


def table_of(stretch: Stretch) -> dict[str, Any]:
    """The table of its file. A picture is named by the last part of its path: it lies beside the file."""
    prescription = stretch.prescription
    between = _between(prescription.sides)
    pause = prescription.rest if prescription.sides is Sides.BOTH else prescription.switch
    picture = {"picture": _last_part(stretch.picture), "picture_words": stretch.picture_words}
    poses = {"stand": stretch.poses["stand"]} if stretch.poses.get("stand", "stand") != "stand" else {}
    poses |= {"ready": stretch.poses["ready"], "hold": stretch.poses["hold"], between: stretch.poses["switch"]}
    return {
        "name": stretch.name,
        "muscles": list(stretch.muscles),
        "needs": list(stretch.needs),
        "steps": list(stretch.steps),
        "cautions": list(stretch.cautions),
        "sources": list(stretch.sources),
        **(picture if stretch.picture else {}),
        "prescription": {
            "sides": prescription.sides.value,
            "hold": _seconds(prescription.hold),
            "repetitions": prescription.repetitions,
            "get_ready": _seconds(prescription.get_ready),
            between: _seconds(pause),
        },
        "cues": {"ready": stretch.ready_cue, "hold": stretch.cue, between: stretch.switch_cue},
        "positions": dict(stretch.positions),
        "poses": poses,
    }


def routine_of(identity: str, values: Mapping[str, Any], stretches: Mapping[str, Stretch]) -> Routine:
    """The routine that the table of the file `identity`.toml describes, made of these stretches. Raises BadStretch."""
    table = Table(f"{identity}.toml", "", values)
    table.only("name", "stretches", "repetitions")
    chosen = table.texts("stretches", least=1)
    if len(chosen) > MOST_STRETCHES:
        words = said(
            "{number} stretches are too many for one routine; at most {most}", number=len(chosen), most=MOST_STRETCHES
        )
        raise table.wrong("stretches", words)
    for each in chosen:
        if each not in stretches:
            words = said("there is no stretch {id}; {cure}", id=as_written(each), cure=cure(each, tuple(stretches)))
            raise table.wrong("stretches", words)
    name = table.text("name", most=LONGEST_NAME)
    if not table.has("repetitions"):
        return Routine(identity, name, chosen)
    return Routine(identity, name, chosen, table.counts("repetitions", 0, MOST_REPETITIONS, len(chosen)))


def table_of_routine(routine: Routine) -> dict[str, Any]:
    """The table of its file."""
    repetitions = {"repetitions": list(routine.repetitions)} if any(routine.repetitions) else {}
    return {"name": routine.name, "stretches": list(routine.stretches), **repetitions}


def dose_of(file: str, identity: str, values: object) -> Dose:
    """The dose that the table `[identity]` of this file describes. Raises BadStretch."""
    table = Table(file, "", {identity: values}).table(identity)
    table.only("hold", "repetitions")
    return Dose(
        table.duration("hold", DOSE_HOLD) if table.has("hold") else 0.0,
        table.count("repetitions", *DOSE_REPETITIONS) if table.has("repetitions") else 0,
    )


def table_of_dose(dose: Dose) -> dict[str, Any]:
    """What the table of this dose says."""
    hold = {"hold": _seconds(dose.hold)} if dose.hold else {}
    return hold | ({"repetitions": dose.repetitions} if dose.repetitions else {})


def free_id(name: str, taken: frozenset[str]) -> str:
    """An id for something with this name, that is a good name for a file everywhere, and none of those taken."""
    letters = "".join(each if each.isascii() and each.isalnum() else "-" for each in name.strip().lower())
    stem = "-".join(part for part in letters.split("-") if part)[:40].strip("-") or "mine"
    stem = f"my-{stem}" if stem in _NOT_FOR_FILES else stem
    number, identity = 1, stem
    while identity in taken or identity == ROTATE:
        number, identity = number + 1, f"{stem}-{number + 1}"
    return identity


_NOT_FOR_FILES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""What Windows takes for a device, whatever follows the dot."""


def _between(sides: Sides) -> str:
    """What is between two holds, as the file calls it."""
    return "rest" if sides is Sides.BOTH else "switch"


def _poses(table: Table, between: str) -> dict[str, str]:
    """The poses, all in the place of the one that is held; "stand" is how one stands there."""
    table.only("ready", "hold", between, "stand")
    hold = table.choice("hold", POSES)
    there, before = together_with(hold), standing_before(hold)
    stand = table.choice("stand", tuple(dict.fromkeys(("stand", *there)))) if table.has("stand") else before
    return {
        "stand": before if stand == "stand" else stand,
        "ready": table.choice("ready", there),
        "hold": hold,
        "switch": table.choice(between, there),
    }


def _picture(table: Table) -> str:
    if not table.has("picture"):
        if table.has("picture_words"):
            words = said("it is about a picture, and there is none; add picture or remove it")
            raise table.wrong("picture_words", words)
        return ""
    name = table.text("picture")
    if name != _last_part(name) or name.startswith("."):
        raise table.wrong(
            "picture",
            said("{value} should be the name of a file in the same folder, without a folder", value=as_written(name)),
        )
    if not name.lower().endswith(PICTURES):
        raise table.wrong(
            "picture",
            said("{value} should end with one of {endings}", value=as_written(name), endings=", ".join(PICTURES)),
        )
    return name


def _last_part(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _positions(table: Table, sides: Sides) -> dict[str, str]:
    wanted = (Side.BOTH,) if sides is Sides.BOTH else (Side.LEFT, Side.RIGHT)
    table.only(*wanted)
    return {side.value: table.text(side, most=LONGEST_POSITION) for side in wanted}


def _prescription(table: Table) -> Prescription:
    sides = Sides(table.choice("sides", [each.value for each in Sides]))
    between = _between(sides)
    table.only("sides", "hold", "repetitions", "get_ready", between)
    return Prescription(
        sides=sides,
        repetitions=table.count("repetitions", 1, MOST_REPETITIONS),
        hold=table.duration("hold"),
        get_ready=table.duration("get_ready"),
        **{between: table.duration(between)},
    )


def _seconds(seconds: float) -> str:
    return f"{seconds:g}s"
