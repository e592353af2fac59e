"""The parts for Linux (and other systems with X11 or Wayland and a message bus)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from calfbreak.adapters.dbus.terms import Kind
from calfbreak.adapters.surroundings import inhibitors
from calfbreak.adapters.surroundings.camera import OpenCamera
from calfbreak.adapters.surroundings.desk import Candidate
from calfbreak.adapters.surroundings.do_not_disturb import DoNotDisturb
from calfbreak.adapters.surroundings.line import Line
from calfbreak.adapters.surroundings.notification_services import Dialect, GnomeShell, Mako, Property, Swaync
from calfbreak.adapters.surroundings.pipewire import PipeWireStreams
from calfbreak.adapters.surroundings.pulse import PulseMicrophone
from calfbreak.adapters.surroundings.sway import SwayTree
from calfbreak.adapters.surroundings.x11_fullscreen import X11Fullscreen
from calfbreak.adapters.surroundings.xfconf import DO_NOT_DISTURB, PresentationMode, XfceSwitch
from calfbreak.domain.translation import said
from calfbreak.ports import Loop

Changed = Callable[[], None]


def candidates(loop: Loop, changed: Changed) -> tuple[Candidate, ...]:
    """The parts of this platform. One connection to each bus serves them all."""
    session, system = Line(loop, Kind.SESSION), Line(loop, Kind.SYSTEM)
    return (
        (said("microphone ({by})", by="PulseAudio"), partial(PulseMicrophone, loop)),
        (said("microphone and camera ({by})", by="PipeWire"), partial(PipeWireStreams, loop)),
        (said("camera ({by})", by="/dev/video*"), partial(OpenCamera, loop)),
        (said("screen held awake ({by})", by="logind"), partial(inhibitors.LogindInhibitors, system)),
        (said("screen held awake ({by})", by="GNOME"), partial(inhibitors.KeptAwake, session, inhibitors.GNOME)),
        (said("screen held awake ({by})", by="Plasma"), partial(inhibitors.KeptAwake, session, inhibitors.KDE)),
        (said("screen held awake ({by})", by="Xfce"), partial(inhibitors.KeptAwake, session, inhibitors.XFCE)),
        (said("do not disturb"), partial(DoNotDisturb, session, dialects(loop, session), changed)),
        (said("full screen ({by})", by="X11"), X11Fullscreen),
        (said("full screen, screen held awake ({by})", by="sway"), partial(SwayTree, loop)),
        (said("presentation mode ({by})", by="Xfce"), partial(PresentationMode, session, changed)),
    )


def dialects(loop: Loop, session: Line) -> Mapping[str, Callable[[], Dialect]]:
    """The way to ask each notification service, by the name that it gives itself."""
    return {
        "dunst": partial(Property, session, "dunst", "org.dunstproject.cmd0", "paused"),
        "plasma": partial(Property, session, "Plasma", "org.freedesktop.Notifications", "Inhibited"),
        "mako": partial(Mako, session),
        "swaynotificationcenter": partial(Swaync, session),
        "xfce notify daemon": partial(XfceSwitch, session, DO_NOT_DISTURB),
        "gnome-shell": partial(GnomeShell, loop),
    }
