"""Why something does not work: in English in the log, and in the person's language wherever a person reads it."""

from __future__ import annotations

import ast
import errno
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import calfbreak
from calfbreak.adapters.catalog import load_catalog
from calfbreak.adapters.choose import choose
from calfbreak.adapters.input.candidates import candidates
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.session_watch.watch import SessionWatch
from calfbreak.adapters.settings_file import SettingsFile
from calfbreak.adapters.store.incoming import Unusable, read_history
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.surroundings.parts_here import desk_here
from calfbreak.domain.history.knee_to_wall import parse_distance
from calfbreak.domain.rules.calendar import parse_hours
from calfbreak.domain.settings.settings import DESCRIPTIONS
from calfbreak.domain.settings.values import check
from calfbreak.domain.translation import Sentence, in_english, listed, said, saidn, told, tr, use
from languages.left_in_english import left_in_english, of_the_system
from languages.pseudo import PseudoLanguage, accented

SOURCE = Path(calfbreak.__file__).parent
TOLD_TO_PEOPLE = {
    "AlreadyRunning", "BadStretch", "Broken", "CannotBe", "Lost", "Misfit", "Newer", "NoAnswer", "NotRunning",
    "Refused", "Taken", "Unavailable", "Unreadable", "Unusable",
}  # fmt: skip
"""Errors whose message reaches a person sooner or later."""


class OurLanguage(PseudoLanguage):
    """It knows, beside the sentences of the program, one of this test."""

    def gettext(self, message: str) -> str:
        return accented(message) if message == "{number} cats" else super().gettext(message)


@pytest.fixture
def in_another_language() -> Iterator[None]:
    use(OurLanguage())
    yield
    use(None)


# --- a reason that was said -------------------------------------------------------------------------------------------


def test_it_is_english_until_it_is_told(in_another_language: None) -> None:
    reason = said("{program} is not installed", program="pactl")
    assert reason == "pactl is not installed"
    assert f"{reason}" == "%s" % reason == "pactl is not installed"  # noqa: UP031 - as the log does it
    assert told(reason).startswith("«pactl íś ńóť")


def test_an_error_carries_it(in_another_language: None) -> None:
    assert told(ValueError(said("{variable} is not set", variable="$HOME"))) == told(
        said("{variable} is not set", variable="$HOME")
    )
    assert OSError(errno.EINVAL, said("it is empty")).strerror == "it is empty"
    assert told(OSError(errno.EINVAL, said("it is empty")).strerror) != "it is empty"


def test_a_reason_within_a_reason_is_told_too(in_another_language: None) -> None:
    whole = said("{name} cannot be used: {why}", name="x", why=ValueError(said("it is empty")))
    assert whole == "x cannot be used: it is empty"
    assert left_in_english(told(whole)) == []
    assert left_in_english(told(listed("; ", [whole, said("it is empty")]))) == []
    assert told(listed("; ", [])) == ""


def test_it_is_told_in_the_language_of_the_moment(in_another_language: None) -> None:
    reason = said("it is empty")
    first = told(reason)
    use(None)
    assert (first, told(reason)) != ("it is empty", first)
    assert told(reason) == "it is empty"


def test_numbers_choose_the_form(in_another_language: None) -> None:
    assert (saidn("{number} cat", "{number} cats", 1), saidn("{number} cat", "{number} cats", 2)) == ("1 cat", "2 cats")
    assert told(saidn("{number} cat", "{number} cats", 1)) == accented("{number} cats").format(number=1)


def test_no_error_is_kept_alive_by_its_sentence() -> None:
    assert all(not isinstance(each, BaseException) for each in said("{why}", why=ValueError("x")).places.values())


def test_what_was_not_said_is_told_as_it_is(in_another_language: None) -> None:
    assert told("plain") == told(ValueError("plain")) == "plain"


def test_english_for_a_while(in_another_language: None) -> None:
    with in_english():
        assert told(said("it is empty")) == tr("it is empty") == "it is empty"
    assert tr("it is empty") != "it is empty"


# --- the reasons of the program ---------------------------------------------------------------------------------------


def raised() -> Iterator[tuple[str, ast.Call]]:
    """Where an error is made that people are told, in the whole program."""
    for file in sorted(SOURCE.rglob("*.py")):
        if file.parent.name == "simulate":  # for developers
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD_TO_PEOPLE:
                yield f"{file.relative_to(SOURCE)}:{node.lineno}", node


def test_no_error_that_people_are_told_has_a_plain_text() -> None:
    found = list(raised())
    assert len(found) > 100
    plain = [place for place, call in found if call.args and isinstance(call.args[0], ast.Constant | ast.JoinedStr)]
    assert plain == []


def test_the_desktop_of_this_test_cannot_be_used_in_any_language(in_another_language: None) -> None:
    """No display and no bus: nearly every adapter says why it is not to be had."""
    loop = SelectorLoop()
    inputs = choose(candidates(loop, lambda: None, lambda why: None, {"WAYLAND_DISPLAY": "w"}))
    desk, watch = desk_here(loop, lambda: None), SessionWatch(loop, *(lambda: None for _ in range(4)))
    try:
        said_by_inputs = [told(each.why) for each in inputs.refused] + [told(inputs.name)]
        said_of_the_desk = [f"{told(name)}: {told(state)}" for name, state in (*desk.findings, *watch.refused)]
        texts = [*said_by_inputs, *said_of_the_desk, told(watch.state)]
    finally:
        desk.close()
        watch.close()
        loop.close()
    assert len(texts) > 12
    system = of_the_system(errno.ENOENT, errno.ECONNREFUSED)
    assert {text: left for text in texts if (left := left_in_english(text, *system))} == {}


def newer(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 999")


def rubbish(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000)


def folder(file: Path) -> None:
    file.mkdir()


def waiting(file: Path) -> None:
    file.with_name(file.name + ".waiting").write_text("{", encoding="utf-8")


@pytest.mark.parametrize("spoil", [newer, rubbish, folder, waiting])
def test_a_history_that_cannot_be_used(
    tmp_path: Path, in_another_language: None, spoil: Callable[[Path], None]
) -> None:
    file, heard = tmp_path / "history.db", list[str]()
    spoil(file)
    Journal(file, heard.append).close()
    assert heard
    assert all(isinstance(each, Sentence) and str.__str__(each).isascii() for each in heard)
    others = ("file is not a database", "unable to open database file", "file is encrypted")
    parsing = ("Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",)
    assert [left for each in heard if (left := left_in_english(told(each), *others, *parsing))] == []


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"calfbreak_history": 99, "records": []}',
        '{"calfbreak_history": 1, "records": [1]}',
        '{"calfbreak_history": 1, "records": [{"id": "0123456789abcdef-1", "type": "Dance"}]}',
        '{"calfbreak_history": 1, "records": [{"id": "0123456789abcdef-1", "type": "BoutRecord"}]}',
        '{"calfbreak_history": 1, "records": [{"id": "0123456789abcdef-1", "type": "BoutRecord", "day": 3}]}',
        '{"calfbreak_history": 1, "records": [{"id": "0123456789abcdef-1", "type": "BoutRecord", "x": 3}]}',
    ],
)
def test_an_import_that_cannot_be_used(tmp_path: Path, in_another_language: None, text: str) -> None:
    file = tmp_path / "export.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable) as why:
        read_history(file)
    words = re.sub(r"\b\w+Record\b|\brecords\.\d+(?:\.\w+)*|\bid\b", "", told(why.value))
    assert left_in_english(words) == []


def test_settings_that_are_not_right(tmp_path: Path, in_another_language: None) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('interval = "dance"\nhours = "mon"\ndaily_goal = "x"\nsound = 3\nintervall = 3\nhold = "9h"\n')
    problems = SettingsFile(file).read().problems
    assert len(problems) == 6
    keys = [each.key for each in DESCRIPTIONS] + ["true", "mon-fri", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    assert [left for each in problems if (left := left_in_english(told(each), *keys))] == []


def test_a_settings_file_that_is_none(tmp_path: Path, in_another_language: None) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff")
    (problem,) = SettingsFile(file).read().problems
    assert left_in_english(told(problem)) == []


def test_stretches_that_are_not_right(tmp_path: Path, in_another_language: None) -> None:
    (tmp_path / "stretches").mkdir()
    (tmp_path / "stretches" / "mine.toml").write_text('name = ""\n', encoding="utf-8")
    (tmp_path / "stretches" / "other.toml").write_text("dance = 1\n", encoding="utf-8")
    problems = load_catalog(tmp_path).problems
    assert len(problems) == 2
    known = (
        "name, muscles, needs, steps, cautions, sources, picture_words, picture, prescription, cues, positions, poses"
    )
    assert [
        left for each in problems if (left := left_in_english(told(each), *known.split(", "), "poses", "dance"))
    ] == []


@pytest.mark.parametrize(
    ("read", "typed"), [(parse_hours, "25:00-26:00"), (parse_hours, "foo 09:00-10:00"), (parse_distance, "far")]
)
def test_what_somebody_typed_is_not_right(in_another_language: None, read: Callable[[str], object], typed: str) -> None:
    with pytest.raises(ValueError, match=r".") as why:
        read(typed)
    assert left_in_english(told(why.value), "mon, tue, wed, thu, fri, sat, sun") == []


@pytest.mark.parametrize("description", DESCRIPTIONS, ids=lambda each: each.key)
def test_a_value_that_no_setting_takes(in_another_language: None, description: object) -> None:
    with pytest.raises(ValueError, match=r".") as why:
        check(description, -3.5)  # type: ignore[arg-type]
    choices = [value for value, _ in description.choices]  # type: ignore[attr-defined]
    assert left_in_english(told(why.value), *sorted(choices, key=len, reverse=True), description.key) == []  # type: ignore[attr-defined]
