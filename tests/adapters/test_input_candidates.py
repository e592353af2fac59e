"""Which sources are tried in which session."""

from __future__ import annotations

import pytest

from calfbreak.adapters.input.candidates import candidates
from calfbreak.adapters.selector_loop import SelectorLoop

X11 = ["X11 SYNC", "X11 MIT-SCREEN-SAVER"]


def names(loop: SelectorLoop, platform: str = "linux", **environ: str) -> list[str]:
    return [name for name, _ in candidates(loop, list, lambda why: None, environ, platform)]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"XDG_SESSION_TYPE": "wayland", "XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, ["Mutter", "Wayland", "Muffin"]),
        ({"XDG_SESSION_TYPE": "wayland", "XDG_CURRENT_DESKTOP": "KDE"}, ["Wayland", "Mutter", "Muffin"]),
        ({"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": ":0"}, ["Wayland", "Mutter", "Muffin"]),
        ({"XDG_SESSION_TYPE": "x11", "DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"}, [*X11, "Mutter"]),
        ({"DISPLAY": ":0"}, [*X11, "Mutter"]),
    ],
)
def test_on_linux(loop: SelectorLoop, environ: dict[str, str], expected: list[str]) -> None:
    assert names(loop, **environ) == [*expected, "not measured"]


def test_elsewhere(loop: SelectorLoop) -> None:
    assert names(loop, "win32") == ["Windows GetLastInputInfo", "not measured"]
    assert names(loop, "darwin") == ["macOS CGEventSource", "not measured"]


def test_the_last_one_always_works(loop: SelectorLoop) -> None:
    _, make = candidates(loop, list, lambda why: None, {}, "linux")[-1]
    assert make().idle() is None
