"""Whether there is a screen to draw on, asked before Qt is: Qt ends the program when it finds none.

Qt takes the first that answers of those that the environment names: Wayland, then X11; `QT_QPA_PLATFORM` says which of
them, or neither.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_LIBRARIES = (
    ("libxcb.so.1", "libxcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libEGL.so.1", "libegl1"),
)
"""What Qt needs on X11 beside its wheel, and the Debian package that has it."""
_WAYLAND, _X11 = "WAYLAND_DISPLAY", "DISPLAY"
_connections: list[Callable[[], None]] = []
"""How to end those to X servers. One that has no other client begins anew when its last one leaves, and is not there
for a moment: the moment in which Qt would come."""


def display_trouble(environ: Mapping[str, str] = os.environ) -> str | None:
    """A sentence saying what is missing; None if windows can be shown."""
    kinds = _kinds(environ) if _asks_for_a_display() else ()
    if not kinds:
        return None
    named = [kind for kind in kinds if environ.get(kind)]
    if not named:
        return said(
            "There is no screen to show anything on: neither {wayland} nor {x11} is set. "
            "Start Calf Break within a desktop session, or try `calfbreak demo`, which needs none.",
            wayland=f"${_WAYLAND}",
            x11=f"${_X11}",
        )
    if _WAYLAND in named and _wayland_answers(environ):
        return None
    if _X11 in named:
        missing = [package for library, package in _LIBRARIES if not _loads(library)]
        if missing:
            command = f"apt-get install {' '.join(missing)}"
            return said("Qt needs system libraries. On Debian or Ubuntu: {command}", command=command)
        if _x11_answers(environ[_X11]):
            return None
    return said(
        "The screen at {display} cannot be reached. "
        "Start Calf Break within a desktop session, or try `calfbreak demo`, which needs none.",
        display=", ".join(f"{kind}={environ[kind]}" for kind in named),
    )


def hang_up() -> None:
    """Let the screen go that was asked. Call it when Qt is there."""
    while _connections:
        _connections.pop()()


def _asks_for_a_display() -> bool:
    return sys.platform == "linux"


def _kinds(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Which displays Qt would try. None if it was told to draw elsewhere, into memory for instance."""
    if environ.get("WAYLAND_SOCKET"):  # a connection handed on to us, which may be used once
        return ()
    asked = [each.partition(":")[0] for each in environ.get("QT_QPA_PLATFORM", "").split(";") if each]
    if not asked:
        return _WAYLAND, _X11
    known = [{"xcb": _X11, "wayland": _WAYLAND, "wayland-egl": _WAYLAND}.get(each, "") for each in asked]
    return tuple(known) if all(known) else ()


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    from calfbreak.adapters.input.wayland_client import connect

    try:
        connect(environ).close()
    except Unavailable:
        return False
    return True


def _x11_answers(display: str) -> bool:
    """Whether an X server lets us in. libxcb gives a connection in any case, if need be one that has failed."""
    library = ctypes.CDLL("libxcb.so.1")
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connection_has_error.argtypes = library.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = library.xcb_connect(display.encode(), None)
    _connections.append(lambda: library.xcb_disconnect(connection))
    return not library.xcb_connection_has_error(connection)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
