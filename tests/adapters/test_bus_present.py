"""Asking a bus once whether somebody is there."""

from __future__ import annotations

import signal
import subprocess

import pytest

from calfbreak.adapters.dbus.present import has_owner
from calfbreak.adapters.dbus.terms import Kind
from calfbreak.ports import Unavailable

NAME = "org.calfbreak.Test"


def test_somebody_or_nobody(bus: str) -> None:
    from jeepney import message_bus
    from jeepney.io.blocking import open_dbus_connection

    other = open_dbus_connection(bus)
    assert not has_owner(Kind.SESSION, NAME)
    other.send_and_get_reply(message_bus.RequestName(NAME, 4))
    assert has_owner(Kind.SESSION, NAME)
    assert not has_owner(Kind.SYSTEM, NAME + "2")
    other.close()
    assert not has_owner(Kind.SESSION, NAME)


def test_a_name_that_cannot_be_has_no_owner(bus: str) -> None:
    """The bus answers with an error."""
    assert not has_owner(Kind.SESSION, "no name at all")


def test_a_bus_that_hangs_is_not_waited_for(bus_daemon: subprocess.Popen[bytes]) -> None:
    bus_daemon.send_signal(signal.SIGSTOP)
    with pytest.raises(Unavailable):
        has_owner(Kind.SESSION, NAME)
    bus_daemon.send_signal(signal.SIGCONT)


def test_without_a_bus_it_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with pytest.raises(Unavailable, match="DBUS_SESSION_BUS_ADDRESS is not set"):
        has_owner(Kind.SESSION, NAME)
