"""Own stretches and routines in the whole program: on the command line, and live while it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfbreak import resources
from calfbreak.adapters.catalog import load_catalog, load_stretches
from calfbreak.adapters.own_stretches import OwnStretches
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store.journal import Journal
from calfbreak.app import App
from calfbreak.domain import commands as cmd
from calfbreak.domain.commands import WindowName
from calfbreak.domain.stretching.stretch import Dose
from calfbreak.ui.setting_control import ChoiceControl
from example_records import BOUT, SESSION
from stage import QUIET, running

pytestmark = QUIET

BENT = resources.read("stretches/wall-bent.toml").decode()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "profile")


def calfbreak(profile: Profile, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "calfbreak", *arguments]
    environ = os.environ | {"CALFBREAK_PROFILE": str(profile.config)}
    return subprocess.run(command, check=False, env=environ, capture_output=True, text=True, timeout=60)


# --- on the command line ---------------------------------------------------------------------------------------------


def test_list_says_how_long_each_takes_and_what_is_missing(profile: Profile) -> None:
    shelf = OwnStretches(profile.config)
    shelf.save(replace(load_stretches()["wall-bent"], id="mine", name="Mine"))
    shelf.prescribe("wall-straight", 30, None)
    (profile.config / "stretches/bad.toml").write_text("name = 1")
    for verb in ((), ("list",)):
        listed = calfbreak(profile, "stretches", *verb)
        assert listed.returncode == 0
        lines = {line.split()[0]: line.split(maxsplit=1)[1] for line in listed.stdout.splitlines()}
        assert lines["wall-straight"] == "Wall calf stretch, 3 min 30 s (chosen)"
        assert lines["calf-board"] == "Calf board stretch, 2 min (missing: calf board)"
        assert lines["mine"] == "Mine, 2 min (your own)"
        assert lines["calves"] == "Calves, 5 min 30 s"
        assert listed.stderr.startswith(f"! {profile.config / 'stretches/bad.toml'}: ")


def test_export_change_import_and_stretch_with_it(profile: Profile, tmp_path: Path) -> None:
    file = tmp_path / "ann.toml"
    done = calfbreak(profile, "stretches", "export", "wall-bent", str(file))
    assert (done.returncode, done.stdout) == (0, f"Saved as {file}.\n")
    file.write_text(BENT.replace("Bent-knee wall stretch", "From Ann"))
    done = calfbreak(profile, "stretches", "import", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "From Ann is there now, as ann. Stretch with it: calfbreak stretch ann\n"
    assert load_catalog(profile.config).stretches["ann"].name == "From Ann"


def test_nothing_is_overwritten_without_saying_so(profile: Profile, tmp_path: Path) -> None:
    file = tmp_path / "ann.toml"
    file.write_text(BENT)
    calfbreak(profile, "stretches", "import", str(file))
    again = calfbreak(profile, "stretches", "import", str(file))
    assert (again.returncode, again.stdout) == (1, "")
    assert "--replace" in again.stderr
    assert "--keep-both" in again.stderr
    assert "as ann-2." in calfbreak(profile, "stretches", "import", "--keep-both", str(file)).stdout
    assert "as ann." in calfbreak(profile, "stretches", "import", "--replace", str(file)).stdout
    out = calfbreak(profile, "stretches", "export", "ann", str(file))
    assert (out.returncode, out.stderr) == (1, f"There is a file {file} already. With --replace it is overwritten.\n")
    assert calfbreak(profile, "stretches", "export", "--replace", "ann", str(file)).returncode == 0


def test_what_is_wrong_is_one_sentence_and_leaves_nothing(profile: Profile, tmp_path: Path) -> None:
    file = tmp_path / "ann.toml"
    file.write_text(BENT.replace("repetitions = 3", "repetitions = 30"))
    done = calfbreak(profile, "stretches", "import", str(file))
    sentence = "ann.toml: [prescription] repetitions: 30 should be a whole number from 1 to 10.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)
    assert not (profile.config / "stretches").exists()
    done = calfbreak(profile, "stretches", "export", "gone", str(file))
    assert (done.returncode, done.stderr) == (1, "There is no stretch or routine gone.\n")
    done = calfbreak(profile, "stretches", "edit")
    assert (done.returncode, done.stderr) == (3, "Calf Break is not running. Start it with: calfbreak\n")


def test_the_history_calls_own_stretches_by_their_names(profile: Profile) -> None:
    shelf = OwnStretches(profile.config)
    shelf.save(replace(load_stretches()["wall-bent"], id="mine", name="What Ann said"))
    profile.prepare()
    journal = Journal(profile.history_file, pytest.fail)
    journal.commit([BOUT, replace(SESSION, stretch="mine")], "{}")
    journal.close()
    assert "What Ann said" in calfbreak(profile, "history", "--date", BOUT.day.isoformat()).stdout


# --- while it runs ---------------------------------------------------------------------------------------------------


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, profile: Profile, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    with running(qtbot, qapp, profile, monkeypatch) as made:
        yield made


def choices(app: App) -> list[str]:
    """What the settings window offers to be guided through."""
    assert app.windows.settings is not None
    control = app.windows.settings.controls["stretch"]
    assert isinstance(control, ChoiceControl)
    return [control.combo.itemText(row) for row in range(control.combo.count())]


def test_what_is_written_is_used_without_a_restart(app: App) -> None:
    app.orders.take(cmd.Show(WindowName.SETTINGS))
    assert "From Ann" not in choices(app)
    app.shelf.save(replace(load_stretches()["wall-bent"], id="ann", name="From Ann"))
    assert "From Ann" in choices(app)
    assert app.orders.take(cmd.Change("stretch", "ann")) is None
    assert app.runtime.snapshot().stretch_name == "From Ann"
    assert app.orders.take(cmd.Stretch()) is None
    assert app.windows.dialog is not None
    assert app.windows.dialog.page.words.name.text() == "FROM ANN"


def test_an_open_session_keeps_its_own(app: App) -> None:
    app.shelf.save(replace(load_stretches()["wall-bent"], id="ann", name="From Ann"))
    app.orders.take(cmd.Stretch("ann"))
    undo = app.shelf.delete("ann")
    assert app.windows.dialog is not None
    app.windows.dialog.next_frame()
    assert app.windows.dialog.windowTitle() == "From Ann — Calf Break"
    assert app.runtime.snapshot().session is not None
    app.orders.take(cmd.StopSession())
    undo()
    assert app.orders.take(cmd.Stretch("ann")) is None


def test_a_chosen_one_that_vanishes_falls_back_with_a_notice(app: App) -> None:
    app.shelf.save(replace(load_stretches()["wall-bent"], id="ann", name="From Ann"))
    app.orders.take(cmd.Change("stretch", "ann"))
    app.shelf.delete("ann")
    assert app.runtime.snapshot().stretch == "wall-straight"
    notice = "There is no stretch 'ann' any more. Wall calf stretch is used until you choose another one."
    assert notice in app.problems


def test_each_time_that_it_vanishes_it_is_told(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(app.outside, "tell", told.append)
    monkeypatch.setattr(app.outside, "can_tell", lambda: True)
    assert app.welcome is not None
    app.welcome._look()
    told.clear()
    app.shelf.save(replace(load_stretches()["wall-bent"], id="ann", name="From Ann"))
    app.orders.take(cmd.Change("stretch", "ann"))
    app.shelf.delete("ann")()
    app.shelf.delete("ann")
    assert told == ["There is no stretch 'ann' any more. Wall calf stretch is used until you choose another one."] * 2


def test_what_was_wrong_with_a_file_is_gone_when_it_is_mended(app: App, profile: Profile) -> None:
    file = profile.config / "stretches/ann.toml"
    file.parent.mkdir()
    file.write_text("name = 1")
    app.orders.take(cmd.ReadStretches())
    assert [each for each in app.problems if str(file) in each]
    file.write_text(BENT)
    app.orders.take(cmd.ReadStretches())
    assert not [each for each in app.problems if str(file) in each]


def test_what_somebody_puts_there_by_hand_is_noticed_within_a_minute(app: App, profile: Profile) -> None:
    file = profile.config / "stretches/ann.toml"
    file.parent.mkdir()
    file.write_text(BENT)
    app.ring()  # once a minute
    assert "ann" in app.runtime.repertoire.ids
    file.write_text(BENT.replace('name = "', 'name = "My '))
    app.ring()
    assert app.runtime.repertoire.stretches["ann"].name.startswith("My ")
    file.unlink()
    app.ring()
    assert "ann" not in app.runtime.repertoire.ids


def test_who_asks_for_what_was_put_there_by_hand_just_now_gets_it(app: App, profile: Profile) -> None:
    file = profile.config / "stretches/ann.toml"
    file.parent.mkdir()
    file.write_text(BENT)
    assert app.orders.take(cmd.Stretch("ann")) is None
    session = app.runtime.snapshot().session
    assert session is not None
    assert session.stretch == "ann"


def test_while_nobody_changes_a_file_none_is_read(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    app.shelf.save(replace(load_stretches()["wall-bent"], id="ann", name="From Ann"))
    monkeypatch.setattr(app.shelf, "read", lambda: pytest.fail("read again"))
    app.ring()


def test_one_that_cannot_be_done_is_listed_only_while_it_is_chosen(app: App) -> None:
    app.orders.take(cmd.Show(WindowName.SETTINGS))
    assert "Calf board stretch" not in " ".join(choices(app))
    app.orders.take(cmd.Change("have_board", True))
    assert "Calf board stretch" in choices(app)
    app.orders.take(cmd.Change("stretch", "calf-board"))
    app.orders.take(cmd.Change("have_board", False))
    assert "Calf board stretch (not here)" in choices(app)
    assert app.runtime.snapshot().stretch == "wall-straight"
    assert [each for each in app.problems if each.startswith("Calf board stretch cannot be done with what you have.")]
    app.orders.take(cmd.Change("stretch", "wall-bent"))
    assert "Calf board stretch" not in " ".join(choices(app))
    assert not [each for each in app.problems if "cannot be done" in each]


def test_another_hold_is_for_one_stretch_and_on_disk(app: App, profile: Profile) -> None:
    assert app.orders.take(cmd.Prescribe("wall-bent", 20)) is None
    assert app.runtime.plan("wall-bent").hold == 20
    assert app.runtime.plan("wall-straight").hold == 15
    assert app.runtime.settings.hold == 0
    assert load_catalog(profile.config).doses == {"wall-bent": Dose(hold=20)}
    assert "should be a duration" in (app.orders.take(cmd.Prescribe("wall-bent", 4)) or "")


def test_the_window_opens_from_the_settings_and_reads_what_is_new(app: App, profile: Profile) -> None:
    OwnStretches(profile.config).save(replace(load_stretches()["wall-bent"], id="ann", name="From Ann"))
    app.orders.take(cmd.Show(WindowName.STRETCHES))
    window = app.windows.stretches
    assert window is not None
    window.index.go_to("ann")
    assert window.details.name.text() == "From Ann"
    window.details.hold.spin.setValue(45)
    assert window.details.lasts.text() == "3 holds of 45 s on each leg, 5 min in all."


def test_another_language_leaves_alone_what_somebody_is_writing(app: App) -> None:
    app.orders.take(cmd.Show(WindowName.STRETCHES))
    first = app.windows.stretches
    assert first is not None
    app.windows.renew()
    second = app.windows.stretches
    assert second is not None
    assert second is not first
    second.copy()
    app.windows.renew()
    assert app.windows.stretches is second


def test_closed_it_costs_nothing_but_what_somebody_was_writing_stays(app: App) -> None:
    app.orders.take(cmd.Show(WindowName.STRETCHES))
    assert app.windows.stretches is not None
    app.windows.stretches.close()
    assert app.windows.stretches is None
    app.orders.take(cmd.Show(WindowName.STRETCHES))
    window = app.windows.stretches
    window.copy()
    window.desk.form.name.edit.setText("Half done")
    window.close()
    app.orders.take(cmd.Show(WindowName.STRETCHES))
    assert app.windows.stretches is window
    assert window.desk.form.name.text == "Half done"


def test_a_program_that_waits_has_loaded_nothing_of_it() -> None:
    program = (
        "import sys, calfbreak.app\n"
        "heavy = [each for each in sys.modules if each.startswith(('calfbreak.ui.stretches', 'tomlkit'))]\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
