"""Whether there is a screen: asked before Qt is, which would end the program with a core dump."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from calfbreak.adapters import display
from calfbreak.adapters.display import display_trouble, hang_up

NOWHERE = ":4177"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    """No connection is left behind."""
    yield
    hang_up()


@pytest.fixture
def compositor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The environment of a Wayland session, as far as somebody listens."""
    monkeypatch.chdir(tmp_path)  # a short name, whatever pytest calls its folders
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind("wayland-7")
        listening.listen()
        yield {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": "."}


def test_without_a_display_it_is_said_which_variables_are_missing() -> None:
    assert "neither $WAYLAND_DISPLAY nor $DISPLAY is set" in (display_trouble({}) or "")


def test_an_x_server_that_answers_is_a_screen(xvfb: object) -> None:
    """Also when nobody else is its client, so that it begins anew when the last one hangs up."""
    assert display_trouble({"DISPLAY": os.environ["DISPLAY"]}) is None
    gone = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "."}
    assert display_trouble({"DISPLAY": os.environ["DISPLAY"], **gone}) is None, "Qt goes on to X11"
    assert display_trouble({"DISPLAY": os.environ["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}) is None


@pytest.mark.parametrize("name", [NOWHERE, "nonsense"])
@pytest.mark.parametrize("platform", ["", "xcb", "wayland;xcb"])
def test_one_that_does_not_answer_is_named(name: str, platform: str) -> None:
    said = display_trouble({"DISPLAY": name, "QT_QPA_PLATFORM": platform})
    assert f"DISPLAY={name} cannot be reached" in (said or "")


def test_a_compositor_that_listens_is_a_screen(compositor: dict[str, str]) -> None:
    assert display_trouble(compositor) is None
    assert display_trouble(compositor | {"DISPLAY": NOWHERE}) is None
    assert display_trouble(compositor | {"QT_QPA_PLATFORM": "wayland"}) is None
    assert display_trouble({"WAYLAND_SOCKET": "5"}) is None, "a connection that may be used once"


def test_a_compositor_that_has_gone_is_named(compositor: dict[str, str]) -> None:
    Path("wayland-7").unlink()
    assert "WAYLAND_DISPLAY=wayland-7 cannot be reached" in (display_trouble(compositor) or "")
    both = display_trouble(compositor | {"DISPLAY": NOWHERE}) or ""
    assert f"WAYLAND_DISPLAY=wayland-7, DISPLAY={NOWHERE}" in both
    assert "neither" in (display_trouble(compositor | {"QT_QPA_PLATFORM": "xcb"}) or ""), "Qt may not take Wayland"


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_whoever_draws_elsewhere_needs_none(platform: str) -> None:
    assert display_trouble({"QT_QPA_PLATFORM": platform}) is None


def test_what_qt_lacks_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_LIBRARIES", (("libxcb.so.1", "libxcb1"), ("libnowhere.so.1", "libnowhere1")))
    said = display_trouble({"DISPLAY": NOWHERE}) or ""
    assert said.endswith("apt-get install libnowhere1")


def test_the_program_says_so_and_ends(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "calfbreak"],
        env=environ | {"DISPLAY": NOWHERE, "CALFBREAK_PROFILE": str(tmp_path / "profile")},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(f"The screen at DISPLAY={NOWHERE} cannot be reached.")
    assert done.stderr.count("\n") == 1
