"""Switches that Xfce keeps among its settings: do-not-disturb of its notification service, and presentation mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.terms import Answer, Failure, Peer
from calfbreak.adapters.surroundings.line import Line
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, found, unknown
from calfbreak.domain.translation import said
from calfbreak.ports import Handle

_XFCONF = Peer("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
_NOT_SET = "org.xfce.Xfconf.Error.PropertyNotFound"


@dataclass(frozen=True, slots=True)
class Switch:
    """A setting that is on or off."""

    topic: Topic
    channel: str
    key: str


DO_NOT_DISTURB = Switch(Topic.DND, "xfce4-notifyd", "/do-not-disturb")
PRESENTATION_MODE = Switch(Topic.PRESENTATION, "xfce4-power-manager", "/xfce4-power-manager/presentation-mode")


class XfceSwitch:
    """Reads one switch of Xfce, and hears of its changes. It counts only while Xfce's settings service runs."""

    def __init__(self, line: Line, switch: Switch) -> None:
        self._line = line
        self._switch = switch
        self._heard: list[Handle] = []

    def listen(self, bus: Bus, changed: Callable[[], None]) -> None:
        """Call `changed` when it is switched."""

        def heard(channel: str, key: str, value: Any = None) -> None:
            if (channel, key) == (self._switch.channel, self._switch.key):
                changed()

        self._heard = [
            bus.on_owner(_XFCONF.name, lambda owner: None),
            bus.on_signal(_XFCONF, "PropertyChanged", "ssv", heard),
            bus.on_signal(_XFCONF, "PropertyRemoved", "ss", heard),
        ]

    def ask(self, told: Told) -> None:
        """Read it. What was never set is off."""
        if not self._line.owned(_XFCONF.name):
            told(Reading(frozenset(), said("{name} does not run", name="xfconfd")))
            return
        switch = self._switch

        def answered(answer: Answer) -> None:
            if isinstance(answer, Failure) and answer.name != _NOT_SET:
                told(unknown(answer))
            else:
                on = not isinstance(answer, Failure) and answer[0] == ("b", True)
                told(
                    found(
                        switch.topic,
                        on and said("{name} has it on", name=switch.channel),
                        said("{name} has it off", name=switch.channel),
                    )
                )

        self._line.call(_XFCONF, "GetProperty", "ss", (switch.channel, switch.key), "v", answered)

    def close(self) -> None:
        """Listen no longer."""
        for handle in self._heard:
            handle.cancel()


class PresentationMode:
    """Presentation mode of Xfce's power manager. Raises Unavailable without a session bus."""

    topics = frozenset({Topic.PRESENTATION})

    def __init__(self, line: Line, changed: Callable[[], None]) -> None:
        self._line = line
        self._switch = XfceSwitch(line, PRESENTATION_MODE)
        line.join(lambda bus: self._switch.listen(bus, changed))

    def ask(self, told: Told) -> None:
        """Find out whether it is on."""
        self._switch.ask(told)

    def close(self) -> None:
        """Listen no longer."""
        self._line.close()
