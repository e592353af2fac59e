"""Files live where the desktop wants them; the socket's folder is the person's own, and its path is short."""

from __future__ import annotations

import os
import socket
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from calfbreak.adapters.profile import LONGEST_SOCKET, Profile
from calfbreak.ports import Unavailable


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home whose path is short, as that of a home is; pytest's own folders may be too deep for a socket."""
    for variable in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(variable)
    with tempfile.TemporaryDirectory(prefix="home-") as folder:
        monkeypatch.setenv("HOME", folder)
        yield Path(folder)


def test_the_folders_of_a_person(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    profile = Profile.chosen()
    assert profile.settings_file == home / ".config/calf-break/settings.toml"
    assert profile.history_file == home / ".local/share/calf-break/history.db"
    assert profile.log_file == home / ".local/state/calf-break/calfbreak.log"
    assert profile.socket == runtime / "calf-break/control"


def test_the_desktop_may_want_them_elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name))
    profile = Profile.of_user()
    assert (profile.config, profile.data, profile.state) == tuple(
        home / name / "calf-break" for name in ("CONFIG", "DATA", "STATE")
    )


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        (None, ["/etc/xdg"]),
        ("", ["/etc/xdg"]),
        ("/opt/site:/etc/xdg", ["/opt/site", "/etc/xdg"]),
        ("site:/etc/xdg::", ["/etc/xdg"]),
    ],
)
def test_where_the_settings_of_the_whole_computer_are(home: Path, listed: str | None, found: list[str]) -> None:
    environ = {"HOME": str(home)} | ({} if listed is None else {"XDG_CONFIG_DIRS": listed})
    profile = Profile.of_user(environ)
    assert profile.system_settings == tuple(Path(each) / "calf-break/settings.toml" for each in found)


def test_a_profile_of_ones_own_has_no_settings_of_the_computer(home: Path) -> None:
    assert Profile.chosen({"CALFBREAK_PROFILE": str(home)}).system_settings == ()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("elsewhere", [False, True])
def test_platformdirs_finds_the_same_folders(home: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: bool) -> None:
    for name in ("CONFIG", "DATA", "STATE") if elsewhere else ():
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name))
    folders = PlatformDirs("calf-break", appauthor=False)
    profile = Profile.of_user()
    assert profile.config == folders.user_config_path
    assert profile.data == folders.user_data_path
    assert profile.state == folders.user_state_path
    assert profile.system == (folders.site_config_path,)


@pytest.mark.parametrize("session", ["", "missing", "open", "relative"])
def test_without_a_private_runtime_folder_the_state_folder_serves(
    home: Path, monkeypatch: pytest.MonkeyPatch, session: str
) -> None:
    (home / "open").mkdir()
    (home / "open").chmod(0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", session if session in ("", "relative") else str(home / session))
    assert Profile.of_user().runtime == home / ".local/state/calf-break/run"


def test_a_throw_away_profile_is_one_folder(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path)
    assert {profile.config, profile.data, profile.state} == {tmp_path}


def test_the_variable_chooses_a_throw_away_profile(tmp_path: Path) -> None:
    assert Profile.chosen({"CALFBREAK_PROFILE": str(tmp_path)}) == Profile.at(tmp_path)


def test_the_path_of_the_socket_always_fits(tmp_path: Path) -> None:
    profile, other = Profile.at(tmp_path / ("long" * 30)), Profile.at(tmp_path / ("song" * 30))
    assert len(os.fsencode(profile.socket)) <= LONGEST_SOCKET
    assert profile.runtime != other.runtime
    assert Profile.at(tmp_path / ("long" * 30)) == profile
    profile.prepare()
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(profile.socket))
        assert profile.socket.is_socket()
    finally:
        profile.socket.unlink(missing_ok=True)
        profile.runtime.rmdir()


def test_prepared_folders_are_private(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path / "new" / "er")
    profile.prepare()
    profile.prepare()
    for folder in (profile.data, profile.runtime):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_runtime_folder_that_was_open_is_closed(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path)
    profile.runtime.mkdir()
    profile.runtime.chmod(0o777)
    profile.prepare()
    assert stat.S_IMODE(profile.runtime.stat().st_mode) == 0o700


def test_a_runtime_folder_that_somebody_laid_out_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to("elsewhere")
    with pytest.raises(Unavailable, match="belongs to somebody else"):
        Profile.at(tmp_path).prepare()


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="only root can give a folder away")
def test_a_runtime_folder_of_another_user_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    os.chown(tmp_path / "run", 12345, -1)
    with pytest.raises(Unavailable, match="belongs to somebody else"):
        Profile.at(tmp_path).prepare()


def test_a_runtime_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match=r"profile.run cannot be used: Not a directory"):
        Profile.at(tmp_path / "file" / "profile").prepare()


def test_a_home_that_cannot_be_written_is_no_reason_not_to_run(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / ".local").write_text("a file where the folders should be")
    session = home / "run"
    session.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    profile = Profile.of_user()
    profile.prepare()
    assert profile.runtime.is_dir()
    assert not profile.data.exists()
