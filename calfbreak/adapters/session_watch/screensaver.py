"""Lock, as the desktop's own screen saver tells it: the second source, for desktops that tell logind nothing.

A screen that is only blanked says the same as a locked one. That does no harm: it takes minutes without input, and ends
with the first.
"""

from __future__ import annotations

from functools import partial

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.lasting import LastingBus
from calfbreak.adapters.dbus.terms import Answer, Failure, Kind, Peer
from calfbreak.adapters.session_watch.lock import Lock
from calfbreak.domain.translation import said
from calfbreak.ports import Loop

_SAVERS = (
    Peer("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    Peer("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    Peer("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    Peer("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    Peer("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)


class ScreenSaverWatch:
    """Tells the lock what every screen saver on the session bus says. Raises Unavailable without a session bus."""

    def __init__(self, loop: Loop, lock: Lock) -> None:
        self._lock = lock
        self._running: set[str] = set()
        self._lasting = LastingBus(loop, Kind.SESSION, self._connected)

    @property
    def state(self) -> str:
        """How things stand, in a sentence for the doctor."""
        if self._running:
            return said("screen saver: {names}", names=", ".join(sorted(self._running)))
        return said("no screen saver runs")

    def close(self) -> None:
        """Listen no longer."""
        self._lasting.close()

    def _connected(self, bus: Bus) -> None:
        for saver in _SAVERS:
            bus.on_signal(saver, "ActiveChanged", "b", partial(self._say, saver))
            bus.on_owner(saver.name, partial(self._owned, bus, saver))

    def _owned(self, bus: Bus, saver: Peer, owner: str) -> None:
        if owner:
            self._running.add(saver.name)
            bus.call(saver, "GetActive", done=partial(self._answered, saver), expected="b")
        else:
            self._running.discard(saver.name)
            self._say(saver, False)  # a screen saver that is gone locks nothing

    def _answered(self, saver: Peer, answer: Answer) -> None:
        if not isinstance(answer, Failure):
            self._say(saver, answer[0])

    def _say(self, saver: Peer, active: bool) -> None:
        self._lock.say(saver.name, active)
