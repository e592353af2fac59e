"""Input on GNOME: Mutter's idle monitor on the session bus.

An idle watch fires each time when nobody has done anything for some seconds; only then a watch for the next input is
set, which fires once. GNOME offers Wayland programs nothing else. Cinnamon's Muffin has the same under its own name.

A program that keeps the screen on (a film) keeps the idle watches from firing too, though nobody does anything. The
monitor's own idle time is not led astray by that. So it is asked for whenever a watch fires, and when somebody looks
though no watch has fired for a while: then the next look knows better.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.lasting import LastingBus
from calfbreak.adapters.dbus.present import has_owner
from calfbreak.adapters.dbus.terms import Answer, Failure, Kind, Peer
from calfbreak.adapters.input.track import SITTING, WAITING, Track
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop, Unavailable

MUTTER = Peer("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor")
MUFFIN = Peer(
    "org.cinnamon.Muffin.IdleMonitor", "/org/cinnamon/Muffin/IdleMonitor/Core", "org.cinnamon.Muffin.IdleMonitor"
)
RESTART = 30.0
"""Seconds that a shell may be gone when it restarts."""


class MutterIdle:
    """Follows an idle monitor.

    `called` is told of the next input while that matters; `lost` once, with a sentence, if the monitor stays away or
    refuses: from then on nothing is known, and another source has to be found. While it restarts nobody knows of any
    input. Raises Unavailable without a session bus, or if the monitor is not there.
    """

    def __init__(
        self,
        loop: Loop,
        called: Callable[[], None],
        lost: Callable[[str], None],
        monitor: Peer = MUTTER,
        now: Callable[[], float] = awake_seconds,
    ) -> None:
        if not has_owner(Kind.SESSION, monitor.name):
            raise Unavailable(said("{name} does not run", name=monitor.name))
        self.name = monitor.name
        self._loop = loop
        self._called = called
        self._lost = lost
        self._monitor = monitor
        self._now = now
        self._heeding = False
        self._open = True
        self._track = Track(now())
        self._watches: dict[float, int | None] = {}
        """Seconds to the monitor's number of the watch; None = not known yet."""
        self._next_input: int | None = None
        self._asking = False
        """Whether the watch for the next input was asked for, and has no number yet."""
        self._visit = 0
        """Counts how often the monitor came or went."""
        self._measured_at = now()
        self._bus: Bus | None = None
        """The bus, while the monitor is on it."""
        self._away: Handle | None = None
        self._lasting = LastingBus(loop, Kind.SESSION, self._connected)

    def idle(self) -> float | None:
        """Seconds (awake) that the last input can be ago at most; None once the monitor is lost."""
        if not self._open:
            return None
        now = self._now()
        if not self._track.idle and now - self._measured_at > SITTING:
            self._measure()
        return now - self._track.last_input(now)

    def heed(self, next_input: bool) -> bool:
        """Whether the next input will be told. It is not while somebody is busy: then it is no news."""
        self._heeding = next_input
        if next_input and self._bus and WAITING not in self._watches:
            self._add(WAITING)
        elif not next_input and WAITING in self._watches:
            self._remove(WAITING)
        return next_input and self._bus is not None and self._track.idle

    def close(self) -> None:
        """Let go of the bus; nobody is called any more. The monitor forgets the watches of who has left."""
        self._open = False
        self._forget()
        self._lasting.close()

    # --- the monitor comes and goes ----------------------------------------------------------------------------

    def _connected(self, bus: Bus) -> None:
        bus.on_signal(self._monitor, "WatchFired", "u", self._fired)
        bus.on_owner(self._monitor.name, partial(self._owned, bus))

    def _owned(self, bus: Bus, owner: str) -> None:
        if not owner:
            self._missing(said("{name} does not run", name=self._monitor.name))
            return
        self._forget()
        self._bus = bus
        self._add(SITTING)
        self._measure()

    def _missing(self, why: str) -> None:
        self._forget()
        self._away = self._loop.call_in(RESTART, lambda: self._lose(why))

    def _forget(self) -> None:
        """The watches are gone with their monitor, and what it still answers is of no interest."""
        if self._away:
            self._away.cancel()
        self._bus = self._away = self._next_input = None
        self._visit += 1
        self._asking = False
        for seconds in tuple(self._watches):
            self._track.drop(seconds, self._now())
        self._watches.clear()

    def _lose(self, why: str) -> None:
        self.close()
        self._loop.call_soon(
            lambda: self._lost(said("{name} tells no more of input: {why}", name=self._monitor.name, why=why))
        )

    def _call(self, member: str, done: Callable[[int], None], expected: str, signature: str = "", *body: int) -> None:
        visit = self._visit

        def answered(answer: Answer) -> None:
            if visit != self._visit or not self._open:
                return
            if isinstance(answer, Failure):
                self._missing(str(answer))
            else:
                done(answer[0])

        if self._bus:
            self._bus.call(self._monitor, member, signature, body, answered, expected)

    # --- watches -----------------------------------------------------------------------------------------------

    def _add(self, seconds: float) -> None:
        def added(number: int) -> None:
            if seconds in self._watches:
                self._watches[seconds] = number
            elif self._bus:  # it was taken back before it had a number
                self._bus.call(self._monitor, "RemoveWatch", "u", (number,))

        self._watches[seconds] = None
        self._track.ask(seconds, self._now())
        self._call("AddIdleWatch", added, "u", "t", round(seconds * 1000))

    def _remove(self, seconds: float) -> None:
        number = self._watches.pop(seconds)
        self._track.drop(seconds, self._now())
        if number is not None and self._bus:
            self._bus.call(self._monitor, "RemoveWatch", "u", (number,))

    def _await_input(self) -> None:
        if not self._asking and self._next_input is None:
            self._asking = True
            self._call("AddUserActiveWatch", self._awaits, "u")

    def _awaits(self, number: int) -> None:
        self._asking = False
        self._next_input = number

    def _measure(self) -> None:
        self._measured_at = self._now()
        self._call("GetIdletime", self._measured, "t")

    def _measured(self, milliseconds: int) -> None:
        self._track.measured(milliseconds / 1000, self._now())
        if self._track.idle:
            self._await_input()

    def _fired(self, number: int) -> None:
        if number == self._next_input:
            self._next_input = None
            self._track.resumed(self._now())
            self._measured_at = self._now()
            if self._heeding:
                self._called()
        elif number in self._watches.values():
            self._await_input()
            self._measure()
