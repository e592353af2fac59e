"""The settings file: what people wrote in it is never lost, and what is wrong in it costs no more than it must."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.adapters import whole_file
from calfbreak.adapters.settings_file import Reading, SettingsFile
from calfbreak.adapters.settings_text import template, with_values
from calfbreak.domain.settings.settings import DESCRIPTIONS, Settings, check

MINE = """\
# My own words.
theme = "dark"   # easier on the eyes
interval = "90m"

[plugins]        # of a program of my own
calm = true
"""


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "calf-break" / "settings.toml")


def write(file: SettingsFile, content: str | bytes) -> None:
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(content.encode() if isinstance(content, str) else content)


def test_without_a_file_the_defaults_hold_and_none_is_made(file: SettingsFile) -> None:
    assert file.read() == Reading(Settings(), {})
    assert not file.path.parent.exists()


def test_a_first_change_writes_a_file_that_explains_every_setting(file: SettingsFile) -> None:
    reading = file.change("interval", "2h")
    assert (reading.settings.rules.interval, reading.values, reading.problems) == (7200, {"interval": "2h"}, ())
    text = file.path.read_text()
    assert tomllib.loads(text) == {"interval": "2h"}
    assert (
        '\n# How long each hold lasts. 0 means as long as the stretch itself says. 10s to 1m.\n# hold = "0s"\n' in text
    )
    assert all(re.search(rf"^(# )?{each.key} = ", text, re.MULTILINE) for each in DESCRIPTIONS)


def test_the_commented_defaults_of_a_first_file_are_right() -> None:
    values = tomllib.loads(re.sub(r"^# (\w+ = )", r"\1", template(), flags=re.MULTILINE))
    assert values == {each.key: each.default for each in DESCRIPTIONS}


def test_a_second_change_stands_where_its_default_was_explained(file: SettingsFile) -> None:
    file.change("interval", "2h")
    file.change("hold", 20)
    assert (
        '\n# How long each hold lasts. 0 means as long as the stretch itself says. 10s to 1m.\nhold = "20s"\n'
        in file.path.read_text()
    )


def test_comments_order_and_foreign_keys_survive_a_change(file: SettingsFile) -> None:
    write(file, MINE)
    file.read()
    file.change("interval", "1h")
    assert file.path.read_text() == MINE.replace("90m", "1h")


def test_a_comment_behind_a_value_survives_its_change(file: SettingsFile) -> None:
    write(file, MINE)
    file.change("theme", "light")
    assert file.path.read_text() == MINE.replace("dark", "light")


def test_a_new_setting_does_not_fall_into_a_table(file: SettingsFile) -> None:
    write(file, MINE)
    assert file.change("sound", "off").settings.sound is False
    assert file.path.read_text() == MINE.replace('"90m"\n', '"90m"\nsound = false\n')


def test_what_looks_like_a_commented_default_inside_a_text_is_left_alone(file: SettingsFile) -> None:
    write(file, 'note = """\n# hold = "15s"\n[not a table]\n"""\n')
    file.change("hold", "20s")
    table = tomllib.loads(file.path.read_text())
    assert table == {"note": '# hold = "15s"\n[not a table]\n', "hold": "20s"}


def test_a_list_of_lists_is_not_taken_for_a_table(file: SettingsFile) -> None:
    write(file, "mine = [\n  [1],\n]\n")
    file.change("hold", "20s")
    assert tomllib.loads(file.path.read_text()) == {"mine": [[1]], "hold": "20s"}


def test_a_setting_stands_before_the_tables_even_if_there_is_nothing_else(file: SettingsFile) -> None:
    write(file, "[plugins]\n")
    file.change("sound", "off")
    assert file.path.read_text() == "sound = false\n[plugins]\n"


def test_what_was_edited_since_the_last_reading_is_kept(file: SettingsFile) -> None:
    write(file, MINE)
    file.read()
    write(file, MINE.replace("dark", "light") + "# and this\n")
    assert file.changed_on_disk()
    reading = file.change("interval", "1h")
    assert reading.settings.theme == "light"
    assert file.path.read_text() == MINE.replace("dark", "light").replace("90m", "1h") + "# and this\n"
    assert not file.changed_on_disk()


def test_one_bad_value_costs_that_value_only_and_stays_to_be_corrected(file: SettingsFile) -> None:
    write(file, 'interval = "5m"\nhold = "20s"\nrepetitions = "many"\n')
    reading = file.read()
    assert reading.values == {"hold": "20s"}
    assert reading.problems == (
        f"{file.path}: interval: 5m is not between 15m and 4h. The default '60m' is used.",
        f"{file.path}: repetitions: 'many' is not a whole number. The default 0 is used.",
    )
    file.change("hold", "30s")
    assert file.path.read_text() == 'interval = "5m"\nhold = "30s"\nrepetitions = "many"\n'


def test_a_problem_is_told_once(file: SettingsFile) -> None:
    write(file, 'repetitions = "many"\n')
    assert len(file.read().problems) == 1
    assert file.change("hold", "20s").problems == ()


def test_an_unknown_key_is_mentioned_with_what_may_be_meant(file: SettingsFile) -> None:
    write(file, 'intervall = "2h"\n')
    reading = file.read()
    assert reading.problems == (
        f"{file.path}: there is no setting 'intervall' (did you mean 'interval'?); it is left as it is.",
    )
    assert reading.settings == Settings()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'interval = "2h"\nhold = \n', "at line 2, column 8"),
        (b'theme = "d\xffrk"\n', "byte 11 is not UTF-8 text"),
        (b"\0\0\0\0", "not valid TOML"),
        (b"SQLite format 3\0", "not valid TOML"),
        (b"a = " + b"9" * 5000, "not valid TOML: Exceeds the limit"),
        (b"a = " + b"[" * 5000, "not valid TOML: maximum recursion depth"),
        (b"a = 1\na = 2\n", "Cannot overwrite a value (at line 2, column 6)"),
    ],
)
def test_a_broken_file_is_set_aside_and_named(file: SettingsFile, content: bytes, words: str) -> None:
    write(file, content)
    reading = file.read()
    (aside,) = file.path.parent.iterdir()
    assert re.fullmatch(r"settings\.toml\.bad-\d{8}T\d{6}Z", aside.name)
    assert aside.read_bytes() == content
    (problem,) = reading.problems
    assert problem.startswith(f"{file.path}: ")
    assert words in problem
    assert aside.name in problem
    assert reading.settings == Settings()
    assert not file.changed_on_disk(), "and it is not read again, which would forget the problem"


def test_two_broken_files_are_both_kept(file: SettingsFile) -> None:
    for content in (b"one", b"two"):
        write(file, content)
        os.utime(file.path, (1e9, 1e9))
        file.read()
    assert {path.name: path.read_bytes() for path in file.path.parent.iterdir()} == {
        "settings.toml.bad-20010909T014640Z": b"one",
        "settings.toml.bad-20010909T014640Z-1": b"two",
    }


def test_a_file_broken_while_the_program_runs_takes_no_setting_with_it(file: SettingsFile) -> None:
    write(file, MINE)
    file.read()
    write(file, "oh no")
    reading = file.change("hold", "20s")
    expected = {"theme": "dark", "interval": "1h30m", "hold": "20s"}
    assert reading.values == expected
    assert tomllib.loads(file.path.read_text()) == expected
    assert len(reading.problems) == 1


@pytest.mark.parametrize(("key", "value"), [("interval", "1m"), ("intervall", "1h"), ("sound", 3)])
def test_a_wrong_change_is_refused_and_changes_nothing(file: SettingsFile, key: str, value: object) -> None:
    write(file, MINE)
    with pytest.raises(ValueError, match=key):
        file.change(key, value)
    assert file.path.read_text() == MINE


def test_a_link_stays_a_link(file: SettingsFile, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "calf.toml"
    real.parent.mkdir()
    real.write_text(MINE)
    file.path.parent.mkdir()
    file.path.symlink_to("../dotfiles/calf.toml")
    file.change("interval", "1h")
    assert file.path.is_symlink()
    assert real.read_text() == MINE.replace("90m", "1h")


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640])
def test_permissions_are_kept(file: SettingsFile, mode: int) -> None:
    write(file, MINE)
    file.path.chmod(mode)
    file.change("interval", "1h")
    assert stat.S_IMODE(file.path.stat().st_mode) == mode


def test_a_new_file_is_private(file: SettingsFile) -> None:
    file.change("interval", "1h")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_file_of_windows_keeps_its_line_ends_and_may_begin_with_a_mark(file: SettingsFile) -> None:
    write(file, b'\xef\xbb\xbftheme = "dark"\r\nhold = "20s"\r\n')
    file.change("theme", "light")
    assert file.path.read_bytes() == b'theme = "light"\r\nhold = "20s"\r\n'


def test_a_change_that_cannot_be_written_holds_for_this_run_and_is_written_later(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, MINE)
    file.read()
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full_disk)
        reading = file.change("hold", "20s")
    assert reading.settings.hold == 20
    assert reading.problems == (
        f"{file.path} could not be written (No space left on device). hold: changed until you quit.",
    )
    assert file.path.read_text() == MINE
    assert list(file.path.parent.iterdir()) == [file.path]
    assert file.read().settings.hold == 20
    assert file.change("sound", False).problems == ()
    assert tomllib.loads(file.path.read_text())["hold"] == "20s"


def full_disk(descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_where_no_folder_can_be_made_a_change_holds_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    file = SettingsFile(tmp_path / "config" / "settings.toml")
    reading = file.change("hold", "20s")
    assert reading.settings.hold == 20
    assert len(reading.problems) == 1
    assert "could not be written (File exists)" in reading.problems[0]


def test_what_cannot_be_read_is_neither_lost_nor_replaced(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    reading = file.change("hold", "20s")
    assert reading.settings.hold == 20
    assert file.path.is_dir()
    assert [problem for problem in reading.problems if str(file.path) not in problem] == []


def test_whoever_opens_the_file_finds_all_of_one_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is under the file's name until it is complete and on disk."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    seen: list[bytes] = []
    really = os.fsync
    monkeypatch.setattr(whole_file.os, "fsync", lambda descriptor: (seen.append(path.read_bytes()), really(descriptor)))
    whole_file.replace_file(path, b"new")
    assert seen == [b"old", b"new"]  # the content before the name changes, the folder after it


def test_reading_imports_nothing_that_writes() -> None:
    """A start waits for none of this; tomlkit alone costs more than everything else here."""
    program = (
        "import sys; from pathlib import Path; from calfbreak.adapters.settings_file import SettingsFile;"
        "SettingsFile(Path('nowhere.toml')).read(); print(*{'tomlkit', 'tempfile', 'difflib'} & sys.modules.keys())"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


values = st.fixed_dictionaries(
    {},
    optional={
        "interval": st.integers(15, 240).map(lambda minutes: f"{minutes}m"),
        "max_snoozes": st.integers(0, 10),
        "sound": st.booleans(),
        "hours": st.sampled_from(["", "mon-fri 09:00-17:30", "22:00-02:00"]),
        "theme": st.sampled_from(["desktop", "light", "dark"]),
        "stretch": st.text(),
    },
)


@given(before=values, after=values)
def test_every_value_comes_back_as_it_was_written(before: dict[str, object], after: dict[str, object]) -> None:
    described = {each.key: each for each in DESCRIPTIONS}
    first, second = ({key: check(described[key], value) for key, value in each.items()} for each in (before, after))
    text = with_values(with_values("", first), second)
    assert tomllib.loads(text) == first | second


def test_a_reset_leaves_the_words_of_a_line_and_its_default_as_a_comment(file: SettingsFile) -> None:
    write(file, MINE)
    reading = file.reset(["theme", "interval"])
    assert (reading.settings, reading.values) == (Settings(), {})
    assert file.path.read_text() == MINE.replace('theme = "dark"', '# theme = "desktop"').replace(
        'interval = "90m"', '# interval = "60m"'
    )
    assert file.change("theme", "dark").settings.theme == "dark"
    assert file.path.read_text() == MINE.replace('interval = "90m"', '# interval = "60m"')


def test_a_reset_of_what_is_not_set_writes_nothing(file: SettingsFile) -> None:
    assert file.reset(["theme"]).problems == ()
    assert not file.path.exists()


@pytest.mark.parametrize(
    "line", ['"theme" = "dark"', "theme = 'dark'", ' theme="dark"', 'theme = """\ndark"""', '"th\\u0065me" = "dark"']
)
def test_a_reset_finds_a_value_however_it_is_written(file: SettingsFile, line: str) -> None:
    write(file, f'hold = "20s"\n{line}\nmine = "theme = 3"\n[theme2]\ntheme = "dark"\n')
    file.reset(["theme"])
    left = tomllib.loads(file.path.read_text())
    assert left == {"hold": "20s", "mine": "theme = 3", "theme2": {"theme": "dark"}}


def test_a_reset_of_a_setting_that_does_not_exist_is_refused(file: SettingsFile) -> None:
    write(file, MINE)
    with pytest.raises(ValueError, match="there is no setting 'them' \\(did you mean 'theme'\\?\\)"):
        file.reset(["interval", "them"])
    assert file.path.read_text() == MINE


def test_a_reset_that_cannot_be_written_holds_for_this_run(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    write(file, MINE)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full_disk)
        assert file.reset(["interval"]).values == {"theme": "dark"}
    assert file.unsaved == ("interval",)
    assert file.read().values == {"theme": "dark"}
    file.change("hold", "20s")
    assert "interval" not in tomllib.loads(file.path.read_text())


def test_a_file_that_is_broken_while_somebody_edits_it_changes_nothing_until_it_is_mended(file: SettingsFile) -> None:
    good = 'theme = "dark"\ninterval = "90m"\n'
    write(file, good)
    file.read()
    write(file, good.replace('"90m"', '"90m'))
    reading = file.follow()
    assert reading.values == {"theme": "dark", "interval": "1h30m"}
    assert reading.problems == file.told
    assert reading.problems[0].endswith("The settings in force stay as they are until it is mended.")
    assert [each.name for each in file.path.parent.iterdir()] == ["settings.toml"]
    assert not file.changed_on_disk()
    write(file, good.replace("90m", "2h"))
    assert file.changed_on_disk()
    reading = file.follow()
    assert (reading.values["interval"], reading.problems, file.told) == ("2h", (), ())


def test_whoever_only_looks_moves_nothing(file: SettingsFile) -> None:
    write(file, "oh no")
    (problem,) = file.look().problems
    assert problem.startswith(f"{file.path}: it is not valid TOML")
    assert [each.name for each in file.path.parent.iterdir()] == ["settings.toml"]


@given(before=values, gone=st.sets(st.sampled_from(["interval", "sound", "hours", "stretch"])))
def test_what_is_reset_is_gone_and_nothing_else(before: dict[str, object], gone: set[str]) -> None:
    described = {each.key: each for each in DESCRIPTIONS}
    first = {key: check(described[key], value) for key, value in before.items()}
    text = with_values(with_values("", first), dict.fromkeys(gone))
    assert tomllib.loads(text) == {key: value for key, value in first.items() if key not in gone}


@pytest.fixture(params=["a pipe", "an endless device"])
def trap(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """What a reader never comes back from, where a file of settings should be."""
    place = tmp_path / "trap.toml"
    if request.param == "a pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero")
    return place


def test_what_is_no_ordinary_file_is_not_read(trap: Path) -> None:
    file = SettingsFile(trap)
    reading = file.read()
    assert reading.settings == Settings()
    (problem,) = reading.problems
    assert problem.startswith(f"{trap} cannot be read: it is not an ordinary file; put one in its place. ")
    assert file.change("interval", "90m").values == {"interval": "1h30m"}
    assert file.held_back == f"{trap} could not be written (it cannot be read). interval: changed until you quit."


def test_of_the_system_neither(trap: Path, tmp_path: Path) -> None:
    reading = SettingsFile(tmp_path / "own.toml", (trap,)).read()
    assert reading.problems == (
        f"{trap}: it cannot be read (it is not an ordinary file; put one in its place). This file is left out.",
    )
