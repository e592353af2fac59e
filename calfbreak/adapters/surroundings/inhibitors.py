"""Whatever holds the screen awake: films above all, as far as services can be asked about it.

A service counts only while it runs; nothing is started by asking. This program keeps the screen on only while a stretch
is open (`adapters/screen_on.py`), when nobody asks here.

GNOME's and Plasma's services know also what programs ask of org.freedesktop.ScreenSaver there. Elsewhere that has no
question to match, nor has X11's own way of suspending the saver: what holds the screen awake only so is not seen.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from calfbreak.adapters.dbus.bus import Bus
from calfbreak.adapters.dbus.terms import Answer, Failure, Peer
from calfbreak.adapters.ownership import own_user
from calfbreak.adapters.surroundings.line import Line
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, found, unknown, used_by
from calfbreak.domain.translation import said

_LOGIND = Peer("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class LogindInhibitors:
    """Blocks of idleness that the person's own processes took at logind. Raises Unavailable without a system bus.

    Those of other users, root's among them, say nothing about who sits here. Delays hold nothing awake.
    """

    topics = frozenset({Topic.VIDEO})

    def __init__(self, line: Line) -> None:
        self._line = line
        line.join(lambda bus: _follow(bus, _LOGIND.name))

    def ask(self, told: Told) -> None:
        """Find out who blocks."""
        if not self._line.owned(_LOGIND.name):
            told(Reading(frozenset(), said("{name} does not run", name="logind")))
            return

        def answered(answer: Answer) -> None:
            if isinstance(answer, Failure):
                told(unknown(answer))
            else:
                names = blockers(answer[0], own_user(), os.getpid())
                told(found(Topic.VIDEO, used_by(names), said("nothing holds the screen awake")))

        self._line.call(_LOGIND, "ListInhibitors", "", (), "a(ssssuu)", answered)

    def close(self) -> None:
        """Ask no longer."""
        self._line.close()


def blockers(inhibitors: list[tuple[str, str, str, str, int, int]], user: int, own: int) -> list[str]:
    """Who blocks idleness, of (what, who, why, mode, user, process)."""
    return sorted(
        {
            who
            for what, who, _why, mode, uid, process in inhibitors
            if "idle" in what.split(":") and mode == "block" and uid == user and process != own
        }
    )


@dataclass(frozen=True, slots=True)
class Keeper:
    """A service that answers, yes or no, whether the screen is held awake."""

    peer: Peer
    method: str
    signature: str = ""
    body: tuple[Any, ...] = ()
    beside: str = ""
    """Only while somebody owns this name, too."""


GNOME = Keeper(
    Peer("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager"), "IsInhibited", "u", (8,)
)
"""Also Cinnamon, MATE and Budgie, whose session managers own the name; 8 is idleness."""
_POLICY = "org.kde.Solid.PowerManagement.PolicyAgent"
KDE = Keeper(Peer(_POLICY, "/org/kde/Solid/PowerManagement/PolicyAgent", _POLICY), "HasInhibition", "u", (4,))
"""4 is any change of the screen: dimming, switching it off, the saver."""
XFCE = Keeper(
    Peer(
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
    ),
    "HasInhibit",
    beside="org.xfce.PowerManager",
)
"""In general this is about suspending; but Xfce's power manager leaves the screen on for it."""


class KeptAwake:
    """One such service. Raises Unavailable without a session bus."""

    topics = frozenset({Topic.VIDEO})

    def __init__(self, line: Line, keeper: Keeper) -> None:
        self._line = line
        self._keeper = keeper
        self._names = [name for name in (keeper.peer.name, keeper.beside) if name]
        line.join(lambda bus: _follow(bus, *self._names))

    def ask(self, told: Told) -> None:
        """Find out whether the screen is held awake."""
        if not all(map(self._line.owned, self._names)):
            told(Reading(frozenset(), said("{name} does not run", name=self._names[-1])))
            return

        def answered(answer: Answer) -> None:
            if isinstance(answer, Failure):
                told(unknown(answer))
            else:
                told(found(Topic.VIDEO, bool(answer[0]), said("nothing holds the screen awake")))

        keeper = self._keeper
        self._line.call(keeper.peer, keeper.method, keeper.signature, keeper.body, "b", answered)

    def close(self) -> None:
        """Ask no longer."""
        self._line.close()


def _follow(bus: Bus, *names: str) -> None:
    for name in names:
        bus.on_owner(name, lambda owner: None)
