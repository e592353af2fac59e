"""How the program meets a person: the real program, without a screen, a bus or a tray, in folders of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfbreak.adapters.autostart.xdg import FILE
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store.journal import Journal
from calfbreak.app import App
from calfbreak.domain import commands as cmd
from calfbreak.domain.autostart import Standing
from calfbreak.domain.commands import WindowName
from example_records import BOUT
from stage import QUIET, Stage, stage

pytestmark = QUIET


@dataclass
class Meeting:
    """Starts the program again and again, in the same folders."""

    qtbot: QtBot
    stage: Stage
    running: list[App] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def start(self, profile: Profile | None = None, *, scale: float = 1.0, at_login: bool = False) -> App:
        app = App(self.stage, profile or Profile.of_user(), scale=scale)  # type: ignore[arg-type]
        self.running.append(app)
        app.outside.tell = self.told.append  # type: ignore[method-assign]
        app.outside.can_tell = lambda: True  # type: ignore[method-assign]
        app.start(at_login=at_login)
        self.qtbot.waitUntil(lambda: app.control is not None)
        self.qtbot.wait(1)
        return app

    def look(self, app: App) -> list[str]:
        """What is told when it looks around."""
        self.told.clear()
        app.runtime.wake()
        assert app.welcome is not None
        app.welcome._look()
        return [line for message in self.told for line in message.splitlines()]

    def end(self) -> None:
        for app in self.running:
            app.quit()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home where nobody was yet."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable, folder in (("CONFIG", "config"), ("DATA", "data"), ("STATE", "state")):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(tmp_path / folder))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return tmp_path


@pytest.fixture
def meeting(qtbot: QtBot, qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meeting]:
    with stage(qapp, monkeypatch) as place:
        met = Meeting(qtbot, place)
        yield met
        met.end()


def welcomed(app: App) -> bool:
    shown = app.windows.introductions.first_start
    return shown is not None and shown.isVisible()


def test_somebody_new_is_welcomed_once(meeting: Meeting) -> None:
    app = meeting.start()
    meeting.qtbot.waitUntil(lambda: welcomed(app))
    app.quit()
    assert not welcomed(meeting.start())


def test_somebody_who_brought_their_records_along_is_not_new(meeting: Meeting) -> None:
    profile = Profile.of_user()
    profile.prepare()
    with closing(Journal(profile.history_file, pytest.fail)) as journal:
        journal._waiting.append(BOUT)
        journal._attempt(journal._write)
        assert journal.load_state() is None
    assert not welcomed(meeting.start())


def test_a_profile_of_another_folder_and_a_demo_welcome_nobody(meeting: Meeting, tmp_path: Path) -> None:
    assert not welcomed(meeting.start(Profile.at(tmp_path / "other")))
    assert not welcomed(meeting.start(scale=60.0))


def test_it_can_be_asked_for_at_any_time(meeting: Meeting, tmp_path: Path) -> None:
    app = meeting.start(Profile.at(tmp_path / "other"))
    app.orders.take(cmd.Show(WindowName.WELCOME))
    assert welcomed(app)


def test_another_language_does_not_begin_it_again(meeting: Meeting) -> None:
    app = meeting.start()
    known = app.windows.introductions
    meeting.qtbot.waitUntil(lambda: welcomed(app))
    before = known.first_start
    assert before is not None
    before.show_page(2)
    app.windows.renew()
    assert welcomed(app)
    assert known.first_start is not None
    assert known.first_start is not before
    assert known.first_start.stack.currentIndex() == 2
    known.first_start.close()
    assert known.first_start is None, "it is thrown away"


def test_the_taste_ends_when_a_real_stretch_begins(meeting: Meeting) -> None:
    app = meeting.start()
    known = app.windows.introductions
    meeting.qtbot.waitUntil(lambda: welcomed(app))
    assert known.first_start is not None
    known.first_start.begin_taste()
    app.orders.take(cmd.Stretch())
    assert known.first_start.taste.session is None, "the sounds of two would be heard"
    assert app.windows.dialog is not None


def test_nothing_opens_at_login_but_the_next_start_by_hand_welcomes(meeting: Meeting) -> None:
    app = meeting.start(at_login=True)
    assert not welcomed(app)
    app.orders.take(cmd.Show(WindowName.STATUS))  # what a second start asks for
    assert welcomed(app)
    app.windows.introductions.close()
    app.orders.take(cmd.Show(WindowName.STATUS))
    assert not welcomed(app)
    assert app.windows.status is not None


def entry(home: Path) -> Path:
    return home / "config/autostart" / FILE


def test_starting_with_the_desktop_is_written_and_read_back(meeting: Meeting, home: Path) -> None:
    app = meeting.start()
    app.orders.take(cmd.StartAtLogin(True))
    assert "--at-login" in entry(home).read_text()
    assert app.windows.introductions.autostart.standing is Standing.ON
    entry(home).unlink()  # somebody removed it elsewhere
    app.orders.take(cmd.Show(WindowName.SETTINGS))
    assert app.windows.introductions.autostart.standing is Standing.OFF
    assert meeting.told == []


def test_what_cannot_be_switched_is_said(meeting: Meeting, home: Path, tmp_path: Path) -> None:
    other = meeting.start(Profile.at(tmp_path / "other"))
    other.orders.take(cmd.StartAtLogin(True))
    assert "own profile" in meeting.told[-1]
    app = meeting.start()
    entry(home).parent.parent.mkdir(exist_ok=True)
    entry(home).parent.write_text("a file where the folder should be")
    app.orders.take(cmd.StartAtLogin(True))
    assert str(entry(home)) in meeting.told[-1]
    assert app.windows.introductions.autostart.standing is Standing.OFF


def test_a_moved_program_mends_its_entry_and_says_so(meeting: Meeting, home: Path) -> None:
    entry(home).parent.mkdir(parents=True)
    entry(home).write_text("[Desktop Entry]\nType=Application\nExec=/nowhere/calfbreak\n")
    app = meeting.start()
    assert "/nowhere" not in entry(home).read_text()
    assert any("was moved" in line for line in meeting.look(app))


def test_a_no_is_left_alone(meeting: Meeting, home: Path) -> None:
    entry(home).parent.mkdir(parents=True)
    no = "[Desktop Entry]\nType=Application\nExec=/nowhere/calfbreak\nHidden=true\n"
    entry(home).write_text(no)
    meeting.start()
    assert entry(home).read_text() == no


def test_what_cannot_work_is_told_once_over_restarts(meeting: Meeting) -> None:
    app = meeting.start()
    first = meeting.look(app)
    assert any("no place for an icon" in line for line in first)
    assert any("shows notifications" in line for line in first)
    assert meeting.look(app) == []
    app.quit()
    again = meeting.start()
    assert meeting.look(again) == []
    meeting.told.clear()
    again.report("Something broke.")
    again.report("Something broke.")
    assert meeting.told == ["Something broke."]


def test_a_home_that_cannot_be_written_is_told_and_nothing_is_lost(meeting: Meeting, home: Path) -> None:
    (home / "data").write_text("a file where the folder should be")
    app = meeting.start(at_login=True)
    found = [line for line in meeting.look(app) if str(app.profile.history_file) in line]
    assert len(found) == 1
    assert "what happens meanwhile is kept" in found[0]
    app.orders.take(cmd.Stand())
    app.orders.take(cmd.Sit())
    app.quit()
    assert [file.name for file in app.profile.runtime.glob("*waiting*")] or [*app.profile.state.glob("*waiting*")]


def test_what_nobody_could_see_is_not_taken_for_told(meeting: Meeting) -> None:
    app = meeting.start()
    app.outside.can_tell = lambda: False  # type: ignore[method-assign]
    assert meeting.look(app) == []
    app.outside.can_tell = lambda: True  # type: ignore[method-assign]
    assert meeting.look(app) != []


def test_about_knows_the_files(meeting: Meeting) -> None:
    app = meeting.start()
    app.orders.take(cmd.Show(WindowName.ABOUT))
    assert app.windows.introductions.about is not None
    assert app.windows.introductions.files["history"] == app.profile.history_file


def test_the_menu_entrys_wish_is_carried_out_at_the_start(meeting: Meeting) -> None:
    app = App(meeting.stage, Profile.of_user())  # type: ignore[arg-type]
    meeting.running.append(app)
    app.start(then=cmd.Show(WindowName.HISTORY))
    meeting.qtbot.waitUntil(lambda: app.windows.history is not None)
    assert not welcomed(app)
    assert os.environ["HOME"] in str(app.profile.history_file)
