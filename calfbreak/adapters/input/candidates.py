"""Which sources could tell of input in this session, best first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial

from calfbreak.adapters.input.macos import EventSource
from calfbreak.adapters.input.mutter import MUFFIN, MUTTER, MutterIdle
from calfbreak.adapters.input.unmeasured import Unmeasured
from calfbreak.adapters.input.wayland import WaylandIdle
from calfbreak.adapters.input.windows import LastInput
from calfbreak.adapters.input.xscreensaver import XScreenSaver
from calfbreak.adapters.input.xsync import XSyncIdle
from calfbreak.ports import InputSource, Loop

Candidate = tuple[str, Callable[[], InputSource]]


def candidates(
    loop: Loop,
    called: Callable[[], None],
    lost: Callable[[str], None],
    environ: Mapping[str, str],
    platform: str = sys.platform,
) -> tuple[Candidate, ...]:
    """Names, and ways to make them, for `choose`.

    `called` is told of the next input while the source heeds it; `lost` if the chosen source can tell no more. The last
    one always works, and knows nothing.
    """
    wayland: Candidate = ("Wayland", partial(WaylandIdle, loop, called, lost, environ))
    mutter: Candidate = ("Mutter", partial(MutterIdle, loop, called, lost, MUTTER))
    muffin: Candidate = ("Muffin", partial(MutterIdle, loop, called, lost, MUFFIN))
    unmeasured: Candidate = (Unmeasured.name, Unmeasured)
    match platform:
        case "win32":
            return (LastInput.name, LastInput), unmeasured
        case "darwin":
            return (EventSource.name, EventSource), unmeasured
    if environ.get("XDG_SESSION_TYPE") == "wayland" or environ.get("WAYLAND_DISPLAY"):
        # Who offers both is asked for what films cannot lead astray.
        desktops = environ.get("XDG_CURRENT_DESKTOP", "").split(":")
        first = (mutter, wayland, muffin) if "GNOME" in desktops else (wayland, mutter, muffin)
        return *first, unmeasured
    # On X11, GNOME too: the server itself knows to the millisecond, and is led astray by nobody.
    xsync: Candidate = (XSyncIdle.name, partial(XSyncIdle, loop, called, lost, environ))
    return xsync, (XScreenSaver.name, XScreenSaver), mutter, unmeasured
