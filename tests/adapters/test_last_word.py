"""A program that cannot start says so where it is seen, whoever started it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.bus_peer import Service
from calfbreak.adapters.notify.last_word import last_word
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

NAME = "org.freedesktop.Notifications"


@pytest.fixture
def service(serve: Callable[..., Service]) -> Service:
    """A notification service."""
    made = serve(NAME)
    made.answers = {
        (NAME, "GetCapabilities"): ("as", (["body", "body-markup"],)),
        (NAME, "GetServerInformation"): ("ssss", ("test", "Calf Break", "1", "1.2")),
        (NAME, "Notify"): ("u", (7,)),
    }
    return made


@pytest.fixture
def started(tmp_path: Path, bus: str) -> Iterator[subprocess.Popen[str]]:
    """The program, in a folder where it can keep nothing, not even its lock; nobody has a terminal."""
    (tmp_path / "file").write_text("")
    program = subprocess.Popen(
        [sys.executable, "-m", "calfbreak", "--at-login"],
        env=os.environ | {"CALFBREAK_PROFILE": str(tmp_path / "file/profile"), "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield program
    program.kill()
    program.communicate()


def test_it_comes_as_a_notification(
    loop: SelectorLoop, service: Service, started: subprocess.Popen[str], tmp_path: Path
) -> None:
    def told() -> list[tuple[object, ...]]:
        return [body for member, body in service.heard if member == "Notify"]

    assert loop.run_until(lambda: bool(told()), 30.0)
    assert loop.run_until(lambda: started.poll() is not None, 30.0)
    said = f"{tmp_path}/file/profile/run cannot be used: Not a directory."
    assert told()[0][3:5] == ("Calf Break", said)
    assert started.returncode == 1
    assert started.stderr is not None
    assert started.stderr.read() == f"{said}\n"


def test_nobody_waits_long_for_a_desktop_that_shows_nothing(bus: str) -> None:
    last_word("Calf Break", "It cannot start.", 0.2)


def test_without_a_bus_it_is_the_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    import plyer

    class Channel:
        shown: list[tuple[str, str]] = []  # noqa: RUF012 - one for the test

        @classmethod
        def notify(cls, title: str, message: str, **options: object) -> None:
            cls.shown.append((title, message))

    monkeypatch.setattr(plyer, "notification", Channel)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    last_word("Calf Break", "It cannot start.")
    assert Channel.shown == [("Calf Break", "It cannot start.")]


def test_where_nothing_can_be_shown_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Unavailable, match="plyer"):
        last_word("Calf Break", "It cannot start.")
