"""What a connection listens to: signals of peers, and who owns which name.

A signal carries the unique name of its sender. A peer is known by a name that it owns for now; so each such name is
followed, and a signal counts only if it comes from its present owner.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calfbreak.adapters.dbus.terms import BUS, Answer, Failure, Peer
from calfbreak.ports import Handle

if TYPE_CHECKING:
    from calfbreak.adapters.dbus.bus import Bus
    from calfbreak.adapters.dbus.wire import Incoming

_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Listener:
    """One subscription, and its handle."""

    signals: Signals
    peer: Peer
    member: str
    signature: str
    heard: Callable[..., None]
    more: str = ""
    """What else the match rule says."""
    owner: Handle | None = None
    complained: bool = False

    @property
    def rule(self) -> str:
        """The match rule for the bus."""
        path = f",path='{self.peer.path}'" if self.peer.path else ""
        return (
            f"type='signal',sender='{self.peer.name}',interface='{self.peer.interface}',member='{self.member}'"
            f"{path}{self.more}"
        )

    def cancel(self) -> None:
        """Listen no longer."""
        self.signals.forget(self)

    def takes(self, message: Incoming) -> bool:
        """Whether this is the signal, and comes from who owns the name now."""
        return (
            message.member == self.member
            and message.interface == self.peer.interface
            and self.peer.path in ("", message.path)
            and message.sender == self.signals.owner(self.peer.name)
        )


@dataclass(slots=True, eq=False)
class Follower:
    """Somebody who wants to know who owns a name, and the handle."""

    signals: Signals
    name: str
    changed: Callable[[str], None]

    def cancel(self) -> None:
        """Follow the name no longer."""
        self.signals.unfollow(self)


@dataclass(slots=True)
class _Name:
    """A name that is followed."""

    listener: Listener
    owner: str | None = None
    """The unique name of its owner; empty = nobody; None = not known yet."""
    followers: list[Follower] = field(default_factory=list)


class Signals:
    """The subscriptions of one connection."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._listeners: list[Listener] = []
        self._names: dict[str, _Name] = {}

    def listen(self, peer: Peer, member: str, signature: str, heard: Callable[..., None], more: str = "") -> Listener:
        """Ask the bus for a signal."""
        listener = Listener(self, peer, member, signature, heard, more)
        self._listeners.append(listener)
        self._bus.call(BUS, "AddMatch", "s", (listener.rule,))
        if peer != BUS:
            listener.owner = self.follow(peer.name, lambda owner: None)
        return listener

    def forget(self, listener: Listener) -> None:
        """Undo `listen`."""
        if listener in self._listeners:
            self._listeners.remove(listener)
            self._bus.call(BUS, "RemoveMatch", "s", (listener.rule,))
            if listener.owner is not None:
                listener.owner.cancel()

    def follow(self, name: str, changed: Callable[[str], None]) -> Follower:
        """Tell `changed` who owns the name: soon, and at each change."""
        follower = Follower(self, name, changed)
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = _Name(
                self.listen(
                    BUS, "NameOwnerChanged", "sss", lambda whose, _, new: self._owned(whose, new), f",arg0='{name}'"
                )
            )
            self._bus.call(BUS, "GetNameOwner", "s", (name,), lambda answer: self._found(name, answer), expected="s")
        elif known.owner is not None:
            self._bus.soon(lambda: self._tell(follower))
        known.followers.append(follower)
        return follower

    def unfollow(self, follower: Follower) -> None:
        """Undo `follow`."""
        known = self._names.get(follower.name)
        if known is None or follower not in known.followers:
            return
        known.followers.remove(follower)
        if not known.followers:
            del self._names[follower.name]
            known.listener.cancel()

    def owner(self, name: str) -> str:
        """The unique name of who owns a followed name now; empty if nobody, or if it is not known yet."""
        if name == BUS.name or name.startswith(":"):
            return name
        known = self._names.get(name)
        return known.owner or "" if known else ""

    def hear(self, message: Incoming) -> None:
        """Hand a signal to those who asked for it."""
        for listener in tuple(self._listeners):
            if listener not in self._listeners or not listener.takes(message):
                continue
            if message.signature == listener.signature:
                self._bus.protected(listener.heard, *message.body)
            elif not listener.complained:
                listener.complained = True
                _log.warning(
                    "%s.%s came with arguments %r instead of %r; such signals are ignored",
                    message.interface, message.member, message.signature, listener.signature,
                )  # fmt: skip

    def lost(self) -> None:
        """The bus is gone, and with it every owner of every name."""
        for name in tuple(self._names):
            self._owned(name, "")
        self.clear()

    def clear(self) -> None:
        """Tell nobody anything any more."""
        self._listeners.clear()
        self._names.clear()

    def _found(self, name: str, answer: Answer) -> None:
        known = self._names.get(name)
        if known is not None and known.owner is None:
            self._owned(name, "" if isinstance(answer, Failure) else answer[0])

    def _owned(self, name: str, owner: str) -> None:
        known = self._names.get(name)
        if known is None or known.owner == owner:
            return
        known.owner = owner
        for follower in tuple(known.followers):
            self._tell(follower)

    def _tell(self, follower: Follower) -> None:
        known = self._names.get(follower.name)
        if known is not None and known.owner is not None and follower in known.followers:
            self._bus.protected(follower.changed, known.owner)
