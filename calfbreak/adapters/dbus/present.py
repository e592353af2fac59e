"""Is somebody there? Asked once, before an adapter is made: afterwards nothing waits for the bus any more."""

from __future__ import annotations

import select

from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.dbus.terms import BUS, Kind, address_of
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_LIMIT = 1.0
"""Seconds for the bus to say it."""


def has_owner(kind: Kind, name: str) -> bool:
    """Whether somebody owns this name now. Raises Unavailable without a bus, or if it does not say."""
    try:
        from calfbreak.adapters.dbus.wire import Lost, Wire
    except ImportError as error:
        raise Unavailable(
            said("{program} is not installed: {command}", program="jeepney", command="pip install jeepney")
        ) from error
    wire = Wire(address_of(kind))
    try:
        bus = (BUS.name, BUS.path, BUS.interface)
        wire.send_call(bus, "Hello", "", (), answered=True)
        question = wire.send_call(bus, "NameHasOwner", "s", (name,), answered=True)
        wire.flush()
        end = awake_seconds() + _LIMIT
        while select.select([wire], [], [], max(0.0, end - awake_seconds()))[0]:
            for message in wire.receive():
                if message.reply_to == question:
                    return message.signature == "b" and bool(message.body[0])
    except Lost as error:
        raise Unavailable(said("{name} cannot be reached: {why}", name="D-Bus", why=error)) from error
    finally:
        wire.close()
    raise Unavailable(said("{name} did not answer within {seconds:g} s", name="D-Bus", seconds=_LIMIT))
