"""How each notification service says that it was told not to disturb, and how it tells of a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.terms import Answer, Failure, Peer
from calfbreak.adapters.surroundings.child import Child
from calfbreak.adapters.surroundings.line import PROPERTIES, Line
from calfbreak.adapters.surroundings.programs import located
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, found, unknown
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop

Changed = Callable[[], None]

SERVICE = Peer("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications")
MAKO = Peer(SERVICE.name, "/fr/emersion/Mako", "fr.emersion.Mako")
SWAYNC = Peer("org.erikreider.swaync.cc", "/org/erikreider/swaync/cc", "org.erikreider.swaync.cc")
DCONF = Peer("ca.desrt.dconf", "/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer")

_SCHEMA, _KEY = "org.gnome.desktop.notifications", "show-banners"
_FOLDER = "/org/gnome/desktop/notifications/"
_MODES = {"do-not-disturb", "dnd"}


class Dialect(Protocol):
    """The way of one service."""

    def listen(self, bus: Bus, changed: Changed) -> None:
        """Call `changed` when the service tells that it switched."""

    def ask(self, told: Told) -> None:
        """Find out whether do-not-disturb is on."""

    def close(self) -> None:
        """Listen no longer."""


def switch(service: str, on: bool) -> Reading:
    """Do-not-disturb of a service is on or off."""
    # Translators: do not disturb, or presentation mode; {name} is the program that has the switch.
    return found(Topic.DND, on and said("{name} has it on", name=service), said("{name} has it off", name=service))


class Property:
    """dunst (`paused`) and Plasma (`Inhibited`): a property of the service, which tells when it changes."""

    def __init__(self, line: Line, service: str, interface: str, name: str) -> None:
        self._line = line
        self._service = service
        self._interface = interface
        self._name = name
        self._heard: Handle | None = None

    def listen(self, bus: Bus, changed: Changed) -> None:
        """Hear of changes of any property of this interface that the service names."""

        def heard(interface: str, values: dict[str, Any], gone: list[str]) -> None:
            if interface == self._interface and (self._name in values or self._name in gone):
                changed()

        self._heard = bus.on_signal(
            Peer(SERVICE.name, SERVICE.path, PROPERTIES), "PropertiesChanged", "sa{sv}as", heard
        )

    def ask(self, told: Told) -> None:
        """Read the property."""

        def answered(answer: Answer) -> None:
            if isinstance(answer, Failure):
                told(unknown(answer))
            elif answer[0][0] != "b":
                told(unknown(said("{value!r} instead of {expected!r}", value=answer[0][0], expected="b")))
            else:
                told(switch(self._service, answer[0][1]))

        peer = Peer(SERVICE.name, SERVICE.path, PROPERTIES)
        self._line.call(peer, "Get", "ss", (self._interface, self._name), "v", answered)

    def close(self) -> None:
        """Listen no longer."""
        if self._heard is not None:
            self._heard.cancel()


class Mako:
    """mako has modes; which of them is silent is the person's choice, the manual calls it `do-not-disturb`.

    It does not tell when the mode changes.
    """

    def __init__(self, line: Line) -> None:
        self._line = line

    def listen(self, bus: Bus, changed: Changed) -> None:
        """There is nothing to hear."""

    def ask(self, told: Told) -> None:
        """Read the modes."""

        def answered(answer: Answer) -> None:
            told(unknown(answer) if isinstance(answer, Failure) else switch("mako", bool(_MODES & set(answer[0]))))

        self._line.call(MAKO, "ListModes", "", (), "as", answered)

    def close(self) -> None:
        """There is nothing to let go of."""


class Swaync:
    """The Sway notification center. Its signal is that of version 0.6 and later; with older ones it is read only."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._heard: Handle | None = None

    def listen(self, bus: Bus, changed: Changed) -> None:
        """It tells of every notification, too."""
        self._heard = bus.on_signal(SWAYNC, "SubscribeV2", "ubbb", lambda count, dnd, shown, inhibited: changed())

    def ask(self, told: Told) -> None:
        """Ask for the switch."""

        def answered(answer: Answer) -> None:
            told(unknown(answer) if isinstance(answer, Failure) else switch("swaync", answer[0]))

        self._line.call(SWAYNC, "GetDnd", "", (), "b", answered)

    def close(self) -> None:
        """Listen no longer."""
        if self._heard is not None:
            self._heard.cancel()


class GnomeShell:
    """GNOME keeps it among its settings: do not disturb is on when banners are off.

    The settings are read with `gsettings`, which knows defaults and where they are kept; dconf tells when one changes.
    Raises Unavailable if `gsettings` is not installed.
    """

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._gsettings = located("gsettings", "libglib2.0-bin")
        self._children: set[Child] = set()
        self._heard: Handle | None = None

    def listen(self, bus: Bus, changed: Changed) -> None:
        """Hear of changes of the key, alone or with others."""

        def heard(prefix: str, changes: list[str], tag: str) -> None:
            if any(f"{prefix}{change}" in (_FOLDER, _FOLDER + _KEY) for change in changes):
                changed()

        self._heard = bus.on_signal(DCONF, "Notify", "sass", heard)

    def ask(self, told: Told) -> None:
        """Read the setting."""

        def ended(output: str | None, why: str) -> None:
            self._children.discard(child)
            match output and output.strip():
                case "true" | "false" as banners:
                    told(switch("GNOME", banners == "false"))
                case _:
                    told(
                        unknown(
                            why
                            or said(
                                "{name} answers something that makes no sense: {why}",
                                name="gsettings",
                                why=repr(output),
                            )
                        )
                    )

        child = Child(self._loop, (self._gsettings, "get", _SCHEMA, _KEY), ended)
        self._children.add(child)

    def close(self) -> None:
        """Listen no longer, and wait for nobody."""
        if self._heard is not None:
            self._heard.cancel()
        for child in self._children:
            child.cancel()
        self._children.clear()
