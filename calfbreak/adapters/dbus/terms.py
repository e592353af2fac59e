"""Whom one talks to on a bus, and what comes back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from calfbreak.domain.translation import Sentence, said
from calfbreak.ports import Unavailable


class Kind(StrEnum):
    """Which bus."""

    SESSION = "session"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Peer:
    """Whom to call, or listen to."""

    name: str
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a call has no answer."""

    name: str
    """The D-Bus name of the error, or `timeout`, `lost`, `signature`."""
    text: str = ""

    def __str__(self) -> str:
        if isinstance(self.text, Sentence):
            return self.text
        return f"{self.name}: {self.text}" if self.text else self.name


Answer = tuple[Any, ...] | Failure
BUS = Peer("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
"""The bus itself."""


def address_of(kind: Kind) -> str:
    """Where the bus listens. Raises Unavailable if nothing says where."""
    if kind is Kind.SYSTEM:
        return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket"
    if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    if folder := os.environ.get("XDG_RUNTIME_DIR"):
        return f"unix:path={folder}/bus"
    raise Unavailable(said("{variable} is not set", variable="$DBUS_SESSION_BUS_ADDRESS"))
