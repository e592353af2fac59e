"""Light and dark as the desktop's portal says, from a portal that is made for the test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from calfbreak.ui.desktop_scheme import DesktopScheme
from calfbreak.ui.theme import DARK, LIGHT, Theme

PYTHON = "/usr/bin/python3"
NAME = "org.freedesktop.portal.Desktop"
SETTINGS = "org.freedesktop.portal.Settings"
ASKED = 'ret = dbus.UInt32(1, variant_level=1) if args[1] == "color-scheme" else None'


@pytest.fixture
def address() -> Iterator[str]:
    if shutil.which("dbus-daemon") is None or shutil.which("gdbus") is None:
        pytest.skip("needs dbus-daemon and gdbus")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def portal(address: str, qtbot: QtBot) -> Iterator[str]:
    environ = os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}
    if subprocess.run([PYTHON, "-c", "import dbusmock"], capture_output=True, check=False).returncode:
        pytest.skip("needs python3-dbusmock")
    mock = subprocess.Popen(
        [PYTHON, "-m", "dbusmock", "--session", NAME, "/org/freedesktop/portal/desktop", SETTINGS], env=environ
    )
    call(address, "org.freedesktop.DBus.Mock.AddMethod", SETTINGS, "Read", "ss", "v", ASKED)
    yield address
    mock.kill()
    mock.wait()


def call(address: str, method: str, *arguments: str) -> None:
    """Call the mock, once it is there."""
    subprocess.run(["gdbus", "wait", "--address", address, "--timeout", "10", NAME], check=True)
    gdbus = ["gdbus", "call", "--address", address, "-d", NAME, "-o", "/org/freedesktop/portal/desktop", "-m", method]
    subprocess.run([*gdbus, *arguments], check=True, stdout=subprocess.DEVNULL)


def connection(address: str) -> QDBusConnection:
    bus = QDBusConnection.connectToBus(address, f"scheme {address}")
    assert bus.isConnected()
    return bus


def test_it_asks_and_hears_of_changes(portal: str, qtbot: QtBot) -> None:
    said: list[bool | None] = []
    scheme = DesktopScheme(said.append, connection(portal))
    qtbot.waitUntil(lambda: said == [True], timeout=5000)
    signal = "[<'org.freedesktop.appearance'>, <'color-scheme'>, <<uint32 2>>]"
    call(portal, "org.freedesktop.DBus.Mock.EmitSignal", SETTINGS, "SettingChanged", "ssv", signal)
    qtbot.waitUntil(lambda: said == [True, False], timeout=5000)
    other = "[<'org.freedesktop.appearance'>, <'accent-color'>, <<uint32 1>>]"
    call(portal, "org.freedesktop.DBus.Mock.EmitSignal", SETTINGS, "SettingChanged", "ssv", other)
    none = signal.replace("uint32 2", "uint32 0")
    call(portal, "org.freedesktop.DBus.Mock.EmitSignal", SETTINGS, "SettingChanged", "ssv", none)
    qtbot.waitUntil(lambda: said == [True, False, None], timeout=5000)
    scheme.deleteLater()


def test_without_a_portal_it_is_silent(address: str, qtbot: QtBot) -> None:
    said: list[bool | None] = []
    scheme = DesktopScheme(said.append, connection(address))
    qtbot.waitUntil(scheme._asked.isFinished, timeout=5000)
    assert said == []


def test_the_theme_follows_what_is_said_unless_somebody_chose(qtbot: QtBot, tmp_path: Path) -> None:
    theme = Theme()
    theme.hear(True)
    assert theme.roles is DARK
    theme.hear(False)
    assert theme.roles is LIGHT
    theme.choose("dark")
    theme.hear(False)
    assert theme.roles is DARK
