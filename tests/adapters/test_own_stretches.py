"""What a person writes is written so that it can be read again, and takes the place of nothing unless they say so."""

from __future__ import annotations

import base64
import errno
import os
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak import resources
from calfbreak.adapters.catalog import load_catalog, load_stretches
from calfbreak.adapters.own_stretches import OwnStretches
from calfbreak.adapters.stretch_files import LARGEST_FILE, LARGEST_PICTURE
from calfbreak.adapters.stretch_text import text_of
from calfbreak.domain.stretching.catalog import Catalog
from calfbreak.domain.stretching.stretch import Dose, Prescription, Routine, Sides, Stretch
from calfbreak.domain.stretching.stretch_data import free_id, stretch_of, table_of
from calfbreak.shelf import Refused, Taken

ALL = load_stretches()
SEATED = resources.read("stretches/hamstring-seated.toml").decode()
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def told() -> list[Catalog]:
    return []


@pytest.fixture
def shelf(config: Path, told: list[Catalog]) -> OwnStretches:
    return OwnStretches(config, told.append)


def copy(shelf: OwnStretches, name: str = "From the clinic", of: str = "wall-bent", **changes: object) -> Stretch:
    made = replace(ALL[of], id=shelf.new_id(name), name=name, **changes)  # type: ignore[arg-type]
    shelf.save(made)
    return made


# --- saving ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stretch", ALL.values(), ids=ALL.keys())
def test_every_stretch_becomes_the_table_of_its_file_and_back(stretch: Stretch) -> None:
    assert stretch_of(stretch.id, table_of(stretch)) == stretch
    assert table_of(stretch) == tomllib.loads(resources.read(f"stretches/{stretch.id}.toml").decode())


def test_what_is_saved_is_there_at_once_and_after_a_restart(
    shelf: OwnStretches, config: Path, told: list[Catalog]
) -> None:
    made = copy(shelf, prescription=Prescription(hold=40, repetitions=2, sides=Sides.ALTERNATE))
    assert made.id == "from-the-clinic"
    assert told[-1].stretches["from-the-clinic"] == made
    assert (told[-1].own, told[-1].problems) == ({"from-the-clinic"}, ())
    assert load_catalog(config).stretches["from-the-clinic"] == made


def test_a_comment_that_somebody_wrote_stays(shelf: OwnStretches, config: Path) -> None:
    file = config / "stretches/mine.toml"
    file.parent.mkdir(parents=True)
    file.write_text(SEATED.replace('hold = "15s"', 'hold = "15s"   # as Ann said'))
    shelf.read()
    changed = replace(shelf.catalog.stretches["mine"], name="Mine", prescription=Prescription(hold=25, repetitions=4))
    shelf.save(changed)
    text = file.read_text()
    assert shelf.catalog.stretches["mine"] == changed
    assert text.splitlines()[0] == SEATED.splitlines()[0]
    assert 'hold = "25s"   # as Ann said\n' in text


def test_the_file_of_a_copy_reads_as_if_it_were_written_by_hand(shelf: OwnStretches, config: Path) -> None:
    copy(shelf, "Übung 1")
    text = (config / "stretches/bung-1.toml").read_text(encoding="utf-8")
    assert text.startswith('name = "Übung 1"\nmuscles = ["soleus"]\nneeds = ["wall"]\nsteps = [\n    "')
    assert '\n\n[prescription]\nsides = "alternate"\nhold = "15s"\nrepetitions = 3\nget_ready = "5s"\n' in text


def test_both_legs_together_change_the_keys_with_the_meaning(shelf: OwnStretches) -> None:
    made = copy(shelf)
    both = replace(
        made, prescription=Prescription(sides=Sides.BOTH, rest=20), positions={"both": "heels over the edge"}
    )
    shelf.save(both)
    assert shelf.catalog.stretches[made.id] == both


def test_what_could_not_be_read_again_is_not_written(shelf: OwnStretches, config: Path, told: list[Catalog]) -> None:
    made = copy(shelf)
    before = (config / "stretches/from-the-clinic.toml").read_text()
    with pytest.raises(Refused, match=r"from-the-clinic.toml: \[prescription\] repetitions: 30 should be"):
        shelf.save(replace(made, prescription=Prescription(repetitions=30)))
    assert (config / "stretches/from-the-clinic.toml").read_text() == before
    assert len(told) == 1


def test_nothing_else_is_overwritten(shelf: OwnStretches, config: Path) -> None:
    copy(shelf)
    broken = config / "stretches/broken.toml"
    broken.write_text("half written")
    for identity in ("wall-straight", "calves", "rotate", "broken", "../outside", "Big"):
        with pytest.raises(Taken, match="There is something called"):
            shelf.save(replace(ALL["wall-bent"], id=identity))
    with pytest.raises(Taken):
        shelf.save_routine(Routine("from-the-clinic-2", "Mine", ("wall-bent",))) or shelf.save_routine(
            Routine("wall-bent", "Mine", ("wall-bent",))
        )
    assert broken.read_text() == "half written"
    assert shelf.new_id("Broken") == "broken-2"


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(shelf: OwnStretches, config: Path) -> None:
    made = copy(shelf)
    file = config / "stretches/from-the-clinic.toml"
    over = shelf.written(made.id)
    assert over == file.read_text()
    shelf.save(replace(made, name="Once"), over=over)
    theirs = file.read_text().replace("Once", "Theirs")
    file.write_text(theirs)
    with pytest.raises(Taken, match=r"^from-the-clinic\.toml was changed by another program meanwhile\.$"):
        shelf.save(replace(made, name="Mine"), over=over)
    assert file.read_text() == theirs
    shelf.save(replace(made, name="Mine"), over=over, replace=True)
    assert load_catalog(config).stretches[made.id].name == "Mine"
    assert (config / "stretches/from-the-clinic.toml.deleted").read_text() == theirs, "it stays beside"


def test_what_somebody_else_broke_or_deleted_meanwhile_can_still_be_saved(shelf: OwnStretches, config: Path) -> None:
    made = copy(shelf)
    file, over = config / "stretches/from-the-clinic.toml", shelf.written(made.id)
    file.write_text("half writ")
    shelf.read()
    with pytest.raises(Taken):
        shelf.save(made, over=over)
    shelf.save(made, over=over, replace=True)
    assert shelf.catalog.stretches[made.id] == made
    file.unlink()
    shelf.read()
    shelf.save(made, over=over)
    assert shelf.catalog.stretches[made.id] == made


def test_nothing_is_written_of_what_ships(shelf: OwnStretches) -> None:
    assert shelf.written("wall-bent") == shelf.written("gone") == ""


def test_what_would_be_too_large_to_be_read_is_not_written(shelf: OwnStretches, config: Path) -> None:
    made = copy(shelf)
    with pytest.raises(Refused, match=r"^from-the-clinic\.toml is too large for a stretch\.$"):
        shelf.save(replace(made, steps=("x" * LARGEST_FILE,)))
    assert load_catalog(config).stretches[made.id] == made


def test_a_picture_that_is_not_there_for_a_while_stays_named(shelf: OwnStretches, config: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    made = copy(shelf, picture=shelf.keep_picture(str(tmp_path / "a.png")), picture_words="A calf.")
    Path(made.picture).rename(tmp_path / "away.png")
    shown = shelf.read().stretches[made.id]
    assert shown.picture == ""
    shelf.save(replace(shown, name="Other words"))
    (tmp_path / "away.png").rename(made.picture)
    again = shelf.read().stretches[made.id]
    assert (again.name, again.picture, again.picture_words) == ("Other words", made.picture, "A calf.")


def test_what_cannot_be_written_is_named_and_what_was_there_stays(
    shelf: OwnStretches, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copy(shelf)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    file = config / "stretches/from-the-clinic.toml"
    with pytest.raises(Refused, match=f"^{re.escape(str(file))} cannot be used: No space left on device\\.$"):
        shelf.save(replace(made, name="Other"))
    assert load_catalog(config).stretches[made.id] == made
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    shelf = OwnStretches(tmp_path / "config")
    with pytest.raises(Refused, match="cannot be used"):
        shelf.save(replace(ALL["wall-bent"], id="mine"))


@given(st.text(max_size=60), st.frozensets(st.sampled_from(["mine", "mine-2", "a", "my-con", "rotate-2"])))
def test_an_id_is_always_a_good_name_for_a_new_file(name: str, taken: frozenset[str]) -> None:
    made = free_id(name, taken)
    assert made not in taken | {"rotate", "con", "nul", ""}
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(made) <= 60
    assert free_id(made, frozenset()) == made


# --- routines --------------------------------------------------------------------------------------------------------


def test_a_routine_is_saved_with_how_often(shelf: OwnStretches, config: Path) -> None:
    made = Routine("mine", "Mine", ("wall-bent", "wall-straight", "wall-bent"), (2, 0, 1))
    shelf.save_routine(made)
    assert load_catalog(config).routines["mine"] == made
    shelf.save_routine(replace(made, name="Ours", repetitions=()))
    assert (config / "routines/mine.toml").read_text() == (
        'name = "Ours"\nstretches = ["wall-bent", "wall-straight", "wall-bent"]\n'
    )


def test_a_routine_of_what_is_not_there_is_refused(shelf: OwnStretches) -> None:
    with pytest.raises(Refused, match=r"mine\.toml: stretches: there is no stretch 'wall-bend'; did you mean"):
        shelf.save_routine(Routine("mine", "Mine", ("wall-bend",)))


# --- deleting --------------------------------------------------------------------------------------------------------


def test_deleting_can_be_undone(shelf: OwnStretches, config: Path) -> None:
    made = copy(shelf)
    undo = shelf.delete(made.id)
    assert made.id not in shelf.catalog.stretches
    assert not (config / "stretches/from-the-clinic.toml").exists()
    undo()
    assert shelf.catalog.stretches[made.id] == made


def test_undoing_takes_no_other_place(shelf: OwnStretches) -> None:
    made = copy(shelf)
    undo = shelf.delete(made.id)
    other = copy(shelf, of="wall-straight")
    assert other.id == made.id
    with pytest.raises(Taken):
        undo()
    assert shelf.catalog.stretches[made.id] == other


def test_what_ships_stays(shelf: OwnStretches) -> None:
    with pytest.raises(Refused, match="came with the program"):
        shelf.delete("wall-bent")


def test_what_a_routine_needs_is_not_deleted(shelf: OwnStretches) -> None:
    made = copy(shelf)
    shelf.save_routine(Routine("mine", "Mine", (made.id,)))
    with pytest.raises(Refused, match="It is part of Mine"):
        shelf.delete(made.id)
    shelf.delete("mine")
    shelf.delete(made.id)
    assert shelf.catalog.own == frozenset()


def test_deleting_what_stood_in_for_one_that_ships_brings_that_back(shelf: OwnStretches, config: Path) -> None:
    (config / "stretches").mkdir(parents=True)
    (config / "stretches/wall-bent.toml").write_text(SEATED)
    assert shelf.read().stretches["wall-bent"].name == "Seated hamstring stretch"
    shelf.delete("wall-bent")
    assert shelf.catalog.stretches == ALL


# --- doses -----------------------------------------------------------------------------------------------------------


def test_a_dose_is_kept_for_one_stretch(shelf: OwnStretches, config: Path) -> None:
    shelf.prescribe("wall-bent", 20, None)
    shelf.prescribe("wall-bent", None, 4)
    shelf.prescribe("calves", None, 2)
    assert shelf.catalog.doses == {"wall-bent": Dose(20, 4), "calves": Dose(repetitions=2)}
    text = (config / "doses.toml").read_text()
    assert text.startswith("# What you hold of single stretches")
    assert text.endswith('[wall-bent]\nhold = "20s"\nrepetitions = 4\n\n[calves]\nrepetitions = 2\n')
    shelf.prescribe("wall-bent", 0, 0)
    assert load_catalog(config).doses == {"calves": Dose(repetitions=2)}


@pytest.mark.parametrize(("hold", "repetitions", "key"), [(4, None, "hold"), (121, None, "hold"), (None, 11, "repe")])
def test_a_dose_beyond_all_measure_is_refused(
    shelf: OwnStretches, hold: float | None, repetitions: int | None, key: str
) -> None:
    with pytest.raises(Refused, match=key):
        shelf.prescribe("wall-bent", hold, repetitions)
    assert shelf.catalog.doses == {}


@pytest.mark.parametrize(("hold", "repetitions"), [(5, 1), (120, 10)])
def test_whatever_a_stretch_may_say_can_be_chosen_for_one_alone(
    shelf: OwnStretches, hold: float, repetitions: int
) -> None:
    shelf.prescribe("wall-bent", hold, repetitions)
    assert shelf.catalog.doses == {"wall-bent": Dose(hold, repetitions)}


def test_a_dose_of_nothing_is_refused(shelf: OwnStretches) -> None:
    with pytest.raises(Refused, match="There is no stretch or routine gone"):
        shelf.prescribe("gone", 20, None)


def test_several_holds_are_kept_all_or_none(shelf: OwnStretches, config: Path, told: list[Catalog]) -> None:
    shelf.prescribe("wall-bent", None, 4)
    shelf.prescribe_holds({"wall-bent": 20, "hip-flexor": 35})
    assert shelf.catalog.doses == {"wall-bent": Dose(20, 4), "hip-flexor": Dose(35, 0)}
    before = (config / "doses.toml").read_text()
    for holds in ({"wall-bent": 25, "gone": 20}, {"wall-bent": 25, "hip-flexor": 4}):
        with pytest.raises(Refused):
            shelf.prescribe_holds(holds)
    assert (config / "doses.toml").read_text() == before
    assert len(told) == 2


def test_a_file_of_doses_that_is_no_toml_is_not_overwritten(shelf: OwnStretches, config: Path) -> None:
    config.mkdir()
    (config / "doses.toml").write_text("[wall")
    with pytest.raises(Refused, match=r"doses.toml is not valid TOML"):
        shelf.prescribe("wall-bent", 20, None)
    assert (config / "doses.toml").read_text() == "[wall"


# --- pictures --------------------------------------------------------------------------------------------------------


def picture(folder: Path, name: str = "My Calf.PNG", content: bytes = PNG) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def test_a_picture_is_copied_and_belongs_to_the_stretch(shelf: OwnStretches, config: Path, tmp_path: Path) -> None:
    kept = shelf.keep_picture(str(picture(tmp_path)))
    assert kept == str(config / "stretches/my-calf.png")
    made = copy(shelf, picture=kept, picture_words="A calf.")
    assert load_catalog(config).stretches[made.id] == made
    assert shelf.keep_picture(str(picture(tmp_path))) == kept, "the same picture is there once"
    other = picture(tmp_path, content=PNG + b"another")
    assert shelf.keep_picture(str(other)) == str(config / "stretches/my-calf-2.png")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("calf.gif", b"GIF89a", "calf.gif is no picture. Choose a PNG, JPEG or SVG file."),
        ("calf.png", b"GIF89a", "calf.png is not what its name says"),
        ("calf.jpg", PNG, "calf.jpg is not what its name says"),
        ("calf.svg", PNG, "calf.svg is not what its name says"),
        ("calf.png", PNG + b"x" * LARGEST_PICTURE, "calf.png is too large"),
    ],
)
def test_what_is_no_picture_is_refused(
    shelf: OwnStretches, config: Path, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        shelf.keep_picture(str(picture(tmp_path, name, content)))
    assert not config.exists()


def test_a_picture_that_is_gone_is_refused(shelf: OwnStretches, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No such file"):
        shelf.keep_picture(str(tmp_path / "gone.png"))


# --- to and from elsewhere -------------------------------------------------------------------------------------------


def test_a_stretch_goes_to_another_computer_with_its_picture(shelf: OwnStretches, tmp_path: Path) -> None:
    kept = shelf.keep_picture(str(picture(tmp_path)))
    made = copy(shelf, picture=kept, picture_words="A calf.")
    stick = tmp_path / "stick"
    shelf.export(made.id, str(stick / "clinic.toml"))
    assert sorted(each.name for each in stick.iterdir()) == ["clinic.toml", "my-calf.png"]
    there = OwnStretches(tmp_path / "there")
    assert there.bring_in(str(stick / "clinic.toml")) == "clinic"
    arrived = there.catalog.stretches["clinic"]
    assert replace(arrived, id=made.id, picture=made.picture) == made
    assert Path(arrived.picture).read_bytes() == PNG


def test_a_picture_that_goes_out_takes_no_other_pictures_place(shelf: OwnStretches, tmp_path: Path) -> None:
    made = copy(shelf, picture=shelf.keep_picture(str(picture(tmp_path))), picture_words="A calf.")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "my-calf.png").write_bytes(PNG + b"somebody else's")
    shelf.export(made.id, str(stick / "clinic.toml"), replace=True)
    assert (stick / "my-calf.png").read_bytes() == PNG + b"somebody else's"
    there = OwnStretches(tmp_path / "there")
    there.bring_in(str(stick / "clinic.toml"))
    arrived = there.catalog.stretches["clinic"]
    assert Path(arrived.picture).read_bytes() == PNG


def test_what_ships_can_be_written_out_too(shelf: OwnStretches, tmp_path: Path) -> None:
    shelf.export("wall-bent", str(tmp_path / "a.toml"))
    shelf.export("calves", str(tmp_path / "b.toml"))
    assert (tmp_path / "a.toml").read_bytes() == resources.read("stretches/wall-bent.toml")
    assert (tmp_path / "b.toml").read_bytes() == resources.read("routines/calves.toml")
    with pytest.raises(Refused, match="There is no stretch or routine gone"):
        shelf.export("gone", str(tmp_path / "c.toml"))


def test_a_file_that_is_there_is_overwritten_only_if_one_says_so(shelf: OwnStretches, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("mine")
    with pytest.raises(Taken, match="There is a file"):
        shelf.export("wall-bent", str(tmp_path / "a.toml"))
    assert (tmp_path / "a.toml").read_text() == "mine"
    shelf.export("wall-bent", str(tmp_path / "a.toml"), replace=True)
    assert (tmp_path / "a.toml").read_bytes() == resources.read("stretches/wall-bent.toml")


def incoming(folder: Path, text: str, name: str = "From Ann.toml") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_a_file_is_taken_over_as_it_is(shelf: OwnStretches, config: Path, tmp_path: Path) -> None:
    assert shelf.bring_in(incoming(tmp_path, f"# From Ann.\n{SEATED}")) == "from-ann"
    assert (config / "stretches/from-ann.toml").read_text() == f"# From Ann.\n{SEATED}"
    assert shelf.bring_in(incoming(tmp_path, 'name = "R"\nstretches = ["from-ann"]', "r.toml")) == "r"
    assert shelf.catalog.routines["r"].stretches == ("from-ann",)


def test_one_that_is_known_is_replaced_or_put_beside_only_if_one_says_so(
    shelf: OwnStretches, config: Path, tmp_path: Path
) -> None:
    file = incoming(tmp_path, SEATED)
    shelf.bring_in(file)
    incoming(tmp_path, SEATED.replace("Seated hamstring stretch", "Another"))
    with pytest.raises(Taken, match="There is something called Seated hamstring stretch already"):
        shelf.bring_in(file)
    assert shelf.bring_in(file, beside=True) == "from-ann-2"
    assert shelf.catalog.stretches["from-ann"].name == "Seated hamstring stretch"
    assert shelf.bring_in(file, replace=True) == "from-ann"
    assert shelf.catalog.stretches["from-ann"].name == "Another"
    assert (config / "stretches/from-ann.toml.deleted").read_text() == SEATED


def test_a_stretch_takes_no_routines_place(shelf: OwnStretches, tmp_path: Path) -> None:
    with pytest.raises(Taken, match="Calves"):
        shelf.bring_in(incoming(tmp_path, SEATED, "calves.toml"), replace=True)
    with pytest.raises(Taken, match="Wall calf stretch"):
        shelf.bring_in(incoming(tmp_path, 'name = "R"\nstretches = ["wall-bent"]', "wall-straight.toml"), replace=True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            SEATED.replace("repetitions = 3", "repetitions = 30"),
            r"^bad.toml: \[prescription\] repetitions: 30 should be",
        ),
        ("name = ", "^bad.toml is not valid TOML: "),
        (f"a = {'[' * 3000}{']' * 3000}", "^bad.toml is not valid TOML: "),
        (f"a = {'1' * 6000}", "^bad.toml is not valid TOML: "),
        ('name = "R"\nstretches = ["gone"]', "^bad.toml: stretches: there is no stretch 'gone'"),
        ('picture = "a.png"\npicture_words = "A."\n' + SEATED, "^bad.toml: picture: a.png is not beside it. Put it"),
        ("#" * (LARGEST_FILE + 1), "^bad.toml is too large for a stretch"),
    ],
)
def test_a_bad_file_is_refused_and_leaves_nothing(
    shelf: OwnStretches, config: Path, tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        shelf.bring_in(incoming(tmp_path, text, "bad.toml"))
    assert not config.exists()


def test_a_mark_at_the_beginning_that_windows_likes_is_no_harm(shelf: OwnStretches, config: Path) -> None:
    (config / "stretches").mkdir(parents=True)
    (config / "stretches/mine.toml").write_bytes(b"\xef\xbb\xbf" + SEATED.encode())
    assert "mine" in shelf.read().stretches


def test_a_file_that_is_not_there_or_no_text_is_refused(shelf: OwnStretches, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No such file"):
        shelf.bring_in(str(tmp_path / "gone.toml"))
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Refused, match=r"a\.toml is not a text in UTF-8"):
        shelf.bring_in(str(tmp_path / "a.toml"))


def test_a_picture_of_the_same_name_does_not_take_the_place_of_another(
    shelf: OwnStretches, config: Path, tmp_path: Path
) -> None:
    picture(config / "stretches", "a.png", PNG + b"mine")
    picture(tmp_path, "a.png")
    shelf.bring_in(incoming(tmp_path, 'picture = "a.png"   # hers\npicture_words = "A."\n' + SEATED))
    assert shelf.catalog.stretches["from-ann"].picture == str(config / "stretches/a-2.png")
    assert (config / "stretches/a.png").read_bytes() == PNG + b"mine"
    assert 'picture = "a-2.png"   # hers\n' in (config / "stretches/from-ann.toml").read_text()


# --- text ------------------------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
tables = st.dictionaries(
    words,
    words | st.integers(0, 9) | st.lists(words, max_size=3) | st.dictionaries(words, words, max_size=3),
    max_size=4,
)


@given(tables, tables)
def test_whatever_is_written_says_what_was_meant(table: dict[str, object], before: dict[str, object]) -> None:
    assert tomllib.loads(text_of(table, text_of(before))) == table


def test_a_pipe_is_no_stretch_to_bring_in_and_no_picture(shelf: OwnStretches, tmp_path: Path) -> None:
    for name in ("mine.toml", "mine.png"):
        os.mkfifo(tmp_path / name)
    with pytest.raises(Refused, match=r"mine\.toml cannot be used: it is not an ordinary file; put one in its place\."):
        shelf.bring_in(str(tmp_path / "mine.toml"))
    with pytest.raises(Refused, match=r"mine\.png cannot be used: it is not an ordinary file; put one in its place\."):
        shelf.keep_picture(str(tmp_path / "mine.png"))
