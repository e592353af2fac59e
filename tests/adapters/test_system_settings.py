"""What holds for everybody on the computer: defaults and locks, read from files that are never touched."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from calfbreak.adapters.settings_file import SettingsFile


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return tmp_path / "etc" / "first.toml"


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return tmp_path / "etc" / "second.toml"


@pytest.fixture
def file(tmp_path: Path, first: Path, second: Path) -> SettingsFile:
    first.parent.mkdir()
    (tmp_path / "own").mkdir()
    return SettingsFile(tmp_path / "own" / "settings.toml", (first, second))


def test_the_system_gives_defaults_and_the_person_has_the_last_word(file: SettingsFile, first: Path) -> None:
    first.write_text('interval = "90m"\nhold = "20s"\n')
    file.path.write_text('hold = "30s"\n')
    reading = file.read()
    assert (reading.settings.rules.interval, reading.settings.hold) == (5400, 30)
    assert reading.values == {"interval": "1h30m", "hold": "30s"}
    assert (reading.own, reading.given_by, reading.locked) == ({"hold"}, {"interval": first}, {})
    assert file.change("interval", "2h").settings.rules.interval == 7200


def test_the_first_of_several_files_wins(file: SettingsFile, first: Path, second: Path) -> None:
    first.write_text('interval = "90m"\n')
    second.write_text('interval = "2h"\nhold = "20s"\n')
    reading = file.read()
    assert reading.values == {"interval": "1h30m", "hold": "20s"}
    assert reading.given_by == {"interval": first, "hold": second}


def test_a_locked_value_holds_against_the_persons_own(file: SettingsFile, first: Path) -> None:
    first.write_text('interval = "90m"\nlocked = ["interval", "voice"]\n')
    file.path.write_text('interval = "15m"\nvoice = true\n')
    reading = file.read()
    assert (reading.settings.rules.interval, reading.settings.voice) == (5400, False)
    assert reading.own == frozenset()
    assert reading.locked == {"interval": first, "voice": first}
    assert reading.problems == ()


def test_a_lock_of_a_less_important_file_holds_too(file: SettingsFile, first: Path, second: Path) -> None:
    first.write_text('interval = "90m"\n')
    second.write_text('interval = "2h"\nlocked = ["interval"]\n')
    reading = file.read()
    assert reading.settings.rules.interval == 7200
    assert (reading.given_by, reading.locked) == ({"interval": second}, {"interval": second})


def test_a_lock_without_a_value_keeps_what_holds_without_the_person(
    file: SettingsFile, first: Path, second: Path
) -> None:
    first.write_text('locked = ["interval"]\n')
    second.write_text('interval = "2h"\n')
    assert file.read().settings.rules.interval == 7200


@pytest.mark.parametrize("how", ["change", "reset"])
def test_what_is_locked_cannot_be_changed_and_the_sentence_says_by_whom(
    file: SettingsFile, first: Path, how: str
) -> None:
    first.write_text('locked = ["interval"]\n')
    file.path.write_text("# mine\n")
    with pytest.raises(ValueError, match="interval: it is locked") as caught:
        file.change("interval", "2h") if how == "change" else file.reset(["hold", "interval"])
    assert str(first) in str(caught.value)
    assert file.path.read_text() == "# mine\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            b'interval = "2h\n',
            "it is not valid TOML: Illegal character '\\n' (at line 1, column 15). This file is left",
        ),
        (b"interval = " + b"9" * 5000, "it is not valid TOML: Exceeds the limit"),
        (b"interval = " + b"9" * 400, "is not between 15m and 4h"),
        (b"\xff", "byte 1 is not UTF-8 text. This file is left out."),
        (b"locked = true\n", 'locked: True is not a list of settings such as ["interval", "hours"].'),
        (b"locked = [1]\n", "locked: [1] is not a list of settings"),
        (b'locked = ["intervall"]\n', "locked: there is no setting 'intervall' (did you mean 'interval'?)."),
        (b'interval = "1m"\n', "interval: 1m is not between 15m and 4h. The default '2h' is used."),
        (b"colour = 3\n", "there is no setting 'colour'; it is left as it is."),
    ],
)
def test_what_is_wrong_there_is_said_and_costs_no_more_than_it_must(
    file: SettingsFile, first: Path, second: Path, content: bytes, words: str
) -> None:
    first.write_bytes(content)
    second.write_text('interval = "2h"\nlocked = ["hold"]\n')
    reading = file.read()
    (problem,) = reading.problems
    assert problem.startswith(f"{first}: ")
    assert words in problem
    assert reading.settings.rules.interval == 7200
    assert set(reading.locked) == {"hold"}
    assert sorted(first.parent.iterdir()) == [first, second], "it is neither moved nor renamed"
    assert first.read_bytes() == content
    assert file.change("volume", 50).problems == (), "said once"


def test_one_bad_entry_of_the_lock_costs_the_others_nothing(file: SettingsFile, first: Path) -> None:
    first.write_text('locked = ["nonsense", "hold"]\n')
    reading = file.read()
    assert set(reading.locked) == {"hold"}
    assert len(reading.problems) == 1


def test_a_file_that_cannot_be_read_is_named(file: SettingsFile, first: Path) -> None:
    first.mkdir()
    assert file.read().problems == (f"{first}: it cannot be read (Is a directory). This file is left out.",)


def test_a_bad_value_of_the_persons_falls_back_to_the_systems_default(file: SettingsFile, first: Path) -> None:
    first.write_text('interval = "90m"\n')
    file.path.write_text('interval = "1m"\n')
    reading = file.read()
    assert reading.settings.rules.interval == 5400
    assert reading.problems == (
        f"{file.path}: interval: 1m is not between 15m and 4h. The default '1h30m' is used.",
    )  # fmt: skip


def test_a_change_is_noticed_whoever_makes_it(file: SettingsFile, first: Path, second: Path) -> None:
    file.read()
    assert not file.changed_on_disk()
    for path in (second, first, file.path):
        path.write_text('interval = "90m"\n')
        assert file.changed_on_disk(), path
        assert file.read().settings.rules.interval == 5400
        assert not file.changed_on_disk()
    os.utime(first, (1, 1))
    assert file.changed_on_disk()


def test_a_lock_that_comes_while_the_program_runs_holds_for_the_next_change(file: SettingsFile, first: Path) -> None:
    file.read()
    first.write_text('locked = ["interval"]\n')
    with pytest.raises(ValueError, match="locked"):
        file.change("interval", "2h")


def test_reset_goes_back_to_the_systems_default(file: SettingsFile, first: Path) -> None:
    first.write_text('interval = "90m"\n')
    file.change("interval", "2h")
    file.change("hold", "20s")
    reading = file.reset(["interval"])
    assert reading.settings.rules.interval == 5400
    assert tomllib.loads(file.path.read_text()) == {"hold": "20s"}
    assert file.read().values == {"interval": "1h30m", "hold": "20s"}
