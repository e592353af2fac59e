"""Full screen on X11: whether the window in use has the state that window managers give to windows without a frame.

Only the window in use counts: a film that fills a second screen, while somebody types on the first, disturbs no less
by a reminder, but is not what they look at.
"""

from __future__ import annotations

import os

from calfbreak.adapters.input.xcb import require_x11
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, found, unknown
from calfbreak.adapters.x11_core import Core, NoAnswer
from calfbreak.domain.translation import said

_MOST = 64
"""Words of a property; window states are a handful."""


class X11Fullscreen:
    """Raises Unavailable on Wayland, where X11 knows only some windows, and without an X server."""

    topics = frozenset({Topic.FULLSCREEN})

    def __init__(self) -> None:
        require_x11(os.environ)
        self._x = Core()

    def ask(self, told: Told) -> None:
        """Look at the window in use. Our own windows never count."""
        try:
            told(self._look())
        except NoAnswer:
            told(unknown(said("{name} does not answer", name="X11")))

    def close(self) -> None:
        """Hang up."""
        self._x.close()

    def _look(self) -> Reading:
        active = self._x.words(self._x.root, "_NET_ACTIVE_WINDOW", _MOST)
        if not active or not active[0]:
            return Reading(frozenset(), said("no window is in use, or the window manager does not tell which"))
        window = active[0]
        full = self._x.atom("_NET_WM_STATE_FULLSCREEN") in self._x.words(window, "_NET_WM_STATE", _MOST)
        if full and os.getpid() in self._x.words(window, "_NET_WM_PID", _MOST):
            return Reading(frozenset(), said("the window in use is our own"))
        return found(Topic.FULLSCREEN, full, said("the window in use has a frame"))
