"""What the running program says is wrong, is wrong now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfbreak.adapters.profile import Profile
from calfbreak.app import App
from calfbreak.domain import commands as cmd
from stage import QUIET, running

pytestmark = QUIET


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile.at(tmp_path / "profile")
    made.prepare()
    made.settings_file.write_text('theme = "pink"\nvolume = 400\n')
    return made


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, profile: Profile, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    with running(qtbot, qapp, profile, monkeypatch) as made:
        yield made


def told(app: App, words: str) -> int:
    """How many of the problems have to do with it."""
    return sum(words in str(each) for each in app.problems)


def test_a_wrong_value_is_told_until_it_is_put_right(app: App) -> None:
    assert (told(app, "pink"), told(app, "400")) == (1, 1)
    assert not app.orders.take(cmd.Change("theme", "dark"))
    assert (told(app, "pink"), told(app, "400")) == (0, 1)
    assert not app.orders.take(cmd.Reset(("volume",)))
    assert (told(app, "pink"), told(app, "400")) == (0, 0)


def test_it_is_told_until_it_is_put_right_by_hand(app: App, profile: Profile) -> None:
    profile.settings_file.write_text('theme = "dark"\nvolume = 4000\n')
    app.ring()
    assert (told(app, "pink"), told(app, "4000")) == (0, 1)


def test_what_could_not_be_written_is_told_until_it_is(app: App, profile: Profile) -> None:
    profile.settings_file.unlink()
    profile.settings_file.mkdir()
    app.orders.take(cmd.Change("snooze", "15m"))
    assert told(app, "changed until you quit") == 1
    profile.settings_file.rmdir()
    app.orders.take(cmd.Change("nudge_after", "7m"))
    assert told(app, "changed until you quit") == 0
    assert 'snooze = "15m"' in profile.settings_file.read_text()


def test_where_a_broken_file_was_kept_is_not_forgotten(app: App, profile: Profile) -> None:
    profile.settings_file.write_text("interval = [")
    app.orders.take(cmd.Change("snooze", "15m"))
    app.orders.take(cmd.Change("snooze", "20m"))
    assert told(app, "It is kept as settings.toml.bad-") == 1


def test_a_stretch_that_is_gone_is_told_until_another_is_chosen(app: App, profile: Profile) -> None:
    profile.settings_file.write_text('stretch = "from-ann"\n')
    app.ring()
    assert told(app, "'from-ann'") == 1
    assert not app.orders.take(cmd.Change("stretch", "wall-bent"))
    assert told(app, "'from-ann'") == 0
