"""Reminders as the desktop's own notifications, with buttons (org.freedesktop.Notifications).

There is one wish (`_wanted`) and one thing on the screen (`_shown`, with its id); `_update` brings the second to the
first, with one call at a time, whatever comes in between: a withdrawal before the service has told the id, a service
that dies and comes back, one that starts an hour late. Buttons count only if they come from the service itself, for a
bubble of the present reminder, and once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.lasting import LastingBus
from calfbreak.adapters.dbus.terms import BUS, Answer, Failure, Kind
from calfbreak.adapters.notify.server import NOTIFICATIONS, Server
from calfbreak.adapters.notify.stale import Bubble, StaleBubble
from calfbreak.domain.translation import said
from calfbreak.ports import Button, Loop

_log = logging.getLogger(__name__)
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As `html.escape` does it, which comes with the names of two thousand signs."""

_APPLICATION = "Calf Break"
_DESKTOP_ENTRY = "calf-break"
"""GNOME takes the name and the icon of a notification from the desktop entry of this name."""
_NORMAL = ("y", 1)
"""The urgency, which must be a byte: 1 is shown for a while, then stays in the list if there is one."""
_PATIENT = 120.0
"""Seconds for Notify. Nothing waits for it, and an answer that is given up would leave a bubble without an owner."""
_DEFAULT = "default"
_START = "start"


@dataclass(frozen=True, slots=True, eq=False)
class _Reminder:
    """A wish to show something."""

    number: int
    title: str
    body: str
    actions: tuple[tuple[str, str], ...]


class FreedesktopNotifier:
    """Shows reminders by the desktop's service, now or as soon as there is one.

    `token` is given the activation token of a click, if the desktop sends one, before `pressed` is called.
    `memory` is a file that tells the next start which bubble was left behind.
    Raises Unavailable if there is no session bus.
    """

    name: str = said("desktop notifications")

    def __init__(
        self,
        loop: Loop,
        pressed: Button,
        memory: Path | None = None,
        icon: str = _DESKTOP_ENTRY,
        token: Callable[[str], None] = lambda token: None,
    ) -> None:
        self._loop = loop
        self._pressed = pressed
        self._token = token
        self._icon = icon
        self._stale = StaleBubble(memory)
        self._left_behind = self._stale.read()
        self._wanted: _Reminder | None = None
        self._shown: _Reminder | None = None
        self._id = 0
        self._answerable: dict[int, int] = {}
        """Bubbles of the present reminder that may be pressed, also after they have expired: id → reminder."""
        self._waiting: tuple[str, str] | None = None
        """What is to be told once there is a service."""
        self._refused: _Reminder | None = None
        """What the present service did not take; it is not asked again and again."""
        self._calling = self._closing = False
        self._bus_id = ""
        self._bus: Bus | None = None
        self._server: Server | None = None
        self._lasting = LastingBus(loop, Kind.SESSION, self._connected)

    @property
    def clickable(self) -> bool:
        """Whether the service has buttons, as far as it has said."""
        return self._server is not None and self._server.clickable

    @property
    def available(self) -> bool:
        """Whether there is a service, or one that the bus can start."""
        return self._server is not None and self._server.available

    @property
    def state(self) -> str:
        """How things stand, in a sentence for the doctor."""
        return self._server.state if self._server is not None else said("{name} hung up", name="D-Bus")

    def show(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> None:
        """Show it, in place of what is shown. Without a service it appears when there is one, if still wanted."""
        if any(number != reminder for number in self._answerable.values()):
            self._answerable.clear()
        self._wanted = _Reminder(reminder, title, body, actions)
        self._wake()
        self._update()

    def withdraw(self) -> None:
        """Take off the screen what is shown, or is about to be; clicks on it do nothing from now on."""
        self._wanted = None
        self._answerable.clear()
        self._update()

    def tell(self, title: str, body: str) -> None:
        """Show a plain message that needs no answer."""
        self._waiting = (title, body)
        self._wake()
        self._update()

    @property
    def has_told(self) -> bool:
        """Whether nothing waits for a service to be told."""
        return self._waiting is None

    def close(self) -> None:
        """Withdraw and hang up, at the latest when the service has told the id of what it is about to show."""
        self._waiting = None
        self.withdraw()
        self._closing = True
        if not self._calling:
            self._lasting.close()

    def _connected(self, bus: Bus) -> None:
        self._bus = bus
        self._calling = False
        self._forget()
        bus.on_signal(NOTIFICATIONS, "ActionInvoked", "us", self._invoked)
        bus.on_signal(NOTIFICATIONS, "ActivationToken", "us", self._activated)
        bus.on_signal(NOTIFICATIONS, "NotificationClosed", "uu", self._closed)
        bus.call(BUS, "GetId", done=self._identified, expected="s")
        self._server = Server(bus, self._update)
        self._owner = ""
        if self._wanted is not None:
            self._wake()

    def _identified(self, answer: Answer) -> None:
        self._bus_id = "" if isinstance(answer, Failure) else answer[0]
        self._update()

    def _update(self) -> None:
        """One step from what is shown to what is wanted."""
        server, bus = self._server, self._bus
        if server is None or bus is None:
            return
        if server.owner != self._owner:  # another service: what the old one showed is gone with it
            self._owner = server.owner
            self._forget()
        if self._calling:
            return
        if self._shown is not None and self._wanted is None:
            self._take_off()
        elif server.ready and self._wanted not in (None, self._shown, self._refused):
            self._put_on(self._wanted)
        self._sweep()
        if self._waiting is not None and server.ready:
            (title, body), self._waiting = self._waiting, None
            self._notify(0, title, body, [], lambda answer: None)

    def _wake(self) -> None:
        """Something is to be shown: a service that does not run may be started now."""
        if self._server is not None and not self._server.ready:
            self._server.ask()

    def _put_on(self, reminder: _Reminder) -> None:
        self._calling = True
        actions = self._offered(reminder.actions)
        self._notify(self._id, reminder.title, reminder.body, actions, lambda answer: self._put(reminder, answer))

    def _put(self, reminder: _Reminder, answer: Answer) -> None:
        self._calling = False
        if isinstance(answer, Failure):
            _log.warning("the reminder could not be shown as a notification: %s", answer)
            self._refused = reminder
        else:
            self._shown, self._id = reminder, answer[0]
            if self._wanted is not None:
                self._answerable[self._id] = reminder.number
            self._stale.write(Bubble(self._bus_id, self._owner, self._id))
        self._update()
        if self._closing:
            self._lasting.close()

    def _take_off(self) -> None:
        if self._bus is not None:
            self._bus.call(NOTIFICATIONS, "CloseNotification", "u", (self._id,))
        self._stale.write(None)
        self._forget()

    def _forget(self) -> None:
        """Nothing of ours is on the screen."""
        self._shown, self._id, self._refused = None, 0, None

    def _sweep(self) -> None:
        """Take off what a killed program left on the screen, if the same service still shows it."""
        left = self._left_behind
        if left is None or not self._bus_id or not self._owner:
            return
        self._left_behind = None
        if self._bus is not None and (left.bus, left.owner) == (self._bus_id, self._owner) and left.id != self._id:
            self._bus.call(NOTIFICATIONS, "CloseNotification", "u", (left.id,))
        if self._shown is None:
            self._stale.write(None)

    def _offered(self, actions: tuple[tuple[str, str], ...]) -> list[str]:
        """The actions as the service wants them: keys and labels in turn, Start as its default."""
        if self._server is None or not self._server.clickable:
            return []
        offered: list[str] = []
        for key, label in actions:
            if key == _START:
                offered += [_DEFAULT, label]
                if self._server.shows_default:
                    continue
            offered += [key, label]
        return offered

    def _notify(self, replaces: int, title: str, body: str, actions: list[str], done: Callable[[Answer], None]) -> None:
        if self._bus is None or self._server is None:
            return
        if "body-markup" in (self._server.capabilities or ()):
            body = body.translate(_MARKUP)
        hints: dict[str, tuple[str, Any]] = {
            "urgency": _NORMAL,
            "desktop-entry": ("s", _DESKTOP_ENTRY),
            "category": ("s", "x-calf-break.reminder"),
        }
        arguments = (_APPLICATION, replaces, self._icon, title, body, actions, hints, -1)
        self._bus.call(NOTIFICATIONS, "Notify", "susssasa{sv}i", arguments, done, expected="u", limit=_PATIENT)

    def _invoked(self, number: int, key: str) -> None:
        reminder = self._answerable.get(number)
        action = _START if key == _DEFAULT else key
        if reminder is None or action not in (_START, "snooze", "skip"):
            return
        self._answerable.clear()
        self._pressed(reminder, action)

    def _activated(self, number: int, token: str) -> None:
        if number in self._answerable:
            self._token(token)

    def _closed(self, number: int, why: int) -> None:
        """It expired, or was dismissed: no answer, and no reason to show it again."""
        if number == self._id and self._shown is not None:
            if self._wanted is self._shown:
                self._wanted = None
            self._stale.write(None)
            self._forget()
