"""A routine goes to somebody else in one file, with the stretches of one's own of which it is made, or not at all."""

from __future__ import annotations

import base64
import errno
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from calfbreak import resources
from calfbreak.adapters import stretch_files
from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.own_stretches import OwnStretches
from calfbreak.domain.stretching.stretch import Prescription, Routine, Stretch
from calfbreak.shelf import Refused, Taken

ALL = load_stretches()
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def ann(tmp_path: Path) -> OwnStretches:
    """Who has a stretch of her own, and a routine made of it and of one that ships."""
    shelf = OwnStretches(tmp_path / "ann")
    own(shelf, "Towel")
    shelf.save_routine(Routine("evening", "Evening", ("towel", "wall-bent"), (2, 0)))
    return shelf


@pytest.fixture
def bob(tmp_path: Path) -> OwnStretches:
    return OwnStretches(tmp_path / "bob")


@pytest.fixture
def file(ann: OwnStretches, tmp_path: Path) -> Path:
    """What Ann sends to Bob."""
    out = tmp_path / "stick" / "evening.toml"
    ann.export("evening", str(out))
    return out


def own(shelf: OwnStretches, name: str, **changes: object) -> Stretch:
    prescription = Prescription(hold=25, repetitions=2)
    made = replace(ALL["wall-bent"], id=shelf.new_id(name), name=name, prescription=prescription)
    made = replace(made, **changes)  # type: ignore[arg-type]
    shelf.save(made)
    return made


def files(folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())


def test_it_takes_the_stretches_along_that_are_not_there(ann: OwnStretches, bob: OwnStretches, file: Path) -> None:
    assert bob.bring_in(str(file)) == "evening"
    assert bob.catalog.stretches["towel"] == ann.catalog.stretches["towel"]
    assert bob.catalog.routines["evening"] == Routine("evening", "Evening", ("towel", "wall-bent"), (2, 0))
    assert bob.catalog.own == {"towel", "evening"}
    assert bob.catalog.problems == ()


def test_the_file_reads_as_if_it_were_written_by_hand(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    beginning = (
        'name = "Evening"\nstretches = ["towel", "wall-bent"]\nrepetitions = [2, 0]\n\n[own.towel]\nname = "Towel"\n'
    )
    assert text.startswith(beginning)
    assert '\n[own.towel.prescription]\nsides = "alternate"\nhold = "25s"\n' in text
    assert set(tomllib.loads(text)["own"]) == {"towel"}, "what ships is not in it"


def test_a_comment_in_the_routine_goes_along_and_stays(ann: OwnStretches, bob: OwnStretches, tmp_path: Path) -> None:
    written = tmp_path / "ann/routines/evening.toml"
    written.write_text("# As the clinic said.\n" + written.read_text())
    ann.read()
    ann.export("evening", str(tmp_path / "evening.toml"))
    bob.bring_in(str(tmp_path / "evening.toml"))
    assert (tmp_path / "bob/routines/evening.toml").read_text() == written.read_text()


def test_a_routine_of_what_ships_is_the_file_that_it_was(bob: OwnStretches, tmp_path: Path) -> None:
    bob.export("calves", str(tmp_path / "calves.toml"))
    assert (tmp_path / "calves.toml").read_bytes() == resources.read("routines/calves.toml")


def test_one_that_ships_takes_along_what_stands_in_for_a_part_of_it(
    ann: OwnStretches, bob: OwnStretches, tmp_path: Path
) -> None:
    (tmp_path / "wall-bent.toml").write_bytes(resources.read("stretches/wall-bent.toml").replace(b'"15s"', b'"20s"'))
    ann.bring_in(str(tmp_path / "wall-bent.toml"), replace=True)
    ann.export("calves", str(tmp_path / "two.toml"))
    with pytest.raises(Taken, match=r"^There is something called Bent-knee wall stretch already\.$"):
        bob.bring_in(str(tmp_path / "two.toml"))
    assert bob.bring_in(str(tmp_path / "two.toml"), beside=True) == "two"
    assert bob.catalog.routines["two"].stretches == ("wall-straight", "wall-bent-2")
    assert bob.catalog.stretches["wall-bent-2"].prescription.hold == 20
    assert bob.catalog.stretches["wall-bent"].prescription.hold == 15


def test_pictures_go_along(ann: OwnStretches, bob: OwnStretches, tmp_path: Path) -> None:
    (tmp_path / "towel.png").write_bytes(PNG)
    kept = ann.keep_picture(str(tmp_path / "towel.png"))
    ann.save(replace(ann.catalog.stretches["towel"], picture=kept, picture_words="A towel."))
    ann.export("evening", str(tmp_path / "stick/evening.toml"))
    assert files(tmp_path / "stick") == ["evening.toml", "towel.png"]
    bob.bring_in(str(tmp_path / "stick/evening.toml"))
    arrived = Path(bob.catalog.stretches["towel"].picture)
    assert (arrived.parent, arrived.read_bytes()) == (tmp_path / "bob/stretches", PNG)


# --- what is in the way ----------------------------------------------------------------------------------------------


def test_nothing_is_replaced_without_asking_and_all_that_would_be_is_named(
    bob: OwnStretches, file: Path, tmp_path: Path
) -> None:
    mine = own(bob, "Towel", cue="Mine.")
    bob.save_routine(Routine("evening", "My evening", ("towel",)))
    before = {name: (tmp_path / "bob" / name).read_bytes() for name in files(tmp_path / "bob")}
    with pytest.raises(Taken, match=r"^There is something called Towel, My evening already\.$"):
        bob.bring_in(str(file))
    assert {name: (tmp_path / "bob" / name).read_bytes() for name in files(tmp_path / "bob")} == before
    assert bob.bring_in(str(file), beside=True) == "evening-2"
    assert bob.catalog.routines["evening-2"].stretches == ("towel-2", "wall-bent")
    assert bob.catalog.stretches["towel"] == mine
    assert bob.catalog.routines["evening"].stretches == ("towel",)


def test_who_says_so_has_both_replaced_and_the_old_ones_stay_beside(
    ann: OwnStretches, bob: OwnStretches, file: Path, tmp_path: Path
) -> None:
    own(bob, "Towel", cue="Mine.")
    mine = (tmp_path / "bob/stretches/towel.toml").read_text()
    assert bob.bring_in(str(file), replace=True) == "evening"
    assert bob.catalog.stretches["towel"] == ann.catalog.stretches["towel"]
    assert (tmp_path / "bob/stretches/towel.toml.deleted").read_text() == mine


def test_what_is_there_word_for_word_is_shared(bob: OwnStretches, file: Path) -> None:
    own(bob, "Towel")
    assert bob.bring_in(str(file)) == "evening"
    assert bob.bring_in(str(file), beside=True) == "evening-2"
    assert set(bob.catalog.stretches) == {*ALL, "towel"}


def test_another_picture_is_another_stretch(ann: OwnStretches, bob: OwnStretches, tmp_path: Path) -> None:
    for shelf, content in ((ann, PNG), (bob, PNG + b"another")):
        (tmp_path / "towel.png").write_bytes(content)
        picture = shelf.keep_picture(str(tmp_path / "towel.png"))
        made = shelf.catalog.stretches.get("towel") or own(shelf, "Towel")
        shelf.save(replace(made, picture=picture, picture_words="A towel."))
    ann.export("evening", str(tmp_path / "stick/evening.toml"))
    assert bob.bring_in(str(tmp_path / "stick/evening.toml"), beside=True) == "evening"
    first, second = (Path(bob.catalog.stretches[each].picture) for each in ("towel", "towel-2"))
    assert (first.read_bytes(), second.read_bytes()) == (PNG + b"another", PNG)


def test_a_file_called_like_a_stretch_in_it_takes_no_place_from_that(bob: OwnStretches, file: Path) -> None:
    called = file.rename(file.with_name("towel.toml"))
    assert bob.bring_in(str(called)) == "towel-2"
    assert bob.catalog.routines["towel-2"].stretches == ("towel", "wall-bent")
    assert bob.bring_in(str(called), replace=True) == "towel-2", "nor when it comes again"
    assert set(bob.catalog.own) == {"towel", "towel-2"}


def test_a_stretch_takes_no_routines_place(bob: OwnStretches, file: Path) -> None:
    bob.save_routine(Routine("towel", "Mine", ("wall-bent",)))
    with pytest.raises(Taken, match="Mine"):
        bob.bring_in(str(file), replace=True)
    bob.bring_in(str(file), beside=True)
    assert bob.catalog.routines["evening"].stretches == ("towel-2", "wall-bent")


def test_no_name_leads_out_of_the_folder(bob: OwnStretches, file: Path, tmp_path: Path) -> None:
    text = file.read_text().replace("[own.towel", '[own."../../out"').replace('"towel"', '"../../out"')
    file.write_text(text)
    bob.bring_in(str(file))
    assert bob.catalog.routines["evening"].stretches == ("out", "wall-bent")
    assert files(tmp_path / "bob") == ["routines/evening.toml", "stretches/out.toml"]


# --- whole or not at all ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "repetitions = 2\n",
            "repetitions = 30\n",
            r"^evening\.toml: \[own\.towel\.prescription\] repetitions: 30 should be a whole number from 1 to 10\.$",
        ),
        ('name = "Towel"\n', "", r"^evening\.toml: \[own\.towel\] name: it is missing; write a text in quotes\.$"),
        ('"towel"', '"towl"', r"^evening\.toml: stretches: there is no stretch 'towl'; did you mean 'towel'\?$"),
        (
            'name = "Towel"\n',
            'name = "Towel"\npicture = "gone.png"\npicture_words = "A towel."\n',
            r"^evening\.toml: picture: gone\.png is not beside it\. Put it there, or take the key out\.$",
        ),
        (
            "[own.towel.poses]",
            '[own]\nextra = "Towel"\n[own.towel.poses]',
            r"^evening\.toml: \[own\] extra: it should be a table; write \[own\.extra\] on a line of its own\.$",
        ),
        ('name = "Evening"', "own = 1", r"^evening\.toml is not valid TOML: "),
    ],
)
def test_one_that_is_wrong_is_named_and_nothing_is_taken_over(
    bob: OwnStretches, file: Path, tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    with pytest.raises(Refused, match=sentence):
        bob.bring_in(str(file))
    assert not (tmp_path / "bob").exists()


def test_a_stretch_brings_no_others(bob: OwnStretches, tmp_path: Path) -> None:
    text = resources.read("stretches/wall-bent.toml").decode() + '\n[own.x]\nname = "X"\n'
    (tmp_path / "x.toml").write_text(text)
    with pytest.raises(Refused, match=r"^x\.toml: own: there is no such key; "):
        bob.bring_in(str(tmp_path / "x.toml"))


def test_what_was_written_before_the_disk_was_full_is_put_back(
    bob: OwnStretches, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(bob, "Towel", cue="Mine.")
    mine = (tmp_path / "bob/stretches/towel.toml").read_text()
    write_text = stretch_files.write_text

    def full(place: Path, text: str) -> None:
        if place.parent.name == "routines":
            raise OSError(errno.ENOSPC, "No space left on device", str(place))
        write_text(place, text)

    monkeypatch.setattr(stretch_files, "write_text", full)
    with pytest.raises(Refused, match=r"evening\.toml cannot be used: No space left on device\.$"):
        bob.bring_in(str(file), replace=True)
    assert (tmp_path / "bob/stretches/towel.toml").read_text() == mine
    assert files(tmp_path / "bob") == ["stretches/towel.toml"]
