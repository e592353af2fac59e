"""What the program leans on breaks while it runs: it goes on, says so once, and is whole again when that is back."""

from __future__ import annotations

import signal
import socket
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from jeepney import DBusAddress
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from adapters.fake_compositor import EXT_2, SEAT, FakeCompositor
from adapters.mock_of_logind import mock_of_logind
from calfbreak.adapters.control_client import ask
from calfbreak.adapters.profile import Profile
from desktop.furniture import PANEL_HEIGHT
from desktop.program import Program
from desktop.resident import DIALOG, Resident
from desktop.session import SCREEN_SIZE, Desktop
from desktop.sound import sound_server
from desktop.wayland_session import Sway, wayland_session

HERE = Path(__file__).parent
OWN = "^Calf Break$"
CORNER = QRect(SCREEN_SIZE.width() - PANEL_HEIGHT, 0, PANEL_HEIGHT, PANEL_HEIGHT)
"""Where the only icon of the panel stands."""
BELOW = QRect(SCREEN_SIZE.width() - 400, PANEL_HEIGHT, 400, 300)
"""Where its menu opens. The panel itself changes as soon as the pointer is there."""
LOGIND = "org.freedesktop.login1"
LOGIND_MOCK = DBusAddress("/org/freedesktop/login1", LOGIND, "org.freedesktop.DBus.Mock")
SOON = 1.0
"""Seconds within which whoever asks the program has an answer, whatever hangs."""


def problems(resident: Resident) -> list[str]:
    """What the program says is wrong."""
    reply = ask(Profile.at(resident.profile).socket, {"type": "Status"}, 10.0)
    found = reply["problems"]
    assert isinstance(found, list)
    return found


def log(resident: Resident) -> str:
    """The program's own log."""
    return Profile.at(resident.profile).log_file.read_text()


def part(desktop: Desktop, name: str) -> Program:
    """The part of the desktop that was started last under this name."""
    return next(program for program in reversed(desktop.programs) if Path(program.command[0]).name == name)


def icon_is_there(desktop: Desktop) -> bool:
    """Whether something stands in the tray: more than one colour there."""
    picture = desktop.picture().copy(CORNER)
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}) > 8


# --- notifications ----------------------------------------------------------------------------------------------


def test_the_notification_service_is_killed_and_comes_back(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start()
    with resident.somebody_sits():
        first = resident.wait_until_shown()
        resident.bubble()
        part(desktop, "dunst").signal(signal.SIGKILL)
        desktop.wait_until(lambda: not desktop.windows("^Dunst$"), "the bubble to go with its service")
        assert resident.status()["reminder"] == first["reminder"]
        desktop.start_dunst()
        resident.wait_until(lambda: resident.bubbles() == 1, "the bubble to come back")
        assert desktop.windows(OWN) == []
        desktop.click(resident.bubble().center())
        resident.wait_until(lambda: desktop.windows(DIALOG), "the guided stretch")
        assert resident.bubbles() == 0
        assert resident.phase() == "session"


def test_while_nobody_shows_notifications_the_program_does_and_only_one_is_seen(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        resident.bubble()
        part(desktop, "dunst").signal(signal.SIGKILL)
        resident.wait_until(lambda: desktop.windows(OWN), "the nudge in a window of its own", 20)
        desktop.start_dunst()
        resident.wait_until(lambda: resident.bubbles() == 1, "the next one on the service that is back", 20)
        resident.wait_until(lambda: desktop.windows(OWN) == [], "its own to go")
        resident.say("skip")
        resident.wait_until(lambda: resident.bubbles() == 0, "the bubble to go")


# --- the bus ----------------------------------------------------------------------------------------------------


def restart_bus(desktop: Desktop) -> None:
    """The session bus ends, and another one takes its place."""
    part(desktop, "dbus-daemon").stop()
    for name in ("dunst", "xfce4-panel", "xfconfd"):
        part(desktop, name).stop()
    desktop.bus.close()
    Path(desktop.home, "runtime/bus").unlink(missing_ok=True)


def test_the_bus_goes_away_and_comes_back(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start()
    with resident.somebody_sits():
        resident.wait_until_shown()
        resident.bubble()
        restart_bus(desktop)
        resident.wait_until(lambda: desktop.windows(OWN), "the nudge in a window of its own", 20)
        resident.say("skip")
        resident.wait_until(lambda: desktop.windows(OWN) == [], "its own window to go")
        desktop.start_bus()
        desktop.start_dunst()
        desktop.start_tray()
        resident.wait_until(lambda: icon_is_there(desktop), "the icon on the new panel", 30)
        resident.wait_until_shown()
        desktop.click(resident.bubble().center())
        resident.wait_until(lambda: desktop.windows(DIALOG), "the guided stretch")
    assert log(resident).count("the session bus was lost") == 1
    assert "Traceback" not in log(resident) + resident.program.output


# --- the panel --------------------------------------------------------------------------------------------------


def test_the_panel_restarts(desktop: Desktop) -> None:
    resident = Resident(desktop)
    resident.start(scale=1)  # so that nothing on the screen changes but the menu
    desktop.wait_until(desktop.bus.tray_items, "the icon")
    part(desktop, "xfce4-panel").stop()
    desktop.wait_until(lambda: desktop.bus.tray_items() == [], "the panel to go")
    desktop.start_tray()
    resident.wait_until(lambda: len(desktop.bus.tray_items()) == 1, "the icon on the new panel")
    resident.wait_until(lambda: icon_is_there(desktop), "the icon on the screen")
    menu_quits(desktop, resident)


@pytest.mark.parametrize("late", [3.0, *(pytest.param(late, marks=pytest.mark.slow) for late in (12.0, 30.0))])
def test_the_panel_comes_later_than_the_program(desktop_without_tray: Desktop, late: float) -> None:
    desktop = desktop_without_tray
    resident = Resident(desktop)
    resident.start(scale=1)  # so that nothing on the screen changes but the menu
    begun = time.monotonic()
    resident.wait_until(lambda: time.monotonic() - begun > late, "a panel that takes its time", late + 5)
    desktop.start_tray()
    resident.wait_until(lambda: len(desktop.bus.tray_items()) == 1, "the icon by the modern protocol, once")
    resident.wait_until(lambda: icon_is_there(desktop), "the icon on the screen")
    menu_quits(desktop, resident)


def menu_quits(desktop: Desktop, resident: Resident) -> None:
    """The icon is alive: its menu opens, and ends the program.

    Once more if it does not: a panel that fills its menu after it has opened it forgets what was chosen.
    """

    def changed(before: QImage, what: str) -> QImage:
        return resident.wait_until(lambda: (now := desktop.picture().copy(BELOW)) != before and now, what)

    def quits() -> bool:
        closed = desktop.picture().copy(BELOW)
        desktop.click(QPoint(CORNER.center().x() + 3, CORNER.center().y()), button=3)
        opened = changed(closed, "the menu")
        desktop.key("Up")
        changed(opened, "its last entry to be chosen")
        desktop.key("Return")
        with suppress(AssertionError):
            return resident.program.wait(5) == 0
        desktop.key("Escape")
        return False

    assert any(quits() for _ in range(3))


# --- sound ------------------------------------------------------------------------------------------------------


def test_a_sound_server_that_hangs_holds_up_nothing(desktop: Desktop) -> None:
    resident = Resident(desktop)
    slowest = 0.0

    def shown() -> bool:
        nonlocal slowest
        begun = time.monotonic()
        status = resident.status()
        slowest = max(slowest, time.monotonic() - begun)
        return bool(status["on_screen"])

    def stretching() -> bool:
        shown()
        return bool(resident.rows("SELECT 1 FROM sessions"))

    with sound_server(desktop) as server:
        resident.start(scale=30)
        with resident.somebody_sits():
            server.signal(signal.SIGSTOP)
            resident.wait_until(shown, "the reminder: what cannot be found out holds nothing back", 60)
            assert "pactl did not answer" in resident.say("doctor")
            resident.say("stretch")
            resident.wait_until(stretching, "the stretch to its end, silent", 40)
            assert slowest < SOON
            server.signal(signal.SIGCONT)
            resident.wait_until(
                lambda: "microphone (PulseAudio): nobody uses it" in resident.say("doctor"),
                "the server to be asked again",
            )
    assert resident.rows("SELECT outcome FROM sessions") == [("completed",)]
    assert "Traceback" not in log(resident)


# --- rubbish ----------------------------------------------------------------------------------------------------


def test_peers_that_send_rubbish_change_nothing(desktop_without_notifications: Desktop) -> None:
    desktop = desktop_without_notifications
    part(desktop, "xfce4-panel").stop()
    part(desktop, "xfconfd").stop()
    desktop.env["DBUS_SYSTEM_BUS_ADDRESS"] = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    peer = desktop.start(sys.executable, HERE / "toy_rubbish.py", name="rubbish")
    peer.expect("ready")
    resident = Resident(desktop)
    resident.start()
    with resident.somebody_sits():
        first = resident.wait_until_shown()
        resident.wait_until(lambda: desktop.windows(OWN), "the reminder in a window of its own")
        doctor = resident.say("doctor")
        assert "the notification service does not work: '" in doctor
        assert peer.running
        peer.stop()
        desktop.start_dunst()
        resident.wait_until(lambda: resident.bubbles() == 1, "the reminder on a service that works", 20)
        assert resident.status()["reminder"] == first["reminder"]
        desktop.click(resident.bubble().center())
        resident.wait_until(lambda: desktop.windows(DIALOG), "the guided stretch")
    text = log(resident)
    assert "Traceback" not in text + resident.program.output
    assert text.count("org.freedesktop.Notifications.ActionInvoked came with") <= 2


# --- sleep ------------------------------------------------------------------------------------------------------


def test_a_sleep_is_announced_and_neither_comes_nor_is_called_off(desktop: Desktop) -> None:
    desktop.env["DBUS_SYSTEM_BUS_ADDRESS"] = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    desktop.start(*mock_of_logind(), name="logind")
    desktop.wait_until(lambda: LOGIND in desktop.bus.names(), "the mock of logind")
    resident = Resident(desktop)
    resident.start(scale=30)
    with resident.somebody_sits():
        resident.wait_until(lambda: resident.status()["bout"] > 60, "a minute of sitting")
        announcement = (f"{LOGIND}.Manager", "PrepareForSleep", "b", [("b", True)])
        desktop.bus.call(LOGIND_MOCK, "EmitSignal", "sssav", announcement)
        before = resident.wait_for_phase("away")
        after = resident.wait_for_phase("counting")
    assert after["at"]["elapsed"] - before["at"]["elapsed"] >= 55, "for a minute it may still come"
    assert after["bout"] < before["bout"] + 30, "and that minute is none of sitting"
    assert resident.rows("SELECT 1 FROM bouts") == []


# --- the compositor ---------------------------------------------------------------------------------------------


def test_the_compositor_dies_and_the_records_live(artefacts: Path) -> None:
    with wayland_session(Sway, artefacts) as session:
        resident = Resident(session)
        resident.start(scale=60)
        resident.wait_until(lambda: resident.status()["bout"] > 90, "a minute and a half of sitting")
        resident.say("stand")
        resident.say("sit")
        before = resident.rows("SELECT * FROM bouts")
        assert len(before) == 1
        compositor(session).process.kill()
        status = resident.program.wait(10)
        assert status != 0
        assert resident.rows("PRAGMA integrity_check") == [("ok",)]
        assert resident.rows("SELECT * FROM bouts") == before
        assert "Traceback" not in resident.program.output
        for left in (session.home / "runtime").glob("wayland-*"):
            left.unlink()
        session.start_compositor()
        resident.start(scale=60)
        assert resident.status()["phase"] in ("counting", "away")
        assert problems(resident) == []


class FickleCompositor:
    """Serves one client after the other, and offers to each what it finds in `offers`, the last for ever."""

    def __init__(self, path: Path, offers: list[Mapping[str, int]]) -> None:
        self.serving: list[FakeCompositor] = []
        self._offers = offers
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen()
        self._thread = Thread(target=self._accept)
        self._thread.start()

    def close(self) -> None:
        """Hang up on everybody."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._listening.close()
        for one in self.serving:
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):  # shut down
            while True:
                connection, _ = self._listening.accept()
                offered = self._offers[min(len(self.serving), len(self._offers) - 1)]
                self.serving.append(FakeCompositor(offered, connection=connection))


def test_the_compositor_drops_the_idle_protocol_and_offers_it_again(bare_desktop: Desktop) -> None:
    """Windows are shown by X11 here, so that a made-up compositor need offer nothing else."""
    display = bare_desktop.home / "runtime/wayland-9"
    bare_desktop.env |= {
        "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": str(display), "XDG_SESSION_TYPE": "wayland",
    }  # fmt: skip
    fickle = FickleCompositor(display, [EXT_2, SEAT, EXT_2])
    resident = Resident(bare_desktop)
    try:
        resident.start(scale=1)
        assert resident.status()["measured"]
        assert "used: Wayland\n" in resident.say("doctor")
        fickle.serving[0].withdraw("ext_idle_notifier_v1")
        resident.wait_until(lambda: not resident.status()["measured"], "the loss to be known")
        (said,) = problems(resident)
        assert "ext_idle_notifier_v1" in said
        assert "counting" in resident.status()["phase"]
        resident.wait_until(lambda: resident.status()["measured"], "the protocol to be found again")
        assert problems(resident) == [said]
    finally:
        fickle.close()


def compositor(session: Any) -> Program:
    """sway."""
    return next(program for program in session.programs if "sway" in program.command)
