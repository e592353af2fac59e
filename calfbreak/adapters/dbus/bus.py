"""A connection to the session bus or the system bus: call, listen, and know who owns a name.

Nothing here waits: every answer comes through a callback on the loop's thread. A peer that answers something else than
what was agreed is treated as one that failed; a signal that has another shape than expected is dropped with a line in
the log.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calfbreak.adapters.dbus.signals import Signals
from calfbreak.adapters.dbus.terms import BUS, Answer, Failure, Kind, Peer, address_of
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop, Unavailable

if TYPE_CHECKING:
    from calfbreak.adapters.dbus.wire import Incoming

_log = logging.getLogger(__name__)

LIMIT = 5.0
"""Seconds in which a call is answered, or has failed."""
_RETRY = 0.05
"""Seconds until a message that did not fit into the socket is tried again."""


@dataclass(slots=True)
class _Call:
    """A call whose answer is still to come."""

    done: Callable[[Answer], None]
    expected: str | None
    timer: Handle


class Bus:
    """One connection. `closed` is told once, with the reason, if it is lost.

    Raises Unavailable if there is no such bus, or jeepney is not installed.
    """

    def __init__(self, loop: Loop, kind: Kind, closed: Callable[[str], None] = lambda why: None) -> None:
        try:
            from calfbreak.adapters.dbus.wire import Lost, Wire
        except ImportError as error:
            raise Unavailable(
                said("{program} is not installed: {command}", program="jeepney", command="pip install jeepney")
            ) from error
        self._loop = loop
        self._closed = closed
        self._lost = Lost
        self._wire = Wire(address_of(kind))
        self._calls: dict[int, _Call] = {}
        self._signals = Signals(self)
        self._open = True
        self._flushing = False
        self._watch = loop.watch(self._wire.fileno(), self._read)
        self.call(BUS, "Hello", done=self._greeted, expected="s")

    def call(
        self,
        peer: Peer,
        member: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
        done: Callable[[Answer], None] | None = None,
        expected: str | None = None,
        limit: float = LIMIT,
    ) -> None:
        """Call a method; `done` gets the reply or a Failure, later, once.

        A reply whose signature is not `expected` (if that is given) is a Failure.
        """
        if not self._open:
            if done is not None:
                self.soon(lambda: done(Failure("lost", said("{name} does not answer", name="D-Bus"))))
            return
        target = (peer.name, peer.path, peer.interface)
        serial = self._wire.send_call(target, member, signature, body, answered=done is not None)
        if done is not None:
            late = Failure("timeout", said("{name} did not answer within {seconds:g} s", name=peer.name, seconds=limit))
            timer = self._loop.call_in(limit, lambda: self._settle(serial, late))
            self._calls[serial] = _Call(done, expected, timer)
        self._flush()

    def on_signal(self, peer: Peer, member: str, signature: str, heard: Callable[..., None]) -> Handle:
        """Call `heard` with the arguments of each such signal that the owner of `peer.name` sends.

        An empty path listens to all paths. Signals with another signature are dropped.
        """
        return self._signals.listen(peer, member, signature, heard)

    def on_owner(self, name: str, changed: Callable[[str], None]) -> Handle:
        """Follow who owns a name: told soon, and at each change; empty = nobody."""
        return self._signals.follow(name, changed)

    def owner(self, name: str) -> str:
        """The unique name of who owns a followed name now; empty if nobody, or if it is not known yet."""
        return self._signals.owner(name)

    def soon(self, due: Callable[[], None]) -> None:
        """Call later, on the loop's thread, from a clean stack."""
        self._loop.call_soon(lambda: self.protected(due))

    def protected(self, callback: Callable[..., None], *arguments: Any) -> None:
        """Call; what one listener makes of a message must not cost the others theirs."""
        try:
            callback(*arguments)
        except Exception:  # noqa: BLE001 - a barrier
            _log.exception("a message from the bus was not handled")

    def close(self) -> None:
        """Hang up; nobody is called any more."""
        if self._open:
            self._flush()
            self._hang_up()
            for call in self._calls.values():
                call.timer.cancel()
            self._calls.clear()
            self._signals.clear()

    def _greeted(self, answer: Answer) -> None:
        if isinstance(answer, Failure):
            # Translators: {name} is a service that lets this program not in.
            self._lose(said("{name} refuses: {why}", name="D-Bus", why=answer))

    def _flush(self) -> None:
        if self._flushing or not self._open:
            return
        try:
            if not self._wire.flush():
                self._flushing = True
                self._loop.call_in(_RETRY, self._flush_again)
        except self._lost as error:
            why = str(error)  # told later: who called has not got its own state in order yet
            self.soon(lambda: self._lose(why))

    def _flush_again(self) -> None:
        self._flushing = False
        self._flush()

    def _read(self) -> None:
        try:
            messages = self._wire.receive()
        except self._lost as error:
            self._lose(str(error))
            return
        self._flush()
        for message in messages:
            if not self._open:
                return
            if message.reply_to:
                self._settle(message.reply_to, _answer(message), message.signature)
            else:
                self._signals.hear(message)

    def _settle(self, serial: int, answer: Answer, signature: str = "") -> None:
        call = self._calls.pop(serial, None)
        if call is None:
            return
        call.timer.cancel()
        if not isinstance(answer, Failure) and call.expected not in (None, signature):
            answer = Failure(
                "signature", said("{value!r} instead of {expected!r}", value=signature, expected=call.expected)
            )
        self.protected(call.done, answer)

    def _hang_up(self) -> None:
        self._open = False
        self._watch.cancel()
        self._wire.close()

    def _lose(self, why: str) -> None:
        if not self._open:
            return
        self._hang_up()
        calls, self._calls = self._calls, {}
        for call in calls.values():
            call.timer.cancel()
            self.protected(call.done, Failure("lost", why))
        self._signals.lost()
        self.protected(self._closed, why)


def _answer(message: Incoming) -> Answer:
    if not message.error:
        return message.body
    return Failure(message.error, str(message.body[0]) if message.body else "")
