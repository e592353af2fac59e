"""The command line, in processes of its own: what it prints, and with which status it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from calfbreak import __version__
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.store.waiting import another
from calfbreak.domain.codec import from_json, to_text
from calfbreak.domain.history.day import DayHistory
from example_records import BOUT, SESSION

TIMELINE = """\
# a plain hour
00:00:00  input
01:00:00  => remind
01:04:00  end
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "profile")


def run(command: list[str], environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, env=environ, capture_output=True, text=True, timeout=60)


def calfbreak(profile: Profile, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-m", "calfbreak", *arguments], os.environ | {"CALFBREAK_PROFILE": str(profile.data)})


def test_it_tells_its_version(profile: Profile) -> None:
    done = calfbreak(profile, "--version")
    assert (done.returncode, done.stdout) == (0, f"Calf Break {__version__}\n")


def test_its_help_teaches(profile: Profile) -> None:
    words = calfbreak(profile, "--help").stdout
    for verb in ("status", "stretch", "snooze", "skip", "pause", "resume", "stand", "sit", "history", "doctor", "demo"):
        assert verb in words
    assert "exit status" in words


@pytest.mark.parametrize("verb", ["status", "stretch", "snooze", "skip", "pause", "resume", "stand", "sit", "quit"])
def test_what_needs_the_running_program_says_so_when_it_does_not_run(profile: Profile, verb: str) -> None:
    done = calfbreak(profile, verb)
    assert done.returncode == 3
    assert done.stderr == "Calf Break is not running. Start it with: calfbreak\n"
    assert not done.stdout


@pytest.mark.parametrize(
    "arguments", [("dance",), ("pause", "soon"), ("history", "--date", "yesterday"), ("simulate",)]
)
def test_wrong_usage_has_a_status_and_a_sentence_of_its_own(profile: Profile, arguments: tuple[str, ...]) -> None:
    done = calfbreak(profile, *arguments)
    assert done.returncode == 2
    assert arguments[-1] in done.stderr


@pytest.mark.parametrize("word", ["today", "tomorrow", "1h"])
def test_a_pause_may_be_named(profile: Profile, word: str) -> None:
    assert calfbreak(profile, "pause", word).returncode == 3, "understood, but there is no program to ask"


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        (("9.5", "9,5"), 3, "not running"),
        (("9.5", "-"), 3, "not running"),
        (("26", "9"), 2, "between 0 and 25 cm"),
        (("far", "9"), 2, "'far' is not a distance such as 9.5"),
        (("-", "-", "--date", "2026-05-12"), 3, "not running"),
        (("9", "9", "--date", "May"), 2, "calfbreak check: 'May' is not a date such as 2026-11-22"),
    ],
)
def test_a_check_is_looked_at_before_it_is_sent(
    profile: Profile, typed: tuple[str, ...], status: int, words: str
) -> None:
    done = calfbreak(profile, "check", *typed)
    assert done.returncode == status
    assert words in done.stderr


def test_without_a_screen_it_says_what_is_missing(profile: Profile) -> None:
    environ = {key: value for key, value in os.environ.items() if not key.endswith("DISPLAY") and "QT_" not in key}
    environ["CALFBREAK_PROFILE"] = str(profile.data)
    done = run([sys.executable, "-m", "calfbreak"], environ)
    assert done.returncode == 1
    assert "no screen" in done.stderr
    assert "calfbreak demo" in done.stderr


def test_the_quick_commands_load_no_toolkit(profile: Profile) -> None:
    program = (
        "import sys; from calfbreak.cli import main\n"
        "try: main(['status'])\n"
        "except SystemExit: pass\n"
        "heavy = {'PySide6', 'apscheduler', 'asyncio', 'sqlite3', 'jeepney', 'logging'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = run([sys.executable, "-c", program], os.environ | {"CALFBREAK_PROFILE": str(profile.data)})
    assert done.returncode == 0, done.stderr


def test_history_without_any_says_so(profile: Profile) -> None:
    done = calfbreak(profile, "history")
    assert (done.returncode, done.stdout) == (0, "Nothing is recorded yet.\n")


def record_something(profile: Profile) -> None:
    profile.prepare()
    journal = Journal(profile.history_file, pytest.fail)
    journal.commit([BOUT, SESSION], "{}")
    journal.close()


def test_history_of_a_day_in_words(profile: Profile) -> None:
    record_something(profile)
    done = calfbreak(profile, "history", "--date", BOUT.day.isoformat())
    first, *rest = done.stdout.splitlines()
    assert first.startswith(BOUT.day.isoformat())
    assert len(rest) == 2
    assert "Sitting" in done.stdout


def test_history_of_a_day_as_json_has_every_record(profile: Profile) -> None:
    record_something(profile)
    done = calfbreak(profile, "history", "--json", "--date", BOUT.day.isoformat())
    data = json.loads(done.stdout)
    data.pop("type")
    history = from_json(DayHistory, data)
    assert history.bouts == (BOUT,)
    assert history.sessions == (SESSION,)


def test_export_import_and_delete(profile: Profile, tmp_path: Path) -> None:
    record_something(profile)
    out = tmp_path / "out.json"
    done = calfbreak(profile, "history", "export", "--json", "--output", str(out))
    assert (done.returncode, done.stdout) == (0, f"2 records written to {out}.\n")
    other = Profile.at(tmp_path / "other")
    assert calfbreak(other, "history", "import", str(out)).stdout.startswith("2 records brought in. ")
    assert calfbreak(other, "history", "import", str(out)).stdout.startswith("0 records brought in, 2 known already. ")
    there, here = (
        calfbreak(each, "history", "--json", "--date", BOUT.day.isoformat()).stdout for each in (other, profile)
    )
    assert there == here
    table = calfbreak(other, "history", "export", "--csv", "--from", BOUT.day.isoformat()).stdout.splitlines()
    assert len(table) == 3
    assert len(calfbreak(other, "history", "export", "--csv", "--to", "2020-01-01").stdout.splitlines()) == 1
    gone = calfbreak(other, "history", "delete", "--everything", "--yes")
    assert gone.returncode == 0
    assert "This deletes 2 records, all there are" in gone.stdout
    assert "before-delete-" in gone.stdout
    assert "before-import-" in gone.stdout, "the older copies are named"
    assert len(calfbreak(other, "history", "export", "--csv").stdout.splitlines()) == 1
    (copy,) = other.data.glob("history.db.before-delete-*")
    assert calfbreak(other, "history", "import", str(copy)).stdout.startswith("2 records brought in. ")


def test_delete_asks_and_takes_silence_for_no(profile: Profile) -> None:
    record_something(profile)
    done = calfbreak(profile, "history", "delete", "--before", "2030-01-01")
    assert done.returncode == 1
    assert "Delete them? [y/N]" in done.stdout
    assert "Nothing was deleted." in done.stdout
    assert "There is nothing to delete." in calfbreak(profile, "history", "delete", "--before", "2020-01-01").stdout
    assert list(profile.data.glob("history.db.*")) == []


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("export",), 2, "one of these is needed: --csv --json"),
        (("export", "--csv", "--from", "May"), 2, "'May' is not a date such as 2026-11-22"),
        (("export", "--csv"), 1, "Nothing is recorded yet."),
        (("delete",), 2, "one of these is needed: --before --everything"),
        (("delete", "--before", "May"), 2, "'May' is not a date such as 2026-11-22"),
        (("import", "nowhere.json"), 1, "nowhere.json cannot be used: No such file or directory."),
    ],
)
def test_what_is_wrong_with_the_history_is_said(
    profile: Profile, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    done = calfbreak(profile, "history", *arguments)
    assert done.returncode == status
    assert sentence in done.stderr


def test_records_that_wait_since_a_crash_are_exported_too(profile: Profile) -> None:
    record_something(profile)
    batch = another(None, [replace(BOUT, sitting=61.0)], "{}")
    profile.history_file.with_name("history.db.waiting").write_text(to_text(batch))
    assert len(calfbreak(profile, "history", "export", "--csv").stdout.splitlines()) == 4
    assert not profile.history_file.with_name("history.db.waiting").exists()


def test_simulate_passes_fails_and_cannot_read(profile: Profile, tmp_path: Path) -> None:
    good, extra, broken = (tmp_path / name for name in ("good.txt", "extra.txt", "broken.txt"))
    good.write_text(TIMELINE)
    extra.write_text(TIMELINE.replace("01:00:00  => remind\n", ""))
    broken.write_text(TIMELINE.replace("input", "dances"))
    assert calfbreak(profile, "simulate", str(good)).returncode == 0
    failed = calfbreak(profile, "simulate", str(good), str(extra))
    assert failed.returncode == 1
    assert "remind" in failed.stdout
    unread = calfbreak(profile, "simulate", str(broken))
    assert unread.returncode == 2
    assert "line 2" in unread.stdout + unread.stderr


def test_doctor_works_without_the_program_and_without_a_screen(profile: Profile) -> None:
    done = calfbreak(profile, "doctor")
    assert done.returncode == 0, done.stderr
    for topic in ("Keyboard and mouse", "Reminders", "Icon in the panel", "Sound", "Lock, sleep, clock", "Your files"):
        assert topic in done.stdout
    assert "not running" in done.stdout
    assert not profile.history_file.exists()


def test_pictures_that_cannot_be_drawn_anywhere_are_a_sentence(profile: Profile, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = calfbreak(profile, "pictures", str(tmp_path / "file" / "folder"))
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path / 'file' / 'folder'} cannot be written: Not a directory.\n"


@pytest.mark.parametrize("arguments", [("dance",), ("history", "dance"), ("config", "dance"), ("stretches", "dance")])
def test_a_command_that_is_not_known_is_called_a_command(profile: Profile, arguments: tuple[str, ...]) -> None:
    done = calfbreak(profile, *arguments)
    assert "COMMAND: 'dance'" in done.stderr


def test_commands_of_which_nobody_is_told_are_not_offered(profile: Profile) -> None:
    told = calfbreak(profile, "dance").stderr + calfbreak(profile, "--help").stdout
    assert "'pictures'" in told
    assert "plots" not in told
    assert "archive" not in told
