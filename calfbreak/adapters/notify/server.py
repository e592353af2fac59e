"""The desktop's notification service, whichever program that is: who it is, what it can, whether it is there."""

from __future__ import annotations

from collections.abc import Callable

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.terms import BUS, Answer, Failure, Peer
from calfbreak.domain.translation import said

NOTIFICATIONS = Peer("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications")

_SHOWS_DEFAULT = {"Xfce Notify Daemon", "dunst", "mako"}
"""Services that show the default action like every other (as a button, or in their menu). The others do it on a click
on the bubble and show no button for it; there Start gets a button of its own as well."""


class Server:
    """What is known of the service over one connection; `changed` is told of every change.

    One that runs is asked at once. One that the bus could start is not started before it is needed: early in a session
    that might take the place of the desktop's own, which is still to come.
    """

    def __init__(self, bus: Bus, changed: Callable[[], None]) -> None:
        self._bus = bus
        self._changed = changed
        self._asking = False
        self.owner = ""
        """Its unique name on the bus; empty if it does not run."""
        self.can_start = False
        """Whether the bus could start one."""
        self.program = ""
        """What it calls itself."""
        self.capabilities: frozenset[str] | None = None
        """What it says it can do; None = it has not said."""
        self.trouble = ""
        """Why it did not say."""
        self._following = bus.on_owner(NOTIFICATIONS.name, self._owned)
        bus.call(BUS, "ListActivatableNames", done=self._listed, expected="as")

    @property
    def ready(self) -> bool:
        """Whether it runs and has said what it can do."""
        return bool(self.owner) and self.capabilities is not None

    @property
    def clickable(self) -> bool:
        """Whether a person can answer on what it shows."""
        return self.capabilities is not None and "actions" in self.capabilities

    @property
    def available(self) -> bool:
        """Whether it works, or can be started as far as anybody knows."""
        return self.ready or (self.can_start and not self.trouble)

    @property
    def shows_default(self) -> bool:
        """Whether the default action is offered visibly."""
        return self.program in _SHOWS_DEFAULT

    @property
    def state(self) -> str:
        """How things stand, for the doctor."""
        if self.ready:
            name = self.program or NOTIFICATIONS.name
            if self.clickable:
                return said("{program}, with buttons", program=name)
            return said("{program}, without buttons", program=name)
        if self.trouble:
            return said("the notification service does not work: {why}", why=self.trouble)
        if self.owner:
            return said("{name} has not answered yet", name=NOTIFICATIONS.name)
        if self.can_start:
            return said("no notification service runs yet; one will be started for the first reminder")
        return said(
            "no notification service runs; install one, such as {programs}", programs="dunst, mako, xfce4-notifyd"
        )

    def ask(self) -> None:
        """Ask what it can do; this starts it if the bus can."""
        if self._asking:
            return
        self._asking = True
        self._bus.call(NOTIFICATIONS, "GetServerInformation", done=self._introduced, expected="ssss")
        self._bus.call(NOTIFICATIONS, "GetCapabilities", done=self._answered, expected="as", limit=30.0)

    def _owned(self, owner: str) -> None:
        # A service that starts because it was asked gets its name before it answers: that answer is good.
        if not (self._asking and not self.owner):
            self._asking = False
            self.capabilities, self.program, self.trouble = None, "", ""
        self.owner = owner
        if owner:
            self.ask()
        self._changed()

    def _listed(self, answer: Answer) -> None:
        self.can_start = not isinstance(answer, Failure) and NOTIFICATIONS.name in answer[0]
        self._changed()

    def _introduced(self, answer: Answer) -> None:
        if not isinstance(answer, Failure):
            self.program = answer[0]

    def _answered(self, answer: Answer) -> None:
        self._asking = False
        if isinstance(answer, Failure):
            self.capabilities, self.trouble = None, str(answer)
        else:
            self.capabilities, self.trouble = frozenset(answer[0]), ""
        self._changed()
