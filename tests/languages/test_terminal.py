"""Everything that the command line prints comes through the catalogue."""

from __future__ import annotations

import argparse
import errno
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from calfbreak import cli
from calfbreak.adapters.catalog import load_catalog
from calfbreak.adapters.choose import Choice
from calfbreak.adapters.input.unmeasured import Unmeasured
from calfbreak.adapters.languages import catalogue
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store.journal import Journal
from calfbreak.doctor import Findings, report
from calfbreak.domain.autostart import impossible
from calfbreak.domain.languages import LANGUAGES
from calfbreak.domain.translation import said, use
from calfbreak.usage import OURS, in_our_words, use_our_words
from example_records import ALL
from languages.left_in_english import left_in_english, of_the_system
from languages.pseudo import PseudoLanguage, accented

VERBS = (
    (), ("status",), ("stretch",), ("pause",), ("check",), ("snooze",), ("history",), ("history", "export"),
    ("history", "import"), ("history", "delete"), ("config",), ("config", "list"), ("config", "set"),
    ("config", "reset"), ("stretches",), ("stretches", "import"), ("stretches", "export"), ("autostart",),
    ("menu-entry",), ("doctor",), ("demo",), ("pictures",),
)  # fmt: skip


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Profile]:
    """A profile with a day in it, in a language that has accents on every letter."""
    monkeypatch.setenv("CALFBREAK_PROFILE", str(tmp_path))
    monkeypatch.setattr(cli, "_speak", lambda: use(PseudoLanguage()))
    monkeypatch.setenv("COLUMNS", "400")  # nothing is broken into lines in the midst of a name
    profile = Profile.chosen()
    profile.prepare()
    journal = Journal(profile.history_file, lambda sentence: None)
    journal.commit(ALL, "{}")
    journal.close()
    yield profile
    use(None)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What it prints, on either way out."""
    with suppress(SystemExit):
        cli.main(arguments)
    captured = capsys.readouterr()
    return captured.out + captured.err


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_the_help(profile: Profile, capsys: pytest.CaptureFixture[str], verb: tuple[str, ...]) -> None:
    words = printed(capsys, *verb, "--help")
    assert "calfbreak" in words
    found = {line: left for line in without_usage(words) if (left := left_in_english(_VERB.sub("", line)))}
    assert found == {}


_VERB = re.compile(r"^ {2,4}[a-z|-]+(?= {2,}|$)")


def without_usage(words: str) -> list[str]:
    """The lines but that in which argparse shows commands and options."""
    return [line for line in words.splitlines() if not line.startswith(accented("usage:"))]


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("stretch",),
        ("dance",),
        ("history", "--dance"),
        ("check", "9.5"),
        ("check", "far", "9"),
        ("check", "90", "9"),
        ("check", "-", "-"),
        ("pause", "soon"),
        ("history",),
        ("history", "--date", "2026-05-12"),
        ("history", "--date", "yesterday"),
        ("history", "--date"),
        ("history", "export"),
        ("history", "export", "--csv", "--json"),
        ("history", "export", "--csv", "--from", "yesterday"),
        ("history", "export", "--csv", "--output", "{folder}/history.db"),
        ("history", "export", "--csv", "--output", "{folder}/out.csv"),
        ("history", "import", "{folder}/nothing.json"),
        ("history", "import", "{folder}/history.db"),
        ("history", "delete", "--before", "yesterday"),
        ("history", "delete", "--before", "2020-01-01"),
        ("history", "delete", "--everything", "--yes"),
        ("config", "get", "dance"),
        ("config", "set", "interval", "dance"),
        ("config", "set", "hours", "dance"),
        ("config", "set", "stretch", "dance"),
        ("config", "set", "interval", "45m"),
        ("config", "reset", "dance"),
        ("stretches",),
        ("stretches", "import", "{folder}/nothing.toml"),
        ("stretches", "import", "{folder}/history.db"),
        ("stretches", "export", "dance", "{folder}/x.toml"),
        ("stretches", "export", "wall-straight", "{folder}/x.toml"),
        ("stretches", "edit"),
        ("autostart",),
        ("autostart", "sideways"),
        ("menu-entry",),
        ("pictures", "x", "--scale", "large"),
    ],
    ids=" ".join,
)
def test_what_is_printed(profile: Profile, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    words = printed(capsys, *(each.format(folder=profile.data) for each in arguments))
    assert words
    names = (*of_the_system(errno.ENOENT), "choose from", *arguments, "history.db", "float", "status", "off", "on")
    known = sorted((*load_catalog(None).names, "rotate"), key=len, reverse=True)
    found = {line: left for line in without_usage(words) if (left := left_in_english(line, *names, *known))}
    assert found == {}


def test_the_list_of_settings(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    words = printed(capsys, "config", "list")
    states = {line.split()[2] for line in words.splitlines() if line.startswith("interval")}
    assert states
    assert not any(state.isascii() for state in states)


def test_what_argparse_says_is_ours() -> None:
    """If a later Python says something else, its new words belong into the table."""
    use_our_words()
    use(PseudoLanguage())
    try:
        parser = argparse.ArgumentParser(prog="calfbreak", exit_on_error=False)
        parser.add_argument("leg", choices=("left", "right"))
        with pytest.raises(argparse.ArgumentError) as why:
            parser.parse_args(["both"])
        assert left_in_english(why.value.message) == []
        assert left_in_english(parser.format_usage()) == ["leg"] or "{left,right}" in parser.format_usage()
    finally:
        use(None)
    assert in_our_words("what nobody has listed") == "what nobody has listed"


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_argparse_can_fill_in_our_words(code: str) -> None:
    """It does so with `%`, so that a percent sign in a translation would end the program."""
    given = {
        "value": 1,
        "choices": 2,
        "option": 3,
        "matches": 4,
        "argument_name": 5,
        "message": 6,
        "type": 7,
        "prog": 8,
    }
    use(catalogue(code))
    try:
        for english in OURS:
            ours = in_our_words(english)
            place = given if "%(" in english else (1,) if "%" in english else ()
            assert len(re.findall("%", ours)) == len(re.findall("%", english)), english
            assert "%" not in ours % place
    finally:
        use(None)


def findings(profile: Profile) -> Findings:
    """A desktop on which nothing works."""
    why = said("{variable} is not set", variable="$DISPLAY")
    return Findings(
        input=Choice(Unmeasured.name, Unmeasured(), (), ("X11",)),
        channels=((said("desktop notifications"), False, said("no notifications")),),
        channel=said("none"),
        channels_refused=(why,),
        surroundings=((said("camera ({by})", by="X11"), said("unknown: {why}", why=why)),),
        tray=False,
        sound=said("{program} is not installed", program="paplay"),
        voice=why,
        watchers=((said("clock"), said("looked at only")),),
        autostart=impossible(why),
        profile=profile,
        problems=(said("{file} is damaged ({why}).", file="history.db", why=why),),
    )


def test_the_doctor_speaks_the_persons_language(profile: Profile) -> None:
    use(PseudoLanguage())
    lines = report(findings(profile)).splitlines()[3:]  # versions and the names of the desktop come first
    assert len(lines) > 20
    assert {line: left for line in lines if (left := left_in_english(line))} == {}


def test_the_report_for_the_developers_is_english(profile: Profile) -> None:
    use(None)
    english = report(findings(profile), discreet=True)
    use(PseudoLanguage())
    assert report(findings(profile), discreet=True) == english
    assert "$DISPLAY is not set" in english
    assert report(findings(profile)) != english
