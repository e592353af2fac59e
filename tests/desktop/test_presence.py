"""How soon the program knows, in real time: somebody locks the screen, unlocks it, leaves, comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from jeepney import DBusAddress, message_bus, new_signal

from desktop.bus import Bus
from desktop.resident import Resident
from desktop.session import x11_desktop
from desktop.wayland_seat import GnomeSeat, SwaySeat
from desktop.wayland_session import wayland_session

SETTINGS = 'break_after = "1m"\n'
SAVER = "org.xfce.ScreenSaver"


@dataclass(frozen=True)
class Place:
    """The program on a desktop, at the pace of life, and somebody who may sit there."""

    resident: Resident
    somebody_sits: Callable[[], AbstractContextManager[None]]

    def time_until(self, phase: str, limit: float) -> float:
        """Seconds until the program says so."""
        begun = time.monotonic()
        self.resident.wait_for_phase(phase, limit=limit)
        return time.monotonic() - begun


@pytest.fixture(params=["X11", SwaySeat, GnomeSeat], ids=["X11", "sway", "GNOME"])
def place(request: pytest.FixtureRequest, artefacts: Path) -> Iterator[Place]:
    if request.param == "X11":
        with x11_desktop(artefacts) as desktop:
            resident = Resident(desktop, SETTINGS)
            resident.start(scale=1)
            yield Place(resident, resident.somebody_sits)
        return
    kind = request.param
    with wayland_session(kind.session_type, artefacts, kind.tools) as session:
        resident = Resident(session, SETTINGS)
        resident.start(scale=1)
        yield Place(resident, kind(session).somebody_sits)


@pytest.mark.slow(70)
def test_lock_is_known_within_a_second_and_a_return_within_ten(
    place: Place, record_property: Callable[[str, object], None]
) -> None:
    saver = Bus(place.resident.desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    peer = DBusAddress("/org/xfce/ScreenSaver", SAVER, SAVER)
    saver.call(message_bus, "RequestName", "su", (SAVER, 0))
    place.resident.wait_until(lambda: SAVER in place.resident.say("doctor"), "the screen saver to be known")
    found: dict[str, float] = {}
    for name, active, phase in (("lock", True, "away"), ("unlock", False, "counting")):
        saver.emit(new_signal(peer, "ActiveChanged", "b", (active,)))
        found[name] = place.time_until(phase, 5)
    saver.close()
    # Nobody does anything: gone when `break_after` has passed.
    found["leaving"] = place.time_until("away", 80)
    with place.somebody_sits():
        found["return"] = place.time_until("counting", 20)
    for name, seconds in found.items():
        record_property(name, round(seconds, 2))
    print({name: round(seconds, 2) for name, seconds in found.items()})
    assert found["lock"] < 1
    assert found["unlock"] < 1
    assert 5 <= found["return"] < 10, "two inputs that are at least five seconds apart"
