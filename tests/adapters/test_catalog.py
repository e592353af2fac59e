"""The catalogue: what ships is right, the format carries what is to come, and a slip is named with its cure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calfbreak import resources
from calfbreak.adapters.catalog import (
    LONGEST_CUE,
    BadStretch,
    load_catalog,
    load_stretch,
    load_stretches,
    read_routine,
    read_stretch,
)
from calfbreak.domain.poses import scene_of
from calfbreak.domain.records import Side
from calfbreak.domain.session import duration, lay_out
from calfbreak.domain.settings import Settings
from calfbreak.domain.stretch import Sides, Stretch
from calfbreak.ui.figure_painting import MUSCLES

GOOD = resources.read("stretches/hamstring-seated.toml").decode()
ALL = load_stretches()

every_stretch = pytest.mark.parametrize("stretch", ALL.values(), ids=ALL.keys())


def wrong(text: str) -> str:
    """The sentence about a file that is wrong."""
    with pytest.raises(BadStretch) as caught:
        read_stretch("mine", text.encode())
    return str(caught.value)


# --- what ships --------------------------------------------------------------------------------------------------


def test_the_wall_calf_stretch_takes_two_minutes() -> None:
    stretch = load_stretch("wall-straight")
    assert stretch.name == "Wall calf stretch"
    assert (stretch.muscles, stretch.needs) == (("gastrocnemius",), ("wall",))
    assert duration(stretch.prescription) == 120
    assert stretch.poses == {
        "stand": "stand",
        "ready": "wall-straight-ready",
        "hold": "wall-straight-hold",
        "switch": "wall-straight-switch",
    }


def test_the_stretch_of_the_settings_exists() -> None:
    assert Settings().stretch in ALL


def test_one_stretch_alone_is_the_same_as_among_all() -> None:
    assert {identity: load_stretch(identity) for identity in ALL} == ALL


@every_stretch
def test_every_stretch_says_when_to_see_a_doctor_instead(stretch: Stretch) -> None:
    cautions = " ".join(stretch.cautions)
    for sign in ("doctor", "warm", "red", "swollen", "breath", "pop", "operation", "fracture"):
        assert sign in cautions


@every_stretch
def test_every_stretch_speaks_to_the_person_in_short_sentences(stretch: Stretch) -> None:
    for sentence in (*stretch.steps, *stretch.cautions, stretch.cue, stretch.ready_cue, stretch.switch_cue):
        assert sentence.endswith(".")
        assert all(len(part) <= 130 for part in sentence.split(". "))


def test_a_stretch_that_does_not_exist_is_said() -> None:
    with pytest.raises(FileNotFoundError, match=r"stretches/wall-bend\.toml"):
        load_stretch("wall-bend")


@pytest.mark.parametrize("identity", ["../../pyproject", "/etc/passwd"])
def test_an_id_leads_nowhere_else(identity: str) -> None:
    with pytest.raises((ValueError, FileNotFoundError)):
        load_stretch(identity)


def test_these_ship() -> None:
    prescribed = {
        identity: (stretch.prescription.sides, stretch.prescription.hold, stretch.prescription.repetitions)
        for identity, stretch in ALL.items()
    }
    alternate = (Sides.ALTERNATE, 15, 3)
    assert prescribed == {
        "calf-board": alternate, "hamstring-seated": alternate, "hip-flexor": alternate,
        "step-drop": (Sides.BOTH, 30, 3), "wall-bent": alternate, "wall-straight": alternate,
    }  # fmt: skip


def test_both_legs_together_with_a_rest() -> None:
    stretch = ALL["step-drop"]
    assert (stretch.prescription.hold, stretch.prescription.rest) == (30, 15)
    assert duration(stretch.prescription) == 10 + 3 * 30 + 2 * 15
    assert [phase.kind for phase in lay_out(stretch.prescription)].count("rest") == 2
    assert (stretch.switch_cue, stretch.poses["switch"]) == ("Come up and rest.", "step-drop-ready")
    assert stretch.positions == {Side.BOTH: "both heels over the edge"}


def test_what_one_needs_may_be_nothing_or_several_things() -> None:
    assert [ALL[each].needs for each in ("step-drop", "hamstring-seated", "hip-flexor")] == [
        ("step", "rail"),
        ("chair",),
        (),
    ]


def test_other_times_to_get_ready_and_to_change_sides() -> None:
    stretch = ALL["hip-flexor"]
    assert duration(stretch.prescription) == 10 + 6 * 15 + 5 * 10
    assert stretch.muscles == ("iliopsoas", "rectus femoris")
    assert stretch.positions == {Side.LEFT: "left knee down", Side.RIGHT: "right knee down"}


@every_stretch
def test_every_pose_belongs_to_the_place_of_the_stretch(stretch: Stretch) -> None:
    place = scene_of(stretch.poses["hold"])
    assert {scene_of(stretch.poses[each]) for each in ("ready", "hold", "switch")} == {place}
    assert stretch.poses["stand"] == "stand" or scene_of(stretch.poses["stand"]) is place


@every_stretch
def test_every_muscle_can_be_shown(stretch: Stretch) -> None:
    assert set(stretch.muscles) <= set(MUSCLES)


# --- what is wrong -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('name = "Seated hamstring stretch"\n', "", "name: it is missing; write a text in quotes"),
        ('"Seated hamstring stretch"', '" "', "name: ' ' should be a text in quotes that is not empty"),
        ('"Seated hamstring stretch"', "3", "name: 3 should be a text in quotes that is not empty"),
        ("muscles =", "muscle =", "muscle: there is no such key; did you mean 'muscles'?"),
        ('["hamstrings"]', '"hamstrings"', 'muscles: \'hamstrings\' should be a list of texts, ["like", "this"]'),
        ('["hamstrings"]', "[]", "muscles: the list needs at least 1 text"),
        ('["chair"]', "[1]", 'needs: [1] should be a list of texts, ["like", "this"]'),
        ('"alternate"', '"both"', '[prescription] sides: \'both\' should be "alternate" or "both together"'),
        (
            '"alternate"',
            '"both together"',
            "[prescription] switch: there is no such key; known here: sides, hold, repetitions, get_ready, rest",
        ),
        ('hold = "15s"', 'hold = "15"', '[prescription] hold: \'15\' should be a duration from "5s" to "2m"'),
        ('hold = "15s"', "hold = 15", '[prescription] hold: 15 should be a duration from "5s" to "2m"'),
        ('hold = "15s"', 'hold = "1h"', '[prescription] hold: \'1h\' should be a duration from "5s" to "2m"'),
        ("repetitions = 3", "repetitions = 0", "[prescription] repetitions: 0 should be a whole number from 1 to 10"),
        (
            "repetitions = 3",
            "repetitions = true",
            "[prescription] repetitions: True should be a whole number from 1 to 10",
        ),
        ("get_ready", "get_redy", "[prescription] get_redy: there is no such key; did you mean 'get_ready'?"),
        ("[cues]", "[cue]", "cue: there is no such key; did you mean 'cues'?"),
        ("[poses]", "[[poses]]", "poses: it should be a table; write [poses] on a line of its own"),
        ('hold = "Long back, lean from the hips."', "", "[cues] hold: it is missing; write a text in quotes"),
        (
            "Long back, lean from the hips.",
            "x" * (LONGEST_CUE + 1),
            f"[cues] hold: {LONGEST_CUE + 1} characters are too many to read in passing; at most {LONGEST_CUE}",
        ),
        ('hold = "hamstring-seated-hold"', "", "[poses] hold: it is missing"),
        ('"hamstring-seated-hold"', '"hamstring"', "[poses] hold: 'hamstring' should be one of \"stand\", "),
        ('left = "left leg out"\n', "", "[positions] left: it is missing; write a text in quotes"),
        ('left = "left leg out"', 'both = "both"', "[positions] both: there is no such key; known here: left, right"),
        ("left leg out", "x" * 31, "[positions] left: 31 characters are too many to read in passing; at most 30"),
        ("[prescription]", "[prescription", "it is not valid TOML in UTF-8: "),
    ],
)
def test_a_slip_is_named_with_file_key_and_cure(old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    assert wrong(GOOD.replace(old, new, 1)).startswith(f"mine.toml: {sentence}")


def test_text_that_is_not_utf_8_is_said() -> None:
    with pytest.raises(BadStretch, match=re.escape("it is not valid TOML in UTF-8")):
        read_stretch("mine", b'name = "\xff"')


def test_what_is_wrong_is_a_value_error() -> None:
    assert issubclass(BadStretch, ValueError)


# --- routines, and files of one's own ----------------------------------------------------------------------------


def test_these_routines_ship() -> None:
    assert {each.id: (each.name, each.stretches) for each in load_catalog().routines.values()} == {
        "calves": ("Calves", ("wall-straight", "wall-bent")),
        "calves-and-chain": ("Calves and the chain above", ("wall-straight", "hamstring-seated", "hip-flexor")),
        "on-the-board": ("On the board", ("calf-board",)),
        "on-the-stairs": ("On the stairs", ("step-drop",)),
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('stretches = ["wall-bent"]', "name: it is missing; write a text in quotes"),
        ('name = "Mine"', 'stretches: it is missing; write a list of texts, ["like", "this"]'),
        ('name = "Mine"\nstretches = []', "stretches: the list needs at least 1 text"),
        (
            'name = "Mine"\nstretches = ["wall-bend"]',
            "stretches: there is no stretch 'wall-bend'; did you mean 'wall-bent'?",
        ),
        ('name = "Mine"\nstretch = ["wall-bent"]', "stretch: there is no such key; did you mean 'stretches'?"),
    ],
)
def test_a_slip_in_a_routine_is_named_with_file_key_and_cure(text: str, sentence: str) -> None:
    with pytest.raises(BadStretch) as caught:
        read_routine("mine", text.encode(), ALL)
    assert str(caught.value) == f"mine.toml: {sentence}"


def test_people_add_their_own_and_theirs_wins(tmp_path: Path) -> None:
    (tmp_path / "physio.toml").write_text(GOOD.replace("Seated hamstring stretch", "From the clinic"))
    (tmp_path / "wall-bent.toml").write_text(GOOD.replace("Seated hamstring stretch", "My own bent knee"))
    catalog = load_catalog(tmp_path)
    assert catalog.problems == ()
    assert catalog.stretches["physio"].name == "From the clinic"
    assert catalog.stretches["wall-bent"].name == "My own bent knee"
    assert set(catalog.stretches) == {*ALL, "physio"}


def test_one_file_that_is_wrong_costs_that_stretch_alone(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(GOOD)
    (tmp_path / "bad.toml").write_text(GOOD.replace("repetitions = 3", "repetitions = 30"))
    (tmp_path / "rotate.toml").write_text(GOOD)
    (tmp_path / "calves.toml").write_text(GOOD)
    catalog = load_catalog(tmp_path)
    assert set(catalog.stretches) == {*ALL, "good"}
    wrong = "[prescription] repetitions: 30 should be a whole number from 1 to 10. This stretch is left out."
    taken = "this name is taken; give the file another one. This stretch is left out."
    assert catalog.problems == (
        f"{tmp_path / 'bad.toml'}: {wrong}",
        f"{tmp_path / 'calves.toml'}: {taken}",
        f"{tmp_path / 'rotate.toml'}: {taken}",
    )


def test_without_a_folder_there_is_what_ships(tmp_path: Path) -> None:
    assert load_catalog(tmp_path / "none").stretches == ALL
