"""`calfbreak config`, in processes of its own: whether or not the program runs, with what it says and its status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from calfbreak.adapters.control import ControlServer
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.domain import commands as cmd
from calfbreak.domain.codec import from_json
from calfbreak.domain.settings.markdown import table
from calfbreak.domain.settings.settings import DESCRIPTIONS


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The folders of a person and of a computer, for the desktop's own variables."""
    places = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "CALFBREAK"))}
    return environ | places | {"XDG_CONFIG_DIRS": f"{tmp_path / 'site'}:relative:{tmp_path / 'xdg'}"}


def config(home: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "calfbreak", "config", *arguments]
    return subprocess.run(command, check=False, env=home, capture_output=True, text=True, timeout=60)


def write(home: Mapping[str, str], place: str, text: str) -> Path:
    """Lay a file of settings out: `own`, or that of the first or the second folder of the computer."""
    folder = {
        "own": Path(home["XDG_CONFIG_HOME"]),
        "first": Path(home["XDG_CONFIG_DIRS"].split(":")[0]),
        "second": Path(home["XDG_CONFIG_DIRS"].split(":")[2]),
    }[place]
    path = folder / "calf-break" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


def test_list_says_of_each_setting_who_has_set_it(home: dict[str, str]) -> None:
    first = write(home, "first", 'interval = "90m"\nlocked = ["interval"]\n')
    second = write(home, "second", "volume = 40\n")
    own = write(home, "own", 'hold = "20s"\n')
    listed = config(home, "list")
    lines = {line.split()[0]: line.split()[1:] for line in listed.stdout.splitlines() if line.split()[0] != "hours"}
    assert (listed.returncode, listed.stderr) == (0, "")
    assert lines["interval"] == ["1h30m", "locked", str(first)]
    assert lines["volume"] == ["40", "default", str(second)]
    assert lines["hold"] == ["20s", "set", str(own)]
    assert lines["sound"] == ["true", "default"]
    assert {*lines, "hours"} == {each.key for each in DESCRIPTIONS}


def test_list_as_json_has_the_types_of_the_file(home: dict[str, str]) -> None:
    own = write(home, "own", "sound = false\n")
    rows = {row["key"]: row for row in json.loads(config(home, "list", "--json").stdout)}
    assert rows["sound"] == {"key": "sound", "value": False, "state": "set", "file": str(own), "default": True}
    assert rows["volume"] == {"key": "volume", "value": 70, "state": "default", "file": None, "default": 70}
    assert list(rows) == [each.key for each in DESCRIPTIONS]


@pytest.mark.parametrize(
    ("key", "typed", "value", "printed"),
    [
        ("interval", "90m", "1h30m", "1h30m"), ("volume", "40", 40, "40"), ("sound", "off", False, "false"),
        ("hours", "mon-fri 9:00-17:30", "mon-fri 09:00-17:30", None), ("stretch", "calves", "calves", "calves"),
    ],
)  # fmt: skip
def test_without_the_program_a_change_goes_into_the_file(
    home: dict[str, str], key: str, typed: str, value: object, printed: str | None
) -> None:
    done = config(home, "set", key, typed)
    assert (done.returncode, done.stdout) == (0, f"{value if printed is None else printed}\n")
    path = Path(home["XDG_CONFIG_HOME"]) / "calf-break" / "settings.toml"
    assert tomllib.loads(path.read_text()) == {key: value}
    assert config(home, "get", key).stdout == done.stdout
    assert config(home, "reset", key).returncode == 0
    assert tomllib.loads(path.read_text()) == {}


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("get", "intervall"), 2, "there is no setting 'intervall' (did you mean 'interval'?)"),
        (("set", "intervall", "90m"), 2, "there is no setting 'intervall' (did you mean 'interval'?)"),
        (("reset", "zzz"), 2, "there is no setting 'zzz'"),
        (("set", "interval", "1m"), 2, "interval: 1m is not between 15m and 4h"),
        (("set", "theme", "pink"), 2, "theme: 'pink' is none of desktop, light, dark"),
        (("set", "hours", "9-5"), 2, "hours: '9-5' is not a range of hours such as 09:00-17:30"),
        (("set", "stretch", "yoga"), 2, "There is no stretch 'yoga'."),
        (("set", "hold", "20s"), 1, "hold: it is locked for everybody on this computer, by "),
        (("reset", "hold"), 1, "hold: it is locked for everybody on this computer, by "),
        (("dance",), 2, "dance"),
        (("get",), 2, "KEY"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(
    home: dict[str, str], arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    write(home, "first", 'locked = ["hold"]\n')
    own = write(home, "own", "# mine\n")
    done = config(home, *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert sentence in done.stderr
    assert own.read_text() == "# mine\n"


def test_looking_at_a_broken_file_leaves_it_where_it_is(home: dict[str, str]) -> None:
    own = write(home, "own", "oh no")
    for arguments in (("list",), ("get", "interval")):
        done = config(home, *arguments)
        assert done.returncode == 0
        assert f"! {own}: it is not valid TOML" in done.stderr
    assert [each.name for each in own.parent.iterdir()] == ["settings.toml"]


def test_a_broken_file_of_the_system_is_said_and_left_out(home: dict[str, str]) -> None:
    first = write(home, "first", "oh no")
    done = config(home, "get", "interval")
    assert (done.returncode, done.stdout) == (0, "60m\n")
    assert str(first) in done.stderr
    assert first.read_text() == "oh no"


def test_what_cannot_be_written_fails_with_a_sentence(home: dict[str, str]) -> None:
    Path(home["XDG_CONFIG_HOME"]).write_text("a file where a folder should be")
    done = config(home, "set", "volume", "40")
    assert done.returncode == 1
    assert "settings.toml cannot be used: " in done.stderr
    assert "until you quit" not in done.stderr, "nothing runs that could be quit"


@pytest.mark.parametrize("verb", ["set", "reset"])
def test_a_folder_in_the_files_place_fails_with_a_sentence_that_holds(home: dict[str, str], verb: str) -> None:
    file = Path(home["XDG_CONFIG_HOME"]) / "calf-break" / "settings.toml"
    file.mkdir(parents=True)
    done = config(home, verb, "volume", *(["40"] if verb == "set" else []))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{file} cannot be read: Is a directory" in done.stderr
    assert f"calfbreak config: {file} cannot be used: " in done.stderr
    assert "until you quit" not in done.stderr, "nothing runs that could be quit"


@pytest.fixture
def program(home: dict[str, str]) -> Iterator[Callable[[dict[str, object]], list[cmd.Request]]]:
    """Somebody who listens where the running program would, answers as told, and remembers what was asked."""
    stops: list[Callable[[], None]] = []

    def listening(answer: dict[str, object]) -> list[cmd.Request]:
        asked: list[cmd.Request] = []
        loop = SelectorLoop()

        def serve(command: dict[str, object], reply: Callable[[dict[str, object]], None]) -> None:
            asked.append(from_json(cmd.Request, command))
            reply(answer)

        server = ControlServer(loop, Profile.of_user(home).socket, serve)
        thread = threading.Thread(target=loop.run)
        thread.start()

        def stop() -> None:
            loop.call_soon(lambda: (server.close(), loop.stop()))  # type: ignore[func-returns-value]
            thread.join()
            loop.close()

        stops.append(stop)
        return asked

    yield listening
    for stop in stops:
        stop()


def test_the_running_program_makes_the_change(
    home: dict[str, str], program: Callable[[dict[str, object]], list[cmd.Request]]
) -> None:
    asked = program({"line": "…"})
    assert config(home, "set", "interval", "90m").returncode == 0
    assert config(home, "reset", "interval", "hold").returncode == 0
    assert asked == [cmd.Change("interval", "1h30m"), cmd.Reset(("interval", "hold"))]
    assert not Path(home["XDG_CONFIG_HOME"]).exists(), "the file is the running program's"


def test_the_running_program_may_refuse(
    home: dict[str, str], program: Callable[[dict[str, object]], list[cmd.Request]]
) -> None:
    program({"error": "interval: it is locked"})
    done = config(home, "set", "interval", "90m")
    assert (done.returncode, done.stderr) == (1, "calfbreak config: interval: it is locked\n")


def test_the_readmes_table_is_made_from_the_descriptions(home: dict[str, str]) -> None:
    """Mend it with: calfbreak config table"""
    readme = Path(__file__).parents[1] / "README.md"
    assert config(home, "table").stdout == table() + "\n"
    assert table() in readme.read_text(encoding="utf-8")
