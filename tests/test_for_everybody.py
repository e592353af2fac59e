"""What is set for everybody on a computer, as those find it who only want to know: the day in words, the doctor."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store.journal import Journal
from calfbreak.doctor import for_everybody
from calfbreak.report.day import history
from example_records import BOUT


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    """Somebody's folders on a computer with two folders for everybody."""
    for variable in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(tmp_path / variable.lower()))
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{tmp_path / 'site'}:{tmp_path / 'xdg'}")
    return Profile.chosen()


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def test_the_goal_of_a_day_is_the_one_for_everybody(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    profile.prepare()
    journal = Journal(profile.history_file, pytest.fail)
    journal.commit([BOUT], "{}")
    journal.close()
    for goal in (5, 9):
        write(profile.system_settings[1], f"daily_goal = {goal}\n")
        assert history(BOUT.day.isoformat(), as_json=False) == 0
        assert f"stretches 0/{goal}" in capsys.readouterr().out


def test_a_look_at_a_day_leaves_a_broken_file_where_it_is(profile: Profile) -> None:
    file = write(profile.settings_file, "daily_goal = \n")
    assert history(None, as_json=False) == 0
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert file.read_text() == "daily_goal = \n"


def test_the_doctor_names_the_files_and_what_they_lock(profile: Profile) -> None:
    site, xdg = profile.system_settings
    write(site, 'interval = "90m"\nvolume = 40\nlocked = ["interval", "hours"]\n')
    write(xdg, "volume = 30\ntheme = 'dark'\n")
    assert for_everybody(profile) == [
        f"  Settings for everybody on this computer: {site}",
        "    defaults: volume",
        "    locked: hours, interval",
        f"  Settings for everybody on this computer: {xdg}",
        "    defaults: theme",
    ]


def test_where_nothing_is_set_for_everybody_the_doctor_does_not_speak_of_it(profile: Profile) -> None:
    write(profile.system_settings[0], "volume = 400\n")
    assert for_everybody(profile) == []
