"""Input on X11, against a real server; and what is said where it cannot be measured."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable

import pytest

from calfbreak.adapters.input import xcb
from calfbreak.adapters.input.unmeasured import Unmeasured
from calfbreak.adapters.input.xscreensaver import XScreenSaver
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

Server = subprocess.Popen[bytes]


@pytest.mark.desktop
def test_input_of_any_kind_brings_it_back_to_zero(
    xvfb: Server, xdotool: Callable[..., None], loop: SelectorLoop
) -> None:
    source = XScreenSaver()
    for act in (("key", "a"), ("mousemove", "5", "5"), ("click", "1")):
        assert loop.run_until(lambda: (source.idle() or 0) > 0.3), "idle time does not grow"
        xdotool(*act)
        idle = source.idle()
        assert idle is not None
        assert idle < 0.3
    source.close()
    assert source.idle() is None


@pytest.mark.desktop
def test_it_agrees_with_the_xscreensaver_library(xvfb: Server, loop: SelectorLoop) -> None:
    """Another program's answer to the same question, if one is installed."""
    loop.run_until(lambda: False, 0.2)
    source = XScreenSaver()
    try:
        other = subprocess.run(["xprintidle"], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("xprintidle is not installed")
    assert source.idle() == pytest.approx(int(other.stdout) / 1000, abs=0.2)
    source.close()


@pytest.mark.desktop
def test_a_server_that_hangs_costs_half_a_second_and_recovers(xvfb: Server, loop: SelectorLoop) -> None:
    source = XScreenSaver()
    xvfb.send_signal(signal.SIGSTOP)
    assert source.idle() is None
    xvfb.send_signal(signal.SIGCONT)
    assert loop.run_until(lambda: source.idle() is not None)
    source.close()


@pytest.mark.desktop
def test_a_server_that_dies_does_not_take_the_program_along(xvfb: Server) -> None:
    source = XScreenSaver()
    xvfb.kill()
    xvfb.wait()
    assert source.idle() is None
    assert source.idle() is None
    source.close()


@pytest.mark.desktop
def test_new_keyboard_maps_are_not_piled_up(xvfb: Server, loop: SelectorLoop) -> None:
    """The server tells every client of a new map, asked or not; an answer must still be found behind it."""
    source = XScreenSaver()
    for _ in range(20):
        subprocess.run(["setxkbmap", "de"], check=False, capture_output=True)
        assert source.idle() is not None
    source.close()


@pytest.mark.desktop
def test_an_extension_that_is_missing_is_named(xvfb: Server) -> None:
    with pytest.raises(Unavailable, match="does not offer CALF-STRETCH"):
        xcb.Connection("CALF-STRETCH")


@pytest.mark.desktop
def test_an_error_of_the_server_is_no_answer(xvfb: Server) -> None:
    connection = xcb.Connection("MIT-SCREEN-SAVER")
    assert connection.ask(1, b"\xff\xff\xff\xff", 2.0) is None, "there is no such window"
    assert not connection.broken
    connection.close()


def test_on_wayland_it_is_not_available(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    with pytest.raises(Unavailable, match="Wayland"):
        XScreenSaver()


def test_without_a_display_it_is_not_available(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(Unavailable, match="DISPLAY is not set"):
        XScreenSaver()


def test_without_a_server_it_is_not_available(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", f":{60_000 + os.getpid() % 5000}")
    with pytest.raises(Unavailable, match="DISPLAY does not answer"):
        XScreenSaver()


def test_what_is_not_measured_is_unknown() -> None:
    source = Unmeasured()
    assert source.idle() is None
    source.close()
