"""Which autostart this system has."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from calfbreak.adapters.own_command import own_command
from calfbreak.adapters.profile import VARIABLE, Profile
from calfbreak.domain.wording.autostart import only_your_own
from calfbreak.ports import AutostartSwitch, Loop, Unavailable

AT_LOGIN = "--at-login"
"""Says that the desktop started the program, and that nobody waits for a window."""
FLATPAK = Path("/.flatpak-info")
"""What every Flatpak finds in its own file system."""


def autostart_here(loop: Loop, profile: Profile, environ: Mapping[str, str] = os.environ) -> AutostartSwitch:
    """The autostart of this system.

    Raises Unavailable for a profile that is not the person's own: what starts with the desktop must not be a demo.
    """
    if profile != Profile.of_user(environ):
        raise Unavailable(only_your_own(VARIABLE))
    command = (*own_command(), AT_LOGIN)
    if sys.platform == "win32":
        from calfbreak.adapters.autostart.windows import CurrentUser, RunKey

        return RunKey(command, CurrentUser())
    elif sys.platform == "darwin":  # noqa: RET505 - the type checker wants to see that the others are not reached
        from calfbreak.adapters.autostart.macos import LaunchAgent

        return LaunchAgent(command)
    else:
        if FLATPAK.exists():
            from calfbreak.adapters.autostart.portal import PortalAutostart

            return PortalAutostart(loop, profile.state / "autostart.json", (AT_LOGIN,))
        from calfbreak.adapters.autostart.xdg import XdgAutostart

        return XdgAutostart(command, environ)
