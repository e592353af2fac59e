"""The catalogue: what ships is right, the format carries what is to come, and a slip is named with its cure."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from calfbreak import resources
from calfbreak.adapters.catalog import (
    load_catalog,
    load_stretches,
    read_routine,
    read_stretch,
)
from calfbreak.adapters.stretch_files import LARGEST_FILE, LARGEST_PICTURE
from calfbreak.domain.body.poses import scene_of
from calfbreak.domain.history.records import Side
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.stretching.session import duration, lay_out
from calfbreak.domain.stretching.stretch import Dose, Sides, Stretch
from calfbreak.domain.stretching.stretch_data import LONGEST_CUE, LONGEST_NAME
from calfbreak.domain.stretching.stretch_table import BadStretch
from calfbreak.ui.muscle_glow import MUSCLES

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
    stretch = ALL["wall-straight"]
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


def test_what_one_needs_may_be_one_or_several_things() -> None:
    assert [ALL[each].needs for each in ("step-drop", "hamstring-seated", "hip-flexor")] == [
        ("step", "rail"),
        ("chair",),
        ("floor",),
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
    assert scene_of(stretch.poses["stand"]) is place


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
        ('"alternate"', '"both"', '[prescription] sides: \'both\' should be one of "alternate", "both together"'),
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
            "[prescription] repetitions: true should be a whole number from 1 to 10",
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
        (
            '"hamstring-seated-ready"',
            '"wall-bent-ready"',
            "[poses] ready: 'wall-bent-ready' should be one of \"hamstring-seated-stand\", ",
        ),
        ('left = "left leg out"\n', "", "[positions] left: it is missing; write a text in quotes"),
        ('left = "left leg out"', 'both = "both"', "[positions] both: there is no such key; known here: left, right"),
        ("left leg out", "x" * 41, "[positions] left: 41 characters are too many to read in passing; at most 40"),
        ("[prescription]", "[prescription", "it is not valid TOML in UTF-8: "),
    ],
)
def test_a_slip_is_named_with_file_key_and_cure(old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    assert wrong(GOOD.replace(old, new, 1)).startswith(f"mine.toml: {sentence}")


@pytest.mark.parametrize("said", ["", 'stand = "stand"\n'])
def test_who_says_nothing_about_it_stands_beside_the_chair_and_not_in_it(said: str) -> None:
    text = GOOD.replace('stand = "hamstring-seated-stand"\n', said)
    assert text != GOOD
    assert read_stretch("mine", text.encode()).poses["stand"] == "hamstring-seated-stand"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('["chair"]', '["chiar"]', "needs: there is no 'chiar'; did you mean 'chair'?"),
        ('["chair"]', '["Chair"]', "needs: there is no 'Chair'; did you mean 'chair'?"),
        ('["chair"]', '["calf-board"]', "needs: there is no 'calf-board'; did you mean 'calf board'?"),
        ('["hamstrings"]', '["hamstring"]', "muscles: there is no 'hamstring'; did you mean 'hamstrings'?"),
        (
            '"hamstring-seated-hold"',
            '"hamstring-seted-hold"',
            "[poses] hold: there is no 'hamstring-seted-hold'; did you mean 'hamstring-seated-hold'?",
        ),
        ('"alternate"', '"Alternate"', "[prescription] sides: there is no 'Alternate'; did you mean 'alternate'?"),
    ],
)
def test_a_slip_of_a_known_word_is_no_word_of_ones_own(old: str, new: str, sentence: str) -> None:
    assert wrong(GOOD.replace(old, new, 1)) == f"mine.toml: {sentence}"


@pytest.mark.parametrize("needs", [["towel"], ["ball"], ["elastic band", "door"], ["chair", "stool"], ["water bottle"]])
def test_other_things_and_other_muscles_may_be_named(needs: list[str]) -> None:
    text = GOOD.replace('["chair"]', str(needs)).replace('["hamstrings"]', '["tibialis anterior", "rectus abdominis"]')
    stretch = read_stretch("mine", text.encode())
    assert (stretch.needs, stretch.muscles) == (tuple(needs), ("tibialis anterior", "rectus abdominis"))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ('["chair"]', str([*range(99999)]), "needs: [0, 1, 2, "),
        ('hold = "15s"', f'hold = "{"1" * 5000}s"', "[prescription] hold: '1111"),
        (
            "repetitions = 3",
            "repetitions = 2020-01-31",
            "[prescription] repetitions: 2020-01-31 should be a whole number",
        ),
        ("muscles =", f"{'x' * 5000} =", "xxxx"),
        ('"hamstring-seated-hold"', "3", "[poses] hold: 3 should be one of "),
    ],
)
def test_the_sentence_stays_short_whatever_stands_there(old: str, new: str, shown: str) -> None:
    sentence = wrong(GOOD.replace(old, new, 1))
    assert sentence.startswith(f"mine.toml: {shown}")
    assert len(sentence) < 400


def test_a_text_is_one_line_without_what_cannot_be_shown() -> None:
    text = GOOD.replace('"Seated hamstring stretch"', '"  Seated\\n\\n by\\u0000 Ann "')
    text = text.replace("steps = [", 'steps = [\n  """Sit down\n     at the front.""",')
    stretch = read_stretch("mine", text.encode())
    assert (stretch.name, stretch.steps[0]) == ("Seated by Ann", "Sit down at the front.")


def test_a_name_fits_where_names_are_shown() -> None:
    longest = "x" * LONGEST_NAME
    assert read_stretch("mine", GOOD.replace("Seated hamstring stretch", longest).encode()).name == longest
    sentence = wrong(GOOD.replace("Seated hamstring stretch", f"{longest}x"))
    assert sentence == "mine.toml: name: 121 characters are too many to read in passing; at most 120"


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
        (
            f'name = "Mine"\nstretches = {["wall-bent"] * 21}',
            "stretches: 21 stretches are too many for one routine; at most 20",
        ),
    ],
)
def test_a_slip_in_a_routine_is_named_with_file_key_and_cure(text: str, sentence: str) -> None:
    with pytest.raises(BadStretch) as caught:
        read_routine("mine", text.encode(), ALL)
    assert str(caught.value) == f"mine.toml: {sentence}"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A person's configuration, with its folders."""
    (tmp_path / "stretches").mkdir()
    (tmp_path / "routines").mkdir()
    return tmp_path


def test_people_add_their_own_and_theirs_wins(own: Path) -> None:
    (own / "stretches/physio.toml").write_text(GOOD.replace("Seated hamstring stretch", "From the clinic"))
    (own / "stretches/wall-bent.toml").write_text(GOOD.replace("Seated hamstring stretch", "My own bent knee"))
    (own / "routines/calves.toml").write_text('name = "Mine"\nstretches = ["physio", "wall-bent"]')
    catalog = load_catalog(own)
    assert catalog.problems == ()
    assert catalog.stretches["physio"].name == "From the clinic"
    assert catalog.stretches["wall-bent"].name == "My own bent knee"
    assert set(catalog.stretches) == {*ALL, "physio"}
    assert catalog.routines["calves"].stretches == ("physio", "wall-bent")
    assert catalog.own == {"physio", "wall-bent", "calves"}
    assert catalog.names["physio"] == "From the clinic"


def test_one_file_that_is_wrong_costs_that_stretch_alone(own: Path) -> None:
    folder = own / "stretches"
    (folder / "good.toml").write_text(GOOD)
    (folder / "bad.toml").write_text(GOOD.replace("repetitions = 3", "repetitions = 30"))
    (folder / "rotate.toml").write_text(GOOD)
    (folder / "calves.toml").write_text(GOOD)
    (folder / "folder.toml").mkdir()
    (own / "routines/good.toml").write_text('name = "Mine"\nstretches = ["good"]')
    (own / "routines/mine.toml").write_text('name = "Mine"\nstretches = ["goood"]')
    catalog = load_catalog(own)
    assert set(catalog.stretches) == {*ALL, "good"}
    assert set(catalog.routines) == set(load_catalog().routines)
    wrong = "[prescription] repetitions: 30 should be a whole number from 1 to 10. This stretch is left out."
    taken = "this name is taken; give the file another one. This stretch is left out."
    unknown = "stretches: there is no stretch 'goood'; did you mean 'good'? This routine is left out."
    assert catalog.problems == (
        f"{folder / 'bad.toml'}: {wrong}",
        f"{folder / 'calves.toml'}: {taken}",
        f"{folder / 'folder.toml'}: it cannot be read (Is a directory). This stretch is left out.",
        f"{folder / 'rotate.toml'}: {taken}",
        f"{own / 'routines/good.toml'}: {taken.replace('stretch', 'routine')}",
        f"{own / 'routines/mine.toml'}: {unknown}",
    )


def test_without_a_folder_there_is_what_ships(tmp_path: Path) -> None:
    assert load_catalog(tmp_path / "none").stretches == ALL


PICTURE = 'picture = "calf.png"\npicture_words = "A calf."\n'


def test_a_picture_lies_beside_the_file(own: Path) -> None:
    (own / "stretches/mine.toml").write_text(PICTURE + GOOD)
    (own / "stretches/calf.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    stretch = load_catalog(own).stretches["mine"]
    assert (stretch.picture, stretch.picture_words) == (str(own / "stretches/calf.png"), "A calf.")


def test_without_its_picture_a_stretch_shows_the_figure_and_says_so(own: Path) -> None:
    (own / "stretches/mine.toml").write_text(PICTURE + GOOD)
    catalog = load_catalog(own)
    assert (catalog.stretches["mine"].picture, catalog.stretches["mine"].picture_words) == ("", "")
    file = own / "stretches/mine.toml"
    assert catalog.problems == (f"{file}: picture: 'calf.png' is not beside it; put it there. The figure is shown.",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "calf.png is not what its name says. Save the picture again as PNG, JPEG or SVG."),
        (b"GIF89a", "calf.png is not what its name says. Save the picture again as PNG, JPEG or SVG."),
        (b"\x89PNG\r\n\x1a\n" + bytes(LARGEST_PICTURE), "calf.png is too large. A picture may have up to 8 MB."),
    ],
)
def test_what_is_no_picture_is_said_and_the_figure_shown(own: Path, content: bytes, why: str) -> None:
    file = own / "stretches/mine.toml"
    file.write_text(PICTURE + GOOD)
    (own / "stretches/calf.png").write_bytes(content)
    catalog = load_catalog(own)
    assert (catalog.stretches["mine"].picture, catalog.stretches["mine"].picture_words) == ("", "")
    assert catalog.problems == (f"{file}: picture: {why} The figure is shown.",)


def test_a_name_that_no_picture_can_have_costs_the_picture_alone(own: Path) -> None:
    (own / "stretches/mine.toml").write_text(PICTURE.replace("calf.png", f"{'c' * 400}.png") + GOOD)
    catalog = load_catalog(own)
    assert catalog.stretches["mine"].picture == ""
    assert catalog.problems[0].endswith("is not beside it; put it there. The figure is shown.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'picture = "../calf.png"\npicture_words = "A calf."',
            "picture: '../calf.png' should be the name of a file in",
        ),
        (
            'picture = "C:\\\\calf.png"\npicture_words = "A calf."',
            "picture: 'C:\\\\calf.png' should be the name of a file",
        ),
        ('picture = "calf.gif"\npicture_words = "A calf."', "picture: 'calf.gif' should end with one of .png, .jpg"),
        ('picture = "calf.png"', "picture_words: it is missing; write a text in quotes"),
        ('picture_words = "A calf."', "picture_words: it is about a picture, and there is none; add picture or remove"),
    ],
)
def test_a_slip_about_a_picture_is_named(text: str, sentence: str) -> None:
    assert wrong(f"{text}\n{GOOD}").startswith(f"mine.toml: {sentence}")


def test_a_routine_may_say_how_often(own: Path) -> None:
    made = read_routine("mine", b'name = "Mine"\nstretches = ["wall-bent", "step-drop"]\nrepetitions = [2, 0]', ALL)
    assert made.repetitions == (2, 0)


@pytest.mark.parametrize(
    ("repetitions", "sentence"),
    [
        ("[2]", "[2] should be a list with a number for each stretch, 2 in all"),
        ("2", "2 should be a list with a number for each stretch, 2 in all"),
        ("[2, 11]", "11 should be a whole number from 0 to 10"),
        ("[2, true]", "true should be a whole number from 0 to 10"),
    ],
)
def test_a_slip_in_how_often_is_named(repetitions: str, sentence: str) -> None:
    text = f'name = "Mine"\nstretches = ["wall-bent", "step-drop"]\nrepetitions = {repetitions}'
    with pytest.raises(BadStretch) as caught:
        read_routine("mine", text.encode(), ALL)
    assert str(caught.value) == f"mine.toml: repetitions: {sentence}"


# --- doses -------------------------------------------------------------------------------------------------------


def test_a_dose_belongs_to_one_stretch(own: Path) -> None:
    (own / "doses.toml").write_text('[wall-bent]\nhold = "20s"\n\n[calves]\nrepetitions = 4')
    catalog = load_catalog(own)
    assert catalog.doses == {"wall-bent": Dose(hold=20), "calves": Dose(repetitions=4)}
    assert catalog.problems == ()


def test_a_wrong_dose_costs_that_one_alone(own: Path) -> None:
    text = '[wall-bent]\nhold = "20s"\n\n[calves]\nhold = "4s"\n\n[gone]\nholds = "20s"\n\n[x]\nrepetitions = 11'
    (own / "doses.toml").write_text(f"wall = 3\n{text}")
    catalog = load_catalog(own)
    assert catalog.doses == {"wall-bent": Dose(hold=20)}
    file = own / "doses.toml"
    assert catalog.problems == (
        f"{file}: wall: it should be a table; write [wall] on a line of its own. This one is left out.",
        f'{file}: [calves] hold: \'4s\' should be a duration from "5s" to "2m". This one is left out.',
        f"{file}: [gone] holds: there is no such key; did you mean 'hold'? This one is left out.",
        f"{file}: [x] repetitions: 11 should be a whole number from 1 to 10. This one is left out.",
    )


def test_a_file_of_doses_that_is_no_toml_changes_no_hold(own: Path) -> None:
    (own / "doses.toml").write_text("[wall-bent")
    catalog = load_catalog(own)
    assert catalog.doses == {}
    assert catalog.problems[0].startswith(f"{own / 'doses.toml'}: it is not valid TOML in UTF-8: ")
    assert catalog.problems[0].endswith("Every stretch has its own hold until it is mended.")


def test_a_file_that_is_nested_too_deeply_costs_that_file_only(tmp_path: Path) -> None:
    for file in ("stretches/deep.toml", "routines/deep.toml", "doses.toml"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(f"a = {'[' * 3000}{']' * 3000}\n")
    catalog = load_catalog(tmp_path)
    assert catalog.stretches.keys() == load_stretches().keys()
    assert len(catalog.problems) == 3


@pytest.mark.parametrize("place", ["stretches/mine.toml", "routines/mine.toml", "doses.toml"])
def test_a_pipe_instead_of_a_file_holds_nothing_up(tmp_path: Path, place: str) -> None:
    file = tmp_path / place
    file.parent.mkdir(exist_ok=True)
    os.mkfifo(file)
    catalog = load_catalog(tmp_path)
    (problem,) = catalog.problems
    assert problem.startswith(f"{file}: it cannot be read (it is not an ordinary file; put one in its place). ")
    assert catalog.stretches == ALL


@pytest.mark.parametrize("place", ["stretches/mine.toml", "routines/mine.toml", "doses.toml"])
def test_a_file_that_is_far_too_large_is_not_read(own: Path, place: str) -> None:
    file = own / place
    file.write_text(f"# {'x' * LARGEST_FILE}\n")
    catalog = load_catalog(own)
    (problem,) = catalog.problems
    assert problem.startswith(f"{file}: it cannot be read (it is larger than 200 kB; put a smaller one in its place). ")


@pytest.mark.parametrize("place", ["stretches", "routines"])
def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path, place: str) -> None:
    (tmp_path / place).write_text("x")
    catalog = load_catalog(tmp_path)
    assert catalog.problems == (f"{tmp_path / place}: it cannot be read (Not a directory). What is in it is left out.",)


def test_what_other_programs_hide_in_the_folder_is_no_stretch(own: Path) -> None:
    (own / "stretches/._mine.toml").write_bytes(b"\0\x05\x16\x07")
    (own / "stretches/.#mine.toml").symlink_to("somebody@desk.1234")
    catalog = load_catalog(own)
    assert (catalog.own, catalog.problems) == (frozenset(), ())
