"""Which language the system asks for, and how numbers and times are written with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from calfbreak.adapters.languages import AS_THE_DESKTOP, catalogue, chosen_language, speak, wished
from calfbreak.adapters.settings_file import SettingsFile
from calfbreak.domain.formats import Formats, formats
from calfbreak.domain.languages import ENGLISH, LANGUAGES
from calfbreak.domain.wording import tr


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(ENGLISH, {})


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "POSIX", "LANGUAGE": "de"}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE@euro"}, "de"),
        ({"LANG": "pt_PT.UTF-8"}, "pt_BR"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_SG.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "nl:de:fr"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en:de"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8", "LC_ALL": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "de"),
    ],
)
def test_as_the_desktop_says(environ: dict[str, str], code: str) -> None:
    assert speak(AS_THE_DESKTOP, environ) == code


def test_what_windows_and_macos_ask_for_counts_where_the_environment_says_nothing() -> None:
    assert speak(AS_THE_DESKTOP, {}, ["nl-NL", "zh-Hans-CN", "en-US"]) == "zh_CN"
    assert speak(AS_THE_DESKTOP, {}, ["zh-Hant-TW", "ta-IN"]) == "ta"
    assert speak(AS_THE_DESKTOP, {"LANG": "es_MX.UTF-8"}, ["de-DE"]) == "es"


def test_a_chosen_language_overrules_the_desktop() -> None:
    assert speak("hi", {"LANG": "de_DE.UTF-8", "LANGUAGE": "fr"}) == "hi"
    assert tr("Settings") == catalogue("hi").gettext("Settings") != "Settings"  # type: ignore[union-attr]


def test_it_can_be_exchanged_and_english_is_the_source() -> None:
    speak("de", {})
    assert tr("Settings") == "Einstellungen"
    assert tr("nobody ever translated this") == "nobody ever translated this"
    speak(ENGLISH, {})
    assert tr("Settings") == "Settings"


@pytest.mark.parametrize(
    ("choice", "environ", "expected"),
    [
        ("desktop", {}, Formats()),
        ("desktop", {"LANG": "en_US.UTF-8"}, Formats(".", True, 6)),
        ("desktop", {"LANG": "en_GB.UTF-8"}, Formats(".", False, 0)),
        ("desktop", {"LANG": "de_DE.UTF-8"}, Formats(",", False, 0)),
        ("desktop", {"LANG": "de_CH.UTF-8"}, Formats(".", False, 0)),
        # English on a computer in Germany, in the two ways in which people set that up
        ("desktop", {"LANG": "en_US.UTF-8", "LC_TIME": "de_DE.UTF-8"}, Formats(".", False, 0)),
        ("en", {"LANG": "de_DE.UTF-8"}, Formats(",", False, 0)),
        # another language than the desktop's comes with its own customs, if nothing else was asked for
        ("de", {"LANG": "en_US.UTF-8"}, Formats(",", False, 0)),
        ("de", {"LANG": "en_US.UTF-8", "LC_TIME": "en_US.UTF-8"}, Formats(",", True, 6)),
        ("ar", {}, Formats(".", True, 5)),
        ("desktop", {"LANG": "fr_FR.UTF-8", "LC_TIME": "C.UTF-8", "LC_NUMERIC": "C"}, Formats(",", False, 0)),
    ],
)
def test_times_and_numbers_are_those_of_the_place(choice: str, environ: dict[str, str], expected: Formats) -> None:
    speak(choice, environ)
    assert formats() == expected


def test_every_language_is_there() -> None:
    assert catalogue(ENGLISH) is None
    for code in LANGUAGES:
        if code != ENGLISH:
            assert catalogue(code) is not None


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (None, "desktop"),
        (b'language = "de"\n', "de"),
        (b'theme = "dark"\n', "desktop"),
        (b"this is no TOML", "desktop"),
        (b"\xff\xfe", "desktop"),
        (b'\xef\xbb\xbflanguage = "de"\n', "de"),
        (b"a = " + b"[" * 3000 + b"]" * 3000, "desktop"),
    ],
)
def test_the_command_line_reads_the_choice_and_leaves_the_complaints_to_the_program(
    tmp_path: Path, content: bytes | None, language: str
) -> None:
    file = tmp_path / "settings.toml"
    if content is not None:
        file.write_bytes(content)
    assert chosen_language(file) == language


def test_what_the_environment_wishes_is_told_in_order() -> None:
    assert wished({}) == ()
    assert wished({"LANG": "C"}) == (ENGLISH,)
    assert wished({"LANG": "de_AT.UTF-8", "LANGUAGE": "fr::es"}) == ("fr", "es", "de_AT.UTF-8")


@pytest.mark.parametrize(
    ("own", "first", "second", "language"),
    [
        ("", 'language = "de"', "", "de"),
        ("", "", 'language = "de"', "de"),
        ("", 'language = "fr"', 'language = "de"', "fr"),
        ('language = "es"', 'language = "fr"', "", "es"),
        ('language = "klingon"', 'language = "fr"', "", "fr"),
        ('language = "es"', 'language = "fr"\nlocked = ["language"]', "", "fr"),
        ('language = "es"', 'locked = ["language"]', 'language = "de"', "de"),
        ('language = "es"', 'language = "fr"', 'language = "de"\nlocked = ["language"]', "de"),
        ('language = "es"', 'locked = ["language"]', "", "desktop"),
    ],
)
def test_the_command_line_speaks_what_the_program_would(
    tmp_path: Path, own: str, first: str, second: str, language: str
) -> None:
    files = []
    for name, text in (("own", own), ("first", first), ("second", second)):
        files.append(tmp_path / f"{name}.toml")
        files[-1].write_text(text)
    assert chosen_language(files[0], tuple(files[1:])) == language
    assert SettingsFile(files[0], tuple(files[1:])).look().settings.language == language


def test_a_pipe_instead_of_a_file_says_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.toml")
    assert chosen_language(tmp_path / "settings.toml") == "desktop"
